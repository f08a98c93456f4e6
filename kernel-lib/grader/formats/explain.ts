import type { CheckResult, ExerciseResult, Report } from '../engine/report.js';

/** Who reads a report: a grader's copy has the hidden checks, a student's has not. */
export type Reader = 'grader' | 'student';

/** All that can be said about a check, one line each; of one that passed only what could be better. */
export function explainCheck(
  check: CheckResult,
  exercise: ExerciseResult,
  reader: Reader = 'student',
): string {
  if (check.status === 'passed') return check.advice ?? '';
  const lines = [check.message ?? exercise.message ?? check.status];
  if (check.diagnosis) lines.push(`likely: ${check.diagnosis}`);
  else if (check.hint) lines.push(`hint: ${check.hint}`);
  const command = replayFor(check, reader);
  if (command) lines.push(`again: ${command}`);
  return lines.join('\n');
}

/** The command that shows a failure again in the reader's copy, if it can be run there. */
export function replayFor({ hidden, replay }: CheckResult, reader: Reader): string | undefined {
  return hidden && reader === 'student' ? undefined : replay;
}

/** Why the points are no verdict: the grader's own trouble, or nothing to grade; `null` if they are. */
export function noVerdictMessage({ faults, status, notes }: Report): string | null {
  if (faults > 0) return `the grader failed in ${faults} checks`;
  return status === 'nothing-found' ? (notes[0] ?? 'nothing was found') : null;
}

/** A name for a check that is unique in a report. */
export function checkName(check: CheckResult, exercise: ExerciseResult): string {
  return `${exercise.name}: ${check.title}`;
}

/** Cuts a text, and says so. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
