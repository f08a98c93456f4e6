/**
 * What a lab's cells show and ask with: checks of an exercise, questions, attempts, and how values
 * show themselves.
 *
 * ```ts
 * import { check } from 'chainrule-course/notebook';
 * await check('relu_forward');
 * ```
 *
 * @module
 */

import { startAhead } from 'chainrule-grader/sandbox';
import { notebookHost } from 'kernel-lib/display';
import { warmSteps } from '../index.js';

export * from 'kernel-lib/display';
export type { Wish } from '../help.js';
export { attempt } from './attempt.js';
export { type CheckOptions, CheckView, check, checkReport } from './check.js';
export { atMost, TooMuchWork, within } from './limits.js';
export { netOfLab2 } from './netOfLab2.js';
export { nbgraderPoints, PointsError } from './points.js';
export { outcome, predict } from './predict.js';
export { answer, type GivenAnswer, QuizError } from './quiz.js';
export * from './recipe.js';

const host = notebookHost();
if (host) {
  startAhead();
  // The first check of a session then answers as fast as the others.
  host.whenIdle?.(warmSteps());
}
