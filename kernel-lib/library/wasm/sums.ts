import { type Engine, SCRATCH } from './engine.js';
import { engineFor, placeIn } from './resident.js';

type Floats = Float64Array | Float32Array;

/** Shorter runs are left to the plain loops. */
const LEAST = 1024;
/** The same for the largest and smallest. */
const LEAST_EXTREME = 512;
/** Bytes of a sum that are taken at once; more is halved first, where the sum is halved anyway. */
const MOST = 1 << 17;
/** Bytes of the longest row that is added to others. */
const MOST_ROW = 1 << 20;
const ROWS = SCRATCH + MOST_ROW + 64;
/** Behind rows of 128 KB, of which each makes one number of up to eight bytes. */
const RESULTS = SCRATCH + MOST + 64;

/**
 * The sum of n elements from i on, in the order and so to the last bit as in
 * tensor/kernels/pairwise.ts; undefined if there is nothing to gain.
 */
export function sumRun(x: Floats, i: number, n: number): number | undefined {
  if (n < LEAST) return undefined;
  const engine = engineFor(x);
  const at = engine && whereRun(engine, x, i, n);
  if (at === undefined) return undefined;
  return x instanceof Float64Array ? engine!.run.sum64(at, n) : engine!.run.sum32(at, n);
}

/** The same of (x - mean)². */
export function squaresRun(x: Floats, i: number, n: number, mean: number): number | undefined {
  if (n < LEAST) return undefined;
  const engine = engineFor(x);
  const at = engine && whereRun(engine, x, i, n);
  if (at === undefined) return undefined;
  const { run } = engine!;
  return x instanceof Float64Array ? run.squares64(at, n, mean) : run.squares32(at, n, mean);
}

/** Where a run is that is to be added up: where it lives, or in scratch memory; undefined if it is too long for that. */
function whereRun(engine: Engine, x: Floats, i: number, n: number): number | undefined {
  const at = placeIn(engine, x, i);
  if (at === undefined && n * x.BYTES_PER_ELEMENT > MOST) return undefined;
  return at ?? bring(engine, x, i, n);
}

/** Brings n elements from i on to scratch memory. */
function bring({ f64, f32 }: Engine, x: Floats, i: number, n: number): number {
  const heap = x instanceof Float64Array ? f64 : f32;
  heap.set(n === x.length ? x : x.subarray(i, i + n), SCRATCH / x.BYTES_PER_ELEMENT);
  return SCRATCH;
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
  const where = bestPart(name, x, i, n);
  if (where === undefined) return undefined;
  return where.best === 0 ? x[x.indexOf(0, where.from)]! : where.best;
}

/** Where the largest or smallest of n elements from i on stands first, counted from i. */
export function placeRun(name: 'max' | 'min', x: Floats, i: number, n: number): number | undefined {
  const where = bestPart(name, x, i, n);
  if (where === undefined) return undefined;
  if (!Number.isNaN(where.best)) return x.indexOf(where.best, where.from) - i;
  let k = where.from;
  while (!Number.isNaN(x[k])) k++;
  return k - i;
}

/** The largest or smallest of n elements, of a zero any, and where the part begins that has it. */
function bestPart(
  name: 'max' | 'min',
  x: Floats,
  i: number,
  n: number,
): { best: number; from: number } | undefined {
  const size = x.BYTES_PER_ELEMENT;
  if (n < LEAST_EXTREME) return undefined;
  const engine = engineFor(x);
  if (engine === undefined) return undefined;
  const place = placeIn(engine, x, i);
  const run = size === 8 ? engine.run[`${name}64`] : engine.run[`${name}32`];
  const most = MOST / size;
  let best = x[i]!;
  let from = i;
  for (let k = 0; k < n; k += most) {
    // The last part is a whole one too, if there is one before it, and so never too short.
    const start = k === 0 ? 0 : Math.min(k, n - most);
    const count = Math.min(most, n - start);
    const at = place === undefined ? bring(engine, x, i + start, count) : place + start * size;
    const found = run(at, count);
    if (Number.isNaN(found)) return { best: found, from: i + start };
    if (name === 'max' ? found > best : found < best) {
      best = found;
      from = i + start;
    }
  }
  return { best, from };
}

/** What is made of each row. */
export type RowName = 'sum' | 'largest' | 'smallest' | 'argmax' | 'argmin';

/**
 * Of each of `rows` rows of n elements one number, into out: their sum, as `sumRun` has it; the
 * largest or smallest, as `extremeRun` has it; or where that stands, as `placeRun` has it.
 * @returns false if it has done nothing
 */
export function eachRow(
  name: RowName,
  x: Floats,
  rows: number,
  n: number,
  out: Floats | Int32Array,
): boolean {
  const size = x.BYTES_PER_ELEMENT;
  if (rows < 2 || rows * n < LEAST || n * size > MOST) return false;
  if (name !== 'sum' && n * size < 64) return false;
  const engine = engineFor(x);
  if (engine === undefined) return false;
  const heap = size === 8 ? engine.f64 : engine.f32;
  const place = placeIn(engine, x);
  const run = engine.run[size === 8 ? (`${name}Rows64` as const) : (`${name}Rows32` as const)];
  const results = name === 'argmax' || name === 'argmin' ? engine.i32 : heap;
  const to = RESULTS / results.BYTES_PER_ELEMENT;
  const most = Math.floor(MOST / (n * size));
  for (let r = 0; r < rows; r += most) {
    const count = Math.min(most, rows - r);
    const at = place === undefined ? bring(engine, x, r * n, count * n) : place + r * n * size;
    run(at, count, n, RESULTS);
    out.set(results.subarray(to, to + count), r);
  }
  if (name === 'largest' || name === 'smallest')
    for (let r = 0; r < rows; r++) if (out[r] === 0) out[r] = x[x.indexOf(0, r * n)]!;
  return true;
}

/**
 * Joins `rows` rows of n elements, from i on in x, to the n elements from o on in out, one row after
 * the other: adds them, or keeps the larger or smaller one, the first of equal ones, or NaN.
 * @returns false if it has done nothing
 */
export function joinRows(
  name: 'add' | 'max' | 'min',
  x: Floats,
  i: number,
  rows: number,
  n: number,
  out: Floats,
  o: number,
): boolean {
  const size = x.BYTES_PER_ELEMENT;
  if (rows < 2 || n < 4 || rows * n < LEAST || n * size > MOST_ROW) return false;
  const engine = engineFor(x);
  if (engine === undefined) return false;
  const heap = size === 8 ? engine.f64 : engine.f32;
  const place = placeIn(engine, x, i);
  const run = engine.run[size === 8 ? (`${name}Rows64` as const) : (`${name}Rows32` as const)];
  const most = Math.max(1, Math.floor(MOST / (n * size)));
  heap.set(out.subarray(o, o + n), ROWS / size);
  for (let r = 0; r < rows; r += most) {
    const count = Math.min(most, rows - r);
    const at = place === undefined ? bring(engine, x, i + r * n, count * n) : place + r * n * size;
    run(at, count, n, ROWS);
  }
  out.set(heap.subarray(ROWS / size, ROWS / size + n), o);
  return true;
}
