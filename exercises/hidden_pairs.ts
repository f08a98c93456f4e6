// Labs 5 and 7, built whole: what stands between two affine layers of your net of lab 2.
//
//   X → affine 1 → pair → affine 2 → pair → … → affine L → scores
//
// a (N, H) is what affine layer l gives: N examples, H units. Forward gives out (N, H) and a cache,
// backward da (N, H). A pair may have weights of its own; they lie in the net's params, and their
// gradients go back beside da. What a cache holds is yours to choose.

import type { Tensor } from 'kernel-lib/tensor';
import { type DropoutParam, dropout_backward, dropout_forward } from './dropout.js';
import { relu_backward, relu_forward } from './layers.js';
import {
  type BnParam,
  batchnorm_backward,
  batchnorm_forward,
  layernorm_backward,
  layernorm_forward,
} from './normalisation.js';

/** Weights by name, or gradients under the names of their weights. */
export type Params = Record<string, Tensor>;

// biome-ignore lint/suspicious/noExplicitAny: a cache is what its own forward function has put in it.
export type Cache = any;

/**
 * Lab 5. Normalisation, then relu, forward: where lecture L1 wants it, after the affine layer and before
 * the nonlinearity. With bn_params it is your batch normalisation, without them your layer
 * normalisation. γ and β of layer l are `gamma1`, `beta1`, `gamma2`, … in params.
 *
 * @param a (N, H) what affine layer l gives
 * @param params the net's weights, γ and β of each hidden layer among them, (H,) each
 * @param l number of the hidden layer, from 1
 * @param bn_params settings and running averages of batch normalisation by layer, { 1: …, 2: … }, each as
 *   batchnorm_forward wants it; left out for layer normalisation
 * @returns out (N, H), and a cache with what norm_relu_backward will need
 */
export function norm_relu_forward(
  a: Tensor,
  params: Params,
  l: number,
  bn_params?: Record<number, BnParam>,
): [out: Tensor, cache: Cache] {
  // TODO(norm_relu_forward): write your answer here, then run its check again.
  throw new Error(
    'norm_relu_forward is not written yet: open exercises/hidden_pairs.ts and replace this line',
  );
}

/**
 * Lab 5. The way back through norm_relu_forward, of either kind, in train mode.
 *
 * @param dout (N, H)
 * @param cache what norm_relu_forward returned
 * @param l number of the hidden layer
 * @returns da (N, H), and the gradients of the pair's own two weights under their names
 */
export function norm_relu_backward(
  dout: Tensor,
  cache: Cache,
  l: number,
): [da: Tensor, grads: Params] {
  // TODO(norm_relu_backward): write your answer here, then run its check again.
  throw new Error(
    'norm_relu_backward is not written yet: open exercises/hidden_pairs.ts and replace this line',
  );
}

/**
 * Lab 7. Relu, then your inverted dropout, forward. Every call in train mode needs another mask: it takes
 * the seed of dropout_param and leaves the next whole number there for the call to come. Test mode drops
 * nothing, and leaves the seed as it is.
 *
 * @param a (N, H) what an affine layer gives
 * @param dropout_param mode, p and seed, as dropout_forward wants them; one for all layers
 * @returns out (N, H), and a cache with what relu_dropout_backward will need
 */
export function relu_dropout_forward(
  a: Tensor,
  dropout_param: DropoutParam,
): [out: Tensor, cache: Cache] {
  // TODO(relu_dropout_forward): write your answer here, then run its check again.
  throw new Error(
    'relu_dropout_forward is not written yet: open exercises/hidden_pairs.ts and replace this line',
  );
}

/**
 * Lab 7. The way back through relu_dropout_forward, in both modes.
 *
 * @param dout (N, H)
 * @param cache what relu_dropout_forward returned
 * @returns da (N, H)
 */
export function relu_dropout_backward(dout: Tensor, cache: Cache): Tensor {
  // TODO(relu_dropout_backward): write your answer here, then run its check again.
  throw new Error(
    'relu_dropout_backward is not written yet: open exercises/hidden_pairs.ts and replace this line',
  );
}
