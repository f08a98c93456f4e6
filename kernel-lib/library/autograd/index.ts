/**
 * Variables that remember how they were made, so that backward finds every gradient; modules and
 * optimisers on top; and the lecture's graph of gates over numbers.
 *
 * ```ts
 * import { Variable } from 'kernel-lib/autograd';
 * const x = new Variable([1, 2, 3]);
 * x.mul(x).sum().backward();
 * console.log(x.grad); // 2 x
 * ```
 *
 * @module
 */

export { AutogradError } from './core/errors.js';
export type { GradientRule, Operation } from './core/operation.js';
export { isRecording, noGrad } from './core/recording.js';
export * from './functions.js';
export * from './graph/index.js';
export * as nn from './nn/index.js';
export * as optim from './optim/index.js';
export { recordedGraph } from './picture.js';
export {
  type Derivative,
  type GradientsOptions,
  grad,
  gradients,
  hessian,
  hvp,
  type Point,
  type ScalarFunction,
} from './transforms.js';
export { type BackwardOptions, type Operand, Variable, type VariableOptions } from './Variable.js';
