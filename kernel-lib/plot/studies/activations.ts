import { ACTIVATION_PAIRS, type ActivationPairName } from '../../library/layers/index.js';
import { RandomState } from '../../library/random/index.js';
import { linspace, onesLike } from '../../library/tensor/index.js';

/** Those of lectures L0 and L1. */
const LECTURES: readonly ActivationPairName[] = [
  'sigmoid',
  'tanh',
  'relu',
  'leaky_relu',
  'elu',
  'swish',
  'gelu',
];

/** Activations, by default those of the lectures, and their slopes, at 201 points from -5 to 5. */
export function activationTable(names = LECTURES) {
  const x = linspace(-5, 5, 201);
  const functions = names.map((name) => {
    const { forward, backward } = ACTIVATION_PAIRS[name];
    const [out, cache] = forward(x);
    // dout = 1 leaves the slope.
    return { name: name.replace('_', ' '), out, slope: backward(onesLike(x), cache) };
  });
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
