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
