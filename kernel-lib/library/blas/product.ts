import type { Floats, Gemm } from './bind.js';
import { blas, running } from './engine.js';
import { loopPairs } from './loops.js';

/** Products with fewer multiplications are done before the library has the operands. */
const LEAST = 4096;
/** The same for those with a vector. */
const LEAST_VECTOR = 512;

/** Whether the library runs and would do the product of a matrix and a vector. */
export function wantsVector(m: number, k: number, n: number): boolean {
  return m * k * n >= LEAST_VECTOR && (m === 1) !== (n === 1) && running() !== undefined;
}

/**
 * The library's own product, for those who make many in a row, each of so many multiplications;
 * undefined where it does not run or would not be worth its call.
 */
export function blasGemm(dtype: 'float64' | 'float32', multiplications: number): Gemm | undefined {
  if (multiplications < LEAST) return undefined;
  return blas()?.[dtype === 'float64' ? 'double' : 'single'].gemm;
}

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
  // A column by a row: each element once, which is no sum.
  if (k === 1 && m > 1 && n > 1) return loopPairs('mul', a, 0, 1, 0, b, 0, 0, 1, out, 0, m, n);
  const vector = m === 1 || n === 1;
  if ((m === 1 && n === 1) || m * k * n < (vector ? LEAST_VECTOR : LEAST)) return false;
  const engine = blas();
  if (engine === undefined) return false;
  const { gemm, gemv } = out instanceof Float64Array ? engine.double : engine.single;
  if (!vector || gemv === undefined) gemm(aT, bT, m, n, k, a, aT ? m : k, b, bT ? k : n, out);
  else if (n === 1) gemv(aT, aT ? k : m, aT ? m : k, a, b, out);
  else gemv(!bT, bT ? n : k, bT ? k : n, b, a, out);
  return true;
}
