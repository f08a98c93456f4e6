import { type CheckTools, defineExercise, describeValue } from 'chainrule-grader/checks';
import { clip_grad_norm as clipGradNorm, grad_norm } from 'kernel-lib/optim';
import { Tensor, zerosLike } from 'kernel-lib/tensor';
import { lengthOf } from '../gradients/numbers.js';

export type Grads = Record<string, Tensor>;

/** Gradients of two layers, of sizes that differ. */
export function someGrads(t: CheckTools): Grads {
  return { W1: t.randn(4, 3), b1: t.randn(3), W2: t.randn(3, 2).mul(2), b2: t.randn(2).mul(0.3) };
}

const scaled = (grads: Grads, factor: (g: Tensor, name: string) => number): Grads =>
  Object.fromEntries(Object.entries(grads).map(([name, g]) => [name, g.mul(factor(g, name))]));

const fitting = (grads: Grads, names: RegExp): Grads =>
  Object.fromEntries(Object.entries(grads).filter(([name]) => names.test(name)));
const count = (grads: Grads) => Object.values(grads).reduce((sum, g) => sum + g.size, 0);

type Slip = { say: string; clip: (grads: Grads, limit: number) => Grads };

const slips: Slip[] = [
  {
    say: 'nothing is clipped here: one factor for all the gradients, weights and biases alike',
    clip: (grads) => grads,
  },
  {
    say: 'a small number is added to the norm, as PyTorch does: here the factor is limit / norm exactly',
    clip: (grads, limit) => scaled(grads, () => Math.min(1, limit / (grad_norm(grads) + 1e-6))),
  },
  {
    say: 'each gradient is clipped by its own norm, which turns the step: one norm over all of them, one factor for all',
    clip: (grads, limit) => scaled(grads, (g) => Math.min(1, limit / lengthOf(g))),
  },
  {
    say: 'each gradient is scaled to the limit by its own norm: one norm over all of them, one factor for all',
    clip: (grads, limit) => scaled(grads, (g) => limit / lengthOf(g)),
  },
  {
    say: 'gradients below the limit are scaled up: clipping only ever makes them shorter, factor = 1 if norm ≤ limit',
    clip: (grads, limit) => scaled(grads, () => limit / grad_norm(grads)),
  },
  {
    say: 'each element is cut off at the limit: that is clipping by value, and turns the step. Scale all by limit / norm',
    clip: (grads, limit) =>
      Object.fromEntries(Object.entries(grads).map(([name, g]) => [name, g.clip(-limit, limit)])),
  },
  {
    say: 'the root is missing: the norm is the root of the sum of all squares',
    clip: (grads, limit) => scaled(grads, () => Math.min(1, limit / grad_norm(grads) ** 2)),
  },
  {
    say: 'the norms of the gradients are added up: add up their squares, and take one root at the end',
    clip: (grads, limit) =>
      scaled(grads, () =>
        Math.min(1, limit / Object.values(grads).reduce((sum, g) => sum + lengthOf(g), 0)),
      ),
  },
  {
    say: 'it is the mean of the squares: the norm takes their sum',
    clip: (grads, limit) =>
      scaled(grads, () => Math.min(1, limit / (grad_norm(grads) / Math.sqrt(count(grads))))),
  },
  {
    say: 'the norm is the sum of the absolute values: square the elements, add them up, take the root',
    clip: (grads, limit) =>
      scaled(grads, () =>
        Math.min(1, limit / Object.values(grads).reduce((sum, g) => sum + g.abs().sum(), 0)),
      ),
  },
  {
    say: 'the gradients are divided by their norm, and not multiplied by the limit',
    clip: (grads) => scaled(grads, () => 1 / grad_norm(grads)),
  },
  {
    say: 'only the weights are counted in the norm: all the gradients together, biases too',
    clip: (grads, limit) =>
      scaled(grads, () => Math.min(1, limit / grad_norm(fitting(grads, /^W/)))),
  },
  {
    say: 'the norm is that of the longest gradient: add up the squares of all, and take one root',
    clip: (grads, limit) =>
      scaled(grads, () => Math.min(1, limit / Math.max(...Object.values(grads).map(lengthOf)))),
  },
  {
    say: 'the norm is the largest element: it is the root of the sum of all squares',
    clip: (grads, limit) =>
      scaled(grads, () =>
        Math.min(1, limit / Math.max(...Object.values(grads).map((g) => g.abs().max()))),
      ),
  },
  {
    say: 'the norm is that of the last gradient alone: add up the squares of all',
    clip: (grads, limit) =>
      scaled(grads, () => Math.min(1, limit / lengthOf(Object.values(grads).at(-1) as Tensor))),
  },
  {
    say: 'the factor is rooted: it is limit / norm',
    clip: (grads, limit) => scaled(grads, () => Math.sqrt(Math.min(1, limit / grad_norm(grads)))),
  },
  {
    say: 'all gradients become 0 above the limit: scale them by limit / norm instead',
    clip: (grads) => scaled(grads, () => 0),
  },
];

/** Compares the clipped gradients, name by name, with the library's. */
export function compareClipped(t: CheckTools, got: unknown, grads: Grads, limit: number): void {
  const isObject = typeof got === 'object' && got !== null && !Array.isArray(got);
  t.that(
    isObject && !(got instanceof Tensor),
    `clipped is ${describeValue(got)}; expected an object with the names of grads`,
    'collect the scaled gradients in an object: clipped[name] = …',
  );
  const [want, norm] = clipGradNorm(grads, limit);
  // Without a direction there is nothing to tell the slips apart by.
  const known = norm === 0 ? [] : slips;
  for (const name of Object.keys(grads)) {
    const found = (got as Record<string, unknown>)[name];
    t.that(found !== undefined, `clipped has no ${name}`, 'clipped has the same names as grads');
    t.close(`clipped.${name}`, found, want[name] as Tensor, {
      mistakes: known.map(({ say, clip }) => ({
        say,
        when: () => clip(grads, limit)[name] ?? zerosLike(grads[name] as Tensor),
      })),
      ifNotFinite: 'it divides by a norm of 0: gradients that are all 0 stay as they are',
    });
  }
}

export const clip_grad_norm = defineExercise({
  name: 'clip_grad_norm',
  topic: 'optimisers',
  lab: 6,
  params: ['grads', 'limit'],
  returns: ['clipped', 'norm'],
  hints: [
    'Two loops over the gradients: the first adds up all the squares, the second scales. Between them, one root and one factor.',
    'g.mul(g).sum() is the sum of the squares of one gradient. Object.entries(grads) gives the names and the tensors.',
    'const factor = norm > limit ? limit / norm : 1; clipped[name] = g.mul(factor); return [clipped, norm].',
  ],
  checks: [
    {
      id: 'long',
      title: 'gradients longer than the limit: all are scaled by one factor',
      points: 2,
      async run(student, t) {
        const grads = someGrads(t);
        // A sixth of the norm is below the norm of each large gradient, and above some elements.
        const limit = grad_norm(grads) / t.uniform(5, 7, 1).item();
        const [clipped] = await student.call('clip_grad_norm', grads, limit);
        compareClipped(t, clipped, grads, limit);
      },
    },
    {
      id: 'short',
      title: 'gradients shorter than the limit stay as they are',
      points: 1,
      core: false,
      async run(student, t) {
        const grads = someGrads(t);
        const limit = grad_norm(grads) * t.uniform(1.5, 3, 1).item();
        const [clipped] = await student.call('clip_grad_norm', grads, limit);
        compareClipped(t, clipped, grads, limit);
      },
    },
    {
      id: 'norm',
      title: 'the second result is the norm before clipping',
      points: 1,
      core: false,
      hint: 'one norm over all the elements of all the gradients',
      async run(student, t) {
        const grads = someGrads(t);
        const norm = grad_norm(grads);
        const limit = norm / 3;
        const [, got] = await student.call('clip_grad_norm', grads, limit);
        t.close('norm', got, norm, {
          mistakes: [
            { say: 'that is the norm after clipping: return the one before', when: () => limit },
            { say: 'the root is missing', when: () => norm ** 2 },
            { say: 'that is the factor, not the norm', when: () => limit / norm },
            {
              say: 'the norms of the gradients are added up: add up their squares, and take one root',
              when: () => Object.values(grads).reduce((sum, g) => sum + lengthOf(g), 0),
            },
            {
              say: 'that is the norm of the last gradient alone: add up the squares of all',
              when: () => lengthOf(grads.b2 as Tensor),
            },
            {
              say: 'that is the largest of the norms: add up the squares of all, and take one root',
              when: () => Math.max(...Object.values(grads).map(lengthOf)),
            },
          ],
        });
      },
    },
  ],
});
