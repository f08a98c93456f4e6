import { ReduceOnPlateau } from '../optim/schedules/index.js';
import { watched } from './best.js';
import type { EpochRecord } from './history.js';
import type { SolverOptions, Training } from './options.js';

/** lrDecay and plateau at the end of an epoch; a schedule sets the rate at each step instead. */
export function adaptLearningRate(solver: Training, record: EpochRecord): void {
  const { lrDecay = 1, schedule, plateau } = solver.options;
  if (schedule) return;
  const configs = Object.values(solver.optimConfigs);
  for (const config of configs) {
    if (config.learning_rate !== undefined) config.learning_rate *= lrDecay;
  }
  const now = solver.learningRate;
  if (plateau === undefined || now === undefined) return;
  solver.plateau ??= plateauRule(now, plateau);
  const lr = solver.plateau.observe(-watched(record, plateau.watch ?? solver.best.watch));
  for (const config of configs) config.learning_rate = lr;
}

/** The rule that Solver's option `plateau` asks for. */
export function plateauRule(lr: number, plateau: SolverOptions['plateau']): ReduceOnPlateau {
  const { watch: _, ...options } = plateau ?? {};
  return new ReduceOnPlateau(lr, options);
}
