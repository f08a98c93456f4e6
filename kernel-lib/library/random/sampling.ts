import { describe, Tensor, ValueError } from '../tensor/index.js';
import { allocateFor, allocateUnset, needRoom, wrap } from '../tensor/internal.js';
import { LEAST_BULK } from '../wasm/internal.js';
import { countOf, type Size, sampleShape } from './size.js';
import { isPlainList, type Population, pick, populationSize } from './weights.js';

// What both generators do alike; they differ in where the numbers come from.

/** Where the numbers of a sample come from: one by one, or all at once where that is possible. */
export interface Source {
  readonly next: () => number;
  /** Fills `out`, or gives false and does nothing. The numbers are those of `next`. */
  readonly bulk: (out: Float64Array | Float32Array) => boolean;
}

/** A number without a size, else a tensor of them. */
export function sample(
  fn: string,
  size: Size,
  source: Source,
  dtype: 'float64' | 'float32' = 'float64',
): number | Tensor {
  const shape = sampleShape(fn, size);
  if (!shape) return source.next();
  const data = allocateFor(fn, dtype, shape, undefined, allocateUnset);
  fill(data as Float64Array | Float32Array, source);
  return wrap({ data, shape, dtype });
}

/** Fills a tensor that is there already. @throws ValueError unless it is float64 or float32 */
export function fillTensor<T extends Tensor>(fn: string, x: T, source: Source): T {
  if (!(x instanceof Tensor) || (x.dtype !== 'float64' && x.dtype !== 'float32'))
    throw new ValueError(
      `${fn}: x is ${describe(x)}; expected a tensor of float64 or float32 to be filled. For a new one use ${fn === 'fillNormal' ? 'normal' : 'uniform'}(…, size).`,
    );
  fill(x.data as Float64Array | Float32Array, source);
  return x;
}

function fill(data: Float64Array | Float32Array, { next, bulk }: Source): void {
  if (data.length >= LEAST_BULK && bulk(data)) return;
  for (let i = 0; i < data.length; i++) data[i] = next();
}

/** Whole numbers from … from + span, where `below(span)` gives 0 … span; int32 if they fit. */
export function sampleWhole(
  fn: string,
  from: number,
  span: number,
  size: Size,
  below: (max: number) => number,
): number | Tensor {
  const shape = sampleShape(fn, size);
  if (!shape) return from + below(span);
  const fits = from >= -(2 ** 31) && from + span < 2 ** 31;
  const data = allocateFor(fn, fits ? 'int32' : 'float64', shape);
  for (let i = 0; i < data.length; i++) data[i] = from + below(span);
  return new Tensor(data, shape);
}

/** @throws ValueError unless mean and std are numbers, std 0 or more */
export function checkNormal(mean: number, std: number): void {
  if (typeof mean !== 'number')
    throw new ValueError(`normal: mean is ${describe(mean)}; expected a number.`);
  if (typeof std !== 'number' || !(std >= 0))
    throw new ValueError(`normal: std is ${describe(std)}; expected a number, 0 or more.`);
}

/** high - low. @throws ValueError unless both are finite numbers */
export function checkRange(low: number, high: number): number {
  if (!Number.isFinite(low) || !Number.isFinite(high) || !Number.isFinite(high - low))
    throw new ValueError(
      `uniform: low is ${describe(low)} and high ${describe(high)}; expected finite numbers.`,
    );
  return high - low;
}

type List = { [index: number]: unknown; readonly length: number };

/** Fisher and Yates's shuffle in place, from the end down to `first`; `below(i)` gives 0 … i. */
export function shuffleList(x: List, below: (max: number) => number, first = 1): void {
  for (let i = x.length - 1; i >= first; i--) {
    const j = below(i);
    const other = x[j];
    x[j] = x[i];
    x[i] = other;
  }
}

/** 0 … n-1 in random order, or a copy of x with its rows in random order. */
export function permuted(x: Population, below: (max: number) => number): Tensor;
export function permuted(
  x: Population | readonly unknown[],
  below: (max: number) => number,
): Tensor | unknown[];
export function permuted(x: Population | readonly unknown[], below: (max: number) => number) {
  const n = populationSize('permutation', x);
  needRoom('permutation', [n]);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  shuffleList(order, below);
  if (isPlainList(x)) return Array.from(order, (i) => x[i]);
  return pick(x as Population, new Tensor(order, [order.length]));
}

/** Puts the rows of a tensor, or the members of a list, into random order, in place. */
export function shuffleRows(x: Tensor | unknown[], below: (max: number) => number): void {
  if (Array.isArray(x)) shuffleList(x, below);
  else if (!(x instanceof Tensor) || x.ndim === 0)
    throw new ValueError(
      `shuffle: x is ${describe(x)}; expected a list, or a tensor with rows. For 0 … n-1 in random order use permutation(n).`,
    );
  else if (x.ndim === 1) shuffleList(x.data, below);
  else x.set(permuted(x, below), '...');
}

/**
 * Members of `a` at `count` positions, which `positions(members, count)` chooses; one of them, as a
 * number, without a size. Members that are no numbers come as they are, in lists.
 */
export function choose(
  a: Population | readonly unknown[],
  size: Size,
  replace: boolean,
  positions: (members: number, count: number) => Int32Array,
) {
  const members = populationSize('choice', a);
  const shape = sampleShape('choice', size);
  const count = shape ? countOf(shape) : 1;
  if (shape) needRoom('choice', shape);
  if (members === 0 && count > 0) throw new ValueError('choice: a is empty.');
  if (!shape && a instanceof Tensor && a.ndim > 1)
    throw new ValueError(
      `choice: a is ${describe(a)}, whose members are no numbers. Give a size to draw rows: choice(a, 1).`,
    );
  if (!replace && count > members)
    throw new ValueError(
      `choice: cannot draw ${count} different members from ${members}. Use replace = true to draw with repetition.`,
    );
  const at = positions(members, count);
  if (isPlainList(a)) {
    const chosen = Array.from(at, (i) => a[i]);
    return shape ? nestedIn(chosen, shape) : chosen[0];
  }
  const picked = pick(a as Population, new Tensor(at, [count]));
  return shape ? picked.reshape([...shape, ...picked.shape.slice(1)]) : picked.item();
}

/** A flat list in lists of the given sizes. */
function nestedIn(list: readonly unknown[], shape: readonly number[]): unknown {
  if (shape.length === 0) return list[0];
  const [n, ...rest] = shape as [number, ...number[]];
  if (rest.length === 0) return list;
  const run = countOf(rest);
  return Array.from({ length: n }, (_, i) => nestedIn(list.slice(i * run, (i + 1) * run), rest));
}
