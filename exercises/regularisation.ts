// Lab 7, regularisation: penalties on weights, early stopping, augmentation (lectures L1, L2, L4).

import { RandomState } from 'kernel-lib/random';
import { sign, type Tensor, zerosLike } from 'kernel-lib/tensor';

/**
 * L2 penalty (weight decay) and its gradient:
 *
 *   penalty = ½ reg Σ w²
 *
 * Source: lecture L4, "Regularization", λ/2 ‖w‖²; lecture L1's code has the same ½.
 *
 * @param w any shape
 * @param reg strength λ >= 0
 * @returns the penalty, a number, and dw in the shape of w
 */
export function l2_penalty(w: Tensor, reg: number): [penalty: number, dw: Tensor] {
  // TODO(l2_penalty): write your answer here, then run its check again.
  throw new Error(
    'l2_penalty is not written yet: open exercises/regularisation.ts and replace this line',
  );
}

/**
 * L1 penalty (lasso) and its gradient. No factor ½ here:
 *
 *   penalty = reg Σ |w|
 *
 * |w| has no slope where w is exactly 0: there the gradient is 0.
 *
 * Source: lecture L4, "Regularization". The slide prints λ/2 ‖w‖₁: with it, reg is λ/2.
 *
 * @param w any shape
 * @param reg strength >= 0
 * @returns the penalty, a number, and dw in the shape of w
 */
export function l1_penalty(w: Tensor, reg: number): [penalty: number, dw: Tensor] {
  // TODO(l1_penalty): write your answer here, then run its check again.
  throw new Error(
    'l1_penalty is not written yet: open exercises/regularisation.ts and replace this line',
  );
}

/**
 * Adds the L2 penalty of a whole net to its loss, and the penalty's gradient to its gradients.
 * Weights are the entries whose names begin with W. Everything else (biases b1, b2, …) stays free.
 *
 * Use l2_penalty. The objects and tensors that come in stay as they are: return new ones.
 *
 * @param loss of the data alone
 * @param grads its gradients, under the same names as the params
 * @param params W1, b1, W2, b2, …
 * @param reg strength λ >= 0
 * @returns the loss and the gradients with the penalty
 */
export function regularise(
  loss: number,
  grads: Record<string, Tensor>,
  params: Record<string, Tensor>,
  reg: number,
): [loss: number, grads: Record<string, Tensor>] {
  // TODO(regularise): write your answer here, then run its check again.
  throw new Error(
    'regularise is not written yet: open exercises/regularisation.ts and replace this line',
  );
}

/**
 * Early stopping: reads the validation losses epoch by epoch, remembers the best epoch, and stops
 * when `patience` epochs in a row have brought no improvement. An improvement is a loss that is
 * strictly lower than every one before. Whatever comes after the stop is never seen.
 *
 * Source: lecture L2, "Over-training Prevention"; lecture L4, "Early Stopping".
 *
 * @param val_losses validation loss after each epoch; epochs count from 0
 * @param weights the net's weights after each epoch
 * @param patience how many epochs in a row without improvement end the training, >= 1
 * @returns the weights of the best epoch, the best epoch, and the epoch after which training stops
 *   (the last one if patience never runs out)
 */
export function early_stopping(
  val_losses: number[],
  weights: Tensor[],
  patience: number,
): [best_weights: Tensor, best_epoch: number, stop_epoch: number] {
  // TODO(early_stopping): write your answer here, then run its check again.
  throw new Error(
    'early_stopping is not written yet: open exercises/regularisation.ts and replace this line',
  );
}

/**
 * Data augmentation for a batch of images. Each image, with draws of its own,
 *
 *   1. is mirrored left to right with probability ½,
 *   2. and then shifted by dy rows and dx columns, each a whole number from -max_shift to
 *      max_shift, all equally likely.
 *
 * Pixels that come in from outside are 0. All channels of an image move together. Images stay in
 * their order, so the labels of the batch stay right.
 *
 * Source: lecture L4, figure 9.1 (b) horizontal inversion and (d) translation.
 *
 * @param X (N, C, H, W) images
 * @param max_shift in pixels, >= 0
 * @param seed of the generator: the same seed, the same draws
 * @returns (N, C, H, W), a new tensor
 */
export function augment(X: Tensor, max_shift: number, seed: number): Tensor {
  // TODO(augment): write your answer here, then run its check again.
  throw new Error(
    'augment is not written yet: open exercises/regularisation.ts and replace this line',
  );
}
