/** What a child may use. Generous: no clock decides points, these only end what would never end. */
export interface Limits {
  /** Milliseconds for one call. */
  callTime: number;
  /** Milliseconds of computing for all calls to one child together. */
  totalTime: number;
  /** Milliseconds for all exercises of a submission together. */
  submissionTime: number;
  /** After so many crashes or endless loops the rest of an exercise is not tried. */
  deaths: number;
  /** Milliseconds for the compiler with one file, or with the types of all of them. */
  compileTime: number;
  /** Milliseconds for all notebooks of a submission together. */
  notebookTime: number;
  /** Bytes of printed output. */
  output: number;
  /** Megabytes of resident memory. */
  memory: number;
  /** Megabytes of JavaScript heap. */
  heap: number;
}

export const DEFAULT_LIMITS: Limits = {
  callTime: 5_000,
  totalTime: 40_000,
  submissionTime: 300_000,
  deaths: 2,
  compileTime: 10_000,
  notebookTime: 30_000,
  output: 1_000_000,
  memory: 1_024,
  heap: 512,
};

/** Milliseconds of computing for what is not given the whole time. */
const SHORT = 1_500;

/**
 * Limits with less time for each call, where another try decides, or where one has already run out
 * of the whole time. What works at all takes a small part of it.
 */
export function shortened(limits: Limits): Limits {
  const { callTime, compileTime } = limits;
  return {
    ...limits,
    callTime: Math.min(SHORT, callTime),
    compileTime: Math.min(SHORT, compileTime),
  };
}

/** For the exercises of a submission in which several have run out of their time already. */
export function hurried(limits: Limits): Limits {
  return { ...shortened(limits), deaths: 1 };
}
