import { isFloat } from '../core/dtype.js';
import { copyOf } from '../core/memory.js';
import { isNdArray, type NdArray, type TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { read } from '../core/stored.js';
import { binary, binaryInPlace } from './binary.js';
import { MAXIMUM, MINIMUM, POW } from './operations.js';
import { floatUnary, sameUnary } from './unary.js';

/** `a ** b`. Squares and roots take their short way, as in NumPy. */
export function power(a: TensorLike, b: TensorLike, into?: NdArray): NdArray {
  if (isNdArray(a) && typeof b === 'number') {
    if (b === 2 && a.dtype !== 'bool') return sameUnary('square', a, into);
    if (b === 0.5 && isFloat(a.dtype)) return floatUnary('sqrt', a, into);
    if (b === -1 && isFloat(a.dtype)) return floatUnary('reciprocal', a, into);
  }
  return binary(POW, a, b, into);
}

/** min(max(x, low), high); null leaves a side open. */
export function clip(
  x: TensorLike,
  low: TensorLike | null,
  high: TensorLike | null,
  into?: NdArray,
): NdArray {
  let out = toNdArray('clip', x, 'x');
  const lowest = low === null || low === undefined ? undefined : low;
  // The first step must not write over what the second reads.
  const early = typeof high === 'number' ? into : undefined;
  if (lowest !== undefined) out = binary({ ...MAXIMUM, name: 'clip' }, out, lowest, early);
  if (high !== null && high !== undefined) {
    // What the first step has made nobody else has seen yet.
    const mine = lowest !== undefined && typeof high === 'number' && isFloat(out.dtype);
    if (mine) binaryInPlace(MINIMUM, out, high);
    else out = binary({ ...MINIMUM, name: 'clip' }, out, high, into);
  }
  return out === x ? { data: copyOf(read(out)), shape: out.shape, dtype: out.dtype } : out;
}
