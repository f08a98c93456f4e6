import { ShapeError } from '../core/errors.js';
import { allocate, allocateFor } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape } from '../core/shape.js';
import { spread } from '../kernels/indexing.js';
import { Tensor, tensorOf, wrap } from '../Tensor.js';

/** Of a vector, the matrix with it on diagonal k; of a matrix, its diagonal k as a vector. */
export function diag(x: TensorLike, k = 0): Tensor {
  const { data, shape, dtype } = toNdArray('diag', x, 'x');
  if (shape.length === 1) {
    const n = shape[0]! + Math.abs(k);
    const out = allocateFor('diag', dtype, [n, n], [shape]);
    for (let i = 0; i < data.length; i++)
      out[(i + Math.max(-k, 0)) * n + i + Math.max(k, 0)] = data[i]!;
    return new Tensor(out, [n, n], dtype);
  }
  const [rows, cols] = matrixShape('diag', shape);
  const top = Math.max(-k, 0);
  const left = Math.max(k, 0);
  const out = allocate(dtype, Math.max(0, Math.min(rows - top, cols - left)));
  for (let i = 0; i < out.length; i++) out[i] = data[(top + i) * cols + left + i]!;
  return new Tensor(out, [out.length], dtype);
}

/** The sum of diagonal k of a matrix. */
export function trace(x: TensorLike, k = 0): number {
  matrixShape('trace', toNdArray('trace', x, 'x').shape);
  return diag(x, k).sum();
}

/** x with zeros above diagonal k. Of more axes, the last two are the matrices. */
export function tril(x: TensorLike, k = 0): Tensor {
  return triangle('tril', x, (i, j) => j - i <= k);
}

/** x with zeros below diagonal k. Of more axes, the last two are the matrices. */
export function triu(x: TensorLike, k = 0): Tensor {
  return triangle('triu', x, (i, j) => j - i >= k);
}

function triangle(fn: string, x: TensorLike, keep: (i: number, j: number) => boolean): Tensor {
  const { data, shape, dtype } = toNdArray(fn, x, 'x');
  if (shape.length < 2)
    throw new ShapeError(
      `${fn}: x ${formatShape(shape)} is no matrix; expected at least two axes.`,
    );
  const [rows, cols] = shape.slice(-2) as [number, number];
  const out = allocate(dtype, data.length);
  for (let o = 0; o < data.length; o++)
    if (keep(Math.floor(o / cols) % rows, o % cols)) out[o] = data[o]!;
  return new Tensor(out, shape, dtype);
}

/**
 * Grids from coordinate vectors: x (W,), y (H,) give X and Y of shape (H, W), as in NumPy ('xy');
 * with 'ij' as the last argument the first vector runs along the first axis. More vectors give
 * more axes.
 */
export function meshgrid(x: TensorLike, y: TensorLike, indexing?: 'xy' | 'ij'): [Tensor, Tensor];
export function meshgrid(...vectors: (TensorLike | 'xy' | 'ij')[]): Tensor[];
export function meshgrid(...args: (TensorLike | 'xy' | 'ij' | undefined)[]): Tensor[] {
  const last = args.at(-1);
  const indexing = last === 'ij' || last === 'xy' ? last : 'xy';
  const given = last === indexing || last === undefined ? args.slice(0, -1) : args;
  const vectors = given.map((v, i) =>
    tensorOf(toNdArray('meshgrid', v as TensorLike, `vector ${i + 1}`)).flatten(),
  );
  const axes = vectors.map((_, i) =>
    indexing === 'xy' && vectors.length > 1 && i < 2 ? 1 - i : i,
  );
  const shape = vectors.map((_, i) => vectors[axes[i]!]!.size);
  return vectors.map((v, i) => {
    const line = v.reshape(shape.map((n, k) => (k === axes[i] ? n : 1)));
    return wrap(spread('meshgrid', line, shape)).copy();
  });
}

/** Rows and columns of a matrix. @throws ShapeError unless there are two axes */
export function matrixShape(fn: string, shape: readonly number[]): [number, number] {
  if (shape.length !== 2)
    throw new ShapeError(
      `${fn}: x has shape ${formatShape(shape)}; expected a matrix, with two axes.`,
    );
  return [shape[0]!, shape[1]!];
}
