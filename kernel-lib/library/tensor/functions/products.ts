import { describe, ShapeError, ValueError } from '../core/errors.js';
import { needRoom } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape, normalizeAxis } from '../core/shape.js';
import { binary } from '../kernels/binary.js';
import { dot as dotted, matmul as multiplied } from '../kernels/matmul.js';
import { type BinaryOp, MUL } from '../kernels/operations.js';
import { type Tensor, tensorOf, wrap } from '../Tensor.js';

/**
 * NumPy's dot: (N, D) · (D, M) gives (N, M); two vectors give a 0-d tensor (use item() for the
 * number). out[i, j] = Σ_d a[i, d] b[d, j]
 * @throws ShapeError when the inner sizes differ
 */
export function dot(a: TensorLike, b: TensorLike): Tensor {
  return wrap(dotted('dot', toNdArray('dot', a, 'a'), toNdArray('dot', b, 'b')));
}

/** NumPy's matmul (the operator @): like dot for matrices; further axes in front are a batch. */
export function matmul(a: TensorLike, b: TensorLike): Tensor {
  return wrap(multiplied('matmul', toNdArray('matmul', a, 'a'), toNdArray('matmul', b, 'b')));
}

/** A product that is called outer in messages. */
const OUTER: BinaryOp = { ...MUL, name: 'outer' };

/** out[i, j] = a[i] b[j] for vectors a (N,), b (M,); other shapes are flattened. */
export function outer(a: TensorLike, b: TensorLike): Tensor {
  const x = tensorOf(toNdArray('outer', a, 'a')).reshape(-1, 1);
  return wrap(binary(OUTER, x, tensorOf(toNdArray('outer', b, 'b')).flatten()));
}

/**
 * The sum of products over the last axis of both: (…, D) and (…, D); of two vectors a 0-d tensor.
 * A number multiplies. inner(a, b)[i, j] = Σ_d a[i, d] b[j, d]. NumPy: np.inner
 * @throws ShapeError when the last sizes differ
 */
export function inner(a: TensorLike, b: TensorLike): Tensor {
  const x = tensorOf(toNdArray('inner', a, 'a'));
  const y = tensorOf(toNdArray('inner', b, 'b'));
  return x.ndim === 0 || y.ndim === 0
    ? wrap(binary(MUL, x, y))
    : contracted('inner', x, y, [-1], [-1]);
}

/**
 * The sum of products over several axes: the last `axes` of a with the first of b (2 if left out), or
 * those that two lists name in pairs. (N, C, H) and (C, H, M) give (N, M). The axes that are left
 * follow each other, those of a first. NumPy: np.tensordot
 * @throws ShapeError when paired sizes differ
 */
export function tensordot(
  a: TensorLike,
  b: TensorLike,
  axes: number | readonly [number | readonly number[], number | readonly number[]] = 2,
): Tensor {
  const x = tensorOf(toNdArray('tensordot', a, 'a'));
  const y = tensorOf(toNdArray('tensordot', b, 'b'));
  if (typeof axes !== 'number') {
    if (!Array.isArray(axes) || axes.length !== 2)
      throw new ValueError(
        `tensordot: axes is ${describe(axes)}; expected a number, or the axes of a and of b such as [[1, 2], [0, 1]].`,
      );
    const [left, right] = axes.map((list) => [list].flat() as number[]) as [number[], number[]];
    return contracted('tensordot', x, y, left, right);
  }
  if (!Number.isInteger(axes) || axes < 0 || axes > Math.min(x.ndim, y.ndim))
    throw new ValueError(
      `tensordot: axes is ${axes}; expected how many axes are summed over, at most ${Math.min(x.ndim, y.ndim)} for a ${formatShape(x.shape)} and b ${formatShape(y.shape)}.`,
    );
  const range = Array.from({ length: axes }, (_, k) => k);
  return contracted(
    'tensordot',
    x,
    y,
    range.map((k) => x.ndim - axes + k),
    range,
  );
}

function contracted(
  fn: string,
  a: Tensor,
  b: Tensor,
  left: readonly number[],
  right: readonly number[],
): Tensor {
  const i = left.map((k) => normalizeAxis(fn, k, a.ndim, a.shape));
  const j = right.map((k) => normalizeAxis(fn, k, b.ndim, b.shape));
  if (new Set(i).size < i.length || new Set(j).size < j.length || i.length !== j.length)
    throw new ValueError(
      `${fn}: the axes [${left.join(', ')}] of a and [${right.join(', ')}] of b are no pairs; expected as many of both, each once.`,
    );
  const wrong = i.findIndex((k, p) => a.shape[k] !== b.shape[j[p]!]);
  if (wrong >= 0)
    throw new ShapeError(
      `${fn}: axis ${i[wrong]} of a ${formatShape(a.shape)} and axis ${j[wrong]} of b ${formatShape(b.shape)} are summed over together, so their sizes must be equal.`,
    );
  const keptA = a.shape.map((_, k) => k).filter((k) => !i.includes(k));
  const keptB = b.shape.map((_, k) => k).filter((k) => !j.includes(k));
  const shape = [...keptA.map((k) => a.shape[k]!), ...keptB.map((k) => b.shape[k]!)];
  needRoom(fn, shape, [a.shape, b.shape]);
  const size = (t: Tensor, axes: readonly number[]): number =>
    axes.reduce((p, k) => p * t.shape[k]!, 1);
  const x = a.transpose([...keptA, ...i]).reshape([size(a, keptA), size(a, i)]);
  const y = b.transpose([...j, ...keptB]).reshape([size(b, j), size(b, keptB)]);
  return wrap(dotted(fn, x, y)).reshape(shape);
}
