import { oneHot, tensor } from '../../tensor/index.js';
import { hiddenChecks } from '../engine/define.js';

export const hidden = hiddenChecks({
  standardize: [
    {
      id: 'tall',
      title: 'many rows of very different scales',
      points: 1,
      async run(student, t) {
        const X = t
          .randn(40, 3)
          .mul(tensor([1e-3, 1, 1e5]))
          .add(tensor([5, -2, 3e6]));
        const [result] = await student.call('standardize', X);
        t.close('result', result, X.sub(X.mean(0)).div(X.std(0)), { rtol: 1e-6, atol: 1e-7 });
      },
    },
  ],
  one_hot: [
    {
      id: 'absent-class',
      title: 'classes that no example has get a column of zeros',
      points: 1,
      async run(student, t) {
        const y = tensor([2, 2, 0], 'int32');
        const [result] = await student.call('one_hot', y, 6);
        t.close('result', result, oneHot(y, 6), { dims: { N: 3, C: 6 } });
      },
    },
  ],
  mean_squared_error: [
    {
      id: 'same',
      title: 'equal pred and target give 0, one element gives its square',
      points: 1,
      async run(student, t) {
        const pred = t.randn(4, 2);
        const [zero] = await student.call('mean_squared_error', pred, pred);
        t.close('loss', zero, 0);
        const [one] = await student.call('mean_squared_error', tensor([[3]]), tensor([[-1]]));
        t.close('loss', one, 16);
      },
    },
  ],
});
