import { assertTensor, type Tensor } from '../../tensor/index.js';
import { floatUnary, wrap } from '../../tensor/internal.js';
import { mapPairs, needCache, needDout, quickGradient } from '../support.js';

/**
 * Hyperbolic tangent:
 *
 *     out = tanh(x)
 *
 * @param x any shape
 * @returns `[out, cache]`, out in [-1, 1]; the cache is out
 *
 * Source: L1, "Tanh Activation".
 */
export function tanh_forward(x: Tensor): [out: Tensor, cache: Tensor] {
  assertTensor('tanh_forward', 'x', x);
  const out = wrap(floatUnary('tanh', x));
  return [out, out];
}

/** dx = dout · (1 - tanh²(x)) */
export function tanh_backward(dout: Tensor, cache: Tensor): Tensor {
  needCache('tanh_backward', cache);
  needDout('tanh_backward', dout, cache.shape);
  return quickGradient('tanh', dout, cache) ?? mapPairs(dout, cache, (d, t) => d * (1 - t * t));
}
