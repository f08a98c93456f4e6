import { type Labels, softmax_loss, svm_loss } from '../../losses/index.js';
import { Tensor } from '../../tensor/index.js';
import type { Operation } from '../core/operation.js';

/**
 * Mean softmax cross-entropy of scores (N, C) with labels y (N,), by {@link softmax_loss}, which
 * gives the loss and its slope at once.
 */
export function crossEntropyOperation(y: Labels): Operation {
  let slope: Tensor | undefined;
  return {
    name: 'crossEntropy',
    forward: (scores) => {
      const [loss, dx] = softmax_loss(scores, y);
      slope = dx;
      return scalarLike(scores, loss);
    },
    gradients: [(g, _out, scores) => scores.apply(slopeOperation(slope as Tensor)).mul(g)],
    keeps: [0],
  };
}

/** (softmax(x) - onehot(y)) / N, already known; its own slope along h is s (h - Σ h s) / N */
const slopeOperation = (slope: Tensor): Operation => ({
  name: 'crossEntropySlope',
  forward: () => slope,
  gradients: [
    (h, _out, scores) => {
      const s = scores.softmax(-1);
      return s.mul(h.sub(h.mul(s).sum(-1, true))).div(slope.shape[0]!);
    },
  ],
  keeps: [0],
});

/** Mean multiclass hinge loss of scores (N, C) with labels y (N,), by {@link svm_loss} */
export function svmOperation(y: Labels, delta: number): Operation {
  let slope: Tensor | undefined;
  return {
    name: 'svmLoss',
    forward: (scores) => {
      const [loss, dx] = svm_loss(scores, y, delta);
      slope = dx;
      return scalarLike(scores, loss);
    },
    // Straight pieces: the slope is a constant.
    gradients: [(g) => g.mul(slope as Tensor)],
    keeps: [0],
  };
}

const scalarLike = (x: Tensor, value: number): Tensor =>
  new Tensor(x.dtype === 'float32' ? Float32Array.of(value) : Float64Array.of(value), []);
