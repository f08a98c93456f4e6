import { blasFlip } from '../../blas/internal.js';
import { transposeInto } from '../../wasm/internal.js';
import { dtypeOf, type TypedArray } from '../core/dtype.js';
import { describe, ShapeError, ValueError } from '../core/errors.js';
import { allocateUnset, copyOf } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { checkShape, formatShape, normalizeAxis, sizeOf, stridesOf } from '../core/shape.js';
import { read } from '../core/stored.js';
import { reshaped } from './reshaped.js';

/** The same elements under another shape; one size may be -1 and follows from the rest. */
export function reshape(x: NdArray, dims: readonly number[]): NdArray {
  const shape = resolveShape(x, dims);
  return reshaped(x, shape) ?? { data: copyOf(read(x)), shape, dtype: x.dtype };
}

function resolveShape(x: NdArray, dims: readonly number[]): number[] {
  const size = sizeOf(x.shape);
  const free = dims.indexOf(-1);
  if (free >= 0 && dims.indexOf(-1, free + 1) >= 0)
    throw new ShapeError(
      `reshape: [${dims.join(', ')}] has -1 twice; only one size can be left open.`,
    );
  const shape = checkShape('reshape', free < 0 ? dims : dims.map((d, i) => (i === free ? 1 : d)));
  const known = sizeOf(shape);
  if (free >= 0 && known > 0 && size % known === 0) shape[free] = size / known;
  else if (free >= 0 || known !== size)
    throw new ShapeError(
      `reshape: ${formatShape(x.shape)} has ${size} elements and does not fit into ${formatShape(dims)}${free < 0 ? `, which has ${known}` : `: ${size} is not a multiple of ${known}`}. One size may be -1, to follow from the rest.`,
    );
  return shape;
}

/** Axes in another order; reversed if none are named. Formula for two axes: out[j, i] = x[i, j]. */
export function transpose(x: NdArray, axes?: readonly number[]): NdArray {
  const ndim = x.shape.length;
  if (axes && axes.length !== ndim)
    throw new ValueError(
      `transpose: ${axes.length} axes are named, but x ${formatShape(x.shape)} has ${ndim}.`,
    );
  const order = axes
    ? axes.map((a) => normalizeAxis('transpose', a, ndim, x.shape))
    : x.shape.map((_, i) => ndim - 1 - i);
  if (axes && new Set(order).size !== ndim)
    throw new ValueError(`transpose: an axis is named twice in [${order.join(', ')}].`);
  const shape = order.map((a) => x.shape[a]!);
  const out = allocateUnset(x.dtype, sizeOf(x.shape));
  if (ndim === 2 && order[0] === 1) transpose2(read(x), out, x.shape[0]!, x.shape[1]!);
  else {
    const from = stridesOf(x.shape);
    copyStrided(
      read(x),
      0,
      order.map((a) => from[a]!),
      shape,
      out,
    );
  }
  return { data: out, shape, dtype: x.dtype };
}

/** The transpose of a matrix of so many rows and columns. */
export function flipped(x: TypedArray, rows: number, cols: number): TypedArray {
  const out = allocateUnset(dtypeOf(x), x.length);
  transpose2(x, out, rows, cols);
  return out;
}

const TILE = 32;

/** out[j, i] = x[i, j], natively or in WebAssembly where that pays; every element is written. */
export function transpose2(x: TypedArray, out: TypedArray, rows: number, cols: number): void {
  // A single row or column is the same memory either way.
  if (rows === 1 || cols === 1) out.set(x);
  else if (!transposeFast(x, out, rows, cols)) transposePlainly(x, out, rows, cols);
}

function transposeFast(x: TypedArray, out: TypedArray, rows: number, cols: number): boolean {
  if (x instanceof Uint8Array) return false;
  const to = out as Float64Array;
  if (!(x instanceof Int32Array) && blasFlip(x, to, rows, cols)) return true;
  return transposeInto(x, to, rows, cols);
}

/** The same, a tile at a time, since one of the two is read across its rows. */
function transposePlainly(x: TypedArray, out: TypedArray, rows: number, cols: number): void {
  for (let i0 = 0; i0 < rows; i0 += TILE)
    for (let j0 = 0; j0 < cols; j0 += TILE) {
      const i1 = Math.min(rows, i0 + TILE);
      const j1 = Math.min(cols, j0 + TILE);
      for (let i = i0; i < i1; i++)
        for (let j = j0; j < j1; j++) out[j * rows + i] = x[i * cols + j]!;
    }
}

/** Copies the elements that `strides` walk through, from `start` on, one after the other. */
export function copyStrided(
  x: TypedArray,
  start: number,
  strides: readonly number[],
  shape: readonly number[],
  out: TypedArray,
): void {
  if (out.length === 0) return;
  const inner = shape.length - 1;
  if (inner < 0) {
    out[0] = x[start]!;
    return;
  }
  const n = shape[inner]!;
  const step = strides[inner]!;
  const count = new Array<number>(inner).fill(0);
  let i = start;
  for (let o = 0; o < out.length; o += n) {
    for (let c = 0, s = i; c < n; c++, s += step) out[o + c] = x[s]!;
    for (let k = inner - 1; k >= 0; k--) {
      i += strides[k]!;
      if (++count[k]! < shape[k]!) break;
      i -= strides[k]! * shape[k]!;
      count[k] = 0;
    }
  }
}

/** Without axes of size 1: all of them, or the named ones. */
export function squeeze(x: NdArray, axis?: number | readonly number[]): NdArray {
  const axes =
    axis === undefined
      ? x.shape.flatMap((n, i) => (n === 1 ? [i] : []))
      : [axis].flat().map((a) => normalizeAxis('squeeze', a as number, x.shape.length, x.shape));
  for (const a of axes)
    if (x.shape[a] !== 1)
      throw new ShapeError(
        `squeeze: axis ${a} of ${formatShape(x.shape)} has size ${x.shape[a]}; only axes of size 1 can go.`,
      );
  const shape = x.shape.filter((_, i) => !axes.includes(i));
  return { data: copyOf(read(x)), shape, dtype: x.dtype };
}

/** With a new axis of size 1 at `axis`. */
export function expandDims(x: NdArray, axis: number): NdArray {
  if (typeof axis !== 'number')
    throw new ValueError(`expandDims: axis is ${describe(axis)}; expected a whole number.`);
  const at = normalizeAxis('expandDims', axis, x.shape.length + 1);
  return { data: copyOf(read(x)), shape: x.shape.toSpliced(at, 0, 1), dtype: x.dtype };
}
