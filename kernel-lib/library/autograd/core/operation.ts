import type { Tensor } from '../../tensor/index.js';
import type { Variable } from '../Variable.js';

/**
 * The gradient at one input of an operation, from the gradient g at its output: g times the local
 * derivative. `out` is the operation's result, `inputs` what it was made of. Written with operations
 * on variables, so that it can be differentiated in turn.
 */
export type GradientRule = (g: Variable, out: Variable, ...inputs: Variable[]) => Variable;

/** An operation on tensors and, beside it, its gradient: one rule for each input. */
export interface Operation {
  /** For error messages and drawings of the graph. */
  readonly name: string;
  /** The result, from the values of the inputs. */
  readonly forward: (...inputs: Tensor[]) => Tensor;
  /** One rule for each input, in their order. */
  readonly gradients: readonly GradientRule[];
  /**
   * What the rules read the values of: inputs by number, or the result. These must not change
   * between forward and backward, and go when the graph is freed. Rules that read shapes only keep
   * nothing.
   */
  readonly keeps?: readonly (number | 'out')[];
}
