import { type CheckTools, defineExercise, type Mistake } from 'chainrule-grader/checks';
import { softmax } from 'kernel-lib/losses';
import type { Tensor } from 'kernel-lib/tensor';

/** Probabilities, and a gradient at them. */
export function probabilities(t: CheckTools, N: number, C: number) {
  return { ds: t.randn(N, C), x: t.randn(N, C) };
}

export const STEP =
  'take one row of three classes by hand: Σ ds s is one number for the row; then s_j (ds_j - that number) for each class';

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
      hint: STEP,
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
      hint: STEP,
      async run(student, t) {
        const { ds, x } = probabilities(t, 5, 3);
        const s = softmax(x);
        const [dx] = await student.call('softmax_vjp', ds, s);
        t.close('dx', dx, vjp(ds, s), {
          mistakes: [...sums(ds, s), ...slips(ds, s)],
        });
      },
    },
  ],
});

export const vjp = (ds: Tensor, s: Tensor): Tensor => s.mul(ds.sub(ds.mul(s).sum(1, true)));

/** Sums along something else than each row; of one row alone they are no other than some of the slips. */
export function sums(ds: Tensor, s: Tensor): Mistake[] {
  const all = ds.mul(s);
  const first = all.slice('0:1');
  return [
    {
      say: 'the sum runs over the whole batch: each row has its own, sum(1, true)',
      when: () => s.mul(ds.sub(all.sum())),
    },
    {
      say: 'the sum runs down the columns: it must run along each row, sum(1, true)',
      when: () => s.mul(ds.sub(all.sum(0))),
    },
    {
      say: 'all rows get the sum of the first row: each row has its own, sum(1, true)',
      when: () => s.mul(ds.sub(first.sum(1, true))),
    },
    {
      say: 'the sum of row n is taken off column n: keep it as a column, sum(1, true)',
      when: () => (ds.shape[0] === ds.shape[1] ? s.mul(ds.sub(all.sum(1))) : ds.mul(Number.NaN)),
    },
    {
      say: 'it is averaged over the batch: each row passes on its own gradient in full',
      when: () => vjp(ds, s).div(ds.shape[0] ?? 1),
    },
    ...[true, false].map((keep) => ({
      say: 'it is summed over the batch: each row passes on its own gradient',
      when: () => vjp(ds, s).sum(0, keep) as Tensor,
    })),
  ];
}

export function slips(ds: Tensor, s: Tensor): Mistake[] {
  const along = ds.mul(s).sum(1, true);
  const again = softmax(s);
  const classes = ds.shape[1] ?? 1;
  return [
    {
      say:
        ds.shape[0] === 1
          ? 'the sum along the row is missing or runs down the column, so only the diagonal of the Jacobian is there, s (1 - s): one score moves all probabilities of its row, sum(1, true)'
          : 'only the diagonal of the Jacobian is there, s (1 - s): one score moves all probabilities of its row, so sum along the row',
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
    {
      say: 's is the softmax already: it is applied once more',
      when: () => vjp(ds, again),
    },
    {
      say: 'the sum is added: it is taken off, ds - Σ ds s',
      when: () => s.mul(ds.add(along)),
    },
    {
      say: 'it is a mean where the sum belongs: Σ ds s',
      when: () => s.mul(ds.sub(along.div(classes))),
    },
    {
      say: 'it is a mean where the sum belongs: Σ ds s',
      when: () => s.mul(ds.sub(ds.mean(1, true))),
    },
    {
      say: 'that is the gradient through log-softmax, which gets ds at the logarithms: here s_j (ds_j - Σ ds s)',
      when: () => ds.sub(s.mul(ds.sum(1, true))),
    },
    {
      say: 'that is the gradient of softmax and cross-entropy together: here ds is any gradient',
      when: () => s.sub(ds),
    },
    {
      say: 'the sum leaves out the class itself: i = j belongs to Σ_i ds_i s_i',
      when: () => s.mul(ds.sub(along.sub(ds.mul(s)))),
    },
    {
      say: 's multiplies twice in the sum: Σ ds_i s_i',
      when: () => s.mul(ds.sub(ds.mul(s).mul(s).sum(1, true))),
    },
    { say: 's multiplies twice: s_j (ds_j - Σ ds s)', when: () => s.mul(s).mul(ds.sub(along)) },
    {
      say: '1 - s is that of the sigmoid, where nothing else moves: here s_j (ds_j - Σ ds s)',
      when: () => s.mul(s.neg().add(1)).mul(ds.sub(along)),
    },
    {
      say: 'ds is missing before the bracket: this is the sum alone',
      when: () => s.mul(along).neg(),
    },
    {
      say: 'the largest ds of the row is taken off, as before exp: it is Σ ds s that is taken off',
      when: () => s.mul(ds.sub(ds.max(1, true))),
    },
    {
      say: 'it divides by s where s multiplies',
      when: () => ds.sub(along).div(s),
    },
  ];
}
