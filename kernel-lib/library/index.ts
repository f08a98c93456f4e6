// Everything that a notebook or a script computes with. One line per folder; the checks and the
// notebook helpers are in 'chainrule-course/notebook', which is loaded only where a person is watching.
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
