import type { CheckTools } from 'chainrule-grader/checks';
import { sqrt, type Tensor } from 'kernel-lib/tensor';

export const N = 6;
export const D = 4;
export const dims = { N, D };

/** γ x̂ + β for the given mean and (already rooted) divisor. */
export function scaled(
  x: Tensor,
  mu: Tensor,
  divisor: Tensor,
  gamma: Tensor,
  beta: Tensor,
): Tensor {
  return x.sub(mu).div(divisor).mul(gamma).add(beta);
}

/** Mean and variance along an axis, with 1/N, kept as a row or a column. */
export function moments(x: Tensor, axis: 0 | 1): { mu: Tensor; variance: Tensor } {
  const mu = x.mean(axis, true);
  return { mu, variance: x.sub(mu).pow(2).mean(axis, true) };
}

/** The answer of batchnorm_forward in train mode (axis 0), or of layernorm_forward (axis 1). */
export function normalised(x: Tensor, gamma: Tensor, beta: Tensor, eps = 1e-5, axis: 0 | 1 = 0) {
  const { mu, variance } = moments(x, axis);
  return scaled(x, mu, sqrt(variance.add(eps)), gamma, beta);
}

/** Inputs with columns of different centre and spread; γ away from 0 and 1, β away from 0. */
export function inputs(t: CheckTools, n = N, d = D): [x: Tensor, gamma: Tensor, beta: Tensor] {
  const x = t
    .randn(n, d)
    .mul(t.uniform(1, 3, d))
    .add(t.uniform(1, 5, d));
  return [x, t.uniform(1.5, 2.5, d), t.uniform(0.5, 1.5, d)];
}

/** What both backward passes are made of. */
export function parts(x: Tensor, gamma: Tensor, dout: Tensor, eps: number, axis: 0 | 1 = 0) {
  const { mu, variance } = moments(x, axis);
  const std = sqrt(variance.add(eps));
  const xmu = x.sub(mu);
  const xhat = xmu.div(std);
  const dxhat = dout.mul(gamma);
  /** (dx̂ - a mean(dx̂) - b x̂ mean(dx̂ x̂)) / std: with a = b = 1 the gradient. */
  const dx = (a = 1, b = 1, from = dxhat) =>
    from
      .sub(from.mean(axis, true).mul(a))
      .sub(xhat.mul(from.mul(xhat).mean(axis, true)).mul(b))
      .div(std);
  return { std, xmu, xhat, dxhat, dx };
}

export type Parts = ReturnType<typeof parts>;
