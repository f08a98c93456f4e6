import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from '../../layers/index.js';
import { dot, type Tensor, zerosLike } from '../../tensor/index.js';
import { defineExercise } from '../engine/define.js';
import type { Student } from '../engine/student.js';
import type { CheckTools } from '../engine/tools.js';

const dims = { N: 4, D: 3, H: 5 };

/** Inputs of an affine layer of N = 4 examples, D = 3 numbers in, H = 5 numbers out. */
function affineInputs(t: CheckTools): [x: Tensor, w: Tensor, b: Tensor] {
  return [t.randn(4, 3), t.randn(3, 5), t.randn(5)];
}

/** Each of dx, dw and db against numerical gradients of a forward of x, w and b. */
async function fitsForward(
  student: Student,
  t: CheckTools,
  name: 'affine_forward' | 'affine_relu_forward',
  made: { x: Tensor; w: Tensor; b: Tensor; dout: Tensor; got: unknown[] },
): Promise<void> {
  const { x, w, b, dout, got } = made;
  const of = (args: (v: Tensor) => [Tensor, Tensor, Tensor]) => ({
    at: async (v: Tensor) => (await student.call(name, ...args(v)))[0],
    right: (v: Tensor) => {
      const [a] = affineForward(...args(v));
      return name === 'affine_forward' ? a : reluForward(a)[0];
    },
    dout,
  });
  await t.gradient(
    'dx',
    got[0],
    of((v) => [v, w, b]),
    x,
  );
  await t.gradient(
    'dw',
    got[1],
    of((v) => [x, v, b]),
    w,
  );
  await t.gradient(
    'db',
    got[2],
    of((v) => [x, w, v]),
    b,
  );
}

/** x moved until no element of x·w + b is near the kink of relu. */
export function offKink(t: CheckTools): { x: Tensor; w: Tensor; b: Tensor } {
  for (;;) {
    const [x, w, b] = affineInputs(t);
    if (dot(x, w).add(b).abs().min() > 0.02) return { x, w, b };
  }
}

export const affine_forward = defineExercise({
  name: 'affine_forward',
  topic: 'layers',
  lab: 2,
  params: ['x', 'w', 'b'],
  returns: ['out', 'cache'],
  hints: [
    'One matrix product and one broadcast addition: dot(x, w) has shape (N, H), and b has shape (H,).',
    'An image batch has more than two axes: x.reshape(N, -1) makes one row per example.',
    'rows = x.reshape(x.shape[0], -1); out = dot(rows, w).add(b); return [out, [x, w, b]].',
  ],
  checks: [
    {
      id: 'values',
      title: 'out = x·w + b',
      points: 2,
      async run(student, t) {
        const [x, w, b] = affineInputs(t);
        const [out] = await student.call('affine_forward', x, w, b);
        t.close('out', out, dot(x, w).add(b), {
          dims,
          mistakes: [
            { say: 'the bias b is missing: add it to every row', when: () => dot(x, w) },
            { say: 'the bias is subtracted: add it', when: () => dot(x, w).sub(b) },
            { say: 'the bias is added twice', when: () => dot(x, w).add(b.mul(2)) },
            {
              say: 'the result is cut at 0: that is the work of relu, the next layer',
              when: () => dot(x, w).add(b).clip(0, Number.POSITIVE_INFINITY),
            },
          ],
        });
      },
    },
    {
      id: 'images',
      title: 'each example is flattened: x of shape (N, 2, 3)',
      points: 1,
      core: false,
      hint: 'reshape x to (N, -1) before the product; the cache keeps x as it came',
      async run(student, t) {
        const [x, w, b] = [t.randn(4, 2, 3), t.randn(6, 5), t.randn(5)];
        const [out] = await student.call('affine_forward', x, w, b);
        t.close('out', out, affineForward(x, w, b)[0], { dims: { N: 4, H: 5 } });
      },
    },
  ],
});

export const affine_backward = defineExercise({
  name: 'affine_backward',
  topic: 'layers',
  lab: 2,
  params: ['dout', 'cache'],
  returns: ['dx', 'dw', 'db'],
  dependsOn: ['affine_forward'],
  hints: [
    'Let the shapes guide you: dx is like x (N, D), dout is (N, H), w is (D, H). Which product gives (N, D)?',
    'dw = xᵀ · dout; db adds up the rows of dout, because b was added to every row.',
    'dx = dot(dout, w.T).reshape(...x.shape); dw = dot(x.reshape(N, -1).T, dout); db = dout.sum(0).',
  ],
  checks: [
    {
      id: 'dx',
      title: 'dx = dout·wᵀ',
      points: 1,
      async run(student, t) {
        const { x, w, dout, got } = await backwardOf(student, t);
        t.close('dx', got[0], affineBackward(dout, [x, w, t.randn(5)])[0], { dims });
      },
    },
    {
      id: 'dw',
      title: 'dw = xᵀ·dout',
      points: 1,
      async run(student, t) {
        const { x, dout, got } = await backwardOf(student, t);
        const want = dot(x.T, dout);
        t.close('dw', got[1], want, {
          dims,
          mistakes: [
            {
              say: 'dw is averaged over the batch: the mean is already in dout, so sum',
              when: () => want.div(4),
            },
          ],
        });
      },
    },
    {
      id: 'db',
      title: 'db sums dout over the batch',
      points: 1,
      async run(student, t) {
        const { dout, got } = await backwardOf(student, t);
        t.close('db', got[2], dout.sum(0), {
          dims,
          mistakes: [
            { say: 'it sums over the wrong axis: the batch is axis 0', when: () => dout.sum(1) },
            {
              say: 'db is averaged over the batch: the mean is already in dout, so sum',
              when: () => dout.mean(0),
            },
          ],
        });
      },
    },
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own forward',
      points: 1,
      core: false,
      async run(student, t) {
        const { x, w, b, dout, got } = await backwardOf(student, t);
        await fitsForward(student, t, 'affine_forward', { x, w, b, dout, got });
      },
    },
  ],
});

async function backwardOf(student: Student, t: CheckTools) {
  const [x, w, b] = affineInputs(t);
  const dout = t.randn(4, 5);
  const [, cache] = await student.call('affine_forward', x, w, b);
  const got = await student.call('affine_backward', dout, cache);
  return { x, w, b, dout, got };
}

export const relu_forward = defineExercise({
  name: 'relu_forward',
  topic: 'layers',
  lab: 2,
  params: ['x'],
  returns: ['out', 'cache'],
  hints: [
    'Element by element, keep what is positive and replace the rest by 0.',
    'maximum(0, x) compares a number with every element of a tensor; the cache holds x.',
  ],
  checks: [
    {
      id: 'values',
      title: 'out = max(0, x)',
      points: 1,
      async run(student, t) {
        const x = t.awayFromZero(t.randn(4, 5));
        const [out] = await student.call('relu_forward', x);
        t.close('out', out, reluForward(x)[0], {
          dims: { N: 4, D: 5 },
          mistakes: [
            {
              say: 'negative numbers change their sign instead of becoming 0: that is abs, not relu',
              when: () => x.abs(),
            },
            {
              say: 'it keeps the negative numbers and drops the positive ones',
              when: () => x.clip(Number.NEGATIVE_INFINITY, 0),
            },
            {
              say: 'it gives 1 where x is positive: multiply by x',
              when: () => x.greater(0).astype('float64'),
            },
          ],
        });
      },
    },
  ],
});

export const relu_backward = defineExercise({
  name: 'relu_backward',
  topic: 'layers',
  lab: 2,
  params: ['dout', 'cache'],
  returns: 'dx',
  dependsOn: ['relu_forward'],
  hints: [
    'Where x was positive, out moves with x, so the gradient passes. Elsewhere out stays 0.',
    'greater(x, 0) is 1 where x > 0 and 0 elsewhere; multiply dout by it.',
  ],
  checks: [
    {
      id: 'values',
      title: 'dout passes where x > 0',
      points: 2,
      async run(student, t) {
        const x = t.awayFromZero(t.randn(4, 5));
        const dout = t.randn(4, 5);
        const [, cache] = await student.call('relu_forward', x);
        const [dx] = await student.call('relu_backward', dout, cache);
        const mask = x.greater(0).astype('float64');
        t.close('dx', dx, reluBackward(dout, reluForward(x)[1]), {
          mistakes: [
            { say: 'the whole of dout passes: stop it where x was not positive', when: () => dout },
            {
              say: 'it looks at the sign of dout: what counts is the sign of x, from the cache',
              when: () => dout.clip(0, Number.POSITIVE_INFINITY),
            },
            {
              say: 'dout is forgotten: by the chain rule the local gradient is multiplied by dout',
              when: () => mask,
            },
            {
              say: 'it multiplies dout by x: the local gradient is 1 where x > 0',
              when: () => dout.mul(x).mul(mask),
            },
            {
              say: 'it passes where x is negative, the other way round',
              when: () => dout.mul(mask.mul(-1).add(1)),
            },
          ],
        });
      },
    },
  ],
});

export const affine_relu_forward = defineExercise({
  name: 'affine_relu_forward',
  topic: 'layers',
  lab: 2,
  params: ['x', 'w', 'b'],
  returns: ['out', 'cache'],
  dependsOn: ['affine_forward', 'relu_forward'],
  hints: [
    'Call affine_forward, and give its out to relu_forward.',
    'Each call returns a cache of its own; return both together, [affine_cache, relu_cache].',
  ],
  checks: [
    {
      id: 'values',
      title: 'out = max(0, x·w + b)',
      points: 1,
      async run(student, t) {
        const { x, w, b } = offKink(t);
        const [out] = await student.call('affine_relu_forward', x, w, b);
        const a = dot(x, w).add(b);
        t.close('out', out, reluForward(a)[0], {
          dims,
          mistakes: [
            { say: 'relu is not applied', when: () => a },
            {
              say: 'relu comes before the affine layer: it belongs after',
              when: () => affineForward(reluForward(x)[0], w, b)[0],
            },
            { say: 'the bias b is missing', when: () => reluForward(dot(x, w))[0] },
            {
              say: 'the bias is added after relu: it belongs inside',
              when: () => reluForward(dot(x, w))[0].add(b),
            },
          ],
        });
      },
    },
  ],
});

export const affine_relu_backward = defineExercise({
  name: 'affine_relu_backward',
  topic: 'layers',
  lab: 2,
  params: ['dout', 'cache'],
  returns: ['dx', 'dw', 'db'],
  dependsOn: ['affine_relu_forward', 'affine_backward', 'relu_backward'],
  hints: [
    'Backwards through the same two layers: relu first, then affine.',
    'Take the two caches apart: const [affine_cache, relu_cache] = cache.',
    'da = relu_backward(dout, relu_cache); return affine_backward(da, affine_cache).',
  ],
  checks: [
    {
      id: 'values',
      title: 'dx, dw and db of the two layers together',
      points: 2,
      async run(student, t) {
        const { x, w, b } = offKink(t);
        const dout = t.randn(4, 5);
        const [, cache] = await student.call('affine_relu_forward', x, w, b);
        const got = await student.call('affine_relu_backward', dout, cache);
        const a = dot(x, w).add(b);
        const want = affineBackward(reluBackward(dout, reluForward(a)[1]), [x, w, b]);
        const without = affineBackward(dout, [x, w, b]);
        for (const [i, name] of ['dx', 'dw', 'db'].entries()) {
          t.close(name, got[i], want[i] as Tensor, {
            dims,
            mistakes: [
              {
                say: 'the gradient does not pass through relu: call relu_backward first',
                when: () => without[i] ?? zerosLike(x),
              },
            ],
          });
        }
      },
    },
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own forward',
      points: 1,
      core: false,
      async run(student, t) {
        const { x, w, b } = offKink(t);
        const dout = t.randn(4, 5);
        const [, cache] = await student.call('affine_relu_forward', x, w, b);
        const got = await student.call('affine_relu_backward', dout, cache);
        await fitsForward(student, t, 'affine_relu_forward', { x, w, b, dout, got });
      },
    },
  ],
});

/** In the order in which the lab sets them. */
export const exercises = [
  affine_forward,
  affine_backward,
  relu_forward,
  relu_backward,
  affine_relu_forward,
  affine_relu_backward,
];
