import { expect } from 'vitest';

const FACTOR = 16;
/** Milliseconds below which a time says nothing. */
const SHORT = 150;
/** Of the time, as a power of the size: 1 is in proportion to it, 2 its square. */
const STEEPEST = 1.6;

/** Another program may have had the processor meanwhile. */
const TRIES = 3;

/** Milliseconds since any moment. */
export type Clock = () => number;

/**
 * Fails when the time that `work` takes grows much faster than the size that it is made for. Small
 * times are never judged, so that only what is slow can fail; what has to fail whatever the machine
 * brings a `clock` that counts its work.
 */
export function expectGrowth(
  work: (size: number) => () => unknown,
  size: number,
  what = '',
  clock: Clock = () => performance.now(),
): void {
  let [large, exponent] = [0, Number.POSITIVE_INFINITY];
  for (let left = TRIES; left > 0 && exponent >= STEEPEST; left--) {
    large = median(work(size), clock);
    if (large < SHORT) return;
    const small = median(work(Math.ceil(size / FACTOR)), clock);
    exponent = Math.log(large / Math.max(small, 0.01)) / Math.log(FACTOR);
  }
  expect(exponent, `${what} ${large.toFixed(0)} ms for ${size}`).toBeLessThan(STEEPEST);
}

function median(work: () => unknown, clock: Clock): number {
  const times = [0, 1, 2].map(() => {
    const started = clock();
    work();
    return clock() - started;
  });
  return times.sort((a, b) => a - b)[1] as number;
}
