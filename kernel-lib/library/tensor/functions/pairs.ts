import { ShapeError, ValueError } from '../core/errors.js';
import type { NdArray, NotANumber, TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape } from '../core/shape.js';
import { binary } from '../kernels/binary.js';
import type { BinaryOp, Loop } from '../kernels/operations.js';
import { Tensor, wrap } from '../Tensor.js';

// Float functions of two numbers, where the function itself costs more than calling it.

function pairwise(name: string, f: (a: number, b: number) => number): BinaryOp {
  const loop: Loop = (a, i, di, b, j, dj, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = f(a[i + k * di]!, b[j + k * dj]!);
  };
  return {
    name,
    float64: loop,
    float32: loop,
    int32: undefined,
    compares: false,
    bools: undefined,
  };
}

const ARCTAN2 = pairwise('arctan2', Math.atan2);
const HYPOT = pairwise('hypot', Math.hypot);
const LOGADDEXP = pairwise('logaddexp', (a, b) =>
  a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))),
);

const result = (x: NdArray, a: TensorLike, b: TensorLike): number | Tensor =>
  typeof a === 'number' && typeof b === 'number' ? x.data[0]! : wrap(x);

/** The angle of the point (x, y), in radians from -π to π, with broadcasting; y comes first. NumPy: np.arctan2 */
export function arctan2(y: NotANumber, x: TensorLike): Tensor;
export function arctan2(y: number, x: NotANumber): Tensor;
export function arctan2(y: number, x: number): number;
export function arctan2(y: TensorLike, x: TensorLike): Tensor;
export function arctan2(y: TensorLike, x: TensorLike): number | Tensor {
  return result(binary(ARCTAN2, y, x), y, x);
}

/** √(a² + b²), element by element, with broadcasting, without overflow. NumPy: np.hypot */
export function hypot(a: NotANumber, b: TensorLike): Tensor;
export function hypot(a: number, b: NotANumber): Tensor;
export function hypot(a: number, b: number): number;
export function hypot(a: TensorLike, b: TensorLike): Tensor;
export function hypot(a: TensorLike, b: TensorLike): number | Tensor {
  return result(binary(HYPOT, a, b), a, b);
}

/** log(eᵃ + eᵇ), element by element, with broadcasting, without overflow. NumPy: np.logaddexp */
export function logaddexp(a: NotANumber, b: TensorLike): Tensor;
export function logaddexp(a: number, b: NotANumber): Tensor;
export function logaddexp(a: number, b: number): number;
export function logaddexp(a: TensorLike, b: TensorLike): Tensor;
export function logaddexp(a: TensorLike, b: TensorLike): number | Tensor {
  return result(binary(LOGADDEXP, a, b), a, b);
}

/**
 * At every x the height of the line through the points (xp, fp), whose xp rise; `left` and `right`
 * (the first and last fp if left out) are given outside. float64 in the shape of x. NumPy: np.interp
 * @throws ShapeError unless xp and fp are vectors (N,) of one size; ValueError where xp falls
 */
export function interp(
  x: number,
  xp: TensorLike,
  fp: TensorLike,
  left?: number | null,
  right?: number | null,
): number;
export function interp(
  x: TensorLike,
  xp: TensorLike,
  fp: TensorLike,
  left?: number | null,
  right?: number | null,
): Tensor;
export function interp(
  x: TensorLike,
  xp: TensorLike,
  fp: TensorLike,
  left: number | null = null,
  right: number | null = null,
): number | Tensor {
  const at = toNdArray('interp', x, 'x');
  const places = toNdArray('interp', xp, 'xp');
  const heights = toNdArray('interp', fp, 'fp');
  const n = places.data.length;
  if (
    places.shape.length !== 1 ||
    heights.shape.length !== 1 ||
    heights.data.length !== n ||
    n === 0
  )
    throw new ShapeError(
      `interp: xp has shape ${formatShape(places.shape)} and fp ${formatShape(heights.shape)}; expected two vectors of one size, 1 or more.`,
    );
  for (let i = 1; i < n; i++)
    if (places.data[i]! < places.data[i - 1]!)
      throw new ValueError(
        `interp: xp[${i}] is ${places.data[i]}, below xp[${i - 1}], ${places.data[i - 1]}; expected places that rise. Sort both by xp.argsort().`,
      );
  const ends = { left: left ?? heights.data[0]!, right: right ?? heights.data[n - 1]! };
  const out = Float64Array.from(at.data, (v) => height(v, places.data, heights.data, ends));
  return typeof x === 'number' ? out[0]! : new Tensor(out, at.shape);
}

/** NumPy's order of operations, so that results are equal to the last bit. */
function height(
  v: number,
  xp: ArrayLike<number>,
  fp: ArrayLike<number>,
  ends: { left: number; right: number },
): number {
  const last = xp.length - 1;
  if (Number.isNaN(v) && last > 0) return v;
  if (v > xp[last]!) return ends.right;
  if (v < xp[0]!) return ends.left;
  let low = 0;
  for (let high = last + 1; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if (v >= xp[middle]!) low = middle;
    else high = middle;
  }
  if (low === last || xp[low] === v) return fp[low]!;
  const slope = (fp[low + 1]! - fp[low]!) / (xp[low + 1]! - xp[low]!);
  const fromLeft = slope * (v - xp[low]!) + fp[low]!;
  if (!Number.isNaN(fromLeft)) return fromLeft;
  const fromRight = slope * (v - xp[low + 1]!) + fp[low + 1]!;
  return Number.isNaN(fromRight) && fp[low] === fp[low + 1] ? fp[low]! : fromRight;
}
