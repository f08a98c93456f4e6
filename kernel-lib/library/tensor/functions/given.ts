import type { NdArray } from '../core/ndarray.js';
import { outOf, stored } from '../kernels/out.js';
import { type Out, type Tensor, wrap } from '../Tensor.js';

/** The result as a tensor, in `out` if there is one; `compute` may write there at once. */
export function given(
  fn: string,
  compute: (out?: Tensor) => NdArray,
  options: Out | undefined,
  reduces = false,
): Tensor {
  const out = outOf(fn, options);
  return out ? stored(fn, compute(out), out, { reduces }) : wrap(compute());
}
