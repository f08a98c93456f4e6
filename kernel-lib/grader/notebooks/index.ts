export { answerCalls, withRecord } from './answers.js';
export { type Given, readGiven, wanted } from './given.js';
export {
  type CellQuestion,
  type ChoiceQuestion,
  type ClosedQuestion,
  isClosed,
  type NumberQuestion,
  type OpenQuestion,
  type PredictionQuestion,
  type Question,
  type SealedAnswer,
  type SeveralQuestion,
} from './question.js';
export {
  type NotebookFile,
  type PredictionResult,
  type QuestionResult,
  type QuestionsReport,
  scoreQuestions,
} from './score.js';
export {
  openSeal,
  sealChoice,
  sealNumber,
  type Verdict,
} from './seal.js';
export { OPEN_PLACEHOLDER, words } from './text.js';
export {
  fractionOf,
  nextFraction,
  openTries,
  pointsOf,
  sealTries,
  type Tries,
  tryName,
  withTry,
} from './tries.js';
