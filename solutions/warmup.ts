// Lab 0, warm-up: three small functions to get used to tensors and to the way checks work.

import { type Tensor, zeros } from 'kernel-lib/tensor';

/**
 * Centres and scales every column (feature) of a data matrix:
 *
 *   standardize(X)[i, j] = (X[i, j] - mean of column j) / std of column j
 *
 * Afterwards each column has mean 0 and standard deviation 1. The standard deviation is NumPy's:
 * divide by N, not by N - 1. Lecture L1, step 1: `X -= np.mean(X, axis=0); X /= np.std(X, axis=0)`.
 *
 * @param X (N, D) one example per row, one feature per column; no column is constant. Not changed.
 * @returns (N, D) a new tensor
 */
export function standardize(X: Tensor): Tensor {
  // BEGIN SOLUTION
  const centred = X.sub(X.mean(0));
  return centred.div(X.std(0));
  // END SOLUTION
}

/**
 * Turns class numbers into rows with a single 1 (lecture L3, the vector e_i*):
 *
 *   one_hot(y, C)[i, c] = 1 if c = y[i], else 0
 *
 * @param y (N,) class numbers, integers from 0 to C - 1
 * @param C the number of classes
 * @returns (N, C) float64, each row sums to 1
 */
export function one_hot(y: Tensor, C: number): Tensor {
  // BEGIN SOLUTION
  const N = y.size;
  const out = zeros(N, C);
  for (let i = 0; i < N; i++) {
    out.set(1, i, y.at(i));
  }
  return out;
  // END SOLUTION
}

/**
 * The mean of the squared differences, over all the elements:
 *
 *   loss = 1/(N D) · Σ_i Σ_j (pred[i, j] - target[i, j])²
 *
 * @param pred (N, D) what a model says
 * @param target (N, D) what is right
 * @returns one number, 0 or larger
 */
export function mean_squared_error(pred: Tensor, target: Tensor): number {
  // BEGIN SOLUTION
  const difference = pred.sub(target);
  return difference.mul(difference).mean();
  // END SOLUTION
}
