import type { Tensor } from '../tensor/index.js';
import { floatLike } from './support.js';

/** (N, C, …) as (N·…, C): one row per position, one column per channel. */
export function channelsLast(x: Tensor): Tensor {
  const [N, C] = x.shape;
  const P = N * C === 0 ? 0 : x.size / (N * C);
  const out = floatLike(x, [N * P, C]);
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const from = (n * C + c) * P;
      for (let p = 0; p < P; p++) out.data[(n * P + p) * C + c] = x.data[from + p];
    }
  }
  return out;
}

/** The way back: (N·…, C) as `shape` = (N, C, …). */
export function channelsSecond(rows: Tensor, shape: readonly number[]): Tensor {
  const [N, C] = shape;
  const out = floatLike(rows, shape);
  const P = N * C === 0 ? 0 : out.size / (N * C);
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const to = (n * C + c) * P;
      for (let p = 0; p < P; p++) out.data[to + p] = rows.data[(n * P + p) * C + c];
    }
  }
  return out;
}
