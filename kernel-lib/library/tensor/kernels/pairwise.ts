import { loopSum } from '../../blas/internal.js';
import { squaresRun, sumRun } from '../../wasm/internal.js';

// Pairwise sums, in NumPy's own order, so that sums equal NumPy's to the last bit and the rounding
// error grows with log n instead of n. Blocks of up to 128 use eight running sums.

/** The sum of n elements from i on. */
export function sumRun64(a: Float64Array, i: number, n: number): number {
  if (n < 8) {
    let sum = -0;
    for (const end = i + n; i < end; i++) sum += a[i]!;
    return sum;
  }
  if (n > 128) {
    const fast = loopSum(a, i, n) ?? sumRun(a, i, n);
    if (fast !== undefined) return fast;
    let half = n >> 1;
    half -= half % 8;
    return sumRun64(a, i, half) + sumRun64(a, i + half, n - half);
  }
  let r0 = a[i]!;
  let r1 = a[i + 1]!;
  let r2 = a[i + 2]!;
  let r3 = a[i + 3]!;
  let r4 = a[i + 4]!;
  let r5 = a[i + 5]!;
  let r6 = a[i + 6]!;
  let r7 = a[i + 7]!;
  const end = i + n;
  for (i += 8; i + 8 <= end; i += 8) {
    r0 += a[i]!;
    r1 += a[i + 1]!;
    r2 += a[i + 2]!;
    r3 += a[i + 3]!;
    r4 += a[i + 4]!;
    r5 += a[i + 5]!;
    r6 += a[i + 6]!;
    r7 += a[i + 7]!;
  }
  let sum = r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7));
  for (; i < end; i++) sum += a[i]!;
  return sum;
}

const f = Math.fround;

/** The same in float32 arithmetic: every step is rounded as NumPy rounds it. */
export function sumRun32(a: Float32Array, i: number, n: number): number {
  if (n < 8) {
    let sum = f(-0);
    for (const end = i + n; i < end; i++) sum = f(sum + a[i]!);
    return sum;
  }
  if (n > 128) {
    const fast = loopSum(a, i, n) ?? sumRun(a, i, n);
    if (fast !== undefined) return fast;
    let half = n >> 1;
    half -= half % 8;
    return f(sumRun32(a, i, half) + sumRun32(a, i + half, n - half));
  }
  let r0 = f(a[i]!);
  let r1 = f(a[i + 1]!);
  let r2 = f(a[i + 2]!);
  let r3 = f(a[i + 3]!);
  let r4 = f(a[i + 4]!);
  let r5 = f(a[i + 5]!);
  let r6 = f(a[i + 6]!);
  let r7 = f(a[i + 7]!);
  const end = i + n;
  for (i += 8; i + 8 <= end; i += 8) {
    r0 = f(r0 + a[i]!);
    r1 = f(r1 + a[i + 1]!);
    r2 = f(r2 + a[i + 2]!);
    r3 = f(r3 + a[i + 3]!);
    r4 = f(r4 + a[i + 4]!);
    r5 = f(r5 + a[i + 5]!);
    r6 = f(r6 + a[i + 6]!);
    r7 = f(r7 + a[i + 7]!);
  }
  const left = f(f(r0 + r1) + f(r2 + r3));
  const right = f(f(r4 + r5) + f(r6 + r7));
  let sum = f(left + right);
  for (; i < end; i++) sum = f(sum + a[i]!);
  return sum;
}

const BLOCK64 = new Float64Array(128);
const BLOCK32 = new Float32Array(128);

/** Σ (a - mean)² of n elements from i on: what the sum of the squares, each rounded, would be. */
export function squares64(a: Float64Array, i: number, n: number, mean: number): number {
  if (n > 128) {
    const fast = squaresRun(a, i, n, mean);
    if (fast !== undefined) return fast;
    let half = n >> 1;
    half -= half % 8;
    return squares64(a, i, half, mean) + squares64(a, i + half, n - half, mean);
  }
  for (let k = 0; k < n; k++) {
    const d = a[i + k]! - mean;
    BLOCK64[k] = d * d;
  }
  return sumRun64(BLOCK64, 0, n);
}

/** The same in float32 arithmetic. */
export function squares32(a: Float32Array, i: number, n: number, mean: number): number {
  if (n > 128) {
    const fast = squaresRun(a, i, n, mean);
    if (fast !== undefined) return fast;
    let half = n >> 1;
    half -= half % 8;
    return f(squares32(a, i, half, mean) + squares32(a, i + half, n - half, mean));
  }
  for (let k = 0; k < n; k++) {
    const d = f(a[i + k]! - mean);
    BLOCK32[k] = d * d;
  }
  return sumRun32(BLOCK32, 0, n);
}
