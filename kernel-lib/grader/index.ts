export {
  affectedBy,
  type Catalog,
  dependenciesOf,
  type ExercisePoints,
} from './engine/catalog.js';
export { CheckFailure, GraderFault } from './engine/errors.js';
export {
  type Check,
  defineExercise,
  type Exercise,
  type ExerciseDefinition,
  type HiddenChecks,
  hiddenChecks,
  type MethodShape,
} from './engine/exercise.js';
export type { HintCost } from './engine/hints.js';
export type { CheckResult, CheckStatus, ExerciseResult, Report } from './engine/report.js';
export { Instance, Student } from './engine/student.js';
export { suggest } from './engine/suggest.js';
export { CheckTools, type CloseOptions } from './engine/tools.js';
export { formatStudentHtml } from './formats/html.js';
export { type Formatter, formats } from './formats/index.js';
export {
  formatStudentText,
  type Help,
  type HelpFor,
  isFinished,
  NO_HELP,
  pointsLine,
} from './formats/student.js';
export { type GradeOptions, grade } from './grade.js';
export {
  type CellQuestion,
  type ClosedQuestion,
  fractionOf,
  isClosed,
  type NotebookFile,
  nextFraction,
  openSeal,
  openTries,
  type PredictionQuestion,
  pointsOf,
  type Question,
  type QuestionResult,
  type QuestionsReport,
  readGiven,
  scoreQuestions,
  sealTries,
  type Tries,
  tryName,
  wanted,
  withRecord,
  withTry,
} from './notebooks/index.js';
export { fromTexts, openSubmission, type Submission } from './submission/open.js';
