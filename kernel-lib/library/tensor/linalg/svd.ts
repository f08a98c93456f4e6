import { nativeSvd } from '../../blas/internal.js';
import { ShapeError, ValueError } from '../core/errors.js';
import { needRoom } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape } from '../core/shape.js';
import { Tensor, tensorOf } from '../Tensor.js';
import { column, pointsDown, row, turn } from './signs.js';

/**
 * A = U diag(s) Vᵀ for A (M, N): singular values s (K,), falling, K = min(M, N); U (M, M) and
 * Vᵀ (N, N), or (M, K) and (K, N) without `fullMatrices`. The columns of A are turned against each
 * other until they are orthogonal (one-sided Jacobi, Hestenes 1958), which is for small matrices; where
 * the machine's library is in use, LAPACK does the larger ones. The first large element of each row of
 * Vᵀ is positive, on both ways.
 */
export function svd(x: TensorLike, fullMatrices = true): [u: Tensor, s: Tensor, vt: Tensor] {
  const a = tensorOf(toNdArray('svd', x, 'x')).astype('float64');
  if (a.ndim !== 2)
    throw new ShapeError(`svd: x has shape ${formatShape(a.shape)}; expected a matrix.`);
  const bad = a.data.findIndex((v) => !Number.isFinite(v));
  if (bad >= 0) throw new ValueError(`svd: x holds ${a.data[bad]}; expected finite numbers.`);
  const [m, n] = a.shape as [number, number];
  const k = Math.min(m, n);
  const larger = Math.max(m, n);
  needRoom('svd', fullMatrices ? [larger, larger] : [larger, k], [a.shape]);
  const native = nativeSvd(a.data as Float64Array, m, n, fullMatrices);
  const [u, s, vt]: [Tensor, Tensor, Tensor] = native
    ? [
        new Tensor(native.u, [m, fullMatrices ? m : k]),
        new Tensor(native.s, [k]),
        new Tensor(native.vt, [fullMatrices ? n : k, n]),
      ]
    : plainSvd(a, fullMatrices);
  pointUp(u, vt, k);
  return [u, s, vt];
}

/** The first large element of each row of Vᵀ becomes positive, and of each column of U without one. */
function pointUp(u: Tensor, vt: Tensor, k: number): void {
  const [width = 0, height = 0, n = 0] = [u.shape[1], ...vt.shape];
  for (let i = 0; i < Math.max(width, height); i++) {
    const left = i < width ? column(u.data as Float64Array, width, i) : undefined;
    const right = i < height ? row(vt.data as Float64Array, n, i) : undefined;
    if (i < k && left && right) {
      if (pointsDown(right)) [left, right].forEach(turn);
    } else for (const one of [left, right]) if (one && pointsDown(one)) turn(one);
  }
}

/** The same without the machine's library, up to signs. */
export function plainSvd(a: Tensor, fullMatrices: boolean): [u: Tensor, s: Tensor, vt: Tensor] {
  const [m, n] = a.shape as [number, number];
  if (m < n) {
    const [u, s, vt] = plainSvd(a.T, fullMatrices);
    return [vt.T, s, u.T];
  }
  // Columns are kept as rows, so that they lie together in memory.
  const columns = rowsOf(a.T);
  const v = rowsOf(identity(n));
  let sweeps = 0;
  while (turnAll(columns, v) && sweeps < MOST_SWEEPS) sweeps++;
  const norms = columns.map(length);
  const order = norms.map((_, i) => i).sort((i, j) => norms[j]! - norms[i]!);
  const top = norms[order[0] ?? 0] ?? 0;
  const basis = order.map((i) =>
    norms[i]! > top * 1e-300 && norms[i]! > 0 ? columns[i]!.map((c) => c / norms[i]!) : undefined,
  );
  const u = complete(basis, m, fullMatrices ? m : n);
  return [
    fromRows(u, m).T,
    new Tensor(
      Float64Array.from(order, (i) => norms[i]!),
      [n],
    ),
    fromRows(
      order.map((i) => v[i]!),
      n,
    ),
  ];
}

/** The singular values, falling. */
export function svdvals(x: TensorLike): Tensor {
  return svd(x, false)[1];
}

/** How much the solution of A x = b can magnify errors of b: the largest singular value by the smallest. */
export function cond(x: TensorLike): number {
  const s = svdvals(x);
  if (s.size === 0) throw new ShapeError('cond: x is empty; expected a matrix with elements.');
  return s.data[0]! / s.data[s.size - 1]!;
}

// Rounding can keep two columns turning by an ulp for ever; ten passes are plenty.
const MOST_SWEEPS = 40;

/** One pass over all pairs of columns; says whether any two were turned. */
function turnAll(columns: Float64Array[], v: Float64Array[]): boolean {
  let turned = false;
  for (let i = 0; i < columns.length; i++)
    for (let j = i + 1; j < columns.length; j++) {
      const aa = inner(columns[i]!, columns[i]!);
      const bb = inner(columns[j]!, columns[j]!);
      const ab = inner(columns[i]!, columns[j]!);
      if (Math.abs(ab) <= 1e-15 * Math.sqrt(aa * bb) || ab === 0) continue;
      turned = true;
      const zeta = (bb - aa) / (2 * ab);
      const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
      const c = 1 / Math.hypot(1, t);
      rotate(columns[i]!, columns[j]!, c, c * t);
      rotate(v[i]!, v[j]!, c, c * t);
    }
  return turned;
}

function rotate(x: Float64Array, y: Float64Array, c: number, s: number): void {
  for (let i = 0; i < x.length; i++) {
    const left = x[i]!;
    x[i] = c * left - s * y[i]!;
    y[i] = s * left + c * y[i]!;
  }
}

function inner(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

/** Fills what is missing in an orthonormal basis, up to `count` vectors of m elements. */
function complete(
  basis: readonly (Float64Array | undefined)[],
  m: number,
  count: number,
): Float64Array[] {
  const out: Float64Array[] = [];
  const known = basis.filter((b) => b !== undefined);
  let unit = 0;
  for (let k = 0; k < count; k++) {
    let next = basis[k];
    while (!next) {
      const e = new Float64Array(m);
      e[unit++] = 1;
      // Twice, since one pass leaves rounding errors in what is nearly dependent.
      for (let pass = 0; pass < 2; pass++)
        for (const b of known) {
          const f = inner(e, b);
          for (let i = 0; i < m; i++) e[i]! -= f * b[i]!;
        }
      const norm = length(e);
      if (norm > 1e-8) {
        next = e.map((value) => value / norm);
        known.push(next);
      }
    }
    out.push(next);
  }
  return out;
}

/** √Σ x², without overflow, of any number of elements. */
function length(x: Float64Array): number {
  let top = 0;
  for (let i = 0; i < x.length; i++) top = Math.max(top, Math.abs(x[i]!));
  if (top === 0) return 0;
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i]! / top) ** 2;
  return top * Math.sqrt(sum);
}

function identity(n: number): Tensor {
  const one = new Tensor(new Float64Array(n * n), [n, n]);
  for (let i = 0; i < n; i++) one.data[i * n + i] = 1;
  return one;
}

function rowsOf(x: Tensor): Float64Array[] {
  const n = x.shape[1]!;
  return Array.from({ length: x.shape[0]! }, (_, i) =>
    (x.data as Float64Array).slice(i * n, (i + 1) * n),
  );
}

function fromRows(rows: readonly Float64Array[], n: number): Tensor {
  const data = new Float64Array(rows.length * n);
  rows.forEach((row, i) => {
    data.set(row, i * n);
  });
  return new Tensor(data, [rows.length, n]);
}
