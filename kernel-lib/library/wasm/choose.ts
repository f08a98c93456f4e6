import { SCRATCH, wasm } from './engine.js';
import {
  copyOut,
  type Floats,
  FOURTH,
  heapOf,
  inChunks,
  LEAST_PAIRS,
  STRIDE,
  THIRD,
} from './loops.js';
import { engineFor } from './resident.js';

export type CompareName = 'greater' | 'greaterEqual' | 'less' | 'lessEqual' | 'equal' | 'notEqual';

/**
 * n bytes from o on, 1 where the comparison of a from i on with b from j on holds; a step of 0
 * repeats a number. @returns false if it has done nothing
 */
export function compareInto(
  name: CompareName,
  a: Floats,
  i: number,
  da: number,
  b: Floats,
  j: number,
  db: number,
  out: Uint8Array,
  o: number,
  n: number,
): boolean {
  if (n < LEAST_PAIRS || (da !== 1 && da !== 0) || (db !== 1 && db !== 0)) return false;
  const engine = engineFor(a, b);
  if (engine === undefined) return false;
  const double = a instanceof Float64Array;
  const heap = heapOf(engine, a);
  const run = engine.run[double ? (`${name}64` as const) : (`${name}32` as const)];
  inChunks(engine, heap, a, i, da, b, j, db, n, (k, count, first, second) => {
    run(first, STRIDE * da, second, STRIDE * db, THIRD, count);
    out.set(engine.u8.subarray(THIRD, THIRD + count), o + k);
  });
  return true;
}

/**
 * out = a where the flag is not 0, elsewhere b; of one number alone every element is that. `out` may
 * be a or b. @returns false if it has done nothing
 */
export function chooseInto(flags: Uint8Array, a: Floats, b: Floats, out: Floats): boolean {
  const n = out.length;
  if (n < LEAST_PAIRS) return false;
  const engine = engineFor(a, b);
  if (engine === undefined) return false;
  const heap = heapOf(engine, out);
  const run = out instanceof Float64Array ? engine.run.choose64 : engine.run.choose32;
  const da = a.length === n ? 1 : 0;
  const db = b.length === n ? 1 : 0;
  inChunks(engine, heap, a, 0, da, b, 0, db, n, (k, count, first, second) => {
    engine.u8.set(flags.subarray(k, k + count), FOURTH);
    run(FOURTH, first, STRIDE * da, second, STRIDE * db, THIRD, count);
    copyOut(heap, THIRD, out, k, count);
  });
  return true;
}

/** Bytes of the largest matrix that is turned over. */
const MOST = 8 << 20;
const TURNED = SCRATCH + MOST + 1088;
/** Smaller ones are left to the plain loop. */
const LEAST = 256;

/** Whether {@link transposeInto} will do it; what it writes need not be cleared first. */
export function wantsTranspose(x: Floats | Int32Array, rows: number, columns: number): boolean {
  const few = rows < 4 || columns < 4 || rows * columns < LEAST;
  return !few && x.byteLength <= MOST && wasm() !== undefined;
}

/** out[j, i] = x[i, j] for x (rows, columns). @returns false if it has done nothing */
export function transposeInto(
  x: Floats | Int32Array,
  out: Floats | Int32Array,
  rows: number,
  columns: number,
): boolean {
  if (!wantsTranspose(x, rows, columns)) return false;
  const engine = wasm()!;
  const size = x.BYTES_PER_ELEMENT;
  const heap = x instanceof Int32Array ? engine.i32 : heapOf(engine, x);
  heap.set(x, SCRATCH / size);
  const run = size === 8 ? engine.run.transpose64 : engine.run.transpose32;
  run(SCRATCH, TURNED, rows, columns);
  out.set(heap.subarray(TURNED / size, TURNED / size + x.length));
  return true;
}
