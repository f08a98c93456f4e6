// Lab 1, gradients: measure a gradient, follow it downhill (lecture L1).

import { permutation } from 'kernel-lib/random';
import { type Tensor, zerosLike } from 'kernel-lib/tensor';

/**
 * The numerical gradient of a function that gives one number, centred:
 *
 *   grad[i] = (f(x + h at entry i) - f(x - h at entry i)) / 2h
 *
 * One entry of x is moved at a time, to both sides, and put back. Afterwards x is what it was, to
 * the last bit.
 *
 * @param f takes a Tensor like x and gives a number
 * @param x the point, any shape, float64; x.data is the plain list of its entries
 * @param h the step
 * @returns the gradient, shape of x
 *
 * Source: L1, "Evaluation the gradient numerically" (there one-sided).
 */
export function eval_numerical_gradient(f: (x: Tensor) => number, x: Tensor, h = 1e-5): Tensor {
  // BEGIN SOLUTION: loop over i from 0 to x.size - 1.
  const grad = zerosLike(x);
  for (let i = 0; i < x.size; i++) {
    const old_value = x.data[i];
    x.data[i] = old_value + h;
    const fxph = f(x); // f(x + h)
    x.data[i] = old_value - h;
    const fxmh = f(x); // f(x - h)
    x.data[i] = old_value; // restore (very important!)
    grad.data[i] = (fxph - fxmh) / (2 * h); // the slope
  }
  return grad;
  // END SOLUTION
}

/**
 * The numerical gradient of a function that gives an array, chained with the gradient df that comes
 * from above:
 *
 *   grad[i] = Σ_j (f(x + h at entry i)[j] - f(x - h at entry i)[j]) / 2h · df[j]
 *
 * This is what checks a backward function: f is the forward function, df is its dout.
 *
 * @param f takes a Tensor like x and gives a Tensor, perhaps x itself
 * @param x the point, any shape, float64; unchanged afterwards
 * @param df ∂L/∂f(x), shape of f(x)
 * @param h the step
 * @returns ∂L/∂x, shape of x
 */
export function eval_numerical_gradient_array(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  df: Tensor,
  h = 1e-5,
): Tensor {
  // BEGIN SOLUTION
  const grad = zerosLike(x);
  for (let i = 0; i < x.size; i++) {
    const old_value = x.data[i];
    x.data[i] = old_value + h;
    const pos = f(x).copy(); // a copy: f may give x itself
    x.data[i] = old_value - h;
    const neg = f(x).copy();
    x.data[i] = old_value;
    grad.data[i] = pos.sub(neg).mul(df).sum() / (2 * h);
  }
  return grad;
  // END SOLUTION
}

/**
 * Gradient descent: again and again one step against the gradient,
 *
 *   w ← w - learning_rate · dw
 *
 * @param loss_and_grad takes a Tensor like w and gives [loss, dw]
 * @param w where to start, any shape; the caller's w stays as it is
 * @param learning_rate the step size τ of the lecture
 * @param num_steps how many updates
 * @returns [w, losses]: the last w, and the loss before each update, num_steps numbers
 *
 * Source: L1, "Update Rule".
 */
export function gradient_descent(
  loss_and_grad: (w: Tensor) => [loss: number, dw: Tensor],
  w: Tensor,
  learning_rate: number,
  num_steps: number,
): [w: Tensor, losses: number[]] {
  // BEGIN SOLUTION
  const losses: number[] = [];
  let now = w;
  for (let step = 0; step < num_steps; step++) {
    const [loss, dw] = loss_and_grad(now);
    losses.push(loss);
    now = now.sub(dw.mul(learning_rate));
  }
  return [now.copy(), losses];
  // END SOLUTION
}

/**
 * The batches of one epoch: a fresh random order of 0 … N-1, cut into pieces of batch_size. Each
 * example is in exactly one batch; the last batch is smaller when batch_size does not divide N.
 *
 * @param N number of examples
 * @param batch_size examples per batch
 * @returns a list of int32 tensors with the indices of each batch's examples
 *
 * Source: L1, "at each new epoch, randomly shuffle training data".
 */
export function sgd_epoch_batches(N: number, batch_size: number): Tensor[] {
  // BEGIN SOLUTION: permutation(N) is a random order; order.slice('3:5') is a piece of it.
  const order = permutation(N).astype('int32');
  const batches: Tensor[] = [];
  for (let start = 0; start < N; start += batch_size) {
    batches.push(order.slice(`${start}:${Math.min(start + batch_size, N)}`));
  }
  return batches;
  // END SOLUTION
}
