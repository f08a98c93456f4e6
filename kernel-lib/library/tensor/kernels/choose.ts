import { loopChoose } from '../../blas/internal.js';
import { chooseInto, type Floats } from '../../wasm/internal.js';
import type { TypedArray } from '../core/dtype.js';

/**
 * out = a where the flag is not 0, elsewhere b, all of one type; of an operand with one element that
 * one is taken everywhere. `out` may be a or b.
 */
export function choose(flags: TypedArray, a: TypedArray, b: TypedArray, out: TypedArray): void {
  const fast =
    flags instanceof Uint8Array &&
    (out instanceof Float64Array || out instanceof Float32Array) &&
    (loopChoose(flags, a as Floats, b as Floats, out) ||
      chooseInto(flags, a as Floats, b as Floats, out));
  if (fast) return;
  const da = a.length === 1 ? 0 : 1;
  const db = b.length === 1 ? 0 : 1;
  for (let i = 0; i < out.length; i++) out[i] = flags[i] !== 0 ? a[i * da]! : b[i * db]!;
}
