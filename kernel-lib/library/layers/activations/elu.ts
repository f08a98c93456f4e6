import { assertTensor, type Tensor } from '../../tensor/index.js';
import { mapElements, mapPairs, needCache, needDout } from '../support.js';
import type { SlopeCache } from './leakyRelu.js';

/**
 * Exponential linear unit:
 *
 *     out = x where x > 0, else α (eˣ - 1)
 *
 * @param x any shape
 * @param alpha α, the value that out approaches from above as -α; default 1
 * @returns `[out, cache]`
 *
 * Source: L0 and L1, "ELU"; Clevert et al. 2015.
 */
export function elu_forward(x: Tensor, alpha = 1): [out: Tensor, cache: SlopeCache] {
  assertTensor('elu_forward', 'x', x);
  // expm1 keeps the digits that e^x - 1 loses near 0.
  return [mapElements(x, (v) => (v > 0 ? v : alpha * Math.expm1(v))), { x, alpha }];
}

/** dx = dout where x > 0, else α eˣ dout. At x = 0 the slope is α (the left one), as in PyTorch. */
export function elu_backward(dout: Tensor, cache: SlopeCache): Tensor {
  needCache('elu_backward', cache);
  const { x, alpha } = cache;
  needDout('elu_backward', dout, x.shape);
  return mapPairs(dout, x, (d, v) => (v > 0 ? d : alpha * Math.exp(v) * d));
}
