import type { Floats, Routines } from './bind.js';
import { note, running } from './engine.js';

// Sums, differences and multiples of whole arrays, and transposes, where the library runs: it reads and
// writes our arrays where they lie, while WebAssembly has to copy them in and out. Each number is rounded
// once, as in the plain loops, so all have the same bits.

/** Fewer elements are left to others: a call costs a quarter of a microsecond. */
const LEAST = 512;
/** Fewer are turned over as quickly by others. */
const LEAST_FLIPPED = 2048;
/** Elements per call. More would be shared by threads, which wait longer for each other than this takes. */
const CHUNK = 8192;

type Name = 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum';

const routinesFor = (x: Floats): Routines | undefined =>
  x instanceof Float64Array ? running()?.double : running()?.single;

/**
 * n results from o on, of a from i on and b from j on, with steps of 1, or 0 for a number: sums and
 * differences, and multiples of an array. @returns false if it has done nothing
 */
export function blasPairs(
  name: Name,
  a: Floats,
  i: number,
  da: number,
  b: Floats,
  j: number,
  db: number,
  out: Floats,
  o: number,
  n: number,
): boolean {
  if (n < LEAST || running() === undefined) return false;
  if (name === 'mul') {
    if (da === 1 && db === 0) return scaled(part(a, i, n), b[j]!, part(out, o, n));
    return da === 0 && db === 1 && scaled(part(b, j, n), a[i]!, part(out, o, n));
  }
  if (name !== 'add' && name !== 'sub') return false;
  const by = name === 'add' ? 1 : -1;
  const to = part(out, o, n);
  if (da === 1 && db === 1) return summed(part(a, i, n), by, part(b, j, n), to);
  if (da === 1 && db === 0) return shifted(part(a, i, n), 1, by * b[j]!, to);
  return da === 0 && db === 1 && shifted(part(b, j, n), by, a[i]!, to);
}

/** out = -x. @returns false if it has done nothing */
export function blasNegative(x: Floats, out: Floats): boolean {
  return x.length >= LEAST && running() !== undefined && scaled(x, -1, out);
}

const part = (x: Floats, from: number, n: number): Floats =>
  from === 0 && n === x.length ? x : x.subarray(from, from + n);

/**
 * Brings x to `out`, so many elements at a time, and lets `work` go on with each part while caches hold it.
 * @returns false if it has done nothing, since they share memory, but not element for element
 */
function copied(
  x: Floats,
  out: Floats,
  size: number,
  work: (to: Floats, from: number, count: number) => void,
): boolean {
  const inPlace = isSame(out, x);
  if (!inPlace && overlaps(out, x)) return false;
  for (let k = 0; k < out.length; k += size) {
    const count = Math.min(size, out.length - k);
    const to = part(out, k, count);
    if (!inPlace) to.set(part(x, k, count));
    work(to, k, count);
  }
  return note();
}

/** out = a + by b, where `by` is 1 or -1: then nothing is rounded but the sum. */
function summed(a: Floats, by: 1 | -1, b: Floats, out: Floats): boolean {
  const axpy = routinesFor(out)?.axpy;
  if (axpy === undefined) return false;
  if (isSame(out, b) && !isSame(out, a)) return by === 1 && summed(b, by, a, out);
  if (!isSame(out, b) && overlaps(out, b)) return false;
  return copied(a, out, CHUNK, (to, k, n) => axpy(n, by, part(b, k, n), to));
}

/** out = by x. By 0 a library may give 0 for NaN, too, so that is left to others. */
function scaled(x: Floats, by: number, out: Floats): boolean {
  const scal = routinesFor(out)?.scal;
  if (scal === undefined || by === 0 || !Number.isFinite(by)) return false;
  return copied(x, out, CHUNK, (to, _, n) => scal(n, by, to));
}

/** out = sign x + by. The library would leave out adding 0, which makes 0 of -0. */
function shifted(x: Floats, sign: 1 | -1, by: number, out: Floats): boolean {
  const { axpy, scal } = routinesFor(out) ?? {};
  if (axpy === undefined || scal === undefined || by === 0) return false;
  return copied(x, out, CHUNK, (to, _, n) => {
    if (sign === -1) scal(n, -1, to);
    axpy(n, by, onesLike(out), to);
  });
}

/** out[r] = a[r] ± b for rows of n elements, all with the same row b. @returns false if it has done nothing */
export function blasWithRow(name: Name, a: Floats, b: Floats, n: number, out: Floats): boolean {
  if (name !== 'add' && name !== 'sub') return false;
  if (out.length < LEAST || n > CHUNK || overlaps(out, b)) return false;
  const ger = routinesFor(out)?.ger;
  if (ger === undefined) return false;
  const size = Math.max(1, Math.floor(CHUNK / n)) * n;
  return copied(a, out, size, (to, _, count) =>
    ger(count / n, n, name === 'add' ? 1 : -1, onesLike(out), b, to),
  );
}

const ONES = {
  double: new Float64Array(CHUNK).fill(1),
  single: new Float32Array(CHUNK).fill(1),
} as const;
const onesLike = (x: Floats): Floats => (x instanceof Float64Array ? ONES.double : ONES.single);

/** out[j, i] = x[i, j] for x (rows, columns). @returns false if it has done nothing */
export function blasFlip(x: Floats, out: Floats, rows: number, columns: number): boolean {
  if (x.length < LEAST_FLIPPED) return false;
  const flip = routinesFor(x)?.flip;
  if (flip === undefined) return false;
  flip(rows, columns, x, out);
  return note();
}

const isSame = (x: Floats, y: Floats): boolean =>
  x === y || (x.length === y.length && x.byteOffset === y.byteOffset && x.buffer === y.buffer);

const overlaps = (x: Floats, y: Floats): boolean =>
  x.byteOffset < y.byteOffset + y.byteLength &&
  y.byteOffset < x.byteOffset + x.byteLength &&
  x.buffer === y.buffer;
