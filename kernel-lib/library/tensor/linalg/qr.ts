import { nativeQr } from '../../blas/internal.js';
import { ShapeError, ValueError } from '../core/errors.js';
import { needRoom } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape } from '../core/shape.js';
import { Tensor, tensorOf } from '../Tensor.js';

/** A matrix of finite numbers as float64. @throws ShapeError, ValueError */
export function finiteMatrix(fn: string, x: TensorLike, arg = 'x'): Tensor {
  const t = tensorOf(toNdArray(fn, x, arg)).astype('float64');
  if (t.ndim !== 2)
    throw new ShapeError(`${fn}: ${arg} has shape ${formatShape(t.shape)}; expected a matrix.`);
  const bad = t.data.find((v) => !Number.isFinite(v));
  if (bad !== undefined)
    throw new ValueError(`${fn}: ${arg} holds ${bad}; expected finite numbers.`);
  return t;
}

/**
 * A = Q R for A (M, N): the columns of Q are orthonormal, R is upper triangular; Q (M, K) and R (K, N)
 * with K = min(M, N), or Q (M, M) and R (M, N) when `mode` is 'complete'. By Householder's
 * reflections, with the signs of LAPACK (Golub and Van Loan, Matrix Computations, 5.2). NumPy: np.linalg.qr
 */
export function qr(
  x: TensorLike,
  mode: 'reduced' | 'complete' = 'reduced',
): [q: Tensor, r: Tensor] {
  if (mode !== 'reduced' && mode !== 'complete')
    throw new ValueError(`qr: mode is ${String(mode)}; expected 'reduced' or 'complete'.`);
  const a = finiteMatrix('qr', x);
  const [m, n] = a.shape as [number, number];
  const width = mode === 'complete' ? m : Math.min(m, n);
  needRoom('qr', [m, width], [a.shape]);
  const data = a.data as Float64Array;
  const { q, r } = nativeQr(data, m, n, width) ?? plainQr(data, m, n, width);
  return [new Tensor(q, [m, width]), new Tensor(r, [width, n])];
}

/** The same without the machine's library. */
export function plainQr(
  a: Float64Array,
  m: number,
  n: number,
  width: number,
): { q: Float64Array; r: Float64Array } {
  const r = a.slice();
  const q = new Float64Array(m * width);
  for (let i = 0; i < width; i++) q[i * width + i] = 1;
  const reflections: { u: Float64Array; beta: number; k: number }[] = [];
  for (let k = 0; k < Math.min(m, n); k++) {
    const reflection = reflectionOf(r, m, n, k);
    if (reflection === undefined) continue;
    reflect(r, n, k, reflection);
    for (let i = k + 1; i < m; i++) r[i * n + k] = 0;
    reflections.push({ ...reflection, k });
  }
  for (const { k, ...reflection } of reflections.reverse()) reflect(q, width, k, reflection);
  return { q, r: r.slice(0, width * n) };
}

/** The reflection 1 - β u uᵀ that brings column k below the diagonal to 0; none if it is. */
function reflectionOf(r: Float64Array, m: number, n: number, k: number) {
  const u = Float64Array.from({ length: m - k }, (_, i) => r[(k + i) * n + k]!);
  const scale = u.reduce((top, v) => Math.max(top, Math.abs(v)), 0);
  if (u.subarray(1).every((v) => v === 0)) return undefined;
  let square = 0;
  for (let i = 0; i < u.length; i++) {
    u[i]! /= scale;
    square += u[i]! * u[i]!;
  }
  const norm = Math.sqrt(square);
  const first = u[0]!;
  u[0] = first + (first >= 0 ? norm : -norm);
  return { u, beta: 1 / (square + Math.abs(first) * norm) };
}

/** Reflects the rows from k on of a matrix with `n` columns. */
function reflect(
  x: Float64Array,
  n: number,
  k: number,
  { u, beta }: { readonly u: Float64Array; readonly beta: number },
): void {
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < u.length; i++) sum += u[i]! * x[(k + i) * n + j]!;
    sum *= beta;
    for (let i = 0; i < u.length; i++) x[(k + i) * n + j]! -= sum * u[i]!;
  }
}
