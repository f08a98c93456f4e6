import { softmax } from '../../../losses/index.js';
import type { Tensor } from '../../../tensor/index.js';
import { defineExercise } from '../../engine/define.js';
import type { CheckTools } from '../../engine/tools.js';

/** Probabilities, and a gradient at them. */
export function probabilities(t: CheckTools, N: number, C: number) {
  return { ds: t.randn(N, C), x: t.randn(N, C) };
}

export const softmax_vjp = defineExercise({
  name: 'softmax_vjp',
  topic: 'autodiff',
  lab: 11,
  params: ['ds', 's'],
  returns: 'dx',
  hints: [
    'Moving one score x_j moves all the probabilities of its row: s_j up, the others down. So dx_j has a term for each of them.',
    'Σ_i ds_i s_i is one number per row. Call it along: ds.mul(s).sum(1, true), a column (N, 1).',
    'dx = s · (ds - along), element by element.',
  ],
  checks: [
    {
      id: 'one',
      title: 'one example',
      points: 2,
      async run(student, t) {
        const { ds, x } = probabilities(t, 1, 4);
        const s = softmax(x);
        const [dx] = await student.call('softmax_vjp', ds, s);
        t.close('dx', dx, vjp(ds, s), { mistakes: slips(ds, s) });
      },
    },
    {
      id: 'batch',
      title: 'a batch: every row by itself',
      points: 1,
      async run(student, t) {
        const { ds, x } = probabilities(t, 5, 3);
        const s = softmax(x);
        const [dx] = await student.call('softmax_vjp', ds, s);
        const all = ds.mul(s);
        t.close('dx', dx, vjp(ds, s), {
          mistakes: [
            {
              say: 'the sum runs over the whole batch: each row has its own, sum(1, true)',
              when: () => s.mul(ds.sub(all.sum())),
            },
            {
              say: 'the sum runs down the columns: it must run along each row, sum(1, true)',
              when: () => s.mul(ds.sub(all.sum(0))),
            },
            ...slips(ds, s),
          ],
        });
      },
    },
  ],
});

const vjp = (ds: Tensor, s: Tensor): Tensor => s.mul(ds.sub(ds.mul(s).sum(1, true)));

function slips(ds: Tensor, s: Tensor) {
  const along = ds.mul(s).sum(1, true);
  return [
    {
      say: 'only the diagonal of the Jacobian is there, s (1 - s): one score moves all probabilities of its row, so sum along the row',
      when: () => ds.mul(s).mul(s.neg().add(1)),
    },
    {
      say: 'the part - s_j Σ ds_i s_i is missing: the other probabilities of the row fall',
      when: () => ds.mul(s),
    },
    { say: 'the factor s in front is missing', when: () => ds.sub(along) },
    {
      say: 'the sum must weigh ds with s: Σ ds_i s_i, not Σ ds_i',
      when: () => s.mul(ds.sub(ds.sum(1, true))),
    },
    {
      say: 'the last term must be s_j Σ ds_i s_i: a factor s is missing there',
      when: () => ds.mul(s).sub(along),
    },
    { say: 'the sign is wrong: it is ds - Σ ds s', when: () => vjp(ds, s).neg() },
  ];
}
