import { type Engine, SCRATCH, wasm } from './engine.js';

type Numbers = ArrayLike<number> & { subarray(from: number, to: number): ArrayLike<number> };

/** Fewer elements are left to the plain loops. */
const LEAST = 200;
/** Bytes, as float64, of the rows that are worked on at once. */
const MOST = 1 << 17;
const STEP = MOST + 1088;
const FIRST = SCRATCH;
const SECOND = FIRST + STEP;
/** One number per row each; also a row. */
const ROW_A = SECOND + STEP;
const ROW_B = ROW_A + STEP;

/** How many rows go at once; 0 if there is nothing to gain. */
function rowsAtOnce(rows: number, n: number): number {
  return n === 0 || rows * n < LEAST ? 0 : Math.floor(MOST / (n * 8));
}

function part(x: Numbers, from: number, to: number): ArrayLike<number> {
  return from === 0 && to === x.length ? x : x.subarray(from, to);
}

/** Copies rows in, as float64, calls `work` on them, and copies them out. */
function byParts(
  engine: Engine,
  x: Numbers,
  rows: number,
  n: number,
  most: number,
  out: Float64Array | Float32Array,
  work: (first: number, count: number) => void,
): void {
  const { f64 } = engine;
  const at = FIRST / 8;
  for (let r = 0; r < rows; r += most) {
    const count = Math.min(most, rows - r);
    f64.set(part(x, r * n, (r + count) * n), at);
    work(r, count);
    out.set(f64.subarray(at, at + count * n), r * n);
  }
}

/**
 * out = exp(x - max) / sum for each row of n finite numbers, its sum being in the order of
 * tensor/kernels/pairwise.ts.
 * @returns false if it has done nothing
 */
export function softmaxInto(x: Numbers, n: number, out: Float64Array | Float32Array): boolean {
  const rows = x.length / n;
  const most = rowsAtOnce(rows, n);
  const engine = most === 0 ? undefined : wasm();
  if (engine === undefined) return false;
  byParts(engine, x, rows, n, most, out, (_, count) => {
    engine.run.softmaxRows(FIRST, count, n, ROW_A, ROW_B);
    engine.run.divideRows(FIRST, count, n, ROW_B);
  });
  return true;
}

/**
 * The softmax loss of each row of n finite scores, summed, and its gradient into `grad`, both as in
 * the plain loop in losses/softmax.ts. Undefined if it has done nothing.
 */
export function softmaxLossInto(
  x: Numbers,
  n: number,
  labels: ArrayLike<number>,
  grad: Float64Array | Float32Array,
): number | undefined {
  const rows = labels.length;
  const most = rowsAtOnce(rows, n);
  const engine = most === 0 ? undefined : wasm();
  if (engine === undefined) return undefined;
  const { f64, run } = engine;
  const [at, a, b] = [FIRST / 8, ROW_A / 8, ROW_B / 8];
  let loss = 0;
  byParts(engine, x, rows, n, most, grad, (first, count) => {
    run.softmaxRows(FIRST, count, n, ROW_A, ROW_B);
    for (let r = 0; r < count; r++) {
      const label = labels[first + r]!;
      const sum = f64[b + r]!;
      loss += Math.log(sum) - (x[(first + r) * n + label]! - f64[a + r]!);
      f64[at + r * n + label] = 0;
      f64[b + r] = sum * rows;
    }
    run.sumRows64(FIRST, count, n, ROW_A);
    for (let r = 0; r < count; r++) f64[at + r * n + labels[first + r]!] = -f64[a + r]!;
    run.divideRows(FIRST, count, n, ROW_B);
  });
  return loss;
}

/**
 * Brings each row of n numbers to mean 0 and variance 1, as the plain loop in layers/rows.ts, and
 * writes 1 / √(variance + eps) of each into `ivar`. @returns false if it has done nothing
 */
export function standardInto(
  x: Numbers,
  n: number,
  eps: number,
  out: Float64Array | Float32Array,
  ivar: Float64Array,
): boolean {
  const most = rowsAtOnce(ivar.length, n);
  const engine = most === 0 ? undefined : wasm();
  if (engine === undefined) return false;
  byParts(engine, x, ivar.length, n, most, out, (first, count) => {
    engine.run.standardRows(FIRST, count, n, eps, ROW_A);
    ivar.set(engine.f64.subarray(ROW_A / 8, ROW_A / 8 + count), first);
  });
  return true;
}

/** The gradient back through {@link standardInto}. @returns false if it has done nothing */
export function standardBackInto(
  d: Numbers,
  h: Numbers,
  n: number,
  ivar: Float64Array,
  out: Float64Array | Float32Array,
): boolean {
  const most = rowsAtOnce(ivar.length, n);
  const engine = most === 0 ? undefined : wasm();
  if (engine === undefined) return false;
  const { f64, run } = engine;
  byParts(engine, d, ivar.length, n, most, out, (first, count) => {
    f64.set(part(h, first * n, (first + count) * n), SECOND / 8);
    f64.set(ivar.subarray(first, first + count), ROW_A / 8);
    run.standardBackRows(FIRST, SECOND, count, n, ROW_A, ROW_B);
  });
  return true;
}
