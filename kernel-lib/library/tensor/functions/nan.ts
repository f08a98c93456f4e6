import { isFloat } from '../core/dtype.js';
import { ValueError } from '../core/errors.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape, normalizeAxes } from '../core/shape.js';
import { type Axis, reducedShape } from '../kernels/reduce.js';
import { argExtreme, cumulate } from '../kernels/sortAndScan.js';
import { type Axes, Tensor, tensorOf, wrap } from '../Tensor.js';
import { isnan } from './elementwise.js';
import { where } from './indexing.js';

// Reductions that leave NaN out: a number over everything, a Tensor over an axis or several.

const asTensor = (fn: string, x: TensorLike): Tensor =>
  x instanceof Tensor ? x : tensorOf(toNdArray(fn, x, 'x'));

/** x with `value` for NaN. */
const filled = (t: Tensor, value: number): Tensor =>
  isFloat(t.dtype) ? where(isnan(t), value, t) : t;

const everything = (axis: Axis): axis is null | undefined => axis === undefined || axis === null;

/** The axes, with all arguments checked under the function's own name. */
function axesOf(fn: string, t: Tensor, axis: Axis, keepdims = false): readonly number[] {
  const axes = normalizeAxes(fn, axis, t.shape);
  reducedShape(fn, t.shape, axes, keepdims);
  return axes;
}

const result = (t: Tensor, axis: Axis, keepdims: boolean): number | Tensor =>
  everything(axis) && !keepdims ? t.item() : t;

/** How many elements are not NaN, as float64. */
const counts = (t: Tensor, axes: Axes, keepdims: boolean): Tensor =>
  isnan(t).equal(0).sum(axes, keepdims).astype('float64');

/** Σx without NaN: 0 where all are. NumPy: np.nansum */
export function nansum(x: TensorLike): number;
export function nansum(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function nansum(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function nansum(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  const t = asTensor('nansum', x);
  return result(filled(t, 0).sum(axesOf('nansum', t, axis, keepdims), keepdims), axis, keepdims);
}

/** Πx without NaN: 1 where all are. NumPy: np.nanprod */
export function nanprod(x: TensorLike): number;
export function nanprod(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function nanprod(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function nanprod(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  const t = asTensor('nanprod', x);
  return result(filled(t, 1).prod(axesOf('nanprod', t, axis, keepdims), keepdims), axis, keepdims);
}

/** Running sums in which NaN counts as 0; over all elements in order if no axis is named. NumPy: np.nancumsum */
export function nancumsum(x: TensorLike, axis?: number | null): Tensor {
  return wrap(cumulate('cumsum', filled(asTensor('nancumsum', x), 0), axis, 'nancumsum'));
}

/** Running products in which NaN counts as 1; over all elements in order if no axis is named. NumPy: np.nancumprod */
export function nancumprod(x: TensorLike, axis?: number | null): Tensor {
  return wrap(cumulate('cumprod', filled(asTensor('nancumprod', x), 1), axis, 'nancumprod'));
}

/** The mean without NaN; NaN where all are. NumPy: np.nanmean */
export function nanmean(x: TensorLike): number;
export function nanmean(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function nanmean(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function nanmean(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  return result(meanWithout('nanmean', asTensor('nanmean', x), axis, keepdims), axis, keepdims);
}

function meanWithout(fn: string, t: Tensor, axis: Axis, keepdims: boolean): Tensor {
  const axes = axesOf(fn, t, axis, keepdims);
  if (!isFloat(t.dtype)) return t.mean(axes, keepdims);
  return filled(t, 0)
    .sum(axes, keepdims)
    .div(counts(t, axes, keepdims))
    .astype(t.dtype);
}

/** The variance without NaN, Σ(x - mean)² / (n - ddof); NaN where n ≤ ddof. NumPy: np.nanvar */
export function nanvar(x: TensorLike): number;
export function nanvar(x: TensorLike, axis: Axes, keepdims?: boolean, ddof?: number): Tensor;
export function nanvar(
  x: TensorLike,
  axis: null | undefined,
  keepdims: true,
  ddof?: number,
): Tensor;
export function nanvar(x: TensorLike, axis?: Axis, keepdims = false, ddof = 0): number | Tensor {
  return result(varWithout('nanvar', asTensor('nanvar', x), axis, keepdims, ddof), axis, keepdims);
}

function varWithout(fn: string, t: Tensor, axis: Axis, keepdims: boolean, ddof: number): Tensor {
  const axes = axesOf(fn, t, axis, keepdims);
  if (!isFloat(t.dtype)) return t.var(axes, keepdims, ddof);
  const away = where(isnan(t), 0, t.sub(meanWithout(fn, t, axes, true)));
  const left = counts(t, axes, keepdims).sub(ddof);
  const spread = away.mul(away).sum(axes, keepdims).div(left).astype(t.dtype);
  return where(left.greater(0), spread, Number.NaN);
}

/** The standard deviation without NaN, √nanvar. NumPy: np.nanstd */
export function nanstd(x: TensorLike): number;
export function nanstd(x: TensorLike, axis: Axes, keepdims?: boolean, ddof?: number): Tensor;
export function nanstd(
  x: TensorLike,
  axis: null | undefined,
  keepdims: true,
  ddof?: number,
): Tensor;
export function nanstd(x: TensorLike, axis?: Axis, keepdims = false, ddof = 0): number | Tensor {
  return result(
    varWithout('nanstd', asTensor('nanstd', x), axis, keepdims, ddof).sqrt(),
    axis,
    keepdims,
  );
}

/** The largest without NaN; NaN where all are. NumPy: np.nanmax @throws ValueError of nothing */
export function nanmax(x: TensorLike): number;
export function nanmax(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function nanmax(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function nanmax(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  return result(extremeWithout('max', asTensor('nanmax', x), axis, keepdims), axis, keepdims);
}

/** The smallest without NaN; NaN where all are. NumPy: np.nanmin @throws ValueError of nothing */
export function nanmin(x: TensorLike): number;
export function nanmin(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function nanmin(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function nanmin(x: TensorLike, axis?: Axis, keepdims = false): number | Tensor {
  return result(extremeWithout('min', asTensor('nanmin', x), axis, keepdims), axis, keepdims);
}

const FARTHEST = { max: -Infinity, min: Infinity };

function extremeWithout(name: 'max' | 'min', t: Tensor, axis: Axis, keepdims: boolean): Tensor {
  const axes = axesOf(`nan${name}`, t, axis, keepdims);
  const found = filled(t, FARTHEST[name])[name](axes, keepdims);
  return isFloat(t.dtype) ? where(isnan(t).all(axes, keepdims), Number.NaN, found) : found;
}

/** Where the largest stands, NaN left out; see argmax. NumPy: np.nanargmax @throws ValueError where all are NaN */
export function nanargmax(x: TensorLike): number;
export function nanargmax(x: TensorLike, axis: number, keepdims?: boolean): Tensor;
export function nanargmax(x: TensorLike, axis?: number | null, keepdims = false): number | Tensor {
  const t = someNumbers('nanargmax', x, axis);
  return placed(filled(t, -Infinity), 'argmax', axis, keepdims);
}

/** Where the smallest stands, NaN left out; see argmin. NumPy: np.nanargmin @throws ValueError where all are NaN */
export function nanargmin(x: TensorLike): number;
export function nanargmin(x: TensorLike, axis: number, keepdims?: boolean): Tensor;
export function nanargmin(x: TensorLike, axis?: number | null, keepdims = false): number | Tensor {
  const t = someNumbers('nanargmin', x, axis);
  return placed(filled(t, Infinity), 'argmin', axis, keepdims);
}

function placed(
  t: Tensor,
  fn: 'argmax' | 'argmin',
  axis: number | null | undefined,
  keepdims: boolean,
): number | Tensor {
  return result(wrap(argExtreme(fn, t, axis, keepdims)), axis, keepdims);
}

function someNumbers(fn: string, x: TensorLike, axis: number | null | undefined): Tensor {
  const t = asTensor(fn, x);
  if (
    t.size > 0 &&
    isnan(t)
      .all(axesOf(fn, t, axis))
      .any()
  )
    throw new ValueError(
      `${fn}: x ${formatShape(t.shape)} has ${everything(axis) ? 'nothing' : 'a line along the axis with nothing'} but NaN, of which none is the ${fn === 'nanargmax' ? 'largest' : 'smallest'}.`,
    );
  return t;
}

/** What takes the place of NaN and of the infinities. */
export interface NanToNumOptions {
  /** 0 if left out. */
  readonly nan?: number;
  /** For Infinity: the largest number of the type if left out. */
  readonly posinf?: number;
  /** For -Infinity: the lowest number of the type if left out. */
  readonly neginf?: number;
}

/** x with 0 for NaN and the largest numbers of its type for the infinities. NumPy: np.nan_to_num */
export function nanToNum(x: TensorLike, options: NanToNumOptions = {}): Tensor {
  const t = asTensor('nanToNum', x);
  if (!isFloat(t.dtype)) return t.copy();
  const most = t.dtype === 'float32' ? 3.4028234663852886e38 : Number.MAX_VALUE;
  const { nan = 0, posinf = most, neginf = -most } = options;
  const out = filled(t, nan);
  return where(t.equal(Infinity), posinf, where(t.equal(-Infinity), neginf, out));
}
