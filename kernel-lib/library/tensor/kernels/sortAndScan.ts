import { loopOrder } from '../../blas/internal.js';
import { eachRow, placeRun } from '../../wasm/internal.js';
import { castData, isFloat, type TypedArray } from '../core/dtype.js';
import { allocate, copyOf } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { normalizeAxis } from '../core/shape.js';
import { read } from '../core/stored.js';
import { LEAST_BUCKETS, orderByBuckets } from './bucketOrder.js';
import { emptyError, wholeResult } from './reduce.js';

/** Calls `each` for every line along an axis: where it starts and the step between elements. */
export function lines(
  shape: readonly number[],
  axis: number,
  each: (start: number, step: number, line: number) => void,
): void {
  const n = shape[axis]!;
  const step = shape.slice(axis + 1).reduce((p, s) => p * s, 1);
  const outer = shape.slice(0, axis).reduce((p, s) => p * s, 1);
  for (let o = 0, line = 0; o < outer; o++)
    for (let i = 0; i < step; i++, line++) each(o * n * step + i, step, line);
}

/** Where the largest or smallest stands: the first of equals, and NaN wins. */
export function argExtreme(
  fn: 'argmax' | 'argmin',
  x: NdArray,
  axis: number | null | undefined,
  keepdims: boolean,
): NdArray {
  const flat = axis === undefined || axis === null;
  const shape = flat ? [read(x).length] : x.shape;
  const at = flat ? 0 : normalizeAxis(fn, axis, x.shape.length, x.shape);
  const n = shape[at]!;
  if (n === 0) throw emptyError(fn, x.shape);
  const data = new Int32Array(read(x).length / n);
  const sign = fn === 'argmax' ? 1 : -1;
  const from = read(x);
  const quick =
    isFloat(x.dtype) && at === shape.length - 1 && quickPlaces(fn, from as Float64Array, n, data);
  if (!quick)
    lines(shape, at, (start, step, line) => {
      data[line] = bestOf(from, start, step, n, sign);
    });
  const outShape = flat
    ? keepdims
      ? x.shape.map(() => 1)
      : []
    : keepdims
      ? x.shape.with(at, 1)
      : x.shape.toSpliced(at, 1);
  return { data, shape: outShape, dtype: 'int32' };
}

/** Where each row of n elements has its largest or smallest, in WebAssembly. @returns false if not */
function quickPlaces(
  fn: 'argmax' | 'argmin',
  x: Float64Array,
  n: number,
  out: Int32Array,
): boolean {
  if (out.length !== 1) return eachRow(fn, x, out.length, n, out);
  const place = placeRun(fn === 'argmax' ? 'max' : 'min', x, 0, n);
  if (place !== undefined) out[0] = place;
  return place !== undefined;
}

function bestOf(x: TypedArray, start: number, step: number, n: number, sign: number): number {
  let where = 0;
  let best = sign * x[start]!;
  if (Number.isNaN(best)) return 0;
  for (let i = 1, s = start + step; i < n; i++, s += step) {
    const v = sign * x[s]!;
    if (v <= best) continue;
    if (Number.isNaN(v)) return i;
    best = v;
    where = i;
  }
  return where;
}

/** Running sums or products along an axis; over all elements in order if none is named. */
export function cumulate(
  fn: 'cumsum' | 'cumprod',
  x: NdArray,
  axis?: number | null,
  caller: string = fn,
): NdArray {
  const flat = axis === undefined || axis === null;
  const shape = flat ? [read(x).length] : x.shape;
  const at = flat ? 0 : normalizeAxis(caller, axis, x.shape.length, x.shape);
  if (isFloat(x.dtype)) {
    const data = allocate(x.dtype, read(x).length);
    accumulate(fn, read(x), data, shape, at);
    return { data, shape: [...shape], dtype: x.dtype };
  }
  const exact = new Float64Array(read(x).length);
  accumulate(fn, read(x), exact, shape, at);
  return { data: wholeResult(fn, exact), shape: [...shape], dtype: 'int32' };
}

function accumulate(
  fn: string,
  x: TypedArray,
  out: TypedArray,
  shape: readonly number[],
  axis: number,
): void {
  const n = shape[axis]!;
  lines(shape, axis, (start, step) => {
    let last = fn === 'cumsum' ? -0 : 1;
    for (let i = 0, s = start; i < n; i++, s += step) {
      out[s] = fn === 'cumsum' ? last + x[s]! : last * x[s]!;
      last = out[s]!;
    }
  });
}

/** Sorted along an axis (the last by default), smallest first, NaN at the end. */
export function sort(x: NdArray, axis: number | null = -1): NdArray {
  const shape = axis === null ? [read(x).length] : x.shape;
  if (shape.length === 0) return { ...x, data: copyOf(read(x)) };
  const at = normalizeAxis('sort', axis ?? 0, shape.length, shape);
  const data = copyOf(read(x));
  const n = shape[at]!;
  const line = allocate(x.dtype, n);
  lines(shape, at, (start, step) => {
    for (let i = 0; i < n; i++) line[i] = data[start + i * step]!;
    line.sort();
    for (let i = 0; i < n; i++) data[start + i * step] = line[i]!;
  });
  return { data, shape: [...shape], dtype: x.dtype };
}

/** The positions that would sort an axis; equals keep their order, NaN goes to the end. */
export function argsort(x: NdArray, axis: number | null = -1): NdArray {
  const shape = axis === null || x.shape.length === 0 ? [read(x).length] : x.shape;
  const at = normalizeAxis('argsort', axis ?? 0, shape.length, shape);
  const data = new Int32Array(read(x).length);
  const n = shape[at]!;
  const values = castData(read(x), 'float64') as Float64Array;
  const keys = new Float64Array(n);
  const order = new Int32Array(n);
  const spare = new Int32Array(n);
  lines(shape, at, (start, step) => {
    for (let i = 0; i < n; i++) keys[i] = values[start + i * step]!;
    const sorted = sortedOrder(keys, order, spare);
    for (let i = 0; i < n; i++) data[start + i * step] = sorted[i]!;
  });
  return { data, shape: [...shape], dtype: 'int32' };
}

/** Lists up to this long are sorted by moving each into its place. */
const FEW = 8;

/** The positions of the keys in ascending order, NaN last; `order` and `spare` are written. */
function sortedOrder(keys: Float64Array, order: Int32Array, spare: Int32Array): Int32Array {
  const n = keys.length;
  let count = 0;
  for (let i = 0; i < n; i++) if (!Number.isNaN(keys[i]!)) order[count++] = i;
  for (let i = 0, o = count; o < n; i++) if (Number.isNaN(keys[i]!)) order[o++] = i;
  if (count >= LEAST_BUCKETS) {
    for (let i = count; i < n; i++) spare[i] = order[i]!;
    const done = loopOrder(keys, order, spare, count) ?? orderByBuckets(keys, order, spare, count);
    return done ? spare : orderByComparing(keys, spare, order, count);
  }
  return orderByComparing(keys, order, spare, count);
}

/** Sorts the first `count` of `order` by their keys, equal ones in the order in which they come. */
export function orderByComparing(
  keys: Float64Array,
  order: Int32Array,
  spare: Int32Array,
  count: number,
): Int32Array {
  for (let low = 0; low < count; low += FEW) {
    const high = Math.min(low + FEW, count);
    for (let i = low + 1; i < high; i++) {
      const at = order[i]!;
      let j = i - 1;
      for (; j >= low && keys[order[j]!]! > keys[at]!; j--) order[j + 1] = order[j]!;
      order[j + 1] = at;
    }
  }
  let [from, to] = [order, spare];
  for (let width = FEW; width < count; width *= 2) {
    for (let low = 0; low < count; low += 2 * width) {
      const middle = Math.min(low + width, count);
      const high = Math.min(middle + width, count);
      let [i, j] = [low, middle];
      for (let o = low; o < high; o++) {
        const right = j < high && (i >= middle || keys[from[j]!]! < keys[from[i]!]!);
        to[o] = right ? from[j++]! : from[i++]!;
      }
    }
    for (let i = count; i < keys.length; i++) to[i] = from[i]!;
    [from, to] = [to, from];
  }
  return from;
}

/** Ascending, NaN last, -0 equal to 0. */
export function compare(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return (Number.isNaN(a) ? 1 : 0) - (Number.isNaN(b) ? 1 : 0);
}
