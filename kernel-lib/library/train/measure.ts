import { takeRows } from '../data/index.js';
import { softmax_loss } from '../losses/index.js';
import type { Model } from '../nets/index.js';
import { RandomState } from '../random/index.js';
import type { Tensor } from '../tensor/index.js';
import { accuracy, evaluate } from './metrics.js';
import type { SolverData, SolverOptions } from './options.js';

/** What {@link Measure} finds at the end of an epoch. */
export interface Measured {
  trainAcc: number;
  /** NaN without validation data. */
  valAcc: number;
  /** NaN unless something watches it. */
  valLoss: number;
}

/** Measures a model on a fixed sample of the training data and on the validation data. */
export class Measure {
  readonly #X: Tensor;
  readonly #y: Tensor;
  readonly #data: SolverData;
  readonly #options: SolverOptions;

  constructor(data: SolverData, options: SolverOptions) {
    const { numTrainSamples = 1000, seed = 0 } = options;
    const N = data.X_train.shape[0]!;
    const order = N > numTrainSamples ? new RandomState(seed + 2).permutation(N) : undefined;
    const sample = order?.data.slice(0, numTrainSamples);
    this.#X = sample ? takeRows(data.X_train, sample) : data.X_train;
    this.#y = sample ? takeRows(data.y_train, sample) : data.y_train;
    this.#data = data;
    this.#options = options;
  }

  take(model: Model): Measured {
    const { X_val, y_val } = this.#data;
    const { metric = accuracy, earlyStopping, plateau } = this.#options;
    const trainAcc = evaluate(model, this.#X, this.#y, metric);
    if (!X_val || !y_val) return { trainAcc, valAcc: Number.NaN, valLoss: Number.NaN };
    const watchesLoss = earlyStopping?.watch === 'valLoss' || plateau?.watch === 'valLoss';
    return {
      trainAcc,
      valAcc: evaluate(model, X_val, y_val, metric),
      valLoss: watchesLoss
        ? evaluate(
            model,
            X_val,
            y_val,
            (scores, y) => model.scoreLoss?.(scores, y) ?? softmax_loss(scores, y)[0],
          )
        : Number.NaN,
    };
  }
}
