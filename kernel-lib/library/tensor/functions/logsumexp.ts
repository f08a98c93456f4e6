import { isFloat } from '../core/dtype.js';
import { needRoom } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { normalizeAxes } from '../core/shape.js';
import { type Axis, reducedShape } from '../kernels/reduce.js';
import { type Axes, type Tensor, tensorOf } from '../Tensor.js';

/** log Σ exp(x), without overflow: m + log Σ exp(x - m) with m the largest x. */
export function logsumexp(x: TensorLike): number;
export function logsumexp(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function logsumexp(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  const t = tensorOf(toNdArray('logsumexp', x, 'x'));
  const axes = normalizeAxes('logsumexp', axis, t.shape);
  const shape = reducedShape('logsumexp', t.shape, axes, keepdims);
  needRoom('logsumexp', shape, [t.shape]);
  const sum = logSums(t, axes).reshape(shape);
  return (axis === undefined || axis === null) && !keepdims ? sum.item() : sum;
}

function logSums(t: Tensor, axes: readonly number[]): Tensor {
  // Of nothing the sum is 0, and its logarithm -Infinity.
  if (t.size === 0)
    return t
      .astype(isFloat(t.dtype) ? t.dtype : 'float64')
      .sum(axes, true)
      .log();
  const top = t.max(axes, true);
  for (let i = 0; i < top.size; i++) if (!Number.isFinite(top.data[i]!)) top.data[i] = 0;
  return t.sub(top).exp().sum(axes, true).log().add(top);
}
