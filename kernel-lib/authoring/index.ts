export { loadExerciseFacts } from './facts.js';
export { generateAll, generateNotebooks, generateStubs, readLabs } from './generate.js';
export { nbgraderChecksum, nbgraderMetadata } from './nbgrader.js';
export { buildNotebook, type ExerciseFacts, notebookText } from './notebook.js';
export { parseOpenQuestion, parseQuiz } from './quiz.js';
export { GeneratedRecord, notebookDigest, textDigest } from './record.js';
export { parseLab, slug } from './source.js';
export { AuthoringError, makeStub, taskNames } from './stubs.js';
