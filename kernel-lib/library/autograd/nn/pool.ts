import { formatShape, ShapeError, Tensor } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import { pickOperation } from '../ops/order.js';
import type { Variable } from '../Variable.js';
import { input, Module } from './Module.js';
import { assertOptions } from './sizes.js';
import { bothOf, needImages, type Pair, positions } from './windows.js';

/** How the windows of a pooling lie on the images. */
export interface PoolOptions {
  /** Pixels between neighbouring windows (kernelSize). */
  stride?: Pair;
  /** Pixels on each side that no maximum takes, at most half a window (0). */
  padding?: Pair;
  /** Pixels between neighbouring elements of a window (1). */
  dilation?: Pair;
  /** Windows that reach over the last row or column count too (false). */
  ceilMode?: boolean;
}

const POOL = ['stride', 'padding', 'dilation', 'ceilMode'];

/**
 * Max-pooling:
 *
 *     out[n, c, i, j] = max over k, l of x[n, c, i·stride + k, j·stride + l]
 *
 * The gradient goes to the largest pixel of each window, of equal ones to the first in reading order,
 * as in PyTorch. NaN is larger than all.
 *
 * @param x (N, C, H, W)
 * @param kernelSize height and width of a window
 * @returns (N, C, OH, OW), OH = 1 + ⌊(H + 2 padding - dilation (kH - 1) - 1) / stride⌋, with ceilMode ⌈ ⌉
 * @throws ShapeError if a window is larger than the image; AutogradError for settings that cannot be
 *
 * Source: CS231n assignment 2; torch.nn.functional.max_pool2d.
 */
export function maxPool2d(
  x: Variable | Tensor,
  kernelSize: Pair,
  options: PoolOptions = {},
): Variable {
  return pool('maxPool2d', input(x), windowOf('maxPool2d', kernelSize, options));
}

/** A window's settings, each for height and width. */
interface Window {
  readonly size: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly ceilMode: boolean;
}

function windowOf(fn: string, kernelSize: Pair, options: PoolOptions): Window {
  assertOptions(fn, options, POOL);
  const size = bothOf(fn, 'kernelSize', kernelSize, 1);
  const padding = bothOf(fn, 'padding', options.padding ?? 0, 0);
  if (padding.some((p, k) => 2 * p > size[k]!))
    throw new AutogradError(
      `${fn}: padding can be half of the window at most, got ${padding.join(', ')} for a window of ${size.join(', ')}.`,
    );
  return {
    size,
    stride: bothOf(fn, 'stride', options.stride ?? kernelSize, 1),
    padding,
    dilation: bothOf(fn, 'dilation', options.dilation ?? 1, 1),
    ceilMode: options.ceilMode ?? false,
  };
}

function pool(fn: string, x: Variable, window: Window): Variable {
  needImages(fn, x);
  const [N, C, H, W] = x.shape as [number, number, number, number];
  const [OH, OW] = [outSize(window, 0, H), outSize(window, 1, W)];
  if (OH < 1 || OW < 1)
    throw new ShapeError(
      `${fn}: the window ${formatShape(window.size)} is larger than the images ${formatShape(x.shape)}${window.padding.some((p) => p > 0) ? ' with their padding' : ''}. Try a smaller one, or fewer pooling layers.`,
    );
  const at = new Tensor(winners(x.value, window, OH, OW), [N, C, OH, OW]);
  return x.apply(pickOperation('maxPool2d', at));
}

/** Windows along one axis of n pixels. */
function outSize(
  { size, stride, padding, dilation, ceilMode }: Window,
  k: 0 | 1,
  n: number,
): number {
  const all = n + 2 * padding[k];
  if (!ceilMode) return positions(all, size[k], stride[k], dilation[k]);
  const out = positions(all + stride[k] - 1, size[k], stride[k], dilation[k]);
  // A window must begin on the image or its padding in front.
  return (out - 1) * stride[k] >= n + padding[k] ? out - 1 : out;
}

/** For each window the position of its largest pixel among all of x. */
function winners(x: Tensor, window: Window, OH: number, OW: number): Int32Array {
  const [N, C, H, W] = x.shape as [number, number, number, number];
  const at = new Int32Array(N * C * OH * OW);
  const { data } = x;
  const columns = taps(window, 1, W, OW);
  const rows = taps(window, 0, H, OH);
  let o = 0;
  for (let image = 0; image < N * C; image++)
    for (const [top, bottom, dh] of rows)
      for (const [left, right, dw] of columns) {
        let best = (image * H + top) * W + left;
        let largest = data[best]!;
        for (let h = top; h < bottom; h += dh)
          for (let w = left, p = (image * H + h) * W + left; w < right; w += dw, p += dw) {
            const v = data[p]!;
            if (v > largest || Number.isNaN(v)) {
              largest = v;
              best = p;
            }
          }
        at[o++] = best;
      }
  return at;
}

/** For each window along one axis its first pixel on the image, where it ends, and its step. */
function taps(
  { size, stride, padding, dilation }: Window,
  k: 0 | 1,
  n: number,
  count: number,
): [first: number, end: number, step: number][] {
  const d = dilation[k];
  return Array.from({ length: count }, (_, i) => {
    const start = i * stride[k] - padding[k];
    const end = Math.min(n, start + d * (size[k] - 1) + 1);
    return [start < 0 ? start + d * Math.ceil(-start / d) : start, end, d];
  });
}

/** Max-pooling of images (N, C, H, W), see {@link maxPool2d}: `new MaxPool2d(2)` halves H and W. */
export class MaxPool2d extends Module {
  readonly #window: Window;

  constructor(kernelSize: Pair, options: PoolOptions = {}) {
    super();
    this.#window = windowOf('MaxPool2d', kernelSize, options);
  }

  override forward(x: Variable | Tensor): Variable {
    return pool(`MaxPool2d(${this.describe()})`, input(x), this.#window);
  }

  protected override describe(): string {
    const { size, stride, padding } = this.#window;
    const short = ([h, w]: readonly [number, number]) => (h === w ? `${h}` : `[${h}, ${w}]`);
    const parts = [short(size)];
    if (String(stride) !== String(size)) parts.push(`stride ${short(stride)}`);
    if (padding.some((p) => p > 0)) parts.push(`padding ${short(padding)}`);
    return parts.join(', ');
  }
}
