import type { Sampling } from '../data/index.js';
import type { Params } from '../nets/index.js';
import type { OptimConfig, UpdateRule, UpdateRuleName } from '../optim/index.js';
import type { RandomState } from '../random/index.js';
import type { PlateauOptions, Schedule } from '../schedules/index.js';
import type { Tensor } from '../tensor/index.js';
import type { AveragingOptions } from './averaging.js';
import type { EpochRecord } from './history.js';
import type { Metric } from './metrics.js';
import type { Solver } from './solver.js';

/** X (N, …), y (N,) int32 labels or targets; validation data are optional. */
export interface SolverData {
  X_train: Tensor;
  y_train: Tensor;
  X_val?: Tensor;
  y_val?: Tensor;
}

/** What to watch for "the best epoch". 'valLoss' is the softmax loss of the scores, no penalties. */
export type Watch = 'valAcc' | 'valLoss' | 'trainLoss';

export interface EarlyStoppingOptions {
  /** Epochs without improvement before training stops (5). */
  patience?: number;
  /** An improvement is larger than this (0). */
  minDelta?: number;
  /** 'valAcc', or 'trainLoss' without validation data. */
  watch?: Watch;
  /** Put the weights and running statistics of the best epoch back at the end (true). */
  restoreBest?: boolean;
}

/** One update, as callbacks see it. The tensors are the training's own: read, do not write. */
export interface StepInfo {
  iteration: number;
  loss: number;
  grads: Params;
  /** The weights before this update; `solver.model.params` has those after it. */
  before: Params;
}

/** Called while training; each may be async. `solver.stop('why')` ends training after the step. */
export interface SolverCallback {
  onStart?(solver: Solver): unknown;
  onStep?(solver: Solver, info: StepInfo): unknown;
  onEpoch?(solver: Solver, record: EpochRecord): unknown;
  onEnd?(solver: Solver): unknown;
}

export interface SolverOptions {
  /** Name of an update rule or a function `(w, dw, config) => [next_w, next_config]` ('sgd'). */
  updateRule?: UpdateRuleName | UpdateRule;
  /** Settings for every weight's update rule, such as {learning_rate: 1e-3}. */
  optimConfig?: OptimConfig;
  /** The learning rate is multiplied by this after each epoch (1). */
  lrDecay?: number;
  /** The learning rate at time t, instead of lrDecay. */
  schedule?: Schedule;
  /** What t counts ('iteration'). */
  schedulePer?: 'iteration' | 'epoch';
  /** Reduce the learning rate when the watched value stands still. */
  plateau?: Omit<PlateauOptions, 'mode'> & { watch?: Watch };
  /** Examples per update (100). */
  batchSize?: number;
  /** (10) */
  numEpochs?: number;
  /** 'shuffle': every example once an epoch; 'uniform': with replacement; 'full' ('shuffle'). */
  sampling?: Sampling;
  /** Changes a batch before it is used, drawing from the generator it is given. */
  augment?: (X: Tensor, rng: RandomState) => Tensor;
  /** Examples of the training data used for the training accuracy (1000; all if fewer). */
  numTrainSamples?: number;
  /** Instead of accuracy; larger is better. */
  metric?: Metric;
  metricName?: string;
  /** Clip each entry of the gradients to [-clipValue, clipValue]. */
  clipValue?: number;
  /** Scale the gradients so that their common 2-norm is at most this. */
  clipNorm?: number;
  earlyStopping?: EarlyStoppingOptions;
  averaging?: AveragingOptions;
  callbacks?: readonly SolverCallback[];
  /** Batches are drawn by `RandomState(seed)`, augmentation by seed + 1, the sample by seed + 2 (0). */
  seed?: number;
  /** Print a line per epoch, as the lecture does (false). */
  verbose?: boolean;
  /** Also print the loss every so many iterations (0: never). */
  printEvery?: number;
  /** Show a progress bar (where a person is watching). */
  progress?: boolean;
  /** Draw the curves while training, in a notebook (false). */
  plot?: boolean;
  /** Write a checkpoint to this file after every epoch; `solver.resume` reads it. */
  checkpointFile?: string;
}
