import { type Tensor, zerosLike } from '../tensor/index.js';
import { OptimError } from './config.js';

/**
 * Clips every entry of every gradient to [-limit, limit]. Changes the direction of the step.
 * NaN stays NaN. Shapes are kept. Source: L3 "set a max value for your gradients".
 */
export function clip_grad_value(
  grads: Readonly<Record<string, Tensor>>,
  limit: number,
): Record<string, Tensor> {
  if (!(limit > 0)) throw new OptimError(`clip_grad_value: limit must be positive, got ${limit}.`);
  const clipped: Record<string, Tensor> = {};
  for (const [name, g] of Object.entries(grads)) {
    const out = zerosLike(g);
    for (let i = 0; i < out.data.length; i++) {
      out.data[i] = Math.min(limit, Math.max(-limit, g.data[i]!));
    }
    clipped[name] = out;
  }
  return clipped;
}

/** The 2-norm of all gradients together, as one long vector. */
export function grad_norm(grads: Readonly<Record<string, Tensor>>): number {
  let sum = 0;
  for (const g of Object.values(grads)) for (const x of g.data) sum += x * x;
  return Math.sqrt(sum);
}

/**
 * Scales all gradients by one factor so that their common 2-norm is at most `limit`:
 * `factor = min(1, limit / (norm + epsilon))`. Keeps the direction of the step (Pascanu et al. 2013).
 * With `epsilon: 0` (default) the clipped norm is exactly `limit`; PyTorch has 1e-6.
 * A norm that is not finite leaves the gradients alone: look for its cause instead.
 * @returns the clipped gradients and the norm before clipping.
 */
export function clip_grad_norm(
  grads: Readonly<Record<string, Tensor>>,
  limit: number,
  { epsilon = 0 }: { epsilon?: number } = {},
): [Record<string, Tensor>, number] {
  if (!(limit > 0)) throw new OptimError(`clip_grad_norm: limit must be positive, got ${limit}.`);
  const norm = grad_norm(grads);
  const factor = limit / (norm + epsilon);
  if (!(factor < 1) || !Number.isFinite(norm)) return [{ ...grads }, norm];
  const clipped: Record<string, Tensor> = {};
  for (const [name, g] of Object.entries(grads)) {
    const out = zerosLike(g);
    for (let i = 0; i < out.data.length; i++) out.data[i] = factor * g.data[i]!;
    clipped[name] = out;
  }
  return [clipped, norm];
}
