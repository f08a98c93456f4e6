import type { Floats, Koffi } from './bind.js';
import { bindConvolutions, type Convolutions } from './convolution.js';
import { blas, note, running } from './engine.js';
import { bindOrdering, type Order } from './ordering.js';
import { bindPooling, type Pooling } from './pooling.js';

// The loops of loops.c, where the machine's compiler has made them (`CHAINRULE_BLAS=auto npm start`): they
// read and write our arrays where they lie, with vectors as wide as the processor has, while WebAssembly
// copies arrays in and out and has 128 bits. All bits are the same.

/** What loops.c does with two numbers, or with one, in its order. */
const OPERATIONS = {
  add: 0,
  sub: 1,
  mul: 2,
  div: 3,
  maximum: 4,
  minimum: 5,
  neg: 6,
  abs: 7,
  square: 8,
  sqrt: 9,
  exp: 10,
  log: 11,
  tanh: 12,
  logistic: 13,
} as const;
const COMPARISONS = {
  greater: 0,
  greaterEqual: 1,
  less: 2,
  lessEqual: 3,
  equal: 4,
  notEqual: 5,
} as const;

/** Numbers and arrays that a pass has places for, behind its eight slots. */
const NUMBERS = 16;
const ARRAYS = 8;

export type LoopName = keyof typeof OPERATIONS;
export type PairsLoop = 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum';
export type CompareLoop = keyof typeof COMPARISONS;

/** Rows of so many elements: where the first of them is, and how far it is to the next row and element. */
type Rows = (
  op: number,
  a: Floats,
  ia: number,
  ra: number,
  da: number,
  b: Floats,
  ib: number,
  rb: number,
  db: number,
  out: Floats | Uint8Array,
  io: number,
  rows: number,
  n: number,
) => void;

/** The functions of one type. Those that give a number have done nothing where it is not 0. */
export interface Typed extends Convolutions, Pooling {
  /** The same for both types: keys are float64. */
  readonly order: Order;
  readonly map: (op: number, a: Floats, out: Floats, n: number) => number;
  readonly pairs: Rows;
  /** How many results, of both types, were too large for the caches, and were written past them. */
  readonly past: () => number;
  readonly compare: Rows;
  readonly choose: (
    flags: Uint8Array,
    a: Floats,
    da: number,
    b: Floats,
    db: number,
    out: Floats,
    n: number,
  ) => void;
  readonly sum: (x: Floats, i: number, n: number) => number;
  readonly sums: (x: Floats, rows: number, n: number, out: Floats) => void;
  readonly join: (x: Floats, i: number, rows: number, out: Floats, o: number, n: number) => void;
  readonly take: (
    x: Floats,
    starts: Int32Array,
    ns: number,
    places: Int32Array,
    np: number,
    run: number,
    out: Floats,
  ) => void;
  readonly gather: (
    x: Floats,
    from: number,
    fromStep: number,
    every: number,
    out: Floats,
    to: number,
    toStep: number,
    count: number,
    rows: number,
  ) => void;
  readonly scatter: (
    x: Floats,
    from: number,
    fromStep: number,
    out: Floats,
    to: number,
    toStep: number,
    every: number,
    count: number,
    rows: number,
  ) => void;
  readonly images: (
    x: Floats,
    from: number,
    out: Floats,
    to: number,
    images: number,
    F: number,
    OH: number,
    OW: number,
    back: 0 | 1,
  ) => void;
  // biome-ignore lint/suspicious/noExplicitAny: steps, their count, numbers, forms, eight arrays, out, n.
  readonly pass: (...words: any[]) => number;
}

/** A library made of loops.c, convolution.c, ordering.c and pooling.c. */
export interface Loops {
  readonly double: Typed;
  readonly single: Typed;
}

/** @throws Error if the file is no such library */
export function bindLoops(koffi: Koffi, path: string): Loops {
  const library = koffi.load(path);
  const typed = (bits: 64 | 32): Typed => {
    const rows =
      'int op, const void *a, int64_t ia, int64_t ra, int da, const void *b, int64_t ib, int64_t rb, int db, void *out, int64_t io, int64_t rows, int64_t n';
    const arrays = Array.from({ length: ARRAYS }, (_, k) => `const void *x${k}`).join(', ');
    return {
      ...bindConvolutions(library, bits),
      ...bindPooling(library, bits),
      order: bindOrdering(library),
      map: library.func(`int chainrule_map${bits}(int op, const void *a, void *out, int64_t n)`),
      pairs: library.func(`void chainrule_pairs${bits}(${rows})`),
      past: library.func(`int64_t chainrule_past${bits}(void)`),
      compare: library.func(`void chainrule_compare${bits}(${rows})`),
      choose: library.func(
        `void chainrule_choose${bits}(const void *flags, const void *a, int da, const void *b, int db, void *out, int64_t n)`,
      ),
      sum: library.func(`double chainrule_sum${bits}(const void *x, int64_t i, int64_t n)`),
      sums: library.func(
        `void chainrule_sums${bits}(const void *x, int64_t rows, int64_t n, void *out)`,
      ),
      join: library.func(
        `void chainrule_join${bits}(const void *x, int64_t i, int64_t rows, void *out, int64_t o, int64_t n)`,
      ),
      take: library.func(
        `void chainrule_take${bits}(const void *x, const void *starts, int64_t ns, const void *places, int64_t np, int64_t run, void *out)`,
      ),
      gather: library.func(
        `void chainrule_gather${bits}(const void *x, int64_t i, int64_t step, int64_t every, void *out, int64_t o, int64_t to_step, int64_t n, int64_t rows)`,
      ),
      scatter: library.func(
        `void chainrule_scatter${bits}(const void *x, int64_t i, int64_t step, void *out, int64_t o, int64_t to_step, int64_t every, int64_t n, int64_t rows)`,
      ),
      images: library.func(
        `void chainrule_images${bits}(const void *x, int64_t i, void *out, int64_t o, int64_t images, int64_t f, int64_t h, int64_t w, int back)`,
      ),
      pass: library.func(
        `int chainrule_pass${bits}(const void *steps, int count, const void *numbers, const void *forms, ${arrays}, void *out, int64_t n)`,
      ),
    };
  };
  return { double: typed(64), single: typed(32) };
}

/** Fewer elements are done by the plain loops meanwhile. */
const LEAST = 128;
/** The same for functions of which each takes a plain loop 10 to 30 ns. */
const LEAST_SLOW = 24;
const isSlow = (name: LoopName): boolean => OPERATIONS[name] >= OPERATIONS.exp;

/** Work on so many starts the library by itself; smaller ones wait until a product has. */
const LARGE = 1 << 16;

/** Whether they are at work for so many elements. */
export const hasLoops = (count: number): boolean =>
  (running() ?? (count >= LARGE ? blas() : undefined))?.loops !== undefined;

/** The loops for x's type, if they are there and worth calling for so many elements. */
export function loopsFor(x: Floats, count: number, least = LEAST): Typed | undefined {
  if (count < least) return undefined;
  const loops = (running() ?? (x.length >= LARGE ? blas() : undefined))?.loops;
  return x instanceof Float64Array ? loops?.double : loops?.single;
}

/**
 * Whether a call that meets what is rare, and so has to be made again elsewhere, would have written over what
 * it reads: x and out are the same memory.
 */
const losesInput = (name: LoopName, x: Floats | Uint8Array, out: Floats): boolean =>
  (name === 'exp' || name === 'log' || name === 'logistic') &&
  x.buffer === out.buffer &&
  x.byteOffset === out.byteOffset;

/** out = f(x). @returns false if it has done nothing */
export function loopMap(name: LoopName, x: Floats, out: Floats): boolean {
  const least = isSlow(name) ? LEAST_SLOW : LEAST;
  const loops = losesInput(name, x, out) ? undefined : loopsFor(x, x.length, least);
  return loops !== undefined && loops.map(OPERATIONS[name], x, out, x.length) === 0 && note();
}

/** `rows` rows of n results, the first at `o`, of rows of a from i and of b from j on. */
export function loopPairs(
  name: PairsLoop,
  a: Floats,
  i: number,
  ra: number,
  da: number,
  b: Floats,
  j: number,
  rb: number,
  db: number,
  out: Floats,
  o: number,
  rows: number,
  n: number,
): boolean {
  const loops = loopsFor(out, rows * n);
  if (loops === undefined) return false;
  loops.pairs(OPERATIONS[name], a, i, ra, da, b, j, rb, db, out, o, rows, n);
  return note();
}

/** The same for comparisons. */
export function loopCompare(
  name: CompareLoop,
  a: Floats,
  i: number,
  ra: number,
  da: number,
  b: Floats,
  j: number,
  rb: number,
  db: number,
  out: Uint8Array,
  o: number,
  rows: number,
  n: number,
): boolean {
  const loops = loopsFor(a, rows * n);
  if (loops === undefined) return false;
  loops.compare(COMPARISONS[name], a, i, ra, da, b, j, rb, db, out, o, rows, n);
  return note();
}

/** out = a where the flag is not 0, elsewhere b; an operand of one number gives it everywhere. */
export function loopChoose(flags: Uint8Array, a: Floats, b: Floats, out: Floats): boolean {
  const n = out.length;
  const loops = loopsFor(out, n);
  if (loops === undefined) return false;
  loops.choose(flags, a, a.length === n ? 1 : 0, b, b.length === n ? 1 : 0, out, n);
  return note();
}

/** The sum of n elements from i on, in NumPy's order; undefined if nothing is gained. */
export function loopSum(x: Floats, i: number, n: number): number | undefined {
  const loops = loopsFor(x, n);
  if (loops === undefined) return undefined;
  note();
  return loops.sum(x, i, n);
}

/** The sum of each of `rows` rows of n elements. @returns false if it has done nothing */
export function loopSums(x: Floats, rows: number, n: number, out: Floats): boolean {
  const loops = loopsFor(x, rows * n);
  if (loops === undefined) return false;
  loops.sums(x, rows, n, out);
  return note();
}

/** Adds rows of n elements, from i on in x, one after the other to those from o on. */
export function loopJoin(
  x: Floats,
  i: number,
  rows: number,
  n: number,
  out: Floats,
  o: number,
): boolean {
  const loops = loopsFor(x, rows * n);
  if (loops === undefined) return false;
  loops.join(x, i, rows, out, o, n);
  return note();
}

/**
 * out = the elements at start + place, for every start and every place: there begin `run` that stand side by
 * side. @returns false if it has done nothing
 */
export function loopTake(
  x: Floats,
  starts: Int32Array,
  places: Int32Array,
  run: number,
  out: Floats,
): boolean {
  const loops = loopsFor(out, out.length);
  if (loops === undefined) return false;
  loops.take(x, starts, starts.length, places, places.length, run, out);
  return note();
}

/** Rows of n elements of x side by side, each `step` places of out on from the one before. @returns false if it has done nothing */
export function loopRows(
  x: Floats,
  out: Floats,
  o: number,
  step: number,
  n: number,
  rows: number,
): boolean {
  const loops = loopsFor(x, n * rows);
  if (loops === undefined) return false;
  loops.gather(x, 0, n, 1, out, o, step, n, rows);
  return note();
}

/** The loops that lay out images for convolutions; undefined where they are not there. */
export const loopsOfImages = (double: boolean): Typed | undefined =>
  double ? running()?.loops?.double : running()?.loops?.single;

/** A step of a pass: its places are eight slots, then numbers, then arrays, as in loops.c. */
export interface LoopStep {
  readonly name: LoopName;
  readonly a: number;
  readonly b: number;
  readonly to: number;
}

/**
 * An array of a pass: of floats of its type, or flags. Where `each` is not 0 it is repeated: element i is
 * its (i / each)-th, from the start again at its end.
 */
export interface LoopArray {
  readonly data: Floats | Uint8Array;
  readonly each: number;
}

const STEPS = new Int32Array(4 * 64);
const FORMS = new Int32Array(3 * ARRAYS);
const VALUES = new Float64Array(NUMBERS);

/**
 * Several steps in one pass over arrays: `out` is what the last one gives.
 * @returns false if it has not; then the beginning of `out` may have been written, but none of the arrays
 */
export function loopPass(
  steps: readonly LoopStep[],
  numbers: readonly number[],
  arrays: readonly LoopArray[],
  out: Floats,
): boolean {
  const loops = loopsFor(out, out.length);
  if (loops === undefined || numbers.length > NUMBERS || arrays.length > ARRAYS) return false;
  if (steps.some(({ name }) => arrays.some(({ data }) => losesInput(name, data, out))))
    return false;
  let at = 0;
  for (const { name, a, b, to } of steps) {
    STEPS[at++] = OPERATIONS[name];
    STEPS[at++] = a;
    STEPS[at++] = b;
    STEPS[at++] = to;
  }
  for (let k = 0; k < numbers.length; k++) VALUES[k] = numbers[k]!;
  for (let k = 0; k < arrays.length; k++) {
    const { data, each } = arrays[k]!;
    FORMS[3 * k] = each;
    FORMS[3 * k + 1] = data.length;
    FORMS[3 * k + 2] = data instanceof Uint8Array ? 1 : 0;
  }
  const [x0, x1, x2, x3, x4, x5, x6, x7] = arrays;
  const { length } = steps;
  const n = out.length;
  const rare = loops.pass(
    STEPS,
    length,
    VALUES,
    FORMS,
    x0?.data ?? null,
    x1?.data ?? null,
    x2?.data ?? null,
    x3?.data ?? null,
    x4?.data ?? null,
    x5?.data ?? null,
    x6?.data ?? null,
    x7?.data ?? null,
    out,
    n,
  );
  return rare === 0 && note();
}
