import type { Tensor } from '../tensor/index.js';
import { relu_backward, relu_forward } from './activations/relu.js';
import { type AffineCache, affine_backward, affine_forward } from './affine.js';
import {
  type BatchnormCache,
  type BnParam,
  batchnorm_backward_alt,
  batchnorm_forward,
} from './batchnorm.js';
import {
  type LayernormCache,
  type LnParam,
  layernorm_backward,
  layernorm_forward,
} from './layernorm.js';
import { needCache } from './support.js';

/** The caches of an affine layer, batch normalisation and a relu. */
export type AffineBnReluCache = readonly [
  fc_cache: AffineCache,
  bn_cache: BatchnormCache,
  relu_cache: Tensor,
];

/**
 * Affine layer, batch normalisation, relu: where L1 puts it, after the fully connected layer and
 * before the nonlinearity. Shapes as in `affine_forward` and `batchnorm_forward`.
 *
 * @returns `[out, cache]`, out (N, M)
 */
export function affine_bn_relu_forward(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  gamma: Tensor,
  beta: Tensor,
  bn_param: BnParam,
): [out: Tensor, cache: AffineBnReluCache] {
  const [a, fc_cache] = affine_forward(x, w, b);
  const [n, bn_cache] = batchnorm_forward(a, gamma, beta, bn_param);
  const [out, relu_cache] = relu_forward(n);
  return [out, [fc_cache, bn_cache, relu_cache]];
}

/** @returns `[dx, dw, db, dgamma, dbeta]`; db is 0 but for rounding, as μ takes every shift away */
export function affine_bn_relu_backward(
  dout: Tensor,
  cache: AffineBnReluCache,
): [dx: Tensor, dw: Tensor, db: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('affine_bn_relu_backward', cache);
  const [fc_cache, bn_cache, relu_cache] = cache;
  const dn = relu_backward(dout, relu_cache);
  const [da, dgamma, dbeta] = batchnorm_backward_alt(dn, bn_cache);
  const [dx, dw, db] = affine_backward(da, fc_cache);
  return [dx, dw, db, dgamma, dbeta];
}

/** The caches of an affine layer, layer normalisation and a relu. */
export type AffineLnReluCache = readonly [
  fc_cache: AffineCache,
  ln_cache: LayernormCache,
  relu_cache: Tensor,
];

/**
 * Affine layer, layer normalisation, relu.
 *
 * @returns `[out, cache]`, out (N, M)
 */
export function affine_ln_relu_forward(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  gamma: Tensor,
  beta: Tensor,
  ln_param: LnParam = {},
): [out: Tensor, cache: AffineLnReluCache] {
  const [a, fc_cache] = affine_forward(x, w, b);
  const [n, ln_cache] = layernorm_forward(a, gamma, beta, ln_param);
  const [out, relu_cache] = relu_forward(n);
  return [out, [fc_cache, ln_cache, relu_cache]];
}

/** @returns `[dx, dw, db, dgamma, dbeta]` */
export function affine_ln_relu_backward(
  dout: Tensor,
  cache: AffineLnReluCache,
): [dx: Tensor, dw: Tensor, db: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('affine_ln_relu_backward', cache);
  const [fc_cache, ln_cache, relu_cache] = cache;
  const dn = relu_backward(dout, relu_cache);
  const [da, dgamma, dbeta] = layernorm_backward(dn, ln_cache);
  const [dx, dw, db] = affine_backward(da, fc_cache);
  return [dx, dw, db, dgamma, dbeta];
}
