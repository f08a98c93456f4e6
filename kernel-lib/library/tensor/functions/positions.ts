import { IndexError, ShapeError, ValueError } from '../core/errors.js';
import { allocateFor, needRoom } from '../core/memory.js';
import type { NdArray, TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import {
  broadcastShapes,
  checkShape,
  checkSizes,
  formatShape,
  normalizeAxis,
  sizeOf,
  stridesOf,
} from '../core/shape.js';
import { type SliceSpec, select, spread } from '../kernels/indexing.js';
import { copyStrided } from '../kernels/layout.js';
import { Tensor, tensorOf, wrap } from '../Tensor.js';
import { flatnonzero } from './counting.js';
import { arange } from './creation.js';
import { take } from './indexing.js';
import { joined } from './joined.js';
import { moveaxis } from './shaping.js';

/** Whole positions below n, negative ones counted from the end. @throws IndexError */
function checked(fn: string, index: NdArray, n: number, what: string, negative = true): Int32Array {
  return Int32Array.from(index.data, (p) => {
    const at = p < 0 && negative ? p + n : p;
    if (Number.isInteger(p) && at >= 0 && at < n && index.dtype !== 'bool') return at;
    if (Number.isInteger(p) && index.dtype !== 'bool')
      throw new IndexError(
        `${fn}: position ${p} is not in ${what}: expected ${negative ? -n : 0} to ${n - 1}.`,
      );
    throw new IndexError(
      `${fn}: the positions are ${index.dtype === 'bool' ? 'bool' : `${index.dtype} and hold ${p}`}; expected whole numbers.`,
    );
  });
}

/**
 * Where flat positions stand in a tensor of the given shape: one int32 tensor per axis, ready for
 * `x.slice(...)`: `unravelIndex(x.argmax(), x.shape)`. NumPy: np.unravel_index
 * @throws IndexError for a position outside
 */
export function unravelIndex(positions: TensorLike, shape: number | readonly number[]): Tensor[] {
  // Positions take no room, however large the shape is.
  const dims = checkSizes('unravelIndex', shape);
  const index = toNdArray('unravelIndex', positions, 'positions');
  const flat = checked(
    'unravelIndex',
    index,
    sizeOf(dims),
    `the shape ${formatShape(dims)}`,
    false,
  );
  return stridesOf(dims).map(
    (step, k) =>
      new Tensor(
        flat.map((p) => Math.floor(p / step) % dims[k]!),
        index.shape,
      ),
  );
}

/**
 * The elements of x at positions along an axis, which stand where x's other axes say:
 * `takeAlongAxis(x, x.argsort(1), 1)` is x sorted. Both have as many axes; the other axes broadcast.
 * Without an axis x is flattened. NumPy: np.take_along_axis
 * @throws IndexError for a position outside; ShapeError when the shapes do not fit
 */
export function takeAlongAxis(
  x: TensorLike,
  indices: TensorLike,
  axis: number | null = -1,
): Tensor {
  const { t, at } = line('takeAlongAxis', x, axis);
  const index = toNdArray('takeAlongAxis', indices, 'indices');
  if (index.shape.length !== t.ndim)
    throw new ShapeError(
      `takeAlongAxis: indices ${formatShape(index.shape)} and x ${formatShape(t.shape)} have a different number of axes; expected as many${axis === null ? ' (1, since x is flattened)' : ''}. For whole rows use take(x, indices, ${at}).`,
    );
  const n = t.shape[at]!;
  const others = broadcastShapes('takeAlongAxis', t.shape.with(at, 1), index.shape.with(at, 1));
  const shape = others.with(at, index.shape[at]!);
  needRoom('takeAlongAxis', shape, [t.shape, index.shape]);
  const places = spread('takeAlongAxis', index, shape);
  const source = spread('takeAlongAxis', t, others.with(at, n)).data;
  const positions = checked('takeAlongAxis', places, n, `axis ${at} of x ${formatShape(t.shape)}`);
  const inner = sizeOf(shape.slice(at + 1));
  const out = allocateFor('takeAlongAxis', t.dtype, shape, [t.shape, index.shape]);
  const run = inner * shape[at]!;
  for (let i = 0; i < out.length; i++)
    out[i] = source[(Math.floor(i / run) * n + positions[i]!) * inner + (i % inner)]!;
  return new Tensor(out, shape, t.dtype);
}

/**
 * Windows that slide along axes: (N,) with a window of W gives (N - W + 1, W), whose row i is
 * x[i … i + W - 1]. One size for each axis, or for those that are named; the windows' axes come
 * last. A copy, where NumPy has a view. NumPy: np.lib.stride_tricks.sliding_window_view
 * @throws ValueError for a window that is larger than its axis
 */
export function slidingWindowView(
  x: TensorLike,
  windowShape: number | readonly number[],
  axis?: number | readonly number[] | null,
): Tensor {
  const t = tensorOf(toNdArray('slidingWindowView', x, 'x'));
  const sizes = checkShape('slidingWindowView', windowShape);
  const axes =
    axis === undefined || axis === null
      ? t.shape.map((_, k) => k)
      : ([axis].flat() as number[]).map((k) =>
          normalizeAxis('slidingWindowView', k, t.ndim, t.shape),
        );
  if (axes.length !== sizes.length)
    throw new ValueError(
      `slidingWindowView: ${sizes.length} window sizes for ${axes.length} axes of x ${formatShape(t.shape)}; expected one size for each. Name the axes to slide along.`,
    );
  const kept = t.shape.slice();
  axes.forEach((k, i) => {
    kept[k]! -= sizes[i]! - 1;
    if (kept[k]! < 1)
      throw new ValueError(
        `slidingWindowView: axis ${k} of x ${formatShape(t.shape)} has ${t.shape[k]} elements, fewer than its window of ${sizes[i]}.`,
      );
  });
  const steps = stridesOf(t.shape);
  const shape = [...kept, ...sizes];
  const out = allocateFor('slidingWindowView', t.dtype, shape, [t.shape]);
  copyStrided(t.data, 0, [...steps, ...axes.map((k) => steps[k]!)], shape, out);
  return new Tensor(out, shape, t.dtype);
}

/** The tensor and the axis, or the flattened tensor where no axis is named. */
function line(fn: string, x: TensorLike, axis: number | null): { t: Tensor; at: number } {
  const given = tensorOf(toNdArray(fn, x, 'x'));
  const t = axis === null ? given.flatten() : given;
  return { t, at: normalizeAxis(fn, axis ?? 0, t.ndim, t.shape) };
}

/**
 * x without what stands at a position, at several, where a mask is true, or in a slice such as '1:3',
 * along an axis; flattened if none is named. A copy. (`delete` is a word of JavaScript.) NumPy: np.delete
 * @throws IndexError for a position outside
 */
export function delete_(x: TensorLike, positions: SliceSpec, axis: number | null = null): Tensor {
  const { t, at } = line('delete_', x, axis);
  const n = t.shape[at]!;
  const gone = select('delete_', arange(n), [positions]).data;
  const keep = new Uint8Array(n).fill(1);
  for (const p of gone) keep[p] = 0;
  return take(t, flatnonzero(new Tensor(keep, [n])), at);
}

/**
 * x with values before a position along an axis (n: at the end), before several, before what a slice
 * such as '::2' or a mask names; flattened if no axis is named. The values broadcast and take the
 * type of x. A copy. NumPy: np.insert
 * @throws IndexError for a position outside; ShapeError when the values do not fit
 */
export function insert(
  x: TensorLike,
  positions: number | string | TensorLike,
  values: TensorLike,
  axis: number | null = null,
): Tensor {
  const { t, at } = line('insert', x, axis);
  const n = t.shape[at]!;
  const before = insertAt(positions, n, formatShape(t.shape));
  let v = tensorOf(toNdArray('insert', values, 'values'));
  let count = before.length;
  if (count === 1) {
    while (v.ndim < t.ndim) v = v.expandDims(0);
    if (typeof positions === 'number') v = moveaxis(v, 0, at);
    count = v.shape[at]!;
  }
  const fresh = wrap(spread('insert', v, t.shape.with(at, count))).astype(t.dtype);
  const where = Array.from({ length: count }, (_, i) => before[before.length === 1 ? 0 : i]!);
  const order = where.map((_, i) => i).sort((i, j) => where[i]! - where[j]!);
  const from: number[] = [];
  for (let p = 0, next = 0; p <= n; p++) {
    while (next < count && where[order[next]!] === p) from.push(n + order[next++]!);
    if (p < n) from.push(p);
  }
  return take(
    joined('insert', [t, fresh], at),
    new Tensor(Int32Array.from(from), [from.length]),
    at,
  );
}

/** The positions, 0 to n, before which something comes in. */
function insertAt(
  positions: number | string | TensorLike,
  n: number,
  shape: string,
): ArrayLike<number> {
  if (typeof positions === 'string') return select('insert', arange(n), [positions]).data;
  const given = toNdArray('insert', positions, 'positions');
  if (given.shape.length > 1)
    throw new ShapeError(
      `insert: positions has shape ${formatShape(given.shape)}; expected one position, or a list.`,
    );
  if (given.dtype === 'bool') return flatnonzero(wrap(given)).data;
  return Array.from(given.data, (p) => {
    if (Number.isInteger(p) && p >= -n && p <= n) return p < 0 ? p + n : p;
    throw new IndexError(
      `insert: position ${p} is not in an axis of ${n} of x ${shape}; expected a whole number from ${-n} to ${n}.`,
    );
  });
}
