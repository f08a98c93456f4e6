import { isFloat, promote } from '../core/dtype.js';
import { describe, ShapeError, ValueError } from '../core/errors.js';
import { needRoom } from '../core/memory.js';
import { isNdArray, type TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape, normalizeAxes, sameShape } from '../core/shape.js';
import type { Axis } from '../kernels/reduce.js';
import { type Axes, type Tensor, tensorOf } from '../Tensor.js';
import { clip } from './elementwise.js';
import { joined } from './joined.js';
import { diag } from './matrices.js';
import { assertOptions } from './validate.js';

/**
 * The weighted mean Σ w·x / Σ w: a number over everything, a Tensor over an axis. Weights have the
 * shape of x, or that of the axes averaged over; without weights it is the mean. NumPy: np.average
 * @throws ShapeError when the weights do not fit; ValueError when they sum to 0
 */
export function average(
  x: TensorLike,
  axis?: null,
  weights?: TensorLike | null,
  keepdims?: false,
): number;
export function average(
  x: TensorLike,
  axis: Axes,
  weights?: TensorLike | null,
  keepdims?: boolean,
): Tensor;
export function average(
  x: TensorLike,
  axis: Axis,
  weights: TensorLike | null,
  keepdims: true,
): Tensor;
export function average(
  x: TensorLike,
  axis: Axis = null,
  weights: TensorLike | null = null,
  keepdims = false,
): number | Tensor {
  const t = tensorOf(toNdArray('average', x, 'x'));
  const axes = normalizeAxes('average', axis, t.shape);
  const plain = (axis === null || axis === undefined) && !keepdims;
  const named = Array.isArray(axis) ? axis.map((k: number) => (k < 0 ? k + t.ndim : k)) : axes;
  const result = weights === null ? t.mean(axes, keepdims) : weighted(t, named, weights, keepdims);
  return plain ? result.item() : result;
}

function weighted(t: Tensor, axes: readonly number[], weights: TensorLike, keepdims: boolean) {
  const given = tensorOf(toNdArray('average', weights, 'weights'));
  const dtype = isFloat(t.dtype) ? promote(t.dtype, given.dtype) : 'float64';
  const w = alongAxes(t, axes, given).astype(dtype);
  const total = w.sum(axes, keepdims);
  if (total.equal(0).any())
    throw new ValueError('average: the weights sum to 0, so nothing can be divided by their sum.');
  return t.astype(dtype).mul(w).sum(axes, keepdims).div(total);
}

/** The weights in such a shape that they broadcast to t; they follow the axes as these were named. */
function alongAxes(t: Tensor, axes: readonly number[], w: Tensor): Tensor {
  if (sameShape(w.shape, t.shape)) return w;
  const wanted = axes.map((k) => t.shape[k]!);
  if (!sameShape(w.shape, wanted))
    throw new ShapeError(
      `average: weights ${formatShape(w.shape)} do not fit x ${formatShape(t.shape)}; expected the shape of x${axes.length === t.ndim ? (t.ndim > 1 ? ', or an axis to average along' : '') : `, or of its ${axes.length === 1 ? `axis ${axes[0]}` : `axes ${axes.join(', ')}`}: ${formatShape(wanted)}`}.`,
    );
  const order = axes.map((_, i) => i).sort((i, j) => axes[i]! - axes[j]!);
  return w.transpose(order).reshape(t.shape.map((n, k) => (axes.includes(k) ? n : 1)));
}

/** How a covariance is estimated. */
export interface CovOptions {
  /** Whether rows are the variables and columns the observations (true); false for data (N, D). */
  readonly rowvar?: boolean;
  /** Divide by N instead of N - 1 (false). */
  readonly bias?: boolean;
  /** Divide by N - ddof, whatever bias says. */
  readonly ddof?: number;
}

const given = (y: unknown): y is TensorLike =>
  typeof y === 'number' || Array.isArray(y) || isNdArray(y);

/** The variables of x as the rows of a float64 matrix. */
function variables(fn: string, arg: string, x: TensorLike, rowvar: boolean): Tensor {
  const t = tensorOf(toNdArray(fn, x, arg)).astype('float64');
  if (t.ndim > 2)
    throw new ShapeError(
      `${fn}: ${arg} has shape ${formatShape(t.shape)}; expected a vector or a matrix.`,
    );
  return t.ndim < 2 ? t.reshape(1, -1) : rowvar ? t : t.T;
}

/**
 * The covariances C[i, j] = Σ (x_i - mean x_i)(x_j - mean x_j) / (N - 1) of D variables, float64:
 * (D, D), or a 0-d tensor for one variable. Rows of x are variables, as in NumPy: for data (N, D)
 * write `cov(x, { rowvar: false })`. A second tensor y has more variables. NumPy: np.cov
 * @throws ShapeError when x and y have another number of observations
 */
export function cov(x: TensorLike, options?: CovOptions): Tensor;
export function cov(x: TensorLike, y: TensorLike | null, options?: CovOptions): Tensor;
export function cov(
  x: TensorLike,
  second: TensorLike | CovOptions | null = null,
  third: CovOptions = {},
): Tensor {
  const [y, options] = given(second) ? [second, third] : [null, second ?? third];
  return covariances('cov', x, y, assertOptions('cov', options, ['rowvar', 'bias', 'ddof']));
}

function covariances(fn: string, x: TensorLike, y: TensorLike | null, options: CovOptions): Tensor {
  const { rowvar = true, bias = false, ddof = bias ? 0 : 1 } = options;
  if (!Number.isInteger(ddof))
    throw new ValueError(`${fn}: ddof is ${describe(ddof)}; expected a whole number.`);
  const parts = [variables(fn, 'x', x, rowvar)];
  if (y !== null) parts.push(variables(fn, 'y', y, rowvar));
  const [first, more] = parts as [Tensor, Tensor?];
  if (more !== undefined && more.shape[1] !== first.shape[1])
    throw new ShapeError(
      `${fn}: x has ${first.shape[1]} observations and y ${more.shape[1]}; expected as many.`,
    );
  const all = joined(fn, parts, 0);
  needRoom(
    fn,
    [all.shape[0]!, all.shape[0]!],
    [x, ...(y === null ? [] : [y])].map((t) => tensorOf(toNdArray(fn, t)).shape),
  );
  if (all.shape[0] === 0) return all.dot(all.T);
  const centred = all.sub(all.mean(1, true));
  const count = Math.max(all.shape[1]! - ddof, 0);
  return centred
    .dot(centred.T)
    .mul(1 / count)
    .squeeze();
}

/**
 * The correlations C[i, j] / √(C[i, i] C[j, j]) of the covariances C, from -1 to 1: (D, D), or a 0-d
 * tensor for one variable; NaN where a variable is constant. Arguments as of {@link cov}. NumPy: np.corrcoef
 */
export function corrcoef(x: TensorLike, options?: Pick<CovOptions, 'rowvar'>): Tensor;
export function corrcoef(
  x: TensorLike,
  y: TensorLike | null,
  options?: Pick<CovOptions, 'rowvar'>,
): Tensor;
export function corrcoef(
  x: TensorLike,
  second: TensorLike | CovOptions | null = null,
  third: CovOptions = {},
): Tensor {
  const [y, options] = given(second) ? [second, third] : [null, second ?? third];
  const c = covariances('corrcoef', x, y, assertOptions('corrcoef', options, ['rowvar']));
  if (c.ndim === 0) return c.div(c);
  const std = diag(c).sqrt();
  return clip(c.div(std.reshape(-1, 1)).div(std), -1, 1);
}
