import {
  type GradeOptions,
  grade as gradeBy,
  type Report,
  type Submission,
} from 'chainrule-grader';
import { loadCatalog } from './catalog.js';
import { questions } from './questions.js';
import { hintCost } from './rules.js';

/** As the grader's own, with this course's exercises and questions where no others are given. */
export type CourseGradeOptions = Partial<GradeOptions>;

/** Grades a folder, a zip or a {@link Submission}. Never throws for anything a student did. */
export function grade(
  from: string | Submission,
  options: CourseGradeOptions = {},
): Promise<Report> {
  return gradeBy(from, {
    questions,
    hintCost,
    ...options,
    catalog: options.catalog ?? loadCatalog(options.only),
  });
}
