import { type CheckTools, defineExercise, type Mistake, telling } from 'chainrule-grader/checks';
import { dot, type Tensor, tensor } from 'kernel-lib/tensor';
import { lengthOf, numbersOf } from '../gradients/numbers.js';

type Length = (g: Tensor) => number;

/** The gradient at h₀, h₁, …, h_L. */
function gradients(jacobians: readonly Tensor[], dout: Tensor): Tensor[] {
  const found = [dout];
  for (const J of jacobians.toReversed()) found.unshift(dot(J.T, found[0] as Tensor));
  return found;
}

/** What jacobian_product_norms gives. */
export function normsOf(
  jacobians: readonly Tensor[],
  dout: Tensor,
  length: Length = lengthOf,
): Tensor {
  return tensor(gradients(jacobians, dout).map(length));
}

/** Jacobians of layers between these widths, and a gradient at the last one. */
export function drawJacobians(
  t: CheckTools,
  widths: readonly number[],
  gain = 1,
): { jacobians: Tensor[]; dout: Tensor } {
  const draw = () => ({
    jacobians: widths
      .slice(1)
      .map((M, i) => t.randn(M, widths[i] as number).mul(gain / Math.sqrt(M))),
    dout: t.randn(widths.at(-1) as number),
  });
  return telling(draw, ({ jacobians, dout }) => [
    { want: normsOf(jacobians, dout), mistakes: normMistakes(jacobians, dout) },
  ]);
}

function normMistakes(jacobians: readonly Tensor[], dout: Tensor): Mistake[] {
  const right = () => normsOf(jacobians, dout);
  const of = (length: Length) => () => normsOf(jacobians, dout, length);
  const L = jacobians.length;
  return [
    {
      say: 'the list is the wrong way round: the first number is that of h₀, the last one that of dout',
      when: () => right().slice('::-1'),
    },
    {
      say: 'the Jacobians are not transposed: going back, what an output gets is handed to the inputs it came from',
      when: () =>
        normsOf(
          jacobians.map((J) => J.T),
          dout,
        ),
    },
    {
      say: 'the first layer’s Jacobian meets dout first: the way back begins at the last layer',
      when: () => normsOf(jacobians.toReversed(), dout),
    },
    {
      say: 'dout walks up from h₀: it is the gradient at h_L, and walks down',
      when: () =>
        normsOf(
          jacobians.toReversed().map((J) => J.T),
          dout,
        ).slice('::-1'),
    },
    { say: 'the root is missing: a length is √Σ g²', when: of((g) => g.mul(g).sum()) },
    {
      say: 'that is the sum of the absolute values: the length is √Σ g²',
      when: of((g) => g.abs().sum()),
    },
    { say: 'that is the largest element: the length is √Σ g²', when: of((g) => g.abs().max()) },
    {
      say: 'the squares are averaged: the length is √Σ g², with a sum',
      when: of((g) => Math.sqrt(g.mul(g).mean())),
    },
    { say: 'the elements are added up: square them first, √Σ g²', when: of((g) => g.sum()) },
    {
      say: 'the lengths of the Jacobians are multiplied: only the gradient itself knows its length, since directions count',
      when: () => {
        const found = [lengthOf(dout)];
        for (const J of jacobians.toReversed()) found.unshift((found[0] as number) * lengthOf(J));
        return tensor(found);
      },
    },
    {
      say: 'each Jacobian meets dout itself: what has come through the layers above goes on',
      when: () => tensor([...jacobians.map((J) => lengthOf(dot(J.T, dout))), lengthOf(dout)]),
    },
    {
      say: 'they are divided by the length of dout: give the lengths themselves',
      when: () => right().div(lengthOf(dout)),
    },
    {
      say: 'the first layer’s Jacobian is left out: h₀ gets a gradient too',
      when: () => {
        const norms = normsOf(jacobians.slice(1), dout);
        return tensor([norms.at(0), ...norms.data]);
      },
    },
    {
      say: 'dout is counted twice, and h₀ not at all: one more step down',
      when: () => tensor([...normsOf(jacobians.slice(1), dout).data, lengthOf(dout)].slice(-L - 1)),
    },
  ];
}

/** Compares the norms of one net. */
export function closeNorms(
  t: CheckTools,
  got: unknown,
  { jacobians, dout }: { jacobians: readonly Tensor[]; dout: Tensor },
): void {
  const L = jacobians.length;
  const norms = numbersOf(t, 'norms', got, {
    count: L + 1,
    fill: 'put one plain number for each layer in',
    leftover: 'numbers',
    advice: `there are ${L} layers, so ${L + 1} places h₀ … h_${L}, dout’s own among them`,
  });
  t.close('norms', norms, normsOf(jacobians, dout), { mistakes: normMistakes(jacobians, dout) });
}

export const jacobian_product_norms = defineExercise({
  name: 'jacobian_product_norms',
  topic: 'deep_nets',
  lab: 8,
  params: ['jacobians', 'dout'],
  returns: 'norms',
  hints: [
    'One vector walks down the net: it begins as dout, and each layer, the last one first, replaces it. Note its length at every place.',
    'Entry [i, j] says how output i moves with input j. So input j collects from all the outputs i: which of the two is the sum over, and what does that make of the matrix?',
    'g = dot(jacobians[l].T, g) for l from the last to 0, with norms.unshift(length_of(g)) after each, and length_of(dout) before all of them.',
  ],
  checks: [
    {
      id: 'equal',
      title: 'the lengths of the gradient through four layers of one width',
      points: 2,
      async run(student, t) {
        const net = drawJacobians(t, [4, 4, 4, 4, 4]);
        const [norms] = await student.call('jacobian_product_norms', net.jacobians, net.dout);
        closeNorms(t, norms, net);
      },
    },
    {
      id: 'widths',
      title: 'layers of different widths',
      points: 1,
      async run(student, t) {
        const net = drawJacobians(t, [3, 6, 2, 5]);
        const [norms] = await student.call('jacobian_product_norms', net.jacobians, net.dout);
        closeNorms(t, norms, net);
      },
    },
  ],
});
