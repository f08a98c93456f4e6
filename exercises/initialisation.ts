// Lab 4, weight initialisation (lectures L0, L1, L3, L4).
//
// A layer of D inputs and H units has the weights W (D, H), used as dot(x, W): one column per unit.
// fan_in = D is how many numbers each unit sums over, fan_out = H how many units each input reaches.

import { RandomState } from 'kernel-lib/random';
import { dot, full, type Tensor } from 'kernel-lib/tensor';

/**
 * How many different units a layer has. Two units are copies of each other when their columns of W
 * are the same up to rounding: no two entries differ by more than 1e-9.
 *
 * Source: lectures L0 and L4, "what happens when W = constant init is used?"
 *
 * @param W (D, H) weights, or the gradient of the loss with respect to them
 * @returns a number from 1 (all the units are copies of one) to H (no two are the same)
 */
export function distinct_units(W: Tensor): number {
  // TODO(distinct_units): write your answer here, then run its check again.
  throw new Error(
    'distinct_units is not written yet: open exercises/initialisation.ts and replace this line',
  );
}

/** What activation_statistics says about one layer. */
export interface ActivationStatistics {
  /** Of all the entries. */
  mean: number;
  /** Standard deviation of all the entries (divide by their number). */
  std: number;
  /** Share of the entries, from 0 to 1, with |h| >= 0.98: there tanh passes on less than 4 %. */
  saturated: number;
  /** Share of the units, from 0 to 1, that are 0 for every example. */
  dead: number;
}

/**
 * The health of each layer of a net, as lecture L1 prints it ("hidden layer 1 had mean … and std …").
 *
 * @param activations one tensor (N, H) per layer: N examples in the rows, H units in the columns
 * @returns one record { mean, std, saturated, dead } per layer, in the same order
 */
export function activation_statistics(activations: Tensor[]): ActivationStatistics[] {
  // TODO(activation_statistics): write your answer here, then run its check again.
  throw new Error(
    'activation_statistics is not written yet: open exercises/initialisation.ts and replace this line',
  );
}

/**
 * Fresh weights with normal numbers:
 *
 *   constant   W = scale, every entry
 *   normal     W ~ scale · N(0, 1)
 *   xavier     W ~ sqrt(1 / fan_in) · N(0, 1)
 *   kaiming    W ~ sqrt(2 / fan_in) · N(0, 1)
 *
 * The random ones draw from `new RandomState(seed)`: the same seed gives the same weights, another
 * seed gives others.
 *
 * Source: lectures L0 and L1; Glorot and Bengio 2010, He et al. 2015.
 *
 * @param fan_in D, inputs of the layer
 * @param fan_out H, units of the layer
 * @param seed any integer from 0
 * @param scale only for constant (the value) and normal (the standard deviation)
 * @returns W (fan_in, fan_out)
 */
export function init_weights(
  fan_in: number,
  fan_out: number,
  kind: 'constant' | 'normal' | 'xavier' | 'kaiming',
  seed = 0,
  scale = 0.01,
): Tensor {
  // TODO(init_weights): write your answer here, then run its check again.
  throw new Error(
    'init_weights is not written yet: open exercises/initialisation.ts and replace this line',
  );
}

/**
 * Fresh weights with uniform numbers, U(-a, a), where a is chosen so that the variance is
 *
 *   xavier     Var W = 1 / fan_in
 *   glorot     Var W = 2 / (fan_in + fan_out)
 *   kaiming    Var W = 2 / fan_in
 *
 * U(a, b) has the standard deviation (b - a) / sqrt(12). Draw from `new RandomState(seed)`.
 *
 * Source: lectures L3 and L4; Glorot and Bengio 2010, He et al. 2015.
 *
 * @param fan_in D, inputs of the layer
 * @param fan_out H, units of the layer
 * @param seed any integer from 0
 * @returns W (fan_in, fan_out), every entry between -a and a
 */
export function init_weights_uniform(
  fan_in: number,
  fan_out: number,
  kind: 'xavier' | 'glorot' | 'kaiming',
  seed = 0,
): Tensor {
  // TODO(init_weights_uniform): write your answer here, then run its check again.
  throw new Error(
    'init_weights_uniform is not written yet: open exercises/initialisation.ts and replace this line',
  );
}

/**
 * Weights that are measured instead of calculated ("layer-sequential unit variance"). The layers are
 *
 *   out = activation(h · W)
 *
 * where h is the output of the layer before it, and x for the first. Each W is multiplied by one number,
 * such that all the entries of h · W together have the standard deviation 1 on this batch. It works for
 * any activation, since nothing is assumed of it.
 *
 * Source: Mishkin and Matas 2016, "All you need is a good init" (they begin with orthogonal weights).
 *
 * @param x (N, D) a batch
 * @param weights W of each layer, first layer first: (D, H1), (H1, H2), …
 * @returns new weights in the same order; the given ones stay as they are
 */
export function lsuv(x: Tensor, weights: Tensor[], activation: (z: Tensor) => Tensor): Tensor[] {
  // TODO(lsuv): write your answer here, then run its check again.
  throw new Error(
    'lsuv is not written yet: open exercises/initialisation.ts and replace this line',
  );
}

/**
 * Both fans of a layer, from the shape of its weights: how many numbers one output sums over, and how
 * many outputs one input reaches.
 *
 *   affine       (D, H)
 *   convolution  (C_out, C_in, m, n)    a window of m · n, on each of C_in channels
 *
 * Filters may have any number of axes after the channels: (C_out, C_in, m) slides along a line.
 *
 * Source: lecture L4, "if the l-th layer is convolution"; He et al. 2015.
 *
 * @param shape of the weights
 * @returns [fan_in, fan_out]
 */
export function fan_in_and_fan_out(shape: number[]): [fan_in: number, fan_out: number] {
  // TODO(fan_in_and_fan_out): write your answer here, then run its check again.
  throw new Error(
    'fan_in_and_fan_out is not written yet: open exercises/initialisation.ts and replace this line',
  );
}
