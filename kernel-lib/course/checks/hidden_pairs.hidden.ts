import { hiddenChecks } from 'chainrule-grader/checks';
import { compareBack, drawCall, forward } from './hidden_pairs/normRelu.js';
import { drawDrop, dropBackward, dropForward, masksOf } from './hidden_pairs/reluDropout.js';

export const hidden = hiddenChecks({
  norm_relu_forward: [
    {
      id: 'test',
      title: 'batch normalisation in test mode; a batch of one; other layers',
      points: 1,
      hint: 'bn_params[l] says the mode',
      async run(student, t) {
        await forward(student, t, drawCall(t, 'test', { l: 3 }));
        await forward(student, t, drawCall(t, 'test', { l: 1, n: 1 }));
        await forward(student, t, drawCall(t, 'layer', { l: 1, n: 1, h: 5 }));
        await forward(student, t, drawCall(t, 'train', { l: 3, n: 5, h: 5 }));
      },
    },
  ],
  norm_relu_backward: [
    {
      id: 'two-layers',
      title: 'two layers forward, then both back, each with its own cache and names',
      points: 1,
      hint: 'keep what backward needs in the cache, not in a variable outside the function',
      async run(student, t) {
        for (const kinds of [
          ['layer', 'train'],
          ['train', 'layer'],
        ] as const) {
          const [first, second] = [
            drawCall(t, kinds[0], { l: 1 }),
            drawCall(t, kinds[1], { l: 3 }),
          ];
          const caches = [await forward(student, t, first), await forward(student, t, second)];
          await compareBack(student, t, second, t.randn(...second.a.shape), caches[1]);
          await compareBack(student, t, first, t.randn(...first.a.shape), caches[0]);
        }
      },
    },
  ],
  relu_dropout_forward: [
    {
      id: 'test',
      title: 'test mode: relu alone, and the seed stays',
      points: 1,
      async run(student, t) {
        const call = drawDrop(t, 'test');
        const masks = await masksOf(student, t, call);
        await dropForward(student, t, call, masks);
        const zero = { ...call, param: { ...call.param, mode: 'train' as const, seed: 0 } };
        await dropForward(student, t, zero, await masksOf(student, t, zero));
      },
    },
  ],
  relu_dropout_backward: [
    {
      id: 'two-calls',
      title: 'two calls forward, then both back; test mode',
      points: 1,
      hint: 'keep what backward needs in the cache, not in a variable outside the function',
      async run(student, t) {
        const calls = [drawDrop(t), drawDrop(t), drawDrop(t, 'test')];
        const made = [];
        for (const call of calls) {
          const masks = await masksOf(student, t, call);
          made.push({ call, masks, cache: await dropForward(student, t, call, masks) });
        }
        for (const { call, masks, cache } of made) {
          await dropBackward(student, t, call, t.randn(...call.a.shape), cache, masks);
        }
      },
    },
  ],
});
