import { lapack } from './engine.js';
import type { Lapack } from './lapack.js';

/**
 * Factorisations by the machine's own library. Each gives undefined where there is none, where the
 * matrix is too small for it to pay, holds what is not finite, or is so close to singular that the
 * two might not agree on what it is: the plain form has the last word, and its errors are the only ones.
 */

/** From how many rows on each is faster there than in the plain form. */
const LEAST = { lu: 24, cholesky: 32, eigh: 16, svd: 8, qr: 12 } as const;

const EPSILON = 2 ** -52;

/** The library, if the smaller side of the matrix is large enough and all of it is finite. */
function ready(
  kind: keyof typeof LEAST,
  a: Float64Array,
  m: number,
  n: number,
): Lapack | undefined {
  if (Math.min(m, n) < LEAST[kind]) return undefined;
  for (let i = 0; i < a.length; i++) if (!Number.isFinite(a[i]!)) return undefined;
  return lapack();
}

/** Whether the smallest of the pivots, by size, is more than rounding may have left. */
function solid(a: Float64Array, n: number): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < n; i++) {
    const size = Math.abs(a[i * n + i]!);
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return least > most * n * EPSILON;
}

/** The factors of P A = L U, and how to solve with them. */
export interface NativeFactors {
  readonly lu: Float64Array;
  /** 1 or -1: whether the rows were swapped an even number of times. */
  readonly sign: number;
  /** b (n, m) becomes the solution. @returns false if it could not be had */
  solve(b: Float64Array, m: number): boolean;
}

export function nativeLu(a: Float64Array, n: number): NativeFactors | undefined {
  const library = ready('lu', a, n, n);
  if (!library) return undefined;
  const lu = a.slice();
  const pivots = library.pivots(n);
  if (library.lu(lu, pivots, n) !== 0 || !solid(lu, n)) return undefined;
  let sign = 1;
  for (let i = 0; i < n; i++) if (Number(pivots[i]) !== i + 1) sign = -sign;
  return { lu, sign, solve: (b, m) => library.substitute(lu, pivots, n, b, m) === 0 };
}

/** L of A = L Lᵀ, zeros above its diagonal. */
export function nativeCholesky(a: Float64Array, n: number): Float64Array | undefined {
  const library = ready('cholesky', a, n, n);
  if (!library) return undefined;
  const l = a.slice();
  if (library.cholesky(l, n) !== 0) return undefined;
  for (let i = 0; i < n; i++) l.fill(0, i * n + i + 1, (i + 1) * n);
  return solid(l.map(square), n) ? l : undefined;
}

const square = (value: number) => value * value;

/** Eigenvalues, rising, and vectors in columns, of a symmetric matrix. */
export function nativeEigh(
  a: Float64Array,
  n: number,
): { w: Float64Array; v: Float64Array } | undefined {
  const library = ready('eigh', a, n, n);
  if (!library) return undefined;
  const [v, w] = [a.slice(), new Float64Array(n)];
  return library.eigh(v, w, n) === 0 ? { w, v } : undefined;
}

/** u (m, m or k), s (k,), vt (n or k, n), k = min(m, n). */
export function nativeSvd(
  a: Float64Array,
  m: number,
  n: number,
  full: boolean,
): { u: Float64Array; s: Float64Array; vt: Float64Array } | undefined {
  const library = ready('svd', a, m, n);
  if (!library) return undefined;
  const k = Math.min(m, n);
  const s = new Float64Array(k);
  const u = new Float64Array(m * (full ? m : k));
  const vt = new Float64Array((full ? n : k) * n);
  return library.svd(a.slice(), [m, n], full, u, s, vt) === 0 ? { u, s, vt } : undefined;
}

/** q (m, width) and r (width, n), zeros below its diagonal. */
export function nativeQr(
  a: Float64Array,
  m: number,
  n: number,
  width: number,
): { q: Float64Array; r: Float64Array } | undefined {
  const library = ready('qr', a, m, n);
  if (!library) return undefined;
  const [r, k] = [a.slice(), Math.min(m, n)];
  const scales = new Float64Array(k);
  if (library.reflections(r, m, n, scales) !== 0) return undefined;
  const q = new Float64Array(m * width);
  for (let i = 0; i < m; i++) q.set(r.subarray(i * n, i * n + k), i * width);
  if (library.orthogonal(q, m, width, scales) !== 0) return undefined;
  for (let i = 1; i < width; i++) r.fill(0, i * n, i * n + Math.min(i, n));
  return { q, r: r.slice(0, width * n) };
}
