import { describe, expect, test } from 'vitest';
import { expectGrowth } from './growth.js';

/* The clock counts work, so that no machine is too fast or too busy for these. */

/** Lets time pass as `cost` says, and now and then as much again, as beside another program. */
function judged(cost: (size: number) => number, disturbances: readonly number[] = []): () => void {
  let [now, run] = [0, 0];
  const work = (size: number) => () => {
    now += cost(size) + (disturbances[run++] ?? 0);
  };
  return () => expectGrowth(work, 20_000, 'it', () => now);
}

describe('fails what grows', () => {
  test.each<[string, (size: number) => number]>([
    ['as the square of the size', (n) => n ** 2 / 1e6],
    ['as its cube', (n) => n ** 3 / 1e9],
    ['as the square, behind a start', (n) => 2 + n ** 2 / 1e6],
    ['as its square times its logarithm', (n) => (n ** 2 * Math.log(n)) / 1e6],
    ['beyond every power', (n) => 1.001 ** n],
  ])('%s', (_, cost) => {
    expect(judged(cost)).toThrow(/it \d+ ms for 20000/);
  });
});

describe('lets pass what grows', () => {
  test.each<[string, (size: number) => number]>([
    ['in proportion', (n) => n / 10],
    ['in proportion times its logarithm', (n) => (n * Math.log(n)) / 100],
    ['not at all', () => 1000],
    ['as the square, of what is too short to be judged', (n) => (n ** 2 / 4e8) * 149],
  ])('%s', (_, cost) => {
    expect(judged(cost)).not.toThrow();
  });
});

describe('another program that has the processor', () => {
  test('once does not count', () => {
    expect(judged((n) => n / 100, [9000])).not.toThrow();
  });

  test('for as long as a whole try is left out by the next', () => {
    expect(judged((n) => n / 100, [9000, 9000, 9000])).not.toThrow();
  });

  test('once does not hide the square, either', () => {
    expect(judged((n) => n ** 2 / 1e6, [0, 0, 0, 9000])).toThrow();
  });
});
