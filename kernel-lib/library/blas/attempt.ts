// Loads a library and tries its products on whole numbers, which every order of sums gets right, and
// its factorisations on a matrix that they have to give back.
// A program of its own: `node attempt.js PATH THREADS [LOOPS]`. Ends with 0, or says what is wrong.
import { createRequire } from 'node:module';
import { convolvesRightly } from './attemptConvolution.js';
import { poolsRightly } from './attemptPooling.js';
import { bind, type Floats, type Koffi, LEAST_SHARED, type Routines } from './bind.js';
import type { Lapack } from './lapack.js';
import type { Loops } from './loops.js';

/** Small ones take other loops than large ones. */
const SIZES = [
  [3, 5, 4],
  [70, 130, 90],
] as const;

/** Before a library has spoken its results are no numbers, which shows what it has not written. */
const unwritten = (size: number, type: Kind) => new type(size).fill(Number.NaN);

type Kind = typeof Float64Array | typeof Float32Array;

/** Only products as large as this are shared by threads: 1 by 1, of which each sum is k. */
function sharedProduct({ gemm }: Routines, type: Kind): void {
  const [m, n] = [64, 64];
  const k = LEAST_SHARED / m / n;
  const out = unwritten(m * n, type);
  gemm(false, false, m, n, k, new type(m * k).fill(1), k, new type(k * n).fill(1), n, out);
  for (const sum of out) expect(sum === k);
}

function product({ gemm }: Routines, type: Kind): void {
  for (const [m, k, n] of SIZES) {
    for (const [aT, bT] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      const a = new type(m * k).map((_, i) => (i % 7) - 3);
      const b = new type(k * n).map((_, i) => (i % 5) - 2);
      const out = unwritten(m * n, type);
      gemm(aT, bT, m, n, k, a, aT ? m : k, b, bT ? k : n, out);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let p = 0; p < k; p++)
            sum += (aT ? a[p * m + i]! : a[i * k + p]!) * (bT ? b[j * k + p]! : b[p * n + j]!);
          expect(out[i * n + j] === sum);
        }
      }
    }
  }
}

/** A matrix of whole numbers by a row and by a column, and turned over. */
function rest({ gemv, flip }: Routines, type: Kind): void {
  for (const [m, n] of SIZES) {
    const a = new type(m * n).map((_, i) => (i % 7) - 3);
    const x = new type(n).map((_, j) => (j % 5) - 2);
    const y = new type(m).map((_, i) => (i % 3) - 1);
    const [down, across] = [unwritten(m, type), unwritten(n, type)];
    gemv?.(false, m, n, a, x, down);
    gemv?.(true, m, n, a, y, across);
    const flipped = unwritten(m * n, type);
    flip?.(m, n, a, flipped);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        const value = a[i * n + j]!;
        down[i]! -= value * x[j]!;
        across[j]! -= value * y[i]!;
        if (flip) expect(flipped[j * m + i] === value);
      }
    }
    if (gemv) for (const left of [...down, ...across]) expect(left === 0);
  }
}

function expect(right: boolean): void {
  if (!right) throw new Error('its products are wrong here');
}

/** Whether each factorisation gives back the matrix with 2 on the diagonal and -1 beside it. */
function factorise(lapack: Lapack): void {
  const n = 40;
  const given = new Float64Array(n * n).map((_, at) => {
    const away = Math.abs(Math.floor(at / n) - (at % n));
    return away === 0 ? 2 : away === 1 ? -1 : 0;
  });
  const back = (entry: (i: number, j: number, p: number) => number) => {
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < n; p++) sum += entry(i, j, p);
        if (!(Math.abs(sum - given[i * n + j]!) < 1e-12)) wrong();
      }
  };
  const done = (status: number) => status === 0 || wrong();
  const copy = () => given.slice();
  const [l, v, r, lu] = [copy(), copy(), copy(), copy()];
  const [w, s, scales] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [u, vt, q, b] = [copy(), copy(), copy(), copy()];

  done(lapack.cholesky(l, n));
  back((i, j, p) => (p <= Math.min(i, j) ? l[i * n + p]! * l[j * n + p]! : 0));
  done(lapack.eigh(v, w, n));
  back((i, j, p) => v[i * n + p]! * w[p]! * v[j * n + p]!);
  done(lapack.svd(copy(), [n, n], true, u, s, vt));
  back((i, j, p) => u[i * n + p]! * s[p]! * vt[p * n + j]!);
  done(lapack.reflections(r, n, n, scales));
  q.set(r);
  done(lapack.orthogonal(q, n, n, scales));
  back((i, j, p) => (p <= j ? q[i * n + p]! * r[p * n + j]! : 0));
  const pivots = lapack.pivots(n);
  done(lapack.lu(lu, pivots, n));
  done(lapack.substitute(lu, pivots, n, b, n));
  b.forEach((value, at) => {
    if (!(Math.abs(value - (at % (n + 1) === 0 ? 1 : 0)) < 1e-9)) wrong();
  });
}

function wrong(): never {
  throw new Error('its factorisations are wrong here');
}

/** Whether keys of which some are equal come into order, those as they stood. */
function ordersRightly(order: Loops['double']['order']): boolean {
  const keys = Float64Array.from({ length: 500 }, (_, i) => ((i * 37) % 101) / 4 - 3);
  const before = Int32Array.from(keys, (_, i) => i);
  const [after, ends] = [new Int32Array(500), new Int32Array(501)];
  const wanted = before.slice().sort((i, j) => keys[i]! - keys[j]! || i - j);
  return order(keys, before, after, ends, 500) === 1 && after.every((at, i) => at === wanted[i]);
}

/** Each loop once, on numbers of which some stand beyond the last full vector. */
function elementwise({ double, single }: Loops): void {
  for (const [loops, type] of [
    [double, Float64Array],
    [single, Float32Array],
  ] as const) {
    const { map, pairs, compare, choose, sum, sums, join, take, pass } = loops;
    const n = 1027;
    const a = new type(n).map((_, i) => ((i * 7) % 23) - 11.5);
    const b = new type(n).map((_, i) => ((i * 5) % 19) / 4 + 0.375);
    const out = unwritten(n, type);
    const same = (f: (x: number, y: number) => number) =>
      a.every((x, i) => new type([f(x, b[i]!)])[0] === out[i]) || loopsWrong();
    for (const [op, f] of PAIRS.entries()) {
      pairs(op, a, 0, 0, 1, b, 0, 0, 1, out, 0, 1, n);
      same(f);
    }
    beyondCaches(loops, type);
    const flags = new Uint8Array(n);
    compare(0, a, 0, 0, 1, b, 0, 0, 1, flags, 0, 1, n);
    choose(flags, a, 1, b, 1, out, n);
    same(Math.max);
    for (const [k, f] of MAPS.entries()) {
      if (map(6 + k, b, out, n) !== 0) loopsWrong();
      same((_, y) => f(y));
    }
    const [rows, columns] = [13, 79];
    join(a, 0, rows, out.fill(0), 0, columns);
    sums(a, rows, columns, out.subarray(columns) as typeof out);
    const total = (first: number, step: number, count: number) => {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += a[first + k * step]!;
      return sum;
    };
    for (let j = 0; j < columns; j++) if (out[j] !== total(j, columns, rows)) loopsWrong();
    for (let i = 0; i < rows; i++)
      if (out[columns + i] !== total(i * columns, 1, columns)) loopsWrong();
    if (sum(a, 0, n) !== total(0, 1, n)) loopsWrong();
    for (const run of [1, 3]) {
      const [starts, places] = [Int32Array.of(0, 100), Int32Array.of(7, 2, 900)];
      take(a, starts, 2, places, 3, run, out);
      for (let k = 0; k < 6 * run; k++) {
        const at = Math.floor(k / run);
        const place = starts[Math.floor(at / 3)]! + places[at % 3]! + (k % run);
        if (out[k] !== a[place]) loopsWrong();
      }
    }
    imageLoops(loops, a, out);
    if (!convolvesRightly(loops, type)) throw new Error('its convolutions are wrong here');
    if (!poolsRightly(loops, a)) throw new Error('its pooling is wrong here');
    if (!ordersRightly(loops.order)) throw new Error('its ordering is wrong here');
    // (a + b) · 2 - b
    const steps = new Int32Array([0, 24, 25, 0, 2, 0, 8, 0, 1, 0, 25, 0]);
    const forms = new Int32Array(24);
    const none = [null, null, null, null];
    const two = new Float64Array(16).fill(2);
    if (pass(steps, 3, two, forms, a, b, null, null, ...none, out, n) !== 0) loopsWrong();
    same((x, y) => (x + y) * 2 - y);
    // a times the first of b in rows, plus flags for every hundred elements
    const repeated = new Int32Array([2, 24, 25, 0, 0, 0, 26, 0]);
    forms.set([1, 7, 0, 100, 3, 1], 3);
    const three = Uint8Array.of(1, 0, 1);
    if (pass(repeated, 2, two, forms, a, b, three, null, ...none, out, n) !== 0) loopsWrong();
    const rounded = (x: number) => (type === Float64Array ? x : Math.fround(x));
    out.forEach((got, i) => {
      const product = rounded(a[i]! * b[i % 7]!);
      if (got !== rounded(product + three[Math.floor(i / 100) % 3]!)) loopsWrong();
    });
    for (const [k, f] of SLOW.entries()) {
      if (map(10 + k, b, out, n) !== 0) loopsWrong();
      out.forEach((got, i) => {
        const want = f(b[i]!);
        const close = (type === Float64Array ? 1e-15 : 1e-6) * Math.max(1, Math.abs(want));
        if (!(Math.abs(got - want) <= close)) loopsWrong();
      });
    }
  }
}

/** The larger of two numbers, so many times that the caches do not hold them, from the middle of a line on. */
function beyondCaches({ pairs }: Loops['double'], type: Kind): void {
  const [rows, n] = [3, Math.floor((7 << 20) / 3 / type.BYTES_PER_ELEMENT)];
  const a = new type(n).fill(-1).fill(2, 5, 7);
  const out = unwritten(rows * n + 1, type);
  pairs(4, a, 0, 0, 1, new type(1), 0, 0, 0, out, 1, rows, n);
  out.forEach((got, i) => {
    const at = (i - 1) % n;
    if (i > 0 && got !== (at === 5 || at === 6 ? 2 : 0)) loopsWrong();
  });
}

/** Every second element of five rows, there and back; and two images (3, 4, 5), there and back. */
function imageLoops({ gather, scatter, images }: Loops['double'], a: Floats, out: Floats): void {
  const each = (...sizes: readonly number[]) =>
    Array.from({ length: sizes.reduce((p, size) => p * size) }, (_, at) => {
      const index: number[] = [];
      for (const size of sizes.toReversed()) {
        index.unshift(at % size);
        at = Math.floor(at / size);
      }
      return index as [number, number, number, number];
    });
  gather(a, 3, 10, 2, out, 1, 6, 4, 5);
  for (const [r, j] of each(5, 4)) if (out[1 + r * 6 + j] !== a[3 + r * 10 + 2 * j]) loopsWrong();
  out.fill(1);
  scatter(a, 3, 6, out, 1, 10, 2, 4, 5);
  for (const [r, j] of each(5, 4))
    if (out[1 + r * 10 + 2 * j] !== 1 + a[3 + r * 6 + j]!) loopsWrong();
  images(a, 2, out, 1, 2, 3, 4, 5, 0);
  for (const [n, f, i, j] of each(2, 3, 4, 5))
    if (out[1 + ((i * 3 + f) * 2 + n) * 5 + j] !== a[2 + ((n * 3 + f) * 4 + i) * 5 + j])
      loopsWrong();
  images(out.slice(), 1, out, 2, 2, 3, 4, 5, 1);
  for (let k = 2; k < 122; k++) if (out[k] !== a[k]) loopsWrong();
}

// In the order of loops.c.
const PAIRS = [
  (x: number, y: number) => x + y,
  (x: number, y: number) => x - y,
  (x: number, y: number) => x * y,
  (x: number, y: number) => x / y,
  Math.max,
  Math.min,
];
const MAPS = [(x: number) => -x, Math.abs, (x: number) => x * x, Math.sqrt];
const SLOW = [Math.exp, Math.log, Math.tanh, (x: number) => 1 / (1 + Math.exp(-x))];

function loopsWrong(): never {
  throw new Error('its element-wise loops are wrong here');
}

try {
  const [path = '', threads, made] = process.argv.slice(2);
  const koffi = createRequire(import.meta.url)('koffi') as Koffi;
  const { double, single, lapack, loops } = bind(koffi, path, Number(threads), made);
  for (const [routines, type] of [
    [double, Float64Array],
    [single, Float32Array],
  ] as const) {
    product(routines, type);
    sharedProduct(routines, type);
    rest(routines, type);
  }
  if (lapack) factorise(lapack);
  if (loops) elementwise(loops);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
