/** What we use of koffi, which calls functions of other languages. */
export interface Koffi {
  load(path: string): {
    // biome-ignore lint/suspicious/noExplicitAny: the arguments are in the declaration.
    func(declaration: string): (...words: any[]) => any;
  };
}

export type Floats = Float64Array | Float32Array;

/** One product: row-major, out = op(a) · op(b). Sizes and leading dimensions as in BLAS. */
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
) => void;

export interface Blas {
  readonly double: Gemm;
  readonly single: Gemm;
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

const ROW_MAJOR = 101;
const AS_IT_IS = 111;
const TRANSPOSED = 112;

/**
 * The products of a library of OpenBLAS.
 *
 * @param path of its file
 * @param threads how many it may use
 * @throws Error if the file is no such library
 */
export function bind(koffi: Koffi, path: string, threads: number): Blas {
  const library = koffi.load(path);
  for (const [before, after, size] of BUILDS) {
    const of = (name: string, declared: (full: string) => string) =>
      library.func(declared(`${before}${name}${after}`));
    const gemm = (letter: 'd' | 's', real: string): Gemm => {
      const call = of(
        `cblas_${letter}gemm`,
        (name) =>
          `void ${name}(int order, int ta, int tb, ${size} m, ${size} n, ${size} k, ${real} alpha, const void *a, ${size} lda, const void *b, ${size} ldb, ${real} beta, void *c, ${size} ldc)`,
      );
      return (aT, bT, m, n, k, a, lda, b, ldb, out) => {
        const [ta, tb] = [aT ? TRANSPOSED : AS_IT_IS, bT ? TRANSPOSED : AS_IT_IS];
        call(ROW_MAJOR, ta, tb, m, n, k, 1, a, lda, b, ldb, 0, out, n);
      };
    };
    let double: Gemm;
    try {
      double = gemm('d', 'double');
    } catch {
      continue;
    }
    const single = gemm('s', 'float');
    of('openblas_set_num_threads', (name) => `void ${name}(int count)`)(threads);
    const config: unknown = of('openblas_get_config', (name) => `const char *${name}(void)`)();
    return { double, single, config: String(config).trim(), threads };
  }
  throw new Error('it has no function cblas_dgemm: is it OpenBLAS?');
}
