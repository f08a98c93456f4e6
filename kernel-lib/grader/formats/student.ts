import type { CheckResult, ExerciseResult, Report } from '../engine/report.js';
import {
  checkLines,
  gradedLater,
  plural,
  replayLines,
  SIGNS,
  sharedDiagnosis,
  sharedSource,
  typeErrorLines,
} from './text.js';

/** Points of the checks that ran: hidden ones are graded later. */
export function visiblePoints(checks: readonly CheckResult[]): { score: number; points: number } {
  const ran = checks.filter(({ status }) => status !== 'pending');
  return {
    score: ran.reduce((sum, { score }) => sum + score, 0),
    points: ran.reduce((sum, { max_score }) => sum + max_score, 0),
  };
}

/**
 * "3 of 4 points here. 2 hidden points are graded later." Never "all passed". Where all is graded,
 * `isFinal`, nothing comes later: "3 of 4 points."
 */
export function pointsLine(checks: readonly CheckResult[], isFinal = false): string {
  const { score, points } = visiblePoints(checks);
  const hidden = checks
    .filter(({ status }) => status === 'pending')
    .reduce((sum, { max_score }) => sum + max_score, 0);
  const here = `${score} of ${plural(points, 'point')}${isFinal ? '' : ' here'}`;
  if (hidden === 0) return `${here}.`;
  return `${here}. ${gradedLater(hidden)}`;
}

/** Whether every check that ran has passed. */
export function isFinished(exercise: ExerciseResult): boolean {
  return exercise.status === 'passed';
}

/** What a student sees of a report in plain text; `hints` tiers of hints are spelled out. */
export function formatStudentText(report: Report, hints = 0): string {
  const lines: string[] = [];
  for (const exercise of report.exercises) {
    lines.push(...exerciseLines(exercise, hints), '');
  }
  lines.push(...typeErrorLines(report));
  if (report.exercises.length > 1) {
    lines.push(pointsLine(report.exercises.flatMap(({ checks }) => checks)), '');
  }
  return lines.join('\n').trimEnd();
}

function exerciseLines(exercise: ExerciseResult, hints: number): string[] {
  const { name, message, status, checks, output } = exercise;
  const lines = [`${SIGNS[status]} ${name}: ${pointsLine(checks)}`];
  if (message !== undefined) {
    lines.push(`  ${message}`);
    lines.push(...sharedDiagnosis(exercise).map((diagnosis) => `  Likely: ${diagnosis}`));
    lines.push(...sharedSource(exercise).map((source) => `    ${source}`));
  } else lines.push(...checks.flatMap(checkLines));
  if (output.trim() !== '' && !isFinished(exercise)) {
    lines.push(
      '  It printed:',
      ...output
        .trimEnd()
        .split('\n')
        .slice(0, 20)
        .map((line) => `    ${line}`),
    );
  }
  if (!isFinished(exercise))
    lines.push(...hintLines(exercise, hints), ...replayLines(exercise, 'student'));
  return lines;
}

function hintLines({ name, hints, status }: ExerciseResult, tiers: number): string[] {
  if (status === 'blocked') return [];
  const told = hints.slice(0, tiers).map((hint, i) => `  Hint ${i + 1}: ${hint}`);
  if (tiers >= hints.length) return told;
  return [
    ...told,
    `  Stuck? npm run check -- ${name} --hint ${tiers + 1} shows hint ${tiers + 1} of ${hints.length}`,
  ];
}
