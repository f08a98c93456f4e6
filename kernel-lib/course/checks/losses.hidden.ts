import { hiddenChecks } from 'chainrule-grader/checks';
import { tensor, zeros } from 'kernel-lib/tensor';
import { closeLoss, offHinge, scoresAndLabels } from './losses.js';

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
        const ifNotFinite =
          'a row overflows or underflows: subtract the maximum of each row, and take the log of the sum, not of a probability that is rounded to 0';
        const got = await student.call('softmax_loss', x, y);
        closeLoss(t, 'softmax', [x, y], got, { ifNotFinite, rtol: 1e-6 });
        const far = tensor([
          [0, 2000],
          [1500, 0],
        ]);
        const labels = tensor([0, 0], 'int32');
        const [farLoss] = await student.call('softmax_loss', far, labels);
        t.close('loss', farLoss, 1000, {
          ifNotFinite,
          mistakes: [
            {
              say: 'something limits the loss: a probability that is cut off, log(p + a small number), or scores that are. It may be as large as it likes: log p is the score minus the log of the sum',
              when: (got) => (got.item() >= 0 && got.item() < 999 ? got : Number.NaN),
            },
          ],
        });
      },
    },
    {
      id: 'sizes',
      title: 'one example, absent classes, equal scores give log C; inputs stay unchanged',
      points: 1,
      async run(student, t) {
        const [even, labels] = [zeros(6, 10), t.labels(6, 10)];
        const got = await student.call('softmax_loss', even, labels);
        closeLoss(t, 'softmax', [even, labels], got);
        for (const [x, y] of [
          [t.randn(4, 5), tensor([1, 0, 2, 1], 'int32')] as const,
          scoresAndLabels(t, 1, 7),
          scoresAndLabels(t, 9, 2),
        ]) {
          const got = await student.call('softmax_loss', x, y);
          t.inputsUnchanged();
          closeLoss(t, 'softmax', [x, y], got);
        }
      },
    },
  ],
  svm_loss: [
    {
      id: 'sizes',
      title: 'one example, two classes, absent classes; inputs stay unchanged',
      points: 1,
      async run(student, t) {
        for (const [x, y] of [
          [t.randn(4, 5), tensor([1, 0, 2, 1], 'int32')] as const,
          offHinge(t, 1, 7),
          offHinge(t, 9, 2),
          offHinge(t, 3, 5),
        ]) {
          const got = await student.call('svm_loss', x, y);
          t.inputsUnchanged();
          closeLoss(t, 'svm', [x, y], got);
        }
      },
    },
    {
      id: 'perfect',
      title: 'scores that are right by more than the margin cost nothing; equal scores cost C - 1',
      points: 1,
      async run(student, t) {
        const close = tensor([
          [1, 1e-5, 0.2],
          [-1, 2, 1.4],
        ]);
        for (const [x, y] of [
          [
            tensor([
              [0, 0, 9],
              [7, -1, 1],
            ]),
            tensor([2, 0], 'int32'),
          ],
          [
            tensor([
              [0, -0.5, 3],
              [1, 0.2, 0.5],
            ]),
            tensor([0, 0], 'int32'),
          ],
          [zeros(4, 6), t.labels(4, 6)],
          [close, tensor([0, 1], 'int32')],
        ] as const) {
          const got = await student.call('svm_loss', x, y);
          closeLoss(t, 'svm', [x, y], got);
        }
      },
    },
  ],
});
