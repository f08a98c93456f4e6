import { shapeImages, trainValTest } from 'kernel-lib/data';
import { FullyConnectedNet } from 'kernel-lib/nets';
import type { OptimConfig, UpdateRule, UpdateRuleName } from 'kernel-lib/optim';
import type { Schedule } from 'kernel-lib/schedules';
import type { Tensor } from 'kernel-lib/tensor';
import { accuracy, Solver } from 'kernel-lib/train';

/** Small grey pictures of ten shapes, centred and scaled: 400 to learn from, 1000 held out. */
export interface RaceData {
  /** (400, 1, 12, 12), mean picture subtracted, values about -2 to 2. */
  readonly X_train: Tensor;
  /** (400,) classes, 0 to 9. */
  readonly y_train: Tensor;
  /** (1000, 1, 12, 12), scaled like the others. */
  readonly X_test: Tensor;
  /** (1000,) classes, 0 to 9. */
  readonly y_test: Tensor;
}

/** The images of the race: 400 to train with, 1000 to test with, centred and scaled. */
export function raceData(seed = 1): RaceData {
  const images = shapeImages({ N: 1400, size: 12, channels: 1, seed });
  const parts = trainValTest(images, { train: 400, val: 0, test: 1000 });
  const mean = parts.X_train.mean(0);
  const scaled = (X: Tensor) => X.sub(mean).div(64);
  return {
    X_train: scaled(parts.X_train),
    y_train: parts.y_train,
    X_test: scaled(parts.X_test),
    y_test: parts.y_test,
  };
}

/** How one rule trains the net of the race. */
export interface RaceEntry {
  /** An update rule of the library by its name, or one of your own. */
  readonly rule: UpdateRuleName | UpdateRule;
  /** The rule's settings, such as `{ learning_rate: 0.01 }`. */
  readonly config: OptimConfig;
  /** The learning rate by update; constant without it. */
  readonly schedule?: Schedule;
}

/** What came of it. */
export interface RaceResult {
  /** One loss per update; the run ends at the first that is no number. */
  readonly losses: readonly number[];
  /** Share of the training pictures read right at the end, 0 to 1. */
  readonly trainAccuracy: number;
  /** Share of the held-out pictures read right at the end, 0 to 1. */
  readonly testAccuracy: number;
}

/**
 * Trains a net 144-64-10 on the race's pictures, 10 updates an epoch. The same seed gives every rule
 * the same first weights and the same batches.
 */
export async function race(
  entry: RaceEntry,
  data: RaceData,
  options: { readonly epochs?: number; readonly seed?: number } = {},
): Promise<RaceResult> {
  const { epochs = 40, seed = 0 } = options;
  const net = new FullyConnectedNet({ hiddenDims: [64], inputDim: 144, weightScale: 0.05, seed });
  const solver = new Solver(
    net,
    { X_train: data.X_train, y_train: data.y_train },
    {
      updateRule: entry.rule,
      optimConfig: { ...entry.config },
      ...(entry.schedule ? { schedule: entry.schedule } : {}),
      numEpochs: epochs,
      batchSize: 40,
      numTrainSamples: 10,
      progress: false,
      seed,
    },
  );
  await solver.train();
  return {
    losses: solver.lossHistory,
    trainAccuracy: accuracy(net.loss(data.X_train), data.y_train),
    testAccuracy: accuracy(net.loss(data.X_test), data.y_test),
  };
}
