import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { binary } from '../kernels/binary.js';
import { dot as dotted, matmul as multiplied } from '../kernels/matmul.js';
import { MUL } from '../kernels/ops.js';
import { type Tensor, wrap } from '../Tensor.js';

/**
 * NumPy's dot: (N, D) · (D, M) gives (N, M); two vectors give a 0-d tensor (use item() for the
 * number). out[i, j] = Σ_d a[i, d] b[d, j]
 * @throws ShapeError when the inner sizes differ
 */
export function dot(a: TensorLike, b: TensorLike): Tensor {
  return wrap(dotted('dot', toNdArray('dot', a, 'a'), toNdArray('dot', b, 'b')));
}

/** NumPy's matmul (the operator @): like dot for matrices; further axes in front are a batch. */
export function matmul(a: TensorLike, b: TensorLike): Tensor {
  return wrap(multiplied('matmul', toNdArray('matmul', a, 'a'), toNdArray('matmul', b, 'b')));
}

/** out[i, j] = a[i] b[j] for vectors a (N,), b (M,); other shapes are flattened. */
export function outer(a: TensorLike, b: TensorLike): Tensor {
  const x = wrap(toNdArray('outer', a, 'a')).reshape(-1, 1);
  return wrap(binary(MUL, x, wrap(toNdArray('outer', b, 'b')).flatten()));
}
