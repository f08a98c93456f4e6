import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import { Variable } from 'kernel-lib/autograd';
import { Tensor, tensor } from 'kernel-lib/tensor';
import { type Ffnn, type Step, type WeightName, wrongLosses, wrongSteps } from './steps.js';

const NAMES = ['V', 'b', 'W', 'c'] as const;

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
export function ffnnGradients({ net, x, gold }: Pick<Step, 'net' | 'x' | 'gold'>) {
  const v = Object.fromEntries(NAMES.map((name) => [name, new Variable(net[name])]));
  const { V, b, W, c } = v as Record<WeightName, Variable>;
  const h = new Variable(x, { requiresGrad: false }).dot(V).add(b).tanh();
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

export const LINE_BY_LINE =
  'go back line by line: dscores = p - gold row by row, dW = hᵀ dscores, dc its sum over the batch; dh = dscores Wᵀ with the old W, da = dh · (1 - h²), dV = xᵀ da, db its sum. Nothing is kept from one call to the next';

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
        const step = { ...ffnnAndBatch(t), rate: 0.1 };
        const { net, x, gold, rate } = step;
        const [loss] = await student.call('make_update', net, x, gold, rate);
        t.close('loss', loss, ffnnGradients(step).loss, { mistakes: wrongLosses(step) });
      },
    },
    {
      id: 'last',
      title: 'W and c after the step',
      points: 2,
      hint: LINE_BY_LINE,
      core: false,
      run: (student, t) => expectStep(student, t, ['W', 'c']),
    },
    {
      id: 'first',
      title: 'V and b after the step',
      points: 2,
      hint: LINE_BY_LINE,
      core: false,
      run: (student, t) => expectStep(student, t, ['V', 'b']),
    },
  ],
});

async function expectStep(
  student: Student,
  t: CheckTools,
  names: readonly WeightName[],
): Promise<void> {
  const step = { ...ffnnAndBatch(t), rate: 0.03 };
  const { net, x, gold, rate } = step;
  const [, next] = await student.call('make_update', net, x, gold, rate);
  closeNet(t, next, step, names);
}

/** Compares the weights after a step; returns those that are right. */
export function closeNet(
  t: CheckTools,
  next: unknown,
  step: Step,
  names: readonly WeightName[] = ['W', 'c', 'V', 'b'],
): Ffnn {
  const { grads } = ffnnGradients(step);
  const { net, x, rate } = step;
  const right = Object.fromEntries(
    NAMES.map((name) => [name, net[name].sub(grads[name].mul(rate))]),
  ) as Ffnn;
  const [N, D, H, C] = [x.shape[0] ?? 1, ...net.V.shape, net.c.size];
  for (const name of names) {
    t.close(`next_net.${name}`, weightOf(t, next, name), right[name], {
      dims: { N, D: D as number, H: H as number, C: C as number },
      mistakes: wrongSteps(step, name),
    });
  }
  return right;
}
