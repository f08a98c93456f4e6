import { tensor } from '../../../tensor/index.js';
import { defineExercise } from '../../engine/define.js';
import type { CheckTools } from '../../engine/tools.js';

const dims = { N: 5, D: 3 };

export const unbroadcast = defineExercise({
  name: 'unbroadcast',
  topic: 'autodiff',
  lab: 11,
  params: ['dout', 'shape'],
  returns: 'd',
  hints: [
    'A bias (D,) added to (N, D) is used N times, once in each row: its gradient is the sum of all N.',
    'Axes that dout has too many stand in front: while (d.ndim > shape.length) d = d.sum(0).',
    'Then an axis where shape has 1 was stretched: d = d.sum(axis, true), where true keeps the axis.',
  ],
  checks: [
    {
      id: 'rows',
      title: 'a row (D,) that was added to every row of (N, D)',
      points: 1,
      async run(student, t) {
        const dout = t.randn(dims.N, dims.D);
        const [d] = await student.call('unbroadcast', dout, [dims.D]);
        t.close('d', d, dout.sum(0), {
          dims,
          mistakes: [
            {
              say: 'that is one row alone: all N rows used it, add them up',
              when: () => dout.slice(0),
            },
            {
              say: 'that is one row alone: all N rows used it, add them up',
              when: () => dout.slice(-1),
            },
            {
              say: 'the mean is too small: every row used it in full, so add up, do not average',
              when: () => dout.mean(0),
            },
            {
              say: 'it is summed over the wrong axis: the N copies lie along axis 0',
              when: () => dout.sum(1),
            },
          ],
        });
      },
    },
    {
      id: 'columns',
      title: 'a column (N, 1) that was added to every column of (N, D)',
      points: 1,
      async run(student, t) {
        const dout = t.randn(dims.N, dims.D);
        const [d] = await student.call('unbroadcast', dout, [dims.N, 1]);
        t.close('d', d, dout.sum(1, true), {
          dims,
          mistakes: [
            {
              say: 'the axis of size 1 is gone: keep it, sum(axis, true)',
              when: () => dout.sum(1),
            },
            {
              say: 'nothing was summed: where shape has 1 and dout has more, the copies add up',
              when: () => dout,
            },
            {
              say: 'it is summed over the wrong axis: sum where shape has 1',
              when: () => dout.sum(0),
            },
            {
              say: 'it is summed over the wrong axis: sum where shape has 1',
              when: () => dout.sum(0, true),
            },
            {
              say: 'the mean is too small: add up, do not average',
              when: () => dout.mean(1, true),
            },
          ],
        });
      },
    },
    {
      id: 'same',
      title: 'nothing was broadcast; and a single number () that was',
      points: 1,
      async run(student, t) {
        const dout = t.randn(dims.N, dims.D);
        const [same] = await student.call('unbroadcast', dout, [dims.N, dims.D]);
        t.close('d', same, dout, {
          dims,
          mistakes: [
            { say: 'both shapes are equal: there is nothing to sum', when: () => dout.sum(0) },
          ],
        });
        const [d] = await student.call('unbroadcast', dout, []);
        expectTensor(t, d);
        t.close('d', d, tensor(dout.sum()), {
          dims,
          mistakes: [{ say: 'nothing was summed for the shape ()', when: () => dout }],
        });
      },
    },
  ],
});

/** A plain number is what sum() without an axis gives. */
function expectTensor(t: CheckTools, d: unknown): void {
  t.that(
    typeof d !== 'number',
    'd is a plain number; expected a 0-d Tensor for the shape ()',
    'sum() without an axis gives a number: take one axis away at a time, sum(0)',
  );
}
