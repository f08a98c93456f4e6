import { NetError, type Params } from '../nets/index.js';
import {
  clip_grad_norm,
  clip_grad_value,
  type OptimConfig,
  type UpdateRule,
} from '../optim/index.js';
import { sameShape, Tensor } from '../tensor/index.js';
import type { SolverOptions } from './options.js';

/** Gradients clipped as the options ask, by value first. */
export function clipped(grads: Params, { clipValue, clipNorm }: SolverOptions): Params {
  let out = grads;
  if (clipValue !== undefined) out = clip_grad_value(out, clipValue);
  if (clipNorm !== undefined) [out] = clip_grad_norm(out, clipNorm);
  return out;
}

/** One update of one weight; what a rule of the user's own returns is checked. */
export function updated(
  rule: UpdateRule,
  name: string,
  w: Tensor,
  dw: Tensor,
  config: OptimConfig,
): [next: Tensor, config: OptimConfig] {
  const result: unknown = rule(w, dw, config);
  // A lone Tensor would be taken apart into its rows without a word.
  const next: unknown = Array.isArray(result) ? result[0] : undefined;
  if (next instanceof Tensor && sameShape(next.shape, w.shape)) {
    return [next, (result as [Tensor, OptimConfig?])[1] ?? config];
  }
  const got = next instanceof Tensor ? `a weight (${next.shape.join(', ')})` : 'something else';
  throw new NetError(
    `Solver: updateRule must return [next_w, config] with next_w like w; for ${name} ` +
      `(${w.shape.join(', ')}) it returned ${got}.`,
  );
}
