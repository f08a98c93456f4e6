/**
 * Training: Solver and all around it: metrics, early stopping, searches over settings, diagnoses of
 * what goes wrong.
 *
 * ```ts
 * import { moons, trainValTest } from 'kernel-lib/data';
 * import { FullyConnectedNet } from 'kernel-lib/nets';
 * import { Solver } from 'kernel-lib/train';
 * const net = new FullyConnectedNet({ inputDim: 2, hiddenDims: [10], numClasses: 2 });
 * await new Solver(net, trainValTest(moons(), { val: 100 }), { numEpochs: 3 }).train();
 * ```
 *
 * @module
 */

export { type Progress, startProgress } from '../display/index.js';
export { type AveragingOptions, WeightAverage, withParams } from './averaging.js';
export { BestEpoch, type EarlyStoppingOptions, type Snapshot, type Watch } from './best.js';
export { type CrossValidation, crossValidate, type Fold, kFold } from './crossval.js';
export {
  type Finding,
  type GradientFinding,
  GradientReport,
  gradientReport,
} from './diagnostics/gradients.js';
export {
  deadUnits,
  LayerReport,
  type LayerStatistics,
  layerStatistics,
  RANGES,
  saturation,
  updateRatios,
} from './diagnostics/layers.js';
export { watchRatios } from './diagnostics/watch.js';
export { type Divergence, TrainingDiverged } from './diverged.js';
export { Ensemble } from './ensemble.js';
export type { EpochRecord, PlotData } from './history.js';
export { curves, LivePlot } from './liveplot.js';
export { accuracy, confusion, evaluate, type Metric, predictions } from './metrics.js';
export type {
  SolverCallback,
  SolverData,
  SolverOptions,
  StepInfo,
  Training,
} from './options.js';
export { Pace } from './pace.js';
export {
  type Draw,
  gridSearch,
  logUniform,
  oneOf,
  type Run,
  randomSearch,
  type SearchOptions,
  type SearchResult,
  type Trial,
  uniformBetween,
} from './search.js';
export { Solver } from './solver.js';
export { ClassifierTrainer, type TrainerOptions, type TrainerStats } from './trainer.js';
