import { type Engine, SCRATCH, wasm } from './engine.js';
import { engineFor, placeIn } from './resident.js';

export type Floats = Float64Array | Float32Array;
export type MapName =
  | 'exp'
  | 'log'
  | 'tanh'
  | 'logistic'
  | 'relu'
  | 'sqrt'
  | 'abs'
  | 'neg'
  | 'square';
export type PairsName = 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum';

/** Fewer elements than this are left to the plain loops: the way into WebAssembly costs as much. */
const LEAST = 512;
/** The same for {@link pairsInto}, for callers that would rather not call it in vain. */
export const LEAST_PAIRS: number = LEAST;
/** The same for functions that take long, such as exp. */
const LEAST_MAP = 100;
/** Bytes of each array per chunk: what is worked on at a time stays in the second-level cache. */
const CHUNK: number = 1 << 17;
/**
 * Bytes from one array of a chunk to the next. A loop may go on to the end of its last 64 bytes; and
 * where arrays stood at the same place of their pages, a processor would take what is read of one
 * for what was just written of another.
 */
const ROOM = CHUNK + 1088;
export const FIRST: number = SCRATCH;
export const SECOND: number = FIRST + ROOM;
export const THIRD: number = SECOND + ROOM;
export const FOURTH: number = THIRD + ROOM;
const SETTINGS = FOURTH + ROOM;
/** Bytes of each array that the loops of pairs read at a time. */
export const STRIDE = 64;

const isSlow = (name: MapName): boolean =>
  name === 'exp' || name === 'log' || name === 'tanh' || name === 'logistic';

/** out[i] = f(x[i]). @returns false if it has done nothing */
export function mapInto(name: MapName, x: Floats, out: Floats): boolean {
  if (x.length < (isSlow(name) ? LEAST_MAP : LEAST)) return false;
  const engine = engineFor(out, x);
  if (engine === undefined) return false;
  const heap = heapOf(engine, out);
  const size = heap.BYTES_PER_ELEMENT;
  const run = engine.run[size === 8 ? (`${name}64` as const) : (`${name}32` as const)];
  const at = placeIn(engine, x);
  const to = placeIn(engine, out);
  inParts(size, x.length, at !== undefined, to !== undefined, (k, n) => {
    const from = at === undefined ? FIRST : at + k * size;
    if (at === undefined) copyIn(heap, FIRST, x, k, n);
    if (to !== undefined && isWhole(n, size)) run(from, to + k * size, n);
    else {
      run(from, FIRST, n);
      copyOut(heap, FIRST, out, k, n);
    }
  });
  return true;
}

/** n results from o on, of a from i on and b from j on; a step of 0 repeats a number. */
export function pairsInto(
  name: PairsName,
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
  if (n < LEAST || (da !== 1 && da !== 0) || (db !== 1 && db !== 0)) return false;
  const engine = engineFor(out, a, b);
  if (engine === undefined) return false;
  const heap = heapOf(engine, out);
  const size = heap.BYTES_PER_ELEMENT;
  const kernel = db === 0 && !Number.isNaN(b[j]) ? (WITH_NUMBER[name] ?? name) : name;
  const run = engine.run[size === 8 ? (`${kernel}64` as const) : (`${kernel}32` as const)];
  const to = placeIn(engine, out, o);
  inChunks(
    engine,
    heap,
    a,
    i,
    da,
    b,
    j,
    db,
    n,
    (k, count, first, second) => {
      if (to !== undefined && isWhole(count, size))
        run(first, STRIDE * da, second, STRIDE * db, to + k * size, count);
      else {
        run(first, STRIDE * da, second, STRIDE * db, THIRD, count);
        copyOut(heap, THIRD, out, o + k, count);
      }
    },
    to !== undefined,
  );
  return true;
}

/** The same with a number that is not NaN, in fewer steps. */
const WITH_NUMBER: { readonly [name in PairsName]?: 'atLeast' | 'atMost' } = {
  maximum: 'atLeast',
  minimum: 'atMost',
};

/** Elements of which a row is repeated until it has about as many. */
const ROW = 1024;

/** out[r] = a[r] op b for rows of n elements, all with the same row b. */
export function pairsWithRow(
  name: PairsName,
  a: Floats,
  b: Floats,
  n: number,
  out: Floats,
): boolean {
  const size = out.BYTES_PER_ELEMENT;
  if (out.length < LEAST || n * size > CHUNK) return false;
  const engine = wasm();
  if (engine === undefined) return false;
  const heap = heapOf(engine, out);
  const run = engine.run[size === 8 ? (`${name}64` as const) : (`${name}32` as const)];
  const wide = n * Math.max(1, Math.min(Math.floor(ROW / n), out.length / n));
  for (let k = 0; k < wide; k += n) copyIn(heap, SECOND + k * size, b, 0, n);
  const chunk = Math.floor(CHUNK / (wide * size)) * wide;
  for (let k = 0; k < out.length; k += chunk) {
    const count = Math.min(chunk, out.length - k);
    copyIn(heap, FIRST, a, k, count);
    // What a loop writes beyond its rows, the next one writes again.
    for (let i = 0; i < count; i += wide) {
      const at = i * size;
      run(FIRST + at, STRIDE, SECOND, STRIDE, THIRD + at, Math.min(wide, count - i));
    }
    copyOut(heap, THIRD, out, k, count);
  }
  return true;
}

/**
 * relu: out = d where x > 0, else 0. sigmoid: d x (1 - x); tanh: d (1 - x²), where x is the result.
 * @returns false if it has done nothing
 */
export function gradientInto(
  name: 'relu' | 'sigmoid' | 'tanh',
  d: Floats,
  x: Floats,
  out: Floats,
): boolean {
  if (d.length < LEAST) return false;
  const engine = wasm();
  if (engine === undefined) return false;
  const heap = heapOf(engine, out);
  const chunk = CHUNK / heap.BYTES_PER_ELEMENT;
  const double = out instanceof Float64Array;
  const run = engine.run[double ? (`${name}Back64` as const) : (`${name}Back32` as const)];
  for (let k = 0; k < d.length; k += chunk) {
    const n = Math.min(chunk, d.length - k);
    copyIn(heap, FIRST, d, k, n);
    copyIn(heap, SECOND, x, k, n);
    run(FIRST, SECOND, THIRD, n);
    copyOut(heap, THIRD, out, k, n);
  }
  return true;
}

/** next = w + by · g */
export function descendInto(w: Floats, g: Floats, next: Floats, by: number): boolean {
  if (w.length < LEAST) return false;
  const engine = wasm();
  if (engine === undefined) return false;
  const heap = heapOf(engine, w);
  const chunk = CHUNK / heap.BYTES_PER_ELEMENT;
  const run = w instanceof Float64Array ? engine.run.descend64 : engine.run.descend32;
  for (let k = 0; k < w.length; k += chunk) {
    const n = Math.min(chunk, w.length - k);
    copyIn(heap, FIRST, w, k, n);
    copyIn(heap, SECOND, g, k, n);
    run(FIRST, SECOND, n, by);
    copyOut(heap, FIRST, next, k, n);
  }
  return true;
}

/** v' = mu v + gain g; next = w + by v' */
export function momentumInto(
  w: Floats,
  g: Floats,
  v: Floats,
  next: Floats,
  nextV: Floats,
  mu: number,
  gain: number,
  by: number,
): boolean {
  if (w.length < LEAST) return false;
  const engine = wasm();
  if (engine === undefined) return false;
  const heap = heapOf(engine, w);
  const chunk = CHUNK / heap.BYTES_PER_ELEMENT;
  const run = w instanceof Float64Array ? engine.run.momentum64 : engine.run.momentum32;
  for (let k = 0; k < w.length; k += chunk) {
    const n = Math.min(chunk, w.length - k);
    copyIn(heap, FIRST, w, k, n);
    copyIn(heap, SECOND, g, k, n);
    copyIn(heap, THIRD, v, k, n);
    run(FIRST, SECOND, THIRD, n, mu, gain, by);
    copyOut(heap, FIRST, next, k, n);
    copyOut(heap, THIRD, nextV, k, n);
  }
  return true;
}

/** Adam; `settings` in the order that assembly/loops.ts names. */
export function adamInto(
  w: Floats,
  g: Floats,
  m: Floats,
  v: Floats,
  next: Floats,
  nextM: Floats,
  nextV: Floats,
  settings: readonly number[],
): boolean {
  if (w.length < LEAST) return false;
  const engine = wasm();
  if (engine === undefined) return false;
  const heap = heapOf(engine, w);
  const chunk = CHUNK / heap.BYTES_PER_ELEMENT;
  engine.f64.set(settings, SETTINGS / 8);
  const run = w instanceof Float64Array ? engine.run.adam64 : engine.run.adam32;
  for (let k = 0; k < w.length; k += chunk) {
    const n = Math.min(chunk, w.length - k);
    copyIn(heap, FIRST, w, k, n);
    copyIn(heap, SECOND, g, k, n);
    copyIn(heap, THIRD, m, k, n);
    copyIn(heap, FOURTH, v, k, n);
    run(FIRST, SECOND, THIRD, FOURTH, n, SETTINGS);
    copyOut(heap, FIRST, next, k, n);
    copyOut(heap, THIRD, nextM, k, n);
    copyOut(heap, FOURTH, nextV, k, n);
  }
  return true;
}

/**
 * Lets `run` work on n elements of a from i on and of b from j on, so many at a time as fit: those that
 * are not in the engine's memory are brought to {@link FIRST} and {@link SECOND}, and with a step of 0 a
 * single number is there for all. `inPlace` says that what `run` writes does not have to fit either.
 */
export function inChunks(
  engine: Engine,
  heap: Floats,
  a: Floats,
  i: number,
  da: number,
  b: Floats,
  j: number,
  db: number,
  n: number,
  run: (from: number, count: number, first: number, second: number) => void,
  inPlace = false,
): void {
  const size = heap.BYTES_PER_ELEMENT;
  if (da === 0) repeat(heap, FIRST, a[i]!);
  if (db === 0) repeat(heap, SECOND, b[j]!);
  const first = da === 0 ? FIRST : placeIn(engine, a, i);
  const second = db === 0 ? SECOND : placeIn(engine, b, j);
  inParts(size, n, first !== undefined && second !== undefined, inPlace, (k, count) => {
    if (first === undefined) copyIn(heap, FIRST, a, i + k, count);
    if (second === undefined) copyIn(heap, SECOND, b, j + k, count);
    const step = k * size;
    run(
      k,
      count,
      first === undefined ? FIRST : first + da * step,
      second === undefined ? SECOND : second + db * step,
    );
  });
}

/**
 * n elements in parts of {@link CHUNK} bytes. If they are written `inPlace`, the last few come apart, since a
 * loop writes 64 bytes at a time and behind the array another one may be; and the rest all at once, if what is
 * read is there, too.
 */
function inParts(
  size: number,
  n: number,
  isThere: boolean,
  inPlace: boolean,
  run: (from: number, count: number) => void,
): void {
  const whole = inPlace ? n - (n % (STRIDE / size)) : n;
  const most = inPlace && isThere ? whole : CHUNK / size;
  for (let k = 0; k < whole; k += most) run(k, Math.min(most, whole - k));
  if (whole < n) run(whole, n - whole);
}

const isWhole = (count: number, size: number): boolean => (count * size) % STRIDE === 0;

export function heapOf(engine: Engine, x: Floats): Floats {
  return x instanceof Float64Array ? engine.f64 : engine.f32;
}

function copyIn(heap: Floats, at: number, x: Floats, from: number, count: number): void {
  const whole = from === 0 && count === x.length;
  heap.set(whole ? x : x.subarray(from, from + count), at / heap.BYTES_PER_ELEMENT);
}

export function copyOut(heap: Floats, at: number, x: Floats, to: number, count: number): void {
  const start = at / heap.BYTES_PER_ELEMENT;
  x.set(heap.subarray(start, start + count), to);
}

/** One number, as often as it is read at a time. */
function repeat(heap: Floats, at: number, value: number): void {
  const start = at / heap.BYTES_PER_ELEMENT;
  heap.fill(value, start, start + STRIDE / heap.BYTES_PER_ELEMENT);
}
