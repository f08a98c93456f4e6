import { shapeImages } from '../../data/index.js';
import { FullyConnectedNet } from '../../nets/index.js';
import type { Tensor } from '../../tensor/index.js';
import { gridSearch, logUniform, randomSearch, Solver, type Trial } from '../../train/index.js';

/** Learning rate and regularisation, and the validation accuracy that they gave. */
export type RateTrial = Trial<'lr' | 'reg'>;

interface Images {
  X_train: Tensor;
  y_train: Tensor;
  X_val: Tensor;
  y_val: Tensor;
}

function images(N: number, seed: number): Images {
  const { X, y } = shapeImages({ N, size: 12, channels: 1, seed });
  const train = Math.round(0.75 * N);
  const flat = X.reshape(N, -1);
  const centred = flat.sub(flat.slice(`0:${train}`).mean(0)).div(64);
  return {
    X_train: centred.slice(`0:${train}`),
    y_train: y.slice(`0:${train}`),
    X_val: centred.slice(`${train}:`),
    y_val: y.slice(`${train}:`),
  };
}

/** Validation accuracy of a small net after a few epochs on generated 10-class images. */
function accuracyOf(data: Images, epochs: number, seed: number) {
  return async ({ lr, reg }: { lr: number; reg: number }) => {
    const net = new FullyConnectedNet({
      inputDim: data.X_train.shape[1] as number,
      hiddenDims: [40],
      weightScale: 0.05,
      reg,
      seed,
    });
    const solver = new Solver(net, data, {
      updateRule: 'sgd_momentum',
      optimConfig: { learning_rate: lr },
      numEpochs: epochs,
      batchSize: 50,
      progress: false,
      seed,
    });
    await solver.train();
    return solver.valAccHistory.at(-1) ?? Number.NaN;
  };
}

/** The ranges of L1's search, shifted to where this net and these images need them. */
export const RATES = { lr: [1e-4, 1] as const, reg: [1e-4, 10] as const };

/** Random search in log space (lecture L1, Step 4). */
export async function rateSearch(
  options: { count?: number; images?: number; epochs?: number; seed?: number } = {},
): Promise<RateTrial[]> {
  const { count = 60, images: N = 600, epochs = 5, seed = 0 } = options;
  const space = { lr: logUniform(...RATES.lr), reg: logUniform(...RATES.reg) };
  const run = accuracyOf(images(N, seed), epochs, seed);
  const { trials } = await randomSearch(space, count, run, { seed, progress: false });
  return trials;
}

/**
 * A grid of 3 × 3 and nine random draws over the same square (Bergstra and Bengio 2012; lecture L1):
 * the learning rate matters far more than the regularisation, and the grid tries only three of it.
 */
export async function gridAndRandom(
  options: { images?: number; epochs?: number; seed?: number } = {},
): Promise<{ grid: RateTrial[]; random: RateTrial[] }> {
  const { images: N = 600, epochs = 5, seed = 4 } = options;
  const run = accuracyOf(images(N, seed), epochs, seed);
  const lr = [1e-4, 1] as const;
  const reg = [1e-5, 1e-2] as const;
  const three = ([low, high]: readonly [number, number]) =>
    [1 / 6, 3 / 6, 5 / 6].map((share) => low * (high / low) ** share);
  const { trials: grid } = await gridSearch({ lr: three(lr), reg: three(reg) }, run, {
    progress: false,
  });
  const space = { lr: logUniform(...lr), reg: logUniform(...reg) };
  const { trials: random } = await randomSearch(space, 9, run, { seed, progress: false });
  return { grid, random };
}
