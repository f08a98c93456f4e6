// What checks are written with: an exercise, its checks, the tools that they are handed, and the
// comparisons and diagnoses of what comes back.
export { compareTensors, describeValue, showNumber } from './engine/compare.js';
export { type Mistake, wrongAnswer } from './engine/diagnose.js';
export { CheckFailure, ChildDeath, StudentError } from './engine/errors.js';
export {
  type Check,
  defineExercise,
  type Exercise,
  type ExerciseDefinition,
  type HiddenChecks,
  hiddenChecks,
  type MethodShape,
} from './engine/exercise.js';
export { exampleMistakes, leaky, rowsOf, telling } from './engine/slips.js';
export { Instance, Student } from './engine/student.js';
export { suggest } from './engine/suggest.js';
export { CheckTools, type CloseOptions } from './engine/tools.js';
export { plainLine } from './submission/plain.js';
