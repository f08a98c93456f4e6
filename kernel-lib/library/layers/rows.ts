import type { Tensor } from '../tensor/index.js';
import { squares64, sumRun64 } from '../tensor/internal.js';
import { standardBackInto, standardInto } from '../wasm/internal.js';
import { floatUnset } from './support.js';

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
  const xhat = floatUnset(x);
  const ivar = new Float64Array(rows);
  const [from, to] = [x.data, xhat.data as Float64Array];
  if (standardInto(from, K, eps, to, ivar)) return { xhat, ivar };
  const row = new Float64Array(K);
  for (let r = 0; r < rows; r++) {
    const start = r * K;
    row.set(from.subarray(start, start + K));
    const mean = sumRun64(row, 0, K) / K;
    const s = 1 / Math.sqrt(squares64(row, 0, K, mean) / K + eps);
    for (let i = 0; i < K; i++) to[start + i] = (row[i] - mean) * s;
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
  const dx = floatUnset(dxhat);
  const K = ivar.length === 0 ? 0 : dx.size / ivar.length;
  const [d, h, to] = [dxhat.data, xhat.data, dx.data as Float64Array];
  if (standardBackInto(d, h, K, ivar, to)) return dx;
  const [row, products] = [new Float64Array(K), new Float64Array(K)];
  for (let r = 0; r < ivar.length; r++) {
    const start = r * K;
    row.set(d.subarray(start, start + K));
    for (let i = 0; i < K; i++) products[i] = row[i] * h[start + i];
    const mean = sumRun64(row, 0, K) / K;
    const along = sumRun64(products, 0, K) / K;
    const s = ivar[r];
    for (let i = 0; i < K; i++) to[start + i] = s * (row[i] - mean - h[start + i] * along);
  }
  return dx;
}
