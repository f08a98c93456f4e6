export { loadExerciseFacts } from './facts.js';
export { generateAll, generateNotebooks, generateStubs, readLabs } from './generate.js';
export { nbgraderChecksum, nbgraderMetadata } from './nbgrader.js';
export { buildNotebook, type ExerciseFacts, type Notebook, notebookText } from './notebook.js';
export { POINTS_PATH, pointsSource, refreshPoints } from './points.js';
export { labQuestions, QUESTIONS_PATH, questionsSource } from './questions.js';
export {
  parseNumberQuiz,
  parseOpenQuestion,
  parsePrediction,
  parseQuiz,
  parseSeveralQuiz,
  type Quiz,
} from './quiz.js';
export {
  fingerprint,
  knownQuotations,
  markedQuotations,
  plainWords,
  type Quotation,
  quotationsOf,
  readLectures,
  renderQuotations,
  saysSo,
  wrongQuotations,
} from './quotations.js';
export { GeneratedRecord, notebookDigest, textDigest } from './record.js';
export { type LabSource, parseLab, slug } from './source.js';
export { makeStub, taskNames } from './stubs.js';
