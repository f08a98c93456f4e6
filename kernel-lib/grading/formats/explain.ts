import type { CheckResult, ExerciseResult } from '../engine/report.js';

/** All that can be said about a check, one line each; empty for one that passed. */
export function explainCheck(check: CheckResult, exercise: ExerciseResult): string {
  if (check.status === 'passed') return '';
  const lines = [check.message ?? exercise.message ?? check.status];
  if (check.diagnosis) lines.push(`likely: ${check.diagnosis}`);
  else if (check.hint) lines.push(`hint: ${check.hint}`);
  if (check.replay) lines.push(`again: ${check.replay}`);
  return lines.join('\n');
}

/** A name for a check that is unique in a report. */
export function checkName(check: CheckResult, exercise: ExerciseResult): string {
  return `${exercise.name}: ${check.title}`;
}

/** Cuts a text, and says so. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
