import {
  type CheckResult,
  type ExerciseResult,
  hintsCost,
  isOfAnotherKind,
  type Report,
  withHintsTaken,
} from 'chainrule-grader/engine';
import {
  type CauseSetting,
  type Help,
  type HelpFor,
  isFinished,
  NO_HELP,
} from 'chainrule-grader/formats';
import type { Progress, ProgressLine } from 'chainrule-grader/submission';
import { ProgressFile } from './progress.js';
import { hintCost } from './rules.js';

/** What a student asks for with a check. */
export interface Wish {
  /** So many hints, or with `true` the next one. */
  hint?: number | true | undefined;
  /** From now on she is told the likely cause of a failure then. */
  cause?: CauseSetting | undefined;
}

/** What goes with a report to a student. */
export interface HelpWithReport {
  /** With the hints that are taken now. */
  report: Report;
  helpFor: HelpFor;
  /** What is to be said of the record itself, or of a hint that is not given, one line each. */
  notes: string[];
}

/**
 * Decides what a student is told besides the symptoms: the likely cause of what failed before as well
 * (or when she wants it), and the hints that she asks for. What she is shown is noted beside her
 * exercises in `folder`.
 */
export function helpWith(report: Report, folder: string, wish: Wish = {}): HelpWithReport {
  const file = new ProgressFile(folder);
  const { progress, trouble } = file.read();
  const cause = wish.cause ?? progress.cause;
  const asked = askedFor(report, wish);
  const helps = new Map<string, Help>();
  const lines: ProgressLine[] = wish.cause && wish.cause !== progress.cause ? [{ cause }] : [];
  for (const exercise of report.exercises) {
    const shown = exercise === asked ? tiersOf(exercise, progress, wish) : 0;
    const help = helpOf(exercise, progress, cause, shown);
    helps.set(exercise.name, help);
    lines.push(...linesOf(exercise, help, progress));
  }
  const untold = wish.hint && !asked ? [whyNoHint(report)] : [];
  const notes = [trouble, file.add(lines), ...untold].filter((note) => note !== undefined);
  const helpFor: HelpFor = ({ name }) => helps.get(name) ?? NO_HELP;
  const exercises = report.exercises.map((exercise) =>
    withHintsTaken(exercise, helpFor(exercise).taken, hintCost),
  );
  return { report: { ...report, exercises }, helpFor, notes };
}

/** The exercise that a wish for a hint is about: the first one that can do with it. */
function askedFor({ exercises }: Report, { hint }: Wish): ExerciseResult | undefined {
  if (!hint) return undefined;
  return exercises.find((exercise) => !isFinished(exercise) && exercise.status !== 'blocked');
}

function whyNoHint({ exercises }: Report): string {
  const [first] = exercises;
  const blocked = exercises.find(({ status }) => status === 'blocked');
  if (blocked) return `No hint for ${blocked.name} yet: first comes what it builds on.`;
  return exercises.length === 1
    ? `${first?.name} passes all that is checked here: it needs no hint, and none was taken.`
    : 'All that is checked here passes: no hint is needed, and none was taken.';
}

function tiersOf({ name, hints }: ExerciseResult, progress: Progress, { hint }: Wish): number {
  const taken = progress.hints.get(name) ?? 0;
  return Math.min(hints.length, hint === true ? taken + 1 : (hint ?? 0));
}

function helpOf(
  exercise: ExerciseResult,
  { hints, failed }: Progress,
  cause: CauseSetting,
  shown: number,
): Help {
  const { name } = exercise;
  const of = exercise.hints.length;
  const taken = Math.min(of, Math.max(shown, hints.get(name) ?? 0));
  const before = cause === 'second-run' ? (failed.get(name) ?? []) : [];
  const held =
    cause === 'first-run' || shown > 0
      ? []
      : exercise.checks.filter((check) => isGuessed(check) && !before.includes(check.id));
  const nextCosts = hintsCost(hintCost, taken, taken + 1, of);
  return { shown, taken, nextCosts, held: new Set(held.map(({ id }) => id)), cause };
}

/**
 * Whether a check has a likely cause that a student could find by herself. What came instead of a
 * tensor or a number is no riddle: that is said at once.
 */
function isGuessed(check: CheckResult): boolean {
  const { status, diagnosis, hint } = check;
  return status === 'failed' && !isOfAnotherKind(check) && (diagnosis ?? hint) !== undefined;
}

/** What is new to the record. */
function linesOf(
  exercise: ExerciseResult,
  help: Help,
  { hints, failed }: Progress,
): ProgressLine[] {
  const { name, checks } = exercise;
  const now = checks.filter(({ status }) => status === 'failed').map(({ id }) => id);
  const before = failed.get(name) ?? [];
  const lines: ProgressLine[] = [];
  if (help.taken > (hints.get(name) ?? 0)) lines.push({ exercise: name, hint: help.taken });
  if (now.join() !== before.join()) lines.push({ exercise: name, failed: now });
  return lines;
}

/** "Hints taken: 3 (affine_backward 2, relu_backward 1).", or nothing. */
export function hintsTakenLine(exercises: readonly ExerciseResult[]): string[] {
  const taken = exercises.flatMap(({ name, hints_taken: count }) =>
    count === undefined ? [] : [{ name, count }],
  );
  if (taken.length === 0) return [];
  const sum = taken.reduce((all, { count }) => all + count, 0);
  return [
    `Hints taken: ${sum} (${taken.map(({ name, count }) => `${name} ${count}`).join(', ')}).`,
  ];
}
