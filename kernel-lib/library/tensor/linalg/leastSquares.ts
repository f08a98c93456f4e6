import { ShapeError } from '../core/errors.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape } from '../core/shape.js';
import { assertNumber } from '../functions/validate.js';
import { Tensor, tensorOf } from '../Tensor.js';
import { finiteMatrix } from './qr.js';
import { svd } from './svd.js';

const EPSILON = 2 ** -52;

/** The pseudoinverse by singular values, without those up to `rcond` times the largest. */
function inverse(a: Tensor, rcond: number) {
  const [u, s, vt] = svd(a, false);
  const cut = rcond * (s.data[0] ?? 0);
  const kept = Float64Array.from(s.data, (v) => (v > cut ? 1 / v : 0));
  const rank = kept.reduce((count, v) => count + (v > 0 ? 1 : 0), 0);
  return { x: vt.T.mul(new Tensor(kept, s.shape)).dot(u.T), s, rank };
}

/**
 * The Moore-Penrose pseudoinverse A⁺ = V diag(1/s) Uᵀ (N, M) of A (M, N), float64; singular values up
 * to `rcond` (1e-15) times the largest count as 0. NumPy: np.linalg.pinv
 */
export function pinv(x: TensorLike, rcond = 1e-15): Tensor {
  return inverse(finiteMatrix('pinv', x), assertNumber('pinv', 'rcond', rcond, { min: 0 })).x;
}

/**
 * The shortest x that makes ‖A x - B‖² smallest, for A (M, N) and B (M,) or (M, K): x (N,) or (N, K);
 * the sums of squared rests, one per column (none unless M > N and A has full rank); the rank of A; its
 * singular values. Those up to `rcond` (ε · max(M, N)) times the largest count as 0. NumPy: np.linalg.lstsq
 * @throws ShapeError unless A and B have as many rows
 */
export function lstsq(
  a: TensorLike,
  b: TensorLike,
  rcond?: number | null,
): [x: Tensor, residuals: Tensor, rank: number, s: Tensor] {
  const left = finiteMatrix('lstsq', a, 'a');
  const right = tensorOf(toNdArray('lstsq', b, 'b')).astype('float64');
  const [m, n] = left.shape as [number, number];
  if (right.ndim < 1 || right.ndim > 2 || right.shape[0] !== m)
    throw new ShapeError(
      `lstsq: a ${formatShape(left.shape)} and b ${formatShape(right.shape)} do not match: a has ${m} rows, so b must have ${m}.`,
    );
  const least = assertNumber('lstsq', 'rcond', rcond ?? EPSILON * Math.max(m, n));
  const { x: inverted, s, rank } = inverse(left, least < 0 ? EPSILON : least);
  const x = inverted.dot(right);
  const rest = left.dot(x).sub(right).reshape(m, -1).square().sum(0);
  const known = rank === n && m > n;
  return [x, known ? rest : new Tensor(new Float64Array(0), [0]), rank, s];
}
