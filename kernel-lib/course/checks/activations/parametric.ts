import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { prelu_backward, prelu_forward } from 'kernel-lib/layers';
import type { Tensor } from 'kernel-lib/tensor';
import { each, leaky, relu } from './known.js';

export const parametric_relu_forward = defineExercise({
  name: 'parametric_relu_forward',
  topic: 'activations',
  lab: 3,
  params: ['x', 'alpha'],
  returns: ['out', 'cache'],
  hints: [
    'x.mul(alpha) multiplies each column by its own slope: (N, D) times (D,) broadcasts.',
    'where(greater(x, 0), x, x.mul(alpha)). The cache needs x and alpha.',
  ],
  checks: [
    {
      id: 'values',
      title: 'out = x, or α x where x is negative',
      points: 1,
      hint: 'look at the sign of x, not at that of α: where(greater(x, 0), x, x.mul(alpha)), with one slope for each column',
      async run(student, t) {
        const { x, alpha } = preluInputs(t);
        const [out] = await student.call('parametric_relu_forward', x, alpha);
        t.close('out', out, prelu_forward(x, alpha)[0], {
          dims: { N: 4, D: 3 },
          mistakes: [
            { say: 'that is relu: the slopes alpha are not used', when: () => relu.out(x) },
            { say: 'the slope is 0.1 everywhere: use alpha', when: () => leaky.out(x) },
            {
              say: 'both sides are multiplied by alpha: where x > 0 the slope is 1',
              when: () => x.mul(alpha),
            },
            {
              say: 'alpha is on the wrong side: it belongs where x is negative',
              when: () => each(x, (v, i) => (v > 0 ? alpha.data[i % 3]! * v : v)),
            },
            {
              say: 'the slopes are counted along the rows: column d has alpha[d]',
              when: () => each(x, (v, i) => (v > 0 ? v : alpha.data[Math.floor(i / 3)]! * v)),
            },
            {
              say: 'one slope is used for all the columns: column d has alpha[d]',
              when: () => each(x, (v) => (v > 0 ? v : alpha.data[0]! * v)),
            },
            {
              say: 'alpha is not multiplied by x: the negative side is α x',
              when: () => each(x, (v, i) => (v > 0 ? v : alpha.data[i % 3]!)),
            },
          ],
        });
        t.inputsUnchanged();
      },
    },
  ],
});

/** x (4, 3) with a negative number in each column, and three slopes between 0 and 1. */
export function preluInputs(t: CheckTools): { x: Tensor; alpha: Tensor } {
  const x = t.awayFromZero(t.randn(4, 3));
  for (let d = 0; d < 3; d++) x.set(-t.uniform(0.3, 2, 1).item(), d, d);
  return { x, alpha: t.uniform(0.15, 0.8, 3) };
}

async function preluBackward(student: Student, t: CheckTools) {
  const { x, alpha } = preluInputs(t);
  const dout = t.randn(4, 3);
  const [, cache] = await student.call('parametric_relu_forward', x, alpha);
  const got = await student.call('parametric_relu_backward', dout, cache);
  t.inputsUnchanged();
  const [dx, dalpha] = prelu_backward(dout, [x, alpha]);
  return { x, alpha, dout, got, dx, dalpha };
}

export const parametric_relu_backward = defineExercise({
  name: 'parametric_relu_backward',
  topic: 'activations',
  lab: 3,
  params: ['dout', 'cache'],
  returns: ['dx', 'dalpha'],
  dependsOn: ['parametric_relu_forward'],
  hints: [
    'Two straight lines meet at 0. How steep is each? dx is dout times that, column by column.',
    'alpha[d] meets every negative x of column d, as a bias meets every row: its gradient is a sum over the batch.',
    'dalpha = dout.mul(minimum(x, 0)).sum(0): minimum(x, 0) keeps the negative x and drops the others.',
  ],
  checks: [
    {
      id: 'dx',
      title: 'dx: how the loss changes with x',
      points: 2,
      hint: 'the slope is 1 where x > 0 and alpha[d] elsewhere, times dout; does the cache hold x and alpha in the order in which backward takes them?',
      async run(student, t) {
        const { x, alpha, dout, got, dx } = await preluBackward(student, t);
        t.close('dx', got[0], dx, {
          dims: { N: 4, D: 3 },
          mistakes: [
            { say: "that is relu's gradient: use alpha where x < 0", when: () => relu.dx(dout, x) },
            { say: 'the slope is 0.1: use alpha', when: () => leaky.dx(dout, x) },
            {
              say: 'dout is forgotten: by the chain rule the slope is multiplied by dout',
              when: () => each(x, (v, i) => (v > 0 ? 1 : alpha.data[i % 3]!)),
            },
            {
              say: 'x and alpha are swapped: does the cache hold them in the order in which backward takes them?',
              when: () => dout.mul(alpha.greater(0)).add(dout.mul(x).mul(alpha.lessEqual(0))),
            },
            {
              say: 'the slopes are counted along the rows: column d has alpha[d]',
              when: () =>
                each(x, (v, i) => dout.data[i]! * (v > 0 ? 1 : alpha.data[Math.floor(i / 3)]!)),
            },
            {
              say: 'alpha is on the wrong side: it belongs where x is negative',
              when: () => each(x, (v, i) => dout.data[i]! * (v > 0 ? alpha.data[i % 3]! : 1)),
            },
          ],
        });
      },
    },
    {
      id: 'dalpha',
      title: 'dalpha: how it changes with the slopes',
      points: 3,
      hint: 'dalpha[d] adds up dout[n, d] · x[n, d] over the rows n in which x[n, d] is not positive',
      async run(student, t) {
        const { x, dout, got, dalpha } = await preluBackward(student, t);
        t.close('dalpha', got[1], dalpha, {
          dims: { N: 4, D: 3 },
          mistakes: [
            {
              say: 'it also counts the positive x, where alpha plays no part',
              when: () => dout.mul(x).sum(0),
            },
            {
              say: 'it adds up dout alone: the derivative of α x with respect to α is x',
              when: () => dout.mul(x.less(0)).sum(0),
            },
            {
              say: 'dout is forgotten: by the chain rule the slope is multiplied by dout',
              when: () => x.minimum(0).sum(0),
            },
            {
              say: 'it is averaged over the batch: the mean is already in dout, so sum',
              when: () => dalpha.div(4),
            },
            {
              say: 'the slopes are added up along the rows: column d has dalpha[d], so sum over the batch, sum(0)',
              when: () => dout.mul(x.minimum(0)).sum(1),
            },
            {
              say: 'all the columns are added up: each has its own dalpha[d], sum(0)',
              when: () => dalpha.mul(0).add(dalpha.sum()),
            },
            {
              say: 'it is not multiplied with the x of its own place: dout · x element by element, then the sum',
              when: () => dout.sum(0).mul(x.minimum(0).sum(0)),
            },
            {
              say: 'it counts the positive x, where alpha plays no part, in place of the negative',
              when: () => dout.mul(x.maximum(0)).sum(0),
            },
          ],
        });
      },
    },
  ],
});
