import { assertTensor, type Tensor } from '../../tensor/index.js';
import { mapInto } from '../../wasm/internal.js';
import { floatUnset, needCache, needDout, quickGradient } from '../support.js';

/**
 * Rectified linear unit:
 *
 *     out = max(0, x)
 *
 * NaN stays NaN, as with NumPy's maximum.
 *
 * @param x any shape
 * @returns `[out, cache]`, out of the shape of x; the cache is x
 *
 * Source: L1, "ReLU Activation"; Nair and Hinton 2010.
 */
export function relu_forward(x: Tensor): [out: Tensor, cache: Tensor] {
  assertTensor('relu_forward', 'x', x);
  const out = floatUnset(x);
  const [from, to] = [x.data, out.data];
  if (x.dtype === out.dtype && mapInto('relu', from as Float64Array, to as Float64Array)) {
    return [out, x];
  }
  for (let i = 0; i < from.length; i++) {
    to[i] = Math.max(0, from[i]);
  }
  return [out, x];
}

/**
 *     dx = dout where x > 0, else 0
 *
 * At the kink x = 0 the slope is taken as 0, as in the lecture, CS231n and PyTorch.
 *
 * @param dout the shape of x
 */
export function relu_backward(dout: Tensor, cache: Tensor): Tensor {
  needCache('relu_backward', cache);
  const x = cache;
  needDout('relu_backward', dout, x.shape);
  const quick = quickGradient('relu', dout, x);
  if (quick) return quick;
  const dx = floatUnset(dout);
  const [at, from, to] = [x.data, dout.data, dx.data];
  for (let i = 0; i < to.length; i++) to[i] = at[i] > 0 ? from[i] : 0;
  return dx;
}
