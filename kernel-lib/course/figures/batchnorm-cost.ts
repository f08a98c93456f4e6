import {
  affine_backward,
  affine_forward,
  type BnParam,
  batchnorm_backward_alt,
  batchnorm_forward,
  relu_backward,
  relu_forward,
} from 'kernel-lib/layers';
import { RandomState } from 'kernel-lib/random';
import { ones, type Tensor, zeros } from 'kernel-lib/tensor';
import { shortestTimes } from './shared/processorTime.js';

/** What one width costs. */
export interface BatchnormCost {
  /** Units in and out of the layer. */
  readonly width: number;
  /** Milliseconds of processor time of affine and relu, forward and backward; the shortest run. */
  readonly plain: number;
  /** The same with batch normalisation between the two. */
  readonly normalised: number;
  /** How much longer it takes: 0.3 is 30 % more. */
  readonly share: number;
}

/**
 * What batch normalisation adds to the time of one hidden layer (lecture L1: "30 % more
 * computational time"): affine - relu against affine - batch normalisation - relu, forward and
 * backward, each the shortest of several runs that take turns.
 *
 * @param options.widths units in and out of the layer
 * @param options.N examples in the batch (64)
 * @param options.budget milliseconds of processor time to spend on each width (400); at least five runs of each
 */
export function batchnormCost(options: {
  readonly widths: readonly number[];
  readonly N?: number;
  readonly budget?: number;
}): BatchnormCost[] {
  const { widths, N = 64, budget = 400 } = options;
  return widths.map((width) => {
    const rng = new RandomState(0);
    const x = rng.randn(N, width);
    const w = rng.randn(width, width).mul(Math.sqrt(2 / width));
    const dout = rng.randn(N, width);
    const layer = {
      b: zeros(width),
      gamma: ones(width),
      beta: zeros(width),
      bn_param: { mode: 'train' } as BnParam,
    };
    const { plain, normalised } = shortestTimes(
      {
        plain: () => pass(x, w, dout, layer, false),
        normalised: () => pass(x, w, dout, layer, true),
      },
      budget,
    );
    return { width, plain, normalised, share: normalised / plain - 1 };
  });
}

/** Forward and backward through one hidden layer. */
function pass(
  x: Tensor,
  w: Tensor,
  dout: Tensor,
  layer: { b: Tensor; gamma: Tensor; beta: Tensor; bn_param: BnParam },
  normalise: boolean,
): void {
  const [a, affine_cache] = affine_forward(x, w, layer.b);
  const normalised = normalise
    ? batchnorm_forward(a, layer.gamma, layer.beta, layer.bn_param)
    : undefined;
  const [, relu_cache] = relu_forward(normalised ? normalised[0] : a);
  let da = relu_backward(dout, relu_cache);
  if (normalised) [da] = batchnorm_backward_alt(da, normalised[1]);
  affine_backward(da, affine_cache);
}
