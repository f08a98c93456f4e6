import { floatLike } from '../layers/support.js';
import type { Tensor } from '../tensor/index.js';
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
  const dx = floatLike(x);
  const [score, grad] = [x.data, dx.data];
  const p = new Float64Array(C);
  let loss = 0;
  for (let n = 0; n < N; n++) {
    const row = n * C;
    const label = labels[n];
    let max = score[row];
    for (let j = 1; j < C; j++) max = Math.max(max, score[row + j]);
    let sum = 0;
    for (let j = 0; j < C; j++) {
      const e = Math.exp(score[row + j] - max);
      p[j] = e;
      sum += e;
    }
    loss += Math.log(sum) - (score[row + label] - max);
    for (let j = 0; j < C; j++) grad[row + j] = p[j] / sum / N;
    // Summed over the others where the label has nearly all: 1 - p loses its digits there.
    let others = 0;
    for (let j = 0; j < C; j++) if (j !== label) others += p[j];
    grad[row + label] = -others / sum / N;
  }
  return [loss / N, dx];
}

/**
 * softmax(x) along the last axis: exp(x_j) / Σ_k exp(x_k), each row summing to 1.
 *
 * @param x (N, C) scores, finite
 */
export function softmax(x: Tensor): Tensor {
  const [N, C] = needScores('softmax', x);
  const out = floatLike(x);
  const [from, to] = [x.data, out.data];
  for (let row = 0; row < N * C; row += C) {
    let max = from[row];
    for (let j = 1; j < C; j++) max = Math.max(max, from[row + j]);
    let sum = 0;
    for (let j = 0; j < C; j++) sum += Math.exp(from[row + j] - max);
    for (let j = 0; j < C; j++) to[row + j] = Math.exp(from[row + j] - max) / sum;
  }
  return out;
}
