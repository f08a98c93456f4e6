import type { Floats } from './bind.js';
import { note, running } from './engine.js';

/** Fewer elements are turned over as quickly by others. */
const LEAST = 2048;

/** out[j, i] = x[i, j] for x (rows, columns), once a product has started the library. @returns false if it has done nothing */
export function blasFlip(x: Floats, out: Floats, rows: number, columns: number): boolean {
  if (x.length < LEAST) return false;
  const blas = running();
  const flip = (x instanceof Float64Array ? blas?.double : blas?.single)?.flip;
  if (flip === undefined) return false;
  flip(rows, columns, x, out);
  return note();
}
