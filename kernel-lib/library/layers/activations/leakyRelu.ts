import { assertTensor, type Tensor } from '../../tensor/index.js';
import { mapElements, mapPairs, needCache, needDout } from '../support.js';

/** What the backward pass needs of an activation with a slope alpha. */
export interface SlopeCache {
  /** The input, any shape. */
  readonly x: Tensor;
  /** The setting of the forward pass. */
  readonly alpha: number;
}

/**
 * Leaky relu:
 *
 *     out = x where x > 0, else α x
 *
 * The lectures take α = 0.1 (max(0.1x, x)); PyTorch's default is 0.01.
 *
 * @param x any shape
 * @returns `[out, cache]`
 *
 * Source: L1, "Leaky ReLu"; Maas et al. 2013.
 */
export function leaky_relu_forward(x: Tensor, alpha = 0.1): [out: Tensor, cache: SlopeCache] {
  assertTensor('leaky_relu_forward', 'x', x);
  return [mapElements(x, (v) => (v > 0 ? v : alpha * v)), { x, alpha }];
}

/** dx = dout where x > 0, else α dout. At x = 0 the slope is taken as α, as in PyTorch. */
export function leaky_relu_backward(dout: Tensor, cache: SlopeCache): Tensor {
  needCache('leaky_relu_backward', cache);
  const { x, alpha } = cache;
  needDout('leaky_relu_backward', dout, x.shape);
  return mapPairs(dout, x, (d, v) => (v > 0 ? d : alpha * d));
}
