import {
  CheckFailure,
  type CheckTools,
  defineExercise,
  type Student,
} from 'chainrule-grader/checks';
import { sign, Tensor, zerosLike } from 'kernel-lib/tensor';
import { movesOf, requireAllChoices, requireManyDraws } from './regularisation/shifts.js';
import { type Stopping, slip, stopping } from './regularisation/stopping.js';

const dims = { D: 4, H: 5 };

export const l2_penalty = defineExercise({
  name: 'l2_penalty',
  topic: 'regularisation',
  lab: 7,
  params: ['w', 'reg'],
  returns: ['penalty', 'dw'],
  hints: [
    'The penalty is one number: square every weight, add all up, times reg, times ½.',
    'The derivative of ½ w² is w.',
    'penalty = 0.5 * reg * w.mul(w).sum(); dw = w.mul(reg).',
  ],
  checks: [
    {
      id: 'penalty',
      title: 'penalty = ½ reg Σ w²',
      points: 1,
      async run(student, t) {
        const w = t.randn(4, 5);
        const reg = t.uniform(0.2, 0.4, 1).item();
        const [penalty] = await student.call('l2_penalty', w, reg);
        const square = w.mul(w).sum();
        t.close('penalty', penalty, 0.5 * reg * square, {
          dims,
          mistakes: [
            { say: 'the factor ½ is missing', when: () => reg * square },
            { say: 'reg is missing: multiply by it', when: () => 0.5 * square },
            { say: 'reg and ½ are missing', when: () => square },
            { say: 'it is the mean of w²: take the sum', when: () => (0.5 * reg * square) / 20 },
            {
              say: 'it takes the root: the penalty is the sum of squares itself',
              when: () => 0.5 * reg * Math.sqrt(square),
            },
            { say: 'that is the L1 penalty: square the weights', when: () => reg * w.abs().sum() },
          ],
        });
      },
    },
    {
      id: 'gradient',
      title: 'dw: how the penalty changes with each weight',
      points: 1,
      core: false,
      async run(student, t) {
        const w = t.randn(4, 5);
        const reg = t.uniform(0.2, 0.4, 1).item();
        const [, dw] = await student.call('l2_penalty', w, reg);
        t.close('dw', dw, w.mul(reg), {
          dims,
          mistakes: [
            { say: 'there is a 2 too many: the ½ takes it away', when: () => w.mul(2 * reg) },
            { say: 'there is a ½ too many: the 2 of w² takes it away', when: () => w.mul(reg / 2) },
            { say: 'reg is missing: multiply by it', when: () => w },
            {
              say: 'that is the gradient of the L1 penalty: it is reg · w',
              when: () => sign(w).mul(reg),
            },
            { say: 'it is reg · w²: the derivative of ½ w² is w', when: () => w.mul(w).mul(reg) },
          ],
        });
        const forward = {
          at: async (w_: Tensor) => (await student.call('l2_penalty', w_, reg))[0],
          right: (w_: Tensor) => 0.5 * reg * w_.mul(w_).sum(),
        };
        await t.gradient('dw', dw, forward, w);
      },
    },
  ],
});

export const l1_penalty = defineExercise({
  name: 'l1_penalty',
  topic: 'regularisation',
  lab: 7,
  params: ['w', 'reg'],
  returns: ['penalty', 'dw'],
  hints: [
    'The penalty adds up the sizes of the weights, without their signs: w.abs().',
    '|w| is a straight line on each side of 0. Its slope is +1 for positive w and -1 for negative w.',
    'penalty = reg * w.abs().sum(); dw = sign(w).mul(reg); sign(0) is 0.',
  ],
  checks: [
    {
      id: 'penalty',
      title: 'penalty = reg Σ |w|',
      points: 1,
      async run(student, t) {
        const drawn = t.awayFromZero(t.randn(4, 5));
        const w = drawn.sum() < 0 ? drawn : drawn.neg(); // so that abs of the sum shows
        const reg = t.uniform(0.2, 0.4, 1).item();
        const [penalty] = await student.call('l1_penalty', w, reg);
        const size = w.abs().sum();
        t.close('penalty', penalty, reg * size, {
          dims,
          mistakes: [
            { say: 'there is no ½ in the L1 penalty', when: () => 0.5 * reg * size },
            { say: 'reg is missing: multiply by it', when: () => size },
            {
              say: 'the signs are kept, so that weights cancel each other: take abs first',
              when: () => reg * w.sum(),
            },
            {
              say: 'abs comes too late: take it of each weight, before the sum',
              when: () => reg * Math.abs(w.sum()),
            },
            {
              say: 'that is the L2 penalty: take abs instead of the square',
              when: () => 0.5 * reg * w.mul(w).sum(),
            },
            { say: 'it is the mean of |w|: take the sum', when: () => (reg * size) / 20 },
          ],
        });
      },
    },
    {
      id: 'gradient',
      title: 'dw: how the penalty changes with each weight',
      points: 1,
      core: false,
      async run(student, t) {
        const w = t.awayFromZero(t.randn(4, 5));
        const reg = t.uniform(0.2, 0.4, 1).item();
        const [, dw] = await student.call('l1_penalty', w, reg);
        t.close('dw', dw, sign(w).mul(reg), {
          dims,
          mistakes: [
            {
              say: 'the sign of w is missing: the slope of |w| is -1 where w is negative',
              when: () => zerosLike(w).add(reg),
            },
            { say: 'reg is missing: multiply by it', when: () => sign(w) },
            { say: 'that is the gradient of the L2 penalty: use sign(w)', when: () => w.mul(reg) },
            {
              say: 'it is reg · |w|: the slope of |w| is sign(w)',
              when: () => w.abs().mul(reg),
            },
          ],
        });
        const forward = {
          at: async (w_: Tensor) => (await student.call('l1_penalty', w_, reg))[0],
          right: (w_: Tensor) => reg * w_.abs().sum(),
        };
        await t.gradient('dw', dw, forward, w);
      },
    },
    {
      id: 'at-zero',
      title: 'a weight that is exactly 0 gets no gradient',
      points: 1,
      core: false,
      async run(student, t) {
        const w = t.awayFromZero(t.randn(3, 4));
        for (const place of [0, 5, 10]) w.data[place] = 0;
        const reg = t.uniform(0.2, 0.4, 1).item();
        const [, dw] = await student.call('l1_penalty', w, reg);
        const at = (zero: number) => () => {
          const wrong = sign(w).mul(reg);
          for (const place of [0, 5, 10]) wrong.data[place] = zero * reg;
          return wrong;
        };
        t.close('dw', dw, sign(w).mul(reg), {
          ifNotFinite: 'w / |w| is 0 / 0 at w = 0: use sign(w), which is 0 there',
          mistakes: [
            {
              say: 'at w = 0 it says +1: by convention the slope at the corner is 0',
              when: at(1),
            },
            {
              say: 'at w = 0 it says -1: by convention the slope at the corner is 0',
              when: at(-1),
            },
          ],
        });
      },
    },
  ],
});

/** A net of `layers` layers: weights W1, b1, …, and gradients under the same names. */
export function drawNet(t: CheckTools, layers: number) {
  const params: Record<string, Tensor> = {};
  const grads: Record<string, Tensor> = {};
  for (let l = 1; l <= layers; l++) {
    for (const [name, shape] of [
      [`W${l}`, [l + 2, l + 3]],
      [`b${l}`, [l + 3]],
    ] as const) {
      params[name] = t.randn(...shape);
      grads[name] = t.randn(...shape);
    }
  }
  return { params, grads, loss: t.uniform(1, 3, 1).item(), reg: t.uniform(0.1, 0.4, 1).item() };
}

/** ½ reg Σ w² over the params whose names fit. */
export function penaltyOf(params: Record<string, Tensor>, reg: number, fits = /^W/): number {
  return Object.entries(params)
    .filter(([name]) => fits.test(name))
    .reduce((sum, [, w]) => sum + 0.5 * reg * w.mul(w).sum(), 0);
}

/** The entry of the grads that came back. */
export function gradOf(got: unknown, name: string): unknown {
  if (typeof got !== 'object' || got === null || Array.isArray(got) || got instanceof Tensor) {
    throw new CheckFailure(
      'grads is not a plain object of tensors',
      'return an object with the same names as the grads that came in',
    );
  }
  if (!(name in got)) {
    throw new CheckFailure(
      `grads has no ${name}`,
      'every gradient that came in goes out, the biases too: start from { ...grads }',
    );
  }
  return (got as Record<string, unknown>)[name];
}

export const regularise = defineExercise({
  name: 'regularise',
  topic: 'regularisation',
  lab: 7,
  params: ['loss', 'grads', 'params', 'reg'],
  returns: ['loss', 'grads'],
  dependsOn: ['l2_penalty'],
  hints: [
    "Go through the names of params. Only those that start with W pay: name.startsWith('W').",
    'For each weight, l2_penalty gives a number for the loss and a tensor for the gradient.',
    'const all = { ...grads }; … const [penalty, dw] = l2_penalty(params[name], reg); loss += penalty; all[name] = grads[name].add(dw); … return [loss, all].',
  ],
  checks: [
    {
      id: 'loss',
      title: 'the loss grows by the penalty of every weight, not of the biases',
      points: 1,
      async run(student, t) {
        const { loss, grads, params, reg } = drawNet(t, 2);
        const [got] = await student.call('regularise', loss, grads, params, reg);
        const { W1, W2 } = params as { W1: Tensor; W2: Tensor };
        t.close('loss', got, loss + penaltyOf(params, reg), {
          mistakes: [
            {
              say: 'the biases are regularised as well: only names that begin with W',
              when: () => loss + penaltyOf(params, reg, /./),
            },
            { say: 'the penalty is missing: add it to the loss', when: () => loss },
            {
              say: 'only W1 is counted: all the weights pay',
              when: () => loss + penaltyOf({ W1 }, reg),
            },
            {
              say: 'only the last weight is counted: all of them pay',
              when: () => loss + penaltyOf({ W2 }, reg),
            },
            {
              say: 'the loss of the data is lost: add the penalty to it',
              when: () => penaltyOf(params, reg),
            },
            { say: 'the factor ½ is missing', when: () => loss + 2 * penaltyOf(params, reg) },
            { say: 'the penalty is subtracted: add it', when: () => loss - penaltyOf(params, reg) },
          ],
        });
      },
    },
    {
      id: 'grads',
      title: 'the gradients of the weights have the penalty in them, those of the biases stay',
      points: 1,
      core: false,
      async run(student, t) {
        const { loss, grads, params, reg } = drawNet(t, 2);
        const [, got] = await student.call('regularise', loss, grads, params, reg);
        for (const name of ['W1', 'b1', 'W2', 'b2']) {
          const [g, w] = [grads[name] as Tensor, params[name] as Tensor];
          const weight = name.startsWith('W');
          t.close(`grads.${name}`, gradOf(got, name), weight ? g.add(w.mul(reg)) : g, {
            mistakes: weight
              ? [
                  { say: 'the gradient of the penalty is missing: add reg · W', when: () => g },
                  {
                    say: 'the gradient of the data is lost: add reg · W to it',
                    when: () => w.mul(reg),
                  },
                  {
                    say: 'there is a 2 too many: the gradient of the penalty is reg · W',
                    when: () => g.add(w.mul(2 * reg)),
                  },
                  {
                    say: 'the gradient of the penalty is subtracted: add it',
                    when: () => g.sub(w.mul(reg)),
                  },
                ]
              : [
                  {
                    say: 'the biases are regularised as well: only names that begin with W',
                    when: () => g.add(w.mul(reg)),
                  },
                ],
          });
        }
      },
    },
  ],
});

/** Calls early_stopping and compares all three results with the right reading. */
export async function checkStopping(
  student: Student,
  t: CheckTools,
  losses: readonly number[],
  patience: number,
): Promise<void> {
  const weights = losses.map(() => t.randn(2, 3));
  const right = stopping(losses, patience);
  const [best, best_epoch, stop_epoch] = await student.call(
    'early_stopping',
    [...losses],
    weights,
    patience,
  );
  t.that(
    best !== undefined || t.number('best_epoch', best_epoch) >= 0,
    `best_epoch is ${String(best_epoch)}, and best_weights are those of no epoch`,
    'no loss was found to be the lowest: the lowest loss begins at a number that losses may be above, so begin at Infinity, or with the first loss',
  );
  const tensor = t.tensor('best_weights', best);
  const same = (w: Tensor) =>
    w.shape.join() === tensor.shape.join() && w.data.every((v, i) => v === tensor.data[i]);
  const got: Stopping = {
    weights: weights.findIndex(same),
    best: t.number('best_epoch', best_epoch),
    stop: t.number('stop_epoch', stop_epoch),
  };
  t.inputsUnchanged();
  const story = `with losses ${losses.map((v) => Number(v.toFixed(3))).join(', ')} and patience ${patience}`;
  const cause = slip(losses, patience, got);
  t.that(
    got.stop === right.stop,
    `${story}: stop_epoch is ${got.stop}; expected ${right.stop}`,
    cause,
  );
  t.that(
    got.best === right.best,
    `${story}: best_epoch is ${got.best}; expected ${right.best}`,
    cause,
  );
  t.that(
    got.weights === right.weights,
    `${story}: best_weights are ${got.weights < 0 ? 'those of no epoch' : `those of epoch ${got.weights}`}; expected epoch ${right.weights}`,
    cause,
  );
}

/** Losses that fall to the bottom at epoch `best` and then rise, with small steps drawn anew. */
function valley(t: CheckTools, best: number, epochs: number): number[] {
  const losses = [t.uniform(2, 3, 1).item()];
  for (let epoch = 1; epoch < epochs; epoch++) {
    const step = t.uniform(0.05, 0.1, 1).item();
    losses.push((losses[epoch - 1] as number) + (epoch <= best ? -step : step));
  }
  return losses;
}

export const early_stopping = defineExercise({
  name: 'early_stopping',
  topic: 'regularisation',
  lab: 7,
  params: ['val_losses', 'weights', 'patience'],
  returns: ['best_weights', 'best_epoch', 'stop_epoch'],
  hints: [
    'Walk through the epochs as if they came one by one. Remember the epoch with the lowest loss so far.',
    'epoch - best_epoch says how many epochs in a row were no better. When it reaches patience, break.',
    'if (val_losses[epoch] < val_losses[best_epoch]) best_epoch = epoch; if (epoch - best_epoch >= patience) break; at the end return [weights[best_epoch], best_epoch, stop_epoch].',
  ],
  checks: [
    {
      id: 'stops',
      title: 'stops when patience has run out, and gives back the best weights',
      points: 2,
      async run(student, t) {
        await checkStopping(student, t, valley(t, 3, 12), 4);
        await checkStopping(student, t, valley(t, 5, 12), 2);
      },
    },
    {
      id: 'to-the-end',
      title: 'goes on to the last epoch while patience lasts',
      points: 1,
      core: false,
      async run(student, t) {
        await checkStopping(student, t, valley(t, 5, 8), 4);
        await checkStopping(student, t, valley(t, 9, 10), 2);
      },
    },
    {
      id: 'bumps',
      title: 'every improvement restores the whole patience; what comes after the stop is not seen',
      points: 1,
      core: false,
      async run(student, t) {
        const d = () => t.uniform(0, 0.01, 1).item();
        // Bumps of one epoch each, then a long one; the last loss is the lowest of all.
        const losses = [3, 2.5, 2.8, 2.2, 2.6, 2.0, 2.4, 2.3, 2.35, 2.1, 1.0].map((v) => v + d());
        await checkStopping(student, t, losses, 3);
        await checkStopping(student, t, losses, 4);
      },
    },
  ],
});

export const augment = defineExercise({
  name: 'augment',
  topic: 'regularisation',
  lab: 7,
  params: ['X', 'max_shift', 'seed'],
  returns: 'out',
  hints: [
    'Loop over the images. For each one draw three things: whether to flip, dy and dx.',
    'Fill a zero tensor: the new pixel (i, j) comes from row i - dy and column j - dx of the (flipped) image, if that place exists.',
    'rng.rand() < 0.5 for the flip, rng.randint(-max_shift, max_shift + 1) for dy and dx (randint never draws its upper end). A flipped image has column W - 1 - col in the place of col.',
  ],
  checks: [
    {
      id: 'moves',
      title: 'each image is its own original, mirrored or not, shifted, with 0 coming in',
      points: 2,
      async run(student, t) {
        const X = t.randn(40, 1, 5, 6);
        for (const max_shift of [0, 1, 2]) {
          // Even and odd.
          const seed = 2 * Math.floor(t.uniform(0, 5e5, 1).item()) + (max_shift % 2);
          const [out] = await student.call('augment', X, max_shift, seed);
          movesOf(t, X, out, max_shift);
        }
      },
    },
    {
      id: 'choices',
      title: 'all choices occur, equally often, and each image has draws of its own',
      points: 2,
      core: false,
      async run(student, t) {
        const X = t.randn(600, 1, 3, 4);
        const seed = 2 * Math.floor(t.uniform(0, 5e5, 1).item());
        const [out] = await student.call('augment', X, 1, seed);
        requireAllChoices(t, movesOf(t, X, out, 1), 1);
      },
    },
    {
      id: 'seed',
      title: 'the same seed gives the same images, another seed others',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const X = t.randn(40, 1, 4, 5);
        const seed = Math.floor(t.uniform(0, 1e6, 1).item());
        const call = async (seed: number) =>
          t.tensor('out', (await student.call('augment', X, 1, seed))[0], X);
        const same = (a: Tensor, b: Tensor) => a.data.every((v, i) => v === b.data[i]);
        // Even and odd, near and far; and what people write for a seed that they think is missing.
        const drawn = [seed, seed + 1, seed + 10, seed + 100, seed + 1000, seed + 2 ** 16];
        const seeds = [...new Set([...drawn, 0, 1, 42, 123, 1234, 12345])];
        const first: Tensor[] = [];
        for (const s of seeds) first.push(await call(s));
        // With one draw for all, two seeds would agree by luck or not.
        requireManyDraws(t, movesOf(t, X, first[0], 1));
        for (const [i, s] of seeds.entries()) {
          t.that(
            same(first[i] as Tensor, await call(s)),
            `two calls with the same seed, ${s}, give different images`,
            'draw everything from one new RandomState(seed), made in each call',
          );
          const twin = seeds.findIndex(
            (_, j) => j < i && same(first[j] as Tensor, first[i] as Tensor),
          );
          t.that(
            twin < 0,
            `two calls with different seeds, ${seeds[twin]} and ${s}, give the same images`,
            s === 0 || seeds[twin] === 0
              ? 'is a seed of 0 taken for one that is left out? || replaces 0 too: use new RandomState(seed)'
              : 'the seed is fixed or cut, or nothing is drawn: use new RandomState(seed)',
          );
        }
      },
    },
  ],
});
