import { formatShape, ShapeError } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import type { Variable } from '../Variable.js';

/** One number for both directions, or one for the height and one for the width. */
export type Pair = number | readonly [height: number, width: number];

/** Both numbers of a pair. @throws AutogradError for what is none, and for numbers below `least` */
export function bothOf(fn: string, name: string, value: Pair, least: number): [number, number] {
  const both = typeof value === 'number' ? [value, value] : value;
  const right =
    Array.isArray(both) &&
    both.length === 2 &&
    both.every((v) => Number.isInteger(v) && v >= least);
  if (right) return [both[0]!, both[1]!];
  const got = Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
  throw new AutogradError(
    `${fn}: ${name} must be a whole number, ${least} or more, or two of them [height, width]; got ${got}.`,
  );
}

/** Throws unless x is (N, C, H, W), with C channels if they are known. */
export function needImages(fn: string, x: Variable, C?: number): void {
  if (x.ndim === 4 && (C === undefined || x.shape[1] === C)) return;
  const last = C !== undefined && C !== x.shape[2] && x.ndim === 4 && x.shape[3] === C;
  const hint = last
    ? ' The channels seem to be last: write x.transpose(0, 3, 1, 2).'
    : x.ndim === 3 && (C === undefined || x.shape[0] === C)
      ? ' For one image write x.expandDims(0).'
      : x.ndim === 3 && C === 1
        ? ' For images without an axis of channels write x.expandDims(1).'
        : '';
  throw new ShapeError(
    `${fn}: x must have shape (N, ${C ?? 'C'}, H, W), got ${formatShape(x.shape)}.${hint}`,
  );
}

/** Positions of a window that looks at every dilation-th of n pixels: 1 + ⌊(n - d (k - 1) - 1) / stride⌋ */
export const positions = (n: number, k: number, stride: number, dilation: number): number =>
  Math.floor((n - dilation * (k - 1) - 1) / stride) + 1;
