import { join } from 'node:path';
import type { Course } from '../class/course.js';
import { questions } from '../questions.js';
import { libraryFolder } from '../sandbox/files.js';
import { builtFolders, loadCatalog } from './catalog.js';

/** What a class is graded by here. */
export const course: Course = {
  loadCatalog,
  questions,
  module: join(libraryFolder(), 'grading/course/course.js'),
  folders: builtFolders(),
};
