import { describe, IndexError, ShapeError, ValueError } from './errors.js';

/** The length of each dimension. */
export type Shape = readonly number[];

/** How many elements a shape holds. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i]!;
  return size;
}

/** `(4, 3)`, `(5,)`, `()`, as NumPy writes shapes. */
export function formatShape(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** True when both shapes are equal. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Row-major strides, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i]!;
  }
  return strides;
}

/**
 * The shape that `a` and `b` broadcast to: shapes are lined up at the right; each pair of sizes
 * must be equal, or one of them 1 or missing.
 */
export function broadcastShapes(fn: string, a: Shape, b: Shape): number[] {
  const ndim = Math.max(a.length, b.length);
  const out = new Array<number>(ndim);
  for (let i = 1; i <= ndim; i++) {
    const x = i <= a.length ? a[a.length - i]! : 1;
    const y = i <= b.length ? b[b.length - i]! : 1;
    if (x !== y && x !== 1 && y !== 1) throw broadcastError(fn, a, b, ndim - i, x, y);
    out[ndim - i] = x === 1 ? y : x;
  }
  return out;
}

function broadcastError(fn: string, a: Shape, b: Shape, axis: number, x: number, y: number) {
  const text = `${fn}: shapes ${formatShape(a)} and ${formatShape(b)} do not broadcast: axis ${axis} of the result would need ${x} and ${y} (shapes are lined up at the right; sizes must be equal or 1).`;
  return new ShapeError(text + broadcastHint(a, b));
}

function broadcastHint(a: Shape, b: Shape): string {
  if (b.length === 1 && a.length === 2 && b[0] === a[0])
    return ` Did you mean one value per row? Then write b.reshape(${b[0]}, 1), or use keepdims in the reduction that made it.`;
  if (a.length === 1 && b.length === 2 && a[0] === b[0])
    return ` Did you mean one value per row? Then write a.reshape(${a[0]}, 1), or use keepdims in the reduction that made it.`;
  if (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0])
    return ' One looks like the transpose of the other: did you forget .T?';
  if (sizeOf(a) === sizeOf(b)) return ' Both hold as many elements: did you forget a reshape?';
  return '';
}

/** The longest typed array that every supported Node can make. */
export const MOST: number = 2 ** 32;

/** A shape from `zeros(2, 3)`, `zeros([2, 3])` or `zeros(x.shape)`; every size checked, and that memory holds them. */
export function checkShape(fn: string, shape: unknown): number[] {
  const dims = checkSizes(fn, shape);
  if (sizeOf(dims) > MOST) throw tooLarge(fn, dims);
  return dims;
}

/** The sizes of a shape, each checked. */
export function checkSizes(fn: string, shape: unknown): number[] {
  const dims = typeof shape === 'number' ? [shape] : shape;
  if (!Array.isArray(dims))
    throw new ShapeError(
      `${fn}: shape is ${describe(shape)}; expected sizes such as 3 or [2, 3].${
        (dims as { shape?: unknown } | null)?.shape ? ' Did you mean x.shape?' : ''
      }`,
    );
  for (const size of dims as unknown[])
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 0)
      throw new ShapeError(
        `${fn}: shape ${JSON.stringify(dims)} has ${describe(size)} in it; every size must be a whole number, 0 or more.`,
      );
  return dims.slice() as number[];
}

/** What is said of a result of `shape`, made of tensors of the shapes `from`, that no memory holds. */
export function tooLarge(fn: string, shape: Shape, from: readonly Shape[] = []): ShapeError {
  const made =
    from.length === 0
      ? `shape ${formatShape(shape)} has`
      : from.length > 3
        ? `${from.length} tensors, the first ${formatShape(from[0]!)}, would give ${formatShape(shape)} of`
        : `${from.length === 1 ? 'x' : 'shapes'} ${from.map(formatShape).join(' and ')} would give ${formatShape(shape)} of`;
  return new ShapeError(
    `${fn}: ${made} ${sizeOf(shape)} elements, which is more than memory can hold.${from.length === 2 ? largeHint(fn, from[0]!, from[1]!) : ''}`,
  );
}

/** What was probably meant where two modest tensors give an enormous one. */
function largeHint(fn: string, a: Shape, b: Shape): string {
  const [rows, other, name] = a.length === 2 ? [a, b, 'a'] : [b, a, 'b'];
  if (fn === 'outer' && sizeOf(a) === sizeOf(b))
    return ' Did you mean a.mul(b), each element with its own?';
  if (sizeOf(a) !== sizeOf(b) || rows.length !== 2) return '';
  if (fn === 'dot' || fn === 'matmul')
    return rows[1] === 1 ? ' Did you mean a.T.dot(b.T), the sum of the products?' : '';
  if (other.length === 1 && rows[1] === 1)
    return ` Did you mean ${name}.flatten(), so that both are ${formatShape(other)}?`;
  return other.length === 2 && rows.includes(1) ? ' Did you forget .T of one of them?' : '';
}

/** `axis` counted from the front; negative ones count from the end, as in NumPy. */
export function normalizeAxis(fn: string, axis: number, ndim: number, shape?: Shape): number {
  const at = axis < 0 ? axis + ndim : axis;
  if (at >= 0 && at < ndim && Number.isInteger(at)) return at;
  if (typeof axis !== 'number' || !Number.isInteger(axis))
    throw new ValueError(`${fn}: axis is ${describe(axis)}; expected a whole number.`);
  const what = shape ? `a tensor of shape ${formatShape(shape)}` : `${ndim} dimensions`;
  const range =
    ndim === 0 ? 'it has no axes at all' : `its axes are 0 to ${ndim - 1}, or -${ndim} to -1`;
  throw new IndexError(`${fn}: axis ${axis} is out of range for ${what}: ${range}.`);
}

/** Several axes, each normalised, sorted; `undefined` or `null` means all of them. */
export function normalizeAxes(
  fn: string,
  axis: number | readonly number[] | null | undefined,
  shape: Shape,
): number[] {
  const ndim = shape.length;
  if (axis === undefined || axis === null) return shape.map((_, i) => i);
  if (typeof axis === 'number') return [normalizeAxis(fn, axis, ndim, shape)];
  if (!Array.isArray(axis))
    throw new ValueError(
      `${fn}: axis is ${describe(axis)}; expected a whole number, a list of them, or nothing.`,
    );
  const axes = (axis as readonly number[])
    .map((a) => normalizeAxis(fn, a, ndim, shape))
    .sort((a, b) => a - b);
  for (let i = 1; i < axes.length; i++)
    if (axes[i] === axes[i - 1])
      throw new ValueError(`${fn}: axis ${axes[i]} is named twice in [${axis.join(', ')}].`);
  return axes;
}
