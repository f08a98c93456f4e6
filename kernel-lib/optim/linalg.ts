import { type Tensor, zeros } from '../tensor/index.js';
import { OptimError } from './config.js';

/** Eigenvalues (n,), ascending, and eigenvectors (n, n) in columns: `A = V diag(values) V.T`. */
export interface Eigen {
  values: Tensor;
  vectors: Tensor;
}

/**
 * Eigen-decomposition of a symmetric matrix `a (n, n)` by cyclic Jacobi rotations: slow for hundreds
 * of rows, accurate to the last digits for small ones. Only the symmetric part of `a` is used.
 * The sign of a vector is fixed by making its largest entry positive.
 * @throws OptimError when `a` is not square or not finite.
 */
export function eigh(a: Tensor): Eigen {
  const n = square('eigh', a);
  const A = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) A[i * n + j] = (a.data[i * n + j]! + a.data[j * n + i]!) / 2;
  }
  if (A.some((x) => !Number.isFinite(x))) throw new OptimError('eigh: a holds NaN or Inf.');
  const V = new Float64Array(n * n);
  for (let i = 0; i < n; i++) V[i * n + i] = 1;
  const tiny = 1e-17 * Math.sqrt(A.reduce((sum, x) => sum + x * x, 0));
  for (let sweep = 0; sweep < 60 && rotateAll(A, V, n, tiny); sweep++);
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (p, q) => A[p * n + p]! - A[q * n + q]!,
  );
  const values = zeros([n]);
  const vectors = zeros([n, n]);
  order.forEach((from, to) => {
    values.data[to] = A[from * n + from]!;
    let top = 0;
    for (let i = 0; i < n; i++) {
      // Column `from` of V is kept as row `from`, see rotateAll.
      if (Math.abs(V[from * n + i]!) > Math.abs(top)) top = V[from * n + i]!;
    }
    const sign = top < 0 ? -1 : 1;
    for (let i = 0; i < n; i++) vectors.data[i * n + to] = sign * V[from * n + i]!;
  });
  return { values, vectors };
}

/** One sweep over all pairs; false when the matrix was diagonal to working precision. */
function rotateAll(A: Float64Array, V: Float64Array, n: number, tiny: number): boolean {
  let rotated = false;
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      const apq = A[p * n + q]!;
      // Relative to the whole matrix: what is dropped turns the eigenvectors by less than rounding.
      if (Math.abs(apq) <= tiny) continue;
      const theta = (A[q * n + q]! - A[p * n + p]!) / (2 * apq);
      const t = 1 / (Math.abs(theta) + Math.hypot(theta, 1)) / (theta < 0 ? -1 : 1);
      rotated = true;
      const c = 1 / Math.hypot(t, 1);
      const s = t * c;
      for (let k = 0; k < n; k++) {
        const akp = A[k * n + p]!;
        const akq = A[k * n + q]!;
        A[k * n + p] = c * akp - s * akq;
        A[k * n + q] = s * akp + c * akq;
      }
      rotateRows(A, n, p, q, c, s);
      rotateRows(V, n, p, q, c, s);
      A[p * n + q] = 0;
      A[q * n + p] = 0;
    }
  }
  return rotated;
}

function rotateRows(M: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0, i = p * n, j = q * n; k < n; k++, i++, j++) {
    const mp = M[i]!;
    const mq = M[j]!;
    M[i] = c * mp - s * mq;
    M[j] = s * mp + c * mq;
  }
}

/** `V diag(f(values)) V.T` of a symmetric matrix: its powers, roots and inverses. */
export function symmetricFunction(a: Tensor, f: (value: number) => number): Tensor {
  const n = square('symmetricFunction', a);
  const { values, vectors } = eigh(a);
  const out = zeros([n, n]);
  const v = vectors.data;
  for (let k = 0; k < n; k++) {
    const fk = f(values.data[k]!);
    for (let i = 0; i < n; i++) {
      const left = fk * v[i * n + k]!;
      for (let j = 0; j < n; j++) out.data[i * n + j]! += left * v[j * n + k]!;
    }
  }
  return out;
}

/**
 * Solves `a x = b` for `a (n, n)` and `b` of n values by Gaussian elimination with row exchanges.
 * @throws OptimError when `a` is singular to working precision.
 */
export function solve(a: Tensor, b: ArrayLike<number>): Float64Array {
  const n = square('solve', a);
  if (b.length !== n) {
    throw new OptimError(`solve: a is (${n}, ${n}), so b must have ${n} values, got ${b.length}.`);
  }
  const A = Float64Array.from(a.data);
  const x = Float64Array.from(b);
  let largest = 0;
  for (const v of A) largest = Math.max(largest, Math.abs(v));
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(A[i * n + k]!) > Math.abs(A[pivot * n + k]!)) pivot = i;
    }
    if (!(Math.abs(A[pivot * n + k]!) > 1e-15 * largest)) {
      throw new OptimError('solve: the matrix is singular. Try damping: add a multiple of eye(n).');
    }
    for (let j = 0; j < n && pivot !== k; j++) {
      [A[k * n + j], A[pivot * n + j]] = [A[pivot * n + j]!, A[k * n + j]!];
    }
    if (pivot !== k) [x[k], x[pivot]] = [x[pivot]!, x[k]!];
    for (let i = k + 1; i < n; i++) {
      const factor = A[i * n + k]! / A[k * n + k]!;
      if (factor === 0) continue;
      for (let j = k; j < n; j++) A[i * n + j]! -= factor * A[k * n + j]!;
      x[i]! -= factor * x[k]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let rest = x[i]!;
    for (let j = i + 1; j < n; j++) rest -= A[i * n + j]! * x[j]!;
    x[i] = rest / A[i * n + i]!;
  }
  return x;
}

function square(name: string, a: Tensor): number {
  const [n, m] = a.shape;
  if (a.shape.length !== 2 || n !== m) {
    throw new OptimError(`${name}: a must be a square matrix, got (${a.shape.join(', ')}).`);
  }
  return n!;
}
