import { assertDType, type DType, dtypeOf, isFloat, type TypedArray } from '../core/dtype.js';
import { DTypeError, describe, ValueError } from '../core/errors.js';
import { allocate, allocateFor } from '../core/memory.js';
import { isNdArray, type NdArray, type NestedArray, type TensorLike } from '../core/ndarray.js';
import { fromNested, operandError, toNdArray } from '../core/nested.js';
import { checkShape } from '../core/shape.js';
import { deferConstant } from '../kernels/deferred.js';
import { Tensor, wrap } from '../Tensor.js';

/** What `tensor` takes: numbers in lists, a typed array, or a tensor (which is copied). */
export type TensorSource = NestedArray | NdArray | ArrayBufferView;

/**
 * A tensor from numbers in nested lists, a typed array (one axis), or a copy of a tensor.
 * Numbers give float64 and booleans bool, unless `dtype` says otherwise.
 * @throws ShapeError for ragged lists, DTypeError for anything that is not a number
 */
export function tensor(source: TensorSource, dtype?: DType): Tensor {
  if (dtype !== undefined) assertDType('tensor', dtype);
  if (isNdArray(source)) return wrap(source).astype(dtype ?? source.dtype);
  if (ArrayBuffer.isView(source)) return fromTyped(source, dtype);
  if (typeof source !== 'number' && typeof source !== 'boolean' && !Array.isArray(source))
    throw operandError('tensor', source, 'the source');
  const lists = joinRows(source as NestedArray);
  const made = fromNested('tensor', lists, dtype === 'int32' ? undefined : dtype);
  return dtype === 'int32' ? wholeNumbers(wrap(made)) : wrap(made);
}

/** NumPy's name for {@link tensor}. */
export const array: typeof tensor = tensor;

/** Lists of tensors are taken as lists of their values. */
function joinRows(source: unknown): NestedArray {
  if (isNdArray(source)) return wrap(source).toArray();
  return Array.isArray(source) && source.some((v) => isNdArray(v) || Array.isArray(v))
    ? source.map(joinRows)
    : (source as NestedArray);
}

function wholeNumbers(x: Tensor): Tensor {
  const bad = x.data.find((v) => (v | 0) !== v);
  if (bad !== undefined)
    throw new DTypeError(
      `tensor: ${bad} is no int32. Leave dtype out for float64, or cut with tensor(…).astype('int32').`,
    );
  return x.astype('int32');
}

function fromTyped(source: ArrayBufferView, dtype?: DType): Tensor {
  if (
    source instanceof Float64Array ||
    source instanceof Float32Array ||
    source instanceof Int32Array
  ) {
    const data = source.slice() as TypedArray;
    const x = wrap({ data, shape: [data.length], dtype: dtypeOf(data) });
    return dtype === undefined || dtype === x.dtype ? x : x.astype(dtype);
  }
  if (
    source instanceof DataView ||
    source instanceof BigInt64Array ||
    source instanceof BigUint64Array
  )
    throw operandError('tensor', source, 'the source');
  const numbers = source as Uint8Array | Uint32Array;
  const kind = dtype ?? (numbers instanceof Uint32Array ? 'float64' : 'int32');
  const data = allocate(kind, numbers.length);
  for (let i = 0; i < data.length; i++)
    data[i] = kind === 'bool' ? Number(numbers[i] !== 0) : numbers[i]!;
  return wrap({ data, shape: [data.length], dtype: kind });
}

type ShapeArgs = [shape: number | readonly number[], dtype?: DType] | number[];

/** `zeros(2, 3)`, `zeros([2, 3])`, `zeros([2, 3], 'int32')`: shape and dtype of the arguments. */
function shapeArgs(fn: string, args: ShapeArgs): { shape: number[]; dtype: DType } {
  const last: unknown = args.at(-1);
  const named = args.length > 1 && typeof last === 'string';
  if (named) assertDType(fn, last as DType);
  const dims = named ? args.slice(0, -1) : args;
  if (dims.length === 0)
    throw new ValueError(`${fn}: no shape is given; expected sizes such as ${fn}(2, 3).`);
  const shape = dims.length === 1 ? dims[0] : dims;
  return { shape: checkShape(fn, shape), dtype: named ? (last as DType) : 'float64' };
}

function filled(fn: string, shape: readonly number[], value: number, dtype: DType): Tensor {
  checkShape(fn, shape);
  const later = deferConstant(shape, dtype, value);
  if (later !== undefined) return wrap(later);
  const data = allocateFor(fn, dtype, shape);
  return wrap({ data: value === 0 ? data : data.fill(value), shape, dtype });
}

/** All zeros: `zeros(2, 3)` or `zeros([2, 3], dtype)`. */
export function zeros(shape: number | readonly number[], dtype?: DType): Tensor;
export function zeros(...dims: number[]): Tensor;
export function zeros(...args: ShapeArgs): Tensor {
  const { shape, dtype } = shapeArgs('zeros', args);
  return filled('zeros', shape, 0, dtype);
}

/** Like zeros: fresh memory is always cleared here. */
export function empty(shape: number | readonly number[], dtype?: DType): Tensor;
export function empty(...dims: number[]): Tensor;
export function empty(...args: ShapeArgs): Tensor {
  const { shape, dtype } = shapeArgs('empty', args);
  return filled('empty', shape, 0, dtype);
}

/** All ones: `ones(2, 3)` or `ones([2, 3], dtype)`. */
export function ones(shape: number | readonly number[], dtype?: DType): Tensor;
export function ones(...dims: number[]): Tensor;
export function ones(...args: ShapeArgs): Tensor {
  const { shape, dtype } = shapeArgs('ones', args);
  return filled('ones', shape, 1, dtype);
}

/** All `value`; float64 (bool for a boolean) unless `dtype` says otherwise. */
export function full(
  shape: number | readonly number[],
  value: number | boolean,
  dtype: DType = typeof value === 'boolean' ? 'bool' : 'float64',
): Tensor {
  if (typeof value !== 'number' && typeof value !== 'boolean')
    throw new DTypeError(`full: value is ${describe(value)}; expected a number.`);
  assertDType('full', dtype);
  const number = dtype === 'bool' ? Number(Boolean(value)) : Number(value);
  return filled('full', checkShape('full', shape), number, dtype);
}

/** Zeros in the shape (and dtype) of `x`. */
export function zerosLike(x: TensorLike, dtype?: DType): Tensor {
  return alike('zerosLike', x, 0, dtype);
}

/** Ones in the shape (and dtype) of `x`. */
export function onesLike(x: TensorLike, dtype?: DType): Tensor {
  return alike('onesLike', x, 1, dtype);
}

/** `value` in the shape (and dtype) of `x`. */
export function fullLike(x: TensorLike, value: number, dtype?: DType): Tensor {
  const like = toNdArray('fullLike', x, 'x');
  const type = dtype ?? like.dtype;
  if (typeof value !== 'number' && typeof value !== 'boolean')
    throw new DTypeError(`fullLike: value is ${describe(value)}; expected a number.`);
  return alike('fullLike', like, type === 'bool' ? Number(Boolean(value)) : Number(value), type);
}

/** Fresh memory in the shape (and dtype) of `x`. */
export function emptyLike(x: TensorLike, dtype?: DType): Tensor {
  return alike('emptyLike', x, 0, dtype);
}

function alike(fn: string, x: TensorLike, value: number, dtype?: DType): Tensor {
  const like = toNdArray(fn, x, 'x');
  if (dtype !== undefined) assertDType(fn, dtype);
  return filled(fn, like.shape, value, dtype ?? like.dtype);
}

/** `arange(stop)` or `arange(start, stop, step)`: start, start + step, …, before stop. */
export function arange(start: number, stop?: number, step = 1, dtype: DType = 'float64'): Tensor {
  const from = stop === undefined ? 0 : start;
  const to = stop === undefined ? start : stop;
  if (![from, to, step].every(Number.isFinite))
    throw new ValueError(
      `arange: start is ${describe(from)}, stop ${describe(to)} and step ${describe(step)}; expected finite numbers.`,
    );
  if (step === 0) throw new ValueError('arange: step is 0, which never arrives at stop.');
  const size = Math.max(0, Math.ceil((to - from) / step));
  const data = allocateFor('arange', dtype, [size]);
  // NumPy takes the step between the first two values as they were rounded, and goes on with it.
  const delta = isFloat(dtype) ? from + step - from : step;
  for (let i = 0; i < size; i++) data[i] = i === 1 ? from + step : from + i * delta;
  return wrap({ data, shape: [size], dtype });
}

/** `num` evenly spaced numbers from start to stop, both included (unless endpoint is false). */
export function linspace(start: number, stop: number, num = 50, endpoint = true): Tensor {
  return evenly('linspace', start, stop, num, endpoint);
}

function evenly(fn: string, start: number, stop: number, num: number, endpoint: boolean): Tensor {
  if (typeof start !== 'number' || typeof stop !== 'number')
    throw new ValueError(
      `${fn}: start is ${describe(start)} and stop ${describe(stop)}; expected numbers.`,
    );
  if (!Number.isInteger(num) || num < 0)
    throw new ValueError(`${fn}: num is ${describe(num)}; expected a whole number, 0 or more.`);
  const div = endpoint ? num - 1 : num;
  const data = allocateFor(fn, 'float64', [num]);
  const step = (stop - start) / div;
  for (let i = 0; i < num; i++)
    data[i] =
      (step === 0 || !(div > 0) ? (i / Math.max(div, 1)) * (stop - start) : i * step) + start;
  if (endpoint && num > 1) data[num - 1] = stop;
  return wrap({ data, shape: [num], dtype: 'float64' });
}

/** baseˣ for `num` numbers x evenly spaced from start to stop: `logspace(-5, -1, 5)` is 1e-5 … 0.1. */
export function logspace(
  start: number,
  stop: number,
  num = 50,
  endpoint = true,
  base = 10,
): Tensor {
  if (typeof start !== 'number' || typeof stop !== 'number')
    throw new ValueError(
      `logspace: start is ${describe(start)} and stop ${describe(stop)}; expected exponents, such as -5 and -1.`,
    );
  const x = evenly('logspace', start, stop, num, endpoint);
  return new Tensor(
    (x.data as Float64Array).map((v) => base ** v),
    x.shape,
  );
}

/** (n, m) zeros with ones on a diagonal: k above (positive) or below (negative) the main one. */
export function eye(n: number, m: number = n, k = 0, dtype: DType = 'float64'): Tensor {
  return diagonal('eye', n, m, k, dtype);
}

function diagonal(fn: string, n: number, m: number, k: number, dtype: DType): Tensor {
  const out = filled(fn, [n, m], 0, dtype);
  for (let i = 0; i < n; i++) if (i + k >= 0 && i + k < m) out.data[i * m + i + k] = 1;
  return out;
}

/** The identity matrix (n, n). */
export function identity(n: number, dtype: DType = 'float64'): Tensor {
  return diagonal('identity', n, n, 0, dtype);
}

/**
 * One row per label, 1 in the label's column and 0 elsewhere: labels (N,) give (N, C).
 * @throws ValueError for a label outside 0 … C-1
 */
export function oneHot(labels: TensorLike, classes?: number, dtype: DType = 'float64'): Tensor {
  const y = toNdArray('oneHot', labels, 'labels');
  let top = -1;
  for (const c of y.data) top = Math.max(top, c);
  const count = classes ?? top + 1;
  if (!Number.isInteger(count))
    throw new ValueError(`oneHot: classes is ${describe(count)}; expected a whole number.`);
  const out = filled('oneHot', [...y.shape, count], 0, dtype);
  for (let i = 0; i < y.data.length; i++) {
    const c = y.data[i]!;
    if (!Number.isInteger(c) || c < 0 || c >= count)
      throw new ValueError(
        `oneHot: label ${c} at position ${i} is not one of the ${count} classes 0 to ${count - 1}.`,
      );
    out.data[i * count + c] = 1;
  }
  return out;
}
