import type { Tensor } from '../tensor/index.js';
import { floatLike } from './support.js';
import { type WindowSizes, windowSizes } from './window.js';

/**
 * Images as columns: column (n, i, j) of the result holds what the window sees at position (i, j)
 * of image n, row (c, k, l) its element (k, l) of channel c. A convolution becomes one matrix product.
 *
 * @param x (N, C, H, W)
 * @returns (C·HH·WW, N·OH·OW). CS231n orders the columns (i, j, n); for one image that is the same.
 *
 * Source: CS231n, im2col.py.
 */
export function im2col(
  x: Tensor,
  field_height: number,
  field_width: number,
  padding = 1,
  stride = 1,
): Tensor {
  const sizes = windowSizes('im2col', x, field_height, field_width, stride, padding);
  return columnsOf(x, sizes);
}

/** {@link im2col} with sizes that are known already. */
export function columnsOf(x: Tensor, s: WindowSizes): Tensor {
  const P = s.N * s.OH * s.OW;
  const cols = floatLike(x, [s.C * s.HH * s.WW, P], 'im2col');
  const [from, to] = [x.data, cols.data];
  eachRun(s, (pixel, cell, count) => {
    for (let j = 0; j < count; j++) to[cell + j] = from[pixel + j * s.stride];
  });
  return cols;
}

/**
 * The way back, adding where windows overlap: the gradient through {@link im2col}.
 *
 * @param cols (C·HH·WW, N·OH·OW)
 * @returns (N, C, H, W)
 */
export function imageOf(cols: Tensor, s: WindowSizes): Tensor {
  const x = floatLike(cols, [s.N, s.C, s.H, s.W]);
  const [from, to] = [cols.data, x.data];
  eachRun(s, (pixel, cell, count) => {
    for (let j = 0; j < count; j++) {
      const p = pixel + j * s.stride;
      to[p] += from[cell + j];
    }
  });
  return x;
}

/**
 * Calls `visit(pixel, cell, count)` for every run of cells that is not padding: cells cell + j of
 * cols hold pixels pixel + j·stride of x, j < count.
 */
function eachRun(
  s: WindowSizes,
  visit: (pixel: number, cell: number, count: number) => void,
): void {
  const P = s.N * s.OH * s.OW;
  let row = 0;
  for (let c = 0; c < s.C; c++) {
    for (let k = 0; k < s.HH; k++) {
      for (let l = 0; l < s.WW; l++, row++) {
        // The j for which 0 <= j·stride + l - pad < W.
        const first = Math.max(0, Math.ceil((s.pad - l) / s.stride));
        const last = Math.min(s.OW - 1, Math.floor((s.W - 1 + s.pad - l) / s.stride));
        if (last < first) continue;
        for (let n = 0; n < s.N; n++) {
          for (let i = 0; i < s.OH; i++) {
            const h = i * s.stride + k - s.pad;
            if (h < 0 || h >= s.H) continue;
            const pixel = ((n * s.C + c) * s.H + h) * s.W + first * s.stride + l - s.pad;
            const cell = row * P + (n * s.OH + i) * s.OW + first;
            visit(pixel, cell, last - first + 1);
          }
        }
      }
    }
  }
}
