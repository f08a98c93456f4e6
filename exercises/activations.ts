// Lab 3, activations: what bends a net, and two instruments to watch it with. Each activation has a
// forward and a backward function:
//
//   const [out, cache] = name_forward(x);   // cache: what backward will need
//   const dx = name_backward(dout, cache);  // dout: how the loss changes with out
//
// Element by element, so x, out, dout and dx all have one shape, and by the chain rule
//
//   dx = dout · (slope of the function at x)
//
// Inputs are never changed: make new tensors.

import {
  abs,
  dot,
  exp,
  greater,
  greaterEqual,
  maximum,
  minimum,
  sqrt,
  sub,
  type Tensor,
  tanh,
  where,
  zeros,
} from 'kernel-lib/tensor';

/**
 * Sigmoid, forward:
 *
 *   out = σ(x) = 1 / (1 + e⁻ˣ)
 *
 * No NaN and no infinity may come out, however large x is, to either side: try x = ±1000.
 *
 * @param x any shape
 * @returns out in the shape of x, from 0 to 1; and the cache, what sigmoid_backward needs
 *
 * Source: lecture L1, "Sigmoid Activation".
 */
export function sigmoid_forward(x: Tensor): [out: Tensor, cache: Tensor[]] {
  // TODO(sigmoid_forward): write your answer here, then run its check again.
  throw new Error(
    'sigmoid_forward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Sigmoid, backward. Derive σ, and write its slope with σ itself: then nothing but the output is
 * needed, and no exp.
 *
 * @param dout gradient of the loss with respect to out, any shape
 * @param cache what sigmoid_forward returned
 * @returns dx in the shape of dout
 */
export function sigmoid_backward(dout: Tensor, cache: Tensor[]): Tensor {
  // TODO(sigmoid_backward): write your answer here, then run its check again.
  throw new Error(
    'sigmoid_backward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * What is left of a gradient, layer by layer. A stack of layers without biases, each of them
 *
 *   out = f(h · W)
 *
 * where h is the output of the layer before it, and x for the first. Send x up through all the layers,
 * then dout back down, and note how large the gradient is that arrives at the output of each layer: the
 * mean of its absolute values.
 *
 * @param x (N, D)
 * @param weights W of each layer, first layer first: (D, H1), (H1, H2), …
 * @param dout gradient of the loss with respect to the last layer's output
 * @param forward f, one for all the layers: forward(a) returns [out, cache]
 * @param backward what belongs to it: backward(dout, cache) returns da
 * @returns one number per layer, first layer first; the last of them is the mean of |dout|
 *
 * Source: lecture L1, "Saturated neurons kill gradients".
 */
export function gradient_sizes<C>(
  x: Tensor,
  weights: Tensor[],
  dout: Tensor,
  forward: (a: Tensor) => readonly [out: Tensor, cache: C],
  backward: (dout: Tensor, cache: C) => Tensor,
): number[] {
  // TODO(gradient_sizes): write your answer here, then run its check again.
  throw new Error(
    'gradient_sizes is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Parametric relu, forward: a leaky relu that learns its slopes, one for each column of x.
 *
 *   out[n, d] = x[n, d] where x[n, d] > 0, else α[d] x[n, d]
 *
 * A slope may be any number, also above 1 or below 0.
 *
 * @param x (N, D)
 * @param alpha (D,) the slopes α
 * @returns out (N, D), and the cache
 *
 * Source: lecture L1, "Parameter α can be learned by backpropagation"; He et al. 2015.
 */
export function parametric_relu_forward(x: Tensor, alpha: Tensor): [out: Tensor, cache: Tensor[]] {
  // TODO(parametric_relu_forward): write your answer here, then run its check again.
  throw new Error(
    'parametric_relu_forward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Parametric relu, backward, to the input and to the slopes. One slope serves a whole column: ask
 * which of the outputs move when it does, and by how much. The kink at x = 0 counts to the left side.
 *
 * @param dout (N, D) gradient of the loss with respect to out
 * @param cache what parametric_relu_forward returned
 * @returns dx (N, D), dalpha (D,)
 */
export function parametric_relu_backward(
  dout: Tensor,
  cache: Tensor[],
): [dx: Tensor, dalpha: Tensor] {
  // TODO(parametric_relu_backward): write your answer here, then run its check again.
  throw new Error(
    'parametric_relu_backward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * A layer's numbers at one moment, as one column of a film: the range from low to high is cut into
 * equal bins, and each bin gets its share of all the numbers in h.
 *
 * Nothing is lost at the ends: what lies below low counts in the first bin, what lies above high, or is
 * high itself, in the last. A number on the border of two bins belongs to the upper one.
 *
 * @param h any shape
 * @param low where the first bin begins
 * @param high where the last bin ends, above low
 * @param bins how many, from 1
 * @returns shares (bins,), which add up to 1
 *
 * Source: lecture L3, relu "can break down if everything is too negative"; films of activations as
 * fastai draws them.
 */
export function activation_histogram(h: Tensor, low: number, high: number, bins: number): Tensor {
  // TODO(activation_histogram): write your answer here, then run its check again.
  throw new Error(
    'activation_histogram is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Gaussian error linear unit, forward, in its tanh form (the one of GPT-2):
 *
 *   out = x/2 · (1 + t)     t = tanh(√(2/π) (x + 0.044715 x³))
 *
 * The exact form, x/2 · (1 + erf(x/√2)), needs an erf, which JavaScript does not have; the two
 * differ by less than 0.0005. Here the tanh form is asked for.
 *
 * @param x any shape
 * @returns out in the shape of x, and the cache
 *
 * Source: lecture L0, "Try GELU, Swish"; Hendrycks and Gimpel 2016.
 */
export function gelu_forward(x: Tensor): [out: Tensor, cache: Tensor[]] {
  // TODO(gelu_forward): write your answer here, then run its check again.
  throw new Error(
    'gelu_forward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Gaussian error linear unit, backward: product rule, then chain rule inside the tanh. Of its tanh
 * form: the slope must fit your gelu_forward to the last digits.
 *
 * @param dout gradient of the loss with respect to out, any shape
 * @param cache what gelu_forward returned
 * @returns dx in the shape of dout
 */
export function gelu_backward(dout: Tensor, cache: Tensor[]): Tensor {
  // TODO(gelu_backward): write your answer here, then run its check again.
  throw new Error(
    'gelu_backward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Maxout, forward: the larger of two affine layers.
 *
 *   out = max(x · w1 + b1, x · w2 + b2)
 *
 * @param x (N, D)
 * @param w1 (D, H)
 * @param b1 (H,)
 * @param w2 (D, H)
 * @param b2 (H,)
 * @returns out (N, H), and the cache
 *
 * Source: lecture L0, "Maxout"; Goodfellow et al. 2013.
 */
export function maxout_forward(
  x: Tensor,
  w1: Tensor,
  b1: Tensor,
  w2: Tensor,
  b2: Tensor,
): [out: Tensor, cache: Tensor[]] {
  // TODO(maxout_forward): write your answer here, then run its check again.
  throw new Error(
    'maxout_forward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Maxout, backward, to the input and to both pieces. Ask of each output which piece it came from.
 *
 * @param dout (N, H) gradient of the loss with respect to out
 * @param cache what maxout_forward returned
 * @returns dx (N, D), dw1 (D, H), db1 (H,), dw2 (D, H), db2 (H,)
 */
export function maxout_backward(
  dout: Tensor,
  cache: Tensor[],
): [dx: Tensor, dw1: Tensor, db1: Tensor, dw2: Tensor, db2: Tensor] {
  // TODO(maxout_backward): write your answer here, then run its check again.
  throw new Error(
    'maxout_backward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Your own activation, forward. Any function of one number, used element by element, that
 *
 * - gives a finite number for every x from -10 to 10,
 * - is not a straight line (and so not a constant),
 * - is not one of this lab,
 * - has a slope other than 0 at many x, or nothing could learn through it.
 *
 * Write its formula here: out = …
 *
 * @param x any shape
 * @returns out in the shape of x, and the cache
 *
 * Source: lecture L0, "invent your own".
 */
export function my_activation_forward(x: Tensor): [out: Tensor, cache: Tensor[]] {
  // TODO(my_activation_forward): write your answer here, then run its check again.
  throw new Error(
    'my_activation_forward is not written yet: open exercises/activations.ts and replace this line',
  );
}

/**
 * Your own activation, backward, with the slope that you derive. It is checked against
 * numerical differences of your own my_activation_forward.
 *
 * @param dout gradient of the loss with respect to out, any shape
 * @param cache what my_activation_forward returned
 * @returns dx in the shape of dout
 */
export function my_activation_backward(dout: Tensor, cache: Tensor[]): Tensor {
  // TODO(my_activation_backward): write your answer here, then run its check again.
  throw new Error(
    'my_activation_backward is not written yet: open exercises/activations.ts and replace this line',
  );
}
