import { DTypeError, describe, formatShape, ShapeError, Tensor } from '../tensor/index.js';

/**
 * The largest relative difference of two arrays:
 *
 *     max |x - y| / max(1e-8, |x| + |y|)
 *
 * Below 1e-7 a float64 gradient is right; above 1e-2 it is wrong; between them look for a kink, or
 * for an h that is too small or too large. NaN anywhere gives NaN, which is below nothing.
 *
 * @param x a Tensor or a number
 * @param y the same shape as `x`, or a number on both sides
 * @throws ShapeError if the shapes differ (broadcasting here would hide a wrong shape)
 *
 * Source: CS231n, `rel_error` in each notebook.
 */
export function rel_error(x: Tensor | number, y: Tensor | number): number {
  if (typeof x === 'number' && typeof y === 'number') return relativeDifference(x, y);
  const a = asTensor(x, 'x');
  const b = asTensor(y, 'y');
  const numberAgainstOne = (typeof x === 'number' || typeof y === 'number') && a.size === b.size;
  if (a.shape.join() !== b.shape.join() && !numberAgainstOne) {
    throw new ShapeError(
      `rel_error: x has shape ${formatShape(a.shape)} and y has shape ${formatShape(b.shape)}. ` +
        'A gradient has the shape of what it is the gradient of: check the shapes before the values.',
    );
  }
  let worst = 0;
  for (let i = 0; i < a.size; i++) {
    const e = relativeDifference(a.data[i], b.data[i]);
    if (Number.isNaN(e)) return Number.NaN;
    if (e > worst) worst = e;
  }
  return worst;
}

/** |a - b| / max(1e-8, |a| + |b|) of two numbers; NaN for NaN or two infinities. */
export function relativeDifference(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(1e-8, Math.abs(a) + Math.abs(b));
}

function asTensor(
  v: Tensor | number,
  argument: string,
): { data: ArrayLike<number>; shape: readonly number[]; size: number } {
  if (typeof v === 'number') return { data: [v], shape: [], size: 1 };
  if (v instanceof Tensor) return v;
  throw new DTypeError(`rel_error: ${argument} must be a Tensor or a number, got ${describe(v)}.`);
}
