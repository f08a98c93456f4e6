import type { Tensor } from '../tensor/index.js';
import { relu_backward, relu_forward } from './activations/relu.js';
import { type AffineCache, affine_backward, affine_forward } from './affine.js';
import { needCache } from './support.js';

/** The caches of an affine layer and a relu. */
export type AffineReluCache = readonly [fc_cache: AffineCache, relu_cache: Tensor];

/**
 * Affine layer, then relu: out = max(0, x w + b). Shapes as in `affine_forward`.
 *
 * @returns `[out, cache]`, out (N, M)
 */
export function affine_relu_forward(
  x: Tensor,
  w: Tensor,
  b: Tensor,
): [out: Tensor, cache: AffineReluCache] {
  const [a, fc_cache] = affine_forward(x, w, b);
  const [out, relu_cache] = relu_forward(a);
  return [out, [fc_cache, relu_cache]];
}

/** Gradients of affine-relu: `[dx, dw, db]`. */
export function affine_relu_backward(
  dout: Tensor,
  cache: AffineReluCache,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  needCache('affine_relu_backward', cache);
  const [fc_cache, relu_cache] = cache;
  const da = relu_backward(dout, relu_cache);
  return affine_backward(da, fc_cache);
}
