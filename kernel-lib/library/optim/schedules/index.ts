/**
 * Learning rates over time: functions of the iteration or the epoch, and the rule that waits for a
 * plateau.
 *
 * ```ts
 * import { cosineDecay } from 'kernel-lib/schedules';
 * const rate = cosineDecay(1e-2, { total: 100 });
 * console.log(rate(0), rate(50), rate(100));
 * ```
 *
 * @module
 */

export {
  constantSchedule,
  cosineDecay,
  exponentialDecay,
  polynomialDecay,
  stepDecay,
} from './decay.js';
export { type PlateauOptions, type PlateauState, ReduceOnPlateau } from './plateau.js';
export { type Schedule, ScheduleError } from './schedule.js';
export { withWarmup } from './warmup.js';
