import { assertAxes, type Tensor } from '../tensor/index.js';
import {
  type BatchnormCache,
  type BnParam,
  batchnorm_backward_alt,
  batchnorm_forward,
  checkBatchnorm,
  statistics,
} from './batchnorm.js';
import { channelsLast, channelsSecond } from './channels.js';
import { floatLike, needCache, needDout } from './support.js';

/** What spatial_batchnorm_backward needs of the forward pass. */
export interface SpatialBatchnormCache {
  /** Of the forward pass; in test mode mean and variance are constants. */
  readonly mode: 'train' | 'test';
  /** (x - μ) / √(var + eps) (N, C, H, W) */
  readonly xhat: Tensor;
  /** 1 / √(var + eps) (C,) */
  readonly ivar: Tensor;
  /** γ (C,) */
  readonly gamma: Tensor;
}

/**
 * Batch normalisation of images: each channel is normalised over the examples and all positions.
 * The same numbers as {@link spatial_batchnorm_forward_naive}, without moving the channels about.
 *
 * @param x (N, C, H, W)
 * @param gamma γ (C,) scale
 * @param beta β (C,) shift
 * @param bn_param as for `batchnorm_forward`; running averages (C,)
 * @returns `[out, cache]`, out (N, C, H, W)
 *
 * Source: Ioffe and Szegedy 2015, section 3.2; CS231n assignment 2.
 */
export function spatial_batchnorm_forward(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  bn_param: BnParam,
): [out: Tensor, cache: SpatialBatchnormCache] {
  const fn = 'spatial_batchnorm_forward';
  assertAxes(fn, 'x', x, 'N, C, H, W');
  const C = x.shape[1];
  const eps = checkBatchnorm(fn, C, gamma, beta, bn_param);
  const count = C === 0 ? 0 : x.size / C;
  const [mu, variance] = statistics(fn, bn_param, x, count, () => {
    const mean = sumChannels(x, (i) => x.data[i]).div(count);
    const square = (i: number, c: number) => (x.data[i] - mean.data[c]) ** 2;
    return [mean, sumChannels(x, square).div(count)];
  });
  const ivar = variance.add(eps).pow(-0.5);
  const [xhat, out] = [floatLike(x), floatLike(x)];
  eachRun(x, (c, start, end) => {
    const [m, s, g, b] = [mu.data[c], ivar.data[c], gamma.data[c], beta.data[c]];
    for (let i = start; i < end; i++) {
      const h = (x.data[i] - m) * s;
      xhat.data[i] = h;
      out.data[i] = g * h + b;
    }
  });
  return [out, { mode: bn_param.mode, xhat, ivar, gamma }];
}

/**
 * As in `batchnorm_backward_alt`, with sums over examples and positions, P = N·H·W numbers each:
 *
 *     dx = γ / √(var + eps) · (dout - dβ / P - x̂ dγ / P)      dγ = Σ dout x̂      dβ = Σ dout
 *
 * @returns `[dx, dgamma, dbeta]`, shapes (N, C, H, W), (C,), (C,)
 */
export function spatial_batchnorm_backward(
  dout: Tensor,
  cache: SpatialBatchnormCache,
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('spatial_batchnorm_backward', cache);
  const { mode, xhat, ivar, gamma } = cache;
  needDout('spatial_batchnorm_backward', dout, xhat.shape);
  const dbeta = sumChannels(dout, (i) => dout.data[i]);
  const dgamma = sumChannels(dout, (i) => dout.data[i] * xhat.data[i]);
  const dx = floatLike(dout);
  // In test mode μ and var are constants: nothing flows through them.
  const share = mode === 'test' ? 0 : ivar.size / dout.size;
  eachRun(dout, (c, start, end) => {
    const scale = gamma.data[c] * ivar.data[c];
    const [b, g] = [dbeta.data[c] * share, dgamma.data[c] * share];
    for (let i = start; i < end; i++) dx.data[i] = scale * (dout.data[i] - b - xhat.data[i] * g);
  });
  return [dx, dgamma, dbeta];
}

/** What the plain form of the backward pass needs. */
export interface SpatialBatchnormNaiveCache {
  /** (N, C, H, W) of the images. */
  readonly shape: readonly number[];
  /** Of batch normalisation of the rows (N H W, C). */
  readonly bn_cache: BatchnormCache;
}

/**
 * The plain reference: `batchnorm_forward` on x seen as (N·H·W, C), one row per position.
 * Arguments and result as for {@link spatial_batchnorm_forward}.
 */
export function spatial_batchnorm_forward_naive(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  bn_param: BnParam,
): [out: Tensor, cache: SpatialBatchnormNaiveCache] {
  assertAxes('spatial_batchnorm_forward_naive', 'x', x, 'N, C, H, W');
  const [rows, bn_cache] = batchnorm_forward(channelsLast(x), gamma, beta, bn_param);
  return [channelsSecond(rows, x.shape), { shape: [...x.shape], bn_cache }];
}

/** @returns `[dx, dgamma, dbeta]`, for the cache of {@link spatial_batchnorm_forward_naive} */
export function spatial_batchnorm_backward_naive(
  dout: Tensor,
  cache: SpatialBatchnormNaiveCache,
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('spatial_batchnorm_backward_naive', cache);
  const { shape, bn_cache } = cache;
  needDout('spatial_batchnorm_backward_naive', dout, shape);
  const [dx, dgamma, dbeta] = batchnorm_backward_alt(channelsLast(dout), bn_cache);
  return [channelsSecond(dx, shape), dgamma, dbeta];
}

/** Calls `visit(c, start, end)` for every plane of x: its channel, and where it is in x.data. */
function eachRun(x: Tensor, visit: (c: number, start: number, end: number) => void): void {
  const [N, C, H, W] = x.shape;
  const P = H * W;
  for (let k = 0; k < N * C; k++) visit(k % C, k * P, (k + 1) * P);
}

/** Σ f(place in x.data, channel) over all places of each channel, (C,). */
function sumChannels(x: Tensor, f: (i: number, c: number) => number): Tensor {
  const sums = new Float64Array(x.shape[1]);
  eachRun(x, (c, start, end) => {
    let sum = 0;
    for (let i = start; i < end; i++) sum += f(i, c);
    sums[c] += sum;
  });
  const out = floatLike(x, [sums.length]);
  out.data.set(sums);
  return out;
}
