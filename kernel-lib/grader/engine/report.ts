import { runtime } from 'kernel-lib/platform';
import type { QuestionsReport } from '../notebooks/score.js';
import type { SandboxLayer } from '../sandbox/options.js';
import { madePlain } from '../submission/plain.js';
import type { SourcePlace } from '../submission/stack.js';
import type { TypeProblem } from '../submission/typeProblem.js';
import type { Exercise } from './exercise.js';

/**
 * passed, failed (a wrong answer), error (threw, crashed, or never answered), todo (not written
 * yet), blocked (something it depends on does not work), pending (hidden, graded later), fault (the
 * grader's own).
 */
export type CheckStatus = 'passed' | 'failed' | 'error' | 'todo' | 'blocked' | 'pending' | 'fault';

export interface CheckResult {
  id: string;
  title: string;
  status: CheckStatus;
  score: number;
  max_score: number;
  hidden: boolean;
  /** What is wrong, in one line. */
  message?: string;
  /** The likely cause, where it can be told. */
  diagnosis?: string;
  hint?: string;
  /** What could be better in an answer that has passed; no points hang on it. */
  advice?: string;
  /** The command that runs this exercise again with the same inputs. */
  replay?: string;
  /** Where in the student's file it went wrong. */
  place?: SourcePlace;
}

export interface ExerciseResult {
  name: string;
  topic: string;
  file: string;
  lab: number;
  /** passed or failed, or what kept the exercise from running at all. */
  status: 'passed' | 'failed' | 'error' | 'todo' | 'blocked' | 'fault';
  score: number;
  max_score: number;
  /** Why nothing could run, in one line. */
  message?: string;
  hints: readonly string[];
  /** How many of the hints the student has taken, where the hand-in says so. */
  hints_taken?: number;
  checks: CheckResult[];
  /** What the exercise printed, cut to a readable length. Never read as a result. */
  output: string;
  seconds: number;
}

export interface Report {
  version: 1;
  path: string;
  seed: number;
  /** nothing-found: no file of what was to be graded is in it, and no question is answered. */
  status: 'graded' | 'nothing-found';
  /** What a person should know of how the files were found, one line each. */
  notes: string[];
  score: number;
  max_score: number;
  /** Points of hidden checks, and whether they were graded here. */
  hidden: { points: number; score: number; graded: boolean };
  exercises: ExerciseResult[];
  /** Answers in notebooks; only when notebooks were handed in. Its score is in `score`. */
  questions?: QuestionsReport;
  /** Complaints of the type checker: shown, and worth no points either way. */
  type_errors: TypeProblem[];
  /** How many checks the grader itself could not run. */
  faults: number;
  sandbox: { node: string; platform: string; layers: SandboxLayer[] };
}

/** The fields whose texts have several lines. */
const LINES = new Set(['output', 'answer']);
const TYPE_LINES = new Set(['message']);

/** The report, or a part of it, with every text made plain: no format has to see to that. */
export function plainReport<T extends Report | ExerciseResult>(report: T): T {
  const plain = madePlain(report, LINES);
  if (!('type_errors' in report)) return plain;
  return { ...plain, type_errors: madePlain(report.type_errors, TYPE_LINES) };
}

/** Sums points, which are told to a hundredth. */
export function total(values: readonly number[]): number {
  return Math.round(100 * values.reduce((sum, value) => sum + value, 0)) / 100;
}

/**
 * The report of a submission from the results of its exercises.
 *
 * @param also the type checker's complaints, and the layers of the sandbox that were in use
 */
export function summarize(
  path: string,
  seed: number,
  exercises: ExerciseResult[],
  also: { types?: TypeProblem[]; layers?: readonly SandboxLayer[] } = {},
): Report {
  const checks = exercises.flatMap((exercise) => exercise.checks);
  const hidden = checks.filter((check) => check.hidden);
  return {
    version: 1,
    path,
    seed,
    status: 'graded',
    notes: [],
    score: total(exercises.map(({ score }) => score)),
    max_score: total(exercises.map(({ max_score }) => max_score)),
    hidden: {
      points: total(hidden.map(({ max_score }) => max_score)),
      score: total(hidden.map(({ score }) => score)),
      graded: hidden.length > 0 && hidden.every(({ status }) => status !== 'pending'),
    },
    exercises,
    type_errors: also.types ?? [],
    faults: checks.filter(({ status }) => status === 'fault').length,
    sandbox: { ...runtime(), layers: [...(also.layers ?? [])] },
  };
}

/** The result of an exercise that could not run: every check has nothing, and says why. */
export function unfinishedExercise(
  { name, topic, lab, hints }: Exercise,
  checks: readonly Pick<CheckResult, 'id' | 'title' | 'max_score' | 'hidden'>[],
  message: string,
): ExerciseResult {
  return {
    name,
    topic,
    file: `exercises/${topic}.ts`,
    lab,
    status: 'error',
    score: 0,
    max_score: total(checks.map(({ max_score }) => max_score)),
    message,
    hints,
    checks: checks.map(({ id, title, max_score, hidden }) => ({
      id,
      title,
      status: 'error',
      score: 0,
      max_score,
      hidden,
      message,
    })),
    output: '',
    seconds: 0,
  };
}

/** The status of an exercise from those of its checks. */
export function exerciseStatus(checks: readonly CheckResult[]): ExerciseResult['status'] {
  const counted = checks.filter(({ status }) => status !== 'pending');
  for (const status of ['fault', 'todo', 'error', 'failed', 'blocked'] as const) {
    if (counted.some((check) => check.status === status)) {
      const blocked = counted.some((check) => check.status === 'blocked');
      return blocked && status !== 'fault' ? 'blocked' : status;
    }
  }
  return counted.length > 0 ? 'passed' : 'fault';
}
