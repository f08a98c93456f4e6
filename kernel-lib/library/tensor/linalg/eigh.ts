import { nativeEigh } from '../../blas/internal.js';
import { ValueError } from '../core/errors.js';
import type { TensorLike } from '../core/ndarray.js';
import { Tensor } from '../Tensor.js';
import { squareMatrix } from './lu.js';
import { column, pointsDown, turn } from './signs.js';

/**
 * Eigenvalues w (N,), rising, and eigenvectors V (N, N), in columns, of a symmetric matrix:
 * A V = V diag(w). Only the lower triangle is read, as in NumPy.
 *
 * The matrix is brought to tridiagonal form by reflections and that to diagonal form by rotations
 * with Wilkinson's shifts (Golub and Van Loan, Matrix Computations, 8.3), or by LAPACK where the
 * machine's library is in use. The first large element of each vector is positive, on both ways.
 */
export function eigh(x: TensorLike): [w: Tensor, v: Tensor] {
  const { a, n } = squareMatrix('eigh', x);
  const v = a.data as Float64Array;
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      if (!Number.isFinite(v[i * n + j]!))
        throw new ValueError(
          `eigh: element [${i}, ${j}] is ${v[i * n + j]}; expected finite numbers.`,
        );
      v[j * n + i] = v[i * n + j]!;
    }
  const found = nativeEigh(v, n) ?? plainEigh(v, n);
  for (let k = 0; k < n; k++) {
    const vector = column(found.v, n, k);
    if (pointsDown(vector)) turn(vector);
  }
  return [new Tensor(found.w, [n]), new Tensor(found.v, [n, n])];
}

/** The same without the machine's library. `a` is overwritten. */
export function plainEigh(a: Float64Array, n: number): { w: Float64Array; v: Float64Array } {
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  const q = tridiagonalise(a, d, e, n);
  diagonalise(d, e, q, n);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => d[i]! - d[j]!);
  const v = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) v[i * n + to] = q[i * n + from]!;
  });
  return { w: Float64Array.from(order, (i) => d[i]!), v };
}

/** The eigenvalues of a symmetric matrix, rising. */
export function eigvalsh(x: TensorLike): Tensor {
  return eigh(x)[0];
}

/** A = Q T Qᵀ: the diagonal of T goes to d, what stands beside it to e; Q is returned. */
function tridiagonalise(
  a: Float64Array,
  d: Float64Array,
  e: Float64Array,
  n: number,
): Float64Array {
  const q = new Float64Array(n * n);
  for (let i = 0; i < n; i++) q[i * n + i] = 1;
  const u = new Float64Array(n);
  const p = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    let scale = 0;
    for (let i = k + 1; i < n; i++) scale = Math.max(scale, Math.abs(a[i * n + k]!));
    let tail = 0;
    for (let i = k + 2; i < n; i++) tail = Math.max(tail, Math.abs(a[i * n + k]!));
    if (tail === 0) continue;
    let norm = 0;
    for (let i = k + 1; i < n; i++) {
      u[i] = a[i * n + k]! / scale;
      norm += u[i]! * u[i]!;
    }
    u[k + 1]! += u[k + 1]! > 0 ? Math.sqrt(norm) : -Math.sqrt(norm);
    let uu = 0;
    for (let i = k + 1; i < n; i++) uu += u[i]! * u[i]!;
    reflectBothSides(a, u, p, 2 / uu, k, n);
    reflectColumns(q, u, 2 / uu, k, n);
  }
  for (let i = 0; i < n; i++) {
    d[i] = a[i * n + i]!;
    e[i] = i + 1 < n ? a[(i + 1) * n + i]! : 0;
  }
  return q;
}

/** A ← H A H with H = 1 - β u uᵀ, where u is 0 up to k. */
function reflectBothSides(
  a: Float64Array,
  u: Float64Array,
  p: Float64Array,
  beta: number,
  k: number,
  n: number,
) {
  let up = 0;
  for (let i = k; i < n; i++) {
    let sum = 0;
    for (let j = k + 1; j < n; j++) sum += a[i * n + j]! * u[j]!;
    p[i] = beta * sum;
    if (i > k) up += u[i]! * p[i]!;
  }
  const half = (beta * up) / 2;
  for (let i = k + 1; i < n; i++) p[i]! -= half * u[i]!;
  for (let i = k + 1; i < n; i++) {
    for (let j = k + 1; j < n; j++) a[i * n + j]! -= u[i]! * p[j]! + p[i]! * u[j]!;
    a[k * n + i]! -= p[k]! * u[i]!;
    a[i * n + k] = a[k * n + i]!;
  }
}

/** Q ← Q H. */
function reflectColumns(
  q: Float64Array,
  u: Float64Array,
  beta: number,
  k: number,
  n: number,
): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = k + 1; j < n; j++) sum += q[i * n + j]! * u[j]!;
    sum *= beta;
    for (let j = k + 1; j < n; j++) q[i * n + j]! -= sum * u[j]!;
  }
}

const MOST_SWEEPS = 60;

/** Rotates the tridiagonal (d, e) to diagonal form; Q is rotated along. */
function diagonalise(d: Float64Array, e: Float64Array, q: Float64Array, n: number): void {
  for (let high = n - 1, sweeps = 0; high > 0; ) {
    for (let i = 0; i < high; i++)
      if (
        Math.abs(e[i]!) <= 2 ** -53 * (Math.abs(d[i]!) + Math.abs(d[i + 1]!)) ||
        Math.abs(e[i]!) < 1e-300
      )
        e[i] = 0;
    if (e[high - 1] === 0) {
      high--;
      sweeps = 0;
      continue;
    }
    let low = high - 1;
    while (low > 0 && e[low - 1] !== 0) low--;
    if (++sweeps > MOST_SWEEPS) throw new ValueError('eigh: the rotations did not converge.');
    sweep(d, e, q, low, high, n);
  }
}

/** One implicit QR step with Wilkinson's shift on rows low … high. */
function sweep(
  d: Float64Array,
  e: Float64Array,
  q: Float64Array,
  low: number,
  high: number,
  n: number,
): void {
  const half = (d[high - 1]! - d[high]!) / 2;
  const b = e[high - 1]!;
  const root = Math.hypot(half, b);
  const shift = d[high]! - (b / (half + (half >= 0 ? root : -root))) * b;
  let x = d[low]! - shift;
  let z = e[low]!;
  for (let k = low; k < high; k++) {
    const r = Math.hypot(x, z);
    const c = r === 0 ? 1 : x / r;
    const s = r === 0 ? 0 : -z / r;
    if (k > low) e[k - 1] = r;
    const p = d[k]!;
    const w = d[k + 1]!;
    const g = e[k]!;
    d[k] = c * c * p - 2 * c * s * g + s * s * w;
    d[k + 1] = s * s * p + 2 * c * s * g + c * c * w;
    e[k] = c * s * (p - w) + (c * c - s * s) * g;
    if (k + 1 < high) {
      x = e[k]!;
      z = -s * e[k + 1]!;
      e[k + 1]! *= c;
    }
    for (let i = 0; i < n; i++) {
      const left = q[i * n + k]!;
      const right = q[i * n + k + 1]!;
      q[i * n + k] = c * left - s * right;
      q[i * n + k + 1] = s * left + c * right;
    }
  }
}
