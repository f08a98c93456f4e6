import type { Tensor } from '../tensor/index.js';
import { relu_backward, relu_forward } from './activations/relu.js';
import type { BnParam } from './batchnorm.js';
import { type ConvCache, type ConvParam, conv_backward_fast, conv_forward_fast } from './conv.js';
import {
  max_pool_backward_fast,
  max_pool_forward_fast,
  type PoolCache,
  type PoolParam,
} from './pool.js';
import {
  type SpatialBatchnormCache,
  spatial_batchnorm_backward,
  spatial_batchnorm_forward,
} from './spatial.js';
import { needCache } from './support.js';

/** The caches of a convolution and a relu. */
export type ConvReluCache = readonly [conv_cache: ConvCache, relu_cache: Tensor];

/**
 * Convolution, then relu. Shapes as in `conv_forward_naive`; computed by the fast form.
 *
 * @returns `[out, cache]`, out (N, F, OH, OW)
 */
export function conv_relu_forward(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  conv_param: ConvParam = {},
): [out: Tensor, cache: ConvReluCache] {
  const [a, conv_cache] = conv_forward_fast(x, w, b, conv_param);
  const [out, relu_cache] = relu_forward(a);
  return [out, [conv_cache, relu_cache]];
}

/** @returns `[dx, dw, db]` */
export function conv_relu_backward(
  dout: Tensor,
  cache: ConvReluCache,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  needCache('conv_relu_backward', cache);
  const [conv_cache, relu_cache] = cache;
  return conv_backward_fast(relu_backward(dout, relu_cache), conv_cache);
}

/** The caches of a convolution, batch normalisation and a relu. */
export type ConvBnReluCache = readonly [
  conv_cache: ConvCache,
  bn_cache: SpatialBatchnormCache,
  relu_cache: Tensor,
];

/**
 * Convolution, spatial batch normalisation, relu.
 *
 * @returns `[out, cache]`, out (N, F, OH, OW)
 */
export function conv_bn_relu_forward(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  gamma: Tensor,
  beta: Tensor,
  conv_param: ConvParam,
  bn_param: BnParam,
): [out: Tensor, cache: ConvBnReluCache] {
  const [a, conv_cache] = conv_forward_fast(x, w, b, conv_param);
  const [n, bn_cache] = spatial_batchnorm_forward(a, gamma, beta, bn_param);
  const [out, relu_cache] = relu_forward(n);
  return [out, [conv_cache, bn_cache, relu_cache]];
}

/** @returns `[dx, dw, db, dgamma, dbeta]` */
export function conv_bn_relu_backward(
  dout: Tensor,
  cache: ConvBnReluCache,
): [dx: Tensor, dw: Tensor, db: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('conv_bn_relu_backward', cache);
  const [conv_cache, bn_cache, relu_cache] = cache;
  const dn = relu_backward(dout, relu_cache);
  const [da, dgamma, dbeta] = spatial_batchnorm_backward(dn, bn_cache);
  const [dx, dw, db] = conv_backward_fast(da, conv_cache);
  return [dx, dw, db, dgamma, dbeta];
}

/** The caches of a convolution, a relu and max-pooling. */
export type ConvReluPoolCache = readonly [
  conv_cache: ConvCache,
  relu_cache: Tensor,
  pool_cache: PoolCache,
];

/**
 * Convolution, relu, max-pooling.
 *
 * @returns `[out, cache]`
 */
export function conv_relu_pool_forward(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  conv_param: ConvParam,
  pool_param: PoolParam,
): [out: Tensor, cache: ConvReluPoolCache] {
  const [a, conv_cache] = conv_forward_fast(x, w, b, conv_param);
  const [s, relu_cache] = relu_forward(a);
  const [out, pool_cache] = max_pool_forward_fast(s, pool_param);
  return [out, [conv_cache, relu_cache, pool_cache]];
}

/** @returns `[dx, dw, db]` */
export function conv_relu_pool_backward(
  dout: Tensor,
  cache: ConvReluPoolCache,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  needCache('conv_relu_pool_backward', cache);
  const [conv_cache, relu_cache, pool_cache] = cache;
  const ds = max_pool_backward_fast(dout, pool_cache);
  const da = relu_backward(ds, relu_cache);
  return conv_backward_fast(da, conv_cache);
}
