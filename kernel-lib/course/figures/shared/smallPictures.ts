import { shapeImages, trainValTest } from 'kernel-lib/data';
import { FullyConnectedNet, type FullyConnectedOptions } from 'kernel-lib/nets';
import type { Tensor } from 'kernel-lib/tensor';
import { accuracy, Solver, type SolverOptions } from 'kernel-lib/train';

/** Few pictures to learn from, many to be judged by. */
export interface SmallPictures {
  /** (N, 1, 16, 16), mean picture subtracted, values about -2 to 2. */
  X_train: Tensor;
  /** (N,) classes, 0 to 9. */
  y_train: Tensor;
  /** (1000, 1, 16, 16), the training mean subtracted. */
  X_val: Tensor;
  /** (1000,) classes, 0 to 9. */
  y_val: Tensor;
}

/** Grey generated pictures of 16 x 16 pixels in ten classes: the data of lab 7. */
export function smallPictures(options: { train?: number; seed?: number } = {}): SmallPictures {
  const { train = 300, seed = 3 } = options;
  const images = shapeImages({
    N: train + 1000,
    size: 16,
    channels: 1,
    inverted: 0,
    noise: 20,
    seed,
  });
  const parts = trainValTest(images, { train, val: 1000 });
  const mean = parts.X_train.mean(0);
  return {
    X_train: parts.X_train.sub(mean).div(60),
    y_train: parts.y_train,
    X_val: parts.X_val.sub(mean).div(60),
    y_val: parts.y_val,
  };
}

/** What one training has given. Entry 0 of each list is before the first update. */
export interface PictureRun {
  /** The net as it is after the last update. */
  net: FullyConnectedNet;
  /** What trained it, with the loss of every update in `lossHistory`. */
  solver: Solver;
  /** Accuracy on the training pictures after each epoch, 0 to 1. */
  train: number[];
  /** Accuracy on the validation pictures after each epoch, 0 to 1. */
  val: number[];
  /** Softmax loss on the training pictures, without penalties, after each epoch. */
  trainLoss: number[];
  /** Softmax loss on the validation pictures after each epoch. */
  valLoss: number[];
}

/**
 * Trains a net 256-100-10 on the small pictures with Adam, 40 epochs unless `solver` says otherwise,
 * and keeps the accuracies and losses of every epoch; with `watch: false` only the net, in less time.
 */
export async function trainOnPictures(
  data: SmallPictures,
  options: { net?: Partial<FullyConnectedOptions>; solver?: SolverOptions; watch?: boolean } = {},
): Promise<PictureRun> {
  const net = new FullyConnectedNet({
    hiddenDims: [100],
    inputDim: 256,
    weightScale: 0.05,
    seed: 1,
    ...options.net,
  });
  const lists = { train: [], val: [], trainLoss: [], valLoss: [] } as {
    [name in 'train' | 'val' | 'trainLoss' | 'valLoss']: number[];
  };
  // One pass gives both the accuracy and the loss; the Solver would make one for each.
  const look = (X: Tensor, y: Tensor, shares: number[], losses: number[]) => {
    const scores = net.loss(X);
    shares.push(accuracy(scores, y));
    losses.push(net.scoreLoss(scores, y));
  };
  const { X_train, y_train } = data;
  const solver = new Solver(
    net,
    { X_train, y_train },
    {
      updateRule: 'adam',
      optimConfig: { learning_rate: 2e-3 },
      numEpochs: 40,
      batchSize: 50,
      numTrainSamples: 10,
      progress: false,
      ...options.solver,
      callbacks: [
        {
          onEpoch() {
            if (options.watch === false) return;
            look(X_train, y_train, lists.train, lists.trainLoss);
            look(data.X_val, data.y_val, lists.val, lists.valLoss);
          },
        },
        ...(options.solver?.callbacks ?? []),
      ],
    },
  );
  await solver.train();
  return { net, solver, ...lists };
}
