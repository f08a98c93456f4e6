import { softmax_loss as softmaxLoss, svm_loss as svmLoss } from '../../losses/index.js';
import { tensor, zeros } from '../../tensor/index.js';
import { hiddenChecks } from '../engine/define.js';

export const hidden = hiddenChecks({
  softmax_loss: [
    {
      id: 'extreme',
      title: 'very large and very small scores, row by row',
      points: 1,
      hint: 'the maximum of each row, not one maximum of the whole matrix; and log of a probability that is 0 is -Infinity',
      async run(student, t) {
        const x = t.randn(4, 3).add(tensor([[800], [-800], [0], [5000]]));
        const y = t.labels(4, 3);
        const [loss, dx] = await student.call('softmax_loss', x, y);
        const [wantLoss, wantDx] = softmaxLoss(x, y);
        const ifNotFinite =
          'a row overflows or underflows: subtract the maximum of each row, and take the log of the sum, not of a probability that is rounded to 0';
        t.close('loss', loss, wantLoss, { ifNotFinite, rtol: 1e-6 });
        t.close('dx', dx, wantDx, { ifNotFinite, rtol: 1e-6 });
        const far = tensor([
          [0, 2000],
          [1500, 0],
        ]);
        const labels = tensor([0, 0], 'int32');
        const [farLoss] = await student.call('softmax_loss', far, labels);
        t.close('loss', farLoss, 1000, { ifNotFinite });
      },
    },
    {
      id: 'sizes',
      title: 'one example, absent classes, equal scores give log C; inputs stay unchanged',
      points: 1,
      async run(student, t) {
        const [even] = await student.call('softmax_loss', zeros(6, 10), t.labels(6, 10));
        t.close('loss', even, Math.log(10));
        for (const [N, C] of [
          [1, 7],
          [9, 2],
        ] as const) {
          const [x, y] = [t.randn(N, C), t.labels(N, C)];
          const got = await student.call('softmax_loss', x, y);
          t.inputsUnchanged();
          const want = softmaxLoss(x, y);
          t.close('loss', got[0], want[0], { dims: { N, C } });
          t.close('dx', got[1], want[1], { dims: { N, C } });
        }
      },
    },
  ],
  svm_loss: [
    {
      id: 'sizes',
      title: 'one example, two classes; inputs stay unchanged',
      points: 1,
      async run(student, t) {
        for (const [N, C] of [
          [1, 7],
          [9, 2],
          [3, 5],
        ] as const) {
          const [x, y] = [t.randn(N, C).mul(3), t.labels(N, C)];
          const got = await student.call('svm_loss', x, y);
          t.inputsUnchanged();
          const want = svmLoss(x, y);
          t.close('loss', got[0], want[0], { dims: { N, C } });
          t.close('dx', got[1], want[1], { dims: { N, C } });
        }
      },
    },
    {
      id: 'perfect',
      title: 'scores that are right by more than the margin cost nothing; equal scores cost C - 1',
      points: 1,
      async run(student, t) {
        const y = tensor([2, 0], 'int32');
        const [loss, dx] = await student.call(
          'svm_loss',
          tensor([
            [0, 0, 9],
            [7, -1, 1],
          ]),
          y,
        );
        t.close('loss', loss, 0);
        t.close('dx', dx, zeros(2, 3));
        const [even] = await student.call('svm_loss', zeros(4, 6), t.labels(4, 6));
        t.close('loss', even, 5);
      },
    },
  ],
});
