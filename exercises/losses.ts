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
  // TODO(svm_loss): write your answer here, then run its check again.
  throw new Error('svm_loss is not written yet: open exercises/losses.ts and replace this line');
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
  // TODO(softmax_loss): write your answer here, then run its check again.
  throw new Error(
    'softmax_loss is not written yet: open exercises/losses.ts and replace this line',
  );
}
