import { fitScaler, shapeImages } from 'kernel-lib/data';
import { FullyConnectedNet, type FullyConnectedOptions } from 'kernel-lib/nets';
import type { Tensor } from 'kernel-lib/tensor';
import { Solver, type SolverOptions, TrainingDiverged } from 'kernel-lib/train';

/** The data of lab 5: rows of 144 grey pixels, each pixel normalised, ten classes. */
export interface ShapeRows {
  /** (600, 144) */
  X_train: Tensor;
  /** (600,) classes, 0 to 9. */
  y_train: Tensor;
  /** (400, 144) */
  X_val: Tensor;
  /** (400,) classes, 0 to 9. */
  y_val: Tensor;
}

/** Generated grey pictures of 12 x 12 pixels, normalised by mean and spread of the training part. */
export function shapeRows(seed = 0): ShapeRows {
  const { X, y } = shapeImages({
    N: 1000,
    size: 12,
    channels: 1,
    noise: 8,
    shift: 0.1,
    rotation: 10,
    inverted: 0,
    seed,
  });
  const rows = X.reshape(1000, -1);
  const scaled = fitScaler(rows.slice('0:600')).apply(rows);
  return {
    X_train: scaled.slice('0:600'),
    y_train: y.slice('0:600'),
    X_val: scaled.slice('600:1000'),
    y_val: y.slice('600:1000'),
  };
}

/** How a training ended; NaN where the loss became infinite. */
export interface ShapeRun {
  /** Mean loss of the last 12 batches. */
  loss: number;
  /** On the validation part, 0 to 1. */
  accuracy: number;
}

/**
 * Trains five hidden layers of 30 relu units on {@link shapeRows} by plain descent, 8 epochs of
 * batches of 50 with rate 0.1 unless `net` and `solver` say otherwise.
 */
export async function trainOnShapes(
  data: ShapeRows,
  net: Partial<FullyConnectedOptions> = {},
  solver: SolverOptions = {},
): Promise<ShapeRun> {
  const model = new FullyConnectedNet({
    hiddenDims: [30, 30, 30, 30, 30],
    inputDim: 144,
    seed: 0,
    ...net,
  });
  const trainer = new Solver(model, data, {
    optimConfig: { learning_rate: 0.1 },
    numEpochs: 8,
    batchSize: 50,
    numTrainSamples: 100,
    progress: false,
    ...solver,
  });
  try {
    await trainer.train();
  } catch (error) {
    if (!(error instanceof TrainingDiverged)) throw error;
    return { loss: Number.NaN, accuracy: Number.NaN };
  }
  const last = trainer.lossHistory.slice(-12);
  const loss = last.reduce((a, b) => a + b, 0) / last.length;
  return { loss, accuracy: trainer.valAccHistory.at(-1) ?? Number.NaN };
}
