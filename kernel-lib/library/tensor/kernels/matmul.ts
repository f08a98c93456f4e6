import { blasProduct, wantsVector } from '../../blas/internal.js';
import { sharedProduct, wantsProduct } from '../../wasm/internal.js';
import { castData, type DType, isFloat, promote, type TypedArray } from '../core/dtype.js';
import { ShapeError } from '../core/errors.js';
import { allocate, allocateFor, allocateUnset, zeros64 } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { broadcastShapes, formatShape, sizeOf } from '../core/shape.js';
import { read } from '../core/stored.js';
import { multiply as product32 } from '../loops/generated/matmul/float32.js';
import { multiply as product64 } from '../loops/matmul/float64.js';
import { deferOuter } from './deferred.js';
import { flipped } from './layout.js';
import { storedIn } from './turned.js';

/** `a · b`, NumPy's dot: matrices, vectors, or the last axis of a with the last but one of b. */
export function dot(fn: string, a: NdArray, b: NdArray): NdArray {
  if (a.shape.length === 2 && b.shape.length === 2) {
    const [m, k] = a.shape as [number, number];
    const [k2, n] = b.shape as [number, number];
    if (k !== k2) throw mismatch(fn, a.shape, b.shape);
    if (m * k * n < FEW && k > 0 && a.dtype === 'float64' && b.dtype === 'float64')
      return few(a, b, m, k, n);
    const later = k === 1 ? deferOuter(a, b) : undefined;
    return later ?? productOf(fn, a, b, [m, n], { m, k, n });
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
  const shape = [...a.shape.slice(0, -1), ...b.shape.slice(1)];
  return productOf(fn, a, b, shape, { m, k, n });
}

/** Of fewer multiplications it is the way to them that costs. */
const FEW = 256;

/** a · b of float64 by the shortest way, in the order of the others: every element is summed from k = 0 on. */
function few(a: NdArray, b: NdArray, m: number, k: number, n: number): NdArray {
  const data = zeros64(m * n);
  const x = read(a) as Float64Array;
  const y = read(b) as Float64Array;
  let i = 0;
  // Two rows at a time: a sum waits for the one before it.
  for (; i + 2 <= m; i += 2) {
    const first = i * k;
    const second = first + k;
    for (let j = 0, o = i * n; j < n; j++, o++) {
      let sum = 0;
      let other = 0;
      for (let p = 0, at = j; p < k; p++, at += n) {
        const value = y[at]!;
        sum += x[first + p]! * value;
        other += x[second + p]! * value;
      }
      data[o] = sum;
      data[o + n] = other;
    }
  }
  if (i < m)
    for (let j = 0, o = i * n; j < n; j++, o++) {
      let sum = 0;
      for (let p = 0, at = j; p < k; p++, at += n) sum += x[i * k + p]! * y[at]!;
      data[o] = sum;
    }
  return { data, shape: [m, n], dtype: 'float64' };
}

/** dot for b with three axes or more: every row of a against every matrix of b. */
function dotHigh(fn: string, a: NdArray, b: NdArray): NdArray {
  const k = a.shape[a.shape.length - 1]!;
  const [kb, n] = b.shape.slice(-2) as [number, number];
  if (k !== kb) throw mismatch(fn, a.shape, b.shape);
  const m = sizeOf(a.shape.slice(0, -1));
  const batches = sizeOf(b.shape.slice(0, -2));
  const type = promote(a.dtype, b.dtype);
  const left = castData(read(a), type);
  const right = castData(read(b), type);
  const shape = [...a.shape.slice(0, -1), ...b.shape.slice(0, -2), n];
  const out = allocateFor(fn, type, shape, [a.shape, b.shape]);
  const sizes = { m, k, n };
  const fast = isFast(type, sizes, false);
  for (let t = 0; t < batches; t++) {
    const part = allocate(type, m * n);
    const matrix = right.subarray(t * k * n, (t + 1) * k * n);
    multiply(type, fast, left, false, matrix, false, part, sizes);
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
  const left = castData(read(a), type);
  const right = castData(read(b), type);
  const sizes = { m, k, n };
  const fast = isFast(type, sizes, false);
  for (let t = 0; t < ia.length; t++) {
    const x = left.subarray(ia[t]! * m * k, (ia[t]! + 1) * m * k);
    const y = right.subarray(ib[t]! * k * n, (ib[t]! + 1) * k * n);
    const part = out.subarray(t * m * n, (t + 1) * m * n);
    multiply(type, fast, x, false, y, false, part, sizes);
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

const asItIs = (of: NdArray): Operand => ({ of, flip: false });

/** A transpose that nobody has read is taken as it is stored. */
function asStored(x: NdArray): Operand {
  const of = storedIn(x);
  return of === undefined ? asItIs(x) : { of, flip: true };
}

function productOf(fn: string, a: NdArray, b: NdArray, shape: number[], sizes: Sizes): NdArray {
  // Only where the product would take the same way without: float32 is not rounded alike in all of them.
  const form = isFast(promote(a.dtype, b.dtype), sizes, false) ? asStored : asItIs;
  return product(fn, form(a), form(b), shape, sizes);
}

interface Sizes {
  m: number;
  k: number;
  n: number;
}

/** A matrix as it is stored, and whether its other form is meant. */
interface Operand {
  of: NdArray;
  flip: boolean;
}

function product(fn: string, a: Operand, b: Operand, shape: number[], sizes: Sizes): NdArray {
  const type = a.of.dtype === b.of.dtype ? a.of.dtype : promote(a.of.dtype, b.of.dtype);
  const fast = isFast(type, sizes, a.flip || b.flip);
  // What WebAssembly writes need not be cleared first.
  const make = fast ? allocateUnset : allocate;
  const data = allocateFor(fn, type, shape, [a.of.shape, b.of.shape], make);
  const x = castData(read(a.of), type);
  const y = castData(read(b.of), type);
  multiply(type, fast, x, a.flip, y, b.flip, data, sizes);
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
  return product('dot', { of: a, flip: aT }, { of: b, flip: bT }, [m, n], { m, k, n });
}

/** Whether the library or WebAssembly is to be asked; where they are not there, they say so then. */
function isFast(type: DType, { m, k, n }: Sizes, transposed: boolean): boolean {
  const wanted = wantsProduct(type === 'float64', m, k, n, transposed) || wantsVector(m, k, n);
  return isFloat(type) && wanted;
}

/** out = a · b. `out` is all zeros before, or `fast`. */
function multiply(
  type: DType,
  fast: boolean,
  a: TypedArray,
  aT: boolean,
  b: TypedArray,
  bT: boolean,
  out: TypedArray,
  { m, k, n }: Sizes,
): void {
  if (fast) {
    const [x, y, z] = [a, b, out] as [Float64Array, Float64Array, Float64Array];
    if (blasProduct(x, aT, y, bT, z, m, k, n)) return;
    if (sharedProduct(x, aT, y, bT, z, m, k, n)) return;
    out.fill(0);
  }
  const x = aT ? flipped(a, k, m) : a;
  const y = bT ? flipped(b, n, k) : b;
  if (type === 'float64')
    product64(x as Float64Array, y as Float64Array, out as Float64Array, m, k, n);
  else if (type === 'float32')
    product32(x as Float32Array, y as Float32Array, out as Float32Array, m, k, n);
  else multiplyWhole(x as Int32Array, y as Int32Array, out as Int32Array, m, k, n, type === 'bool');
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
