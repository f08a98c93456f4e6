import { castData } from '../core/dtype.js';
import type { NdArray } from '../core/ndarray.js';
import { normalizeAxes, sizeOf } from '../core/shape.js';
import { binary } from './binary.js';
import { DIV, SUB } from './ops.js';
import { type Axis, total } from './reduce.js';
import { sameUnary } from './unary.js';

function asFloat(x: NdArray): NdArray {
  if (x.dtype === 'float64' || x.dtype === 'float32') return x;
  return { data: castData(x.data, 'float64'), shape: x.shape, dtype: 'float64' };
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
  const floats = asFloat(x);
  const centred = sameUnary('square', binary(SUB, floats, meanOf(fn, floats, axis, true)));
  const n = countOver(fn, x, axis);
  return binary(DIV, total('sum', centred, axis, keepdims, fn), Math.max(n - ddof, 0));
}

export const isEmpty = (x: NdArray): boolean => sizeOf(x.shape) === 0;
