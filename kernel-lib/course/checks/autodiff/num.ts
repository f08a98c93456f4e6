import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { numbersOf, pair } from './local.js';

/** A slip, and the gradients that it gives. */
type Slip = readonly [say: string, grads: readonly number[]];

const GRADIENTS =
  'take the program by hand: the result has grad 1, and each number hands to its parts slope times its own grad, added to what is there';

/** Runs a program of `probes/autodiff.ts` on the student's Nums, and compares value and gradients. */
export async function expectProgram(
  student: Student,
  t: CheckTools,
  [name, ...data]: readonly [name: string, ...data: unknown[]],
  numbers: readonly number[],
  want: readonly [value: number, ...grads: number[]],
  slips: readonly Slip[] = [],
): Promise<void> {
  const num = await student.create('Num', 1);
  const program = t.probe(name, ...data);
  const [value, got] = await student.method(num, 'slopes', program, numbers);
  const [wanted, ...grads] = want;
  t.close('value', value, wanted);
  const list: Tensor = numbersOf(t, 'grads', got, grads.length);
  t.close('grads', list, tensor(grads), {
    mistakes: [
      {
        say: 'no gradient has arrived: backward fills in the grad of the inputs',
        when: () => list.mul(0),
      },
      ...slips.map(([say, slip]) => ({ say, when: () => tensor([...slip]) })),
    ],
  });
}

const OVERWRITTEN = 'a number that is used more than once collects from all its uses: +=, not =';

/** Value and gradients of a · (a + x) + tanh a, with a = x · y. */
function diamondOf(x: number, y: number): [number, number, number] {
  const a = x * y;
  const da = 2 * a + x + 1 - Math.tanh(a) ** 2;
  return [a * (a + x) + Math.tanh(a), da * y + a, da * x];
}

export const Num = defineExercise({
  name: 'Num',
  topic: 'autodiff',
  lab: 11,
  kind: 'class',
  params: ['value'],
  methods: {
    slopes: { params: ['program', 'numbers'], returns: ['value', 'grads'] },
  },
  hints: [
    'An operation makes a new Num from its value and its parts: for each input the pair [input, slope]. The slopes are those of local_gradients.',
    'backward needs your topological_order, on Nums in place of names (the inputs of a num are the first entries of num.made_of), and then your backward_pass in reverse order.',
    'Set grad to 0 in every number as you visit it, then 1 in the result, before the walk begins.',
    'mul: new Num(this.value * other.value, [[this, other.value], [other, this.value]]); the walk: for each [input, slope] of num.made_of, input.grad += slope * num.grad.',
  ],
  checks: [
    {
      id: 'operations',
      title: 'add, mul and tanh: values and slopes, one operation each',
      points: 2,
      hint: GRADIENTS,
      async run(student, t) {
        const [x, y] = pair(t);
        await expectProgram(student, t, ['plus'], [x, y], [x + y, 1, 1]);
        await expectProgram(
          student,
          t,
          ['times'],
          [x, -y],
          [-x * y, -y, x],
          [['each factor moves the product by the other one: the slopes are swapped', [x, -y]]],
        );
        const bent = Math.tanh(x);
        await expectProgram(
          student,
          t,
          ['bend'],
          [x],
          [bent, 1 - bent * bent],
          [['the slope of tanh is taken at the output: 1 minus its square', [1 - x * x]]],
        );
      },
    },
    {
      id: 'chain',
      title: 'backward through a chain',
      points: 1,
      hint: GRADIENTS,
      async run(student, t) {
        const [x, y] = pair(t);
        const f = Math.tanh(x * y - 0.4);
        const slope = 1 - f * f;
        await expectProgram(
          student,
          t,
          ['unit'],
          [x, y, -0.4],
          [f, slope * y, slope * x, slope],
          [['the gradient from above is missing: slope times num.grad', [y, x, 1]]],
        );
      },
    },
    {
      id: 'reuse',
      title: 'a number that is used several times, near and far',
      points: 2,
      hint: 'a number hands on when all that were made of it have reported: that is the topological order, read backwards',
      async run(student, t) {
        const [x, y] = pair(t);
        for (const program of ['diamond', 'mirrored']) {
          const a = x * y;
          const last = 1 - Math.tanh(a) ** 2;
          // The one use that is left of a, and the one of x.
          const slips = [a + x, a, last].flatMap((da) =>
            [a, da * y].map((dx): Slip => [OVERWRITTEN, [dx, da * x]]),
          );
          await expectProgram(student, t, [program], [x, y], diamondOf(x, y), slips);
        }
      },
    },
  ],
});
