import { percent } from 'kernel-lib/display';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { INK, SEQUENTIAL } from 'kernel-lib/plot';
import { logUniform, randomSearch, Solver, type Trial } from 'kernel-lib/train';
import { shapeRows } from './shapeRows.js';

/** Learning rate and regularisation, and the validation accuracy that they gave. */
export type RateTrial = Trial<'lr' | 'reg'>;

/** Validation accuracy of a net 144-40-10 after a few epochs on 600 generated 10-class pictures. */
export function accuracyOf(epochs: number, seed: number) {
  const data = shapeRows();
  return async ({ lr, reg }: { lr: number; reg: number }) => {
    const net = new FullyConnectedNet({
      inputDim: 144,
      hiddenDims: [40],
      init: 'kaiming',
      reg,
      seed,
    });
    const solver = new Solver(net, data, {
      updateRule: 'sgd_momentum',
      optimConfig: { learning_rate: lr },
      numEpochs: epochs,
      batchSize: 50,
      numTrainSamples: 10,
      progress: false,
      seed,
    });
    await solver.train();
    return solver.valAccHistory.at(-1) ?? Number.NaN;
  };
}

/** The ranges of L1's search, shifted to where this net and these pictures need them. */
export const RATES = { lr: [1e-4, 1] as const, reg: [1e-5, 10] as const };

/** Random search in log space (lecture L1, Step 4). */
export async function rateSearch(
  options: { count?: number; epochs?: number; seed?: number } = {},
): Promise<RateTrial[]> {
  const { count = 60, epochs = 8, seed = 0 } = options;
  const space = { lr: logUniform(...RATES.lr), reg: logUniform(...RATES.reg) };
  const run = accuracyOf(epochs, seed);
  const { trials } = await randomSearch(space, count, run, { seed, progress: false });
  return trials;
}

/** A logarithmic range with a share of its length added at both ends. */
export function wider([low, high]: readonly [number, number], share: number): [number, number] {
  const part = (high / low) ** share;
  return [low / part, high * part];
}

/** What stands at a trial: its accuracy, or a cross where it diverged. */
export const label = (value: number) => (Number.isNaN(value) ? '✗' : percent(value));

export const settings = (trials: readonly RateTrial[]) => ({
  x: trials.map(({ config }) => Number(config.lr.toPrecision(4))),
  y: trials.map(({ config }) => Number(config.reg.toPrecision(4))),
});

/** A percentage in the colour of the scale, the same in every figure. */
export const inColour = (trials: readonly RateTrial[], size: number) => ({
  size,
  color: trials.map(({ value }) => (Number.isNaN(value) ? 0 : Number((100 * value).toFixed(1)))),
  cmin: 0,
  cmax: 100,
  colorscale: SEQUENTIAL,
  colorbar: { title: { text: 'validation accuracy (%)', side: 'right' }, outlinewidth: 0 },
  line: { width: 1, color: INK },
});
