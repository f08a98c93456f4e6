import { dotTransposed } from '../kernels/matmul.js';
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
