import { nativeLu } from '../../blas/internal.js';
import { ShapeError, ValueError } from '../core/errors.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape } from '../core/shape.js';
import { Tensor, tensorOf } from '../Tensor.js';

/** A square matrix as float64, and its size. @throws ShapeError */
export function squareMatrix(fn: string, x: TensorLike): { a: Tensor; n: number } {
  const t = tensorOf(toNdArray(fn, x, 'x'));
  if (t.ndim !== 2 || t.shape[0] !== t.shape[1])
    throw new ShapeError(`${fn}: x has shape ${formatShape(t.shape)}; expected a square matrix.`);
  return { a: t.astype('float64'), n: t.shape[0]! };
}

/** PA = LU by rows with the largest pivot; L below, U on and above the diagonal of `lu`. */
interface Factors {
  readonly lu: Float64Array;
  readonly sign: number;
  readonly singular: boolean;
  /** b (n, m) becomes the solution. */
  solve(b: Float64Array, m: number): void;
}

function factor(x: Tensor, n: number): Factors {
  const native = nativeLu(x.data as Float64Array, n);
  if (!native) return plainFactor(x.data as Float64Array, n);
  const solve = (b: Float64Array, m: number) => {
    const given = b.slice();
    if (native.solve(b, m)) return;
    b.set(given);
    plainFactor(x.data as Float64Array, n).solve(b, m);
  };
  return { lu: native.lu, sign: native.sign, singular: false, solve };
}

/** The same without the machine's library. */
export function plainFactor(x: Float64Array, n: number): Factors {
  const lu = x.slice();
  const rows = Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  let singular = false;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++)
      if (Math.abs(lu[i * n + k]!) > Math.abs(lu[best * n + k]!)) best = i;
    if (lu[best * n + k] === 0) {
      singular = true;
      continue;
    }
    if (best !== k) {
      for (let j = 0; j < n; j++) {
        const other = lu[k * n + j]!;
        lu[k * n + j] = lu[best * n + j]!;
        lu[best * n + j] = other;
      }
      [rows[k], rows[best]] = [rows[best]!, rows[k]!];
      sign = -sign;
    }
    for (let i = k + 1; i < n; i++) {
      const f = lu[i * n + k]! / lu[k * n + k]!;
      lu[i * n + k] = f;
      if (f !== 0) for (let j = k + 1; j < n; j++) lu[i * n + j]! -= f * lu[k * n + j]!;
    }
  }
  const solve = (b: Float64Array, m: number) => substitute(lu, rows, n, b, m);
  return { lu, sign, singular, solve };
}

function substitute(lu: Float64Array, rows: number[], n: number, b: Float64Array, m: number): void {
  const given = b.slice();
  for (let i = 0; i < n; i++) b.set(given.subarray(rows[i]! * m, (rows[i]! + 1) * m), i * m);
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) subtractRow(b, i, k, lu[i * n + k]!, m);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtractRow(b, i, k, lu[i * n + k]!, m);
    for (let j = 0; j < m; j++) b[i * m + j]! /= lu[i * n + i]!;
  }
}

/** The determinant of a square matrix: the product of the pivots. */
export function det(x: TensorLike): number {
  const { a, n } = squareMatrix('det', x);
  const { lu, sign } = factor(a, n);
  let product = sign;
  for (let k = 0; k < n; k++) product *= lu[k * n + k]!;
  return product;
}

/**
 * The sign and the logarithm of the size of a determinant, where the determinant itself would be too
 * large or too small: det = sign · exp(logabsdet); 0 and -Infinity for a singular matrix. NumPy: np.linalg.slogdet
 */
export function slogdet(x: TensorLike): [sign: number, logabsdet: number] {
  const { a, n } = squareMatrix('slogdet', x);
  const { lu, sign } = factor(a, n);
  let [total, log] = [sign, 0];
  for (let k = 0; k < n; k++) {
    const pivot = lu[k * n + k]!;
    total *= Math.sign(pivot);
    log += Math.log(Math.abs(pivot));
  }
  return [total, log];
}

/**
 * The solution X of A X = B, for A (N, N) and B (N,) or (N, M).
 * @throws ValueError if A is singular
 */
export function solve(a: TensorLike, b: TensorLike): Tensor {
  return solveNamed('solve', a, b);
}

/** The inverse of a square matrix. @throws ValueError if it is singular */
export function inv(x: TensorLike): Tensor {
  const { n } = squareMatrix('inv', x);
  const one = new Tensor(new Float64Array(n * n), [n, n]);
  for (let i = 0; i < n; i++) one.data[i * n + i] = 1;
  return solveNamed('inv', x, one);
}

function solveNamed(fn: string, left: TensorLike, right: TensorLike): Tensor {
  const { a, n } = squareMatrix(fn, left);
  const b = tensorOf(toNdArray(fn, right, 'b')).astype('float64');
  if (b.ndim < 1 || b.ndim > 2 || b.shape[0] !== n)
    throw new ShapeError(
      `${fn}: a ${formatShape(a.shape)} and b ${formatShape(b.shape)} do not match: a has ${n} rows, so b must have ${n}.`,
    );
  const { singular, solve } = factor(a, n);
  if (singular)
    throw new ValueError(
      `${fn}: the matrix is singular: some rows are combinations of others. Add a little to the diagonal, or look at svd(x).`,
    );
  const x = (b.data as Float64Array).slice();
  solve(x, b.ndim === 2 ? b.shape[1]! : 1);
  return new Tensor(x, b.shape);
}

function subtractRow(x: Float64Array, i: number, k: number, f: number, m: number): void {
  if (f !== 0) for (let j = 0; j < m; j++) x[i * m + j]! -= f * x[k * m + j]!;
}
