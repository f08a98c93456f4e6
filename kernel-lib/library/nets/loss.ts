import { softmax_loss, svm_loss } from '../losses/index.js';
import type { Tensor } from '../tensor/index.js';
import { NetError, type Params } from './model.js';

/** Loss of scores (N, C) and its gradient there. */
export type ScoreLoss = (scores: Tensor, y: Tensor) => readonly [loss: number, dscores: Tensor];

/** Losses that nets know by name. */
export type LossName = 'softmax' | 'svm';

/** The loss of this name, or the function itself. */
export function lossOf(loss: LossName | ScoreLoss): ScoreLoss {
  if (typeof loss === 'function') return loss;
  if (loss === 'softmax') return softmax_loss;
  if (loss === 'svm') return (scores, y) => svm_loss(scores, y);
  throw new NetError(
    `loss '${String(loss)}' is not known. Try 'softmax', 'svm', or (scores, y) => [loss, dscores].`,
  );
}

/**
 * L2 penalty `reg/2 sum(W^2)` over all weights called W1, W2, …; biases and normalisation are free.
 * Adds its gradient to `grads` in place.
 */
export function penalise(params: Params, grads: Params, reg: number): number {
  if (reg === 0) return 0;
  let penalty = 0;
  for (const [name, W] of Object.entries(params)) {
    if (!/^W\d+$/.test(name)) continue;
    const w = W.data;
    const g = grads[name]!.data;
    let sum = 0;
    for (let i = 0; i < w.length; i++) {
      const x = w[i]!;
      sum += x * x;
      g[i] = g[i]! + reg * x;
    }
    penalty += 0.5 * reg * sum;
  }
  return penalty;
}
