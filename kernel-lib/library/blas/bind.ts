import { bindLapack, type Lapack } from './lapack.js';
import { bindLoops, type Loops } from './loops.js';

/** What we use of koffi, which calls functions of other languages. */
export interface Koffi {
  load(path: string): {
    // biome-ignore lint/suspicious/noExplicitAny: the arguments are in the declaration.
    func(declaration: string): (...words: any[]) => any;
  };
}

export type Floats = Float64Array | Float32Array;

/**
 * One product: row-major, out = op(a) · op(b), or with `adds` added to what is there. Sizes and leading
 * dimensions as in BLAS; that of `out` is n.
 */
export type Gemm = (
  aT: boolean,
  bT: boolean,
  m: number,
  n: number,
  k: number,
  a: Floats,
  lda: number,
  b: Floats,
  ldb: number,
  out: Floats,
  adds?: boolean,
) => void;

/** The routines of one type. A build may lack all but the product: what they do is then done without. */
export interface Routines {
  readonly gemm: Gemm;
  /** y = op(a) · x for a of m rows and n columns as it is stored. */
  readonly gemv?: (aT: boolean, m: number, n: number, a: Floats, x: Floats, y: Floats) => void;
  /** out[j, i] = a[i, j] for a of m rows and n columns. */
  readonly flip?: (m: number, n: number, a: Floats, out: Floats) => void;
}

export interface Blas {
  readonly double: Routines;
  readonly single: Routines;
  /** Element-wise loops, if the machine's compiler has made them. */
  readonly loops: Loops | undefined;
  /** Builds without LAPACK have none. */
  readonly lapack: Lapack | undefined;
  /** What it was built as, and for which processor, in its own words. */
  readonly config: string;
  readonly threads: number;
}

/**
 * Builds of OpenBLAS name their functions, and count, each in their own way: before and after the
 * name, and the C type of a size.
 */
const BUILDS = [
  ['scipy_', '64_', 'int64_t'],
  ['', '64_', 'int64_t'],
  ['scipy_', '', 'int'],
  ['', '', 'int'],
] as const;

/**
 * Products of fewer multiplications are done on one thread. Two take a quarter of a millisecond less, but wait for
 * each other, and where another program or V8 itself has the second processor, that takes up to 30 ms.
 */
export const LEAST_SHARED = 2 ** 24;

const ROW_MAJOR = 101;
const AS_IT_IS = 111;
const TRANSPOSED = 112;

/**
 * The products and factorisations of a library of OpenBLAS.
 *
 * @param path of its file
 * @param threads how many it may use
 * @param loops the file that was made of loops.c
 * @throws Error if the file is no such library
 */
export function bind(koffi: Koffi, path: string, threads: number, loops?: string): Blas {
  const library = koffi.load(path);
  for (const [before, after, size] of BUILDS) {
    const of: Find = (name, declared) => library.func(declared(`${before}${name}${after}`));
    let double: Routines;
    try {
      double = routines(of, 'd', 'double', size);
    } catch {
      continue;
    }
    const single = routines(of, 's', 'float', size);
    const useThreads = of('openblas_set_num_threads', (name) => `void ${name}(int count)`);
    useThreads(1);
    const config: unknown = of('openblas_get_config', (name) => `const char *${name}(void)`)();
    const shared = (alone: Routines): Routines => ({
      ...alone,
      gemm: (aT, bT, m, n, k, ...rest) => {
        const isLarge = threads > 1 && m * n * k >= LEAST_SHARED;
        if (isLarge) useThreads(threads);
        alone.gemm(aT, bT, m, n, k, ...rest);
        if (isLarge) useThreads(1);
      },
    });
    const lapack = bindLapack(of, size);
    return {
      double: shared(double),
      single: shared(single),
      loops: loops === undefined ? undefined : bindLoops(koffi, loops),
      lapack,
      config: String(config).trim(),
      threads,
    };
  }
  throw new Error('it has no function cblas_dgemm: is it OpenBLAS?');
}

// biome-ignore lint/suspicious/noExplicitAny: the arguments are in the declaration.
type Function = (...words: any[]) => any;
/** A function by its plain name, declared under the one that this build gives it. */
export type Find = (name: string, declared: (full: string) => string) => Function;

/** @throws Error if there is no product */
function routines(of: Find, letter: 'd' | 's', real: string, size: string): Routines {
  const find = (name: string, words: string): Function =>
    of(
      `cblas_${letter}${name}`,
      (full) => `void ${full}(${words.replaceAll('size', size).replaceAll('real', real)})`,
    );
  const optional = (name: string, words: string): Function | undefined => {
    try {
      return find(name, words);
    } catch {
      return undefined;
    }
  };
  const gemm = find(
    'gemm',
    'int order, int ta, int tb, size m, size n, size k, real by, const void *a, size lda, const void *b, size ldb, real beta, void *c, size ldc',
  );
  const gemv = optional(
    'gemv',
    'int order, int ta, size m, size n, real by, const void *a, size lda, const void *x, size dx, real beta, void *y, size dy',
  );
  const omatcopy = optional(
    'omatcopy',
    'int order, int t, size m, size n, real by, const void *a, size lda, void *b, size ldb',
  );
  const form = (transposed: boolean) => (transposed ? TRANSPOSED : AS_IT_IS);
  return {
    gemm: (aT, bT, m, n, k, a, lda, b, ldb, out, adds = false) =>
      gemm(ROW_MAJOR, form(aT), form(bT), m, n, k, 1, a, lda, b, ldb, Number(adds), out, n),
    gemv: gemv && ((aT, m, n, a, x, y) => gemv(ROW_MAJOR, form(aT), m, n, 1, a, n, x, 1, 0, y, 1)),
    flip: omatcopy && ((m, n, a, out) => omatcopy(ROW_MAJOR, TRANSPOSED, m, n, 1, a, n, out, m)),
  };
}
