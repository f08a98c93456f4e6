import { moons } from 'kernel-lib/data';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { accuracy, predictions, Solver } from 'kernel-lib/train';

/** A classifier of points in the plane, and how good it is. */
export interface MoonFit {
  /** Strength of the L2 penalty. */
  reg: number;
  /** Accuracy on the 50 training points, 0 to 1. */
  train: number;
  /** Accuracy on 1000 other points, 0 to 1. */
  val: number;
  /** The class of each point. */
  classify: (points: readonly (readonly number[])[]) => ArrayLike<number>;
}

/** Points of two noisy half moons around (0, 0): X (N, 2), y (N,). */
export function noisyMoons(N: number, seed: number): { X: Tensor; y: Tensor } {
  const { X, y } = moons({ N, noise: 0.35, seed });
  return { X: X.sub(tensor([0.5, 0.25])), y };
}

/**
 * One net with 2 inputs and the given hidden layers, trained on 50 noisy points with an L2 penalty
 * of each strength (lecture L2, underfitted, good fit, overfitted).
 */
export async function moonFits(
  regs: readonly number[],
  options: { hiddenDims?: readonly number[]; epochs?: number; seed?: number } = {},
): Promise<{ X: Tensor; y: Tensor; fits: MoonFit[] }> {
  const { hiddenDims = [50, 50], epochs = 400, seed = 0 } = options;
  const { X, y } = noisyMoons(50, 5);
  const fresh = noisyMoons(1000, 6);
  const fits: MoonFit[] = [];
  for (const reg of regs) {
    const net = new FullyConnectedNet({
      hiddenDims,
      inputDim: 2,
      numClasses: 2,
      init: 'kaiming',
      reg,
      seed,
    });
    const solver = new Solver(
      net,
      { X_train: X, y_train: y },
      {
        updateRule: 'adam',
        optimConfig: { learning_rate: 0.01 },
        numEpochs: epochs,
        batchSize: 50,
        progress: false,
        seed,
      },
    );
    await solver.train();
    fits.push({
      reg,
      train: accuracy(net.loss(X), y),
      val: accuracy(net.loss(fresh.X), fresh.y),
      classify: (points) => predictions(net.loss(tensor(points as number[][]))),
    });
  }
  return { X, y, fits };
}

/** The plane shown: the two half moons around (0, 0). */
export const MOON_X = [-2.2, 2.2] as const;

export const MOON_Y = [-1.8, 1.8] as const;
