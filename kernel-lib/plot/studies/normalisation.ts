import { fitScaler, plateletsAndHeight, shapeImages } from '../../library/data/index.js';
import { FullyConnectedNet, type FullyConnectedOptions } from '../../library/nets/index.js';
import { type Tensor, tensor } from '../../library/tensor/index.js';
import {
  accuracy,
  Solver,
  type SolverOptions,
  TrainingDiverged,
} from '../../library/train/index.js';

export type NormKind = 'none' | 'batchnorm' | 'layernorm';

/** The data of lab 5: rows of 144 grey pixels, each pixel normalised, ten classes. */
export interface ShapeRows {
  /** (600, 144) */
  X_train: Tensor;
  y_train: Tensor;
  /** (400, 144) */
  X_val: Tensor;
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
  /** On the validation part. */
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

/** One training per weight scale and kind (lecture L1, property 1). */
export async function normalisationByScale(options: {
  readonly data: ShapeRows;
  readonly scales: readonly number[];
  readonly kinds?: readonly NormKind[];
}): Promise<{ kind: NormKind; loss: number[]; accuracy: number[] }[]> {
  const { data, scales, kinds = ['none', 'batchnorm'] } = options;
  const found: { kind: NormKind; loss: number[]; accuracy: number[] }[] = [];
  for (const kind of kinds) {
    const runs: ShapeRun[] = [];
    for (const weightScale of scales) {
      runs.push(await trainOnShapes(data, { normalization: kind, weightScale }));
    }
    const [loss, accuracies] = [runs.map((run) => run.loss), runs.map((run) => run.accuracy)];
    found.push({ kind, loss, accuracy: accuracies });
  }
  return found;
}

/**
 * One training per batch size and kind (lecture L4, "batch size = 1?"): two hidden layers of 30
 * units from Kaiming's weights, the same number of updates for every size.
 */
export function normalisationByBatchSize(options: {
  readonly data: ShapeRows;
  readonly sizes: readonly number[];
  readonly kinds?: readonly NormKind[];
  readonly updates?: number;
  readonly rate?: number;
}): { kind: NormKind; accuracy: number[] }[] {
  const { data, sizes, kinds = ['none', 'batchnorm', 'layernorm'] } = options;
  const { updates = 200, rate = 0.03 } = options;
  return kinds.map((kind) => ({
    kind,
    accuracy: sizes.map((batchSize) => {
      const model = new FullyConnectedNet({
        hiddenDims: [30, 30],
        inputDim: 144,
        init: 'kaiming',
        normalization: kind,
        seed: 0,
      });
      const solver = new Solver(model, data, {
        optimConfig: { learning_rate: rate },
        batchSize,
        progress: false,
      });
      for (let update = 0; update < updates; update++) solver.step();
      return accuracy(model.loss(data.X_val), data.y_val); // without labels: test mode
    }),
  }));
}

/** Platelets (in 100,000 per µl) and height (in m) of 200 people, and the same normalised. */
export function peopleNormalised(seed = 0): { raw: Tensor; normalised: Tensor } {
  const { X } = plateletsAndHeight({ N: 200, seed });
  return { raw: X.div(tensor([100_000, 1])), normalised: fitScaler(X).apply(X) };
}

/** Every size of first weights, without and with batch normalisation: figure bn-vs-scale. */
export async function bnVersusScaleData() {
  const scales = [0.001, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1];
  const [plain, normal] = await normalisationByScale({ data: shapeRows(), scales });
  const nothing = { loss: [], accuracy: [] };
  return {
    scales,
    chance: 0.1,
    runs: [
      { name: 'without', ...(plain ?? nothing) },
      { name: 'batch normalisation', ...(normal ?? nothing) },
    ],
  };
}

/** Every size of batch, for each kind of normalisation: figure bn-batch-size. */
export function bnBatchSizeData() {
  const names = {
    none: 'without',
    batchnorm: 'batch normalisation',
    layernorm: 'layer normalisation',
  };
  const sizes = [1, 2, 4, 8, 16, 32, 64];
  const found = normalisationByBatchSize({ data: shapeRows(), sizes });
  const runs = found.map(({ kind, accuracy }) => ({ name: names[kind], accuracy }));
  return { sizes, chance: 0.1, runs };
}
