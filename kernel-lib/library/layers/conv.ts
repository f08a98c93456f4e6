import { assertAxes, assertShape, formatShape, ShapeError, type Tensor } from '../tensor/index.js';
import { dotRightTransposed, leftTransposedDot } from '../tensor/internal.js';
import { convBackwardBands, convForwardBands } from './bands.js';
import { convBackwardDirect, convForwardDirect } from './direct.js';
import { columnsOf, imageOf } from './im2col.js';
import { floatLike, needCache, needDout, needParam } from './support.js';
import { type WindowSizes, windowSizes } from './window.js';

/** Settings of a convolution. */
export interface ConvParam {
  /** Pixels between neighbouring positions of the filter. Default 1. */
  stride?: number | undefined;
  /** Zeros added on each side. Default 0. */
  pad?: number | undefined;
}

/** What conv_backward needs of the forward pass. */
export interface ConvCache {
  /** The images (N, C, H, W). */
  readonly x: Tensor;
  /** The filters (F, C, HH, WW). */
  readonly w: Tensor;
  /** Where the filters lie. */
  readonly sizes: WindowSizes;
  /** im2col(x), made by the fast form only, and not where the machine's own libraries do its work. */
  readonly cols?: Tensor;
}

/**
 * Convolution of images with F filters (cross-correlation: the filters are not flipped):
 *
 *     out[n, f, i, j] = b_f + Σ_c Σ_k Σ_l x_pad[n, c, i·stride + k, j·stride + l] w[f, c, k, l]
 *
 * The plain reference, seven loops. {@link conv_forward_fast} gives the same numbers.
 *
 * @param x (N, C, H, W)
 * @param w (F, C, HH, WW)
 * @param b (F,)
 * @param conv_param see {@link ConvParam}
 * @returns `[out, cache]`, out (N, F, OH, OW) with OH = 1 + ⌊(H + 2 pad - HH) / stride⌋
 * @throws ShapeError if channels differ or the filter is larger than the padded image
 *
 * Source: CS231n assignment 2.
 */
export function conv_forward_naive(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  conv_param: ConvParam = {},
): [out: Tensor, cache: ConvCache] {
  const s = sizesOf('conv_forward_naive', x, w, b, conv_param);
  const F = w.shape[0];
  const out = floatLike(x, [s.N, F, s.OH, s.OW], 'conv_forward_naive');
  let o = 0;
  for (let n = 0; n < s.N; n++) {
    for (let f = 0; f < F; f++) {
      for (let i = 0; i < s.OH; i++) {
        for (let j = 0; j < s.OW; j++) {
          let sum = b.data[f];
          eachTap(s, n, f, i, j, (pixel, weight) => {
            sum += x.data[pixel] * w.data[weight];
          });
          out.data[o++] = sum;
        }
      }
    }
  }
  return [out, { x, w, sizes: s }];
}

/**
 * Gradients of the convolution: each product of the forward pass gives its two factors theirs.
 *
 * @param dout (N, F, OH, OW)
 * @returns `[dx, dw, db]`, shapes of x, w, b
 */
export function conv_backward_naive(
  dout: Tensor,
  cache: ConvCache,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  needCache('conv_backward_naive', cache);
  const { x, w, sizes: s } = cache;
  const F = w.shape[0];
  needDout('conv_backward_naive', dout, [s.N, F, s.OH, s.OW]);
  const dx = floatLike(x);
  const dw = floatLike(w);
  const db = floatLike(w, [F]);
  let o = 0;
  for (let n = 0; n < s.N; n++) {
    for (let f = 0; f < F; f++) {
      for (let i = 0; i < s.OH; i++) {
        for (let j = 0; j < s.OW; j++) {
          const d = dout.data[o++];
          db.data[f] += d;
          eachTap(s, n, f, i, j, (pixel, weight) => {
            dx.data[pixel] += d * w.data[weight];
            dw.data[weight] += d * x.data[pixel];
          });
        }
      }
    }
  }
  return [dx, dw, db];
}

/**
 * The same convolution as one matrix product: w (F, C·HH·WW) times im2col(x). Arguments, result
 * and errors as for {@link conv_forward_naive}; the cache also holds the columns. (With
 * the machine's own libraries there are none, or fewer, which are not kept.)
 */
export function conv_forward_fast(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  conv_param: ConvParam = {},
): [out: Tensor, cache: ConvCache] {
  const s = sizesOf('conv_forward_fast', x, w, b, conv_param);
  const native = convForwardDirect(x, w, b, s) ?? convForwardBands(x, w, b, s);
  if (native) return [native, { x, w, sizes: s }];
  const F = w.shape[0];
  const cols = columnsOf(x, s);
  const product = w.reshape(F, -1).dot(cols);
  const out = floatLike(x, [s.N, F, s.OH, s.OW], 'conv_forward_fast');
  const P = s.OH * s.OW;
  for (let f = 0; f < F; f++) {
    const bias = b.data[f];
    for (let n = 0; n < s.N; n++) {
      const from = (f * s.N + n) * P;
      const to = (n * F + f) * P;
      for (let p = 0; p < P; p++) out.data[to + p] = product.data[from + p] + bias;
    }
  }
  return [out, { x, w, sizes: s, cols }];
}

/**
 *     dw = dout colsᵀ      dcols = wᵀ dout, added up by the way back of im2col      db = Σ dout
 *
 * @param dout (N, F, OH, OW)
 * @param cache of {@link conv_forward_fast}
 * @param skip_dx leave dx at zero, for the first layer of a net: half of the work
 * @returns `[dx, dw, db]`
 */
export function conv_backward_fast(
  dout: Tensor,
  cache: ConvCache,
  skip_dx = false,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  needCache('conv_backward_fast', cache);
  const { x, w, sizes: s } = cache;
  const F = w.shape[0];
  needDout('conv_backward_fast', dout, [s.N, F, s.OH, s.OW]);
  const native = cache.cols
    ? undefined
    : (convBackwardDirect(dout, x, w, s, skip_dx) ?? convBackwardBands(dout, x, w, s, skip_dx));
  if (native) return native;
  const cols = cache.cols ?? columnsOf(x, s);
  const P = s.OH * s.OW;
  const d = floatLike(dout, [F, s.N * P]);
  for (let n = 0; n < s.N; n++) {
    for (let f = 0; f < F; f++) {
      const from = (n * F + f) * P;
      d.data.set(dout.data.subarray(from, from + P), (f * s.N + n) * P);
    }
  }
  const dw = dotRightTransposed(d, cols).reshape(...w.shape);
  const dx = skip_dx ? floatLike(x) : imageOf(leftTransposedDot(w.reshape(F, -1), d), s);
  return [dx, dw, d.sum(1)];
}

/** Calls `visit(position in x, position in w)` for every product that makes out[n, f, i, j]. */
function eachTap(
  s: WindowSizes,
  n: number,
  f: number,
  i: number,
  j: number,
  visit: (pixel: number, weight: number) => void,
): void {
  for (let c = 0; c < s.C; c++) {
    for (let k = 0; k < s.HH; k++) {
      const h = i * s.stride + k - s.pad;
      if (h < 0 || h >= s.H) continue;
      for (let l = 0; l < s.WW; l++) {
        const v = j * s.stride + l - s.pad;
        if (v < 0 || v >= s.W) continue;
        visit(((n * s.C + c) * s.H + h) * s.W + v, ((f * s.C + c) * s.HH + k) * s.WW + l);
      }
    }
  }
}

function sizesOf(fn: string, x: Tensor, w: Tensor, b: Tensor, param: ConvParam): WindowSizes {
  assertAxes(fn, 'x', x, 'N, C, H, W');
  assertAxes(fn, 'w', w, 'F, C, HH, WW');
  const [F, C, HH, WW] = w.shape;
  if (x.shape[1] !== C) {
    const last = x.shape[3] === C ? ' The channels of x seem to be last: they must be second.' : '';
    throw new ShapeError(
      `${fn}: x ${formatShape(x.shape)} and w ${formatShape(w.shape)} do not match: ` +
        `x has C=${x.shape[1]} channels, the filters have C=${C}.${last}`,
    );
  }
  assertShape(fn, 'b', b, [F], 'one bias per filter');
  needParam(fn, 'conv_param', param, '{ stride: 1, pad: 1 }', ['stride', 'pad']);
  return windowSizes(fn, x, HH, WW, param.stride ?? 1, param.pad ?? 0);
}
