import { type CheckTools, hiddenChecks, type Student } from 'chainrule-grader/checks';
import { sign, type Tensor, tensor } from 'kernel-lib/tensor';
import { movesOf, requireAllChoices } from './regularisation/shifts.js';
import { checkStopping, drawNet, gradOf, penaltyOf } from './regularisation.js';

/** Fails unless each image of a small batch gets moves of its own, over many seeds. */
async function requireEachPlace(student: Student, t: CheckTools): Promise<void> {
  const count = 4;
  const X = t.randn(count, 1, 3, 4);
  const seed = Math.floor(t.uniform(0, 1e6, 1).item());
  const seen: string[][] = [];
  for (let k = 0; k < 40; k++) {
    const [out] = await student.call('augment', X, 1, seed + k);
    seen.push(movesOf(t, X, out, 1).map(({ flip, dy, dx }) => `${flip} ${dy} ${dx}`));
  }
  for (let n = 0; n < count; n++) {
    t.that(
      seen.some((moves) => moves[n] !== seen[0]?.[n]),
      `image ${n} of ${count} gets the same flip and shift whatever the seed`,
      'every image has draws of its own, the first and the last as well: loop from 0 to N - 1',
    );
    for (let other = 0; other < n; other++) {
      t.that(
        seen.some((moves) => moves[n] !== moves[other]),
        `images ${other} and ${n} always move alike`,
        'draw anew for every image, inside the loop over n',
      );
    }
  }
}

/** Weights of several shapes, each with a strength of the penalty. */
function someWeights(t: CheckTools) {
  return [
    [t.randn(7), 0.5],
    [t.randn(2, 3, 4), 3],
    [t.randn(3, 2), 0],
  ] as const;
}

export const hidden = hiddenChecks({
  l2_penalty: [
    {
      id: 'shapes',
      title: 'any shape, also reg = 0; w stays unchanged',
      points: 1,
      async run(student, t) {
        for (const [w, reg] of someWeights(t)) {
          const [penalty, dw] = await student.call('l2_penalty', w, reg);
          t.close('penalty', penalty, 0.5 * reg * w.mul(w).sum());
          t.close('dw', dw, w.mul(reg));
          t.inputsUnchanged();
        }
      },
    },
  ],
  l1_penalty: [
    {
      id: 'shapes',
      title: 'any shape, also reg = 0, and weights near 0; w stays unchanged',
      points: 1,
      async run(student, t) {
        const nearZero = tensor([0, -0, 1e-12, -1e-12]);
        for (const [w, reg] of [...someWeights(t), [nearZero, 1] as const]) {
          const [penalty, dw] = await student.call('l1_penalty', w, reg);
          t.close('penalty', penalty, reg * w.abs().sum());
          t.close('dw', dw, sign(w).mul(reg), {
            mistakes: [
              {
                say: 'weights near 0 count as 0: only a weight that is exactly 0 gets no gradient',
                when: () => sign(w).mul(w.abs().greater(1e-6).astype('float64')).mul(reg),
              },
              {
                say: 'the corner is rounded off: the slope is reg, however near to 0',
                when: () => w.div(w.mul(w).add(1e-8).sqrt()).mul(reg),
              },
            ],
          });
          t.inputsUnchanged();
        }
      },
    },
  ],
  regularise: [
    {
      id: 'deeper',
      title: 'three layers, other names, and reg = 0; what comes in stays unchanged',
      points: 1,
      hint: 'every name that begins with W pays, W3 as well, and no other: gamma and beta are free. Return new tensors and a new object: { ...grads } and add, not add_',
      async run(student, t: CheckTools) {
        const { loss, grads, params, reg } = drawNet(t, 3);
        for (const name of ['gamma1', 'beta1']) {
          params[name] = t.randn(4);
          grads[name] = t.randn(4);
        }
        const [total, got] = await student.call('regularise', loss, grads, params, reg);
        t.inputsUnchanged();
        t.close('loss', total, loss + penaltyOf(params, reg), {
          mistakes: [
            {
              say: 'gamma and beta are regularised as well: only names that begin with W',
              when: () => loss + penaltyOf(params, reg, /^[^b]|^beta/),
            },
          ],
        });
        for (const [name, g] of Object.entries(grads)) {
          const w = params[name] as Tensor;
          t.close(`grads.${name}`, gradOf(got, name), name.startsWith('W') ? g.add(w.mul(reg)) : g);
        }
        const [free, untouched] = await student.call('regularise', loss, grads, params, 0);
        t.that(
          Math.abs(t.number('loss', free) - loss) <= 1e-9 * loss,
          `with reg = 0 the loss is ${free}; expected ${loss}, as it came`,
          'a reg of 0 is taken for one that is left out: || replaces 0 too',
        );
        for (const [name, g] of Object.entries(grads)) {
          t.close(`with reg = 0, grads.${name}`, gradOf(untouched, name), g);
        }
      },
    },
  ],
  early_stopping: [
    {
      id: 'edges',
      title:
        'ties, patience 1, one epoch, losses that wander, and losses of any size: tiny, 0, below 0',
      points: 1,
      async run(student, t) {
        await checkStopping(student, t, [2, 1, 1, 1, 1, 1, 0.5], 3);
        await checkStopping(student, t, [2, 1.5, 1.6, 1], 1);
        await checkStopping(student, t, [1], 2);
        await checkStopping(student, t, [1, 2, 3], 5);
        const r = () => t.uniform(0.5, 1, 1).item();
        const sizes = [
          [2, 1, 0, 0.5, 0.6, 0.7, 0.8], // the best is 0
          [0, r(), r() / 2, r() / 4, r() / 8],
          [2, 1, -r(), -1.5, -1, -2 - r(), -2, -1, -2],
          [5e3, 6e3, 4e3 + r(), 3.5e3, 3.2e3, 2e3, 4e3],
          [3e12, 4e12, 2e12, 1e12, 2e12],
        ];
        for (const losses of sizes) await checkStopping(student, t, losses, 3);
        // However small, an improvement is one.
        for (const gain of [1e-2, 1e-3, 1e-4, 1e-6, 1e-9]) {
          const losses = [
            1,
            ...Array.from({ length: 6 }, (_, i) => 0.5 - gain * (i + r() / 2)),
            2,
            3,
            4,
          ];
          await checkStopping(student, t, losses, 2);
        }
        for (let round = 0; round < 12; round++) {
          const losses = Array.from(t.uniform(1, 2, 15).data, (v, i) => v - 0.03 * i);
          await checkStopping(student, t, losses, 1 + (round % 4));
        }
      },
    },
  ],
  augment: [
    {
      id: 'channels',
      title:
        'three channels move together; wider shifts; the first and the last image move too; X stays unchanged',
      points: 1,
      async run(student, t) {
        const X = t.randn(1200, 3, 4, 5);
        const seed = Math.floor(t.uniform(0, 1e6, 1).item());
        const [out] = await student.call('augment', X, 2, seed);
        t.inputsUnchanged();
        requireAllChoices(t, movesOf(t, X, out, 2), 2);
        await requireEachPlace(student, t);
        const one = t.randn(1, 3, 6, 4);
        const [single] = await student.call('augment', one, 1, seed);
        movesOf(t, one, single, 1);
      },
    },
  ],
});
