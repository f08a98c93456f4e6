import { SCRATCH, SCRATCH_BYTES, wasm } from './engine.js';

type Floats = Float64Array | Float32Array;

/** Shorter runs are left to the plain loops. */
const LEAST = 1024;
/** Bytes of a sum that are taken at once; more is halved first, where the sum is halved anyway. */
const MOST = 1 << 17;
/** Bytes of the longest row that is added to others. */
const MOST_ROW = 1 << 20;
const ROWS = SCRATCH + MOST_ROW + 64;

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

/** The same of (x - mean)². */
export function squaresRun(x: Floats, i: number, n: number, mean: number): number | undefined {
  if (n < LEAST || n * x.BYTES_PER_ELEMENT > MOST) return undefined;
  const engine = wasm();
  if (engine === undefined) return undefined;
  const { f64, f32, run } = engine;
  if (x instanceof Float64Array) {
    f64.set(x.subarray(i, i + n), SCRATCH / 8);
    run.centre64(SCRATCH, n, mean);
    return run.sum64(SCRATCH, n);
  }
  f32.set(x.subarray(i, i + n), SCRATCH / 4);
  run.centre32(SCRATCH, n, mean);
  return run.sum32(SCRATCH, n);
}

/**
 * The largest or smallest of n elements from i on, NaN if there is one; the first zero if it is a
 * zero, as one after the other finds it. Undefined if there is nothing to gain.
 */
export function extremeRun(
  name: 'max' | 'min',
  x: Floats,
  i: number,
  n: number,
): number | undefined {
  const engine = wasm();
  if (engine === undefined) return undefined;
  const size = x.BYTES_PER_ELEMENT;
  const heap = size === 8 ? engine.f64 : engine.f32;
  const run = size === 8 ? engine.run[`${name}64`] : engine.run[`${name}32`];
  const at = SCRATCH / size;
  const block = 64 / size;
  const most = MOST / size;
  let best = x[i]!;
  for (let k = 0; k < n; k += most) {
    const count = Math.min(most, n - k);
    heap.set(x.subarray(i + k, i + k + count), at);
    heap.fill(best, at + count, at + Math.ceil(count / block) * block);
    const found = run(SCRATCH, count);
    if (Number.isNaN(found)) return found;
    best = Math[name](best, found);
  }
  return best === 0 ? x[x.indexOf(0, i)]! : best;
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
  if (rows < 2 || n < 4 || rows * n < LEAST || n * size > SCRATCH_BYTES - MOST_ROW - 256)
    return false;
  const engine = wasm();
  if (engine === undefined || n * size > MOST_ROW) return false;
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
