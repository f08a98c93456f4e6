import { Variable } from '../../../autograd/index.js';
import { Tensor, tensor } from '../../../tensor/index.js';
import { describeValue } from '../../engine/compare.js';
import { defineExercise } from '../../engine/define.js';
import type { Student } from '../../engine/student.js';
import type { CheckTools } from '../../engine/tools.js';

const NAMES = ['V', 'b', 'W', 'c'] as const;
/** The weights of L3's FFNN, or their gradients. */
export type Ffnn = Record<(typeof NAMES)[number], Tensor>;

/** A net, a batch and its one-hot labels. */
export function ffnnAndBatch(
  t: CheckTools,
  [N, D, H, C]: readonly [number, number, number, number] = [6, 4, 5, 3],
) {
  const net: Ffnn = { V: t.randn(D, H), b: t.randn(H), W: t.randn(H, C), c: t.randn(C) };
  const gold = tensor(Array.from({ length: N }, () => new Array<number>(C).fill(0)));
  for (const [n, label] of Array.from(t.labels(N, C).data).entries()) gold.set(1, n, label);
  return { net, x: t.randn(N, D), gold };
}

/** Loss and gradients by automatic differentiation. */
export function ffnnGradients(net: Ffnn, x: Tensor, gold: Tensor, bent = true) {
  const v = Object.fromEntries(NAMES.map((name) => [name, new Variable(net[name])]));
  const { V, b, W, c } = v as Record<(typeof NAMES)[number], Variable>;
  const a = new Variable(x, { requiresGrad: false }).dot(V).add(b);
  // Without the bend on the way back only: the value of tanh, the slope of a straight line.
  const h = bent ? a.tanh() : a.add(a.value.tanh().sub(a.value));
  const loss = h.dot(W).add(c).logSoftmax().neg().mul(gold).sum();
  loss.backward();
  const grads = Object.fromEntries(NAMES.map((name) => [name, v[name]?.grad])) as Ffnn;
  return { loss: loss.item(), grads };
}

/** A part of the net that the student returned. */
export function weightOf(t: CheckTools, net: unknown, name: string): Tensor {
  const isObject = typeof net === 'object' && net !== null && !Array.isArray(net);
  t.that(
    isObject && !(net instanceof Tensor),
    `next_net is ${describeValue(net)}; expected an object { V, b, W, c }`,
    'return [loss, { V: …, b: …, W: …, c: … }]',
  );
  const found = (net as Record<string, unknown>)[name];
  t.that(found !== undefined, `next_net has no ${name}`, 'name its parts V, b, W and c');
  return t.tensor(`next_net.${name}`, found);
}

export const make_update = defineExercise({
  name: 'make_update',
  topic: 'autodiff',
  lab: 11,
  params: ['net', 'x', 'gold', 'learning_rate'],
  returns: ['loss', 'next_net'],
  dependsOn: ['unbroadcast', 'softmax_vjp'],
  hints: [
    'The loss: p.log().neg().mul(gold).sum(). Going back, its slope at p is -gold / p; softmax_vjp takes that to the scores.',
    'At scores = h W + c: dW = hᵀ dscores, dc sums over the batch (unbroadcast), dh = dscores Wᵀ. Then tanh: da = dh · (1 - h²).',
    'At a = x V + b the same again: dV = xᵀ da, db. Then every weight moves: w.sub(dw.mul(learning_rate)).',
  ],
  checks: [
    {
      id: 'loss',
      title: 'loss = Σ -log(p) · gold, added up over the batch',
      points: 1,
      async run(student, t) {
        const { net, x, gold } = ffnnAndBatch(t);
        const [loss] = await student.call('make_update', net, x, gold, 0.1);
        const { loss: want } = ffnnGradients(net, x, gold);
        t.close('loss', loss, want, {
          mistakes: [
            {
              say: 'that is the mean over the batch: the slide adds up',
              when: () => want / 6,
            },
            { say: 'the minus of -log p is missing', when: () => -want },
          ],
        });
      },
    },
    {
      id: 'last',
      title: 'W and c after the step',
      points: 2,
      core: false,
      run: (student, t) => expectStep(student, t, ['W', 'c']),
    },
    {
      id: 'first',
      title: 'V and b after the step',
      points: 2,
      core: false,
      run: (student, t) => expectStep(student, t, ['V', 'b']),
    },
  ],
});

async function expectStep(
  student: Student,
  t: CheckTools,
  names: readonly (typeof NAMES)[number][],
): Promise<void> {
  const { net, x, gold } = ffnnAndBatch(t);
  const rate = 0.03;
  const [, next] = await student.call('make_update', net, x, gold, rate);
  const { grads } = ffnnGradients(net, x, gold);
  const straight = ffnnGradients(net, x, gold, false).grads;
  for (const name of names) {
    const [w, dw] = [net[name], grads[name]];
    t.close(`next_net.${name}`, weightOf(t, next, name), w.sub(dw.mul(rate)), {
      dims: { N: 6, D: 4, H: 5, C: 3 },
      mistakes: [
        {
          say: 'the step goes uphill: the loss must fall, so the gradient is subtracted',
          when: () => w.add(dw.mul(rate)),
        },
        { say: `${name} did not move: subtract learning_rate · d${name}`, when: () => w },
        { say: 'the learning rate is missing in the step', when: () => w.sub(dw) },
        { say: `that is the gradient d${name}, not the weight after the step`, when: () => dw },
        {
          say: 'the gradient is averaged over the batch, while the loss is a sum: leave out the division by N',
          when: () => w.sub(dw.mul(rate / 6)),
        },
        {
          say: 'the gradient does not pass through tanh: multiply by 1 - h²',
          when: () => w.sub(straight[name].mul(rate)),
        },
      ],
    });
  }
}
