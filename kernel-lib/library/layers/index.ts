/**
 * The layers of the lectures, each as a forward function that returns its output with a cache, and a
 * backward one that takes the cache.
 *
 * ```ts
 * import { affine_backward, affine_forward } from 'kernel-lib/layers';
 * import { ones } from 'kernel-lib/tensor';
 * const [out, cache] = affine_forward(ones([4, 3]), ones([3, 2]), ones([2]));
 * const [dx, dw, db] = affine_backward(out, cache);
 * ```
 *
 * @module
 */

export * from './activations/index.js';
export { type AffineCache, affine_backward, affine_forward } from './affine.js';
export {
  type BatchnormCache,
  type BnParam,
  batchnorm_backward,
  batchnorm_backward_alt,
  batchnorm_forward,
} from './batchnorm.js';
export {
  type ConvCache,
  type ConvParam,
  conv_backward_fast,
  conv_backward_naive,
  conv_forward_fast,
  conv_forward_naive,
} from './conv.js';
export {
  type DropoutCache,
  type DropoutParam,
  dropout_backward,
  dropout_forward,
  type UniformSource,
  vanilla_dropout_backward,
  vanilla_dropout_forward,
} from './dropout.js';
export { type EmbeddingCache, embedding_backward, embedding_forward } from './embedding.js';
export { erf, erfc } from './erf.js';
export {
  type GnParam,
  type GroupnormCache,
  groupnorm_backward,
  groupnorm_forward,
  spatial_groupnorm_backward,
  spatial_groupnorm_forward,
} from './groupnorm.js';
export { im2col } from './im2col.js';
export {
  type LayernormCache,
  type LnParam,
  layernorm_backward,
  layernorm_forward,
} from './layernorm.js';
export { logistic } from './logistic.js';
export {
  max_pool_backward_fast,
  max_pool_backward_naive,
  max_pool_forward_fast,
  max_pool_forward_naive,
  type PoolCache,
  type PoolParam,
} from './pool.js';
export {
  type ResidualBlockCache,
  residual_backward,
  residual_block_backward,
  residual_block_forward,
  residual_forward,
} from './residual.js';
export type { NormalisedRows } from './rows.js';
export { type AffineReluCache, affine_relu_backward, affine_relu_forward } from './sandwich.js';
export {
  type ConvBnReluCache,
  type ConvReluCache,
  type ConvReluPoolCache,
  conv_bn_relu_backward,
  conv_bn_relu_forward,
  conv_relu_backward,
  conv_relu_forward,
  conv_relu_pool_backward,
  conv_relu_pool_forward,
} from './sandwich-conv.js';
export {
  type AffineBnReluCache,
  type AffineLnReluCache,
  affine_bn_relu_backward,
  affine_bn_relu_forward,
  affine_ln_relu_backward,
  affine_ln_relu_forward,
} from './sandwich-norm.js';
export {
  type SpatialBatchnormCache,
  type SpatialBatchnormNaiveCache,
  spatial_batchnorm_backward,
  spatial_batchnorm_backward_naive,
  spatial_batchnorm_forward,
  spatial_batchnorm_forward_naive,
} from './spatial.js';
export type { WindowSizes } from './window.js';
