import type { NdArray, TensorLike } from '../core/ndarray.js';
import { isNdArray } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import type { Axis } from '../kernels/reduce.js';
import { cumulate } from '../kernels/sortAndScan.js';
import { type Axes, type Out, Tensor, wrap } from '../Tensor.js';

// Each of these gives a plain number over all elements, and a Tensor over an axis or several. `{ out: y }`
// as a last argument writes the result into y, which is returned: 0-d for all elements.

function asTensor(fn: string, x: TensorLike): Tensor {
  if (x instanceof Tensor) return x;
  const made: NdArray = isNdArray(x) ? x : toNdArray(fn, x, 'x');
  return wrap(made);
}

// The methods' overloads say which arguments give what; inside, any combination is passed on.
type Reduce<R> = (axis?: Axis, keepdims?: boolean, options?: Out) => R | Tensor;
type Spread = (axis?: Axis, keepdims?: boolean, ddof?: number, options?: Out) => number | Tensor;

/** Σx: a number over everything, a Tensor over an axis: `sum(x, 0)` of (N, D) is (D,), with keepdims (1, D). 0 of nothing; NaN if any is. */
export function sum(x: TensorLike): number;
export function sum(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function sum(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function sum(x: TensorLike, axis: Axis, keepdims: boolean, options: Out): Tensor;
export function sum(x: TensorLike, axis?: Axis, keepdims = false, options?: Out): number | Tensor {
  const t = asTensor('sum', x);
  return (t.sum as Reduce<number>).call(t, axis, keepdims, options);
}

/** Πx: a number over everything, a Tensor over an axis. 1 of nothing; NaN if any is. */
export function prod(x: TensorLike): number;
export function prod(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function prod(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function prod(x: TensorLike, axis: Axis, keepdims: boolean, options: Out): Tensor;
export function prod(x: TensorLike, axis?: Axis, keepdims = false, options?: Out): number | Tensor {
  const t = asTensor('prod', x);
  return (t.prod as Reduce<number>).call(t, axis, keepdims, options);
}

/** Σx / n: a number over everything, a Tensor over an axis: `mean(x, 0)` of (N, D) is (D,). NaN of nothing. */
export function mean(x: TensorLike): number;
export function mean(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function mean(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function mean(x: TensorLike, axis: Axis, keepdims: boolean, options: Out): Tensor;
export function mean(x: TensorLike, axis?: Axis, keepdims = false, options?: Out): number | Tensor {
  const t = asTensor('mean', x);
  return (t.mean as Reduce<number>).call(t, axis, keepdims, options);
}

/** The largest: a number over everything, a Tensor over an axis: `max(x, 1, true)` of (N, C) is (N, 1). NaN if any is. @throws ValueError of nothing */
export function max(x: TensorLike): number;
export function max(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function max(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function max(x: TensorLike, axis: Axis, keepdims: boolean, options: Out): Tensor;
export function max(x: TensorLike, axis?: Axis, keepdims = false, options?: Out): number | Tensor {
  const t = asTensor('max', x);
  return (t.max as Reduce<number>).call(t, axis, keepdims, options);
}

/** The smallest: a number over everything, a Tensor over an axis. NaN if any is. @throws ValueError of nothing */
export function min(x: TensorLike): number;
export function min(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function min(x: TensorLike, axis: null | undefined, keepdims: true): Tensor;
export function min(x: TensorLike, axis: Axis, keepdims: boolean, options: Out): Tensor;
export function min(x: TensorLike, axis?: Axis, keepdims = false, options?: Out): number | Tensor {
  const t = asTensor('min', x);
  return (t.min as Reduce<number>).call(t, axis, keepdims, options);
}

/** The variance Σ(x - mean)² / (n - ddof), ddof 0 by default; NaN of nothing. NumPy: np.var (var is a reserved word here). */
export function var_(x: TensorLike): number;
export function var_(x: TensorLike, axis: Axes, keepdims?: boolean, ddof?: number): Tensor;
export function var_(x: TensorLike, axis: null | undefined, keepdims: true, ddof?: number): Tensor;
export function var_(x: TensorLike, axis: null | undefined, keepdims: false, ddof: number): number;
export function var_(
  x: TensorLike,
  axis: Axis,
  keepdims: boolean,
  ddof: number,
  options: Out,
): Tensor;
export function var_(
  x: TensorLike,
  axis?: Axis,
  keepdims = false,
  ddof = 0,
  options?: Out,
): number | Tensor {
  const t = asTensor('var', x);
  return (t.var as Spread).call(t, axis, keepdims, ddof, options);
}

/** The standard deviation √(Σ(x - mean)² / (n - ddof)), ddof 0 by default: `std(x, 0)` of (N, D) is (D,). NaN of nothing. */
export function std(x: TensorLike): number;
export function std(x: TensorLike, axis: Axes, keepdims?: boolean, ddof?: number): Tensor;
export function std(x: TensorLike, axis: null | undefined, keepdims: true, ddof?: number): Tensor;
export function std(x: TensorLike, axis: null | undefined, keepdims: false, ddof: number): number;
export function std(
  x: TensorLike,
  axis: Axis,
  keepdims: boolean,
  ddof: number,
  options: Out,
): Tensor;
export function std(
  x: TensorLike,
  axis?: Axis,
  keepdims = false,
  ddof = 0,
  options?: Out,
): number | Tensor {
  const t = asTensor('std', x);
  return (t.std as Spread).call(t, axis, keepdims, ddof, options);
}

/** Where the largest stands: the first of equals, or the first NaN: `argmax(scores, 1)` of (N, C) is (N,) int32. @throws ValueError of nothing */
export function argmax(x: TensorLike): number;
export function argmax(x: TensorLike, axis: number, keepdims?: boolean): Tensor;
export function argmax(x: TensorLike, axis?: number | null, keepdims = false): number | Tensor {
  const t = asTensor('argmax', x);
  return (t.argmax as Reduce<number>).call(t, axis, keepdims);
}

/** Where the smallest stands: the first of equals, or the first NaN; see argmax. */
export function argmin(x: TensorLike): number;
export function argmin(x: TensorLike, axis: number, keepdims?: boolean): Tensor;
export function argmin(x: TensorLike, axis?: number | null, keepdims = false): number | Tensor {
  const t = asTensor('argmin', x);
  return (t.argmin as Reduce<number>).call(t, axis, keepdims);
}

/** Whether any element is not 0 (NaN counts as true); false of nothing. A Tensor of bools over an axis. */
export function any(x: TensorLike): boolean;
export function any(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function any(x: TensorLike, axis: Axis, keepdims: boolean, options: Out): Tensor;
export function any(x: TensorLike, axis?: Axis, keepdims = false, options?: Out): boolean | Tensor {
  const t = asTensor('any', x);
  return (t.any as Reduce<boolean>).call(t, axis, keepdims, options);
}

/** Whether every element is not 0 (NaN counts as true); true of nothing. A Tensor of bools over an axis. */
export function all(x: TensorLike): boolean;
export function all(x: TensorLike, axis: Axes, keepdims?: boolean): Tensor;
export function all(x: TensorLike, axis: Axis, keepdims: boolean, options: Out): Tensor;
export function all(x: TensorLike, axis?: Axis, keepdims = false, options?: Out): boolean | Tensor {
  const t = asTensor('all', x);
  return (t.all as Reduce<boolean>).call(t, axis, keepdims, options);
}

/** Running sums along an axis; over all elements in row-major order if none is named. */
export function cumsum(x: TensorLike, axis?: number | null): Tensor {
  return wrap(cumulate('cumsum', toNdArray('cumsum', x, 'x'), axis));
}

/** Running products along an axis; over all elements in row-major order if none is named. */
export function cumprod(x: TensorLike, axis?: number | null): Tensor {
  return wrap(cumulate('cumprod', toNdArray('cumprod', x, 'x'), axis));
}
