import { Tensor } from '../tensor/index.js';
import { unset64 } from '../tensor/internal.js';
import { columns as fast } from '../wasm/internal.js';
import type { BatchnormCache } from './batchnorm.js';

// Batch normalisation in few passes, in WebAssembly. Each number takes the same steps in the same
// order as in the tensor form in batchnorm.ts, so that the results are equal to the last bit. All
// give undefined where they have done nothing: float32, small or very large batches.

const data = (x: Tensor): Float64Array => x.data as Float64Array;
const isDouble = (...all: Tensor[]): boolean => all.every((x) => x.dtype === 'float64');
const row = (numbers: Float64Array): Tensor => new Tensor(numbers, [numbers.length], 'float64');

/** The mean and the biased variance of every column. */
export function columnMoments(x: Tensor): [mean: Tensor, variance: Tensor] | undefined {
  if (!isDouble(x)) return undefined;
  const [N, D] = x.shape;
  const [mean, variance] = [new Float64Array(D), new Float64Array(D)];
  if (!fast.columnMoments(data(x), N, mean, variance)) return undefined;
  return [row(mean), row(variance)];
}

/** x - μ, x̂ = (x - μ) · ivar and out = γ x̂ + β. */
export function normaliseColumns(
  x: Tensor,
  mu: Tensor,
  ivar: Tensor,
  gamma: Tensor,
  beta: Tensor,
): { xmu: Tensor; xhat: Tensor; out: Tensor } | undefined {
  if (!isDouble(x, mu, ivar, gamma, beta)) return undefined;
  const [xmu, xhat, out] = [unset64(x.size), unset64(x.size), unset64(x.size)];
  const given = [data(mu), data(ivar), data(gamma), data(beta)] as const;
  if (!fast.normaliseColumns(data(x), x.shape[0], given, [xmu, xhat, out])) return undefined;
  const shaped = (numbers: Float64Array) => new Tensor(numbers, x.shape, 'float64');
  return { xmu: shaped(xmu), xhat: shaped(xhat), out: shaped(out) };
}

/** The gradients of x, γ and β in train mode. */
export function normaliseColumnsBackward(
  dout: Tensor,
  { xmu, xhat, ivar, gamma }: BatchnormCache,
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] | undefined {
  if (!isDouble(dout, xmu, xhat, ivar, gamma)) return undefined;
  const [dx, dgamma, dbeta] = [
    unset64(dout.size),
    new Float64Array(gamma.size),
    new Float64Array(gamma.size),
  ];
  const given = [data(xmu), data(xhat), data(ivar), data(gamma)] as const;
  if (!fast.normaliseColumnsBackward(data(dout), dout.shape[0], given, [dx, dgamma, dbeta]))
    return undefined;
  return [new Tensor(dx, dout.shape, 'float64'), row(dgamma), row(dbeta)];
}
