import { describe, ValueError } from '../core/errors.js';
import type { NdArray, TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape, normalizeAxis } from '../core/shape.js';
import { read } from '../core/stored.js';
import { Tensor, tensorOf } from '../Tensor.js';
import { joined } from './joined.js';
import { split } from './pieces.js';

function partsOf(fn: string, parts: readonly TensorLike[]): Tensor[] {
  if (!Array.isArray(parts))
    throw new ValueError(
      `${fn}: the first argument is ${describe(parts)}; expected a list of tensors: ${fn}([a, b]).`,
    );
  if (parts.length === 0) throw new ValueError(`${fn}: the list of tensors is empty.`);
  return parts.map((p, i) => (p instanceof Tensor ? p : tensorOf(toNdArray(fn, p, `part ${i}`))));
}

/** x with at least one axis: a number becomes (1,). NumPy: np.atleast_1d */
export function atleast1d(x: TensorLike): Tensor {
  const t = tensorOf(toNdArray('atleast1d', x, 'x'));
  return t.ndim === 0 ? t.reshape(1) : t.copy();
}

/** x with at least two axes: a number becomes (1, 1), a vector (N,) the row (1, N). NumPy: np.atleast_2d */
export function atleast2d(x: TensorLike): Tensor {
  const t = tensorOf(toNdArray('atleast2d', x, 'x'));
  return t.ndim < 2 ? t.reshape(1, -1) : t.copy();
}

// The same numbers under another shape, to be read and not to be kept: joining copies them once.
const seenAs = (t: NdArray, shape: number[]): NdArray => ({ data: read(t), shape, dtype: t.dtype });
const asVector = (t: Tensor): NdArray => (t.ndim === 0 ? seenAs(t, [1]) : t);
const asRow = (t: Tensor): NdArray => (t.ndim < 2 ? seenAs(t, [1, t.size]) : t);
/** A vector (N,) as the column (N, 1), a number as (1, 1). */
const asColumn = (t: Tensor): NdArray => (t.ndim < 2 ? seenAs(t, [t.size, 1]) : t);

/**
 * Joins one above the other: (2, 3) and (4, 3) give (6, 3); vectors (D,) become the rows of a matrix.
 * NumPy: np.vstack @throws ShapeError when the other axes differ
 */
export function vstack(parts: readonly TensorLike[]): Tensor {
  return joined('vstack', partsOf('vstack', parts).map(asRow), 0);
}

/**
 * Joins side by side: (N, 2) and (N, 3) give (N, 5); vectors are joined end to end. NumPy: np.hstack
 * @throws ShapeError when the other axes differ
 */
export function hstack(parts: readonly TensorLike[]): Tensor {
  const tensors = partsOf('hstack', parts).map(asVector);
  return joined('hstack', tensors, tensors[0]!.shape.length === 1 ? 0 : 1);
}

/** Vectors (N,) as the columns of a matrix (N, K); matrices are joined side by side. NumPy: np.column_stack */
export function columnStack(parts: readonly TensorLike[]): Tensor {
  return joined('columnStack', partsOf('columnStack', parts).map(asColumn), 1);
}

/** Columns side by side, vectors as columns: `c_(r.mul(sin(t)), r.mul(cos(t)))` is (N, 2). NumPy: np.c_[a, b] */
export function c_(...parts: TensorLike[]): Tensor {
  return joined('c_', partsOf('c_', parts).map(asColumn), -1);
}

/** Joined along the first axis, numbers as vectors of one: `r_(0, a, 5)`. NumPy: np.r_[0, a, 5] */
export function r_(...parts: TensorLike[]): Tensor {
  return joined('r_', partsOf('r_', parts).map(asVector), 0);
}

/** x with values behind it along an axis; both flattened if none is named. A copy. NumPy: np.append */
export function append(x: TensorLike, values: TensorLike, axis: number | null = null): Tensor {
  const parts = partsOf('append', [x, values]);
  return joined('append', axis === null ? parts.map((t) => t.flatten()) : parts, axis ?? 0);
}

/** Cuts x along an axis into parts whose sizes differ by at most 1, the larger ones first. NumPy: np.array_split */
export function arraySplit(x: TensorLike, parts: number | readonly number[], axis = 0): Tensor[] {
  const t = tensorOf(toNdArray('arraySplit', x, 'x'));
  if (typeof parts !== 'number') return split(t, parts, axis);
  if (!Number.isInteger(parts) || parts < 1)
    throw new ValueError(
      `arraySplit: parts is ${describe(parts)}; expected a whole number of parts, 1 or more.`,
    );
  const n = t.shape[normalizeAxis('arraySplit', axis, t.ndim, t.shape)]!;
  const [least, more] = [Math.floor(n / parts), n % parts];
  const cuts = Array.from({ length: parts - 1 }, (_, i) => (i + 1) * least + Math.min(i + 1, more));
  return split(t, cuts, axis);
}

/**
 * Differences of neighbours along an axis (the last by default), n times: out[i] = x[i + 1] - x[i]; of
 * bools whether they differ. The axis gets n shorter. NumPy: np.diff
 */
export function diff(x: TensorLike, n = 1, axis = -1): Tensor {
  let t = tensorOf(toNdArray('diff', x, 'x'));
  if (!Number.isInteger(n) || n < 0)
    throw new ValueError(`diff: n is ${describe(n)}; expected a whole number of times, 0 or more.`);
  if (n === 0) return t.copy();
  if (t.ndim === 0)
    throw new ValueError(`diff: x ${formatShape(t.shape)} has no axis with neighbours.`);
  const before = new Array<string>(normalizeAxis('diff', axis, t.ndim, t.shape)).fill(':');
  for (let i = 0; i < n; i++) {
    const [next, last] = [t.slice(...before, '1:'), t.slice(...before, ':-1')];
    t = t.dtype === 'bool' ? next.notEqual(last) : next.sub(last);
  }
  return t;
}
