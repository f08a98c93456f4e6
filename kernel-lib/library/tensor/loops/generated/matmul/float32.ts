// Generated from a float64.ts (npm run generate): do not edit.

type A = Float32Array;

// Four rows of b at a time are added to two rows of the result, so that b and the result are read
// in the order of memory; a block of b stays in the cache while all rows of a pass over it.
const BLOCK_K = 128;
const BLOCK_N = 512;

/** out += a · b for a (M, K), b (K, N), out (M, N); every element is summed from k = 0 on. */
export function multiply(a: A, b: A, out: A, m: number, k: number, n: number): void {
  for (let n0 = 0; n0 < n; n0 += BLOCK_N) {
    const n1 = Math.min(n, n0 + BLOCK_N);
    for (let k0 = 0; k0 < k; k0 += BLOCK_K) {
      const k1 = Math.min(k, k0 + BLOCK_K);
      let i = 0;
      for (; i + 2 <= m; i += 2) twoRows(a, b, out, i * k, i * n, k, n, k0, k1, n0, n1);
      if (i < m) oneRow(a, b, out, i * k, i * n, n, k0, k1, n0, n1);
    }
  }
}

/** Rows i and i+1 of the result over one block; they start at `ia` in a and at `r` in out. */
function twoRows(
  a: A,
  b: A,
  out: A,
  ia: number,
  r: number,
  k: number,
  n: number,
  k0: number,
  k1: number,
  n0: number,
  n1: number,
): void {
  const ib = ia + k;
  const s = r + n;
  let p = k0;
  for (; p + 4 <= k1; p += 4) {
    const x0 = a[ia + p]!;
    const x1 = a[ia + p + 1]!;
    const x2 = a[ia + p + 2]!;
    const x3 = a[ia + p + 3]!;
    const y0 = a[ib + p]!;
    const y1 = a[ib + p + 1]!;
    const y2 = a[ib + p + 2]!;
    const y3 = a[ib + p + 3]!;
    const b0 = p * n;
    const b1 = b0 + n;
    const b2 = b1 + n;
    const b3 = b2 + n;
    for (let j = n0; j < n1; j++) {
      const c0 = b[b0 + j]!;
      const c1 = b[b1 + j]!;
      const c2 = b[b2 + j]!;
      const c3 = b[b3 + j]!;
      out[r + j] = out[r + j]! + x0 * c0 + x1 * c1 + x2 * c2 + x3 * c3;
      out[s + j] = out[s + j]! + y0 * c0 + y1 * c1 + y2 * c2 + y3 * c3;
    }
  }
  for (; p < k1; p++) {
    const x = a[ia + p]!;
    const y = a[ib + p]!;
    for (let j = n0; j < n1; j++) {
      const c = b[p * n + j]!;
      out[r + j]! += x * c;
      out[s + j]! += y * c;
    }
  }
}

/** The last row, where their number is odd. */
function oneRow(
  a: A,
  b: A,
  out: A,
  ia: number,
  r: number,
  n: number,
  k0: number,
  k1: number,
  n0: number,
  n1: number,
): void {
  let p = k0;
  for (; p + 4 <= k1; p += 4) {
    const x0 = a[ia + p]!;
    const x1 = a[ia + p + 1]!;
    const x2 = a[ia + p + 2]!;
    const x3 = a[ia + p + 3]!;
    const b0 = p * n;
    const b1 = b0 + n;
    const b2 = b1 + n;
    const b3 = b2 + n;
    for (let j = n0; j < n1; j++)
      out[r + j] =
        out[r + j]! + x0 * b[b0 + j]! + x1 * b[b1 + j]! + x2 * b[b2 + j]! + x3 * b[b3 + j]!;
  }
  for (; p < k1; p++) {
    const x = a[ia + p]!;
    for (let j = n0; j < n1; j++) out[r + j]! += x * b[p * n + j]!;
  }
}
