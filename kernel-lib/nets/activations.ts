import { relu_backward, relu_forward } from '../layers/index.js';
import type { Tensor } from '../tensor/index.js';
import { NetError } from './model.js';

/** An element-wise function as a pair: `[out, cache] = forward(x)`, `dx = backward(dout, cache)`. */
export interface Activation {
  readonly name?: string;
  forward(x: Tensor): [out: Tensor, cache: unknown];
  backward(dout: Tensor, cache: unknown): Tensor;
}

/** Ties a layer's two functions together; the cache type stays between them. */
function pair<C>(
  name: string,
  forward: (x: Tensor) => [Tensor, C],
  backward: (dout: Tensor, cache: C) => Tensor,
): Activation {
  return { name, forward, backward: (dout, cache) => backward(dout, cache as C) };
}

/** The activations that nets know by name. */
export const ACTIVATIONS = {
  relu: pair('relu', relu_forward, relu_backward),
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
