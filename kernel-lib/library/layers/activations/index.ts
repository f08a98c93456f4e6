import { elu_backward, elu_forward } from './elu.js';
import { gelu_backward, gelu_forward } from './gelu.js';
import { leaky_relu_backward, leaky_relu_forward } from './leakyRelu.js';
import { type ActivationPair, pair } from './pair.js';
import { relu_backward, relu_forward } from './relu.js';
import { sigmoid_backward, sigmoid_forward } from './sigmoid.js';
import { swish_backward, swish_forward } from './swish.js';
import { tanh_backward, tanh_forward } from './tanh.js';

export * from './elu.js';
export * from './gelu.js';
export * from './leakyRelu.js';
export * from './maxout.js';
export * from './prelu.js';
export * from './relu.js';
export * from './sigmoid.js';
export * from './swish.js';
export * from './tanh.js';
export type { ActivationPair };

/**
 * The activations that are a plain function of one number, each with its default setting. Nets,
 * autograd, figures, checks and tests know them from here. prelu and maxout are not in it: they
 * have weights of their own.
 */
export const ACTIVATION_PAIRS = {
  relu: pair(relu_forward, relu_backward),
  leaky_relu: pair(leaky_relu_forward, leaky_relu_backward),
  elu: pair(elu_forward, elu_backward),
  sigmoid: pair(sigmoid_forward, sigmoid_backward),
  tanh: pair(tanh_forward, tanh_backward),
  gelu: pair(gelu_forward, gelu_backward),
  swish: pair(swish_forward, swish_backward),
} as const satisfies Readonly<Record<string, ActivationPair>>;

/** The names of {@link ACTIVATION_PAIRS}. */
export type ActivationPairName = keyof typeof ACTIVATION_PAIRS;
