import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import { Tensor, tensor } from 'kernel-lib/tensor';
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

const ZERO = 'an input of 0 is taken for one that is missing: || replaces 0 too';

/** Wrong slopes of each operation, worth recognising. */
function wrongSlopes(op: Op, [a, b = 0]: readonly number[]): [say: string, ...slopes: number[]][] {
  const t = Math.tanh(a as number);
  const x = a as number;
  const rules: Record<Op, () => [say: string, ...slopes: number[]][]> = {
    add: () => [
      ['these are the inputs; for a sum each slope is 1', x, b],
      ['these are those of mul; for a sum each slope is 1', b, x],
      ['that is the sum itself; each slope is 1', x + b, x + b],
      ['it is shared out: each input counts in full, so each slope is 1', 0.5, 0.5],
      ['these are those of sub', 1, -1],
    ],
    sub: () => [
      ['in a - b the output falls when b grows: the second slope is -1', 1, 1],
      ['the order is that of the inputs: the slope along a is 1, along b -1', -1, 1],
      ['these are the inputs; in a difference the slopes are 1 and -1', x, b],
      ['these are the inputs; in a difference the slopes are 1 and -1', x, -b],
      ['these are those of mul', b, x],
      ['the second slope is -1, not -b', 1, -b],
    ],
    mul: () => [
      ['the factors are swapped: when a grows, a · b grows b times as much', x, b],
      ['that is what a sum has', 1, 1],
      ['the product belongs to the output; the slope along a is b alone', x * b, x * b],
      [ZERO, b || 1, x || 1],
      ['these are those of div', 1 / b, -x / (b * b)],
      ['it divides: the slope along a is b, along b it is a', 1 / b, 1 / x],
      ['neither factor is squared: the slope along a is b, along b it is a', b * b, x * x],
    ],
    div: () => [
      [ZERO, 1 / b, -(x || 1) / (b * b)],
      ['the minus along b is missing: a / b falls when b grows', 1 / b, x / (b * b)],
      ['along b it is -a / b², the factor a is missing', 1 / b, -1 / (b * b)],
      ['along b it is -a / b²: one division by b is missing', 1 / b, -x / b],
      [
        'along b it is -a / b²: the output is a / b already, so one division by b is enough',
        1 / b,
        -x / b ** 3,
      ],
      ['along b it is -a / b²: the square belongs to b alone', 1 / b, -((x / b) ** 2)],
      [
        'the order is that of the inputs: the slope along a is 1 / b, along b -a / b²',
        -x / (b * b),
        1 / b,
      ],
      ['these are those of mul', b, x],
      ['these are those of mul', x, b],
      ['along a it is 1 / b: b is below the line', b, -x / (b * b)],
      ['along b the roles are swapped: it is -a / b², not -b / a²', 1 / b, -b / (x * x)],
      ['along b it is -a / b²: that is 1 / a alone', 1 / b, 1 / x],
      ['along a it is 1 / b: the output was handed on in its place', x / b, -x / (b * b)],
    ],
    exp: () => [
      ['exp is its own slope: the output, not its logarithm', x],
      ['a · exp(a - 1) is the rule for powers of a; eᵃ is its own slope', x * Math.exp(x - 1)],
      ['that is exp of the output: output is eᵃ already', Math.exp(Math.exp(x))],
      ['exp is its own slope: no factor a', x * Math.exp(x)],
      ['exp is its own slope: 1 is that of a itself', 1],
      ['that is the slope of log: exp is its own slope', 1 / x],
      ['that is the slope of exp(-a)', -Math.exp(x)],
      ['that is e⁻ᵃ: exp is its own slope', Math.exp(-x)],
    ],
    log: () => [
      ['the slope of log a is 1 / a, not a', x],
      ['that is 1 / output; the slope of log a is 1 / a', 1 / Math.log(x)],
      ['that is the logarithm itself, not its slope', Math.log(x)],
      [
        'that is the logarithm to base 10: log is the natural one, with the slope 1 / a',
        1 / (x * Math.LN10),
      ],
      [
        'that is the logarithm to base 2: log is the natural one, with the slope 1 / a',
        1 / (x * Math.LN2),
      ],
      ['the slope of log a is 1 / a: no minus', -1 / x],
      ['the slope of log a is 1 / a: the square belongs to the slope of 1 / a', 1 / (x * x)],
      ['the slope of log a is 1 / a: the square belongs to the slope of 1 / a', -1 / (x * x)],
      ['that is the slope of exp: log has 1 / a', Math.exp(x)],
    ],
    tanh: () => [
      ['1 - a² uses the input: it is 1 - output²', 1 - x * x],
      ['1 - tanh(output)² takes tanh twice: output is tanh a already', 1 - Math.tanh(t) ** 2],
      ['output · (1 - output) is the slope of the sigmoid', t * (1 - t)],
      ['the square is missing: it is 1 - output²', 1 - t],
      ['the sign of the square is wrong: it is 1 - output²', 1 + t * t],
      ['the two are the wrong way round: it is 1 - output²', t * t - 1],
      ['that is output², it is 1 - output²', t * t],
      ['that is tanh itself; its slope is 1 - output²', t],
      ['that is the slope of 1 - output²: it is 1 - output² itself', -2 * t],
      ['the slope is 1 / cosh² a: the square is missing', 1 / Math.cosh(x)],
      ['output is there, but it is 1 - output² without a factor before it', t * (1 - t * t)],
    ],
    relu: () => [
      ...(x > 0
        ? ([
            ['the slope where a > 0 is 1; max(0, a) is the output', x],
            ['the sides are swapped: 1 where a > 0, else 0', 0],
          ] as [string, number][])
        : ([
            [
              x === 0
                ? 'at a = 0 the slope of relu is taken as 0: ask for a > 0'
                : 'where a < 0 the output of relu stands still: its slope is 0',
              1,
            ],
            ['at a = 0 the slope of relu is taken as 0', 0.5],
            ['where a < 0 the slope of relu is 0: a small slope there is that of leaky relu', 0.01],
            ['where a < 0 the slope of relu is 0: a small slope there is that of leaky relu', 0.1],
            ['where a < 0 the slope of relu is 0, not -1', -1],
          ] as [string, number][])),
    ],
  };
  return rules[op]();
}

/** Asks for the slopes of one operation, and compares. */
export async function expectSlopes(
  student: Student,
  t: CheckTools,
  op: Op,
  inputs: number[],
): Promise<void> {
  const output = lineOf(op, inputs);
  const [local] = await student.call('local_gradients', op, inputs, output);
  t.that(
    local !== undefined,
    `local_gradients returned nothing for ${op}`,
    `there is no line for '${op}', or its return is missing`,
  );
  const got = numbersOf(t, 'local', local, inputs.length);
  const name = `local gradient${inputs.length > 1 ? 's' : ''} of ${op}`;
  t.close(name, got, tensor(slopes(op, inputs, output)), {
    mistakes: wrongSlopes(op, inputs).map(([say, ...wrong]) => ({
      say,
      when: () => tensor(wrong),
    })),
    ifNotFinite:
      'a slope is infinite or no number where the right one is a plain number: is there a division by an input that may be 0?',
  });
}

export const BY_HAND =
  'nudge one input by a little, h, and see by how much the output moves: (f(a + h) - f(a)) / h is what to return for that input';

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
      hint: BY_HAND,
      async run(student, t) {
        for (const op of ['add', 'sub'] as const) await expectSlopes(student, t, op, pair(t));
      },
    },
    {
      id: 'products',
      title: 'mul and div',
      points: 2,
      hint: BY_HAND,
      async run(student, t) {
        for (const op of ['mul', 'div'] as const) await expectSlopes(student, t, op, pair(t));
      },
    },
    {
      id: 'functions',
      title: 'exp, log, tanh and relu',
      points: 2,
      hint: BY_HAND,
      async run(student, t) {
        const [a] = pair(t);
        for (const op of ['exp', 'log', 'tanh', 'relu'] as const) {
          await expectSlopes(student, t, op, [a]);
        }
      },
    },
  ],
});
