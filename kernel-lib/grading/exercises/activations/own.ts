import { linspace, type Tensor } from '../../../tensor/index.js';
import { defineExercise } from '../../engine/define.js';
import { CheckFailure } from '../../engine/errors.js';
import type { Student } from '../../engine/student.js';
import type { CheckTools } from '../../engine/tools.js';
import { elu, exactGelu, gelu, leaky, relu, sigmoid, swish, tanh } from './known.js';
import type { Pair } from './pairs.js';

const FORWARD = 'my_activation_forward';
const BACKWARD = 'my_activation_backward';

/** Functions that have names already. */
const KNOWN: readonly (readonly [string, Pair['out']])[] = [
  ['sigmoid', sigmoid.out],
  ['tanh', tanh.out],
  ['relu', relu.out],
  ['leaky relu', leaky.out],
  ['elu', elu.out],
  ['gelu', gelu.out],
  ['gelu', exactGelu.out],
  ['swish', swish.out],
  ['the absolute value', (x) => x.abs()],
];

/** out of the student's function at x: a tensor of the same shape, all finite. */
export async function valuesAt(student: Student, t: CheckTools, x: Tensor): Promise<Tensor> {
  const [got] = await student.call(FORWARD, x);
  t.inputsUnchanged();
  const out = t.tensor('out', got);
  t.that(
    out.shape.join() === x.shape.join(),
    `out has shape (${out.shape.join(', ')}); expected that of x, (${x.shape.join(', ')})`,
    'an activation gives one number for each number: no sum, no mean, no axis',
  );
  const bad = out.data.findIndex((v: number) => !Number.isFinite(v));
  t.that(
    bad < 0,
    `out is ${out.data[bad]} at x = ${x.data[bad]?.toFixed(3)}`,
    'look for a logarithm or a root of a negative number, 0/0, or exp of something large',
  );
  return out;
}

/** How far the numbers are from lying on one straight line over x, as a share of their spread. */
function bend(x: Tensor, out: Tensor): number {
  const [mx, my] = [x.mean(), out.mean()];
  const [dx, dy] = [x.sub(mx), out.sub(my)];
  const slope = dx.mul(dy).sum() / dx.mul(dx).sum();
  const rest = dy.sub(dx.mul(slope));
  return rest.abs().max() / Math.max(dy.abs().max(), 1e-300);
}

/** Slopes at x by centred differences; NaN where the two sides differ, which is at a kink. */
export async function slopesAt(student: Student, t: CheckTools, x: Tensor): Promise<Float64Array> {
  const h = 1e-5;
  const middle = (await valuesAt(student, t, x)).data;
  const up = (await valuesAt(student, t, x.add(h))).data;
  const down = (await valuesAt(student, t, x.sub(h))).data;
  return Float64Array.from(middle, (here, i) => {
    const [right, left] = [(up[i]! - here) / h, (here - down[i]!) / h];
    const size = Math.max(1, Math.abs(right), Math.abs(left));
    return Math.abs(right - left) > 1e-2 * size ? Number.NaN : (right + left) / 2;
  });
}

/** Points spread over [-4, 4], at odd places, so that a kink at a whole number is not among them. */
function spread(t: CheckTools, count: number): Tensor {
  return linspace(-4, 4, count).add(t.uniform(-0.05, 0.05, count));
}

export const my_activation_forward = defineExercise({
  name: FORWARD,
  topic: 'activations',
  lab: 3,
  params: ['x'],
  returns: ['out', 'cache'],
  hints: [
    'Anything bent will do. Ideas: x plus a wave, x · e to the minus x², a relu with a round corner, two slopes and a step between.',
    'Choose one whose derivative you can write down. For example x + sin(x)/2 has the slope 1 + cos(x)/2; find another.',
  ],
  checks: [
    {
      id: 'bent',
      title: 'finite, bent, and with a slope to learn through',
      points: 1,
      async run(student, t: CheckTools) {
        await valuesAt(student, t, linspace(-10, 10, 41));
        const x = spread(t, 33);
        const out = await valuesAt(student, t, x);
        const range = out.max() - out.min();
        t.that(
          range > 1e-6,
          `out is ${out.data[0]} for every x: a constant`,
          'let out depend on x: a constant carries nothing forward, and no gradient back',
        );
        t.that(
          bend(x, out) > 1e-3,
          'out is a straight line over x: it is linear',
          'layers with a straight line between them are one linear layer (lab 2): bend it somewhere between -4 and 4',
        );
        const slopes = await slopesAt(student, t, x);
        const alive = slopes.filter((slope) => Math.abs(slope) > 1e-6 * range).length;
        t.that(
          alive >= 0.2 * slopes.length,
          `the slope is 0 (or there is none) at ${slopes.length - alive} of ${slopes.length} points`,
          'it is flat nearly everywhere, as a staircase is: no gradient gets through, so nothing before it could learn',
        );
      },
    },
    {
      id: 'elements',
      title: 'one number in, one number out: each element for itself, always the same',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const x = t.randn(3, 4);
        const whole = await valuesAt(student, t, x);
        const again = await valuesAt(student, t, x);
        t.close('out', again, whole, {
          mistakes: [],
        });
        const part = await valuesAt(student, t, x.reshape(12).slice('0:5'));
        for (let i = 0; i < 5; i++) {
          if (Math.abs(part.data[i]! - whole.data[i]!) <= 1e-9 * (1 + Math.abs(whole.data[i]!)))
            continue;
          throw new CheckFailure(
            `the same x = ${x.data[i]?.toFixed(3)} gives ${whole.data[i]} among 12 numbers and ${part.data[i]} among 5`,
            'an element must not look at its neighbours: no sum, mean, max or sort over x',
          );
        }
      },
    },
    {
      id: 'new',
      title: 'none of those that have a name in this lab',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const x = spread(t, 33);
        const out = await valuesAt(student, t, x);
        const twin = KNOWN.find(([, f]) => f(x).sub(out).abs().max() < 1e-3);
        t.that(
          twin === undefined,
          `that is ${twin?.[0]}`,
          'it works, but it is invented already: change something',
        );
        const cousin = KNOWN.find(([, f]) => bend(f(x), out) < 1e-3);
        t.that(
          cousin === undefined,
          `that is ${cousin?.[0]}, times a number, plus a number`,
          'the weights of the layers before and after can do that as well: change the shape',
        );
      },
    },
  ],
});

/**
 * Compares dx with dout times the measured slope, at the points that are on no kink.
 *
 * @param x where; `dout` of the same shape
 */
export async function compareGradient(
  student: Student,
  t: CheckTools,
  x: Tensor,
  dout: Tensor,
): Promise<void> {
  const slopes = await slopesAt(student, t, x);
  const [, cache] = await student.call(FORWARD, x);
  const [got] = await student.call(BACKWARD, dout, cache);
  t.inputsUnchanged();
  const dx = t.tensor('dx', got).copy();
  const want = dout.copy();
  for (let i = 0; i < want.size; i++) {
    want.data[i] = dout.data[i]! * slopes[i]!;
    // On a kink both sides are right.
    if (Number.isNaN(slopes[i]) && dx.size === want.size) want.data[i] = dx.data[i]!;
  }
  const like = (f: (i: number) => number) => {
    const tensor = dout.copy();
    for (let i = 0; i < tensor.size; i++) tensor.data[i] = f(i);
    return tensor;
  };
  t.close('dx', dx, want, {
    rtol: 1e-5,
    atol: 1e-7,
    mistakes: [
      {
        say: 'dout is forgotten: by the chain rule the slope is multiplied by dout',
        when: () => like((i) => slopes[i]!),
      },
      { say: 'dout passes unchanged: multiply it by the slope', when: () => dout },
    ],
  });
}

export const my_activation_backward = defineExercise({
  name: BACKWARD,
  topic: 'activations',
  lab: 3,
  params: ['dout', 'cache'],
  returns: 'dx',
  dependsOn: [FORWARD],
  hints: [
    'Write the derivative of your formula on paper first; sums term by term, products by the product rule, the inside by the chain rule.',
    'Not sure of the derivative? Compare it with (f(x + h) - f(x - h)) / (2h) at a few x; the demonstration cell does that.',
  ],
  checks: [
    {
      id: 'numeric',
      title: 'dx fits the numerical slope of your own forward',
      points: 2,
      async run(student, t: CheckTools) {
        await compareGradient(student, t, t.randn(4, 6).mul(1.5), t.randn(4, 6));
      },
    },
  ],
});
