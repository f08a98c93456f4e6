import type { CheckResult, ExerciseResult, Report } from '../engine/report.js';
import { type Reader, replayFor } from './explain.js';
import {
  notebookProblems,
  openQuestionLines,
  predictionLines,
  questionSections,
} from './sections.js';

/** A sign for each status, the same in the terminal and in the notebook. */
export const SIGNS: Readonly<Record<CheckResult['status'], string>> = {
  passed: '✓',
  failed: '✗',
  error: '✗',
  todo: '○',
  blocked: '⊘',
  pending: '·',
  fault: '!',
};

/** "1 point", "2 points". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "2 hidden points are graded later." */
export function gradedLater(points: number): string {
  return `${plural(points, 'hidden point')} ${points === 1 ? 'is' : 'are'} graded later.`;
}

/** The whole report for people. */
export function formatText(report: Report, reader: Reader = 'grader'): string {
  const lines = [`Grading ${report.path}   seed ${report.seed}`, ''];
  if (report.notes.length > 0)
    lines.push(...report.notes.map((note) => `${SIGNS.fault} ${note}`), '');
  for (const exercise of report.exercises) lines.push(...exerciseLines(exercise, reader), '');
  lines.push(...questionLines(report));
  lines.push(...typeErrorLines(report));
  lines.push(`Score ${report.score} of ${report.max_score}${nothingFound(report)}`);
  const { hidden } = report;
  if (hidden.graded) lines.push(`  of which hidden checks: ${hidden.score} of ${hidden.points}`);
  else if (hidden.points > 0) {
    lines.push(`  ${gradedLater(hidden.points)}`);
  }
  const { questions } = report;
  if (questions) lines.push(`  of which questions: ${questions.score} of ${questions.max_score}`);
  lines.push(
    ...[...openQuestionLines(report), ...predictionLines(report)].map((line) => `  ${line}`),
  );
  if (report.faults > 0) {
    lines.push(
      `  ${plural(report.faults, 'check')} could not be graded because the grader itself failed; this is not the student's fault`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Says with a score of 0 that there was nothing to score. */
export function nothingFound({ status }: Pick<Report, 'status'>): string {
  return status === 'nothing-found' ? ': nothing was found that could be graded' : '';
}

/** The questions lab by lab; of a lab where nothing is answered one line is enough. */
function questionLines(report: Report): string[] {
  const lines = notebookProblems(report).map((problem) => `${SIGNS.error} ${problem}`);
  if (lines.length > 0) lines.push('');
  for (const section of questionSections(report)) {
    const { name, score, max_score, file, status, checks } = section;
    lines.push(`${name}  ${score}/${max_score}  (${file})`);
    if (status === 'todo') lines.push(`  ${SIGNS.todo} ${sharedMessage(checks)}`);
    else lines.push(...checks.flatMap(checkLines));
    lines.push('');
  }
  return lines;
}

/** What is said of all questions of a lab at once. */
export function sharedMessage(checks: readonly CheckResult[]): string {
  const messages = new Set(checks.map(({ message }) => message));
  return messages.size === 1 ? (checks[0]?.message ?? '') : 'none of them is answered yet';
}

function exerciseLines(exercise: ExerciseResult, reader: Reader): string[] {
  const { name, score, max_score, message, file } = exercise;
  const lines = [`${name}  ${score}/${max_score}  (${file})`];
  if (message !== undefined) {
    lines.push(`  ${SIGNS[exercise.status]} ${message}`);
    lines.push(...sharedDiagnosis(exercise).map((diagnosis) => `    likely: ${diagnosis}`));
    lines.push(...sharedSource(exercise).map((source) => `    ${source}`));
  } else lines.push(...exercise.checks.flatMap(checkLines));
  lines.push(...hintsTaken(exercise).map((taken) => `  ${taken}`));
  return [...lines, ...replayLines(exercise, reader)];
}

/** "2 of 3 hints taken", where it is not among the checks for what it costs. */
export function hintsTaken({ hints, hints_taken, checks }: ExerciseResult): string[] {
  if (hints_taken === undefined || checks.some(({ id }) => id === 'hints')) return [];
  return [`${hints_taken} of ${hints.length} hints taken`];
}

/** The diagnosis that belongs to the message of an exercise as a whole. */
export function sharedDiagnosis({ checks }: ExerciseResult): string[] {
  const diagnosis = checks.find((check) => check.diagnosis)?.diagnosis;
  return diagnosis === undefined ? [] : [diagnosis];
}

/** The line of source that belongs to the message of an exercise as a whole. */
export function sharedSource({ status, checks }: ExerciseResult): string[] {
  const place = checks.find((check) => check.place?.source)?.place;
  return status === 'error' && place ? [`${place.line} | ${place.source}`] : [];
}

/** "1/2"; of what only costs, "-0.5". */
export function pointsOf({ score, max_score }: CheckResult): string {
  return max_score === 0 ? `${score}` : `${score}/${max_score}`;
}

/** One check, with what is wrong and what to do. */
export function checkLines(check: CheckResult): string[] {
  if (check.status === 'pending') return [];
  const hidden = check.hidden ? ' (hidden)' : '';
  const lines = [`  ${SIGNS[check.status]} ${check.title}${hidden}  ${pointsOf(check)}`];
  if (check.status === 'passed') return check.advice ? [...lines, `      ${check.advice}`] : lines;
  if (check.message) lines.push(`      ${check.message}`);
  if (check.diagnosis) lines.push(`      likely: ${check.diagnosis}`);
  else if (check.hint) lines.push(`      hint: ${check.hint}`);
  if (check.place?.source) lines.push(`      ${check.place.line} | ${check.place.source}`);
  return lines;
}

/** The commands that show the failures of some checks again. */
export function replays(checks: readonly CheckResult[], reader: Reader): string[] {
  return checks
    .filter(({ status }) => status !== 'todo')
    .flatMap((check) => replayFor(check, reader) ?? []);
}

/** How to see the same failure again: one command for all checks of an exercise. */
export function replayLines({ checks }: ExerciseResult, reader: Reader): string[] {
  return replays(checks, reader)
    .slice(0, 1)
    .map((command) => `  again: ${command}`);
}

/** What the type checker says, in the compiler's own style. */
export function typeErrorLines({ type_errors }: Pick<Report, 'type_errors'>): string[] {
  if (type_errors.length === 0) return [];
  const lines = ['Type errors (they cost no points, but they often show the mistake):'];
  for (const { path, line, column, message, source, underline } of type_errors) {
    lines.push(`  ${path}:${line}:${column} ${message.split('\n').join('\n    ')}`);
    if (source) lines.push(`    ${source}`, `    ${underline}`);
  }
  return [...lines, ''];
}
