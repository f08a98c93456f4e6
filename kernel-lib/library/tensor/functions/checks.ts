import { ValueError } from '../core/errors.js';
import { needRoom } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { broadcastShapes, formatShape, sameShape } from '../core/shape.js';
import { spread } from '../kernels/indexing.js';
import { Tensor } from '../Tensor.js';

/** How close counts as equal: |a - b| ≤ atol + rtol·|b|. */
export interface Tolerance {
  /** Relative to |b| (1e-5). */
  readonly rtol?: number;
  /** Absolute (1e-8). */
  readonly atol?: number;
  /** Whether NaN equals NaN (false). */
  readonly equalNan?: boolean;
}

function close(a: number, b: number, rtol: number, atol: number, equalNan: boolean): boolean {
  if (a === b) return true;
  if (Number.isNaN(a) || Number.isNaN(b)) return equalNan && Number.isNaN(a) && Number.isNaN(b);
  return Number.isFinite(b) && Math.abs(a - b) <= atol + rtol * Math.abs(b);
}

/** Whether |a - b| ≤ atol + rtol·|b| everywhere, with broadcasting. NaN equals NaN only on demand. */
export function allclose(
  a: TensorLike,
  b: TensorLike,
  rtol = 1e-5,
  atol = 1e-8,
  equalNan = false,
): boolean {
  const x = toNdArray('allclose', a, 'a');
  const y = toNdArray('allclose', b, 'b');
  const shape = broadcastShapes('allclose', x.shape, y.shape);
  needRoom('allclose', shape, [x.shape, y.shape]);
  const left = spread('allclose', x, shape).data;
  const right = spread('allclose', y, shape).data;
  for (let i = 0; i < left.length; i++)
    if (!close(left[i]!, right[i]!, rtol, atol, equalNan)) return false;
  return true;
}

/** Element by element, whether |a - b| ≤ atol + rtol·|b|, with broadcasting: a bool tensor. NumPy: np.isclose */
export function isclose(
  a: TensorLike,
  b: TensorLike,
  rtol = 1e-5,
  atol = 1e-8,
  equalNan = false,
): Tensor {
  const x = toNdArray('isclose', a, 'a');
  const y = toNdArray('isclose', b, 'b');
  const shape = broadcastShapes('isclose', x.shape, y.shape);
  needRoom('isclose', shape, [x.shape, y.shape]);
  const left = spread('isclose', x, shape).data;
  const right = spread('isclose', y, shape).data;
  const out = new Uint8Array(left.length);
  for (let i = 0; i < out.length; i++)
    out[i] = Number(close(left[i]!, right[i]!, rtol, atol, equalNan));
  return new Tensor(out, shape);
}

/** Whether shapes and elements are equal. */
export function arrayEqual(a: TensorLike, b: TensorLike): boolean {
  const x = toNdArray('arrayEqual', a, 'a');
  const y = toNdArray('arrayEqual', b, 'b');
  if (!sameShape(x.shape, y.shape)) return false;
  for (let i = 0; i < x.data.length; i++) if (x.data[i] !== y.data[i]) return false;
  return true;
}

/**
 * Throws unless `actual` and `expected` have one shape and are close everywhere (NaN equals NaN);
 * the message names the first place where they differ, and the worst.
 * @throws ValueError
 */
export function assertAllclose(
  actual: TensorLike,
  expected: TensorLike,
  tolerance: Tolerance = {},
): void {
  const { rtol = 1e-7, atol = 0, equalNan = true } = tolerance;
  const x = toNdArray('assertAllclose', actual, 'actual');
  const y = toNdArray('assertAllclose', expected, 'expected');
  if (!sameShape(x.shape, y.shape) && y.shape.length > 0)
    throw new ValueError(
      `assertAllclose: actual has shape ${formatShape(x.shape)}, expected has ${formatShape(y.shape)}.`,
    );
  const right = spread('assertAllclose', y, x.shape).data;
  let first = -1;
  let worst = -1;
  let wrong = 0;
  for (let i = 0; i < x.data.length; i++) {
    if (close(x.data[i]!, right[i]!, rtol, atol, equalNan)) continue;
    wrong++;
    if (first < 0) first = i;
    if (worst < 0 || Math.abs(x.data[i]! - right[i]!) > Math.abs(x.data[worst]! - right[worst]!))
      worst = i;
  }
  if (first < 0) return;
  const place = (i: number) =>
    `[${position(i, x.shape).join(', ')}]: got ${x.data[i]}, expected ${right[i]}`;
  throw new ValueError(
    `assertAllclose: ${wrong} of ${x.data.length} elements differ by more than ${atol} + ${rtol}·|expected|. First at ${place(first)}.${worst !== first ? ` Worst at ${place(worst)}.` : ''}`,
  );
}

function position(flat: number, shape: readonly number[]): number[] {
  const out = new Array<number>(shape.length);
  for (let k = shape.length - 1, rest = flat; k >= 0; k--) {
    out[k] = rest % shape[k]!;
    rest = Math.floor(rest / shape[k]!);
  }
  return out;
}
