import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ExerciseResult, fromTexts, type Report } from 'chainrule-grader';
import { type CourseGradeOptions, grade } from '../../kernel-lib/course/index.js';
import { applyChange, type Change } from './mutants/mutant.js';

const root = resolve(import.meta.dirname, '../..');

/** The texts of a folder of topic files, by name. */
export function topicFiles(folder: 'solutions' | 'exercises'): Record<string, string> {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]),
  );
}

/** For all who grade with the same inputs. */
export const SEED = 20261121;

export const solutions = topicFiles('solutions');

/** The authored answers with one function changed. */
export function changedSolutions(topic: string, exercise: string, change: Change) {
  const file = `${topic}.ts`;
  return { ...solutions, [file]: applyChange(solutions[file] ?? '', exercise, change) };
}

/** Grades texts as if they were a folder. */
export function gradeTexts(
  texts: Record<string, string>,
  options: CourseGradeOptions = {},
): Promise<Report> {
  return grade(fromTexts('submission', texts), { seed: SEED, types: false, ...options });
}

/** What is read of an exercise's result. */
type Graded = Pick<ExerciseResult, 'checks' | 'message'>;

/** Everything that a report says about what went wrong. */
export function complaints(report: Report | readonly Graded[]): string {
  const exercises = 'exercises' in report ? report.exercises : report;
  return exercises
    .flatMap(({ message, checks }) => [
      message,
      ...checks.flatMap((check) => [check.message, check.diagnosis, check.hint]),
    ])
    .filter((text) => text !== undefined)
    .join('\n');
}
