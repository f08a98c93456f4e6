/**
 * Everything that a notebook or a script computes with, in one import. Each name has its page under
 * the folder that it belongs to; checks and questions come from `chainrule-course/notebook`.
 *
 * ```ts
 * import { affine_forward, randn, zeros } from 'kernel-lib';
 * const [out] = affine_forward(randn(4, 3), randn(3, 2), zeros([2]));
 * console.log(out.shape);
 * ```
 *
 * @module
 */

export {
  AutogradError,
  grad,
  gradients,
  hessian,
  hvp,
  nn,
  noGrad,
  optim,
  Variable,
} from './autograd/index.js';
export * from './data/index.js';
export * from './display/index.js';
export * from './gradcheck/index.js';
export * from './init/index.js';
export * from './layers/index.js';
export * from './losses/index.js';
export * from './losses/regularizers/index.js';
export * from './nets/index.js';
export * from './optim/index.js';
export * from './optim/schedules/index.js';
export * from './random/index.js';
export * from './tensor/index.js';
export * from './train/index.js';
