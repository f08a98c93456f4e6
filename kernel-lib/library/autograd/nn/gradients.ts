import * as optim from '../../optim/index.js';
import type { Tensor } from '../../tensor/index.js';
import type { Variable } from '../Variable.js';

/** Clips every entry of the gradients to [-limit, limit], after backward and before step. */
export function clip_grad_value(parameters: readonly Variable[], limit: number): void {
  const clipped = optim.clip_grad_value(gradientsOf(parameters), limit);
  setGradients(parameters, clipped);
}

/**
 * Scales the gradients so that their common norm is at most `limit`, after backward and before step.
 * @returns the norm before
 */
export function clip_grad_norm(
  parameters: readonly Variable[],
  limit: number,
  options: { epsilon?: number } = {},
): number {
  const [clipped, norm] = optim.clip_grad_norm(gradientsOf(parameters), limit, options);
  setGradients(parameters, clipped);
  return norm;
}

function gradientsOf(parameters: readonly Variable[]): Record<string, Tensor> {
  const out: Record<string, Tensor> = {};
  parameters.forEach((p, i) => {
    if (p.grad) out[i] = p.grad;
  });
  return out;
}

function setGradients(parameters: readonly Variable[], grads: Record<string, Tensor>): void {
  parameters.forEach((p, i) => {
    if (grads[i]) p.grad = grads[i];
  });
}
