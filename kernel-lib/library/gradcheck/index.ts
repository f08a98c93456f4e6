/**
 * Numerical gradients, and checks of analytic ones against them.
 *
 * ```ts
 * import { eval_numerical_gradient, rel_error } from 'kernel-lib/gradcheck';
 * import { tensor } from 'kernel-lib/tensor';
 * const x = tensor([1, 2, 3]);
 * console.log(rel_error(eval_numerical_gradient((x) => x.mul(x).sum(), x), x.mul(2)));
 * ```
 *
 * @module
 */

export { type GradCheckOptions, gradCheck, type Named } from './check.js';
export { rel_error } from './compare.js';
export { type DirectionCheck, directionChecks } from './directions.js';
export { checkLayer } from './layer.js';
export {
  type DifferenceForm,
  eval_numerical_gradient,
  eval_numerical_gradient_array,
} from './numeric.js';
export { GradCheckReport, type ParameterCheck } from './report.js';
export { grad_check_sparse, type SparseCheck } from './sparse.js';
export { SWEEP_STEPS, type SweepPoint, stepSweep } from './sweep.js';
