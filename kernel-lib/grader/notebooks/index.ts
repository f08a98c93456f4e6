export { answerCalls } from './answers.js';
export type {
  ChoiceQuestion,
  ClosedQuestion,
  NumberQuestion,
  OpenQuestion,
  Question,
  SealedAnswer,
} from './question.js';
export {
  type NotebookFile,
  type QuestionResult,
  type QuestionsReport,
  scoreQuestions,
} from './score.js';
export {
  type Given,
  letterList,
  openSeal,
  readGiven,
  sealChoice,
  sealNumber,
  type Verdict,
} from './seal.js';
export { OPEN_PLACEHOLDER, words } from './text.js';
