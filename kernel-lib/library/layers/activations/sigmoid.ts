import { assertTensor, type Tensor } from '../../tensor/index.js';
import { logisticOf } from '../logistic.js';
import { mapPairs, needCache, needDout, quickGradient } from '../support.js';

/**
 * Sigmoid:
 *
 *     out = σ(x) = 1 / (1 + e⁻ˣ)
 *
 * @param x any shape
 * @returns `[out, cache]`, out in [0, 1]; the cache is out
 *
 * Source: L1, "Sigmoid Activation".
 */
export function sigmoid_forward(x: Tensor): [out: Tensor, cache: Tensor] {
  assertTensor('sigmoid_forward', 'x', x);
  const out = logisticOf(x);
  return [out, out];
}

/** dx = dout · σ(x) (1 - σ(x)) */
export function sigmoid_backward(dout: Tensor, cache: Tensor): Tensor {
  needCache('sigmoid_backward', cache);
  needDout('sigmoid_backward', dout, cache.shape);
  return quickGradient('sigmoid', dout, cache) ?? mapPairs(dout, cache, (d, s) => d * s * (1 - s));
}
