import { floatLike } from '../layers/internal.js';
import { assertFinite, assertShape, type Tensor, ValueError } from '../tensor/index.js';

/**
 * Squared error, mean over the batch, and its gradient:
 *
 *     loss = 1/(2N) Σ_n ‖x_n - y_n‖²      dx = (x - y) / N
 *
 * The ½ makes the gradient of one example its plain error. PyTorch's MSELoss has no ½ and divides
 * by all N·D numbers: it is 2/D times this loss.
 *
 * @param x (N, …) predictions, finite
 * @param y targets, the shape of x: (N, 1) against (N,) is refused, as it would broadcast to (N, N)
 * @returns `[loss, dx]`, dx of the shape of x
 */
export function squared_error_loss(x: Tensor, y: Tensor): [loss: number, dx: Tensor] {
  const fn = 'squared_error_loss';
  assertFinite(fn, 'x', x);
  assertShape(fn, 'y', y, x.shape, 'as x');
  assertFinite(fn, 'y', y);
  const N = x.shape[0] ?? 1;
  if (x.size === 0) throw new ValueError(`${fn}: x is empty: a mean needs at least one example.`);
  const dx = floatLike(x);
  let sum = 0;
  for (let i = 0; i < x.size; i++) {
    const e = x.data[i] - y.data[i];
    sum += e * e;
    dx.data[i] = e / N;
  }
  return [sum / (2 * N), dx];
}
