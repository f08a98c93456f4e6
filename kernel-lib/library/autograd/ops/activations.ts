import {
  ACTIVATION_PAIRS,
  type ActivationPairName,
  elu_forward,
  leaky_relu_forward,
  sigmoid_forward,
} from '../../layers/index.js';
import { erfc, mapElements } from '../../layers/internal.js';
import { AutogradError } from '../core/errors.js';
import type { Operation } from '../core/operation.js';
import type { Variable } from '../Variable.js';

/** max(0, a); at the kink a = 0 the slope is 0 */
export const RELU: Operation = {
  name: 'relu',
  forward: (a) => a.maximum(0),
  gradients: [(g, out) => g.masked(out.value.notEqual(0))],
  keeps: ['out'],
};

/** a where a > 0, else αa; at 0 the slope is α */
export const leakyReluOperation = (alpha: number): Operation => ({
  name: 'leakyRelu',
  forward: (a) => leaky_relu_forward(a, alpha)[0],
  gradients: [(g, _out, { value }) => g.where(value.greater(0), g.mul(alpha))],
  keeps: [0],
});

/** a where a > 0, else α(eᵃ - 1); at 0 the slope is α */
export const eluOperation = (alpha: number): Operation => ({
  name: 'elu',
  forward: (a) => elu_forward(a, alpha)[0],
  gradients: [
    (g, _out, a) => {
      const bent = a.value.lessEqual(0);
      return g.where(bent.equal(0), g.mul(a.minimum(0).exp().mul(alpha)));
    },
  ],
  keeps: [0],
});

/** σ(a) = 1/(1 + e⁻ᵃ), slope σ(1 - σ) */
export const SIGMOID: Operation = {
  name: 'sigmoid',
  forward: (a) => sigmoid_forward(a)[0],
  gradients: [(g, out) => g.mul(out).mul(out.rsub(1))],
  keeps: ['out'],
};

/** tanh a, slope 1 - tanh² */
export const TANH: Operation = {
  name: 'tanh',
  forward: (a) => a.tanh(),
  gradients: [(g, out) => g.mul(out.square().rsub(1))],
  keeps: ['out'],
};

/** log(1 + eᵃ) without overflow, slope σ(a) */
export const SOFTPLUS: Operation = {
  name: 'softplus',
  forward: (a) => mapElements(a, (v) => Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)))),
  gradients: [(g, _out, a) => g.mul(a.sigmoid())],
  keeps: [0],
};

/** Φ(a), the probability that a standard normal number is below a; slope e^(-a²/2)/√(2π) */
export const NORMAL_CDF: Operation = {
  name: 'normalCdf',
  forward: (a) => mapElements(a, (v) => 0.5 * erfc(-v * Math.SQRT1_2)),
  gradients: [
    (g, _out, a) =>
      g.mul(
        a
          .square()
          .mul(-0.5)
          .exp()
          .mul(1 / Math.sqrt(2 * Math.PI)),
      ),
  ],
  keeps: [0],
};

/** softmax along an axis: e^(a - max) / Σ e^(a - max) */
export const softmaxOperation = (axis: number): Operation => ({
  name: 'softmax',
  forward: (a) => {
    const e = a.sub(a.max(axis, true)).exp();
    return e.div(e.sum(axis, true));
  },
  gradients: [(g, out) => out.mul(g.sub(g.mul(out).sum(axis, true)))],
  keeps: ['out'],
});

/** log softmax along an axis: a - max - log Σ e^(a - max) */
export const logSoftmaxOperation = (axis: number): Operation => ({
  name: 'logSoftmax',
  forward: (a) => {
    const z = a.sub(a.max(axis, true));
    return z.sub(z.exp().sum(axis, true).log());
  },
  gradients: [(g, out) => g.sub(out.exp().mul(g.sum(axis, true)))],
  keeps: ['out'],
});

/** The activations of the layers' table that are made of operations, to be differentiated any number of times. */
const MADE: Partial<Record<ActivationPairName, (a: Variable) => Variable>> = {
  relu: (a) => a.relu(),
  leaky_relu: (a) => a.leakyRelu(),
  elu: (a) => a.elu(),
  sigmoid: (a) => a.sigmoid(),
  tanh: (a) => a.tanh(),
  gelu: (a) => a.gelu(),
  swish: (a) => a.swish(),
};

/** The activation of this name, from operations or else from its pair of layer functions. */
export const activationOf = (a: Variable, name: ActivationPairName): Variable =>
  MADE[needActivation(name)]?.(a) ?? a.apply(pairOperation(name));

/** @throws AutogradError unless the layers' table has this name */
export function needActivation(name: ActivationPairName): ActivationPairName {
  if (Object.hasOwn(ACTIVATION_PAIRS, name)) return name;
  throw new AutogradError(
    `activation '${String(name)}' is not known. Try one of ${Object.keys(ACTIVATION_PAIRS).join(', ')}.`,
  );
}

/** An activation from its pair of layer functions. The slope of the slope is not in the pair. */
export function pairOperation(name: ActivationPairName): Operation {
  const { forward, backward } = ACTIVATION_PAIRS[name];
  const slope: Operation = {
    name: `${name}_backward`,
    forward: (g, a) => backward(g!, forward(a!)[1]),
    gradients: [
      (g, _out, _g, a) => g.apply(slope, a!),
      () => {
        throw new AutogradError(
          `${name} can be differentiated once: its gradient is ${name}_backward, which has none. ` +
            'For a second derivative write the formula with methods of Variable.',
        );
      },
    ],
    keeps: [0, 1],
  };
  return {
    name,
    forward: (a) => forward(a!)[0],
    gradients: [(g, _out, a) => g.apply(slope, a!)],
    keeps: [0],
  };
}
