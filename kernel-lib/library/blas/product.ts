import type { Floats } from './bind.js';
import { blas } from './engine.js';

/** Products with fewer multiplications are done before the library has the operands. */
const LEAST = 4096;

/**
 * out = a · b by the machine's own library, a (m, k) or with `aT` stored as (k, m), b (k, n) or with
 * `bT` stored as (n, k). @returns false if it has done nothing
 */
export function blasProduct<A extends Floats>(
  a: A,
  aT: boolean,
  b: A,
  bT: boolean,
  out: A,
  m: number,
  k: number,
  n: number,
): boolean {
  if (m === 1 || n === 1 || m * k * n < LEAST) return false;
  const engine = blas();
  if (engine === undefined) return false;
  const gemm = out instanceof Float64Array ? engine.double : engine.single;
  gemm(aT, bT, m, n, k, a, aT ? m : k, b, bT ? k : n, out);
  return true;
}
