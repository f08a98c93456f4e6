import { loopsOfImages } from '../../blas/internal.js';
import type { Floats } from '../../wasm/internal.js';
import { type DType, isFloat, type TypedArray } from '../core/dtype.js';
import * as float32 from '../loops/generated/windows/float32.js';
import * as float64 from '../loops/windows/float64.js';

type Of<F> = F extends (...words: infer W) => infer R
  ? (...words: { [K in keyof W]: W[K] extends Float64Array ? TypedArray : W[K] }) => R
  : never;

/** Loops over the rows of images and of their columns. */
export type WindowLoops = { readonly [K in keyof typeof float64]: Of<(typeof float64)[K]> };

/** The loops of a type; those of float64 for all others. Of the machine where it has them. */
export function windowLoops(dtype: DType): WindowLoops {
  const plain = (dtype === 'float32' ? float32 : float64) as unknown as WindowLoops;
  // Those of the machine read memory as it lies: as float64, or as float32, and nothing else.
  const made = isFloat(dtype) ? loopsOfImages(dtype === 'float64') : undefined;
  return made === undefined ? plain : { ...plain, ...natively(made) };
}

function natively(made: NonNullable<ReturnType<typeof loopsOfImages>>) {
  return {
    gatherRows: made.gather,
    addRows: made.scatter,
    addRun: (x, from, out, to, count) => made.join(x as Floats, from, 1, out as Floats, to, count),
    moveImages: made.images,
  } as Partial<WindowLoops>;
}
