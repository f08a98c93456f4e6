import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Mistake,
  type Student,
  telling,
} from 'chainrule-grader/checks';
import { dot, Tensor, tensor } from 'kernel-lib/tensor';
import { bendBackward, bendForward } from '../../probes/activations.js';

/** Layers out = f(h · W), what is sent up through them and what is sent back. */
export interface Stack {
  readonly x: Tensor;
  readonly weights: readonly Tensor[];
  readonly dout: Tensor;
  /** Of the pair between the layers, out = sin(k · a). */
  readonly k: number;
}

/** A stack of these widths, the input's first. */
export function drawStack(t: CheckTools, widths: readonly number[], N: number, k = 1): Stack {
  const weights = widths
    .slice(1)
    .map((units, i) => t.randn(widths[i] as number, units).mul(1.4 / Math.sqrt(units)));
  const x = t.randn(N, widths[0] as number);
  return { x, weights, dout: t.randn(N, widths.at(-1) as number), k };
}

/** Where an answer goes another way. */
interface Way {
  /** What the next layer gets. */
  readonly up?: (out: Tensor, a: Tensor, x: Tensor) => Tensor;
  /** How large a gradient is. */
  readonly size?: (gradient: Tensor) => number;
  /** The gradient of the layer below. */
  readonly down?: (gradient: Tensor, da: Tensor, W: Tensor) => Tensor;
  /** Which of the three gradients at a layer is measured. */
  readonly at?: 'out' | 'a' | 'h';
  /** Whose cache a layer takes. */
  readonly cacheOf?: (l: number, layers: number) => number;
}

/** The size of the gradient at each layer, first layer first. */
export function sizesOf({ x, weights, dout, k }: Stack, way: Way = {}): Tensor {
  const {
    up = (out) => out,
    size = (gradient) => gradient.abs().mean(),
    down = (_, da, W) => dot(da, W.T),
    at = 'out',
    cacheOf = (l) => l,
  } = way;
  const caches: Tensor[] = [];
  let h = x;
  for (const W of weights) {
    const a = dot(h, W);
    const [out, cache] = bendForward(k)(a);
    caches.push(cache);
    h = up(out, a, x);
  }
  const sizes: number[] = [];
  let gradient = dout;
  for (let l = weights.length - 1; l >= 0; l--) {
    const cache = caches[cacheOf(l, weights.length)] as Tensor;
    const da = bendBackward(k)(gradient, cache);
    const next = down(gradient, da, weights[l] as Tensor);
    sizes.unshift(size({ out: gradient, a: da, h: next }[at]));
    gradient = next;
  }
  return tensor(sizes);
}

/** What the usual slips measure; those that need layers of one width fit no other stack. */
function mistakesAt(stack: Stack): Mistake[] {
  const other = (say: string, way: Way): Mistake => ({ say, when: () => sizesOf(stack, way) });
  return [
    {
      say: 'the list begins with the last layer: backward meets it first, so put each new number in front, unshift',
      when: () => tensor([...sizesOf(stack).data].reverse() as number[]),
    },
    other('positive and negative gradients cancel: take the absolute values first', {
      size: (gradient) => gradient.mean(),
    }),
    other('it is the absolute value of the mean: take the mean of the absolute values', {
      size: (gradient) => Math.abs(gradient.mean()),
    }),
    other('it is the root of the mean square: the mean of |gradient| is asked for', {
      size: (gradient) => Math.sqrt(gradient.mul(gradient).mean()),
    }),
    other('it is the sum: take the mean', { size: (gradient) => gradient.abs().sum() }),
    other('it is the largest entry: take the mean', { size: (gradient) => gradient.abs().max() }),
    other(
      'each number is one step too late: measure what arrives at the output of a layer, before it goes back through f',
      { at: 'a' },
    ),
    other(
      'each number belongs to the layer below: measure what arrives at the output of a layer, before it goes back through it',
      { at: 'h' },
    ),
    other('backward of f is left out: a layer is f(h · W), so da = backward(dout, cache)', {
      down: (gradient, _, W) => dot(gradient, W.T),
    }),
    other('the weights are left out on the way back: what reaches h is da · Wᵀ', {
      down: (_, da) => da,
    }),
    other('it goes back through W: the gradient of h in h · W is da · Wᵀ', {
      down: (_, da, W) => dot(da, W),
    }),
    other('every layer gets x: the next one takes the output of the one before', {
      up: (_, __, x) => x,
    }),
    other('f is left out on the way up: the next layer takes out, not h · W', {
      up: (_, a) => a,
    }),
    other(
      'the caches come in the wrong order: the last layer goes back first, so it takes the last cache',
      { cacheOf: (l, layers) => layers - 1 - l },
    ),
    other('all the layers take the cache of the last one: keep one for each', {
      cacheOf: (_, layers) => layers - 1,
    }),
  ];
}

/** Calls the student's function, and compares what it returns. */
export async function compareSizes(student: Student, t: CheckTools, stack: Stack): Promise<void> {
  const { x, weights, dout, k } = stack;
  const [got] = await student.call(
    'gradient_sizes',
    x,
    weights,
    dout,
    t.probe('bendForward', k),
    t.probe('bendBackward', k),
  );
  t.inputsUnchanged();
  const numbers = Array.isArray(got) && got.every((size) => typeof size === 'number');
  t.that(
    numbers,
    `sizes is ${describeValue(got)}; expected a list of ${weights.length} numbers`,
    Array.isArray(got) && got.some((size) => size instanceof Tensor)
      ? 'a mean over all the entries, without an axis, is a plain number'
      : 'return a list with a number for each layer, as in [0.1, 0.2]',
  );
  const sizes = got as number[];
  t.that(
    sizes.length === weights.length,
    `there are ${sizes.length} sizes for ${weights.length} layers; expected one per layer`,
    sizes.length === weights.length + 1
      ? 'the gradient that reaches x itself is not asked for'
      : 'measure once for each layer, where the gradient arrives at its output',
  );
  t.close('sizes', tensor(sizes), sizesOf(stack), { mistakes: mistakesAt(stack) });
}

export const gradient_sizes = defineExercise({
  name: 'gradient_sizes',
  topic: 'activations',
  lab: 3,
  params: ['x', 'weights', 'dout', 'forward', 'backward'],
  returns: 'sizes',
  hints: [
    'Two loops: one over the layers from the first to the last, and one back from the last to the first. What does the second need of the first?',
    'Going up, forward(dot(h, W)) gives out, the next h, and a cache: keep the caches in a list. Nothing else has to be kept, since no gradient of W is asked for.',
    'Going down from gradient = dout: first sizes.unshift(abs(gradient).mean()), then gradient = dot(backward(gradient, caches[l]), weights[l].T).',
  ],
  checks: [
    {
      id: 'sizes',
      title: 'mean |gradient| at each layer, layers of one width',
      points: 3,
      hint: 'take two layers and write down by hand what arrives where: dout at the last output; backward(dout, its cache) · Wᵀ at the one before',
      async run(student, t: CheckTools) {
        const widths = Array<number>(t.extent(5, 6)).fill(t.extent(4, 6));
        const stack = telling(
          () => drawStack(t, widths, t.extent(4, 6)),
          (drawn) => [{ want: sizesOf(drawn), mistakes: mistakesAt(drawn) }],
        );
        await compareSizes(student, t, stack);
      },
    },
    {
      id: 'widths',
      title: 'layers of different widths, and a single one',
      points: 1,
      core: false,
      hint: 'the loop must not know the number of layers or their widths: weights.length counts them',
      async run(student, t) {
        await compareSizes(student, t, drawStack(t, [3, 7, 5, 2], t.extent(4, 6)));
        await compareSizes(student, t, drawStack(t, [4, 3], t.extent(4, 6)));
      },
    },
  ],
});
