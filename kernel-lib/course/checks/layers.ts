import {
  type Check,
  type CheckTools,
  defineExercise,
  type Student,
  telling,
} from 'chainrule-grader/checks';
import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from 'kernel-lib/layers';
import { dot, type Tensor } from 'kernel-lib/tensor';
import {
  affineBackwardMistakes,
  affineMistakes,
  reluBackwardMistakes,
  reluMistakes,
  sandwichBackwardMistakes,
  sandwichMistakes,
} from './layers/known.js';

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
  const forward = {
    at: async (...inputs: Tensor[]) => (await student.call(name, ...inputs))[0],
    right: (...inputs: Tensor[]) => {
      const [a] = affineForward(...(inputs as [Tensor, Tensor, Tensor]));
      return name === 'affine_forward' ? a : reluForward(a)[0];
    },
    dout,
  };
  await t.gradients(['dx', 'dw', 'db'], got, forward, [x, w, b]);
}

/** Inputs of the two layers of which no hidden unit is near the kink of relu, and a dout. */
export function offKink(t: CheckTools, shape: readonly number[] = [4, 3], H = 5) {
  const [N, D] = [shape[0] as number, shape.slice(1).reduce((a, b) => a * b, 1)];
  const draw = () => {
    for (;;) {
      const [x, w, b] = [t.randn(...shape), t.randn(D, H).mul(2), t.randn(H)];
      const a = dot(x.reshape(N, D), w).add(b);
      if (a.abs().min() > 0.02) return { x, w, b, a, dout: t.randn(N, H).mul(2) };
    }
  };
  return telling(draw, ({ x, w, b, a, dout }) => {
    const [dx, dw, db] = affineBackward(reluBackward(dout, reluForward(a)[1]), [x, w, b]);
    const mistakes = sandwichBackwardMistakes(dout, x, w, b);
    return [
      { want: reluForward(a)[0], mistakes: sandwichMistakes(x, w, b) },
      { want: dx, mistakes: mistakes.dx },
      { want: dw, mistakes: mistakes.dw },
      { want: db, mistakes: mistakes.db },
    ];
  });
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
        t.close('out', out, dot(x, w).add(b), { dims, mistakes: affineMistakes(x, w, b) });
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
        t.close('out', out, affineForward(x, w, b)[0], {
          dims: { N: 4, H: 5 },
          mistakes: affineMistakes(x, w, b),
        });
      },
    },
  ],
});

/** One of the three gradients by itself. */
const affineGradient = (id: 'dx' | 'dw' | 'db', title: string): Check => ({
  id,
  title,
  points: 1,
  async run(student, t) {
    const { x, w, b, dout, got } = await backwardOf(student, t);
    closeGradients(t, got, affineBackward(dout, [x, w, b]), {
      dims,
      mistakes: affineBackwardMistakes(dout, x, w),
      only: id,
    });
  },
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
    affineGradient('dx', 'dx: how the loss changes with x'),
    affineGradient('dw', 'dw: how it changes with w'),
    affineGradient('db', 'db: how it changes with b'),
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

/** dx, dw and db, or one of them, each with its own known mistakes. */
export function closeGradients(
  t: CheckTools,
  got: readonly unknown[],
  want: readonly Tensor[],
  options: {
    mistakes: ReturnType<typeof affineBackwardMistakes>;
    dims?: Readonly<Record<string, number>>;
    only?: 'dx' | 'dw' | 'db';
  },
): void {
  const { mistakes, dims: letters = {}, only } = options;
  const names = ['dx', 'dw', 'db'] as const;
  for (const [i, name] of names.entries()) {
    if (only !== undefined && name !== only) continue;
    const others = Object.fromEntries(names.map((other, j) => [other, want[j] as Tensor]));
    delete others[name];
    t.close(name, got[i], want[i] as Tensor, { dims: letters, mistakes: mistakes[name], others });
  }
}

async function backwardOf(student: Student, t: CheckTools) {
  const [x, w, b] = affineInputs(t);
  const dout = t.randn(4, 5);
  const [, cache] = await student.call('affine_forward', x, w, b);
  const got = await student.call('affine_backward', dout, cache);
  return { x, w, b, dout, got };
}

/** x with its first and last element below 0, where a loop that leaves one out shows. */
export function negativeEnds(x: Tensor): Tensor {
  const copy = x.copy();
  for (const i of [0, x.size - 1]) copy.data[i] = -Math.abs(x.data[i] as number);
  return copy;
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
        const x = negativeEnds(t.awayFromZero(t.randn(4, 5)));
        const [out] = await student.call('relu_forward', x);
        t.close('out', out, reluForward(x)[0], {
          dims: { N: 4, D: 5 },
          mistakes: reluMistakes(x),
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
      title: 'dx: how the loss changes with x, and 0 at x = 0',
      points: 2,
      async run(student, t) {
        const x = negativeEnds(t.awayFromZero(t.randn(4, 5)));
        const dout = t.awayFromZero(t.randn(4, 5).mul(3));
        const [, cache] = await student.call('relu_forward', x);
        const [dx] = await student.call('relu_backward', dout, cache);
        t.close('dx', dx, reluBackward(dout, reluForward(x)[1]), {
          dims: { N: 4, D: 5 },
          mistakes: reluBackwardMistakes(dout, x),
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
        t.close('out', out, reluForward(dot(x, w).add(b))[0], {
          dims,
          mistakes: sandwichMistakes(x, w, b),
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
        const { x, w, b, dout } = offKink(t);
        const [out, cache] = await student.call('affine_relu_forward', x, w, b);
        const [right, kept] = reluForward(dot(x, w).add(b));
        // Where the same units are open by luck the gradient would be right all the same.
        t.close('out of your own affine_relu_forward', out, right);
        const got = await student.call('affine_relu_backward', dout, cache);
        const want = affineBackward(reluBackward(dout, kept), [x, w, b]);
        closeGradients(t, got, want, { dims, mistakes: sandwichBackwardMistakes(dout, x, w, b) });
      },
    },
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own forward',
      points: 1,
      core: false,
      async run(student, t) {
        const { x, w, b, dout } = offKink(t);
        const [, cache] = await student.call('affine_relu_forward', x, w, b);
        const got = await student.call('affine_relu_backward', dout, cache);
        await fitsForward(student, t, 'affine_relu_forward', { x, w, b, dout, got });
      },
    },
  ],
});
