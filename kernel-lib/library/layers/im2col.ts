import type { Tensor } from '../tensor/index.js';
import { windowLoops } from '../tensor/internal.js';
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
  const { gatherRows } = windowLoops(x.dtype);
  eachWindowElement(s, (pixel, cell, count, rows) => {
    gatherRows(x.data, pixel, s.stride * s.W, s.stride, cols.data, cell, s.OW, count, rows);
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
  const { addRows } = windowLoops(cols.dtype);
  eachWindowElement(s, (pixel, cell, count, rows) => {
    addRows(cols.data, cell, s.OW, x.data, pixel, s.stride * s.W, s.stride, count, rows);
  });
  return x;
}

/**
 * Calls `visit(pixel, cell, count, rows)` for every element of a window and every image: of `rows` rows of
 * windows, `count` have a pixel there and no padding. The first is pixel of x and cell of cols.
 */
function eachWindowElement(
  s: WindowSizes,
  visit: (pixel: number, cell: number, count: number, rows: number) => void,
): void {
  const P = s.N * s.OH * s.OW;
  let row = 0;
  for (let c = 0; c < s.C; c++) {
    for (let k = 0; k < s.HH; k++) {
      const [top, rows] = inside(s.H, s.OH, k, s);
      for (let l = 0; l < s.WW; l++, row++) {
        const [left, count] = inside(s.W, s.OW, l, s);
        if (rows <= 0 || count <= 0) continue;
        for (let n = 0; n < s.N; n++) {
          const h = (n * s.C + c) * s.H + top * s.stride + k - s.pad;
          const pixel = h * s.W + left * s.stride + l - s.pad;
          visit(pixel, row * P + (n * s.OH + top) * s.OW + left, count, rows);
        }
      }
    }
  }
}

/** Of `windows` along an axis of `size` pixels, those of which element k is a pixel: the first, and how many. */
export function inside(
  size: number,
  windows: number,
  k: number,
  { stride, pad }: WindowSizes,
): [first: number, count: number] {
  const first = Math.max(0, Math.ceil((pad - k) / stride));
  const last = Math.min(windows - 1, Math.floor((size - 1 + pad - k) / stride));
  return [first, Math.max(0, last - first + 1)];
}
