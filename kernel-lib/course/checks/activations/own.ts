import {
  CheckFailure,
  type CheckTools,
  defineExercise,
  type Student,
} from 'chainrule-grader/checks';
import { linspace, type Tensor, tensor } from 'kernel-lib/tensor';
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

/** Points spread over [-4, 4], at odd places, so that a kink at a whole number is not among them. */
function spread(t: CheckTools, count: number): Tensor {
  return linspace(-4, 4, count).add(t.uniform(-0.05, 0.05, count));
}

/** Numbers in a random order. */
function shuffled(t: CheckTools, values: readonly number[]): { mixed: Tensor; places: number[] } {
  const mixed = tensor(values);
  const places = values.map((_, i) => i);
  for (let n = places.length - 1; n > 0; n--) {
    const m = t.extent(0, n);
    [places[n], places[m]] = [places[m] as number, places[n] as number];
  }
  for (const [i, place] of places.entries()) mixed.data[place] = values[i] as number;
  return { mixed, places };
}

/**
 * out at x and slopes by centred differences; a slope is NaN where the two sides differ, which is at a
 * kink. All of it comes out of one call, mixed with points that show that the function is an
 * activation: one that turns into something simpler where its slope is measured is found out.
 */
export async function measure(
  student: Student,
  t: CheckTools,
  x: Tensor,
): Promise<{ out: Tensor; slopes: Float64Array }> {
  const h = 1e-5;
  const points = [...x.data] as number[];
  const wide = spread(t, t.extent(29, 37));
  const all = [wide.data, wide.data.map((v: number) => v + h), points]
    .concat([points.map((v) => v + h), points.map((v) => v - h)])
    .flatMap((values) => [...values] as number[]);
  const { mixed, places } = shuffled(t, all);
  const got = (await valuesAt(student, t, mixed)).data;
  const part = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => got[places[from + i] as number] as number);
  const [w, n] = [wide.size, points.length];
  const there = part(0, w);
  requireActivation(
    t,
    wide,
    tensor(there),
    part(w, w).map((v, i) => (v - there[i]!) / h),
  );
  const [middle, up, down] = [0, 1, 2].map((i) => part(2 * w + i * n, n)) as number[][];
  const slopes = Float64Array.from(middle!, (here, i) => {
    const [right, left] = [(up![i]! - here) / h, (here - down![i]!) / h];
    const size = Math.max(1, Math.abs(right), Math.abs(left));
    return Math.abs(right - left) > 1e-2 * size ? Number.NaN : (right + left) / 2;
  });
  return { out: tensor(middle!).reshape(...x.shape), slopes };
}

/** Fails unless the function depends on x, is bent, and has slopes to learn through. */
function requireActivation(t: CheckTools, x: Tensor, out: Tensor, slopes: readonly number[]): void {
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
  // A jump between two points is no slope.
  const alive = slopes.filter(
    (s) => Math.abs(s) > 1e-6 * range && Math.abs(s) < 1e3 * range,
  ).length;
  t.that(
    alive >= 0.2 * slopes.length,
    `the slope is 0 (or there is none) at ${slopes.length - alive} of ${slopes.length} points`,
    'it is flat nearly everywhere, as a staircase is: no gradient gets through, so nothing before it could learn',
  );
}

/** The student's forward at x, with what must come out there. */
export async function forwardAt(
  student: Student,
  t: CheckTools,
  x: Tensor,
): Promise<{ cache: unknown; slopes: Float64Array }> {
  const { out, slopes } = await measure(student, t, x);
  const [got, cache] = await student.call(FORWARD, x);
  t.close('out', got, out, {
    rtol: 1e-6,
    mistakes: [],
  });
  return { cache, slopes };
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
        await valuesAt(student, t, linspace(-10, 10, t.extent(37, 45)));
        await measure(student, t, t.randn(t.extent(5, 12)));
      },
    },
    {
      id: 'elements',
      title: 'one number in, one number out: each element for itself, always the same',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const x = t.randn(t.extent(3, 5), t.extent(4, 6));
        const whole = await valuesAt(student, t, x);
        const again = await valuesAt(student, t, x);
        t.close('out', again, whole, {
          mistakes: [],
        });
        const part = await valuesAt(student, t, x.reshape(x.size).slice('0:5'));
        for (let i = 0; i < 5; i++) {
          if (Math.abs(part.data[i]! - whole.data[i]!) <= 1e-9 * (1 + Math.abs(whole.data[i]!)))
            continue;
          throw new CheckFailure(
            `the same x = ${x.data[i]?.toFixed(3)} gives ${whole.data[i]} among ${x.size} numbers and ${part.data[i]} among 5`,
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
        const x = spread(t, t.extent(29, 37));
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
  const { cache, slopes } = await forwardAt(student, t, x);
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
        const shape = [t.extent(3, 6), t.extent(4, 8)];
        await compareGradient(student, t, t.randn(...shape).mul(1.5), t.randn(...shape));
      },
    },
  ],
});
