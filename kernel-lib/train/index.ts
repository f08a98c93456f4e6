export { type AveragingOptions, WeightAverage, withParams } from './averaging.js';
export { BestEpoch, type Snapshot } from './best.js';
export { type Divergence, TrainingDiverged } from './diverged.js';
export type { EpochRecord, PlotData } from './history.js';
export { curves, LivePlot } from './liveplot.js';
export { accuracy, confusion, evaluate, type Metric, predictions } from './metrics.js';
export type {
  EarlyStoppingOptions,
  SolverCallback,
  SolverData,
  SolverOptions,
  StepInfo,
  Watch,
} from './options.js';
export { Pace } from './pace.js';
export { type Progress, startProgress } from './progress.js';
export { Solver } from './solver.js';
