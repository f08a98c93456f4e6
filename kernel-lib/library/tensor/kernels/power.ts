import { isFloat } from '../core/dtype.js';
import { copyOf } from '../core/memory.js';
import { isNdArray, type NdArray, type TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { binary, binaryInPlace } from './binary.js';
import { MAXIMUM, MINIMUM, POW } from './operations.js';
import { floatUnary, sameUnary } from './unary.js';

/** `a ** b`. Squares and roots take their short way, as in NumPy. */
export function power(a: TensorLike, b: TensorLike): NdArray {
  if (isNdArray(a) && typeof b === 'number') {
    if (b === 2 && a.dtype !== 'bool') return sameUnary('square', a);
    if (b === 0.5 && isFloat(a.dtype)) return floatUnary('sqrt', a);
    if (b === -1 && isFloat(a.dtype)) return floatUnary('reciprocal', a);
  }
  return binary(POW, a, b);
}

/** min(max(x, low), high); null leaves a side open. */
export function clip(x: TensorLike, low: TensorLike | null, high: TensorLike | null): NdArray {
  let out = toNdArray('clip', x, 'x');
  if (low !== null && low !== undefined) out = binary({ ...MAXIMUM, name: 'clip' }, out, low);
  if (high !== null && high !== undefined) {
    const mine = out !== x && isNdArray(x) && low !== null && low !== undefined;
    // What the first step has made nobody else has seen yet.
    if (mine && typeof high === 'number' && isFloat(out.dtype)) binaryInPlace(MINIMUM, out, high);
    else out = binary({ ...MINIMUM, name: 'clip' }, out, high);
  }
  return out === x ? { ...out, data: copyOf(out.data) } : out;
}
