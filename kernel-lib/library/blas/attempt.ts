// Loads a library and tries its products on whole numbers, which every order of sums gets right, and
// its factorisations on a matrix that they have to give back.
// A program of its own: `node attempt.js PATH THREADS`. Ends with 0, or says what is wrong.
import { createRequire } from 'node:module';
import { bind, type Koffi, type Routines } from './bind.js';
import type { Lapack } from './lapack.js';

/** Small ones take other loops than large ones, and only these are shared by threads. */
const SIZES = [
  [3, 5, 4],
  [70, 130, 90],
] as const;

/** Before a library has spoken its results are no numbers, which shows what it has not written. */
const unwritten = (size: number, type: Kind) => new type(size).fill(Number.NaN);

type Kind = typeof Float64Array | typeof Float32Array;

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

/** A matrix of whole numbers, with the row x, and the column y, through all that is no product of matrices. */
function rest({ gemv, axpy, scal, ger, flip }: Routines, type: Kind): void {
  for (const [m, n] of SIZES) {
    const a = new type(m * n).map((_, i) => (i % 7) - 3);
    const x = new type(n).map((_, j) => (j % 5) - 2);
    const y = new type(m).map((_, i) => (i % 3) - 1);
    const [down, across] = [unwritten(m, type), unwritten(n, type)];
    gemv?.(false, m, n, a, x, down);
    gemv?.(true, m, n, a, y, across);
    const outer = a.slice();
    ger?.(m, n, -1, y, x, outer);
    const flipped = unwritten(m * n, type);
    flip?.(m, n, a, flipped);
    const sums = a.slice();
    axpy?.(m * n, -1, flipped, sums);
    const multiple = a.slice();
    scal?.(m * n, 3, multiple);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        const at = i * n + j;
        const value = a[at]!;
        down[i]! -= value * x[j]!;
        across[j]! -= value * y[i]!;
        if (ger) expect(outer[at] === value - y[i]! * x[j]!);
        if (flip) expect(flipped[j * m + i] === value);
        if (axpy && flip) expect(sums[at] === value - flipped[at]!);
        if (scal) expect(multiple[at] === 3 * value);
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

try {
  const [path = '', threads] = process.argv.slice(2);
  const koffi = createRequire(import.meta.url)('koffi') as Koffi;
  const { double, single, lapack } = bind(koffi, path, Number(threads));
  for (const [routines, type] of [
    [double, Float64Array],
    [single, Float32Array],
  ] as const) {
    product(routines, type);
    rest(routines, type);
  }
  if (lapack) factorise(lapack);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
