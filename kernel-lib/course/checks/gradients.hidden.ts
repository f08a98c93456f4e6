import { type CheckTools, hiddenChecks } from 'chainrule-grader/checks';
import { tensor } from 'kernel-lib/tensor';
import { bowl, cubic } from '../probes/gradients.js';
import { closeWalk, differences, indexLists, requireRestored } from './gradients.js';

export const hidden = hiddenChecks({
  eval_numerical_gradient: [
    {
      id: 'shapes',
      title: 'x of any shape: three dimensions, one entry, a single number',
      points: 1,
      hint: 'x.data and x.size do not ask for the shape; x.at(i, j) works for a matrix only',
      async run(student, t: CheckTools) {
        for (const shape of [[2, 3, 2], [1], []]) {
          const [a, x] = [t.uniform(1, 2, ...shape), t.uniform(-1, 1, ...shape)];
          const f = t.probe('cubic', a);
          const [grad] = await student.call('eval_numerical_gradient', f, x, 0.01);
          requireRestored(student, t, x);
          t.close('grad', grad, differences(cubic(a), x, 0.01));
        }
      },
    },
  ],
  eval_numerical_gradient_array: [
    {
      id: 'identity',
      title: 'f may give x itself',
      points: 1,
      hint: 'the first result changes when you move x again: keep a copy() of what f gives',
      async run(student, t: CheckTools) {
        const [x, df] = [t.randn(2, 3), t.randn(2, 3)];
        const f = t.probe('identity');
        const [grad] = await student.call('eval_numerical_gradient_array', f, x, df);
        t.close('grad', grad, df, {
          rtol: 1e-6,
          atol: 1e-8,
          mistakes: [
            {
              say: 'f gave x itself, and x was moved again before you used it: keep a copy() of what f gives',
              when: () => df.mul(0),
            },
          ],
        });
        requireRestored(student, t, x);
      },
    },
    {
      id: 'images',
      title: 'x of three dimensions',
      points: 1,
      async run(student, t: CheckTools) {
        const [a, x, df] = [t.randn(2, 2, 3), t.randn(2, 2, 3), t.randn(2, 2, 3)];
        const f = t.probe('cubes', a);
        const [grad] = await student.call('eval_numerical_gradient_array', f, x, df);
        requireRestored(student, t, x);
        t.close('grad', grad, a.mul(x).mul(x).mul(3).mul(df), { rtol: 1e-6, atol: 1e-8 });
      },
    },
  ],
  gradient_descent: [
    {
      id: 'none',
      title: 'no steps at all, a rate of 0 and one that is too high are just carried out',
      points: 1,
      async run(student, t: CheckTools) {
        // As large as the call before, first: what that has left would fit. And a rate of 0.
        for (const [shape, rate] of [
          [[2, 3], 0.1],
          [[3], 0],
        ] as const) {
          const [a, c, w] = [t.uniform(0.5, 1.5, ...shape), t.randn(...shape), t.randn(...shape)];
          const f = t.probe('bowl', a, c);
          const got = await student.call('gradient_descent', f, w, rate, 4);
          closeWalk(t, got, { bowlAt: bowl(a, c), w, rate, steps: 4 });
        }
        const [a, c, w] = [tensor([1, 1]), t.randn(2), t.randn(2)];
        const f = t.probe('bowl', a, c);
        const [still, none] = await student.call('gradient_descent', f, w, 0.1, 0);
        t.close('w after 0 steps', still, w);
        t.that(Array.isArray(none) && none.length === 0, 'after 0 steps losses is not empty');
        // A rate of 1.5 on this bowl: each step doubles the distance, to the other side.
        const far = await student.call('gradient_descent', f, w, 1.5, 5);
        closeWalk(t, far, { bowlAt: bowl(a, c), w, rate: 1.5, steps: 5 });
      },
    },
  ],
  sgd_epoch_batches: [
    {
      id: 'rest',
      title: 'the last batch is smaller when batch_size does not divide N',
      points: 1,
      async run(student, t: CheckTools) {
        for (const [N, size, want] of [
          ...Array.from({ length: 8 }, () => [23, 10, '10, 10, 3'] as const),
          [4, 9, '4'],
          [3, 1, '1, 1, 1'],
        ] as const) {
          const [result] = await student.call('sgd_epoch_batches', N, size);
          const batches = indexLists(t, result);
          const got = batches.map((batch) => batch.length).join(', ');
          t.that(
            got === want,
            `for N = ${N} and batch_size = ${size} the batches have ${got || 'no'} examples; expected ${want}`,
            'keep the rest: it is a smaller batch at the end',
          );
          t.that(new Set(batches.flat()).size === N, `for N = ${N} some examples are missing`);
        }
      },
    },
  ],
});
