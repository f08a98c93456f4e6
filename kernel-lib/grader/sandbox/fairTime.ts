import { computedBy, wantsToCompute } from './effort.js';

/** A child that gets no processor on a busy machine may take so many times longer. */
export const MOST_STRETCH = 4;

/** Milliseconds from which on it matters how much of the time was computed. */
const LONG = 500;

/**
 * Watches over one answer of a child process: calls `onLate` when it has had its time. A child that
 * wants to compute, and has been given only a part of the processor by a busy machine, gets the
 * rest of it first; one that only sleeps does not. Returns a function that ends the watch and tells
 * how many milliseconds the child has computed: those that have passed, where they are few or nobody counts.
 */
export function awaitFairly(pid: number, time: number, onLate: () => void): () => number {
  const asked = performance.now();
  const before = computedBy(pid);
  const look = () => {
    const more = moreTime(pid, { time, before, waited: performance.now() - asked });
    if (more > 0) timer = setTimeout(lookAgain, more);
    else onLate();
  };
  let ended = false;
  // A reply may wait unread behind this process's own work: look once more before judging.
  const lookAgain = () => setImmediate(() => setImmediate(() => ended || look()));
  let timer = setTimeout(lookAgain, time);
  return () => {
    ended = true;
    clearTimeout(timer);
    const waited = performance.now() - asked;
    // To look takes longer than most answers do.
    const now = waited < LONG ? undefined : computedBy(pid);
    return before !== undefined && now !== undefined ? (now - before) * 1000 : waited;
  };
}

interface Answer {
  /** Milliseconds of computing that it may take. */
  time: number;
  /** Seconds that the child had computed when it was asked. */
  before: number | undefined;
  waited: number;
}

function moreTime(pid: number, { time, before, waited }: Answer): number {
  const now = computedBy(pid);
  if (before === undefined || now === undefined || !wantsToCompute(pid)) return 0;
  const had = (now - before) * 1000;
  return had > 0.9 * time ? 0 : Math.min(time - had, MOST_STRETCH * time - waited);
}
