import { notebookHost } from '../../library/display/index.js';
import { warmSteps } from '../index.js';

export * from '../../library/display/index.js';
export { attempt } from './attempt.js';
export { type CheckOptions, CheckView, check, checkReport } from './check.js';
export { nbgraderPoints, PointsError } from './points.js';
export { answer, QuizError } from './quiz.js';

// The first check of a session then answers as fast as the others.
notebookHost()?.whenIdle?.(warmSteps());
