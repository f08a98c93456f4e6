import {
  assertShape,
  assertTensor,
  formatShape,
  ShapeError,
  type Tensor,
} from '../tensor/index.js';
import { type NormalisedRows, normaliseRows, normaliseRowsBackward } from './rows.js';
import { needCache, needDout, needEps, needParam } from './support.js';

/** Settings of layer normalisation. It has no modes and no running averages. */
export interface LnParam {
  /** Added to the variance. Default 1e-5. */
  eps?: number | undefined;
}

/** What layernorm_backward needs of the forward pass. */
export interface LayernormCache {
  /** The examples, each brought to mean 0 and variance 1. */
  readonly rows: NormalisedRows;
  /** γ (D,) */
  readonly gamma: Tensor;
}

/**
 * Layer normalisation of each row (example) over its D features:
 *
 *     μ_n = 1/D Σ_d x_nd      var_n = 1/D Σ_d (x_nd - μ_n)²
 *     x̂ = (x - μ) / √(var + eps)      out = γ x̂ + β
 *
 * The same in training and testing, and for a batch of one.
 *
 * @param x (N, D) or (…, D): the last axis is normalised
 * @param gamma γ (D,) scale
 * @param beta β (D,) shift
 * @returns `[out, cache]`, out of the shape of x
 *
 * Source: L4, "Layer Norm"; Ba et al. 2016.
 */
export function layernorm_forward(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  ln_param: LnParam = {},
): [out: Tensor, cache: LayernormCache] {
  const fn = 'layernorm_forward';
  assertTensor(fn, 'x', x);
  if (x.ndim < 2) {
    throw new ShapeError(
      `${fn}: x must have shape (N, D), got ${formatShape(x.shape)}. One example? Try x.reshape(1, -1).`,
    );
  }
  const D = x.shape[x.ndim - 1];
  assertShape(fn, 'gamma', gamma, [D], 'one scale per feature');
  assertShape(fn, 'beta', beta, [D], 'one shift per feature');
  needParam(fn, 'ln_param', ln_param, '{ eps: 1e-5 }', ['eps']);
  const rows = normaliseRows(x, D, needEps(fn, ln_param.eps));
  const scaled = rows.xhat.mul(gamma);
  const out = scaled.dtype === beta.dtype ? scaled.add_(beta) : scaled.add(beta);
  return [out, { rows, gamma }];
}

/**
 * With dx̂ = γ dout and means over the row:
 *
 *     dx = (dx̂ - mean(dx̂) - x̂ mean(dx̂ x̂)) / √(var + eps)      dγ = Σ_n dout x̂      dβ = Σ_n dout
 *
 * @returns `[dx, dgamma, dbeta]`
 */
export function layernorm_backward(
  dout: Tensor,
  cache: LayernormCache,
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('layernorm_backward', cache);
  const { rows, gamma } = cache;
  needDout('layernorm_backward', dout, rows.xhat.shape);
  const D = gamma.size;
  const dx = normaliseRowsBackward(dout.mul(gamma), rows);
  const dgamma = dout.mul(rows.xhat).reshape(-1, D).sum(0);
  const dbeta = dout.reshape(-1, D).sum(0);
  return [dx, dgamma, dbeta];
}
