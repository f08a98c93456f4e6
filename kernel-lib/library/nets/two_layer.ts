import { DISPLAY, type MimeBundle } from '../display/index.js';
import {
  affine_backward,
  affine_forward,
  affine_relu_backward,
  affine_relu_forward,
} from '../layers/index.js';
import { softmax_loss } from '../losses/index.js';
import { RandomState } from '../random/index.js';
import { type Tensor, zeros } from '../tensor/index.js';
import { describeNet } from './describe.js';
import { penalise } from './loss.js';
import type { Model, Params } from './model.js';
import { checkNames, checkSizes } from './net.js';

/** Weights of the two-layer net, or their gradients. */
export interface TwoLayerParams {
  /** (D, H) */
  W1: Tensor;
  /** (H,) */
  b1: Tensor;
  /** (H, C) */
  W2: Tensor;
  /** (C,) */
  b2: Tensor;
}

/** Settings of {@link TwoLayerNet}. */
export interface TwoLayerOptions {
  /** D, numbers per example (3072). */
  inputDim?: number;
  /** H (100). */
  hiddenDim?: number;
  /** C (10). */
  numClasses?: number;
  /** Standard deviation of the initial weights (1e-3). */
  weightScale?: number;
  /** L2 strength: the loss gets reg/2 (sum W1^2 + sum W2^2); biases are free (0). */
  reg?: number;
  /** Of the `RandomState` that draws W1, then W2 (0). */
  seed?: number;
}

const OPTIONS = [
  'inputDim',
  'hiddenDim',
  'numClasses',
  'weightScale',
  'reg',
  'seed',
] as const satisfies (keyof TwoLayerOptions)[];

/**
 * The two-layer net affine - relu - affine - softmax:
 * `scores = max(0, X W1 + b1) W2 + b2`, X (N, D) or (N, d_1, …), scores (N, C).
 * Source: L1 "Step 3"; CS231n TwoLayerNet.
 */
export class TwoLayerNet implements Model {
  /** W1 (D, H), b1 (H,), W2 (H, C), b2 (C,). */
  readonly params: Params;
  /** L2 strength: the loss gets reg/2 (Σ W1² + Σ W2²). */
  reg: number;

  constructor(options: TwoLayerOptions = {}) {
    checkNames('TwoLayerNet', options, OPTIONS);
    const { inputDim = 3072, hiddenDim = 100, numClasses = 10, reg = 0, seed = 0 } = options;
    const { weightScale = 1e-3 } = options;
    checkSizes('TwoLayerNet', { inputDim, hiddenDim, numClasses });
    const rng = new RandomState(seed);
    this.params = {
      W1: rng.randn(inputDim, hiddenDim).mul(weightScale),
      b1: zeros(hiddenDim),
      W2: rng.randn(hiddenDim, numClasses).mul(weightScale),
      b2: zeros(numClasses),
    };
    this.reg = reg;
  }

  /** Scores (N, C). */
  loss(X: Tensor): Tensor;
  /** Loss and gradients, y (N,) int32 labels. */
  loss(X: Tensor, y: Tensor): [loss: number, grads: Params];
  loss(X: Tensor, y?: Tensor): Tensor | [number, Params] {
    const { W1, b1, W2, b2 } = this.params as unknown as TwoLayerParams;
    const [hidden, hiddenCache] = affine_relu_forward(X, W1, b1);
    const [scores, scoresCache] = affine_forward(hidden, W2, b2);
    if (y === undefined) return scores;

    const [dataLoss, dscores] = softmax_loss(scores, y);
    const [dhidden, dW2, db2] = affine_backward(dscores, scoresCache);
    const [, dW1, db1] = affine_relu_backward(dhidden, hiddenCache);
    const grads = { W1: dW1, b1: db1, W2: dW2, b2: db2 };
    return [dataLoss + penalise(this.params, grads, this.reg), grads];
  }

  toString(): string {
    return String(this[DISPLAY]()['text/plain']);
  }

  /** Names, shapes and number of the weights. */
  [DISPLAY](): MimeBundle {
    return describeNet('TwoLayerNet: affine - relu - affine', this.params);
  }
}
