import type { ExerciseResult, Report } from '../../grading/engine/report.js';
import { pointsLine } from '../../grading/formats/student.js';
import type { Collected } from './collect.js';

/** What is in a hand-in and what it is worth so far, in plain text. */
export function summary(
  file: string,
  bytes: number,
  { files, leftOut, doubts }: Collected,
  report: Report,
): string {
  const lines = [`${file} (${size(bytes)}) holds:`];
  for (const [path, entry] of files) lines.push(`  ${path}  ${size(entry.bytes.length)}`);
  if (leftOut.length > 0) lines.push('', 'Left out:');
  for (const { path, why } of leftOut) lines.push(`  ${path}: ${why}`);

  lines.push('', 'As the grader sees it:');
  for (const [label, chosen] of groups(report)) {
    if (chosen.length > 0) lines.push(`  ${label}: ${chosen.map(({ name }) => name).join(', ')}`);
  }
  lines.push(`  Exercises: ${pointsLine(report.exercises.flatMap(({ checks }) => checks))}`);
  lines.push(...questionLines(report));
  if (report.type_errors.length > 0) {
    lines.push(`  ${report.type_errors.length} complaints about types (npm run grade shows them)`);
  }
  for (const doubt of doubts) lines.push(`  ${doubt}`);
  if (report.faults > 0) {
    lines.push(`  The grader itself failed in ${report.faults} checks: tell your instructor.`);
  }
  return `${lines.join('\n')}\n`;
}

/** The exercises by what is to be done about them. */
function groups({ exercises }: Report): [string, ExerciseResult[]][] {
  const of = (...statuses: string[]) => exercises.filter(({ status }) => statuses.includes(status));
  return [
    ['right', of('passed')],
    ['wrong', of('failed', 'error', 'fault')],
    ['waiting for another exercise', of('blocked')],
    ['not written yet', of('todo')],
  ];
}

function questionLines({ questions }: Report): string[] {
  if (!questions) return ['  Questions: no notebook is inside'];
  const { score, max_score, open_points, results, notebooks } = questions;
  const lines = [`  Questions: ${score} of ${max_score} points here.`];
  if (open_points > 0) lines.push(`  Open questions: ${open_points} points, read by a person.`);
  const open = results.filter(({ status }) => status === 'todo');
  if (open.length > 0) lines.push(`  not answered yet: ${open.map(({ id }) => id).join(', ')}`);
  const wrong = results.filter(({ status }) => status === 'failed');
  if (wrong.length > 0) lines.push(`  answered wrongly: ${wrong.map(({ id }) => id).join(', ')}`);
  for (const { problem } of notebooks) if (problem) lines.push(`  ${problem}`);
  return lines;
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
