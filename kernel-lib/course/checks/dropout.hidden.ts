import { type CheckTools, hiddenChecks } from 'chainrule-grader/checks';
import {
  drawP,
  drawSeed,
  keptUnits,
  ratios,
  requireOwnDraws,
  requireShare,
} from './dropout/masks.js';
import { closeToMasked, forwardMask, inputs, seededMask } from './dropout.js';

export const hidden = hiddenChecks({
  dropout_vanilla: [
    {
      id: 'seed',
      title: 'seeded; p = 1 keeps all; x and dropout_param stay unchanged',
      points: 1,
      async run(student, t) {
        await seededMask(student, t, 'dropout_vanilla');
        const x = inputs(t, t.extent(20, 40), t.extent(10, 30));
        const [out] = await student.call('dropout_vanilla', x, {
          mode: 'train',
          p: 1,
          seed: drawSeed(t),
        });
        t.close('out', out, x);
        for (const mode of ['train', 'test']) {
          await student.call('dropout_vanilla', x, { mode, p: 0.5, seed: drawSeed(t) });
          t.inputsUnchanged();
        }
      },
    },
  ],
  dropout_forward: [
    {
      id: 'shapes',
      title: 'any shape; p = 1 keeps all; x and dropout_param stay unchanged',
      points: 1,
      async run(student, t) {
        const last = t.extent(8, 12);
        for (const shape of [[t.extent(1000, 1300)], [6, t.extent(3, 5), 8, last]]) {
          const x = inputs(t, ...shape);
          const p = drawP(t, 'high');
          const param = { mode: 'train', p, seed: drawSeed(t) };
          const [out] = await student.call('dropout_forward', x, param);
          const kept = keptUnits(t, 'inverted', x, out, p);
          t.inputsUnchanged();
          requireShare(t, kept, p);
          if (shape.length === 4) requireOwnDraws(t, kept, 8 * last);
        }
        const x = inputs(t, t.extent(20, 40), t.extent(10, 30));
        const [out] = await student.call('dropout_forward', x, { mode: 'train', p: 1, seed: 3 });
        t.close('out', out, x);
        await student.call('dropout_forward', x, { mode: 'test', p: 0.5, seed: 3 });
        t.inputsUnchanged();
      },
    },
    {
      id: 'expectation',
      title: 'on average over many masks, training gives what testing gives',
      points: 1,
      hint: 'a share p is kept; dividing it by p makes up for what is dropped',
      async run(student, t: CheckTools) {
        // Ones: the mean of out is 1, with standard deviation √((1 - p)/(p n)); 6 of them.
        for (const side of ['low', 'high'] as const) {
          const p = drawP(t, side);
          const columns = t.extent(50, 60);
          const x = t.randn(t.extent(40, 50), columns).mul(0).add(1);
          const param = { mode: 'train', p, seed: drawSeed(t) };
          const [out] = await student.call('dropout_forward', x, param);
          const kept = ratios(x, t.tensor('out', out, x)).map((ratio) => ratio !== 0);
          requireOwnDraws(t, kept, columns);
          const mean = t.tensor('out', out).mean();
          t.that(
            Math.abs(mean - 1) <= 6 * Math.sqrt((1 - p) / (p * x.size)),
            `the mean of dropout over ${x.size} ones is ${mean.toFixed(3)}; expected about 1`,
          );
        }
      },
    },
  ],
  dropout_backward: [
    {
      id: 'two-batches',
      title: 'each backward uses its own cache; any shape; dout stays unchanged',
      points: 1,
      hint: 'keep what backward needs in the cache, not in a variable outside the function',
      async run(student, t) {
        const shape = [t.extent(3, 5), t.extent(3, 5), t.extent(50, 60)];
        const [x1, x2, dout] = [inputs(t, ...shape), inputs(t, ...shape), inputs(t, ...shape)];
        const p = drawP(t, 'low');
        const seed = drawSeed(t);
        const first = await forwardMask(student, t, x1, { mode: 'train', p, seed });
        const second = await forwardMask(student, t, x2, { mode: 'train', p, seed: seed + 1 });
        const [dx] = await student.call('dropout_backward', dout, first.cache);
        closeToMasked(t, dx, { dout, mask: first.mask, x: x1, p, latest: second.mask });
        t.inputsUnchanged();
      },
    },
  ],
});
