import type { Tensor } from '../tensor/index.js';
import { relativeDifference } from './compare.js';
import { type DifferenceForm, slopeAt } from './numeric.js';

/** Relative error of the numerical slope at one step. */
export interface SweepPoint {
  /** The step. */
  h: number;
  /** The relative error with this step. */
  relError: number;
}

/** 1e-1 … 1e-11: from too large (truncation) to too small (rounding). */
export const SWEEP_STEPS: readonly number[] = Array.from({ length: 11 }, (_, k) => 10 ** -(k + 1));

/**
 * The relative error of one numerical slope for many steps `h`. A right gradient gives a V: the
 * error falls as h² (centred; h one-sided) while truncation rules, then rises as 1/h when rounding
 * does. A wrong gradient gives a flat line. A kink at distance d gives a step at h = d.
 *
 * @param f loss that reads `x` (moved in place, restored exactly)
 * @param x the parameter
 * @param analytic the gradient with respect to `x`
 * @param options `index`: row-major position (default: the element with the largest gradient);
 *   `steps`; `form`
 */
export function stepSweep(
  f: () => number,
  x: Tensor,
  analytic: Tensor,
  options: { index?: number; steps?: readonly number[]; form?: DifferenceForm } = {},
): SweepPoint[] {
  const { steps = SWEEP_STEPS, form = 'centred' } = options;
  const index = options.index ?? largest(analytic.data);
  const a = analytic.data[index];
  return steps.map((h) => ({ h, relError: relativeDifference(a, slopeAt(f, x, index, h, form)) }));
}

function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if (Math.abs(values[i]) > Math.abs(values[best])) best = i;
  }
  return best;
}
