import { FullyConnectedNet } from '../../library/nets/index.js';
import {
  gridSearch,
  logUniform,
  randomSearch,
  Solver,
  type Trial,
} from '../../library/train/index.js';
import { shapeRows } from './normalisation.js';

/** Learning rate and regularisation, and the validation accuracy that they gave. */
export type RateTrial = Trial<'lr' | 'reg'>;

/** Validation accuracy of a net 144-40-10 after a few epochs on 600 generated 10-class pictures. */
function accuracyOf(epochs: number, seed: number) {
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

/** The square of {@link gridAndRandom}: in it the regularisation hardly matters. */
export const GRID_RATES = { lr: [1e-4, 1] as const, reg: [1e-5, 1e-1] as const };

/**
 * A grid of 3 × 3 and nine random draws over the same square (Bergstra and Bengio 2012; lecture L1):
 * the learning rate matters far more than the regularisation, and the grid tries only three of it.
 */
export async function gridAndRandom(
  options: { epochs?: number; seed?: number } = {},
): Promise<{ grid: RateTrial[]; random: RateTrial[] }> {
  const { epochs = 8, seed = 4 } = options;
  const run = accuracyOf(epochs, seed);
  const { lr, reg } = GRID_RATES;
  const three = ([low, high]: readonly [number, number]) =>
    [1 / 6, 3 / 6, 5 / 6].map((share) => low * (high / low) ** share);
  const { trials: grid } = await gridSearch({ lr: three(lr), reg: three(reg) }, run, {
    progress: false,
  });
  const space = { lr: logUniform(...lr), reg: logUniform(...reg) };
  const { trials: random } = await randomSearch(space, 9, run, { seed, progress: false });
  return { grid, random };
}
