import { shapeImages } from 'kernel-lib/data';
import { type Activation, type ActivationName, FullyConnectedNet } from 'kernel-lib/nets';
import type { Tensor } from 'kernel-lib/tensor';
import { Solver } from 'kernel-lib/train';

/** The course of the race between activations: 500 generated pictures of 16 x 16 pixels, as rows. */
export function raceCourse(seed = 0): { X_train: Tensor; y_train: Tensor } {
  const { X, y } = shapeImages({ N: 500, size: 16, channels: 1, seed });
  return { X_train: X.sub(X.mean(0)).div(64).reshape(500, -1), y_train: y };
}

/** One runner. */
export interface Runner {
  /** What bends between its layers. */
  readonly activation: ActivationName | Activation;
  /** Learning rate, with momentum 0.9. */
  readonly rate: number;
  /** Of its weights and its batches; 0 by default. */
  readonly seed?: number;
  /** It gives up after so many epochs; 45 by default. */
  readonly epochs?: number;
  /** It stops once no more than this share of the images is wrong; 0.1 by default. */
  readonly until?: number;
}

/**
 * Trains a net 256-50-50-10 with one activation.
 *
 * @param seen called after each epoch, with the errors so far
 * @returns the share of training images that are wrong, entry 0 before the first update
 */
export async function runRace(
  course: ReturnType<typeof raceCourse>,
  { activation, rate, seed = 0, epochs = 45, until = 0.1 }: Runner,
  seen?: (errors: readonly number[]) => void | Promise<void>,
): Promise<number[]> {
  const steep = activation === 'sigmoid' || activation === 'tanh';
  const net = new FullyConnectedNet({
    hiddenDims: [50, 50],
    inputDim: 256,
    activation,
    init: steep ? 'xavier' : 'kaiming',
    seed,
  });
  const errors: number[] = [];
  const solver = new Solver(net, course, {
    updateRule: 'sgd_momentum',
    optimConfig: { learning_rate: rate, momentum: 0.9 },
    numEpochs: epochs,
    batchSize: 50,
    seed,
    progress: false,
    callbacks: [
      {
        async onEpoch(training, { trainAcc }) {
          errors.push(1 - trainAcc);
          if (1 - trainAcc <= until) training.stop('few are wrong');
          await seen?.(errors);
        },
      },
    ],
  });
  await solver.train();
  return errors;
}
