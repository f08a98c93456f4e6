export * from '../display/index.js';
export { attempt } from './attempt.js';
export { answer, QuizError } from './quiz.js';
