import { defineExercise } from 'chainrule-grader/checks';
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
    'Two pieces again: a straight line on the right. What is the derivative of the piece on the left?',
    'The derivative of eˣ - 1 is eˣ.',
    'where(greater(x, 0), dout, dout.mul(exp(x))); or note that exp(minimum(x, 0)) is 1 where x is positive.',
  ],
  checks: [
    gradientCheck(elu, {
      title: 'dx: dout times the slope, on both sides of 0',
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
          say: 'it takes out for x: eˣ wants the x, does the cache hold x?',
          dx: (dout, x) => elu.dx(dout, elu.out(x)),
        },
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
      title: 'dx: dout times the slope, by the product rule',
      points: 2,
      wrong: [
        {
          say: 'x and σ are swapped: does the cache hold them in the order in which backward takes them?',
          dx: (dout, x) =>
            each(
              sigmoid.out(x),
              (s, i) => dout.data[i]! * (x.data[i]! + s * x.data[i]! * (1 - x.data[i]!)),
            ),
        },
        {
          say: 'the slope of σ is σ (1 - σ), not 1 - σ²',
          dx: (dout, x) =>
            each(sigmoid.out(x), (s, i) => dout.data[i]! * (s + x.data[i]! * (1 - s * s))),
        },
        {
          say: 'the slope is out for σ in the last factor: it is σ + x σ (1 - σ)',
          dx: (dout, x) =>
            each(
              sigmoid.out(x),
              (s, i) => dout.data[i]! * (s + x.data[i]! * s * (1 - s * x.data[i]!)),
            ),
        },
        {
          say: 'σ is applied to σ: the cache holds σ(x) already',
          dx: (dout, x) => {
            const s = sigmoid.out(sigmoid.out(x));
            return dout.mul(s.add(x.mul(s).mul(s.neg().add(1))));
          },
        },
        { say: "that is relu's gradient, which swish only resembles", dx: relu.dx },
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
      points: 2,
      hint: 'compute the two terms apart: at x = 1, ½ (1 + t) is 0.84119 and ½ x (1 - t²) √(2/π) (1 + 3 · 0.044715 x²) is 0.24177; does the cache hold its parts in the order in which backward takes them?',
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
