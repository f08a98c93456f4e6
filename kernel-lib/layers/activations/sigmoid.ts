import { assertTensor, type Tensor } from '../../tensor/index.js';
import { floatUnary } from '../../tensor/kernels/unary.js';
import { logistic1 } from '../../tensor/loops/functions/float64.js';
import { wrap } from '../../tensor/Tensor.js';
import { gradientInto } from '../../wasm/loops.js';
import { floatUnset, mapPairs, needCache, needDout } from '../support.js';

/** 1 / (1 + e⁻ˣ) of a number. Only ever takes exp of something negative, so it cannot overflow. */
export const logistic: (x: number) => number = logistic1;

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

/** σ of every element. */
export function logisticOf(x: Tensor): Tensor {
  return wrap(floatUnary('logistic', x));
}

/** A backward pass in WebAssembly, with the same results; undefined if there is nothing to gain. */
function quickly(name: 'sigmoid' | 'tanh', dout: Tensor, out: Tensor): Tensor | undefined {
  if (dout.dtype !== out.dtype || (out.dtype !== 'float64' && out.dtype !== 'float32')) return;
  const dx = floatUnset(out);
  const [d, y, to] = [dout.data, out.data, dx.data] as Float64Array[];
  return gradientInto(name, d, y, to) ? dx : undefined;
}

/** dx = dout · σ(x) (1 - σ(x)) */
export function sigmoid_backward(dout: Tensor, cache: Tensor): Tensor {
  needCache('sigmoid_backward', cache);
  needDout('sigmoid_backward', dout, cache.shape);
  return quickly('sigmoid', dout, cache) ?? mapPairs(dout, cache, (d, s) => d * s * (1 - s));
}

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
  return quickly('tanh', dout, cache) ?? mapPairs(dout, cache, (d, t) => d * (1 - t * t));
}

export interface SwishCache {
  readonly x: Tensor;
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
