import { castData } from '../core/dtype.js';
import { describe, ValueError } from '../core/errors.js';
import type { NdArray } from '../core/ndarray.js';
import { normalizeAxes, sizeOf } from '../core/shape.js';
import { read } from '../core/stored.js';
import { binary } from './binary.js';
import { DIV, SUB } from './operations.js';
import { squares32, squares64 } from './pairwise.js';
import { type Axis, total } from './reduce.js';
import { settleAnyway } from './settle.js';
import { sameUnary } from './unary.js';

function asFloat(x: NdArray): NdArray {
  if (x.dtype === 'float64' || x.dtype === 'float32') return x;
  return { data: castData(read(x), 'float64'), shape: x.shape, dtype: 'float64' };
}

function countOver(fn: string, x: NdArray, axis: Axis): number {
  return normalizeAxes(fn, axis, x.shape).reduce((n, k) => n * x.shape[k]!, 1);
}

/** mean = sum(x) / n; NaN for no elements. */
export function meanOf(fn: string, x: NdArray, axis: Axis, keepdims: boolean): NdArray {
  const n = countOver(fn, x, axis);
  return binary(DIV, total('sum', asFloat(x), axis, keepdims, fn), n);
}

/** var = sum((x - mean)²) / (n - ddof), in two passes, as NumPy does it. */
export function varOf(fn: string, x: NdArray, axis: Axis, keepdims: boolean, ddof: number) {
  if (typeof ddof !== 'number' || Number.isNaN(ddof))
    throw new ValueError(
      `${fn}: ddof is ${describe(ddof)}; expected a number such as 1, which divides by n - 1.`,
    );
  const floats = asFloat(x);
  if ((axis === undefined || axis === null) && sizeOf(floats.shape) > 0)
    return binary(DIV, squaresAll(fn, floats, keepdims), Math.max(sizeOf(floats.shape) - ddof, 0));
  const centred = sameUnary('square', binary(SUB, floats, meanOf(fn, floats, axis, true)));
  const n = countOver(fn, x, axis);
  return binary(DIV, total('sum', centred, axis, keepdims, fn), Math.max(n - ddof, 0));
}

/** Σ (x - mean)² over everything, without an array of the squares. */
function squaresAll(fn: string, x: NdArray, keepdims: boolean): NdArray {
  settleAnyway(x);
  const mean = meanOf(fn, x, undefined, keepdims);
  const data = read(x);
  const n = data.length;
  const m = mean.data[0]!;
  if (x.dtype === 'float32') mean.data[0] = squares32(data as Float32Array, 0, n, m);
  else mean.data[0] = squares64(data as Float64Array, 0, n, m);
  return mean;
}
