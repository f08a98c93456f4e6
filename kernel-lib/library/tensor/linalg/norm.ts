import { describe, ValueError } from '../core/errors.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { type Axes, Tensor, tensorOf } from '../Tensor.js';
import { inv, squareMatrix } from './lu.js';
import { svdvals } from './svd.js';

/** Which norm: p ≥ 0 or ±Infinity for vectors; 1, 2, Infinity or 'fro' for matrices. */
export type NormOrder = number | 'fro' | null | undefined;

/**
 * The length of x: √Σx² over everything, or over an axis; with `ord`, another norm, of a vector
 * (max |x| for Infinity, Σ|x| for 1) or of a matrix (largest singular value for 2, largest column
 * sum of |x| for 1, largest row sum for Infinity).
 */
export function norm(x: TensorLike, ord?: NormOrder): number;
export function norm(x: TensorLike, ord: NormOrder, axis: Axes, keepdims?: boolean): Tensor;
export function norm(
  x: TensorLike,
  ord?: NormOrder,
  axis?: Axes | null,
  keepdims = false,
): number | Tensor {
  const given = tensorOf(toNdArray('norm', x, 'x'));
  const t = given.dtype === 'float32' ? given : given.astype('float64');
  const plain = ord === undefined || ord === null;
  if (axis === undefined || axis === null) {
    if (plain || (ord === 'fro' && t.ndim === 2)) return Math.sqrt(t.square().sum());
    if (t.ndim === 1) return vectorNorm(t, ord, 0, false).item();
    if (t.ndim === 2) return matrixNorm(t, ord);
    throw new ValueError(
      `norm: ord ${String(ord)} is for vectors and matrices, but x has ${t.ndim} axes. Name an axis.`,
    );
  }
  if (plain || ord === 'fro') return t.square().sum(axis, keepdims).sqrt();
  return vectorNorm(t, ord, axis, keepdims);
}

function vectorNorm(t: Tensor, ord: NormOrder, axis: Axes, keepdims: boolean): Tensor {
  if (typeof ord !== 'number' || typeof axis !== 'number') throw unknown(ord);
  const size = t.abs();
  if (ord === Number.POSITIVE_INFINITY) return size.max(axis, keepdims);
  if (ord === Number.NEGATIVE_INFINITY) return size.min(axis, keepdims);
  if (ord === 0) return t.notEqual(0).sum(axis, keepdims).astype('float64');
  if (ord === 1) return size.sum(axis, keepdims);
  if (ord === 2) return t.square().sum(axis, keepdims).sqrt();
  return size
    .pow(ord)
    .sum(axis, keepdims)
    .pow(1 / ord);
}

function matrixNorm(t: Tensor, ord: NormOrder): number {
  if (ord === 1) return t.abs().sum(0).max();
  if (ord === -1) return t.abs().sum(0).min();
  if (ord === Number.POSITIVE_INFINITY) return t.abs().sum(1).max();
  if (ord === Number.NEGATIVE_INFINITY) return t.abs().sum(1).min();
  if (ord === 2) return svdvals(t).max();
  if (ord === -2) return svdvals(t).min();
  throw unknown(ord);
}

function unknown(ord: unknown): ValueError {
  return new ValueError(
    `norm: ord is ${describe(ord)}; expected a number, Infinity, or 'fro' for a matrix.`,
  );
}

/** Aⁿ of a square matrix by repeated squaring; n = 0 gives the identity, below 0 powers of the inverse. */
export function matrixPower(x: TensorLike, n: number): Tensor {
  if (!Number.isInteger(n))
    throw new ValueError(`matrixPower: n is ${describe(n)}; expected a whole number.`);
  const { a: given, n: size } = squareMatrix('matrixPower', x);
  const a = n < 0 ? inv(given) : given;
  let result = new Tensor(new Float64Array(size * size), [size, size]);
  for (let i = 0; i < size; i++) result.data[i * size + i] = 1;
  for (let base = a, rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result.dot(base);
    if (rest > 1) base = base.dot(base);
  }
  return result;
}
