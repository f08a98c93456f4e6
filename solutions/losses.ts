// Lab 1, losses: from scores and right classes to one number, and its gradient (lecture L1).
//
// N examples in a batch, C classes.

import { exp, log, type Tensor, zerosLike } from 'kernel-lib/tensor';

/**
 * Multiclass SVM (hinge) loss, the mean over the batch:
 *
 *   loss = 1/N · Σ_i Σ_{c ≠ y[i]} max(0, x[i, c] - x[i, y[i]] + 1)
 *
 * A wrong class costs something only when its score comes within 1 of the right one's.
 *
 * @param x (N, C) scores, one row per example
 * @param y (N,) right classes, integers from 0 to C - 1
 * @returns loss, one number, and dx (N, C), its gradient with respect to x
 */
export function svm_loss(x: Tensor, y: Tensor): [loss: number, dx: Tensor] {
  // BEGIN SOLUTION
  const [N, C] = x.shape;
  let loss = 0;
  const dx = zerosLike(x);
  for (let i = 0; i < N; i++) {
    const right = y.at(i);
    let violations = 0;
    for (let c = 0; c < C; c++) {
      if (c === right) continue;
      const margin = x.at(i, c) - x.at(i, right) + 1;
      if (margin > 0) {
        loss += margin;
        dx.set(1, i, c);
        violations += 1;
      }
    }
    dx.set(-violations, i, right);
  }
  return [loss / N, dx.div(N)];
  // END SOLUTION
}

/**
 * Softmax loss (cross-entropy), the mean over the batch:
 *
 *   p[i, c] = exp(x[i, c]) / Σ_k exp(x[i, k])
 *   loss    = -1/N · Σ_i log p[i, y[i]]
 *
 * For dx derive the loss with respect to a score of the right class, and of a wrong one: what comes
 * out is short.
 *
 * Scores may be large (say 1000): subtract each row's maximum before exp.
 *
 * @param x (N, C) scores, one row per example
 * @param y (N,) right classes, integers from 0 to C - 1
 * @returns loss, one number, and dx (N, C), its gradient with respect to x
 */
export function softmax_loss(x: Tensor, y: Tensor): [loss: number, dx: Tensor] {
  // BEGIN SOLUTION
  const N = x.shape[0];
  const shifted = x.sub(x.max(1, true));
  const log_sum = log(exp(shifted).sum(1, true));
  const log_probs = shifted.sub(log_sum);
  let loss = 0;
  const dx = exp(log_probs);
  for (let i = 0; i < N; i++) {
    const right = y.at(i);
    loss -= log_probs.at(i, right);
    dx.set(dx.at(i, right) - 1, i, right);
  }
  return [loss / N, dx.div(N)];
  // END SOLUTION
}
