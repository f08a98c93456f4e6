import type { Exercise } from 'chainrule-grader/checks';
import type { ExerciseResult, Report } from 'chainrule-grader/engine';
import { formatStudentText, isFinished, pointsLine } from 'chainrule-grader/formats';
import { wakeCompiler } from 'chainrule-grader/submission';
import { progressBar } from 'kernel-lib/display';
import type { CourseGradeOptions } from './grade.js';
import { helpWith, hintsTakenLine, type Wish } from './help.js';
import { type Watch, watchFolder } from './watch.js';

const FOLDER = 'exercises';

export interface CheckWords extends Wish {
  watch?: boolean;
  seed?: number;
}

/** Checks one exercise, or the next unfinished one; with `watch`, again at each save. Resolves to the exit code. */
export async function checkExercises(
  name: string | undefined,
  options: CheckWords,
): Promise<number> {
  wakeCompiler(); // It starts while the rest is loaded.
  const results = new Map<string, ExerciseResult>();
  // Before the first check, so that nothing saved meanwhile is missed.
  const watch = options.watch ? await watchFolder(FOLDER) : undefined;
  const report = name === undefined ? await next(options, results) : await one(name, options);
  if (report) print(report, options);
  if (name === undefined) printOverview(results);
  // The next hint is for now; at every save it would be one more.
  const hint = options.hint === true ? undefined : options.hint;
  if (watch) await checkAgain(watch, report, name, { ...options, hint }, results);
  return 0;
}

function one(name: string, { seed }: CheckWords): Promise<Report> {
  return visible({ only: name, seed });
}

/** The visible checks of the student's own copy. */
async function visible(options: CourseGradeOptions): Promise<Report> {
  const { grade } = await import('./grade.js');
  return grade(FOLDER, { ...options, hidden: false });
}

/** The report of the next unfinished exercise; `results` collects all. */
async function next(
  { seed }: CheckWords,
  results: Map<string, ExerciseResult>,
): Promise<Report | undefined> {
  const bar = progressBar('checking');
  const report = await visible({
    seed,
    onProgress: (done, all) => bar.step(done, all),
  });
  bar.stop();
  for (const exercise of report.exercises) results.set(exercise.name, exercise);
  const unfinished = report.exercises.find((exercise) => !isFinished(exercise));
  if (!unfinished) return undefined;
  const type_errors = report.type_errors.filter(({ path }) => path === unfinished.file);
  return { ...report, exercises: [unfinished], type_errors };
}

function print(graded: Report, wish: Wish): void {
  const { report, helpFor, notes } = helpWith(graded, FOLDER, wish);
  const text = [...notes, formatStudentText(report, helpFor)].join('\n');
  process.stdout.write(`${text}\n`);
}

function printOverview(results: ReadonlyMap<string, ExerciseResult>): void {
  const all = [...results.values()];
  const finished = all.filter(isFinished).length;
  const width = 30;
  const full = Math.round((finished / Math.max(1, all.length)) * width);
  const bar = '█'.repeat(full) + '░'.repeat(width - full);
  const points = pointsLine(all.flatMap(({ checks }) => checks));
  process.stdout.write(`\n${bar} ${finished} of ${all.length} exercises. ${points}\n`);
  for (const line of hintsTakenLine(all)) process.stdout.write(`${line}\n`);
  if (finished === all.length) process.stdout.write('Nothing is left to do here.\n');
}

/**
 * Runs again what a saved file affects: its own exercises, and those that build on them. A hint that is
 * asked for meanwhile goes with what is on the screen, the report `last`.
 */
async function checkAgain(
  watch: Watch,
  last: Report | undefined,
  name: string | undefined,
  options: CheckWords,
  results: Map<string, ExerciseResult>,
): Promise<never> {
  const { loadCatalog } = await import('./catalog.js');
  const { exercises } = await loadCatalog();
  const keys = 'Save a file to check again; h and Enter show the next hint; Ctrl+C ends.';
  process.stdout.write(`\nWatching ${FOLDER}/. ${keys}\n`);
  watch.listen(process.stdin);
  let shown = last;
  for (;;) {
    const { topics, hint } = await watch.next();
    if (topics.length > 0) {
      shown = (await again(topics, exercises, name, options, results)) ?? shown;
    }
    if (hint && shown) print(shown, { hint: true });
  }
}

async function again(
  topics: readonly string[],
  exercises: readonly Exercise[],
  name: string | undefined,
  options: CheckWords,
  results: Map<string, ExerciseResult>,
): Promise<Report | undefined> {
  const { affectedBy } = await import('chainrule-grader/engine');
  const { chooseExercises } = await import('chainrule-grader/engine');
  const watched = name === undefined ? exercises : chooseExercises(exercises, name);
  const affected = affectedBy(topics, exercises).filter((exercise) => watched.includes(exercise));
  if (affected.length === 0) return undefined;
  process.stdout.write(`\n${new Date().toLocaleTimeString()}  ${topics.join(', ')} changed\n`);
  const only = affected.map((exercise) => exercise.name);
  const report = await visible({ only, seed: options.seed });
  for (const exercise of report.exercises) results.set(exercise.name, exercise);
  const unfinished = report.exercises.find((exercise) => !isFinished(exercise));
  const shown = name === undefined && unfinished ? [unfinished] : report.exercises;
  const printed = { ...report, exercises: shown };
  print(printed, options);
  if (name === undefined) printOverview(results);
  return printed;
}
