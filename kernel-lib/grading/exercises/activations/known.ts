import {
  elu_backward,
  elu_forward,
  gelu_backward,
  gelu_forward,
  leaky_relu_backward,
  leaky_relu_forward,
  sigmoid_backward,
  sigmoid_forward,
  swish_backward,
  swish_forward,
  tanh_backward,
  tanh_forward,
} from '../../../layers/index.js';
import type { Tensor } from '../../../tensor/index.js';
import { type Pair, pairOf } from './pairs.js';

export const sigmoid = pairOf('sigmoid', sigmoid_forward, sigmoid_backward);
export const tanh = pairOf('tanh', tanh_forward, tanh_backward);
export const leaky = pairOf('leaky_relu', leaky_relu_forward, leaky_relu_backward);
export const elu = pairOf('elu', elu_forward, elu_backward);
export const swish = pairOf('swish', swish_forward, swish_backward);
/** The tanh form, as the exercise asks. */
export const gelu = pairOf('gelu', (x: Tensor) => gelu_forward(x, 'tanh'), gelu_backward);
export const exactGelu = pairOf('gelu', gelu_forward, gelu_backward);

export const relu: Pair = {
  name: 'relu',
  out: (x) => x.maximum(0),
  dx: (dout, x) => dout.mul(x.greater(0)),
};

/** f of every element: for wrong answers, which the library does not have. */
export function each(x: Tensor, f: (v: number, i: number) => number): Tensor {
  const out = x.copy();
  for (let i = 0; i < out.size; i++) out.data[i] = f(x.data[i] as number, i);
  return out;
}
