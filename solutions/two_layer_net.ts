// Lab 2, the lecture's two-layer net: affine - relu - affine - softmax (lecture L1, step 3).
//
// N examples in a batch, D numbers per example, H hidden units, C classes.

import { RandomState } from 'kernel-lib/random';
import { type Tensor, zeros } from 'kernel-lib/tensor';
import {
  affine_backward,
  affine_forward,
  affine_relu_backward,
  affine_relu_forward,
} from './layers.js';
import { softmax_loss } from './losses.js';

/** The weights of the net, or the gradients of the loss with respect to them. */
export interface TwoLayerModel {
  /** (D, H) */
  W1: Tensor;
  /** (H,) */
  b1: Tensor;
  /** (H, C) */
  W2: Tensor;
  /** (C,) */
  b2: Tensor;
}

/**
 * A fresh two-layer net: small random weights, zero biases.
 *
 *   W1, W2 ~ weight_scale · N(0, 1)      b1 = b2 = 0
 *
 * Draw from `new RandomState(seed)`, W1 first and then W2, each with one call of `randn`, so that
 * the same seed always gives the same net.
 *
 * @param input_size D
 * @param hidden_size H
 * @param output_size C
 * @param weight_scale standard deviation of the weights
 * @param seed any integer from 0
 * @returns the model { W1 (D, H), b1 (H,), W2 (H, C), b2 (C,) }
 */
export function init_two_layer_model(
  input_size: number,
  hidden_size: number,
  output_size: number,
  weight_scale = 1e-4,
  seed = 0,
): TwoLayerModel {
  // BEGIN SOLUTION
  const random = new RandomState(seed);
  return {
    W1: random.randn(input_size, hidden_size).mul(weight_scale),
    b1: zeros(hidden_size),
    W2: random.randn(hidden_size, output_size).mul(weight_scale),
    b2: zeros(output_size),
  };
  // END SOLUTION
}

/**
 * Loss and gradients of the two-layer net on one batch:
 *
 *   scores = max(0, X · W1 + b1) · W2 + b2
 *   loss   = softmax_loss(scores, y) + reg/2 · (Σ W1² + Σ W2²)
 *
 * The biases are not regularised.
 *
 * @param X (N, D) examples, or (N, d1, d2, …) as images are
 * @param model the weights
 * @param y (N,) right classes, integers from 0 to C - 1
 * @param reg strength of the regularisation, 0 or larger
 * @returns loss, one number, and the gradients with the model's names and shapes
 */
export function two_layer_net(
  X: Tensor,
  model: TwoLayerModel,
  y: Tensor,
  reg: number,
): [loss: number, grads: TwoLayerModel] {
  // BEGIN SOLUTION
  const { W1, b1, W2, b2 } = model;

  // forward
  const [hidden, hidden_cache] = affine_relu_forward(X, W1, b1);
  const [scores, scores_cache] = affine_forward(hidden, W2, b2);
  const [data_loss, dscores] = softmax_loss(scores, y);
  const loss = data_loss + 0.5 * reg * (W1.mul(W1).sum() + W2.mul(W2).sum());

  // backward, the last layer first
  const [dhidden, dW2, db2] = affine_backward(dscores, scores_cache);
  const [, dW1, db1] = affine_relu_backward(dhidden, hidden_cache);
  const grads = {
    W1: dW1.add(W1.mul(reg)),
    b1: db1,
    W2: dW2.add(W2.mul(reg)),
    b2: db2,
  };
  return [loss, grads];
  // END SOLUTION
}
