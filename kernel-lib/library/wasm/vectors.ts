import { type Engine, SCRATCH } from './engine.js';

// Products with a vector, or with few rows, float64. Each number of the large matrix is needed
// once or a few times: it comes in by parts that the second-level cache holds until they have been used.

/** Bytes of a matrix that come in, or go out, at a time. */
const PART = 128 << 10;
/** The longest vector, in bytes. */
const MOST = 4 << 20;
const X = SCRATCH;
const OUT = X + MOST + 1088;
const MATRIX = OUT + MOST + 1088;

/** Up to so many rows of the result are worked out one after the other. */
const FEW_ROWS = 4;

/**
 * out = a · b in any form, as `product` has it, where m, n or k is 1 or m is so small that packing b would
 * cost more than it saves.
 * @returns false if it has done nothing, since that is not so, or one is too long
 */
export function thinProduct(
  engine: Engine,
  a: Float64Array,
  aT: boolean,
  b: Float64Array,
  bT: boolean,
  out: Float64Array,
  m: number,
  k: number,
  n: number,
): boolean {
  if (Math.max(m, k, n) * FEW_ROWS * 8 > MOST || m * k * n === 0) return false;
  if (k === 1) outer(engine, a, b, out, m, n);
  else if (n === 1 && aT) fewRows(engine, b, false, a, out, 1, k, m);
  else if (n === 1) rowsByVector(engine, a, b, out, m, k);
  else if (m === 1 && bT) rowsByVector(engine, b, a, out, n, k);
  else if (m === 1) fewRows(engine, a, false, b, out, 1, k, n);
  else if (m <= FEW_ROWS && n > FEW_ROWS && !bT) fewRows(engine, a, aT, b, out, m, k, n);
  else return false;
  return true;
}

/** out = a · b for m from 1 to {@link FEW_ROWS}, a part of b's rows at a time. */
function fewRows(
  { f64, run }: Engine,
  a: Float64Array,
  aT: boolean,
  b: Float64Array,
  out: Float64Array,
  m: number,
  k: number,
  n: number,
): void {
  if (aT)
    for (let i = 0, to = X / 8; i < m; i++) for (let p = 0; p < k; p++) f64[to++] = a[p * m + i]!;
  else f64.set(a, X / 8);
  f64.fill(0, OUT / 8, OUT / 8 + m * n);
  const rows = rowsAtOnce(n);
  for (let p = 0; p < k; p += rows) {
    const count = Math.min(rows, k - p);
    f64.set(count === k ? b : b.subarray(p * n, (p + count) * n), MATRIX / 8);
    for (let i = 0; i < m; i++)
      run.vectorByRows(MATRIX, X + (i * k + p) * 8, OUT + i * n * 8, count, n);
  }
  out.set(f64.subarray(OUT / 8, OUT / 8 + m * n));
}

/** out[i] = Σ_p a[i, p] x[p] for a (m, k). */
function rowsByVector(
  { f64, run }: Engine,
  a: Float64Array,
  x: Float64Array,
  out: Float64Array,
  m: number,
  k: number,
): void {
  f64.set(x, X / 8);
  const rows = rowsAtOnce(k);
  for (let i = 0; i < m; i += rows) {
    const count = Math.min(rows, m - i);
    f64.set(count === m ? a : a.subarray(i * k, (i + count) * k), MATRIX / 8);
    run.rowsByVector(MATRIX, X, OUT + i * 8, count, k);
  }
  out.set(f64.subarray(OUT / 8, OUT / 8 + m));
}

/** out[i, j] = a[i] b[j]. */
function outer(
  { f64, run }: Engine,
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  m: number,
  n: number,
): void {
  f64.set(a, X / 8);
  f64.set(b, OUT / 8);
  const rows = rowsAtOnce(n);
  for (let i = 0; i < m; i += rows) {
    const count = Math.min(rows, m - i);
    run.outer(X + i * 8, OUT, MATRIX, count, n);
    out.set(f64.subarray(MATRIX / 8, MATRIX / 8 + count * n), i * n);
  }
}

/** As many rows of n numbers as are worked on at a time: eight together, where there is room. */
function rowsAtOnce(n: number): number {
  const rows = Math.floor(PART / 8 / n);
  return rows < 8 ? Math.max(1, Math.min(8, Math.floor(MOST / 8 / n))) : rows - (rows % 8);
}

/** How much of scratch memory a product takes, for the test that it fits. */
export const VECTORS_END: number = MATRIX + MOST;
