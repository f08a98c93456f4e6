import {
  elu_backward,
  elu_forward,
  gelu_backward,
  gelu_forward,
  leaky_relu_backward,
  leaky_relu_forward,
  relu_backward,
  relu_forward,
  sigmoid_backward,
  sigmoid_forward,
  swish_backward,
  swish_forward,
  tanh_backward,
  tanh_forward,
} from '../layers/index.js';
import type { Tensor } from '../tensor/index.js';
import { NetError } from './model.js';

/** An element-wise function as a pair: `[out, cache] = forward(x)`, `dx = backward(dout, cache)`. */
export interface Activation {
  readonly name?: string;
  forward(x: Tensor): readonly [out: Tensor, cache: unknown];
  backward(dout: Tensor, cache: unknown): Tensor;
}

/** Ties a layer's two functions together; the type of the cache stays between them. */
function pair<C>(
  name: string,
  forward: (x: Tensor) => [Tensor, C],
  backward: (dout: Tensor, cache: C) => Tensor,
): Activation {
  return {
    name,
    forward: (x) => forward(x),
    backward: (dout, cache) => backward(dout, cache as C),
  };
}

/** The activations that nets know by name, with their default settings. */
export const ACTIVATIONS = {
  relu: pair('relu', relu_forward, relu_backward),
  leaky_relu: pair('leaky_relu', leaky_relu_forward, leaky_relu_backward),
  elu: pair('elu', elu_forward, elu_backward),
  sigmoid: pair('sigmoid', sigmoid_forward, sigmoid_backward),
  tanh: pair('tanh', tanh_forward, tanh_backward),
  gelu: pair('gelu', gelu_forward, gelu_backward),
  swish: pair('swish', swish_forward, swish_backward),
  identity: pair(
    'identity',
    (x) => [x, undefined],
    (dout) => dout,
  ),
} as const satisfies Record<string, Activation>;

export type ActivationName = keyof typeof ACTIVATIONS;

/** The activation of this name, or the pair itself. @throws NetError listing the known names. */
export function activationOf(activation: ActivationName | Activation): Activation {
  if (typeof activation === 'object' && typeof activation?.forward === 'function') {
    return activation;
  }
  if (Object.hasOwn(ACTIVATIONS, activation as string)) {
    return ACTIVATIONS[activation as ActivationName];
  }
  throw new NetError(
    `activation '${String(activation)}' is not known. Try one of ` +
      `${Object.keys(ACTIVATIONS).join(', ')}, or {forward, backward}.`,
  );
}
