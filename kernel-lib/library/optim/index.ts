/**
 * Update rules, from plain gradient descent to Adam and Shampoo: weights, gradient and config in, new
 * ones out.
 *
 * ```ts
 * import { adam } from 'kernel-lib/optim';
 * import { ones } from 'kernel-lib/tensor';
 * const [next_w, config] = adam(ones([3]), ones([3]), { learning_rate: 1e-3 });
 * const [later] = adam(next_w, ones([3]), config);
 * ```
 *
 * @module
 */

export { ADAFACTOR_CONVENTIONS, adafactor } from './adafactor.js';
export { ADAMW_CONVENTIONS, adam, adam_l2, adamw } from './adam.js';
export { adam_8bit } from './adam8bit.js';
export { adagrad, RMSPROP_CONVENTIONS, rmsprop } from './adaptive.js';
export { dequantise, dynamicMap, type Quantised, quantise } from './blockwise.js';
export { clip_grad_norm, clip_grad_value, grad_norm } from './clip.js';
export type { OptimConfig, UpdateRule } from './config.js';
export { OptimError } from './config.js';
export { symmetricFunction } from './linalg.js';
export { lion } from './lion.js';
export {
  MOMENTUM_CONVENTIONS,
  NESTEROV_CONVENTIONS,
  nesterov,
  nesterov_position,
  sgd_momentum,
} from './momentum.js';
export {
  damped_newton,
  type Hessian,
  hessianVectorProduct,
  newton,
  numericHessian,
} from './newton.js';
export { UPDATE_RULES, type UpdateRuleName, updateRule } from './rules.js';
export { sgd } from './sgd.js';
export { shampoo } from './shampoo.js';
export { restoreState, saveState, stateBytes } from './state.js';
