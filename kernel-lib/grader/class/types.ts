import type { CheckStatus } from '../engine/report.js';

/** Seconds for one submission. */
export const DEFAULT_LIMIT = 300;

/**
 * graded; missing (nothing handed in); nothing-found (something was, but no file of an exercise
 * and no answer is in it); unreadable (a broken zip, a link); time-out (it used up its
 * limit: what had been graded by then counts); fault (the grader's own, never a silent 0).
 */
export type RowStatus =
  | 'graded'
  | 'missing'
  | 'nothing-found'
  | 'unreadable'
  | 'time-out'
  | 'fault';

/** What is known of a student. */
export interface Person {
  id: string;
  name: string;
  email: string;
}

/** One student's line. Points are `null` where there is no verdict. */
export interface Row extends Person {
  /** The folder or zip, below the class folder. */
  submission: string | null;
  status: RowStatus;
  score: number | null;
  max_score: number;
  /** Points given by people for open questions; `null` while none is given. */
  manual: number | null;
  total: number | null;
  /** Points of each exercise. */
  exercises: Record<string, number>;
  /** Checks that did not pass, as `exercise/check`. */
  lost: Record<string, CheckStatus>;
  /** Points of the questions in the notebooks, where they are graded. */
  questions: number | null;
  /** Hints taken, as the hand-in's own record says; `null` where it has none. They change points only by the course's rule. */
  hints: number | null;
  seconds: number;
  /** Taken from an earlier run of the same bytes, checks and seed. */
  cached: boolean;
  /** What a person should look at. They never change points. */
  flags: string[];
  note: string;
  /** The page for this student, below the folder of the run. */
  page: string | null;
  /** Names the verdict: contents, checks, seed, exercises and limit. */
  key: string | null;
}

/** `grades.json`. */
export interface ClassReport {
  version: 1;
  folder: string;
  seed: number;
  /** Fingerprint of the checks and of what they run on. */
  checks: string;
  only: readonly string[];
  max_score: number;
  manual_max: number;
  exercises: { name: string; topic: string; lab: number; max_score: number }[];
  rows: Row[];
  /** What concerns no single row. */
  notices: string[];
  /** Why the results are not all in their folder; nothing where they are. */
  unwritten?: string;
}
