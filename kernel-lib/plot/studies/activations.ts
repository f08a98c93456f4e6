import {
  elu_backward,
  elu_forward,
  gelu_backward,
  gelu_forward,
  leaky_relu_backward,
  leaky_relu_forward,
  relu_backward,
  relu_forward,
  sigmoid_backward,
  sigmoid_forward,
  swish_backward,
  swish_forward,
  tanh_backward,
  tanh_forward,
} from '../../layers/index.js';
import { RandomState } from '../../random/index.js';
import { linspace, onesLike, type Tensor } from '../../tensor/index.js';

/** The activations of lectures L0 and L1 and their slopes, at 201 points from -5 to 5. */
export function activationTable() {
  const x = linspace(-5, 5, 201);
  const row = <C>(
    name: string,
    forward: (x: Tensor) => readonly [Tensor, C],
    backward: (dout: Tensor, cache: C) => Tensor,
  ) => {
    const [out, cache] = forward(x);
    // dout = 1 leaves the slope.
    return { name, out, slope: backward(onesLike(x), cache) };
  };
  const functions = [
    row('sigmoid', sigmoid_forward, sigmoid_backward),
    row('tanh', tanh_forward, tanh_backward),
    row('relu', relu_forward, relu_backward),
    row('leaky relu', leaky_relu_forward, leaky_relu_backward),
    row('elu', elu_forward, elu_backward),
    row('swish', swish_forward, swish_backward),
    row('gelu', gelu_forward, gelu_backward),
  ];
  return { x, functions };
}

/** Where {@link zigzagWalk} goes. */
export const ZIGZAG_TARGET = [1.5, -1] as const;

/**
 * Two weights on their way to {@link ZIGZAG_TARGET} by stochastic gradient descent with rate 1, on
 * one example at a time.
 *
 * @param shift taken off the inputs, which are uniform in [0, 1): 0.5 centres them
 * @returns the weights after 0, 1, 2, … updates; the share of updates whose two gradients have one
 *   sign; the length of the way
 */
export function zigzagWalk(shift: number, { updates = 60, seed = 0 } = {}) {
  const rng = new RandomState(seed);
  let [w1, w2] = [-1, 1.2];
  const path: [w1: number, w2: number][] = [[w1, w2]];
  let same = 0;
  let length = 0;
  for (let step = 0; step < updates; step++) {
    const [x1, x2] = [rng.uniform() - shift, rng.uniform() - shift];
    const error = (w1 - ZIGZAG_TARGET[0]) * x1 + (w2 - ZIGZAG_TARGET[1]) * x2;
    const [g1, g2] = [error * x1, error * x2];
    if (g1 * g2 > 0) same += 1;
    length += Math.hypot(g1, g2);
    [w1, w2] = [w1 - g1, w2 - g2];
    path.push([w1, w2]);
  }
  return { path, share: same / updates, length };
}
