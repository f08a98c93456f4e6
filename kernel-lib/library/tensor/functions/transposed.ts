import { read, write } from '../core/stored.js';
import { dot, dotTransposed } from '../kernels/matmul.js';
import { addRow as addRow64 } from '../loops/float/float64.js';
import { addRow as addRow32 } from '../loops/generated/float/float32.js';
import { type Tensor, wrap } from '../Tensor.js';

// For the library's own layers, whose backward passes are products with a transposed operand.
// Lectures and exercises write dout.dot(w.T), which gives the same numbers.

/** aᵀ · b for a (K, M), b (K, N): (M, N). */
export function leftTransposedDot(a: Tensor, b: Tensor): Tensor {
  return wrap(dotTransposed(a, true, b, false));
}

/** a · bᵀ for a (M, K), b (N, K): (M, N). */
export function dotRightTransposed(a: Tensor, b: Tensor): Tensor {
  return wrap(dotTransposed(a, false, b, true));
}

/** Up to this many elements a plain loop adds the bias; above, the one of `add` is faster. */
const SMALL = 512;

/** a · b + c for a (M, K), b (K, N) and a row c (N,): the bias is added to what has just been made. */
export function dotPlusRow(a: Tensor, b: Tensor, c: Tensor): Tensor {
  const out = wrap(dot('dot', a, b));
  if (out.dtype !== c.dtype || out.dtype === 'int32' || out.dtype === 'bool') return out.add(c);
  if (out.size > SMALL || out.size === 0) return out.add_(c);
  const [row, sum] = [read(c), write(out)];
  if (out.dtype === 'float64') addRow64(row as Float64Array, sum as Float64Array);
  else addRow32(row as Float32Array, sum as Float32Array);
  return out;
}
