import type { Tensor } from '../tensor/index.js';
import {
  type BatchnormCache,
  type BnParam,
  batchnorm_backward_alt,
  batchnorm_forward,
} from './batchnorm.js';
import { channelsLast, channelsSecond } from './channels.js';
import { needDims, needDout } from './support.js';

export interface SpatialBatchnormCache {
  readonly shape: readonly number[];
  readonly bn_cache: BatchnormCache;
}

/**
 * Batch normalisation of images: each channel is normalised over the examples and all positions,
 * by `batchnorm_forward` on x seen as (N·H·W, C).
 *
 * @param x (N, C, H, W)
 * @param gamma γ (C,) scale
 * @param beta β (C,) shift
 * @param bn_param as for `batchnorm_forward`; running averages (C,)
 * @returns `[out, cache]`, out (N, C, H, W)
 *
 * Source: Ioffe and Szegedy 2015, section 3.2; CS231n assignment 2.
 */
export function spatial_batchnorm_forward(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  bn_param: BnParam,
): [out: Tensor, cache: SpatialBatchnormCache] {
  needDims('spatial_batchnorm_forward', 'x', x, 'N, C, H, W');
  const [rows, bn_cache] = batchnorm_forward(channelsLast(x), gamma, beta, bn_param);
  return [channelsSecond(rows, x.shape), { shape: [...x.shape], bn_cache }];
}

/** @returns `[dx, dgamma, dbeta]`, shapes (N, C, H, W), (C,), (C,) */
export function spatial_batchnorm_backward(
  dout: Tensor,
  { shape, bn_cache }: SpatialBatchnormCache,
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needDout('spatial_batchnorm_backward', dout, shape);
  const [dx, dgamma, dbeta] = batchnorm_backward_alt(channelsLast(dout), bn_cache);
  return [channelsSecond(dx, shape), dgamma, dbeta];
}
