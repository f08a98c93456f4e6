import { type Engine, SCRATCH, wasm } from './engine.js';

/** Bytes of a matrix at most, and of a row at most. */
const MOST = 1 << 20;
const MOST_ROW = 1 << 16;
const STEP = MOST_ROW + 64;
const ROWS = SCRATCH;
const FIRST = ROWS + 4 * STEP;
const ROOM = MOST + 64;
const SECOND = FIRST + ROOM;
const THIRD = SECOND + ROOM;
const FOURTH = THIRD + ROOM;

/** The engine, if a matrix of so many rows and columns fits and pays. */
function engineFor(rows: number, columns: number): Engine | undefined {
  const fits = rows * columns * 8 <= MOST && columns * 8 <= MOST_ROW;
  return fits && rows > 1 && columns > 1 && rows * columns >= 512 ? wasm() : undefined;
}

function put(heap: Float64Array, at: number, x: Float64Array): void {
  heap.set(x, at / 8);
}

function take(heap: Float64Array, at: number, out: Float64Array): void {
  out.set(heap.subarray(at / 8, at / 8 + out.length));
}

/** Writes the mean and the biased variance of every column. @returns false if it has done nothing */
export function columnMoments(
  x: Float64Array,
  rows: number,
  mean: Float64Array,
  variance: Float64Array,
): boolean {
  const columns = mean.length;
  const engine = engineFor(rows, columns);
  if (engine === undefined) return false;
  const { f64, run } = engine;
  put(f64, FIRST, x);
  f64.copyWithin(ROWS / 8, FIRST / 8, FIRST / 8 + columns);
  run.addRows64(FIRST + columns * 8, rows - 1, columns, ROWS);
  take(f64, ROWS, mean);
  for (let j = 0; j < columns; j++) mean[j] = (mean[j]! + 0) / rows;
  put(f64, ROWS, mean);
  f64.fill(0, (ROWS + STEP) / 8, (ROWS + STEP) / 8 + columns);
  run.squareRows(FIRST, rows, columns, ROWS, ROWS + STEP);
  take(f64, ROWS + STEP, variance);
  for (let j = 0; j < columns; j++) variance[j]! /= rows;
  return true;
}

/** Writes x - μ, x̂ and out, from x, μ, 1 / √(var + eps), γ and β. @returns false if it has not */
export function normaliseColumns(
  x: Float64Array,
  rows: number,
  given: readonly [mu: Float64Array, ivar: Float64Array, gamma: Float64Array, beta: Float64Array],
  made: readonly [xmu: Float64Array, xhat: Float64Array, out: Float64Array],
): boolean {
  const columns = given[0].length;
  const engine = engineFor(rows, columns);
  if (engine === undefined) return false;
  const { f64, run } = engine;
  put(f64, FIRST, x);
  given.forEach((row, i) => {
    put(f64, ROWS + i * STEP, row);
  });
  run.normaliseRows(FIRST, rows, columns, ROWS, STEP, SECOND, THIRD, FOURTH);
  take(f64, SECOND, made[0]);
  take(f64, THIRD, made[1]);
  take(f64, FOURTH, made[2]);
  return true;
}

/** Writes the gradients of x, γ and β in train mode. @returns false if it has done nothing */
export function normaliseColumnsBackward(
  dout: Float64Array,
  rows: number,
  given: readonly [xmu: Float64Array, xhat: Float64Array, ivar: Float64Array, gamma: Float64Array],
  made: readonly [dx: Float64Array, dgamma: Float64Array, dbeta: Float64Array],
): boolean {
  const [xmu, xhat, ivar, gamma] = given;
  const [dx, dgamma, dbeta] = made;
  const columns = gamma.length;
  const engine = engineFor(rows, columns);
  if (engine === undefined) return false;
  const { f64, run } = engine;
  put(f64, FIRST, dout);
  put(f64, SECOND, xmu);
  put(f64, THIRD, xhat);
  put(f64, ROWS, gamma);
  // A sum starts with its first number itself, which -0 leaves as it is.
  const row = (i: number) => (ROWS + i * STEP) / 8;
  for (let i = 1; i < 4; i++) f64.fill(-0, row(i), row(i) + columns);
  run.normaliseSums(FIRST, rows, columns, ROWS, STEP, SECOND, THIRD);
  for (let j = 0; j < columns; j++) {
    // Sums of -0 alone are 0.
    dbeta[j] = f64[row(1) + j]! + 0;
    dgamma[j] = f64[row(2) + j]! + 0;
    const s = ivar[j]!;
    f64[row(1) + j] = s;
    f64[row(2) + j] = (f64[row(3) + j]! + 0) * s ** 3 * -0.5 * (2 / rows);
    f64[row(3) + j] = -0;
  }
  run.normaliseBack(FIRST, rows, columns, ROWS, STEP, SECOND, THIRD);
  for (let j = 0; j < columns; j++) f64[row(3) + j] = -(f64[row(3) + j]! + 0) * (1 / rows);
  run.addToRows(THIRD, rows, columns, ROWS + 3 * STEP, FOURTH);
  take(f64, FOURTH, dx);
  return true;
}
