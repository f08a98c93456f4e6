import { describe, ShapeError, ValueError } from '../core/errors.js';
import { allocateFor } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { checkShape, formatShape } from '../core/shape.js';
import { compare, argsort as ordered, sort as sorted } from '../kernels/sortAndScan.js';
import { Tensor, tensorOf, wrap } from '../Tensor.js';

/** Sorted along an axis (the last by default; null flattens), smallest first, NaN at the end. */
export function sort(x: TensorLike, axis: number | null = -1): Tensor {
  return wrap(sorted(toNdArray('sort', x, 'x'), axis));
}

/** The int32 positions that would sort an axis; equals keep their order, NaN goes to the end. */
export function argsort(x: TensorLike, axis: number | null = -1): Tensor {
  return wrap(ordered(toNdArray('argsort', x, 'x'), axis));
}

/** The different values, sorted, with what NumPy's return_* options give. */
export interface Unique {
  /** The different values, ascending. */
  readonly values: Tensor;
  /** Where each value stands first in the flattened x. */
  readonly index: Tensor;
  /** For each element of x, the position of its value. */
  readonly inverse: Tensor;
  /** How often each value occurs. */
  readonly counts: Tensor;
}

/** The different values of x, sorted. */
export function unique(x: TensorLike): Tensor {
  return uniqueAll(x).values;
}

/** The different values of x, sorted, with first positions, inverse and counts. */
export function uniqueAll(x: TensorLike): Unique {
  const t = tensorOf(toNdArray('uniqueAll', x, 'x'));
  const order = t.argsort(null).data;
  const first: number[] = [];
  const counts: number[] = [];
  const inverse = new Int32Array(t.size);
  for (let i = 0; i < order.length; i++) {
    const at = order[i]!;
    if (i === 0 || compare(t.data[order[i - 1]!]!, t.data[at]!) !== 0) {
      first.push(at);
      counts.push(0);
    }
    counts[counts.length - 1]!++;
    inverse[at] = counts.length - 1;
  }
  const index = new Tensor(Int32Array.from(first), [first.length]);
  return {
    values: t.flatten().slice(index),
    index,
    inverse: new Tensor(inverse, t.shape),
    counts: new Tensor(Int32Array.from(counts), [counts.length]),
  };
}

/**
 * Where to put values into a sorted vector so that it stays sorted: 'left' before equals, 'right'
 * after them.
 */
export function searchsorted(
  sortedValues: TensorLike,
  values: TensorLike,
  side: 'left' | 'right' = 'left',
): Tensor {
  const a = toNdArray('searchsorted', sortedValues, 'the sorted values');
  const v = toNdArray('searchsorted', values, 'values');
  if (a.shape.length !== 1)
    throw new ShapeError(
      `searchsorted: the sorted values have shape ${formatShape(a.shape)}; expected one axis.`,
    );
  if (side !== 'left' && side !== 'right')
    throw new ValueError(`searchsorted: side is ${describe(side)}; expected 'left' or 'right'.`);
  const limit = side === 'left' ? 0 : 1;
  const out = new Int32Array(v.data.length);
  for (let i = 0; i < out.length; i++) {
    let low = 0;
    let high = a.data.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (compare(a.data[mid]!, v.data[i]!) < limit) low = mid + 1;
      else high = mid;
    }
    out[i] = low;
  }
  return new Tensor(out, v.shape);
}

/** How often each whole number 0, 1, 2, … occurs; with weights, their sums (float64). */
export function bincount(x: TensorLike, weights?: TensorLike | null, minlength = 0): Tensor {
  const values = toNdArray('bincount', x, 'x');
  if (values.shape.length !== 1)
    throw new ShapeError(`bincount: x has shape ${formatShape(values.shape)}; expected one axis.`);
  const w =
    weights === undefined || weights === null
      ? undefined
      : toNdArray('bincount', weights, 'weights');
  if (w && w.data.length !== values.data.length)
    throw new ShapeError(`bincount: ${w.data.length} weights for ${values.data.length} values.`);
  let top = -1;
  for (const v of values.data) {
    if (!Number.isInteger(v) || v < 0)
      throw new ValueError(`bincount: x holds ${v}; only whole numbers from 0 on can be counted.`);
    top = Math.max(top, v);
  }
  const size = checkShape('bincount', Math.max(top + 1, minlength));
  const out = allocateFor('bincount', w ? 'float64' : 'int32', size);
  for (let i = 0; i < values.data.length; i++) out[values.data[i]!]! += w ? w.data[i]! : 1;
  return new Tensor(out, [out.length]);
}
