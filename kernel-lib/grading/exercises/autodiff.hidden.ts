import { softmax } from '../../losses/index.js';
import { type Tensor, tensor } from '../../tensor/index.js';
import { hiddenChecks } from '../engine/define.js';
import type { CheckTools } from '../engine/tools.js';
import { expectGradients, tapeOf } from './autodiff/backward.js';
import { numbersOf } from './autodiff/local.js';
import { expectOrder, shuffled } from './autodiff/order.js';
import { probabilities } from './autodiff/softmax.js';
import { lineOf, type Op, slopes } from './autodiff/tape.js';
import { ffnnAndBatch, ffnnGradients, weightOf } from './autodiff/update.js';

export const hidden = hiddenChecks({
  topological_order: [
    {
      id: 'needed',
      title: 'only what the output needs; an input alone; random graphs',
      points: 1,
      async run(student, t) {
        for (let round = 0; round < 3; round++) {
          const graph = shuffled(t, randomGraph(t, 14));
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
      title: 'negative inputs, and relu below and at 0',
      points: 1,
      async run(student, t) {
        const [a, b] = [-t.uniform(0.4, 0.9, 1).item(), -t.uniform(1.3, 1.9, 1).item()];
        const cases: [Op, number[]][] = [
          ['sub', [a, b]],
          ['mul', [a, b]],
          ['div', [a, b]],
          ['exp', [a]],
          ['tanh', [b]],
          ['relu', [a]],
          ['relu', [0]],
        ];
        for (const [op, inputs] of cases) {
          const output = lineOf(op, inputs);
          const [local] = await student.call('local_gradients', op, inputs, output);
          const got = numbersOf(t, 'local', local, inputs.length);
          t.close(`local gradients of ${op}`, got, tensor(slopes(op, inputs, output)), {
            mistakes:
              op === 'relu'
                ? [
                    {
                      say:
                        inputs[0] === 0
                          ? 'at a = 0 the slope of relu is taken as 0: ask for a > 0'
                          : 'where a < 0 the output of relu stands still: its slope is 0',
                      when: () => tensor([1]),
                    },
                  ]
                : [],
          });
        }
      },
    },
  ],
  backward_pass: [
    {
      id: 'tapes',
      title: 'x · x, lines that nobody uses, long random tapes; the tape stays as it is',
      points: 1,
      async run(student, t) {
        const [x, y] = [t.uniform(0.5, 0.9, 1).item(), t.uniform(1.2, 1.8, 1).item()];
        const tapes = [
          tapeOf(x, ['mul', 0, 0], ['mul', 1, 0]),
          tapeOf(x, y, ['exp', 1], ['relu', 0], ['sub', 3, 0], ['add', 4, 0]),
          tapeOf(x),
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
      title: 'three axes, several at once, axes of size 1 that stay; dout unchanged',
      points: 1,
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
        ];
        for (const [from, to] of cases) {
          const dout = t.randn(...from);
          const [d] = await student.call('unbroadcast', dout, to);
          t.inputsUnchanged();
          t.close(`d of shape (${to.join(', ')})`, d, summed(dout, to));
        }
      },
    },
  ],
  softmax_vjp: [
    {
      id: 'numeric',
      title: 'it is the slope of softmax, measured',
      points: 1,
      async run(student, t) {
        const { ds, x } = probabilities(t, 3, 6);
        const [dx] = await student.call('softmax_vjp', ds, softmax(x));
        t.inputsUnchanged();
        const right = (v: Tensor) => softmax(v);
        await t.gradient('dx', dx, { at: async (v) => softmax(v), right, dout: ds }, x);
      },
    },
  ],
  make_update: [
    {
      id: 'sizes',
      title: 'other sizes, a batch of one, three steps in a row; the given net stays as it is',
      points: 1,
      async run(student, t) {
        for (const sizes of [
          [1, 2, 3, 4],
          [3, 7, 2, 5],
        ] as const) {
          const { net, x, gold } = ffnnAndBatch(t, sizes);
          let own: unknown = net;
          let right = net;
          for (let step = 0; step < 3; step++) {
            const [loss, next] = await student.call('make_update', own, x, gold, 0.05);
            t.inputsUnchanged();
            const { loss: want, grads } = ffnnGradients(right, x, gold);
            t.close('loss', loss, want);
            right = Object.fromEntries(
              Object.entries(right).map(([name, w]) => [
                name,
                w.sub(grads[name as keyof typeof grads].mul(0.05)),
              ]),
            ) as typeof net;
            own = Object.fromEntries(
              Object.entries(right).map(([name, w]) => {
                const got = weightOf(t, next, name);
                t.close(`next_net.${name}`, got, w);
                return [name, got];
              }),
            );
          }
        }
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

/** Sums over the axes in front, then over those of size 1. */
function summed(dout: Tensor, shape: readonly number[]): Tensor {
  const lead = dout.ndim - shape.length;
  const axes = dout.shape.flatMap((_, k) => (k < lead || shape[k - lead] === 1 ? [k] : []));
  return axes.length ? dout.sum(axes, true).reshape(shape) : dout;
}
