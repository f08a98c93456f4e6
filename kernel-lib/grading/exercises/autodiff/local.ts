import { Tensor, tensor } from '../../../tensor/index.js';
import { describeValue } from '../../engine/compare.js';
import { defineExercise } from '../../engine/define.js';
import type { CheckTools } from '../../engine/tools.js';
import { lineOf, type Op, slopes } from './tape.js';

/** A list of numbers as a tensor; a failure that says what came instead. */
export function numbersOf(t: CheckTools, name: string, got: unknown, count: number): Tensor {
  const list = Array.isArray(got) && got.every((v) => typeof v === 'number');
  t.that(
    list,
    `${name} is ${describeValue(got)}; expected a list of ${count} numbers`,
    got instanceof Tensor
      ? 'plain numbers are enough here: return a list such as [1, 1]'
      : 'return a list, [1, 1] for two inputs, [1] for one',
  );
  t.that(
    (got as number[]).length === count,
    `${name} has ${(got as number[]).length} numbers; expected ${count}`,
    `one for each ${name === 'd' ? 'line of the tape' : 'input of the operation'}`,
  );
  return tensor(got as number[]);
}

/** Two numbers that no simple slip turns into each other, both positive. */
export const pair = (t: CheckTools): [number, number] => [
  t.uniform(0.4, 0.9, 1).item(),
  t.uniform(1.3, 1.9, 1).item(),
];

export const local_gradients = defineExercise({
  name: 'local_gradients',
  topic: 'autodiff',
  lab: 11,
  params: ['op', 'inputs', 'output'],
  returns: 'local',
  hints: [
    'For each operation ask: by how much does the output grow when this one input grows by a little, and the others stay?',
    "switch (op) { case 'add': return [1, 1]; … }. For mul the factors swap: the slope along a is b.",
    'div: a / b has the slopes 1 / b and -a / (b · b). exp: the output itself. log: 1 / a. tanh: 1 - output². relu: 1 where a > 0, else 0.',
  ],
  checks: [
    {
      id: 'sums',
      title: 'add and sub',
      points: 1,
      async run(student, t) {
        const [a, b] = pair(t);
        for (const op of ['add', 'sub'] as const) {
          const output = lineOf(op, [a, b]);
          const [local] = await student.call('local_gradients', op, [a, b], output);
          t.close(
            `local gradients of ${op}`,
            numbersOf(t, 'local', local, 2),
            tensor(slopes(op, [a, b], output)),
            {
              mistakes: [
                {
                  say: 'in a - b the output falls when b grows: the second slope is -1',
                  when: () => tensor([1, op === 'sub' ? 1 : 2]),
                },
                {
                  say: 'these are the inputs; for a sum each slope is 1',
                  when: () => tensor([a, b]),
                },
                { say: 'these are those of mul', when: () => tensor([b, a]) },
              ],
            },
          );
        }
      },
    },
    {
      id: 'products',
      title: 'mul and div',
      points: 2,
      async run(student, t) {
        const [a, b] = pair(t);
        const [mul] = await student.call('local_gradients', 'mul', [a, b], a * b);
        t.close('local gradients of mul', numbersOf(t, 'local', mul, 2), tensor([b, a]), {
          mistakes: [
            {
              say: 'the factors are swapped: when a grows, a · b grows b times as much',
              when: () => tensor([a, b]),
            },
            { say: 'that is what a sum has', when: () => tensor([1, 1]) },
            {
              say: 'the product belongs to the output; the slope along a is b alone',
              when: () => tensor([a * b, a * b]),
            },
          ],
        });
        const [div] = await student.call('local_gradients', 'div', [a, b], a / b);
        t.close(
          'local gradients of div',
          numbersOf(t, 'local', div, 2),
          tensor([1 / b, -a / (b * b)]),
          {
            mistakes: [
              {
                say: 'the minus along b is missing: a / b falls when b grows',
                when: () => tensor([1 / b, a / (b * b)]),
              },
              {
                say: 'along b it is -a / b², the factor a is missing',
                when: () => tensor([1 / b, -1 / (b * b)]),
              },
              {
                say: 'along b it is -a / b²: one division by b is missing',
                when: () => tensor([1 / b, -a / b]),
              },
              { say: 'these are those of mul', when: () => tensor([b, a]) },
            ],
          },
        );
      },
    },
    {
      id: 'functions',
      title: 'exp, log, tanh and relu',
      points: 2,
      async run(student, t) {
        const [a] = pair(t);
        const wrong: Partial<Record<Op, [say: string, value: number][]>> = {
          exp: [
            ['exp is its own slope: the output, not its logarithm', a],
            [
              'a · exp(a - 1) is the rule for powers of a; eᵃ is its own slope',
              a * Math.exp(a - 1),
            ],
            ['that is exp of the output: output is eᵃ already', Math.exp(Math.exp(a))],
          ],
          log: [
            ['the slope of log a is 1 / a, not a', a],
            ['that is 1 / output; the slope of log a is 1 / a', 1 / Math.log(a)],
            ['that is the logarithm itself, not its slope', Math.log(a)],
          ],
          tanh: [
            ['1 - a² uses the input: it is 1 - output²', 1 - a * a],
            [
              '1 - tanh(output)² takes tanh twice: output is tanh a already',
              1 - Math.tanh(Math.tanh(a)) ** 2,
            ],
            [
              'output · (1 - output) is the slope of the sigmoid',
              Math.tanh(a) * (1 - Math.tanh(a)),
            ],
            ['the square is missing: it is 1 - output²', 1 - Math.tanh(a)],
          ],
          relu: [['the slope where a > 0 is 1; max(0, a) is the output', a]],
        };
        for (const op of ['exp', 'log', 'tanh', 'relu'] as const) {
          const output = lineOf(op, [a]);
          const [local] = await student.call('local_gradients', op, [a], output);
          const got = numbersOf(t, 'local', local, 1);
          t.close(`local gradient of ${op}`, got, tensor(slopes(op, [a], output)), {
            mistakes: (wrong[op] ?? []).map(([say, value]) => ({
              say,
              when: () => tensor([value]),
            })),
          });
        }
      },
    },
  ],
});
