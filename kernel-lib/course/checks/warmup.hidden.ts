import { hiddenChecks } from 'chainrule-grader/checks';
import { oneHot, tensor } from 'kernel-lib/tensor';
import {
  oneHotMistakes,
  squaredErrorMistakes,
  standardized,
  standardizeMistakes,
} from './warmup/known.js';
import { labelsOf, predAndTarget } from './warmup.js';

export const hidden = hiddenChecks({
  standardize: [
    {
      id: 'tall',
      title: 'many rows of very different scales; one column',
      points: 1,
      async run(student, t) {
        const X = t
          .randn(40, 3)
          .mul(tensor([1e-3, 1, 1e5]))
          .add(tensor([5, -2, 3e6]));
        for (const matrix of [X, t.randn(4, 1)]) {
          const [result] = await student.call('standardize', matrix);
          t.close('result', result, standardized(matrix), {
            rtol: 1e-6,
            atol: 1e-7,
            mistakes: standardizeMistakes(matrix),
          });
        }
      },
    },
  ],
  one_hot: [
    {
      id: 'absent-class',
      title: 'classes that no example has get a column of zeros; one example; one class',
      points: 1,
      async run(student, t) {
        for (const [y, C] of [
          [labelsOf(t, 7, 5), 5], // As large as the call before: what that has left would fit.
          [tensor([2, 2, 0], 'int32'), 6],
          [tensor([3], 'int32'), 4],
          [tensor([0, 0], 'int32'), 1],
        ] as const) {
          const [result] = await student.call('one_hot', y, C);
          t.close('result', result, oneHot(y, C), {
            dims: { N: y.size, C },
            mistakes: oneHotMistakes(y, C),
          });
        }
      },
    },
  ],
  mean_squared_error: [
    {
      id: 'same',
      title: 'equal pred and target give 0, one element gives its square; other sizes',
      points: 1,
      async run(student, t) {
        for (const [N, D] of [
          [5, 3], // As large as the call before: what that has left would fit.
          [1, 4],
          [4, 1],
        ] as const) {
          const [a, b] = predAndTarget(t, N, D);
          const [loss] = await student.call('mean_squared_error', a, b);
          t.close('loss', loss, a.sub(b).pow(2).mean(), { mistakes: squaredErrorMistakes(a, b) });
        }
        const pred = t.randn(4, 2);
        const [zero] = await student.call('mean_squared_error', pred, pred);
        t.close('loss', zero, 0, {
          mistakes: [
            {
              say: '0 is a loss like any other: something || … takes it for a missing one',
              when: (got) => (got.item() > 0 ? got : Number.NaN),
            },
          ],
        });
        const [one] = await student.call('mean_squared_error', tensor([[3]]), tensor([[-1]]));
        t.close('loss', one, 16);
      },
    },
  ],
});
