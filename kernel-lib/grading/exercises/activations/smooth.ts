import { defineExercise } from '../../engine/define.js';
import { each, elu, exactGelu, gelu, leaky, relu, sigmoid, swish } from './known.js';
import { gradientCheck, valuesCheck } from './pairs.js';

const ROOT = Math.sqrt(2 / Math.PI);
const CUBE = 0.044715;

export const elu_forward = defineExercise({
  name: 'elu_forward',
  topic: 'activations',
  lab: 3,
  params: ['x'],
  returns: ['out', 'cache'],
  hints: [
    'Two cases: where(greater(x, 0), what is positive keeps, what is negative becomes).',
    'where(greater(x, 0), x, exp(x).sub(1)); where only picks, so an Infinity that is not picked does no harm.',
  ],
  checks: [
    valuesCheck(elu, {
      title: 'out = x, or eˣ - 1 where x is negative',
      points: 1,
      wrong: [
        {
          say: 'the -1 is missing: at 0 the curve would jump from 1 to 0',
          out: (x) => each(x, (v) => (v > 0 ? v : Math.exp(v))),
        },
        {
          say: 'it takes eˣ - 1 on both sides: where x > 0, out = x',
          out: (x) => each(x, Math.expm1),
        },
        {
          say: 'the negative side points up: it is eˣ - 1, not 1 - eˣ',
          out: (x) => each(x, (v) => (v > 0 ? v : -Math.expm1(v))),
        },
        {
          say: 'the exponent is x, not -x: e⁻ˣ grows without end on the negative side',
          out: (x) => each(x, (v) => (v > 0 ? v : Math.expm1(-v))),
        },
        { say: 'that is leaky relu', out: leaky.out },
        { say: 'that is relu: the negative side is eˣ - 1', out: relu.out },
        {
          say: 'the two sides are swapped',
          out: (x) => each(x, (v) => (v > 0 ? Math.expm1(v) : v)),
        },
      ],
    }),
  ],
});

export const elu_backward = defineExercise({
  name: 'elu_backward',
  topic: 'activations',
  lab: 3,
  params: ['dout', 'cache'],
  returns: 'dx',
  dependsOn: ['elu_forward'],
  hints: [
    'The derivative of eˣ - 1 is eˣ.',
    'where(greater(x, 0), dout, dout.mul(exp(x))); or note that exp(minimum(x, 0)) is 1 where x is positive.',
  ],
  checks: [
    gradientCheck(elu, {
      title: 'dx = dout, or eˣ dout where x is negative',
      points: 1,
      wrong: [
        {
          say: "that is relu's gradient: where x < 0 the slope is eˣ",
          dx: relu.dx,
        },
        {
          say: 'the slope is eˣ on both sides: where x > 0 it is 1',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * Math.exp(v)),
        },
        {
          say: 'it multiplies by out = eˣ - 1: the derivative of eˣ - 1 is eˣ',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * (v > 0 ? 1 : Math.expm1(v))),
        },
        {
          say: 'it multiplies by out: the slope is 1, or eˣ where x is negative',
          dx: (dout, x) => dout.mul(elu.out(x)),
        },
        {
          say: 'the two sides are swapped',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * (v > 0 ? Math.exp(v) : 1)),
        },
        { say: "that is leaky relu's gradient", dx: leaky.dx },
        {
          say: 'e⁻ˣ for eˣ: on the negative side the slope falls to 0',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * (v > 0 ? 1 : Math.exp(-v))),
        },
      ],
    }),
  ],
});

export const swish_forward = defineExercise({
  name: 'swish_forward',
  topic: 'activations',
  lab: 3,
  params: ['x'],
  returns: ['out', 'cache'],
  dependsOn: ['sigmoid_forward'],
  hints: [
    'const [s] = sigmoid_forward(x) is σ(x); multiply x by it.',
    'Backward needs both: return [x.mul(s), [x, s]].',
  ],
  checks: [
    valuesCheck(swish, {
      title: 'out = x · σ(x)',
      points: 1,
      wrong: [
        { say: 'that is σ(x) alone: multiply it by x', out: sigmoid.out },
        { say: 'that is relu, which swish only resembles', out: relu.out },
        {
          say: 'the exponent has the wrong sign: it is x · σ(-x)',
          out: (x) => x.mul(sigmoid.out(x.neg())),
        },
        {
          say: 'that is x · tanh(x): swish has the sigmoid',
          out: (x) => each(x, (v) => v * Math.tanh(v)),
        },
        {
          say: 'x is added to σ(x): multiply them',
          out: (x) => x.add(sigmoid.out(x)),
        },
        {
          say: 'that is x · σ(1.702 x), an approximation of gelu: leave out the 1.702',
          out: (x) => x.mul(sigmoid.out(x.mul(1.702))),
        },
        { say: 'that is gelu', out: gelu.out },
        { say: 'that is gelu', out: exactGelu.out },
      ],
    }),
  ],
});

export const swish_backward = defineExercise({
  name: 'swish_backward',
  topic: 'activations',
  lab: 3,
  params: ['dout', 'cache'],
  returns: 'dx',
  dependsOn: ['swish_forward'],
  hints: [
    'Product rule: (x · s)′ = s + x · s′, with s = σ(x).',
    'You know s′ already: s · (1 - s).',
    'slope = s.add(x.mul(s).mul(sub(1, s))); dx = dout.mul(slope).',
  ],
  checks: [
    gradientCheck(swish, {
      title: 'dx = dout · (σ + x σ (1 - σ))',
      points: 2,
      wrong: [
        {
          say: 'the second half of the product rule is missing: + x σ (1 - σ)',
          dx: (dout, x) => dout.mul(sigmoid.out(x)),
        },
        {
          say: 'the first half of the product rule is missing: σ +',
          dx: (dout, x) => sigmoid.dx(dout, x).mul(x),
        },
        {
          say: 'that is the slope of σ alone: by the product rule x · σ has two terms',
          dx: sigmoid.dx,
        },
        {
          say: 'the factor x of the second term is missing',
          dx: (dout, x) => sigmoid.dx(dout, x).add(dout.mul(sigmoid.out(x))),
        },
        {
          say: 'the factor σ of the second term is missing: x σ (1 - σ)',
          dx: (dout, x) => dout.mul(sigmoid.out(x).add(x.mul(sigmoid.out(x.neg())))),
        },
        {
          say: 'the two terms are subtracted: the product rule adds them',
          dx: (dout, x) => dout.mul(sigmoid.out(x)).sub(sigmoid.dx(dout, x).mul(x)),
        },
      ],
    }),
  ],
});

export const gelu_forward = defineExercise({
  name: 'gelu_forward',
  topic: 'activations',
  lab: 3,
  params: ['x'],
  returns: ['out', 'cache'],
  hints: [
    'From the inside out: x³ is x.mul(x).mul(x); the root is the number Math.sqrt(2 / Math.PI).',
    'Keep t for backward: const t = tanh(…); out = x.mul(0.5).mul(t.add(1)); return [out, [x, t]].',
  ],
  checks: [
    valuesCheck(gelu, {
      title: 'out = x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))',
      points: 1,
      wrong: [
        {
          say: 'that is the exact gelu, with erf: a fine function, but this exercise asks for the tanh form',
          out: exactGelu.out,
        },
        {
          say: 'that is x · σ(1.702 x), a rougher approximation: the exercise asks for the tanh form',
          out: (x) => x.mul(sigmoid.out(x.mul(1.702))),
        },
        { say: 'that is swish', out: swish.out },
        {
          say: 'the term 0.044715 x³ is missing',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh(ROOT * v))),
        },
        {
          say: 'it has x² where the formula has x³',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh(ROOT * (v + CUBE * v * v)))),
        },
        {
          say: 'the factor √(2/π) is missing',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh(v + CUBE * v ** 3))),
        },
        {
          say: 'the factor is the square root of 2/π, not 2/π',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh(ROOT ** 2 * (v + CUBE * v ** 3)))),
        },
        {
          say: 'the "1 +" before tanh is missing',
          out: (x) => each(x, (v) => 0.5 * v * Math.tanh(ROOT * (v + CUBE * v ** 3))),
        },
        {
          say: 'the root multiplies x only: it belongs before the bracket with both terms',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh(ROOT * v + CUBE * v ** 3))),
        },
      ],
    }),
  ],
});

/** tanh of the formula. */
const inner = (v: number) => Math.tanh(ROOT * (v + CUBE * v ** 3));

export const gelu_backward = defineExercise({
  name: 'gelu_backward',
  topic: 'activations',
  lab: 3,
  params: ['dout', 'cache'],
  returns: 'dx',
  dependsOn: ['gelu_forward'],
  hints: [
    'Product rule on ½ x · (1 + t): ½ (1 + t) + ½ x · t′.',
    'Chain rule inside: t′ = (1 - t²) · √(2/π) · (1 + 3 · 0.044715 x²).',
    'Compute the two terms on lines of their own, add them, multiply by dout.',
  ],
  checks: [
    gradientCheck(gelu, {
      title: 'dx = dout · slope, by the product and the chain rule',
      points: 2,
      wrong: [
        {
          say: 'the second half of the product rule is missing: + ½ x t′',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * 0.5 * (1 + inner(v))),
        },
        {
          say: 'the first half of the product rule is missing: ½ (1 + t) +',
          dx: (dout, x) =>
            each(x, (v, i) => {
              const t = inner(v);
              return dout.data[i]! * 0.5 * v * (1 - t * t) * ROOT * (1 + 3 * CUBE * v * v);
            }),
        },
        {
          say: 'the chain rule inside the tanh is missing: times √(2/π) (1 + 3 · 0.044715 x²)',
          dx: (dout, x) => slopes(dout, x, () => 1),
        },
        {
          say: 'the 3 is missing: the derivative of x³ is 3 x²',
          dx: (dout, x) => slopes(dout, x, (v) => ROOT * (1 + CUBE * v * v)),
        },
        {
          say: 'the factor √(2/π) is missing in the second term',
          dx: (dout, x) => slopes(dout, x, (v) => 1 + 3 * CUBE * v * v),
        },
        {
          say: 'the derivative of the bracket is missing its second part, 3 · 0.044715 x²',
          dx: (dout, x) => slopes(dout, x, () => ROOT),
        },
        {
          say: 'that is the slope of the exact gelu: here forward has the tanh form',
          dx: exactGelu.dx,
        },
        {
          say: '1 - t for 1 - t²: that is the derivative of tanh',
          dx: (dout, x) =>
            each(x, (v, i) => {
              const t = inner(v);
              const bracket = ROOT * (1 + 3 * CUBE * v * v);
              return dout.data[i]! * 0.5 * (1 + t + v * (1 - t) * bracket);
            }),
        },
      ],
    }),
  ],
});

/** The gradient with another derivative of the bracket. */
function slopes(dout: Parameters<typeof each>[0], x: typeof dout, bracket: (v: number) => number) {
  return each(x, (v, i) => {
    const t = inner(v);
    return dout.data[i]! * 0.5 * (1 + t + v * (1 - t * t) * bracket(v));
  });
}
