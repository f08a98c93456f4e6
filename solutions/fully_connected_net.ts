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
  // BEGIN SOLUTION
  const random = new RandomState(seed);
  const params: Params = {};
  for (let l = 1; l < dims.length; l++) {
    params[`W${l}`] = random.randn(dims[l - 1], dims[l]).mul(weight_scale);
    params[`b${l}`] = zeros(dims[l]);
  }
  return params;
  // END SOLUTION
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
  // BEGIN SOLUTION
  const L = depth_of(params);
  let out = X;
  for (let l = 1; l <= L; l++) {
    [out] = affine_forward(out, params[`W${l}`], params[`b${l}`]);
    if (l < L) [out] = hidden_forward(out, params, l);
  }
  return out;
  // END SOLUTION
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
  // BEGIN SOLUTION
  const L = depth_of(params);

  // forward: every layer's caches are needed on the way back
  const caches: { affine: Tensor[]; hidden: unknown }[] = [];
  let out = X;
  let penalty = 0;
  for (let l = 1; l <= L; l++) {
    const W = params[`W${l}`];
    const [a, affine] = affine_forward(out, W, params[`b${l}`]);
    const [next, hidden] = l < L ? hidden_forward(a, params, l) : [a, undefined];
    caches.push({ affine, hidden });
    penalty += W.mul(W).sum();
    out = next;
  }
  const [data_loss, dscores] = softmax_loss(out, y);
  const loss = data_loss + 0.5 * reg * penalty;

  // backward: the last layer first
  const grads: Params = {};
  let dout = dscores;
  for (let l = L; l >= 1; l--) {
    const { affine, hidden } = caches[l - 1];
    if (l < L) {
      const back = hidden_backward(dout, hidden, l);
      const [da, own] = Array.isArray(back) ? (back as [Tensor, Params]) : [back as Tensor, {}];
      Object.assign(grads, own);
      dout = da;
    }
    const [dx, dW, db] = affine_backward(dout, affine);
    grads[`W${l}`] = dW.add(params[`W${l}`].mul(reg));
    grads[`b${l}`] = db;
    dout = dx;
  }
  return [loss, grads];
  // END SOLUTION
}
