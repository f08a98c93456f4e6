import { createHash } from 'node:crypto';
import type { Exercise } from '../engine/exercise.js';
import {
  type CheckStatus,
  type ExerciseResult,
  type Report,
  summarize,
  unfinishedExercise,
} from '../engine/report.js';
import type { QuestionResult } from '../notebooks/score.js';
import { slug } from './names.js';
import type { Person, Row, RowStatus } from './types.js';

/** A question that people score. */
export interface OpenAnswer {
  id: string;
  title: string;
  max_score: number;
  answer: string;
}

/** What the class grader keeps of a report in memory. */
export interface Verdict {
  status: RowStatus;
  score: number | null;
  max_score: number;
  exercises: Record<string, number>;
  lost: Record<string, CheckStatus>;
  questions: number | null;
  /** As the hand-in's own record says; `null` where it has none. */
  hints: number | null;
  open: OpenAnswer[];
  flags: string[];
  note: string;
  seconds: number;
}

/** The part of a report on the questions in notebooks, where there is one. */
interface Questions {
  score: number;
  results: Pick<QuestionResult, 'id' | 'kind' | 'title' | 'status' | 'max_score' | 'answer'>[];
}

const LONGEST_ANSWER = 4_000;

export function verdictOf(report: Report, status: RowStatus, seconds: number): Verdict {
  const { questions } = report as Report & { questions?: Questions };
  const lost: Verdict['lost'] = {};
  for (const { name, checks } of report.exercises) {
    for (const check of checks) {
      if (check.status !== 'passed') lost[`${name}/${check.id}`] = check.status;
    }
  }
  // Of questions only wrong answers: those that nobody has come to yet would drown the rest.
  for (const { id, status } of questions?.results ?? []) {
    if (status === 'failed') lost[`question/${id}`] = status;
  }
  const faults = report.faults > 0;
  const { notes = [] } = report;
  const nothing = report.status === 'nothing-found';
  return {
    status: faults ? 'fault' : nothing ? 'nothing-found' : status,
    // Nobody's work was looked at: that is no 0.
    score: nothing ? null : report.score,
    max_score: report.max_score,
    exercises: Object.fromEntries(report.exercises.map(({ name, score }) => [name, score])),
    lost,
    questions: questions?.score ?? null,
    hints: report.exercises.reduce((sum, { hints_taken = 0 }) => sum + hints_taken, 0) || null,
    open: (questions?.results ?? [])
      .filter(({ kind }) => kind === 'open')
      .map(({ id, title, max_score, answer = '' }) => ({
        id,
        title,
        max_score,
        answer: answer.slice(0, LONGEST_ANSWER),
      })),
    flags: [...(faults ? [`the grader itself failed in ${report.faults} checks`] : []), ...notes],
    note: faults ? 'points may be missing: run the command again' : '',
    seconds,
  };
}

/** Without a report. */
export function noVerdict(status: RowStatus, note: string, max_score: number): Verdict {
  const flags = status === 'fault' ? ['the grader itself failed'] : [];
  const none = { exercises: {}, lost: {}, questions: null, hints: null, open: [] };
  return { status, score: null, max_score, ...none, flags, note, seconds: 0 };
}

/** What a submission got before it had used up its time, and why the rest has nothing. */
export function lateReport(
  chosen: readonly Exercise[],
  finished: readonly ExerciseResult[],
  { seed, limit }: { seed: number; limit: number },
): Report {
  const message = `the submission had used up its ${limit} s before this could run: is there a loop that never ends?`;
  const exercises = chosen.map(
    (exercise) =>
      finished.find(({ name }) => name === exercise.name) ?? unfinished(exercise, message),
  );
  return summarize('exercises', seed, exercises);
}

function unfinished(exercise: Exercise, message: string): ExerciseResult {
  const checks = exercise.checks.map(({ id, title, points, hidden = false }) => ({
    id,
    title,
    max_score: points,
    hidden,
  }));
  return unfinishedExercise(exercise, checks, message);
}

export interface RowParts {
  person: Person;
  submission: string | null;
  verdict: Verdict;
  flags: readonly string[];
  cached: boolean;
  key: string | null;
}

export function rowOf({ person, submission, verdict, flags, cached, key }: RowParts): Row {
  const mark = createHash('sha256').update(`${person.id}\0${submission}`).digest('hex').slice(0, 8);
  return {
    ...person,
    submission,
    status: verdict.status,
    score: verdict.score,
    max_score: verdict.max_score,
    manual: null,
    total: verdict.score,
    exercises: verdict.exercises,
    lost: verdict.lost,
    questions: verdict.questions,
    // A verdict of an earlier edition has none.
    hints: verdict.hints ?? null,
    seconds: Math.round(verdict.seconds * 100) / 100,
    cached,
    flags: [...flags, ...verdict.flags],
    note: verdict.note,
    page:
      verdict.score === null && verdict.status !== 'nothing-found'
        ? null
        : `students/${slug(person.id)}-${mark}.html`,
    key,
  };
}
