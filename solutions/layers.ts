// Lab 2, layers: each one has a forward and a backward function (lecture L1, code01).
//
//   const [out, cache] = layer_forward(x, …);   // cache: what backward will need
//   const [dx, …] = layer_backward(dout, cache); // dout: how the loss changes with out
//
// N examples in a batch, D numbers in, H numbers out.

import { dot, greater, maximum, type Tensor } from 'kernel-lib/tensor';

/**
 * Affine (fully connected) layer, forward:
 *
 *   out = x · w + b
 *
 * @param x (N, D), or (N, d1, d2, …) with d1·d2·… = D, as images are: each example is flattened
 * @param w (D, H) weights
 * @param b (H,) biases, added to every row
 * @returns out (N, H), and the cache [x, w, b] with x in its original shape
 */
export function affine_forward(x: Tensor, w: Tensor, b: Tensor): [out: Tensor, cache: Tensor[]] {
  // BEGIN SOLUTION
  const N = x.shape[0];
  const rows = x.reshape(N, -1);
  const out = dot(rows, w).add(b);
  const cache = [x, w, b];
  return [out, cache];
  // END SOLUTION
}

/**
 * Affine layer, backward: how the loss changes with x, with w and with b. Each gradient has the shape
 * of what it belongs to.
 *
 * @param dout (N, H) gradient of the loss with respect to the layer's output
 * @param cache what affine_forward returned
 * @returns dx in the shape of x, dw (D, H), db (H,)
 */
export function affine_backward(
  dout: Tensor,
  cache: Tensor[],
): [dx: Tensor, dw: Tensor, db: Tensor] {
  // BEGIN SOLUTION
  const [x, w] = cache;
  const N = x.shape[0];
  const dx = dot(dout, w.T).reshape(...x.shape);
  const dw = dot(x.reshape(N, -1).T, dout);
  const db = dout.sum(0);
  return [dx, dw, db];
  // END SOLUTION
}

/**
 * Rectified linear unit, forward, element by element:
 *
 *   out = max(0, x)
 *
 * @param x any shape
 * @returns out in the shape of x, and the cache [x]
 */
export function relu_forward(x: Tensor): [out: Tensor, cache: Tensor[]] {
  // BEGIN SOLUTION
  const out = maximum(0, x);
  const cache = [x];
  return [out, cache];
  // END SOLUTION
}

/**
 * Rectified linear unit, backward: how the loss changes with x. At x = 0 the slope is 0.
 *
 * @param dout gradient of the loss with respect to out, any shape
 * @param cache what relu_forward returned
 * @returns dx in the shape of dout
 */
export function relu_backward(dout: Tensor, cache: Tensor[]): Tensor {
  // BEGIN SOLUTION
  const [x] = cache;
  return dout.mul(greater(x, 0));
  // END SOLUTION
}

/**
 * Affine layer followed by relu, forward:
 *
 *   out = max(0, x · w + b)
 *
 * Build it from affine_forward and relu_forward.
 *
 * @param x (N, D) or (N, d1, d2, …)
 * @param w (D, H)
 * @param b (H,)
 * @returns out (N, H), and the caches of the two layers [affine cache, relu cache]
 */
export function affine_relu_forward(
  x: Tensor,
  w: Tensor,
  b: Tensor,
): [out: Tensor, cache: [affine: Tensor[], relu: Tensor[]]] {
  // BEGIN SOLUTION
  const [a, affine_cache] = affine_forward(x, w, b);
  const [out, relu_cache] = relu_forward(a);
  return [out, [affine_cache, relu_cache]];
  // END SOLUTION
}

/**
 * Affine layer followed by relu, backward: the last layer first.
 *
 * Build it from relu_backward and affine_backward.
 *
 * @param dout (N, H)
 * @param cache what affine_relu_forward returned
 * @returns dx in the shape of x, dw (D, H), db (H,)
 */
export function affine_relu_backward(
  dout: Tensor,
  cache: [affine: Tensor[], relu: Tensor[]],
): [dx: Tensor, dw: Tensor, db: Tensor] {
  // BEGIN SOLUTION
  const [affine_cache, relu_cache] = cache;
  const da = relu_backward(dout, relu_cache);
  return affine_backward(da, affine_cache);
  // END SOLUTION
}
