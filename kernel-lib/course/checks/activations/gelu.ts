import { defineExercise } from 'chainrule-grader/checks';
import { each, exactGelu, gelu, relu, sigmoid, swish } from './known.js';
import { gradientCheck, valuesCheck } from './pairs.js';

const ROOT = Math.sqrt(2 / Math.PI);
const CUBE = 0.044715;

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
      hint: 'compare step by step at x = 1: x + 0.044715 x³ is 1.044715, times √(2/π) 0.833564, its tanh 0.682384, out 0.841192',
      wrong: [
        {
          say: 'the factor x in front is missing',
          out: (x) => each(x, (v) => 0.5 * (1 + Math.tanh(ROOT * (v + CUBE * v ** 3)))),
        },
        {
          say: 'the sigmoid stands for tanh: σ(2z) would be (1 + tanh z) / 2',
          out: (x) =>
            each(x, (v) => 0.5 * v * (1 + 1 / (1 + Math.exp(-ROOT * (v + CUBE * v ** 3))))),
        },
        {
          say: 'that is x · σ(z): it would have to be σ(2z)',
          out: (x) => each(x, (v) => v / (1 + Math.exp(-ROOT * (v + CUBE * v ** 3)))),
        },
        {
          say: 'the factor 0.044715 before x³ is missing',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh(ROOT * (v + v ** 3)))),
        },
        {
          say: 'the factor is √(2/π), not √(π/2)',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh((v + CUBE * v ** 3) / ROOT))),
        },
        {
          say: 'x³ is subtracted: x + 0.044715 x³',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh(ROOT * (v - CUBE * v ** 3)))),
        },
        {
          say: 'it is 1 - tanh: gelu is near x on the right and near 0 on the left',
          out: (x) => each(x, (v) => 0.5 * v * (1 - Math.tanh(ROOT * (v + CUBE * v ** 3)))),
        },
        {
          say: '0.044715 multiplies x as well: it belongs to x³ alone',
          out: (x) => each(x, (v) => 0.5 * v * (1 + Math.tanh(ROOT * CUBE * (v + v ** 3)))),
        },
        { say: 'that is relu, which gelu only resembles', out: relu.out },
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
    'The two terms on lines of their own, added: dx = dout · (½ (1 + t) + ½ x (1 - t²) √(2/π) (1 + 3 · 0.044715 x²)).',
  ],
  checks: [
    gradientCheck(gelu, {
      title: 'dx = dout · slope, by the product and the chain rule',
      points: 4,
      hint: 'compute the two terms of the product rule apart: at x = 1 the first is 0.84119 and the second 0.24177; does the cache hold its parts in the order in which backward takes them?',
      wrong: [
        {
          say: 'x and t are swapped: does the cache hold them in the order in which backward takes them?',
          dx: (dout, x) =>
            each(
              x,
              (v, i) =>
                dout.data[i]! *
                0.5 *
                (1 + v + inner(v) * (1 - v * v) * ROOT * (1 + 3 * CUBE * inner(v) ** 2)),
            ),
        },
        {
          say: 'the ½ of the second term is missing: ½ x t′',
          dx: (dout, x) =>
            each(
              x,
              (v, i) =>
                dout.data[i]! *
                (0.5 * (1 + inner(v)) + v * (1 - inner(v) ** 2) * ROOT * (1 + 3 * CUBE * v * v)),
            ),
        },
        {
          say: 'the "1 +" of the first term is missing: ½ (1 + t)',
          dx: (dout, x) =>
            each(
              x,
              (v, i) =>
                dout.data[i]! *
                0.5 *
                (inner(v) + v * (1 - inner(v) ** 2) * ROOT * (1 + 3 * CUBE * v * v)),
            ),
        },
        {
          say: 'the factor x of the second term is missing: ½ x t′',
          dx: (dout, x) =>
            each(
              x,
              (v, i) =>
                dout.data[i]! *
                0.5 *
                (1 + inner(v) + (1 - inner(v) ** 2) * ROOT * (1 + 3 * CUBE * v * v)),
            ),
        },
        {
          say: 'the factor 1 - t², the derivative of tanh, is missing in the second term',
          dx: (dout, x) =>
            each(
              x,
              (v, i) => dout.data[i]! * 0.5 * (1 + inner(v) + v * ROOT * (1 + 3 * CUBE * v * v)),
            ),
        },
        {
          say: 'the derivative of x³ is 3 x², with the square',
          dx: (dout, x) => slopes(dout, x, (v) => ROOT * (1 + 3 * CUBE * v)),
        },
        {
          say: 'it differentiates x + 0.044715 x³ as 1 + 3 x²: keep the factor 0.044715',
          dx: (dout, x) => slopes(dout, x, (v) => ROOT * (1 + 3 * v * v)),
        },
        {
          say: 'the root multiplies the 1 only: it belongs before the bracket with both terms',
          dx: (dout, x) => slopes(dout, x, (v) => ROOT + 3 * CUBE * v * v),
        },
        {
          say: 'the two terms are subtracted: the product rule adds them',
          dx: (dout, x) =>
            each(
              x,
              (v, i) =>
                dout.data[i]! *
                0.5 *
                (1 + inner(v) - v * (1 - inner(v) ** 2) * ROOT * (1 + 3 * CUBE * v * v)),
            ),
        },
        { say: "that is swish's gradient", dx: swish.dx },
        {
          say: 'that is the slope of x · σ(1.702 x), a rougher approximation: the exercise asks for the tanh form',
          dx: (dout, x) => swish.dx(dout, x.mul(1.702)),
        },
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
