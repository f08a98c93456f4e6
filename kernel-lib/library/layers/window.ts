import { assertAxes, ShapeError, type Tensor, ValueError } from '../tensor/index.js';

/** Sizes of a window that slides over images (N, C, H, W). */
export interface WindowSizes {
  /** Images. */
  N: number;
  /** Channels. */
  C: number;
  /** Rows of an image. */
  H: number;
  /** Columns of an image. */
  W: number;
  /** Window height and width. */
  HH: number;
  /** Window width. */
  WW: number;
  /** Pixels between neighbouring windows. */
  stride: number;
  /** Zeros on each side of an image. */
  pad: number;
  /** Number of positions, vertically and horizontally. */
  OH: number;
  /** Number of positions, horizontally. */
  OW: number;
}

/**
 * The positions of an HH × WW window on x (N, C, H, W):
 *
 *     OH = 1 + ⌊(H + 2 pad - HH) / stride⌋,   OW likewise
 *
 * Rows and columns that do not fill a last window are left out, as in PyTorch. (CS231n's fast
 * layers refuse such sizes, TensorFlow's 'SAME' pads them.)
 */
export function windowSizes(
  fn: string,
  x: Tensor,
  HH: number,
  WW: number,
  stride: number,
  pad: number,
): WindowSizes {
  assertAxes(fn, 'x', x, 'N, C, H, W');
  const [N, C, H, W] = x.shape;
  for (const [arg, v, least] of [
    ['stride', stride, 1],
    ['pad', pad, 0],
    ['window height', HH, 1],
    ['window width', WW, 1],
  ] as const) {
    if (!Number.isInteger(v) || v < least) {
      throw new ValueError(`${fn}: ${arg} must be a whole number, ${least} or more; got ${v}.`);
    }
  }
  if (HH > H + 2 * pad || WW > W + 2 * pad) {
    throw new ShapeError(
      `${fn}: the window (${HH}, ${WW}) is larger than the image (${H}, ${W}) with pad ${pad}. ` +
        'Try a larger pad or a smaller window.',
    );
  }
  const OH = 1 + Math.floor((H + 2 * pad - HH) / stride);
  const OW = 1 + Math.floor((W + 2 * pad - WW) / stride);
  return { N, C, H, W, HH, WW, stride, pad, OH, OW };
}
