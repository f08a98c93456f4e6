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
      points: 2,
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

export const tanh_forward = defineExercise({
  name: 'tanh_forward',
  topic: 'activations',
  lab: 3,
  params: ['x'],
  returns: ['out', 'cache'],
  hints: [
    'There is a function for it: tanh(x), imported at the top of the file.',
    'Backward needs only the output: return [out, [out]].',
  ],
  checks: [
    valuesCheck(tanh, {
      title: 'out = tanh(x)',
      points: 1,
      wrong: [
        { say: 'that is tan, of circles; tanh has an h', out: (x) => each(x, Math.tan) },
        { say: 'that is the sigmoid: tanh runs from -1 to 1', out: sigmoid.out },
        {
          say: 'that is the slope, 1 - tanh²: it belongs to backward',
          out: (x) => each(x, (v) => 1 - Math.tanh(v) ** 2),
        },
        {
          say: 'that is tanh(x/2): with e²ˣ in place of eˣ it is tanh(x)',
          out: (x) => tanh.out(x.div(2)),
        },
        { say: 'that is sinh: divide it by cosh', out: (x) => each(x, Math.sinh) },
      ],
    }),
  ],
});

export const tanh_backward = defineExercise({
  name: 'tanh_backward',
  topic: 'activations',
  lab: 3,
  params: ['dout', 'cache'],
  returns: 'dx',
  dependsOn: ['tanh_forward'],
  hints: [
    'tanh = sinh / cosh; the quotient rule, with cosh² - sinh² = 1, leaves only tanh in the slope.',
    'If the cache is [out], then out is already tanh(x).',
    'const [out] = cache; the slope is sub(1, out.mul(out)).',
  ],
  checks: [
    gradientCheck(tanh, {
      title: 'dx: dout times the slope of tanh',
      points: 1,
      wrong: [
        {
          say: 'it computes 1 - x²: the formula wants tanh(x), the output, squared',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * (1 - v * v)),
        },
        {
          say: 'tanh is applied to the output once more: the cache holds tanh(x) already',
          dx: (dout, x) => tanh.dx(dout, tanh.out(x)),
        },
        {
          say: 'the square is missing: 1 - tanh², not 1 - tanh',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * (1 - Math.tanh(v))),
        },
        {
          say: 'the "1 -" is missing: the slope is 1 - tanh²',
          dx: (dout, x) => each(x, (v, i) => dout.data[i]! * Math.tanh(v) ** 2),
        },
        {
          say: "that is the sigmoid's rule, out (1 - out): for tanh it is 1 - out²",
          dx: (dout, x) => each(tanh.out(x), (s, i) => dout.data[i]! * s * (1 - s)),
        },
      ],
    }),
  ],
});
