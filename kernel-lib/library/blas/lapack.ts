import type { Find } from './bind.js';

/** Row numbers as a build of LAPACK counts them. */
export type Pivots = BigInt64Array | Int32Array;

/**
 * Factorisations of row-major matrices of float64, in place. Each says 0, or any other number if it
 * gave up: what the arrays hold then is worth nothing.
 */
export interface Lapack {
  /** Room for n row numbers. */
  pivots(n: number): Pivots;
  /** a (n, n) = P L U; `pivots` counts from 1. */
  lu(a: Float64Array, pivots: Pivots, n: number): number;
  /** b (n, m) becomes the solution, by the factors of `lu`. */
  substitute(a: Float64Array, pivots: Pivots, n: number, b: Float64Array, m: number): number;
  /** The lower triangle of a (n, n) becomes that of L. */
  cholesky(a: Float64Array, n: number): number;
  /** Eigenvalues, rising, to w (n,); a (n, n), of which the lower triangle is read, becomes the vectors. */
  eigh(a: Float64Array, w: Float64Array, n: number): number;
  /** a (m, n) = u (m, width) · diag(s) · vt (height, n); all of both if `full`. */
  svd(
    a: Float64Array,
    [m, n]: readonly [number, number],
    full: boolean,
    u: Float64Array,
    s: Float64Array,
    vt: Float64Array,
  ): number;
  /** R on and above the diagonal of a (m, n), the reflections below it and in `scales` (min(m, n),). */
  reflections(a: Float64Array, m: number, n: number, scales: Float64Array): number;
  /** Q (m, width) in place of the reflections, the first columns of a (m, width). */
  orthogonal(a: Float64Array, m: number, width: number, scales: Float64Array): number;
}

const ROW_MAJOR = 101;
const code = (letter: string) => letter.charCodeAt(0);

/**
 * LAPACK, where the library holds it; to be called on one thread. Several share out a factorisation by lists on
 * the stack, call within call, and koffi's stack ends the process there.
 *
 * @param size the C type of a size in this build
 */
export function bindLapack(find: Find, size: string): Lapack | undefined {
  const of = (name: string, words: string) => {
    const call = find(`LAPACKE_d${name}`, (full) => {
      const list = words.replaceAll('size', size).replaceAll('in ', 'const ');
      return `${size} ${full}(int order, ${list})`;
    });
    return (...given: readonly unknown[]) => Number(call(ROW_MAJOR, ...given));
  };
  try {
    const getrf = of('getrf', 'size m, size n, void *a, size lda, void *pivots');
    const getrs = of(
      'getrs',
      'char form, size n, size m, in void *a, size lda, in void *pivots, void *b, size ldb',
    );
    const potrf = of('potrf', 'char part, size n, void *a, size lda');
    const syevd = of('syevd', 'char what, char part, size n, void *a, size lda, void *w');
    const gesdd = of(
      'gesdd',
      'char what, size m, size n, void *a, size lda, void *s, void *u, size ldu, void *vt, size ldvt',
    );
    const geqrf = of('geqrf', 'size m, size n, void *a, size lda, void *scales');
    const orgqr = of('orgqr', 'size m, size n, size k, void *a, size lda, in void *scales');
    return {
      pivots: (n) => (size === 'int64_t' ? new BigInt64Array(n) : new Int32Array(n)),
      lu: (a, pivots, n) => getrf(n, n, a, n, pivots),
      substitute: (a, pivots, n, b, m) => getrs(code('N'), n, m, a, n, pivots, b, m),
      cholesky: (a, n) => potrf(code('L'), n, a, n),
      eigh: (a, w, n) => syevd(code('V'), code('L'), n, a, n, w),
      svd: (a, [m, n], full, u, s, vt) => {
        const width = full ? m : Math.min(m, n);
        return gesdd(code(full ? 'A' : 'S'), m, n, a, n, s, u, width, vt, n);
      },
      reflections: (a, m, n, scales) => geqrf(m, n, a, n, scales),
      orthogonal: (a, m, width, scales) => orgqr(m, width, scales.length, a, width, scales),
    };
  } catch {
    return undefined;
  }
}
