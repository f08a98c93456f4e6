import { describe, Tensor, type TensorLike, tensor, ValueError } from '../tensor/index.js';

/** What `choice`, `permutation` and `shuffle` take: a tensor, a list, or n for 0 … n-1. */
export type Population = number | Tensor | readonly number[];

/** Lists of members, nested as a size of several axes asks for. */
export type NestedList<T> = T | readonly NestedList<T>[];

/** Whether these are the members themselves, such as strings, and no numbers for a tensor. */
export function isPlainList(a: unknown): a is readonly unknown[] {
  const number = (v: unknown): boolean =>
    typeof v === 'number' || typeof v === 'boolean' || (Array.isArray(v) && v.every(number));
  return Array.isArray(a) && !a.every(number);
}

/** How many there are to choose from. */
export function populationSize(fn: string, a: Population | readonly unknown[]): number {
  if (typeof a === 'number') {
    if (Number.isInteger(a) && a >= 0) return a;
    throw new ValueError(`${fn}: a is ${a}; expected a whole number, 0 or more, or a list.`);
  }
  if (Array.isArray(a)) return a.length;
  if (a instanceof Tensor && a.ndim > 0) return a.shape[0]!;
  throw new ValueError(`${fn}: a is ${describe(a)}; expected a number, a list or a tensor.`);
}

/** The chosen members: the positions themselves when the population is just a number. */
export function pick(a: Population, positions: Tensor): Tensor {
  if (typeof a === 'number') return positions;
  return (a instanceof Tensor ? a : tensor(a)).slice(positions);
}

/** Probabilities of a choice, checked: one per member, none negative, sum 1. */
export function checkWeights(fn: string, p: TensorLike, size: number): Float64Array {
  const data = Float64Array.from(tensor(p).data);
  if (data.length !== size)
    throw new ValueError(`${fn}: p has ${data.length} probabilities for ${size} members.`);
  let sum = 0;
  for (const v of data) {
    if (!(v >= 0)) throw new ValueError(`${fn}: p holds ${v}; probabilities must be 0 or more.`);
    sum += v;
  }
  if (Math.abs(sum - 1) > 1.5e-8)
    throw new ValueError(`${fn}: p sums to ${sum}, not 1. Divide it by its sum: p.div(p.sum()).`);
  return data;
}

/** Running sums of the probabilities, scaled to end at 1. */
export function cumulative(p: Float64Array): Float64Array {
  const cdf = new Float64Array(p.length);
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    sum += p[i]!;
    cdf[i] = sum;
  }
  for (let i = 0; i < cdf.length; i++) cdf[i]! /= sum;
  return cdf;
}

/** The first position whose running sum is above u. */
export function drawFrom(cdf: Float64Array, u: number): number {
  let low = 0;
  let high = cdf.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (cdf[mid]! <= u) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** `count` different positions, drawn with the given probabilities, in NumPy's order. */
export function drawDistinct(
  fn: string,
  weights: Float64Array,
  count: number,
  uniform: () => number,
): Int32Array {
  const p = weights.slice();
  if (p.reduce((n, v) => n + (v > 0 ? 1 : 0), 0) < count)
    throw new ValueError(`${fn}: fewer members have a probability above 0 than are to be drawn.`);
  const found = new Int32Array(count);
  let n = 0;
  while (n < count) {
    const u = Array.from({ length: count - n }, uniform);
    for (let i = 0; i < n; i++) p[found[i]!] = 0;
    const cdf = cumulative(p);
    for (const at of new Set(u.map((v) => drawFrom(cdf, v)))) found[n++] = at;
  }
  return found;
}
