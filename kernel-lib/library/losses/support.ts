import {
  assertAxes,
  assertFinite,
  assertLabels,
  formatShape,
  ShapeError,
  Tensor,
} from '../tensor/index.js';

/** Class labels: an int32 tensor (N,), or a list of whole numbers. */
export type Labels = Tensor | readonly number[];

/**
 * Throws unless `x` is (N, C) with N, C >= 1 and finite. A loss is where a broken net is noticed
 * first, and the place of the first NaN says more than a NaN loss does.
 */
export function needScores(fn: string, x: Tensor): [N: number, C: number] {
  assertAxes(fn, 'x', x, 'N, C');
  const [N, C] = x.shape;
  if (N === 0 || C === 0) {
    throw new ShapeError(
      `${fn}: x is empty, ${formatShape(x.shape)}: the mean loss of no examples is not defined.`,
    );
  }
  assertFinite(fn, 'x', x);
  return [N, C];
}

/** The labels as numbers, after checking that there are N of them, whole, in 0 … C - 1. */
export function needLabels(fn: string, y: Labels, N: number, C: number): ArrayLike<number> {
  // As float64, so that a label of 0.5 is refused and not cut off.
  const isList = Array.isArray(y) && !((y as readonly unknown[])[0] instanceof Tensor);
  const labels = isList ? new Tensor(Float64Array.from(y as readonly number[]), [y.length]) : y;
  return assertLabels(fn, 'y', labels, N, C).data;
}
