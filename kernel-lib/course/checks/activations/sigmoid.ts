import { defineExercise } from 'chainrule-grader/checks';
import { tensor } from 'kernel-lib/tensor';
import { each, sigmoid, swish, tanh } from './known.js';
import { gradientCheck, valuesCheck } from './pairs.js';

const OVERFLOW =
  'exp of a large number is Infinity, and Infinity / Infinity is NaN: arrange it so that exp only ever gets something negative, or so that Infinity stands only below the fraction line';

export const sigmoid_forward = defineExercise({
  name: 'sigmoid_forward',
  topic: 'activations',
  lab: 3,
  params: ['x'],
  returns: ['out', 'cache'],
  hints: [
    'Step by step: x.neg(), then exp(…), then add 1, then div(1, …).',
    'Backward needs only the output: return [out, [out]].',
    'const out = div(1, exp(x.neg()).add(1)) is right even at x = -1000: 1 / Infinity is 0. What fails there is eˣ / (1 + eˣ).',
  ],
  checks: [
    valuesCheck(sigmoid, {
      title: 'out = 1 / (1 + e⁻ˣ)',
      points: 1,
      wrong: [
        {
          say: 'it falls where it should rise: the exponent is -x, with a minus',
          out: (x) => sigmoid.out(x.neg()),
        },
        { say: 'that is tanh: sigmoid runs from 0 to 1', out: tanh.out },
        {
          say: 'that is the slope, σ(1 - σ): it belongs to backward',
          out: (x) => each(sigmoid.out(x), (s) => s * (1 - s)),
        },
        { say: 'that is swish, x · σ(x): leave out the x', out: swish.out },
        { say: 'the 1 below the fraction line is missing', out: (x) => each(x, Math.exp) },
        {
          say: 'it is 1 + e⁻ˣ itself: take one over it',
          out: (x) => each(x, (v) => 1 + Math.exp(-v)),
        },
        {
          say: 'it is a step: the sigmoid rises smoothly',
          out: (x) => each(x, (v) => (v > 0 ? 1 : 0)),
        },
      ],
    }),
    {
      id: 'stable',
      title: 'x = ±1000 gives 0 and 1, not NaN',
      points: 1,
      core: false,
      async run(student, t) {
        const x = tensor([-1000, -800, 0, 800, 1000]);
        const [out] = await student.call('sigmoid_forward', x);
        t.close('out', out, tensor([0, 0, 0.5, 1, 1]), { ifNotFinite: OVERFLOW });
        // Measured: by way of tanh 1e-16 is lost, which is fine; a sigmoid cut at ±30 is 1e-13 off.
        const low = t.uniform(-37, -32, t.extent(4, 9));
        const [tail] = await student.call('sigmoid_forward', low);
        t.close('out', tail, sigmoid.out(low), {
          atol: 1e-9,
          mistakes: [
            {
              say: 'x is cut off before exp: beyond that out stands still and its slope is gone; leave x as it is',
              when: () => low.mul(0).add(t.tensor('out', tail).max()),
            },
          ],
        });
      },
    },
  ],
});

export const sigmoid_backward = defineExercise({
  name: 'sigmoid_backward',
  topic: 'activations',
  lab: 3,
  params: ['dout', 'cache'],
  returns: 'dx',
  dependsOn: ['sigmoid_forward'],
  hints: [
    'Derive 1 / (1 + e⁻ˣ) as 1/u with u = 1 + e⁻ˣ: you get e⁻ˣ / (1 + e⁻ˣ)². That is a product of two shares of 1: σ is one of them.',
    'If the cache is [out], then out is already σ(x): no exp is needed here.',
    'const [out] = cache; the slope is out.mul(sub(1, out)); multiply dout by it.',
  ],
  checks: [
    gradientCheck(sigmoid, {
      title: 'dx: dout times the slope of σ',
      points: 3,
      wrong: [
        {
          say: 'it computes x (1 - x): the formula wants σ(x), the output, in both places',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * v * (1 - v)),
        },
        {
          say: 'the sigmoid is applied to the output once more: the cache holds σ(x) already',
          dx: (dout, x) => sigmoid.dx(dout, sigmoid.out(x)),
        },
        {
          say: 'that is dout · σ: the factor 1 - σ is missing',
          dx: (dout, x) => dout.mul(sigmoid.out(x)),
        },
        {
          say: 'that is dout · (1 - σ): the factor σ is missing',
          dx: (dout, x) => dout.mul(sigmoid.out(x.neg())),
        },
        {
          say: 'that is 1 - σ², which is the rule for tanh: here it is σ (1 - σ)',
          dx: (dout, x) => each(sigmoid.out(x), (s, i) => dout.data[i]! * (1 - s * s)),
        },
      ],
    }),
  ],
});
