export { ADAMW_CONVENTIONS, adam, adam_l2, adamw } from './adam.js';
export { adagrad, RMSPROP_CONVENTIONS, rmsprop } from './adaptive.js';
export type { OptimConfig, UpdateRule } from './config.js';
export { OptimError } from './config.js';
export { lion } from './lion.js';
export {
  MOMENTUM_CONVENTIONS,
  NESTEROV_CONVENTIONS,
  nesterov,
  nesterov_position,
  sgd_momentum,
} from './momentum.js';
export { sgd } from './sgd.js';
