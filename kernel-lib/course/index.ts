import { catalogSteps, loadCatalog } from './catalog.js';
import { warmSteps as graderSteps } from './warm.js';

export { inOrder, loadCatalog } from './catalog.js';
export { course } from './course.js';
export { type CourseGradeOptions, grade } from './grade.js';
export { figureModule, lectureFigures } from './lectureFigures.js';
export { questions } from './questions.js';

/** What the first check would otherwise wait for, in steps to be taken while nobody waits. */
export function warmSteps(): (() => unknown)[] {
  return [...catalogSteps(), loadCatalog, ...graderSteps()];
}
