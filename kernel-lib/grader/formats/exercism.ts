import type { Report } from '../engine/report.js';
import { checkName, cut, explainCheck, noVerdictMessage } from './explain.js';
import { commandFor, sections } from './sections.js';

/** Exercism's results.json, version 3: one task per exercise, and one for the questions of each lab. */
export function formatExercism(report: Report): string {
  const message = noVerdictMessage(report);
  const passed = report.score === report.max_score;
  const status = message !== null ? 'error' : passed ? 'pass' : 'fail';
  const tests = sections(report).flatMap((exercise, e) =>
    exercise.checks.map((check) => ({
      name: checkName(check, exercise),
      status: statusOf(check.status),
      message: check.status === 'passed' ? null : explainCheck(check, exercise),
      output: exercise.output ? cut(exercise.output, 500) : null,
      test_code: commandFor(exercise, 'check'),
      task_id: e + 1,
    })),
  );
  return `${JSON.stringify({ version: 3, status, message, tests }, null, 2)}\n`;
}

function statusOf(status: string): string {
  if (status === 'passed') return 'pass';
  return status === 'failed' || status === 'todo' ? 'fail' : 'error';
}
