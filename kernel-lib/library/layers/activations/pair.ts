import type { Tensor } from '../../tensor/index.js';

/** An element-wise function as a pair: `[out, cache] = forward(x)`, `dx = backward(dout, cache)`. */
export interface ActivationPair {
  /** out = f(x), element by element: x and out have any one shape. */
  forward(x: Tensor): readonly [out: Tensor, cache: unknown];
  /** dx = f'(x) · dout, in the shape of x. */
  backward(dout: Tensor, cache: unknown): Tensor;
}

/** Ties a layer's two functions together; the type of the cache stays between them. */
export function pair<C>(
  forward: (x: Tensor) => readonly [out: Tensor, cache: C],
  backward: (dout: Tensor, cache: C) => Tensor,
): ActivationPair {
  return {
    forward: (x) => forward(x),
    backward: (dout, cache) => backward(dout, cache as C),
  };
}
