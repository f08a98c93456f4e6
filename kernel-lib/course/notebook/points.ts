import { readdirSync } from 'node:fs';
import {
  type ClosedQuestion,
  fractionOf,
  isClosed,
  openSeal,
  openSubmission,
  pointsOf,
  readGiven,
  scoreQuestions,
  tryName,
} from 'chainrule-grader';
import { display } from 'kernel-lib/display';
import { grade, questions } from '../index.js';
import { CheckView, exercisesFolder } from './check.js';
import { notedAnswer, triesBefore } from './recorded.js';

/** An exercise or question that cannot be scored in this copy. */
export class PointsError extends Error {
  override readonly name = 'PointsError';
}

/**
 * Scores one exercise or question and returns its points as a plain number: the last line of a cell
 * that nbgrader scores. Hidden checks count where this copy has them. Shows the table of
 * {@link check}.
 *
 * nbgrader gives full marks to a cell without an error, so whatever keeps this from scoring throws.
 * While `nbgrader validate` runs in a student's copy, an exercise that passes all that can be
 * checked there has full points: the hidden ones are graded later.
 *
 * @param name an exercise such as `affine_forward`, or the id of a question
 * @throws PointsError when there is no such thing, or the grader itself fails
 */
export async function nbgraderPoints(name: string): Promise<number> {
  const question = questions.find(({ id }) => id === name);
  if (question && isClosed(question)) return questionPoints(question);
  const report = await grade(exercisesFolder(), { only: name });
  display(run() === '' ? CheckView.forStudent(report) : new CheckView(report));
  if (report.faults > 0)
    throw new PointsError(`nbgraderPoints: the grader failed in ${name}, not you`);
  const ran = report.exercises.flatMap(({ checks }) => checks);
  const passed = ran.every(({ status }) => status === 'passed' || status === 'pending');
  return passed && run() === 'validate' ? report.max_score : report.score;
}

/** What nbgrader is doing: `autograde`, `validate`, or nothing, when a student runs the cell. */
function run(): string {
  return process.env.NBGRADER_EXECUTION ?? '';
}

/**
 * When nbgrader runs, the notebook is on disk as it was handed in, and is read like any submission.
 * A student who has just run a cell may not have saved it: there the answer that was given counts.
 */
function questionPoints(question: ClosedQuestion): number {
  const asked = editionsOf(question);
  if (run() !== '' && readdirSync('.').some((name) => name.endsWith('.ipynb'))) {
    return scoreQuestions(openSubmission('.').notebooks ?? [], asked).score;
  }
  const points = asked.map(pointsInThisKernel);
  return points.find((one) => one !== undefined) ?? 0;
}

/** The question as it is asked now, then what earlier editions asked in its place. */
function editionsOf({ id, replacedBy }: ClosedQuestion): ClosedQuestion[] {
  const now = replacedBy ?? id;
  const closed = questions.filter(isClosed);
  return [
    ...closed.filter((one) => one.id === now),
    ...closed.filter((one) => one.replacedBy === now),
  ];
}

/** Of the answer that was given last; `undefined` without one. */
function pointsInThisKernel(question: ClosedQuestion): number | undefined {
  const given = notedAnswer(question.id);
  const read = given === undefined ? undefined : readGiven(question, given);
  if (read?.kind !== 'answer') return undefined;
  const verdict = openSeal(question, read.value);
  const before = triesBefore(question.id, []);
  return pointsOf(question, verdict, fractionOf(question, before, tryName(verdict, read.value)));
}
