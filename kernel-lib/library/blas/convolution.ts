import { type Floats, type Koffi, LEAST_SHARED } from './bind.js';
import { blas } from './engine.js';

/** Convolutions with fewer multiplications are done by others before the library is called. */
const LEAST = 4096;

/** Sizes as convolution.c counts them: N, C, H, W, F, HH, WW, stride, pad, OH, OW. */
type Sizes = Int32Array;

/** The functions of convolution.c for one type. They have done nothing where they give another number than 0. */
export interface Convolutions {
  readonly convolve: (
    x: Floats,
    w: Floats,
    b: Floats,
    out: Floats,
    sizes: Sizes,
    threads: number,
  ) => number;
  /** Writes all of dw, db, and of dx, unless it is null. */
  readonly convolveBack: (
    dout: Floats,
    x: Floats,
    w: Floats,
    dx: Floats | null,
    dw: Floats,
    db: Floats,
    sizes: Sizes,
    threads: number,
  ) => number;
}

/** @throws Error if the file has no such functions */
export const bindConvolutions = (
  library: ReturnType<Koffi['load']>,
  bits: 64 | 32,
): Convolutions => ({
  convolve: library.func(
    `int chainrule_convolve${bits}(const void *x, const void *w, const void *b, void *out, const void *sizes, int threads)`,
  ),
  convolveBack: library.func(
    `int chainrule_convolve_back${bits}(const void *d, const void *x, const void *w, void *dx, void *dw, void *db, const void *sizes, int threads)`,
  ),
});

/**
 * The machine's own convolutions of a type, and how many threads one of so many multiplications is worth;
 * undefined where nobody has made them, or for a small one.
 */
export function nativeConvolutions(
  dtype: 'float64' | 'float32',
  multiplications: number,
): (Convolutions & { readonly threads: number }) | undefined {
  if (multiplications < LEAST) return undefined;
  const engine = blas();
  const made = engine?.loops?.[dtype === 'float64' ? 'double' : 'single'];
  if (engine === undefined || made === undefined) return undefined;
  const threads = multiplications < LEAST_SHARED ? 1 : engine.threads;
  return { convolve: made.convolve, convolveBack: made.convolveBack, threads };
}
