import { floatLike, logistic } from '../layers/internal.js';
import { assertFinite, formatShape, ShapeError, type Tensor, ValueError } from '../tensor/index.js';
import { type Labels, needLabels } from './support.js';

/** log(1 + eᵛ) without overflow. */
export function softplus(v: number): number {
  return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
}

/**
 * Logistic (binary cross-entropy) loss on scores, mean over the batch, and its gradient:
 *
 *     loss = 1/N Σ_n log(1 + exp(x_n)) - y_n x_n      dx = (σ(x) - y) / N
 *
 * The same as log(1 + exp(-s x)) with s = 2y - 1 = ±1. Safe for scores of ±1e6. At x = 0 it is log 2.
 *
 * @param x (N,) or (N, 1) scores (before the sigmoid), finite
 * @param y (N,) labels 0 and 1
 * @returns `[loss, dx]`, dx of the shape of x
 * @throws ValueError for labels other than 0 and 1 (for ±1 write (y + 1)/2)
 *
 * Source: L3, logistic regression.
 */
export function logistic_loss(x: Tensor, y: Labels): [loss: number, dx: Tensor] {
  const fn = 'logistic_loss';
  assertFinite(fn, 'x', x);
  if (x.ndim === 0 || x.size !== x.shape[0] || x.size === 0) {
    const hint = x.ndim === 2 ? ' For several classes use softmax_loss.' : '';
    throw new ShapeError(
      `${fn}: x must have shape (N,) or (N, 1), N >= 1; got ${formatShape(x.shape)}.${hint}`,
    );
  }
  const values: ArrayLike<number> | undefined = Array.isArray(y) ? y : (y as Tensor)?.data;
  if (values && Array.from(values).includes(-1)) {
    throw new ValueError(`${fn}: y holds -1; labels are 0 and 1. Try y.add(1).div(2).`);
  }
  const N = x.size;
  const labels = needLabels(fn, y, N, 2);
  const dx = floatLike(x);
  let loss = 0;
  for (let n = 0; n < N; n++) {
    const v = x.data[n];
    const one = labels[n] === 1;
    loss += softplus(one ? -v : v);
    // σ(x) - 1 = -σ(-x): no digits lost where the answer is right.
    dx.data[n] = (one ? -logistic(-v) : logistic(v)) / N;
  }
  return [loss / N, dx];
}
