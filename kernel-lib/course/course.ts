import { join } from 'node:path';
import type { Course } from '../grader/class/course.js';
import { libraryFolder } from '../grader/sandbox/files.js';
import { builtFolders, loadCatalog } from './catalog.js';
import { questions } from './generated/questions.js';

/** What a class is graded by here. */
export const course: Course = {
  loadCatalog,
  questions,
  module: join(libraryFolder(), 'course/course.js'),
  folders: builtFolders(),
};
