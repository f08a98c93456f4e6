import { join } from 'node:path';
import type { Course } from 'chainrule-grader/class';
import { builtFolder } from 'kernel-lib/project';
import { builtFolders, loadCatalog } from './catalog.js';
import { questions } from './questions.js';
import { hintCost } from './rules.js';

/** What a class is graded by here. */
export const course: Course = {
  loadCatalog,
  questions,
  hintCost,
  module: join(builtFolder('chainrule-course', import.meta.url), 'course.js'),
  folders: builtFolders(),
};
