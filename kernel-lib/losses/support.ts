import { needDims, needTensor } from '../layers/support.js';
import {
  DTypeError,
  describe,
  formatShape,
  ShapeError,
  Tensor,
  ValueError,
} from '../tensor/index.js';

/** Class labels: an int32 tensor (N,), or a list of whole numbers. */
export type Labels = Tensor | readonly number[];

/** Throws unless `x` is (N, C) with N, C >= 1 and free of NaN and +Infinity. */
export function needScores(fn: string, x: Tensor): [N: number, C: number] {
  needDims(fn, 'x', x, 'N, C');
  const [N, C] = x.shape;
  if (N === 0 || C === 0) {
    throw new ShapeError(
      `${fn}: x is empty, ${formatShape(x.shape)}: the mean loss of no examples is not defined.`,
    );
  }
  needFinite(fn, 'x', x);
  return [N, C];
}

/**
 * Throws at the first NaN or infinite element. A loss is where a broken net is noticed first, and
 * the place says more than a NaN loss does.
 */
export function needFinite(fn: string, arg: string, t: Tensor): void {
  needTensor(fn, arg, t);
  for (let i = 0; i < t.data.length; i++) {
    const v = t.data[i];
    if (Number.isFinite(v)) continue;
    const index: number[] = [];
    let rest = i;
    for (let d = t.ndim - 1; d >= 0; d--) {
      index.unshift(rest % t.shape[d]);
      rest = Math.floor(rest / t.shape[d]);
    }
    throw new ValueError(
      `${fn}: ${arg}[${index.join(', ')}] is ${v}. Numbers left the range of floats before the ` +
        'loss: a lower learning rate or smaller initial weights usually help.',
    );
  }
}

/** The labels as numbers, after checking that there are N of them, whole, in 0 … C - 1. */
export function needLabels(fn: string, y: Labels, N: number, C: number): ArrayLike<number> {
  const isTensor = y instanceof Tensor;
  if (!isTensor && !Array.isArray(y)) {
    throw new DTypeError(
      `${fn}: y must be an int32 Tensor (N,) or a list of labels, got ${describe(y)}.`,
    );
  }
  if (isTensor && y.ndim !== 1) {
    const hint =
      y.ndim === 2 && y.shape[1] === C && C > 1
        ? ' One-hot rows? Try y.argmax(1).'
        : y.ndim === 2
          ? ' Try y.flatten().'
          : '';
    throw new ShapeError(`${fn}: y must have shape (N,), got ${formatShape(y.shape)}.${hint}`);
  }
  const labels: ArrayLike<number> = isTensor ? y.data : (y as readonly number[]);
  if (labels.length !== N) {
    throw new ShapeError(`${fn}: x has N=${N} rows but y has ${labels.length} labels.`);
  }
  for (let i = 0; i < N; i++) {
    const label = labels[i];
    if (!Number.isInteger(label)) {
      throw new ValueError(`${fn}: y[${i}] is ${label}; labels are whole numbers, 0 to ${C - 1}.`);
    }
    if (label < 0 || label >= C) {
      const hint = label === C ? ' Do the labels start at 1? Subtract 1.' : '';
      throw new ValueError(
        `${fn}: y[${i}] is ${label}, but x has C=${C} columns: labels go from 0 to ${C - 1}.${hint}`,
      );
    }
  }
  return labels;
}
