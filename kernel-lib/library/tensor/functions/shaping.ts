import { describe, ShapeError, ValueError } from '../core/errors.js';
import { isNdArray, type TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape, normalizeAxis, sameShape } from '../core/shape.js';
import { read } from '../core/stored.js';
import { Tensor, tensorOf } from '../Tensor.js';
import { joined } from './joined.js';

const asTensor = (fn: string, x: TensorLike, arg = 'x'): Tensor =>
  x instanceof Tensor ? x : tensorOf(toNdArray(fn, x, arg));

/** The same elements, row by row, under another shape; one size may be -1 and follows from the rest. @throws ShapeError */
export function reshape(x: TensorLike, shape: number | readonly number[]): Tensor {
  return asTensor('reshape', x).reshape(shape);
}

/** Axes in another order: `transpose(x, [0, 2, 1])`; reversed if none are named: (N, D) gives (D, N). */
export function transpose(x: TensorLike, axes?: readonly number[]): Tensor {
  const t = asTensor('transpose', x);
  return axes ? t.transpose(axes) : t.T;
}

/** With axes a and b exchanged: `swapaxes(x, 0, 1)` of (N, T, D) is (T, N, D). */
export function swapaxes(x: TensorLike, a: number, b: number): Tensor {
  return asTensor('swapaxes', x).swapaxes(a, b);
}

/**
 * With axes moved to other places, the rest in their order: `moveaxis(x, 1, -1)` of (N, C, H, W) is
 * (N, H, W, C). Lists move several axes at once. NumPy: np.moveaxis
 */
export function moveaxis(
  x: TensorLike,
  source: number | readonly number[],
  destination: number | readonly number[],
): Tensor {
  const t = asTensor('moveaxis', x);
  const places = (axes: number | readonly number[], arg: string): number[] => {
    const list = ([axes].flat() as number[]).map((a) =>
      normalizeAxis('moveaxis', a, t.ndim, t.shape),
    );
    if (new Set(list).size < list.length)
      throw new ValueError(`moveaxis: ${arg} [${[axes].flat().join(', ')}] names an axis twice.`);
    return list;
  };
  const [from, to] = [places(source, 'source'), places(destination, 'destination')];
  if (from.length !== to.length)
    throw new ValueError(
      `moveaxis: source names ${from.length} axes and destination ${to.length}; expected as many.`,
    );
  const rest = t.shape.map((_, k) => k).filter((k) => !from.includes(k));
  const order = t.shape.map((_, k) => (to.includes(k) ? from[to.indexOf(k)]! : rest.shift()!));
  return t.transpose(order);
}

/** All elements in one axis, row by row: (N, D) gives (N·D,). */
export function flatten(x: TensorLike): Tensor {
  return asTensor('flatten', x).flatten();
}

/** Without axes of size 1 (all, or those named): (N, 1, D) gives (N, D). */
export function squeeze(x: TensorLike, axis?: number | readonly number[]): Tensor {
  return asTensor('squeeze', x).squeeze(axis);
}

/** With a new axis of size 1: `expandDims(x, 1)` of (N,) is (N, 1). NumPy: np.expand_dims */
export function expandDims(x: TensorLike, axis: number): Tensor {
  return asTensor('expandDims', x).expandDims(axis);
}

function listOf(fn: string, parts: readonly TensorLike[]): Tensor[] {
  if (!Array.isArray(parts))
    throw new ValueError(
      `${fn}: the first argument is ${describe(parts)}; expected a list of tensors: ${fn}([a, b]).`,
    );
  if (parts.length === 0) throw new ValueError(`${fn}: the list of tensors is empty.`);
  return parts.map((p, i) => asTensor(fn, p, `part ${i}`));
}

/** Joins tensors along an axis that they have: (2, 3) and (4, 3) give (6, 3) along axis 0. */
export function concatenate(parts: readonly TensorLike[], axis: number | null = 0): Tensor {
  if (isNdArray(axis))
    throw new ValueError(
      'concatenate: the second argument is a Tensor; expected an axis. Put the tensors in a list: concatenate([a, b]).',
    );
  const all = listOf('concatenate', parts);
  const tensors = axis === null ? all.map((t) => t.flatten()) : all;
  return joined('concatenate', tensors, axis ?? 0);
}

/** Joins tensors of one shape along a new axis: three of (2, 4) give (3, 2, 4) along axis 0. */
export function stack(parts: readonly TensorLike[], axis = 0): Tensor {
  const tensors = listOf('stack', parts);
  const first = tensors[0]!;
  tensors.forEach((t, i) => {
    if (!sameShape(t.shape, first.shape))
      throw new ShapeError(
        `stack: part 0 has shape ${formatShape(first.shape)} and part ${i} ${formatShape(t.shape)}; all must have the same shape.`,
      );
  });
  const at = normalizeAxis('stack', axis, first.ndim + 1);
  return joined(
    'stack',
    // Their memory is read, never kept.
    tensors.map((t) => ({ data: read(t), shape: t.shape.toSpliced(at, 0, 1), dtype: t.dtype })),
    at,
  );
}
