import { SCRATCH, SCRATCH_BYTES, wasm } from './engine.js';

type Floats = Float64Array | Float32Array;

/** Shorter runs are left to the plain loops. */
const LEAST = 1024;
/** Bytes of a sum that are taken at once; more is halved first, where the sum is halved anyway. */
const MOST = 1 << 20;
const ROWS = SCRATCH + MOST + 64;

/**
 * The sum of n elements from i on, in the order and so to the last bit as in
 * tensor/kernels/pairwise.ts; undefined if there is nothing to gain.
 */
export function sumRun(x: Floats, i: number, n: number): number | undefined {
  if (n < LEAST || n * x.BYTES_PER_ELEMENT > MOST) return undefined;
  const engine = wasm();
  if (engine === undefined) return undefined;
  const double = x instanceof Float64Array;
  const heap = double ? engine.f64 : engine.f32;
  heap.set(
    n === x.length ? (x as Float64Array) : x.subarray(i, i + n),
    SCRATCH / x.BYTES_PER_ELEMENT,
  );
  return double ? engine.run.sum64(SCRATCH, n) : engine.run.sum32(SCRATCH, n);
}

/**
 * Adds `rows` rows of n elements, from i on in x, to the n elements from o on in out, one row after
 * the other. @returns false if it has done nothing
 */
export function addRows(
  x: Floats,
  i: number,
  rows: number,
  n: number,
  out: Floats,
  o: number,
): boolean {
  const size = x.BYTES_PER_ELEMENT;
  if (rows < 2 || n < 4 || rows * n < LEAST || n * size > SCRATCH_BYTES - MOST - 256) return false;
  const engine = wasm();
  if (engine === undefined || n * size > MOST) return false;
  const double = x instanceof Float64Array;
  const heap = double ? engine.f64 : engine.f32;
  const run = double ? engine.run.addRows64 : engine.run.addRows32;
  const most = Math.max(1, Math.floor(65536 / (n * size)));
  heap.set(out.subarray(o, o + n), ROWS / size);
  for (let r = 0; r < rows; r += most) {
    const count = Math.min(most, rows - r);
    heap.set(x.subarray(i + r * n, i + (r + count) * n), SCRATCH / size);
    run(SCRATCH, count, n, ROWS);
  }
  out.set(heap.subarray(ROWS / size, ROWS / size + n), o);
  return true;
}
