import type { CheckResult, ExerciseResult, Report } from '../engine/report.js';
import type { CauseSetting } from '../submission/progress.js';
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

/** What a student is told of an exercise besides what is wrong. */
export interface Help {
  /** So many tiers of hints are spelled out now. */
  readonly shown: number;
  /** So many she has taken, these included. */
  readonly taken: number;
  /** What the next hint costs, in points. */
  readonly nextCosts: number;
  /** The checks whose likely cause she is not told yet. */
  readonly held: ReadonlySet<string>;
  /** When she is told. */
  readonly cause: CauseSetting;
}

/** The help for each exercise of a report. */
export type HelpFor = (exercise: ExerciseResult) => Help;

/** All causes and no hint. */
export const NO_HELP: Help = {
  shown: 0,
  taken: 0,
  nextCosts: 0,
  held: new Set(),
  cause: 'first-run',
};

/** What a student sees of a report in plain text. */
export function formatStudentText(report: Report, helpFor: HelpFor = () => NO_HELP): string {
  const lines: string[] = [];
  for (const exercise of report.exercises) {
    const help = helpFor(exercise);
    lines.push(...exerciseLines(withoutCauses(exercise, help), help), '');
  }
  lines.push(...typeErrorLines(report));
  if (report.exercises.length > 1) {
    lines.push(pointsLine(report.exercises.flatMap(({ checks }) => checks)), '');
  }
  return lines.join('\n').trimEnd();
}

/** An exercise with the symptoms alone of the checks whose cause is held back. */
export function withoutCauses(exercise: ExerciseResult, { held }: Help): ExerciseResult {
  const checks = exercise.checks.map((check) => {
    const { diagnosis: _cause, hint: _hint, ...symptom } = check;
    return held.has(check.id) ? symptom : check;
  });
  return { ...exercise, checks };
}

/** How to see the causes that are held back; `command` asks for a hint. */
export function whyLine(cause: CauseSetting, command: string): string {
  return cause === 'second-run'
    ? 'Why? Run this again to see the likely cause, or take a hint.'
    : `Why? ${command} shows the likely cause, too`;
}

/** "2 points", "0.5 points", as what something costs. */
export function costWords(points: number): string {
  return points === 0 ? '' : `, for ${plural(points, 'point')}`;
}

function exerciseLines(exercise: ExerciseResult, help: Help): string[] {
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
    lines.push(...hintLines(exercise, help), ...replayLines(exercise, 'student'));
  return lines;
}

function hintLines({ name, hints, status }: ExerciseResult, help: Help): string[] {
  if (status === 'blocked') return [];
  const { shown, taken, nextCosts, held, cause } = help;
  const lines = hints.slice(0, shown).map((hint, i) => `  Hint ${i + 1}: ${hint}`);
  const command = `npm run check -- ${name} --hint`;
  if (held.size > 0) {
    lines.push(`  ${whyLine(cause, command)}`);
  }
  if (taken > 0) lines.push(`  Hints taken: ${taken} of ${hints.length}.`);
  if (taken < hints.length) {
    const next = `${command} shows hint ${taken + 1} of ${hints.length}`;
    lines.push(`  Stuck? ${next}${costWords(nextCosts)}`);
  }
  return lines;
}
