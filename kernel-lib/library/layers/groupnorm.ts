import { assertTensor, formatShape, ShapeError, type Tensor, ValueError } from '../tensor/index.js';
import { channelsLast } from './channels.js';
import { type NormalisedRows, normaliseRows, normaliseRowsBackward } from './rows.js';
import { floatLike, needCache, needDout, needEps, needParam } from './support.js';

/** Settings of group normalisation. */
export interface GnParam {
  /** Added to the variance. Default 1e-5. */
  eps?: number | undefined;
}

/** What groupnorm_backward needs of the forward pass. */
export interface GroupnormCache {
  /** The groups, each brought to mean 0 and variance 1. */
  readonly rows: NormalisedRows;
  /** γ, one per channel. */
  readonly gamma: Tensor;
}

/**
 * Group normalisation: the C channels are cut into G groups of neighbours; each group of each
 * example is normalised over its channels and positions, then scaled and shifted per channel:
 *
 *     x̂ = (x - μ) / √(var + eps)  over (C/G, H, W)      out = γ x̂ + β
 *
 * G = 1 normalises whole examples (layer norm), G = C every channel (instance norm).
 *
 * @param x (N, C, …), usually (N, C, H, W)
 * @param gamma γ (C,), or (1, C, 1, 1) as in CS231n
 * @param beta β, the shape of gamma
 * @param G number of groups, a divisor of C
 * @returns `[out, cache]`, out of the shape of x
 * @throws ValueError if G does not divide C
 *
 * Source: Wu and He 2018; CS231n assignment 2, `spatial_groupnorm_forward`.
 */
export function groupnorm_forward(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  G: number,
  gn_param: GnParam = {},
): [out: Tensor, cache: GroupnormCache] {
  const fn = 'groupnorm_forward';
  assertTensor(fn, 'x', x);
  const [N, C] = x.shape;
  if (x.ndim < 2) {
    throw new ShapeError(`${fn}: x must have shape (N, C, …), got ${formatShape(x.shape)}.`);
  }
  if (!Number.isInteger(G) || G < 1 || C % G !== 0) {
    throw new ValueError(`${fn}: G must divide the C=${C} channels, got G=${G}.`);
  }
  perChannel(fn, 'gamma', gamma, x);
  perChannel(fn, 'beta', beta, x);
  needParam(fn, 'gn_param', gn_param, '{ eps: 1e-5 }', ['eps']);
  const rows = normaliseRows(x, x.size / Math.max(1, N * G), needEps(fn, gn_param.eps));
  const out = perElement(rows.xhat, (v, c) => v * gamma.data[c] + beta.data[c]);
  return [out, { rows, gamma }];
}

/**
 * As in layer norm, with means over the group; dγ and dβ are summed over examples and positions.
 *
 * @returns `[dx, dgamma, dbeta]`; dgamma and dbeta have the shape of gamma
 */
export function groupnorm_backward(
  dout: Tensor,
  cache: GroupnormCache,
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('groupnorm_backward', cache);
  const { rows, gamma } = cache;
  needDout('groupnorm_backward', dout, rows.xhat.shape);
  const dxhat = perElement(dout, (d, c) => d * gamma.data[c]);
  const dx = normaliseRowsBackward(dxhat, rows);
  const dgamma = channelsLast(dout.mul(rows.xhat))
    .sum(0)
    .reshape(...gamma.shape);
  const dbeta = channelsLast(dout)
    .sum(0)
    .reshape(...gamma.shape);
  return [dx, dgamma, dbeta];
}

/** `groupnorm_forward` under the name that CS231n gives it for images. */
export const spatial_groupnorm_forward = groupnorm_forward;
/** `groupnorm_backward` under the name that CS231n gives it for images. */
export const spatial_groupnorm_backward = groupnorm_backward;

/** f(element, its channel) as a new tensor. */
function perElement(x: Tensor, f: (v: number, c: number) => number): Tensor {
  const out = floatLike(x);
  const C = x.shape[1];
  const P = x.shape.slice(2).reduce((a, b) => a * b, 1);
  for (let start = 0, k = 0; start < out.size; start += P, k++) {
    const c = k % C;
    for (let i = start; i < start + P; i++) out.data[i] = f(x.data[i], c);
  }
  return out;
}

function perChannel(fn: string, arg: string, t: Tensor, x: Tensor): void {
  assertTensor(fn, arg, t);
  const C = x.shape[1];
  const ones = x.shape.map((_, d) => (d === 1 ? C : 1));
  if (t.shape.join() === String(C) || t.shape.join() === ones.join()) return;
  throw new ShapeError(
    `${fn}: ${arg} must have shape ${formatShape([C])} or ${formatShape(ones)}, one per channel; ` +
      `got ${formatShape(t.shape)}.`,
  );
}
