import type { ExerciseResult, Report } from 'chainrule-grader/engine';
import { pointsLine, predictionLines } from 'chainrule-grader/formats';
import { hintsTakenLine } from '../help.js';
import type { Collected } from './collect.js';

/** As many names as are still read in one line. */
const FEW = 6;

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
  for (const [label, chosen] of groups(report, files)) {
    lines.push(...byLab(label, chosen));
  }
  lines.push(`  Exercises: ${pointsLine(report.exercises.flatMap(({ checks }) => checks))}`);
  lines.push(...hintsTakenLine(report.exercises).map((line) => `  ${line}`));
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
function groups(
  { exercises }: Report,
  files: Collected['files'],
): [string, readonly ExerciseResult[]][] {
  const inside = exercises.filter(({ file }) => files.has(file));
  const of = (...statuses: string[]) => inside.filter(({ status }) => statuses.includes(status));
  return [
    ['right', of('passed')],
    ['wrong', of('failed', 'error', 'fault')],
    ['waiting for another exercise', of('blocked')],
    ['not written yet', of('todo')],
    ['their file is missing', exercises.filter(({ file }) => !files.has(file))],
  ];
}

function questionLines(report: Report): string[] {
  const { questions } = report;
  if (!questions) return ['  Questions: no notebook is inside'];
  const { score, max_score, open_points, results, notebooks } = questions;
  const lines = [`  Questions: ${score} of ${max_score} points here.`];
  if (open_points > 0) lines.push(`  Open questions: ${open_points} points, read by a person.`);
  lines.push(...predictionLines(report).map((line) => `  ${line}.`));
  const open = results.filter(({ status }) => status === 'todo');
  lines.push(...byLab('not answered yet', open.map(named)));
  const wrong = results.filter(({ status }) => status === 'failed');
  lines.push(...byLab('answered wrongly', wrong.map(named)));
  for (const { problem } of notebooks) if (problem) lines.push(`  ${problem}`);
  return lines;
}

function named({ id, lab }: { id: string; lab: number }): Named {
  return { name: id, lab };
}

interface Named {
  name: string;
  lab: number;
}

/** A few names in one line, many lab by lab. */
function byLab(label: string, chosen: readonly Named[]): string[] {
  if (chosen.length === 0) return [];
  const list = (some: readonly Named[]) => some.map(({ name }) => name).join(', ');
  if (chosen.length <= FEW) return [`  ${label}: ${list(chosen)}`];
  const labs = [...new Set(chosen.map(({ lab }) => lab))].sort((a, b) => a - b);
  const lines = labs.map(
    (lab) => `    lab ${lab}: ${list(chosen.filter((one) => one.lab === lab))}`,
  );
  return [`  ${label}:`, ...lines];
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
