// What runs the checks that it is given, and the report on them.
export {
  affectedBy,
  type Catalog,
  dependenciesOf,
  type ExercisePoints,
  sortByNeed,
} from './catalog.js';
export { ChildDeath, GraderFault, NO_ANSWER, StudentError } from './errors.js';
export { chooseExercises, type EngineOptions, gradeOn } from './grade.js';
export { type HintCost, hintsCost, withHintsTaken } from './hints.js';
export type { Host, HostProcess } from './host.js';
export { isOfAnotherKind } from './likely.js';
export type { Machine, SubmissionCompiler } from './machine.js';
export { Modules } from './modules.js';
export {
  type CheckResult,
  type CheckStatus,
  type ExerciseResult,
  type Report,
  summarize,
  unfinishedExercise,
} from './report.js';
export { ExerciseRunner } from './runner.js';
