import { type CheckTools, hiddenChecks } from 'chainrule-grader/checks';
import { softmax } from 'kernel-lib/losses';
import { expectGradients, tapeOf, WALK } from './autodiff/backward.js';
import { BY_HAND, expectSlopes } from './autodiff/local.js';
import { expectProgram } from './autodiff/num.js';
import { expectOrder, shuffled } from './autodiff/order.js';
import { probabilities, STEP, slips, sums, vjp } from './autodiff/softmax.js';
import { wrongLosses } from './autodiff/steps.js';
import type { Op } from './autodiff/tape.js';
import { expectTensor, FROM_THE_END, summed, wrongSums } from './autodiff/unbroadcast.js';
import { closeNet, ffnnAndBatch, ffnnGradients, LINE_BY_LINE } from './autodiff/update.js';

export const hidden = hiddenChecks({
  Num: [
    {
      id: 'programs',
      title: 'a loop that hangs on a value; forty doublings; an input of 0; backward twice',
      points: 2,
      hint: 'each number is visited once, however many ways lead to it; every call of backward begins with grad 0 everywhere; 0 is a number like any other',
      async run(student, t) {
        await expectProgram(student, t, ['until', 50], [1.5, 3], [121.5, 81, 162]);
        await expectProgram(student, t, ['until', 1], [1.5, 3], [1.5, 1, 0]);
        await expectProgram(student, t, ['doubled', 40], [0.5], [2 ** 39, 2 ** 40]);
        await expectProgram(student, t, ['times'], [0, 4], [0, 4, 0]);
        const earlier = 'what an earlier backward has left is still there: begin with 0 everywhere';
        await expectProgram(
          student,
          t,
          ['twice'],
          [1.5, 2],
          [4.25, 3, 1],
          [
            [earlier, [18, 2]],
            [earlier, [9, 2]],
          ],
        );
      },
    },
  ],
  topological_order: [
    {
      id: 'needed',
      title: 'only what the output needs; an input alone; three inputs and more; random graphs',
      points: 1,
      async run(student, t) {
        const wide = shuffled(
          t,
          {
            a: [],
            b: ['a'],
            c: [],
            e: [],
            p: ['c', 'b', 'e'],
            q: ['a', 'p', 'p'],
            f: ['q', 'b', 'c', 'a'],
          },
          'f',
        );
        const [several] = await student.call('topological_order', wide, 'f');
        expectOrder(t, several, wide, 'f');
        for (let round = 0; round < 3; round++) {
          const graph = shuffled(t, randomGraph(t, 14), 'n9');
          const [order] = await student.call('topological_order', graph, 'n9');
          expectOrder(t, order, graph, 'n9');
        }
        const graph = { x: [], y: ['x'] };
        const [order] = await student.call('topological_order', graph, 'x');
        expectOrder(t, order, graph, 'x');
        t.inputsUnchanged();
      },
    },
    {
      id: 'paths',
      title: 'forty diamonds in a row: 2⁴⁰ paths, 81 nodes',
      points: 1,
      hint: 'every node is to be visited once, not once for each path that leads to it: keep a Set of those seen',
      async run(student, t) {
        const graph: Record<string, string[]> = { n0: [] };
        for (let i = 1; i <= 40; i++) {
          graph[`m${i}`] = [`n${i - 1}`];
          graph[`n${i}`] = [`m${i}`, `n${i - 1}`];
        }
        const [order] = await student.call('topological_order', graph, 'n40');
        expectOrder(t, order, graph, 'n40');
      },
    },
  ],
  local_gradients: [
    {
      id: 'corners',
      title: 'negative inputs, inputs of 0, and relu below and at 0',
      points: 1,
      hint: BY_HAND,
      async run(student, t) {
        const [a, b] = [-t.uniform(0.4, 0.9, 1).item(), -t.uniform(1.3, 1.9, 1).item()];
        const cases: [Op, number[]][] = [
          ['sub', [a, b]],
          ['mul', [a, b]],
          ['mul', [0, b]],
          ['mul', [a, 0]],
          ['div', [a, b]],
          ['div', [0, b]],
          ['exp', [a]],
          ['exp', [0]],
          ['tanh', [b]],
          ['tanh', [0]],
          ['log', [1]],
          ['relu', [a]],
          ['relu', [0]],
        ];
        for (const [op, inputs] of cases) await expectSlopes(student, t, op, inputs);
      },
    },
  ],
  backward_pass: [
    {
      id: 'tapes',
      title:
        'x · x, lines that nobody uses, inputs in the middle, long random tapes; the tape stays as it is',
      points: 1,
      hint: WALK,
      async run(student, t) {
        const [x, y] = [t.uniform(0.5, 0.9, 1).item(), t.uniform(1.2, 1.8, 1).item()];
        const tapes = [
          tapeOf(x, ['mul', 0, 0], ['mul', 1, 0]),
          tapeOf(x, y, ['exp', 1], ['relu', 0], ['sub', 3, 0], ['add', 4, 0]),
          tapeOf(x),
          // Inputs anywhere, the last of them next to the end.
          tapeOf(x, ['exp', 0], 0.3, ['mul', 1, 2], y, ['add', 3, 4], ['tanh', 5]),
          // The same line twice, with two slopes.
          tapeOf(x, y, ['mul', 0, 1], ['sub', 2, 2], ['div', 2, 2], ['add', 3, 4], ['mul', 5, 2]),
          // What arrives at line 3 adds up to 0.
          tapeOf(x, y, ['exp', 0], ['mul', 2, 1], ['sub', 3, 3], ['add', 4, 1]),
          randomTape(t, 30),
          randomTape(t, 60),
        ];
        for (const tape of tapes) {
          const [d] = await student.call('backward_pass', tape);
          t.inputsUnchanged();
          expectGradients(t, d, tape);
        }
      },
    },
  ],
  unbroadcast: [
    {
      id: 'any',
      title:
        'three axes, several at once, as many rows as columns, axes of size 1 that stay; dout unchanged',
      points: 1,
      hint: FROM_THE_END,
      async run(student, t) {
        const cases: [number[], number[]][] = [
          [
            [2, 4, 3],
            [4, 1],
          ],
          [
            [2, 4, 3],
            [1, 1, 3],
          ],
          [
            [2, 4, 3],
            [2, 1, 1],
          ],
          [[2, 4, 3], [3]],
          [
            [5, 1],
            [5, 1],
          ],
          [[3, 1, 2], [1]],
          // As many rows as columns: sizes do not tell which axis it was.
          [[4, 4], [4]],
          [
            [4, 4],
            [4, 1],
          ],
          [
            [4, 4],
            [1, 4],
          ],
          [[3, 3, 3], [3]],
          [
            [1, 5],
            [1, 1],
          ],
          [[2, 3], []],
        ];
        for (const [from, to] of cases) {
          const dout = t.randn(...from);
          const [d] = await student.call('unbroadcast', dout, to);
          t.inputsUnchanged();
          expectTensor(t, d);
          t.close(`d of shape (${to.join(', ')})`, d, summed(dout, to), {
            mistakes: wrongSums(dout, to),
          });
        }
      },
    },
  ],
  softmax_vjp: [
    {
      id: 'numeric',
      title: 'it is the slope of softmax, measured; as many rows as classes, one class',
      points: 1,
      hint: STEP,
      async run(student, t) {
        for (const [rows, classes] of [
          [3, 6],
          [4, 4],
          [2, 1],
        ] as const) {
          const { ds, x } = probabilities(t, rows, classes);
          const s = softmax(x);
          const [dx] = await student.call('softmax_vjp', ds, s);
          t.inputsUnchanged();
          t.close('dx', dx, vjp(ds, s), { mistakes: [...sums(ds, s), ...slips(ds, s)] });
          await t.gradient('dx', dx, { at: async (v) => softmax(v), right: softmax, dout: ds }, x);
        }
      },
    },
  ],
  make_update: [
    {
      id: 'sizes',
      title:
        'other sizes, a batch of one, three steps in a row, a learning rate of 0; the given net stays as it is',
      points: 1,
      hint: LINE_BY_LINE,
      async run(student, t) {
        for (const sizes of [
          [3, 7, 2, 5],
          [1, 2, 3, 4],
          [4, 4, 4, 4],
        ] as const) {
          const batch = ffnnAndBatch(t, sizes);
          const { x, gold } = batch;
          let { net } = batch;
          for (let k = 0; k < 3; k++) {
            const step = { net, x, gold, rate: 0.05 };
            const [loss, next] = await student.call('make_update', net, x, gold, 0.05);
            t.inputsUnchanged();
            t.close('loss', loss, ffnnGradients(step).loss, { mistakes: wrongLosses(step) });
            net = closeNet(t, next, step);
          }
        }
        const still = { ...ffnnAndBatch(t), rate: 0 };
        const [, next] = await student.call('make_update', still.net, still.x, still.gold, 0);
        closeNet(t, next, still);
      },
    },
  ],
});

/** Nodes n0, n1, … each of up to two earlier ones. */
function randomGraph(t: CheckTools, count: number): Record<string, string[]> {
  const graph: Record<string, string[]> = {};
  for (let i = 0; i < count; i++) {
    const inputs = i < 3 ? 0 : 1 + Math.floor(t.uniform(0, 2, 1).item());
    graph[`n${i}`] = Array.from(
      { length: inputs },
      () => `n${Math.floor(t.uniform(0, i, 1).item())}`,
    );
  }
  return graph;
}

/** Operations that keep numbers small, on random earlier lines. */
function randomTape(t: CheckTools, count: number) {
  const ops = ['add', 'sub', 'mul', 'tanh', 'relu'] as const;
  const steps: Parameters<typeof tapeOf> = [0.8, -1.3, 0.6];
  while (steps.length < count) {
    const pick = (n: number) => Math.floor(t.uniform(0, n, 1).item());
    const op = ops[pick(ops.length)] as (typeof ops)[number];
    const inputs = [pick(steps.length), pick(steps.length)];
    // Between two growing operations always a tanh, so that nothing explodes.
    if (op === 'tanh' || op === 'relu') steps.push([op, inputs[0] as number]);
    else steps.push([op, ...inputs], ['tanh', steps.length]);
  }
  return tapeOf(...steps);
}
