// Lab 5, normalisation: batch normalisation (lecture L1, code02; lecture L4) and layer normalisation
// (lecture L4), each as a forward and a backward function.
//
// N examples in a batch, D features. γ (gamma) and β (beta) are learned; x̂ is x normalised.

import { sqrt, type Tensor, zeros } from 'kernel-lib/tensor';

/** Settings of one batch normalisation layer, and what it remembers: its running averages. */
export interface BnParam {
  /** `'train'`: mean and variance of the batch. `'test'`: the running averages. */
  mode: 'train' | 'test';
  /** Added to the variance; 1e-5 when left out. */
  eps?: number;
  /** Share of the OLD running average that is kept; 0.9 when left out. */
  momentum?: number;
  /** (D,) zeros when left out. */
  running_mean?: Tensor;
  /** (D,) zeros when left out. */
  running_var?: Tensor;
}

/**
 * Batch normalisation, forward. In train mode each column (feature) is normalised by the mean and
 * the variance of the batch, and the running averages move on:
 *
 *   μ = 1/N Σ_n x[n]      var = 1/N Σ_n (x[n] - μ)²
 *   x̂ = (x - μ) / √(var + eps)      out = γ x̂ + β
 *   running_mean = momentum · running_mean + (1 - momentum) · μ       (running_var with var)
 *
 * In test mode μ and var are the running averages, and these stay as they are.
 *
 * @param x (N, D)
 * @param gamma (D,) scale γ
 * @param beta (D,) shift β
 * @param bn_param see BnParam. Train mode puts the new averages into `bn_param.running_mean` and
 *   `bn_param.running_var`: the next batch, and test mode, find them there
 * @returns out (N, D), and a cache with what batchnorm_backward will need
 *
 * Source: lecture L1, "Batch Normalization", code02; lecture L4; Ioffe and Szegedy 2015.
 */
export function batchnorm_forward(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  bn_param: BnParam,
): [out: Tensor, cache: Tensor[]] {
  // TODO(batchnorm_forward): write your answer here, then run its check again.
  throw new Error(
    'batchnorm_forward is not written yet: open exercises/normalisation.ts and replace this line',
  );
}

/**
 * Batch normalisation, backward: the graph of the forward pass in train mode, one step at a time,
 * the last one first. x reaches out in three ways: by itself, through μ and through var.
 *
 * @param dout (N, D) gradient of the loss with respect to out
 * @param cache what batchnorm_forward returned
 * @returns dx (N, D), dgamma (D,), dbeta (D,)
 */
export function batchnorm_backward(
  dout: Tensor,
  cache: Tensor[],
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  // TODO(batchnorm_backward): write your answer here, then run its check again.
  throw new Error(
    'batchnorm_backward is not written yet: open exercises/normalisation.ts and replace this line',
  );
}

/**
 * Batch normalisation, backward, with the whole graph simplified on paper to one formula for dx. Work
 * it out: put the lines of batchnorm_backward into each other, and use that Σ_n x̂[n] = 0.
 *
 * Takes the same cache as batchnorm_backward, returns the same gradients, and visits x fewer times.
 * It does not call batchnorm_backward.
 *
 * @param dout (N, D)
 * @param cache what batchnorm_forward returned
 * @returns dx (N, D), dgamma (D,), dbeta (D,)
 */
export function batchnorm_backward_alt(
  dout: Tensor,
  cache: Tensor[],
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  // TODO(batchnorm_backward_alt): write your answer here, then run its check again.
  throw new Error(
    'batchnorm_backward_alt is not written yet: open exercises/normalisation.ts and replace this line',
  );
}

/**
 * Layer normalisation, forward: each row (example) is normalised by its own mean and variance, over
 * its D features. No batch, no modes, no running averages:
 *
 *   μ[n] = 1/D Σ_d x[n, d]      var[n] = 1/D Σ_d (x[n, d] - μ[n])²
 *   x̂ = (x - μ) / √(var + eps)      out = γ x̂ + β
 *
 * @param x (N, D)
 * @param gamma (D,) scale γ, one per feature, as in batch normalisation
 * @param beta (D,) shift β
 * @param ln_param eps: added to the variance; 1e-5 when left out
 * @returns out (N, D), and a cache with what layernorm_backward will need
 *
 * Source: lecture L4, "Layer Norm"; Ba, Kiros and Hinton 2016.
 */
export function layernorm_forward(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  ln_param: { eps?: number } = {},
): [out: Tensor, cache: Tensor[]] {
  // TODO(layernorm_forward): write your answer here, then run its check again.
  throw new Error(
    'layernorm_forward is not written yet: open exercises/normalisation.ts and replace this line',
  );
}

/**
 * Layer normalisation, backward. Which derivation of batch normalisation carries over to rows, and
 * what does it change that γ differs along the row?
 *
 * @param dout (N, D)
 * @param cache what layernorm_forward returned
 * @returns dx (N, D), dgamma (D,), dbeta (D,)
 */
export function layernorm_backward(
  dout: Tensor,
  cache: Tensor[],
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  // TODO(layernorm_backward): write your answer here, then run its check again.
  throw new Error(
    'layernorm_backward is not written yet: open exercises/normalisation.ts and replace this line',
  );
}
