import { castData, isFloat } from '../core/dtype.js';
import { describe, ValueError } from '../core/errors.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { normalizeAxes } from '../core/shape.js';
import { type Axis, emptyError, reducedShape } from '../kernels/reduce.js';
import { type Axes, Tensor, wrap } from '../Tensor.js';

/** Sorted values of every line over the given axes, as rows of a float64 matrix. */
function sortedLines(fn: string, x: TensorLike, axis: Axis) {
  const t = wrap(toNdArray(fn, x, 'x'));
  const axes = normalizeAxes(fn, axis, t.shape);
  const kept = t.shape.map((_, k) => k).filter((k) => !axes.includes(k));
  const moved = t.transpose([...kept, ...axes]);
  const n = axes.reduce((p, k) => p * t.shape[k]!, 1);
  const data = castData(moved.data, 'float64') as Float64Array;
  const rows: Float64Array[] = [];
  const lineCount = kept.reduce((p, k) => p * t.shape[k]!, 1);
  for (let i = 0; i < lineCount; i++) rows.push(data.slice(i * n, (i + 1) * n).sort());
  const shape = (keepdims: boolean): number[] => reducedShape(fn, t.shape, axes, keepdims);
  return {
    rows,
    n,
    shape,
    dtype: t.dtype === 'float32' ? ('float32' as const) : ('float64' as const),
  };
}

/** The middle value, or the mean of the two middle ones: a number over everything, a Tensor over an axis. NaN if any is NaN, and of nothing. */
export function median(x: TensorLike): number;
export function median(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function median(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  const { rows, n, shape, dtype } = sortedLines('median', x, axis);
  const middle = (row: Float64Array): number => {
    if (n === 0 || Number.isNaN(row[n - 1]!)) return Number.NaN;
    const low = row[(n - 1) >> 1]!;
    const high = row[n >> 1]!;
    return low === high ? low : (low + high) / 2;
  };
  const out = new Tensor(Float64Array.from(rows, middle), shape(keepdims)).astype(dtype);
  return axis === undefined || axis === null ? (keepdims ? out : out.item()) : out;
}

/**
 * The value below which the share q (0 … 1) of the elements lies, interpolated between neighbours;
 * for several q the results are stacked along a new first axis.
 */
export function quantile(x: TensorLike, q: number): number;
export function quantile(x: TensorLike, q: readonly number[]): Tensor;
export function quantile(
  x: TensorLike,
  q: number | readonly number[],
  axis: Axes,
  keepdims?: boolean,
): Tensor;
export function quantile(
  x: TensorLike,
  q: number | readonly number[],
  axis?: Axis,
  keepdims = false,
): number | Tensor {
  const shares = [q].flat() as number[];
  for (const share of shares)
    if (!(share >= 0 && share <= 1))
      throw new ValueError(
        `quantile: q is ${describe(share)}; expected shares from 0 to 1.${share > 1 && share <= 100 ? ` For percent write ${share / 100}.` : ''}`,
      );
  const { rows, n, shape, dtype } = sortedLines('quantile', x, axis);
  if (n === 0) throw emptyError('quantile', shape(true));
  const data = Float64Array.from(
    shares.flatMap((share) => rows.map((row) => interpolate(row, n, share))),
  );
  const one = typeof q === 'number';
  const out = new Tensor(data, [...(one ? [] : [shares.length]), ...shape(keepdims)]).astype(dtype);
  return one && (axis === undefined || axis === null) && !keepdims ? out.item() : out;
}

/** NumPy's order of operations, so that results are equal to the last bit. */
function interpolate(row: Float64Array, n: number, share: number): number {
  if (Number.isNaN(row[n - 1]!)) return Number.NaN;
  if (Number.isInteger(share)) return row[share * (n - 1)]!;
  const place = share * (n - 1);
  const low = Math.floor(place);
  const t = place - low;
  const a = row[low]!;
  const b = row[Math.min(low + 1, n - 1)]!;
  return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
}

/** log Σ exp(x), without overflow: m + log Σ exp(x - m) with m the largest x. */
export function logsumexp(x: TensorLike): number;
export function logsumexp(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function logsumexp(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  const out = logSumExpOf('logsumexp', wrap(toNdArray('logsumexp', x, 'x')), axis, keepdims);
  return (axis === undefined || axis === null) && !keepdims ? out.item() : out;
}

/** {@link logsumexp} as a tensor, under the name of `fn`. */
export function logSumExpOf(fn: string, t: Tensor, axis: Axis, keepdims: boolean): Tensor {
  const axes = normalizeAxes(fn, axis, t.shape);
  const shape = reducedShape(fn, t.shape, axes, keepdims);
  // Of nothing the sum is 0, and its logarithm -Infinity.
  if (t.size === 0)
    return t
      .sum(axes, true)
      .astype(isFloat(t.dtype) ? t.dtype : 'float64')
      .log()
      .reshape(shape);
  const top = t.max(axes, true);
  for (let i = 0; i < top.size; i++) if (!Number.isFinite(top.data[i]!)) top.data[i] = 0;
  return t.sub(top).exp().sum(axes, true).log().add(top).reshape(shape);
}
