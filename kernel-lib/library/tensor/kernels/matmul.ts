import { wantsProduct } from '../../wasm/product.js';
import { sharedProduct } from '../../wasm/threads/index.js';
import { castData, isFloat, promote, type TypedArray } from '../core/dtype.js';
import { ShapeError } from '../core/errors.js';
import { allocate, allocateFor, allocateUnset } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { broadcastShapes, formatShape, sizeOf } from '../core/shape.js';
import { multiply as product32 } from '../loops/product/float32.js';
import { multiply as product64 } from '../loops/product/float64.js';
import { transpose2 } from './layout.js';

/** `a · b`, NumPy's dot: matrices, vectors, or the last axis of a with the last but one of b. */
export function dot(fn: string, a: NdArray, b: NdArray): NdArray {
  if (a.shape.length === 2 && b.shape.length === 2) {
    const [m, k] = a.shape as [number, number];
    const [k2, n] = b.shape as [number, number];
    if (k !== k2) throw mismatch(fn, a.shape, b.shape);
    return product(fn, a, b, [m, n], m, k, n);
  }
  if (a.shape.length === 0 || b.shape.length === 0)
    throw new ShapeError(
      `${fn}: a ${formatShape(a.shape)} and b ${formatShape(b.shape)}: a 0-d operand has no axis to sum over. Use mul(a, b) to scale.`,
    );
  if (b.shape.length > 2) return dotHigh(fn, a, b);
  const k = a.shape[a.shape.length - 1]!;
  if (k !== b.shape[0]) throw mismatch(fn, a.shape, b.shape);
  const n = b.shape.length === 2 ? b.shape[1]! : 1;
  const m = sizeOf(a.shape.slice(0, -1));
  return product(fn, a, b, [...a.shape.slice(0, -1), ...b.shape.slice(1)], m, k, n);
}

/** dot for b with three axes or more: every row of a against every matrix of b. */
function dotHigh(fn: string, a: NdArray, b: NdArray): NdArray {
  const k = a.shape[a.shape.length - 1]!;
  const [kb, n] = b.shape.slice(-2) as [number, number];
  if (k !== kb) throw mismatch(fn, a.shape, b.shape);
  const m = sizeOf(a.shape.slice(0, -1));
  const batches = sizeOf(b.shape.slice(0, -2));
  const type = promote(a.dtype, b.dtype);
  const left = castData(a.data, type);
  const right = castData(b.data, type);
  const shape = [...a.shape.slice(0, -1), ...b.shape.slice(0, -2), n];
  const out = allocateFor(fn, type, shape, [a.shape, b.shape]);
  for (let t = 0; t < batches; t++) {
    const part = allocate(type, m * n);
    multiply(left, right.subarray(t * k * n, (t + 1) * k * n), part, m, k, n, type);
    for (let i = 0; i < m; i++) out.set(part.subarray(i * n, (i + 1) * n), (i * batches + t) * n);
  }
  return { data: out, shape, dtype: type };
}

/** NumPy's matmul: like dot for one and two axes; more axes are a batch, and broadcast. */
export function matmul(fn: string, a: NdArray, b: NdArray): NdArray {
  if (a.shape.length <= 2 && b.shape.length <= 2) return dot(fn, a, b);
  if (a.shape.length === 0 || b.shape.length === 0) return dot(fn, a, b);
  const as = a.shape.length === 1 ? [1, a.shape[0]!] : a.shape;
  const bs = b.shape.length === 1 ? [b.shape[0]!, 1] : b.shape;
  const [m, k] = as.slice(-2) as [number, number];
  const [k2, n] = bs.slice(-2) as [number, number];
  if (k !== k2) throw mismatch(fn, a.shape, b.shape);
  const batch = broadcastShapes(fn, as.slice(0, -2), bs.slice(0, -2));
  const type = promote(a.dtype, b.dtype);
  const out = allocateFor(fn, type, [...batch, m, n], [a.shape, b.shape]);
  const ia = batchOffsets(as.slice(0, -2), batch);
  const ib = batchOffsets(bs.slice(0, -2), batch);
  const left = castData(a.data, type);
  const right = castData(b.data, type);
  for (let t = 0; t < ia.length; t++) {
    const x = left.subarray(ia[t]! * m * k, (ia[t]! + 1) * m * k);
    const y = right.subarray(ib[t]! * k * n, (ib[t]! + 1) * k * n);
    multiply(x, y, out.subarray(t * m * n, (t + 1) * m * n), m, k, n, type);
  }
  const shape = [...batch];
  if (a.shape.length > 1) shape.push(m);
  if (b.shape.length > 1) shape.push(n);
  return { data: out, shape, dtype: type };
}

/** Which matrix of a stack belongs to each matrix of the broadcast batch. */
function batchOffsets(from: readonly number[], to: readonly number[]): number[] {
  const out: number[] = [];
  const size = sizeOf(to);
  for (let t = 0; t < size; t++) {
    let rest = t;
    let offset = 0;
    let step = 1;
    for (let k = to.length - 1, f = from.length - 1; k >= 0; k--, f--) {
      const i = rest % to[k]!;
      rest = Math.floor(rest / to[k]!);
      if (f < 0) continue;
      if (from[f] !== 1) offset += i * step;
      step *= from[f]!;
    }
    out.push(offset);
  }
  return out;
}

function product(
  fn: string,
  a: NdArray,
  b: NdArray,
  shape: number[],
  m: number,
  k: number,
  n: number,
): NdArray {
  const type = a.dtype === b.dtype ? a.dtype : promote(a.dtype, b.dtype);
  const make = clearingOf(type, m, k, n, false);
  const data = allocateFor(fn, type, shape, [a.shape, b.shape], make);
  multiply(castData(a.data, type), castData(b.data, type), data, m, k, n, type);
  return { data, shape, dtype: type };
}

/**
 * aᵀ · b or a · bᵀ for matrices, without a transposed copy where the product is large enough for
 * WebAssembly. For layers: what they throw for shapes that do not fit is their own.
 */
export function dotTransposed(a: NdArray, aT: boolean, b: NdArray, bT: boolean): NdArray {
  const [m, k] = (aT ? [a.shape[1], a.shape[0]] : a.shape) as [number, number];
  const [k2, n] = (bT ? [b.shape[1], b.shape[0]] : b.shape) as [number, number];
  if (k !== k2) throw mismatch('dot', [m, k], [k2, n]);
  const type = a.dtype === b.dtype ? a.dtype : promote(a.dtype, b.dtype);
  const x = castData(a.data, type);
  const y = castData(b.data, type);
  const make = clearingOf(type, m, k, n, true);
  const out = allocateFor('dot', type, [m, n], [a.shape, b.shape], make);
  const fast =
    isFloat(type) &&
    wantsProduct(m, k, n, true) &&
    sharedProduct(x as Float64Array, aT, y as Float64Array, bT, out as Float64Array, m, k, n);
  if (!fast) multiply(aT ? flipped(x, k, m) : x, bT ? flipped(y, n, k) : y, out, m, k, n, type);
  return { data: out, shape: [m, n], dtype: type };
}

function flipped(x: TypedArray, rows: number, columns: number): TypedArray {
  if (rows === 1 || columns === 1) return x;
  const out = x.slice();
  transpose2(x, out, rows, columns);
  return out;
}

/** How room for a result is made: what WebAssembly writes need not be cleared first. */
function clearingOf(
  type: NdArray['dtype'],
  m: number,
  k: number,
  n: number,
  transposed: boolean,
): typeof allocate {
  return isFloat(type) && wantsProduct(m, k, n, transposed) ? allocateUnset : allocate;
}

/** out = a · b, with `out` all zeros before, or made by {@link clearingOf}. */
function multiply(
  a: TypedArray,
  b: TypedArray,
  out: TypedArray,
  m: number,
  k: number,
  n: number,
  type: NdArray['dtype'],
): void {
  if (type === 'float64' || type === 'float32') {
    const fast =
      wantsProduct(m, k, n, false) &&
      sharedProduct(
        a as Float64Array,
        false,
        b as Float64Array,
        false,
        out as Float64Array,
        m,
        k,
        n,
      );
    if (fast) return;
    if (wantsProduct(m, k, n, true)) out.fill(0);
  }
  if (type === 'float64')
    product64(a as Float64Array, b as Float64Array, out as Float64Array, m, k, n);
  else if (type === 'float32')
    product32(a as Float32Array, b as Float32Array, out as Float32Array, m, k, n);
  else multiplyWhole(a as Int32Array, b as Int32Array, out as Int32Array, m, k, n, type === 'bool');
}

/** Whole numbers wrap around as in NumPy; of bools the result says whether any product is true. */
function multiplyWhole(
  a: Int32Array,
  b: Int32Array,
  out: Int32Array,
  m: number,
  k: number,
  n: number,
  any: boolean,
): void {
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = (sum + Math.imul(a[i * k + p]!, b[p * n + j]!)) | 0;
      out[i * n + j] = any ? (sum !== 0 ? 1 : 0) : sum;
    }
}

function mismatch(fn: string, a: readonly number[], b: readonly number[]): ShapeError {
  const inner = a[a.length - 1]!;
  const other = b.length === 1 ? b[0]! : b[b.length - 2]!;
  const left = a.length === 1 ? `a has ${inner} elements` : `a has ${inner} columns`;
  const right = b.length === 1 ? `b has ${other} elements` : `b has ${other} rows`;
  return new ShapeError(
    `${fn}: a ${formatShape(a)} and b ${formatShape(b)} do not match: ${left}, ${right}.${transposeHint(a, b)}`,
  );
}

function transposeHint(a: readonly number[], b: readonly number[]): string {
  if (b.length === 2 && a[a.length - 1] === b[1]) return ' Did you mean b.T?';
  if (a.length === 2 && b.length <= 2 && a[0] === b[0]) return ' Did you mean a.T?';
  if (a.length === 2 && b.length === 2 && a[0] === b[1]) return ' Did you mean dot(b, a)?';
  if (a.length > 2 && b.length === 2 && sizeOf(a.slice(1)) === b[0])
    return ` Did you mean a.reshape(${a[0]}, -1)?`;
  return '';
}
