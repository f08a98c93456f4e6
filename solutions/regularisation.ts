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
  // BEGIN SOLUTION
  const penalty = 0.5 * reg * w.mul(w).sum();
  const dw = w.mul(reg);
  return [penalty, dw];
  // END SOLUTION
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
  // BEGIN SOLUTION
  const penalty = reg * w.abs().sum();
  const dw = sign(w).mul(reg);
  return [penalty, dw];
  // END SOLUTION
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
  // BEGIN SOLUTION
  const all = { ...grads };
  for (const name of Object.keys(params)) {
    if (!name.startsWith('W')) continue;
    const [penalty, dw] = l2_penalty(params[name], reg);
    loss += penalty;
    all[name] = grads[name].add(dw);
  }
  return [loss, all];
  // END SOLUTION
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
  // BEGIN SOLUTION
  let best_epoch = 0;
  let stop_epoch = 0;
  for (let epoch = 0; epoch < val_losses.length; epoch++) {
    stop_epoch = epoch;
    if (val_losses[epoch] < val_losses[best_epoch]) best_epoch = epoch;
    if (epoch - best_epoch >= patience) break;
  }
  return [weights[best_epoch], best_epoch, stop_epoch];
  // END SOLUTION
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
  // BEGIN SOLUTION
  const rng = new RandomState(seed);
  const [N, C, H, W] = X.shape;
  const out = zerosLike(X);
  for (let n = 0; n < N; n++) {
    const flip = rng.rand() < 0.5;
    const dy = rng.randint(-max_shift, max_shift + 1); // the upper end is left out
    const dx = rng.randint(-max_shift, max_shift + 1);
    for (let c = 0; c < C; c++) {
      for (let i = 0; i < H; i++) {
        for (let j = 0; j < W; j++) {
          const row = i - dy; // where this pixel comes from
          const col = j - dx;
          if (row < 0 || row >= H || col < 0 || col >= W) continue;
          out.set(X.at(n, c, row, flip ? W - 1 - col : col), n, c, i, j);
        }
      }
    }
  }
  return out;
  // END SOLUTION
}
