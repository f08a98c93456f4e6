import { castData, isFloat } from '../core/dtype.js';
import { describe, ValueError } from '../core/errors.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { normalizeAxes } from '../core/shape.js';
import { type Axis, emptyError, reducedShape } from '../kernels/reduce.js';
import { type Axes, Tensor, tensorOf } from '../Tensor.js';

/** Sorted values of every line over the given axes, NaN last, or left out. */
function sortedLines(fn: string, x: TensorLike, axis: Axis, withoutNaN: boolean) {
  const t = tensorOf(toNdArray(fn, x, 'x'));
  const axes = normalizeAxes(fn, axis, t.shape);
  const kept = t.shape.map((_, k) => k).filter((k) => !axes.includes(k));
  const moved = t.transpose([...kept, ...axes]);
  const n = axes.reduce((p, k) => p * t.shape[k]!, 1);
  const data = castData(moved.data, 'float64') as Float64Array;
  const rows: Float64Array[] = [];
  const lineCount = kept.reduce((p, k) => p * t.shape[k]!, 1);
  for (let i = 0; i < lineCount; i++) {
    const row = data.slice(i * n, (i + 1) * n).sort();
    const end = withoutNaN ? row.findIndex(Number.isNaN) : -1;
    rows.push(end < 0 ? row : row.subarray(0, end));
  }
  const shape = (keepdims: boolean): number[] => reducedShape(fn, t.shape, axes, keepdims);
  return { rows, n, shape, dtype: isFloat(t.dtype) ? t.dtype : ('float64' as const) };
}

/** The middle value, or the mean of the two middle ones: a number over everything, a Tensor over an axis. NaN if any is NaN, and of nothing. */
export function median(x: TensorLike): number;
export function median(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function median(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function median(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  return middles('median', x, axis, keepdims, false);
}

/** The median without NaN; NaN where all are. NumPy: np.nanmedian */
export function nanmedian(x: TensorLike): number;
export function nanmedian(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function nanmedian(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function nanmedian(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  return middles('nanmedian', x, axis, keepdims, true);
}

function middles(fn: string, x: TensorLike, axis: Axis, keepdims: boolean, withoutNaN: boolean) {
  const { rows, shape, dtype } = sortedLines(fn, x, axis, withoutNaN);
  const middle = (row: Float64Array): number => {
    const n = row.length;
    if (n === 0 || Number.isNaN(row[n - 1]!)) return Number.NaN;
    const low = row[(n - 1) >> 1]!;
    const high = row[n >> 1]!;
    return low === high ? low : (low + high) / 2;
  };
  const out = new Tensor(Float64Array.from(rows, middle), shape(keepdims)).astype(dtype);
  return (axis === undefined || axis === null) && !keepdims ? out.item() : out;
}

/** Where to cut the sorted numbers: one share or several. */
export type Shares = number | readonly number[];

/**
 * The value below which the share q (0 … 1) of the elements lies, interpolated between neighbours;
 * for several q the results are stacked along a new first axis, in float64. NaN if any is NaN.
 */
export function quantile(x: TensorLike, q: number): number;
export function quantile(x: TensorLike, q: readonly number[]): Tensor;
export function quantile(x: TensorLike, q: Shares, axis: Axes, keepdims?: boolean): Tensor;
export function quantile(x: TensorLike, q: Shares, axis: null | undefined, keepdims: true): Tensor;
export function quantile(x: TensorLike, q: Shares, axis?: Axis, keepdims = false): number | Tensor {
  return quantiles('quantile', 1, x, q, axis, keepdims, false);
}

/** The quantile without NaN; NaN where all are. NumPy: np.nanquantile */
export function nanquantile(x: TensorLike, q: number): number;
export function nanquantile(x: TensorLike, q: readonly number[]): Tensor;
export function nanquantile(x: TensorLike, q: Shares, axis: Axes, keepdims?: boolean): Tensor;
export function nanquantile(
  x: TensorLike,
  q: Shares,
  axis: null | undefined,
  keepdims: true,
): Tensor;
export function nanquantile(
  x: TensorLike,
  q: Shares,
  axis?: Axis,
  keepdims = false,
): number | Tensor {
  return quantiles('nanquantile', 1, x, q, axis, keepdims, true);
}

/** The value below which q percent (0 … 100) of the elements lie; otherwise as quantile. NumPy: np.percentile */
export function percentile(x: TensorLike, q: number): number;
export function percentile(x: TensorLike, q: readonly number[]): Tensor;
export function percentile(x: TensorLike, q: Shares, axis: Axes, keepdims?: boolean): Tensor;
export function percentile(
  x: TensorLike,
  q: Shares,
  axis: null | undefined,
  keepdims: true,
): Tensor;
export function percentile(
  x: TensorLike,
  q: Shares,
  axis?: Axis,
  keepdims = false,
): number | Tensor {
  return quantiles('percentile', 100, x, q, axis, keepdims, false);
}

/** The percentile without NaN; NaN where all are. NumPy: np.nanpercentile */
export function nanpercentile(x: TensorLike, q: number): number;
export function nanpercentile(x: TensorLike, q: readonly number[]): Tensor;
export function nanpercentile(x: TensorLike, q: Shares, axis: Axes, keepdims?: boolean): Tensor;
export function nanpercentile(
  x: TensorLike,
  q: Shares,
  axis: null | undefined,
  keepdims: true,
): Tensor;
export function nanpercentile(
  x: TensorLike,
  q: Shares,
  axis?: Axis,
  keepdims = false,
): number | Tensor {
  return quantiles('nanpercentile', 100, x, q, axis, keepdims, true);
}

function quantiles(
  fn: string,
  whole: 1 | 100,
  x: TensorLike,
  q: Shares,
  axis: Axis,
  keepdims: boolean,
  withoutNaN: boolean,
): number | Tensor {
  const one = typeof q === 'number';
  const given = (one ? [q] : Array.isArray(q) ? q : [q]) as readonly number[];
  for (const share of given)
    if (!(typeof share === 'number' && share >= 0 && share <= whole))
      throw new ValueError(
        `${fn}: q is ${describe(share)}; expected ${whole === 1 ? `shares from 0 to 1.${share > 1 && share <= 100 ? ` For percent write ${share / 100}.` : ''}` : 'percent from 0 to 100.'}`,
      );
  const { rows, n, shape, dtype } = sortedLines(fn, x, axis, withoutNaN);
  if (n === 0 && !withoutNaN) throw emptyError(fn, shape(true));
  const narrow = dtype === 'float32';
  const at = placing(narrow, one);
  const data = Float64Array.from(
    given.flatMap((share) => rows.map((row) => at(row, at.round(at.round(share) / whole)))),
  );
  const out = new Tensor(data, [...(one ? [] : [given.length]), ...shape(keepdims)]);
  const typed = narrow && one ? out.astype('float32') : out;
  return one && (axis === undefined || axis === null) && !keepdims ? typed.item() : typed;
}

/**
 * The value at a share of a sorted row, in NumPy's order of operations and precision, so that results
 * are equal to the last bit: of float32 a single q is float32 as well, a list of them float64.
 */
function placing(narrow: boolean, one: boolean) {
  const same = (v: number): number => v;
  const round = narrow && one ? Math.fround : same;
  const between = narrow ? Math.fround : same;
  const at = (row: Float64Array, share: number): number => {
    const n = row.length;
    if (n === 0 || Number.isNaN(row[n - 1]!)) return Number.NaN;
    if (Number.isInteger(share)) return row[share * (n - 1)]!;
    const place = round(share * (n - 1));
    const low = Math.floor(place);
    const t = round(place - low);
    const a = row[low]!;
    const b = row[Math.min(low + 1, n - 1)]!;
    const step = between(b - a);
    return t >= 0.5 ? b - round(step * round(1 - t)) : a + round(step * t);
  };
  return Object.assign(at, { round });
}
