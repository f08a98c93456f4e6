import { type CheckTools, describeValue } from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';

/** What all exercises of this lab have in common. */
export const GOOD_PRACTICE = { topic: 'good_practice', lab: 10 } as const;

/** The elements as numbers. */
export const listOf = (x: Tensor): number[] => Array.from(x.data as ArrayLike<number>);

/** A list of numbers, or a failure that says what came. */
export function numbersOf(t: CheckTools, name: string, got: unknown): number[] {
  t.that(
    Array.isArray(got),
    `${name} is ${describeValue(got)}; expected a list of numbers`,
    `begin with const ${name}: number[] = [], and push`,
  );
  return (got as unknown[]).map((v, i) => t.number(`${name}[${i}]`, v));
}

/** A seed that tells nothing. */
export const drawSeed = (t: CheckTools) => Math.floor(t.uniform(0, 1e5, 1).item());

/**
 * The largest distance between the shares of numbers below a place and what is due, for numbers that
 * should be uniform on (0, 1), times √n. Above 2.5 in 1 of 100,000 cases (Kolmogorov and Smirnov).
 */
export function unevenness(places: readonly number[]): number {
  const sorted = [...places].sort((a, b) => a - b);
  const n = sorted.length;
  const far = sorted.map((u, i) => Math.max(Math.abs(u - i / n), Math.abs(u - (i + 1) / n)));
  return Math.max(...far) * Math.sqrt(n);
}

export const UNEVEN = 2.5;

/** Where a number stands between low and high, as log space counts: 0 to 1. */
export const placeOf = (value: number, [low, high]: readonly [number, number]) =>
  Math.log(value / low) / Math.log(high / low);

/** Where it stands on a straight scale. */
export const straightPlace = (value: number, [low, high]: readonly [number, number]) =>
  (value - low) / (high - low);

/** Why draws do not lie evenly in log space; nothing if they do. */
export function whyUneven(
  values: readonly number[],
  range: readonly [number, number],
): string | undefined {
  if (values.some((v) => !(v > 0))) {
    return 'numbers of 0 or below have no place in log space: draw the logarithm, and raise it';
  }
  const logs = values.map((v) => placeOf(v, range));
  if (logs.every((u) => u >= 0 && u <= 1) && unevenness(logs) <= UNEVEN) return undefined;
  const even = (place: (v: number) => number) => unevenness(values.map(place)) <= UNEVEN;
  if (even((v) => straightPlace(v, range))) {
    return 'that is uniform: nine of ten numbers lie in the last decade. Draw the logarithm uniformly, and raise it';
  }
  const [low, high] = range;
  const raised = (base: (v: number) => number, from: number, to: number) =>
    even((v) => straightPlace(base(v), [from, to]));
  if (raised(Math.log, Math.log10(low), Math.log10(high))) {
    return 'the logarithm has base 10 and what raises it has base e: take the same base for both';
  }
  if (raised(Math.log10, Math.log(low), Math.log(high))) {
    return 'the logarithm has base e and what raises it has base 10: take the same base for both';
  }
  if (even((v) => placeOf(Math.log(v), [low, high]) || 0)) return 'it is raised twice';
  const outside = logs.filter((u) => u < 0 || u > 1).length;
  if (outside > 0) return `${outside} of ${values.length} lie outside of low and high`;
  if (new Set(values).size < values.length / 2) return 'numbers come again: draw each one anew';
  return 'each factor must be as likely as every other: the logarithm is what is uniform';
}
