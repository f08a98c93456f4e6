import { assertTensor, type Tensor } from '../../tensor/index.js';
import { logistic, logisticOf } from '../logistic.js';
import { mapPairs, needCache, needDout } from '../support.js';

/** What swish_backward needs of the forward pass. */
export interface SwishCache {
  /** The input, any shape. */
  readonly x: Tensor;
  /** In x σ(βx). */
  readonly beta: number;
}

/**
 * Swish, called SiLU when β = 1:
 *
 *     out = x σ(βx)
 *
 * @param x any shape
 * @returns `[out, cache]`
 *
 * Source: L0, "Try GELU, Swish"; Ramachandran et al. 2017.
 */
export function swish_forward(x: Tensor, beta = 1): [out: Tensor, cache: SwishCache] {
  assertTensor('swish_forward', 'x', x);
  return [x.mul(logisticOf(x.mul(beta))), { x, beta }];
}

/** dx = dout · (σ(βx) + βx σ(βx) (1 - σ(βx))) */
export function swish_backward(dout: Tensor, cache: SwishCache): Tensor {
  needCache('swish_backward', cache);
  const { x, beta } = cache;
  needDout('swish_backward', dout, x.shape);
  return mapPairs(dout, x, (d, v) => {
    const s = logistic(beta * v);
    return d * (s + beta * v * s * (1 - s));
  });
}
