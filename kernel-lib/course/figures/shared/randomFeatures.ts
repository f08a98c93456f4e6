import { takeRows } from 'kernel-lib/data';
import { RandomState } from 'kernel-lib/random';
import { maximum, solve, type Tensor, zeros } from 'kernel-lib/tensor';
import { scaledDigits } from '../../goals/digits.js';

/** The mean squared error of nets of one size. */
export interface SizeError {
  /** Hidden units. */
  size: number;
  /** On examples that were trained on. */
  train: number;
  /** On new ones. */
  test: number;
}

const UNSEEN = 500;

/**
 * One hidden layer whose weights stay as they were drawn; only the last layer learns, and so well that there is
 * nothing better: least squares, and among all that fit the shortest weights. Real digits, ten outputs,
 * 1 for the right digit and 0 for the others.
 *
 * @param count digits to learn from
 * @param sizes hidden units
 * @param seeds each draws other digits and another layer; the errors are their means
 */
export async function errorsBySize(
  count: number,
  sizes: readonly number[],
  seeds: readonly number[] = [0, 1, 2],
): Promise<SizeError[]> {
  const { X, y } = await scaledDigits();
  const N = y.size;
  const Y = zeros(N, 10).sub(0.1);
  for (let n = 0; n < N; n++) Y.set(0.9, n, y.at(n));
  const found = sizes.map((size) => ({ size, train: 0, test: 0 }));
  const largest = Math.max(...sizes);
  for (const seed of seeds) {
    const rng = new RandomState(seed);
    const order = rng.permutation(N).data as Int32Array;
    const [here, new_] = [order.slice(0, count), order.slice(N - UNSEEN)];
    // Unit by unit, so that a small net is the first part of a large one.
    const units = (rng.randn(largest, 65) as Tensor).T;
    const [W, b] = [units.slice('0:64'), units.slice(64)];
    const hidden = (rows: Int32Array) => maximum(takeRows(X, rows).dot(W).add(b), 0);
    const [H, H_new] = [hidden(here), hidden(new_)];
    const [T, T_new] = [takeRows(Y, here), takeRows(Y, new_)];
    for (const one of found) {
      const [A, A_new] = [H.slice(':', `0:${one.size}`), H_new.slice(':', `0:${one.size}`)];
      const V = leastSquares(A, T);
      one.train += squared(A.dot(V).sub(T)) / seeds.length;
      one.test += squared(A_new.dot(V).sub(T_new)) / seeds.length;
    }
  }
  return found;
}

/** The shortest V with the least ‖A·V - T‖²: by the smaller one of AᵀA and AAᵀ. */
function leastSquares(A: Tensor, T: Tensor): Tensor {
  const [N, P] = A.shape as [number, number];
  const wide = P > N;
  const G = wide ? A.dot(A.T) : A.T.dot(A);
  // So little that it is not seen, and enough for units that never wake.
  let trace = 0;
  const size = G.shape[0] as number;
  for (let i = 0; i < size; i++) trace += G.at(i, i);
  for (let i = 0; i < size; i++) G.addAt((1e-9 * trace) / size, i, i);
  return wide ? A.T.dot(solve(G, T)) : solve(G, A.T.dot(T));
}

/** Summed over the outputs, averaged over the examples. */
const squared = (E: Tensor): number => E.mul(E).sum(1).mean();
