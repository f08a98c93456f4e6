import type { BatchSampler, Sampling } from '../data/index.js';
import type { Model, Params } from '../nets/index.js';
import type { OptimConfig, UpdateRule, UpdateRuleName } from '../optim/index.js';
import type { PlateauOptions, ReduceOnPlateau, Schedule } from '../optim/schedules/index.js';
import type { RandomState } from '../random/index.js';
import type { Tensor } from '../tensor/index.js';
import type { AveragingOptions, WeightAverage } from './averaging.js';
import type { BestEpoch, EarlyStoppingOptions, Watch } from './best.js';
import type { EpochRecord } from './history.js';
import type { Metric } from './metrics.js';

/** X (N, …), y (N,) int32 labels or targets; validation data are optional. */
export interface SolverData {
  /** (N, …), to learn from. */
  X_train: Tensor;
  /** (N,) labels from 0 on, or targets. */
  y_train: Tensor;
  /** To measure on after each epoch. */
  X_val?: Tensor;
  /** Labels or targets of X_val. */
  y_val?: Tensor;
}

/** One update, as callbacks see it. The tensors are the training's own: read, do not write. */
export interface StepInfo {
  /** Updates so far, with this one. */
  iteration: number;
  /** Of the batch, before the update. */
  loss: number;
  /** The gradients, by the names of the weights. */
  grads: Params;
  /** The weights before this update; `solver.model.params` has those after it. */
  before: Params;
}

/** A training under way, as callbacks and checkpoints see it: what a Solver keeps. */
export interface Training {
  /** What is trained. */
  readonly model: Model;
  /** What it is trained and measured on. */
  readonly data: SolverData;
  /** As they were given. */
  readonly options: SolverOptions;
  /** Loss of the batch, one entry per update. */
  readonly lossHistory: number[];
  /** Accuracy per epoch; entry 0 is before the first update. */
  readonly trainAccHistory: number[];
  /** The same on the validation data; NaN without them. */
  readonly valAccHistory: number[];
  /** Learning rate, one entry per update. */
  readonly lrHistory: number[];
  /** All of it per epoch. */
  readonly epochs: EpochRecord[];
  /** Settings and memory of the update rule, per weight. */
  readonly optimConfigs: Record<string, OptimConfig>;
  /** The weights' running average, when `averaging` is set. */
  readonly average: WeightAverage | undefined;
  /** The best epoch so far. */
  readonly best: BestEpoch;
  /** Updates so far. */
  iteration: number;
  /** Whole epochs so far. */
  epoch: number;
  /** Why training ended early, if it did. */
  stoppedBecause: string | undefined;
  /** For checkpoints: where the generators and the plateau rule stand. */
  readonly sampler: BatchSampler;
  /** The generator that `augment` draws from. */
  readonly augmentRng: RandomState;
  /** The plateau rule, when it is asked for. */
  plateau: ReduceOnPlateau | undefined;
  /** The learning rate of the next update, where it is known. */
  readonly learningRate: number | undefined;
  /** What the accuracies are: 'accuracy' unless another metric is given. */
  readonly metricName: string;
  /** The largest validation accuracy so far. */
  readonly bestValAcc: number;
  /** Ends training after the current update. */
  stop(reason?: string): void;
  /** All that training depends on, as text. */
  checkpoint(): string;
}

/** Called while training; each may be async. `solver.stop('why')` ends training after the step. */
export interface SolverCallback {
  /** Before the first update, or the first one after a checkpoint. */
  onStart?(solver: Training): unknown;
  /** After each update. */
  onStep?(solver: Training, info: StepInfo): unknown;
  /** After each epoch, when its accuracies are known. */
  onEpoch?(solver: Training, record: EpochRecord): unknown;
  /** When training has ended, by itself or because it was stopped. */
  onEnd?(solver: Training): unknown;
}

/** Settings of {@link Solver}. */
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
  /** What prints and curves call the metric. */
  metricName?: string;
  /** Clip each entry of the gradients to [-clipValue, clipValue]. */
  clipValue?: number;
  /** Scale the gradients so that their common 2-norm is at most this. */
  clipNorm?: number;
  /** Stop when it gets no better, and take the best epoch's weights (not). */
  earlyStopping?: EarlyStoppingOptions;
  /** Keep a running average of the weights (not). */
  averaging?: AveragingOptions;
  /** Called while training, in this order. */
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
  /** Write a checkpoint to this file after every epoch; `solver.resumeFile` reads it. */
  checkpointFile?: string;
}
