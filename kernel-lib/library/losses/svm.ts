import { floatLike } from '../layers/internal.js';
import { type Tensor, ValueError } from '../tensor/index.js';
import { type Labels, needLabels, needScores } from './support.js';

/**
 * Multiclass hinge (SVM) loss of Weston and Watkins, mean over the batch, and its gradient:
 *
 *     loss  = 1/N Σ_n Σ_{j ≠ y_n} max(0, x_nj - x_n,y_n + Δ)
 *     dx_nj = 1/N where the margin of j is violated;  dx_n,y_n = -(number of violations)/N
 *
 * At a margin of exactly 0 the slope is taken as 0. With all scores equal the loss is Δ (C - 1).
 *
 * @param x (N, C) scores, finite
 * @param y (N,) labels, whole numbers in 0 … C - 1
 * @param delta Δ, the margin, 1 in the lecture
 * @returns `[loss, dx]`, dx (N, C)
 * @throws as `softmax_loss`
 *
 * Source: L1, "Loss Function for Classification", (1).
 */
export function svm_loss(x: Tensor, y: Labels, delta = 1): [loss: number, dx: Tensor] {
  const [N, C] = needScores('svm_loss', x);
  const labels = needLabels('svm_loss', y, N, C);
  if (!Number.isFinite(delta))
    throw new ValueError(`svm_loss: delta must be a number, got ${delta}.`);
  const dx = floatLike(x);
  const [score, grad] = [x.data, dx.data];
  let loss = 0;
  for (let n = 0; n < N; n++) {
    const row = n * C;
    const label = row + labels[n];
    let violations = 0;
    for (let j = row; j < row + C; j++) {
      const margin = score[j] - score[label] + delta;
      if (j === label || margin <= 0) continue;
      loss += margin;
      grad[j] = 1 / N;
      violations++;
    }
    grad[label] = -violations / N;
  }
  return [loss / N, dx];
}
