import { rand } from '../random/index.js';
import { formatShape, ShapeError, type Tensor } from '../tensor/index.js';
import { relativeDifference } from './compare.js';
import { checkStep, indexOf, scalar, slopeAt } from './numeric.js';

/** One element that {@link grad_check_sparse} visited. */
export interface SparseCheck {
  /** Where the element stands. */
  index: number[];
  /** The slope that was measured there. */
  numerical: number;
  /** The gradient that was computed there. */
  analytic: number;
  /** |numerical - analytic| / (|numerical| + |analytic|) */
  relError: number;
}

/**
 * Compares the analytic with the numerical gradient (centred) in a few random elements only, drawn
 * from the seeded default generator, and prints a line for each.
 *
 * @param f the function, Tensor -> number
 * @param x the point (moved in place, restored exactly)
 * @param analytic_grad the gradient to check, shape of `x`
 * @param num_checks how many elements
 * @param h the step
 * @param verbose print the lines (they are returned in any case)
 *
 * Source: CS231n, gradient_check.py (`numerical: …  analytic: …, relative error: …`).
 */
export function grad_check_sparse(
  f: (x: Tensor) => number,
  x: Tensor,
  analytic_grad: Tensor,
  num_checks = 10,
  h = 1e-5,
  verbose = true,
): SparseCheck[] {
  const name = 'grad_check_sparse';
  checkStep(name, h, 'centred');
  if (analytic_grad.shape.join() !== x.shape.join()) {
    throw new ShapeError(
      `${name}: analytic_grad has shape ${formatShape(analytic_grad.shape)}, ` +
        `x has ${formatShape(x.shape)}. A gradient has the shape of its variable.`,
    );
  }
  const checks: SparseCheck[] = [];
  for (let k = 0; k < num_checks; k++) {
    const i = Math.floor(rand() * x.size);
    const numerical = slopeAt(() => scalar(name, f(x)), x, i, h, 'centred');
    const analytic = analytic_grad.data[i];
    const relError = relativeDifference(numerical, analytic);
    checks.push({ index: indexOf(i, x.shape), numerical, analytic, relError });
    if (verbose) {
      console.log(
        `numerical: ${numerical.toFixed(6)} analytic: ${analytic.toFixed(6)}, ` +
          `relative error: ${relError.toExponential(6)}`,
      );
    }
  }
  return checks;
}
