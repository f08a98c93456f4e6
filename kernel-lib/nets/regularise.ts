import type { Tensor } from '../tensor/index.js';

/** `reg/2 sum(w^2)`, the L2 penalty of one weight. */
export function l2Loss(w: Tensor, reg: number): number {
  let sum = 0;
  for (const x of w.data) sum += x * x;
  return 0.5 * reg * sum;
}

/** Adds the gradient of the L2 penalty, `reg w`, to a fresh gradient, in place. */
export function addL2Gradient(dw: Tensor, w: Tensor, reg: number): void {
  const g = dw.data;
  const x = w.data;
  for (let i = 0; i < g.length; i++) g[i] = g[i]! + reg * x[i]!;
}
