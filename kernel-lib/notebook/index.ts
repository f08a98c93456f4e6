export * from '../display/index.js';
export { attempt } from './attempt.js';
export { type CheckOptions, CheckView, check, checkReport } from './check.js';
export { nbgraderPoints, PointsError } from './points.js';
export { answer, QuizError } from './quiz.js';
