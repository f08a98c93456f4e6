import { sign, type Tensor, tensor } from '../../tensor/index.js';
import { hiddenChecks } from '../engine/define.js';
import type { CheckTools } from '../engine/tools.js';
import { movesOf, requireAllChoices } from './regularisation/moves.js';
import { checkStopping, drawNet, gradOf, penaltyOf } from './regularisation.js';

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
      title: 'any shape, also reg = 0; w stays unchanged',
      points: 1,
      async run(student, t) {
        const nearZero = tensor([0, -0, 1e-12, -1e-12]);
        for (const [w, reg] of [...someWeights(t), [nearZero, 1] as const]) {
          const [penalty, dw] = await student.call('l1_penalty', w, reg);
          t.close('penalty', penalty, reg * w.abs().sum());
          t.close('dw', dw, sign(w).mul(reg));
          t.inputsUnchanged();
        }
      },
    },
  ],
  regularise: [
    {
      id: 'deeper',
      title: 'three layers and other names; what comes in stays unchanged',
      points: 1,
      hint: 'every name that begins with W pays, W3 as well, and no other: gamma and beta are free. Return new tensors and a new object: { ...grads } and add, not add_',
      async run(student, t) {
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
      },
    },
  ],
  early_stopping: [
    {
      id: 'edges',
      title: 'ties, patience 1, one epoch, and losses that wander',
      points: 1,
      async run(student, t) {
        await checkStopping(student, t, [2, 1, 1, 1, 1, 1, 0.5], 3);
        await checkStopping(student, t, [2, 1.5, 1.6, 1], 1);
        await checkStopping(student, t, [1], 2);
        await checkStopping(student, t, [1, 2, 3], 5);
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
      title: 'three channels move together; wider shifts; X stays unchanged',
      points: 1,
      async run(student, t) {
        const X = t.randn(1200, 3, 4, 5);
        const seed = Math.floor(t.uniform(0, 1e6, 1).item());
        const [out] = await student.call('augment', X, 2, seed);
        t.inputsUnchanged();
        requireAllChoices(t, movesOf(t, X, out, 2), 2);
        const one = t.randn(1, 3, 6, 4);
        const [single] = await student.call('augment', one, 1, seed);
        movesOf(t, one, single, 1);
      },
    },
  ],
});
