import {
  type CheckTools,
  compareTensors,
  defineExercise,
  type Mistake,
  type Student,
  wrongAnswer,
} from 'chainrule-grader/checks';
import { sameShape, type Tensor } from 'kernel-lib/tensor';
import {
  drawP,
  drawSeed,
  droppedLike,
  keptUnits,
  ratios,
  requireNoEdge,
  requireNoLines,
  requireOwnDraws,
  requireShare,
  requireVaryingCount,
} from './dropout/masks.js';

/** Numbers without one near 0, so that out / x says what was done to each. */
export function inputs(t: CheckTools, ...shape: number[]): Tensor {
  return t.awayFromZero(t.randn(...shape), 0.2);
}

/** One training call of either form, with everything that must hold for its mask. */
async function trainedMask(
  student: Student,
  t: CheckTools,
  kind: 'vanilla' | 'inverted',
): Promise<void> {
  const name = kind === 'vanilla' ? 'dropout_vanilla' : 'dropout_forward';
  const masks: { kept: boolean[]; columns: number }[] = [];
  // The small p first: its square, its half and 1 - p are apart.
  for (const side of ['low', 'high'] as const) {
    const columns = t.extent(50, 60);
    const x = inputs(t, t.extent(40, 60), columns);
    const p = drawP(t, side);
    const [out] = await student.call(name, x, { mode: 'train', p, seed: drawSeed(t) });
    const kept = keptUnits(t, kind, x, out, p);
    requireNoLines(t, kept, columns);
    requireShare(t, kept, p);
    requireOwnDraws(t, kept, columns);
    masks.push({ kept, columns });
  }
  requireNoEdge(t, masks);
}

/** The same seed must give the same mask, another seed another one. */
export async function seededMask(student: Student, t: CheckTools, name: string): Promise<void> {
  const { x } = drawnInputs(t);
  const p = 0.5;
  const seed = drawSeed(t);
  const keptWith = async (seed: number) => {
    const [out] = await student.call(name, x, { mode: 'train', p, seed });
    return ratios(x, t.tensor('out', out, x)).map((ratio) => ratio !== 0);
  };
  const same = (a: boolean[], b: boolean[]) => a.every((kept, i) => kept === b[i]);
  const first = await keptWith(seed);
  // Something else in between: the generator must not simply go on.
  const other = await keptWith(seed + 1);
  const again = await keptWith(seed);
  t.that(
    same(first, again),
    'two calls with the same seed drop different units',
    'draw from new RandomState(seed), with the seed of dropout_param',
  );
  t.that(
    !same(first, other),
    'two calls with different seeds drop the same units',
    first.every(Boolean) || !first.includes(true)
      ? 'all elements have one fate: draw a number for each, rand(...x.shape)'
      : 'the seed is fixed, or a part of it is not used: use the one of dropout_param, as it is',
  );
  const others = [other];
  for (const step of [2, 10, 100, 1000]) others.push(await keptWith(seed + step));
  t.that(
    ![...others].some((mask) => same(first, mask)) && !same(other, others[1] as boolean[]),
    'two calls with different seeds drop the same units',
    'a part of the seed is not used: take the one of dropout_param as it is',
  );
  const zero = 'a seed of 0 is a seed like any other: seed || … takes it for a missing one';
  const none = await keptWith(0);
  t.that(same(none, await keptWith(0)), 'two calls with the seed 0 drop different units', zero);
  t.that(!same(none, await keptWith(1)), 'the seeds 0 and 1 drop the same units', zero);
  requireVaryingCount(t, [first, none, ...others]);
}

export const dropout_vanilla = defineExercise({
  name: 'dropout_vanilla',
  topic: 'dropout',
  lab: 7,
  params: ['x', 'dropout_param'],
  returns: 'out',
  hints: [
    'Training: a random number between 0 and 1 for every element of x; it is kept where the number is below p.',
    'new RandomState(seed).rand(...x.shape) has the shape of x; less(…, p) makes 1 and 0 of it.',
    "if (mode === 'test') return x.mul(p); otherwise U = less(new RandomState(seed).rand(...x.shape), p) and return x.mul(U).",
  ],
  checks: [
    {
      id: 'train',
      title: 'training: each element is 0 or x, and a share p of them is kept',
      points: 2,
      async run(student, t) {
        await trainedMask(student, t, 'vanilla');
      },
    },
    {
      id: 'test',
      title: 'test: nothing is dropped, all is scaled by p',
      points: 1,
      core: false,
      hint: "in mode 'test', return p · x",
      async run(student, t) {
        const { x } = drawnInputs(t);
        const p = drawP(t, 'low');
        const [out] = await student.call('dropout_vanilla', x, { mode: 'test', p, seed: 1 });
        const dropped = (factor: number) => () => droppedLike(x, out, factor);
        t.close('out', out, x.mul(p), {
          mistakes: [
            {
              say: 'the scaling by p is missing at test time: without it the next layer sees larger numbers than in training',
              when: () => x,
            },
            {
              say: 'it divides by p: in training only a share p arrived, so multiply by p',
              when: () => x.div(p),
            },
            {
              say: 'it scales by 1 - p: p is the probability of KEEPING a unit',
              when: () => x.mul(1 - p),
            },
            { say: 'it is scaled by p twice: once is enough', when: () => x.mul(p * p) },
            { say: 'it scales by the root of p: multiply by p', when: () => x.mul(Math.sqrt(p)) },
            { say: 'it is x minus p: multiply by p', when: () => x.sub(p) },
            { say: 'units are dropped at test time: only in training', when: dropped(1) },
            { say: 'units are dropped at test time: only in training', when: dropped(p) },
          ],
        });
      },
    },
  ],
});

export const dropout_forward = defineExercise({
  name: 'dropout_forward',
  topic: 'dropout',
  lab: 7,
  params: ['x', 'dropout_param'],
  returns: ['out', 'cache'],
  hints: [
    'As vanilla dropout, but what is kept is divided by p in training. Then there is nothing to do at test time.',
    'Put 1/p into the mask: mask = U.div(p). The same mask is what backward needs.',
    "if (mode === 'test') return [x.copy(), null]; mask = less(new RandomState(seed).rand(...x.shape), p).div(p); return [x.mul(mask), mask].",
  ],
  checks: [
    {
      id: 'train',
      title: 'training: each element is 0 or x / p, and a share p of them is kept',
      points: 2,
      async run(student, t) {
        await trainedMask(student, t, 'inverted');
      },
    },
    {
      id: 'test',
      title: 'test: out is x, exactly',
      points: 1,
      core: false,
      async run(student, t) {
        const { x } = drawnInputs(t);
        const p = drawP(t, 'low');
        const [out] = await student.call('dropout_forward', x, { mode: 'test', p, seed: 1 });
        const dropped = (factor: number) => () => droppedLike(x, out, factor);
        t.close('out', out, x, {
          mistakes: [
            {
              say: 'it scales by p at test time as well: inverted dropout has done all its scaling in training',
              when: () => x.mul(p),
            },
            { say: 'it divides by p at test time as well: only in training', when: () => x.div(p) },
            { say: 'units are dropped at test time: only in training', when: dropped(1 / p) },
            { say: 'units are dropped at test time: only in training', when: dropped(1) },
          ],
        });
      },
    },
    {
      id: 'seed',
      title: 'the same seed gives the same mask, another seed another one',
      points: 1,
      core: false,
      async run(student, t) {
        await seededMask(student, t, 'dropout_forward');
      },
    },
  ],
});

/**
 * What backward must multiply dout by, as the student's own forward, or another one that drops, has
 * shown it: a mask that is right in all that a mask must be, so that a forward made to fit a wrong
 * backward earns nothing.
 */
export async function forwardMask(
  student: Student,
  t: CheckTools,
  x: Tensor,
  param: { mode: string; p: number; seed: number },
  name = 'dropout_forward',
): Promise<{ mask: Tensor; cache: unknown }> {
  const [out, cache] = await student.call(name, x, param);
  const kept = keptUnits(t, 'inverted', x, out, param.p);
  requireShare(t, kept, param.p);
  requireOwnDraws(t, kept, x.shape[x.ndim - 1] as number);
  return { mask: t.tensor('out', out).div(x), cache };
}

/** Numbers for a layer of drawn sizes, (N, D), with a dout. */
export function drawnInputs(t: CheckTools): { x: Tensor; dout: Tensor } {
  // Wide enough that two rows have the same mask about once in 10^7 runs.
  const shape = [t.extent(12, 25), t.extent(50, 60)];
  return { x: inputs(t, ...shape), dout: inputs(t, ...shape) };
}

/** Compares dx with dout · mask, and says what it may be instead. */
export function closeToMasked(
  t: CheckTools,
  got: unknown,
  given: { dout: Tensor; mask: Tensor; x: Tensor; p: number; latest?: Tensor },
): void {
  const { dout, mask, x, p, latest } = given;
  const dx = t.tensor('dx', got);
  const kept = mask.notEqual(0).astype('float64');
  const want = dout.mul(mask);
  const of = (other: Tensor | undefined) => (other ? dout.mul(other) : dout.mul(Number.NaN));
  const mistakes = [
    {
      say: 'it uses the mask of the latest forward call, not that in its cache',
      when: () => of(latest),
    },
    { say: 'it is multiplied by x as well: is out in the cache?', when: () => want.mul(x) },
    { say: 'it is multiplied by x, not by the mask: is x in the cache?', when: () => dout.mul(x) },
    { say: 'the mask is added: multiply dout by it', when: () => dout.add(mask) },
    { say: 'it is divided by the mask: multiply by it', when: () => dout.div(mask) },
    {
      say: 'a negative dout is stopped as well: the mask alone says what passes',
      when: () => want.maximum(dout.greater(0).mul(want)).mul(dout.greater(0)),
    },
    {
      say: 'it is divided by the share that happened to be kept: the mask has 1/p',
      when: () => dout.mul(kept).div(kept.mean()),
    },
    {
      say: 'the last row is left out: does a loop end one too early?',
      when: () => want.copy().set(0, '-1:'),
    },
    {
      say: 'the mask of the first row is used for every row',
      when: () => dout.mul(mask.slice('0:1')),
    },
    {
      say: 'all of dout passes: multiply it by the mask of the forward call, from the cache',
      when: () => dout,
    },
    {
      say: 'the 1/p is missing: a kept unit was scaled up, so its gradient is as well',
      when: () => dout.mul(kept),
    },
    {
      say: 'it divides by p once more: the mask in the cache has its 1/p already',
      when: () => want.div(p),
    },
    {
      say: 'everything is scaled and nothing is dropped: multiply by the mask',
      when: () => dout.div(p),
    },
    { say: 'dout is forgotten: multiply it by the mask', when: () => mask },
    { say: 'it multiplies x: the gradient is dout times the mask', when: () => x.mul(mask) },
    {
      say: 'it passes where the unit was dropped, the other way round',
      when: () => dout.mul(kept.mul(-1).add(1)),
    },
    {
      say: 'it passes where the unit was dropped, the other way round',
      when: () => dout.mul(kept.mul(-1).add(1)).div(p),
    },
  ];
  // A mask of its own can be any: known by what passes and what does not.
  if (dx.size === dout.size) {
    const isIt = ({ when }: Mistake) => {
      const wrong = wrongAnswer(when, dx);
      return wrong !== undefined && sameShape(wrong.shape, dx.shape) && !compareTensors(dx, wrong);
    };
    const passed = ratios(dout, dx);
    const factor = passed.find((r) => r !== 0) ?? 0;
    const mixed = passed.includes(0) && factor !== 0;
    const plain = passed.every((r) => r === 0 || Math.abs(r - factor) <= 1e-9 * Math.abs(factor));
    const differs = passed.some((r, i) => (r !== 0) !== (kept.data[i] !== 0));
    const opposite = passed.every((r, i) => (r === 0) !== (kept.data[i] === 0));
    t.that(
      !(mixed && plain && differs) || opposite || mistakes.some(isIt),
      'dx passes other units than those that dropout_forward kept',
      'backward draws a new mask: use the one of the forward call, from the cache',
    );
  }
  t.close('dx', dx, want, { mistakes });
}

export const dropout_backward = defineExercise({
  name: 'dropout_backward',
  topic: 'dropout',
  lab: 7,
  params: ['dout', 'cache'],
  returns: 'dx',
  dependsOn: ['dropout_forward'],
  hints: [
    'Forward multiplied x by the mask, element by element. What is the derivative of x · mask?',
    'dx = dout · mask, with the mask of the forward call (1/p included); in test mode dx = dout.',
    'return cache === null ? dout.copy() : dout.mul(cache).',
  ],
  checks: [
    {
      id: 'train',
      title: 'training: dx, for what the forward call has kept',
      points: 1,
      async run(student, t) {
        const { x, dout } = drawnInputs(t);
        const p = drawP(t, 'high');
        const param = { mode: 'train', p, seed: drawSeed(t) };
        const { mask, cache } = await forwardMask(student, t, x, param);
        const [dx] = await student.call('dropout_backward', dout, cache);
        closeToMasked(t, dx, { dout, mask, x, p });
      },
    },
    {
      id: 'test',
      title: 'test: dx in test mode',
      points: 1,
      core: false,
      async run(student, t) {
        const { x, dout } = drawnInputs(t);
        const p = drawP(t, 'low');
        const param = { mode: 'test', p, seed: drawSeed(t) };
        const [out, cache] = await student.call('dropout_forward', x, param);
        t.close('out of dropout_forward', out, x);
        const [dx] = await student.call('dropout_backward', dout, cache);
        t.close('dx', dx, dout, {
          mistakes: [
            {
              say: 'it scales by p in test mode: nothing was scaled forward',
              when: () => dout.mul(p),
            },
            {
              say: 'it divides by p in test mode: nothing was scaled forward',
              when: () => dout.div(p),
            },
          ],
        });
      },
    },
    {
      id: 'numeric',
      title: 'the gradient fits the numerical gradient of your own forward',
      points: 1,
      core: false,
      async run(student, t) {
        const { x, dout } = drawnInputs(t);
        const param = { mode: 'train', p: drawP(t, 'high'), seed: drawSeed(t) };
        const { mask, cache } = await forwardMask(student, t, x, param);
        const [dx] = await student.call('dropout_backward', dout, cache);
        const forward = {
          at: async (x_: Tensor) => (await student.call('dropout_forward', x_, param))[0],
          right: (x_: Tensor) => x_.mul(mask),
          dout,
        };
        await t.gradient('dx', dx, forward, x);
      },
    },
  ],
});
