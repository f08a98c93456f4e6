import type { Tensor } from '../tensor/index.js';
import { floatLike } from './support.js';

/** x cut into runs of K consecutive numbers, each brought to mean 0 and variance 1. */
export interface NormalisedRows {
  /** (x - μ) / √(var + eps), shape of x */
  readonly xhat: Tensor;
  /** 1 / √(var + eps), one per run */
  readonly ivar: Float64Array;
}

/** Normalises every run of `K` consecutive elements of `x`; the core of layer and group norm. */
export function normaliseRows(x: Tensor, K: number, eps: number): NormalisedRows {
  const rows = K === 0 ? 0 : x.size / K;
  const xhat = floatLike(x);
  const ivar = new Float64Array(rows);
  const [from, to] = [x.data, xhat.data];
  for (let r = 0; r < rows; r++) {
    const start = r * K;
    let mean = 0;
    for (let i = start; i < start + K; i++) mean += from[i];
    mean /= K;
    let variance = 0;
    for (let i = start; i < start + K; i++) variance += (from[i] - mean) ** 2;
    const s = 1 / Math.sqrt(variance / K + eps);
    for (let i = start; i < start + K; i++) to[i] = (from[i] - mean) * s;
    ivar[r] = s;
  }
  return { xhat, ivar };
}

/**
 * The gradient back through {@link normaliseRows}, with dx̂ the gradient of x̂:
 *
 *     dx = 1/√(var + eps) · (dx̂ - mean(dx̂) - x̂ · mean(dx̂ x̂)),  means over the run
 */
export function normaliseRowsBackward(dxhat: Tensor, { xhat, ivar }: NormalisedRows): Tensor {
  const dx = floatLike(dxhat);
  const K = ivar.length === 0 ? 0 : dx.size / ivar.length;
  const [d, h, to] = [dxhat.data, xhat.data, dx.data];
  for (let r = 0; r < ivar.length; r++) {
    const start = r * K;
    let mean = 0;
    let along = 0;
    for (let i = start; i < start + K; i++) {
      mean += d[i];
      along += d[i] * h[i];
    }
    mean /= K;
    along /= K;
    const s = ivar[r];
    for (let i = start; i < start + K; i++) {
      to[i] = s * (d[i] - mean - h[i] * along);
    }
  }
  return dx;
}
