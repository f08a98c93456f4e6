// Lab 2, the whole: a fully connected net of any depth.
//
// L affine layers with something bent between them:
//
//   X → affine 1 → hidden → affine 2 → hidden → … → affine L → scores → softmax loss
//
// N examples in a batch, D numbers per example, H1, H2, … hidden units, C classes. The weights lie in
// one object under the names W1, b1, W2, b2, …, WL, bL. This net is yours for the labs to come: what
// stands between two affine layers can be exchanged, so you will put your own activations (lab 3),
// normalisation (lab 5) and dropout (lab 7) there.

import { RandomState } from 'kernel-lib/random';
import { type Tensor, zeros } from 'kernel-lib/tensor';
import { affine_backward, affine_forward, relu_backward, relu_forward } from './layers.js';
import { softmax_loss } from './losses.js';

/** Weights by name, or gradients under the names of their weights. */
export type Params = Record<string, Tensor>;

/**
 * What comes after hidden layer l, forward. It may use weights of its own (gamma1, gamma2, … in params).
 */
export type HiddenForward = (
  a: Tensor,
  params: Params,
  l: number,
) => readonly [out: Tensor, cache: unknown];

/** The same, backward: da, or [da, the gradients of its own weights under their names]. */
export type HiddenBackward = (
  dout: Tensor,
  // biome-ignore lint/suspicious/noExplicitAny: a cache is what its own forward function has put in it.
  cache: any,
  l: number,
) => Tensor | readonly [da: Tensor, grads: Params];

/** L, the number of affine layers. */
function depth_of(params: Params): number {
  let L = 0;
  while (`W${L + 1}` in params) L++;
  return L;
}

/**
 * A fresh net: small random weights, zero biases.
 *
 *   dims = [D, H1, …, C]       Wl ~ weight_scale · N(0, 1), (dims[l-1], dims[l])       bl = 0
 *
 * Draw from one `new RandomState(seed)`, W1 first, then W2 and so on, each with one call of `randn`.
 *
 * @param dims sizes, at least two: numbers per example, units of each hidden layer, classes
 * @param weight_scale standard deviation of the weights
 * @param seed any integer from 0
 * @returns { W1, b1, …, WL, bL } with L = dims.length - 1
 */
export function init_fully_connected_net(
  dims: readonly number[],
  weight_scale = 1e-2,
  seed = 0,
): Params {
  // TODO(init_fully_connected_net): write your answer here, then run its check again.
  throw new Error(
    'init_fully_connected_net is not written yet: open exercises/fully_connected_net.ts and replace this line',
  );
}

/**
 * The net's answer to a batch, without any loss: what a trained net is asked for.
 *
 * @param X (N, D) examples, or (N, d1, d2, …) as images are
 * @param params the weights; how many layers there are, they say
 * @param hidden_forward what comes after each affine layer but the last one; it gets (a, params, l)
 * @returns scores (N, C)
 */
export function fully_connected_scores(
  X: Tensor,
  params: Params,
  hidden_forward: HiddenForward = relu_forward,
): Tensor {
  // TODO(fully_connected_scores): write your answer here, then run its check again.
  throw new Error(
    'fully_connected_scores is not written yet: open exercises/fully_connected_net.ts and replace this line',
  );
}

/**
 * Loss and gradients of the net on one batch:
 *
 *   loss = softmax_loss(scores, y) + reg/2 · (Σ W1² + … + Σ WL²)
 *
 * Only the W are regularised: no biases, and nothing that belongs to the hidden pair.
 *
 * @param X (N, D) examples, or (N, d1, d2, …) as images are
 * @param params the weights
 * @param y (N,) right classes, integers from 0 to C - 1
 * @param reg strength of the regularisation, 0 or larger
 * @param hidden_forward what comes after each affine layer but the last one; it gets (a, params, l)
 * @param hidden_backward the way back through it; it gets (dout, cache, l)
 * @returns loss, one number, and a gradient for each weight, under its name and with its shape; those
 *   that hidden_backward returns beside its da belong to them
 */
export function fully_connected_net(
  X: Tensor,
  params: Params,
  y: Tensor,
  reg: number,
  hidden_forward: HiddenForward = relu_forward,
  hidden_backward: HiddenBackward = relu_backward,
): [loss: number, grads: Params] {
  // TODO(fully_connected_net): write your answer here, then run its check again.
  throw new Error(
    'fully_connected_net is not written yet: open exercises/fully_connected_net.ts and replace this line',
  );
}
