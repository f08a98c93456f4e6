import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { normalizeAxes } from '../core/shape.js';
import { type Axis, reducedShape } from '../kernels/reduce.js';
import { type Axes, Tensor, tensorOf } from '../Tensor.js';
import { nonzero } from './indexing.js';
import { stack } from './shaping.js';

/** How many elements are not 0 (NaN is not): a number over everything, an int32 Tensor over an axis. NumPy: np.count_nonzero */
export function countNonzero(x: TensorLike): number;
export function countNonzero(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function countNonzero(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  const set = tensorOf(toNdArray('countNonzero', x, 'x')).notEqual(0);
  reducedShape('countNonzero', set.shape, normalizeAxes('countNonzero', axis, set.shape), keepdims);
  if (axis !== undefined && axis !== null) return set.sum(axis, keepdims);
  return keepdims ? set.sum(null, true) : set.sum();
}

/** The positions of what is not 0, one row each: (n, ndim) int32. NumPy: np.argwhere */
export function argwhere(x: TensorLike): Tensor {
  const t = tensorOf(toNdArray('argwhere', x, 'x'));
  if (t.ndim > 0) return stack(nonzero(t), 1);
  return new Tensor(new Int32Array(0), [t.item() === 0 ? 0 : 1, 0]);
}

/** The positions of what is not 0 in x flattened: (n,) int32. NumPy: np.flatnonzero */
export function flatnonzero(x: TensorLike): Tensor {
  return nonzero(tensorOf(toNdArray('flatnonzero', x, 'x')).flatten())[0]!;
}
