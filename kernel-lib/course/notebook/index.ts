import { notebookHost } from 'kernel-lib/display';
import { warmSteps } from '../index.js';

export * from 'kernel-lib/display';
export { attempt } from './attempt.js';
export { type CheckOptions, CheckView, check, checkReport } from './check.js';
export { nbgraderPoints, PointsError } from './points.js';
export { answer, QuizError } from './quiz.js';

// The first check of a session then answers as fast as the others.
notebookHost()?.whenIdle?.(warmSteps());
