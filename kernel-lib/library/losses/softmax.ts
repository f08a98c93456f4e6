import { floatUnset } from '../layers/internal.js';
import type { Tensor } from '../tensor/index.js';
import { exp1, sumRun64 } from '../tensor/internal.js';
import { softmaxInto, softmaxLossInto } from '../wasm/internal.js';
import { type Labels, needLabels, needScores } from './support.js';

/**
 * Softmax (cross-entropy) loss, mean over the batch, and its gradient:
 *
 *     loss = 1/N Σ_n [ log Σ_j exp(x_nj) - x_n,y_n ]
 *     dx   = (softmax(x) - onehot(y)) / N
 *
 * The largest score of each row is subtracted before exp, so scores of ±1e6 are safe. Classes
 * without examples are fine. With all scores equal the loss is log C.
 *
 * @param x (N, C) scores, finite
 * @param y (N,) labels, whole numbers in 0 … C - 1
 * @returns `[loss, dx]`, dx (N, C)
 * @throws ShapeError, ValueError for labels out of range or not whole, and for NaN or infinite scores
 *
 * Source: L1, "Loss Function for Classification", (2).
 */
export function softmax_loss(x: Tensor, y: Labels): [loss: number, dx: Tensor] {
  const [N, C] = needScores('softmax_loss', x);
  const labels = needLabels('softmax_loss', y, N, C);
  const dx = floatUnset(x);
  const [score, grad] = [x.data, dx.data as Float64Array];
  const quick = softmaxLossInto(score, C, labels, grad);
  if (quick !== undefined) return [quick / N, dx];
  const p = new Float64Array(C);
  let loss = 0;
  for (let n = 0; n < N; n++) {
    const row = n * C;
    const label = labels[n];
    const max = exponentials(score, row, C, p);
    const sum = sumRun64(p, 0, C);
    loss += Math.log(sum) - (score[row + label] - max);
    // Summed over the others where the label has nearly all: 1 - p loses its digits there.
    p[label] = 0;
    p[label] = -sumRun64(p, 0, C);
    for (let j = 0; j < C; j++) grad[row + j] = p[j] / (sum * N);
  }
  return [loss / N, dx];
}

/** Writes exp(x - max) of a row of C scores. @returns max */
function exponentials(x: ArrayLike<number>, row: number, C: number, p: Float64Array): number {
  let max = x[row];
  for (let j = 1; j < C; j++) max = Math.max(max, x[row + j]);
  for (let j = 0; j < C; j++) p[j] = exp1(x[row + j] - max);
  return max;
}

/**
 * softmax(x) along the last axis: exp(x_j) / Σ_k exp(x_k), each row summing to 1.
 *
 * @param x (N, C) scores, finite
 */
export function softmax(x: Tensor): Tensor {
  const [N, C] = needScores('softmax', x);
  const out = floatUnset(x);
  const [from, to] = [x.data, out.data as Float64Array];
  if (softmaxInto(from, C, to)) return out;
  const p = new Float64Array(C);
  for (let row = 0; row < N * C; row += C) {
    exponentials(from, row, C, p);
    const sum = sumRun64(p, 0, C);
    for (let j = 0; j < C; j++) to[row + j] = p[j] / sum;
  }
  return out;
}
