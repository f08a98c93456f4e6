import { blasGemm } from '../blas/internal.js';
import type { Tensor } from '../tensor/index.js';
import { allocateUnset, windowLoops } from '../tensor/internal.js';
import { inside } from './im2col.js';
import { commonFloat, floatLike } from './support.js';
import type { WindowSizes } from './window.js';

/*
 * Convolution on OpenBLAS. Of the columns of im2col two neighbouring rows of windows share all rows of
 * the image but `stride`; so each row of the image is laid out once, for all shifts along it:
 *
 *     band[h][c][l][n][j] = x_pad[n, c, h, j·stride + l]
 *
 * What the windows of output row i see is then the matrix (HH·C·WW, images·OW) that begins with row
 * h = i·stride, where it lies: a third of the columns for filters of 3×3. Images are taken in portions
 * that the processor's second cache holds. Sums come in another order than in WebAssembly, so that all
 * of this is for where products are the library's, too.
 */

type Floats = Float64Array | Float32Array;
type Gemm = NonNullable<ReturnType<typeof blasGemm>>;
type Loops = ReturnType<typeof windowLoops>;

/** Bytes of the band of one portion of images. */
const PORTION = 2 ** 19;

/** A convolution of these sizes by bands, with filters w (F, C, HH, WW). */
interface Bands {
  readonly gemm: Gemm;
  readonly loops: Loops;
  readonly s: WindowSizes;
  readonly F: number;
  /** Elements of a window, through all channels. */
  readonly K: number;
  /** Rows of a padded image that a window touches. */
  readonly rows: number;
  /** Images at a time. */
  readonly images: number;
  /** An array that is not cleared. */
  room(size: number): Floats;
}

/** Undefined where the plain form is to be taken: no library, mixed types, or a small convolution. */
function bandsFor(s: WindowSizes, w: Tensor, ...others: Tensor[]): Bands | undefined {
  const dtype = commonFloat(w, ...others);
  if (dtype === undefined) return undefined;
  const [F] = w.shape;
  const K = s.C * s.HH * s.WW;
  const rows = (s.OH - 1) * s.stride + s.HH;
  const bytes = rows * s.C * s.WW * s.OW * (dtype === 'float64' ? 8 : 4);
  const images = Math.max(1, Math.min(s.N, Math.floor(PORTION / bytes)));
  const gemm = blasGemm(dtype, F * K * images * s.OW);
  if (!gemm) return undefined;
  const room = (size: number) => allocateUnset(dtype, size) as Floats;
  return { gemm, loops: windowLoops(dtype), s, F, K, rows, images, room };
}

// Loops over images and rows stand here without callbacks: V8 compiles a callback with a hot loop anew, and worse.

/** The forward pass (N, F, OH, OW), if the library does it. */
export function convForwardBands(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  s: WindowSizes,
): Tensor | undefined {
  const bands = bandsFor(s, w, x, b);
  if (!bands) return undefined;
  const { gemm, loops, F, K, rows, images, room } = bands;
  const { N, OH, OW } = s;
  const out = floatLike(x, [N, F, OH, OW], 'conv_forward_fast');
  const filters = turned(bands, w.data as Floats, true);
  const band = room(rows * s.C * s.WW * images * OW);
  const product = room(OH * F * images * OW);
  for (let n = 0; n < N; n += images) {
    const count = Math.min(images, N - n);
    const run = count * OW;
    const step = s.stride * s.C * s.WW * run;
    layOut(bands, x.data as Floats, n, count, band);
    for (let i = 0; i < OH; i++) {
      const made = product.subarray(i * F * run, (i + 1) * F * run);
      for (let f = 0; f < F; f++) made.fill(b.data[f], f * run, (f + 1) * run);
      gemm(false, false, F, run, K, filters, K, band.subarray(i * step), run, made, true);
    }
    loops.moveImages(product, 0, out.data, n * F * OH * OW, count, F, OH, OW, 1);
  }
  return out;
}

/** The backward pass, if the library does it. */
export function convBackwardBands(
  dout: Tensor,
  x: Tensor,
  w: Tensor,
  s: WindowSizes,
  skipDx: boolean,
): [dx: Tensor, dw: Tensor, db: Tensor] | undefined {
  const bands = bandsFor(s, w, x, dout);
  if (!bands) return undefined;
  const { gemm, loops, F, K, rows, images, room } = bands;
  const { N, OH, OW } = s;
  const [dx, dw, db] = [floatLike(x), floatLike(w), floatLike(w, [F])];
  const filters = turned(bands, w.data as Floats, true);
  const dfilters = room(F * K).fill(0);
  const band = room(rows * s.C * s.WW * images * OW);
  const d = room(OH * F * images * OW);
  const ones = room(images * OW).fill(1);
  for (let n = 0; n < N; n += images) {
    const count = Math.min(images, N - n);
    const run = count * OW;
    const step = s.stride * s.C * s.WW * run;
    loops.moveImages(dout.data, n * F * OH * OW, d, 0, count, F, OH, OW, 0);
    layOut(bands, x.data as Floats, n, count, band);
    for (let i = 0; i < OH; i++) {
      const [dRow, seen] = [d.subarray(i * F * run), band.subarray(i * step)];
      gemm(false, true, F, K, run, dRow, run, seen, run, dfilters, true);
      gemm(false, false, F, 1, run, dRow, run, ones, 1, db.data as Floats, true);
    }
    if (skipDx) continue;
    band.fill(0, 0, rows * s.C * s.WW * run);
    for (let i = 0; i < OH; i++) {
      const [dRow, seen] = [d.subarray(i * F * run), band.subarray(i * step)];
      gemm(true, false, K, run, F, filters, K, dRow, run, seen, true);
    }
    addUp(bands, band, n, count, dx.data as Floats);
  }
  (dw.data as Floats).set(turned(bands, dfilters, false));
  return [dx, dw, db];
}

/** Filters with their elements in the order of a band, (k, c, l) for (c, k, l), or back. */
function turned({ s, F, room }: Bands, w: Floats, forth: boolean): Floats {
  const out = room(w.length);
  const { C, HH, WW } = s;
  for (let f = 0; f < F; f++)
    for (let c = 0; c < C; c++)
      for (let k = 0; k < HH; k++)
        for (let l = 0; l < WW; l++) {
          const [a, b] = [((f * C + c) * HH + k) * WW + l, ((f * HH + k) * C + c) * WW + l];
          if (forth) out[b] = w[a]!;
          else out[a] = w[b]!;
        }
  return out;
}

/** The band of some images. */
function layOut(bands: Bands, x: Floats, from: number, images: number, band: Floats): void {
  const { loops, s, rows } = bands;
  const { C, W, WW, OW, stride } = s;
  const [run, step] = [images * OW, C * WW * images * OW];
  const [top, seen] = rowsSeen(bands);
  band.fill(0, 0, rows * step);
  for (let l = 0; l < WW; l++) {
    // The shift before, one element further, is right for all windows but an image's last.
    const shifted = l > 0 && stride === 1;
    if (shifted)
      for (let row = 0; row < rows * C; row++) {
        const to = (row * WW + l) * run;
        band.copyWithin(to, to - run + 1, to);
      }
    const [first, count] = inside(W, OW, l, s);
    const start = shifted ? OW - 1 : first;
    for (let n = 0; n < images; n++)
      for (let c = 0; c < C; c++) {
        const to = ((top * C + c) * WW + l) * run + n * OW + start;
        const pixel = pixelAt(bands, from + n, c, l + start * stride);
        if (!shifted) loops.gatherRows(x, pixel, W, stride, band, to, step, count, seen);
        else if (first + count < OW) loops.setEvery(band, to, step, seen, 0);
        else loops.gatherRows(x, pixel, W, stride, band, to, step, 1, seen);
      }
  }
}

/** The way back of {@link layOut}: adds a band up to images. Writes into the band, too. */
function addUp(bands: Bands, band: Floats, from: number, images: number, dx: Floats): void {
  const { loops, s } = bands;
  const { C, W, WW, OW, stride } = s;
  const [run, step] = [images * OW, C * WW * images * OW];
  const [top, seen] = rowsSeen(bands);
  for (let l = WW - 1; l >= 0; l--) {
    // All but an image's last window are added to the shift before, and go with it.
    const shifted = l > 0 && stride === 1;
    const [first, count] = inside(W, OW, l, s);
    const start = shifted ? OW - 1 : first;
    for (let n = 0; n < images; n++)
      for (let c = 0; c < C; c++) {
        const at = ((top * C + c) * WW + l) * run + n * OW + start;
        const pixel = pixelAt(bands, from + n, c, l + start * stride);
        if (!shifted) loops.addRows(band, at, step, dx, pixel, W, stride, count, seen);
        else {
          if (first + count === OW) loops.addRows(band, at, step, dx, pixel, W, stride, 1, seen);
          loops.setEvery(band, at, step, seen, 0);
        }
      }
    if (!shifted) continue;
    for (let row = top * C; row < (top + seen) * C; row++) {
      const at = (row * WW + l) * run;
      loops.addRun(band, at, band, at - run + 1, run - 1);
    }
  }
}

/** The rows of a padded image that windows touch and that are no padding: the first, and how many. */
function rowsSeen({ s, rows }: Bands): [first: number, count: number] {
  const first = Math.min(s.pad, rows);
  return [first, Math.min(s.H, rows - first)];
}

/** Where in x the first row of image n and channel c begins, `shift` from where its padding does. */
function pixelAt({ s }: Bands, n: number, c: number, shift: number): number {
  return (n * s.C + c) * s.H * s.W - s.pad + shift;
}
