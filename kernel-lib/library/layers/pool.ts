import { LARGEST_WINDOW, poolingFor } from '../blas/internal.js';
import { Tensor, ValueError } from '../tensor/index.js';
import { allocateUnset } from '../tensor/internal.js';
import { columnsOf, imageOf } from './im2col.js';
import { floatLike, needCache, needDout, needParam } from './support.js';
import { type WindowSizes, windowSizes } from './window.js';

/** Settings of max-pooling. */
export interface PoolParam {
  /** Rows of a window. */
  pool_height: number;
  /** Columns of a window. */
  pool_width: number;
  /** Pixels between neighbouring windows. Default: pool_height. */
  stride?: number | undefined;
}

/** What the backward pass of a max-pooling needs. */
export interface PoolCache {
  /** The images (N, C, H, W). */
  readonly x: Tensor;
  /** Where the windows lie. */
  readonly sizes: WindowSizes;
  /** Row of im2col that won, per output; made by the fast form only. */
  readonly winner?: Int32Array;
}

/**
 * Max-pooling:
 *
 *     out[n, c, i, j] = max over k, l of x[n, c, i·stride + k, j·stride + l]
 *
 * The plain reference. {@link max_pool_forward_fast} gives the same numbers. NaN wins.
 *
 * @param x (N, C, H, W)
 * @param pool_param see {@link PoolParam}
 * @returns `[out, cache]`, out (N, C, OH, OW) with OH = 1 + ⌊(H - pool_height) / stride⌋
 *
 * Source: CS231n assignment 2.
 */
export function max_pool_forward_naive(
  x: Tensor,
  pool_param: PoolParam,
): [out: Tensor, cache: PoolCache] {
  const s = sizesOf('max_pool_forward_naive', x, pool_param);
  const out = floatLike(x, [s.N, s.C, s.OH, s.OW]);
  eachWindow(s, (o, pixels) => {
    out.data[o] = x.data[largest(x, pixels)];
  });
  return [out, { x, sizes: s }];
}

/**
 * The gradient goes to the largest pixel of each window; of equal ones to the first in reading
 * order, as in PyTorch. (CS231n's mask form gives it to each of them, which counts it twice.)
 *
 * @param dout (N, C, OH, OW)
 * @returns dx (N, C, H, W)
 */
export function max_pool_backward_naive(dout: Tensor, cache: PoolCache): Tensor {
  needCache('max_pool_backward_naive', cache);
  const { x, sizes: s } = cache;
  needDout('max_pool_backward_naive', dout, [s.N, s.C, s.OH, s.OW]);
  const dx = floatLike(x);
  eachWindow(s, (o, pixels) => {
    const at = largest(x, pixels);
    dx.data[at] += dout.data[o];
  });
  return dx;
}

/**
 * The same by im2col: with every channel as an image of its own, a window is a column and pooling
 * is the maximum over rows. Arguments and result as for {@link max_pool_forward_naive}.
 */
export function max_pool_forward_fast(
  x: Tensor,
  pool_param: PoolParam,
): [out: Tensor, cache: PoolCache] {
  const s = sizesOf('max_pool_forward_fast', x, pool_param);
  const native = pooledNatively(x, s);
  if (native) return native;
  const out = floatLike(x, [s.N, s.C, s.OH, s.OW]);
  const cols = columnsOf(x.reshape(s.N * s.C, 1, s.H, s.W), perChannel(s)).data;
  const winner = new Int32Array(out.size);
  const P = out.size;
  const best = out.data;
  best.set(cols.subarray(0, P));
  for (let row = 1; row < s.HH * s.WW; row++) {
    for (let p = 0; p < P; p++) {
      const v = cols[row * P + p];
      if (v <= best[p] || Number.isNaN(best[p])) continue;
      best[p] = v;
      winner[p] = row;
    }
  }
  return [out, { x, sizes: s, winner }];
}

/** As {@link max_pool_backward_naive}, for the cache of {@link max_pool_forward_fast}. */
export function max_pool_backward_fast(dout: Tensor, cache: PoolCache): Tensor {
  needCache('max_pool_backward_fast', cache);
  const { sizes: s, winner } = cache;
  needDout('max_pool_backward_fast', dout, [s.N, s.C, s.OH, s.OW]);
  if (!winner) {
    throw new ValueError(
      'max_pool_backward_fast: the cache is of max_pool_forward_naive; use max_pool_backward_naive.',
    );
  }
  const native = gradientNatively(dout, winner, s);
  if (native) return native;
  const P = winner.length;
  const dcols = floatLike(dout, [s.HH * s.WW, P]);
  for (let p = 0; p < P; p++) dcols.data[winner[p] * P + p] = dout.data[p];
  return imageOf(dcols, perChannel(s)).reshape(s.N, s.C, s.H, s.W);
}

/** The forward pass by the machine's own loops, if they are there: the same bits. */
function pooledNatively(x: Tensor, s: WindowSizes): [out: Tensor, cache: PoolCache] | undefined {
  const routines = isFloat(x) ? poolingFor(floats(x)) : undefined;
  if (!routines) return undefined;
  const size = s.N * s.C * s.OH * s.OW;
  const out = allocateUnset(x.dtype, size) as Floats;
  const winner = allocateUnset('int32', size) as Int32Array;
  routines.pool(floats(x), out, winner, poolSizes(s));
  return [new Tensor(out, [s.N, s.C, s.OH, s.OW]), { x, sizes: s, winner }];
}

/** The same for the way back. */
function gradientNatively(dout: Tensor, winner: Int32Array, s: WindowSizes): Tensor | undefined {
  const routines =
    isFloat(dout) && s.HH * s.WW <= LARGEST_WINDOW ? poolingFor(floats(dout)) : undefined;
  if (!routines) return undefined;
  const dx = allocateUnset(dout.dtype, s.N * s.C * s.H * s.W) as Floats;
  routines.poolBack(floats(dout), winner, dx, poolSizes(s));
  return new Tensor(dx, [s.N, s.C, s.H, s.W]);
}

type Floats = Float64Array | Float32Array;

const isFloat = ({ dtype }: Tensor): boolean => dtype === 'float64' || dtype === 'float32';

const floats = (x: Tensor): Floats => x.data as Floats;

const poolSizes = (s: WindowSizes): Int32Array =>
  new Int32Array([s.N * s.C, s.H, s.W, s.HH, s.WW, s.stride, s.OH, s.OW]);

const perChannel = (s: WindowSizes): WindowSizes => ({ ...s, N: s.N * s.C, C: 1 });

/** Calls `visit(position in out, positions in x)` for every window. */
function eachWindow(s: WindowSizes, visit: (o: number, pixels: readonly number[]) => void): void {
  let o = 0;
  for (let image = 0; image < s.N * s.C; image++) {
    for (let i = 0; i < s.OH; i++) {
      for (let j = 0; j < s.OW; j++) {
        const pixels: number[] = [];
        for (let k = 0; k < s.HH; k++) {
          for (let l = 0; l < s.WW; l++) {
            pixels.push((image * s.H + i * s.stride + k) * s.W + j * s.stride + l);
          }
        }
        visit(o++, pixels);
      }
    }
  }
}

/** The position among `pixels` with the largest value, the first of equal ones; NaN is largest. */
function largest(x: Tensor, pixels: readonly number[]): number {
  let best = pixels[0];
  for (const p of pixels) {
    const v = x.data[p];
    if (v > x.data[best] || (Number.isNaN(v) && !Number.isNaN(x.data[best]))) best = p;
  }
  return best;
}

function sizesOf(fn: string, x: Tensor, param: PoolParam): WindowSizes {
  const names = ['pool_height', 'pool_width', 'stride'];
  needParam(fn, 'pool_param', param, '{ pool_height: 2, pool_width: 2, stride: 2 }', names);
  const { pool_height, pool_width, stride = pool_height } = param;
  return windowSizes(fn, x, pool_height, pool_width, stride, 0);
}
