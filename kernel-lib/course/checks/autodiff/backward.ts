import { type CheckTools, defineExercise } from 'chainrule-grader/checks';
import { tensor } from 'kernel-lib/tensor';
import { numbersOf, pair } from './local.js';
import { lineOf, type Op, passBack, type Slips, type Tape } from './tape.js';

/** What goes wrong on the way back, and what to say of it. */
const SLIPS: readonly (readonly [say: string, slips: Slips])[] = [
  [
    'a line that is used more than once must collect from all its uses: add with +=, do not overwrite',
    { overwrite: true },
  ],
  ['the gradient from above is missing: multiply each local gradient by d[k]', { alone: true }],
  [
    'the lines are visited from the first to the last: start at the end, so that d[k] is complete when it is handed on',
    { forward: true },
  ],
  [
    'the local gradients of an operation are handed to the wrong inputs: local[j] belongs to inputs[j]',
    { swapped: true },
  ],
  [
    'the slopes are taken at the numbers of the lines: local_gradients wants the values that stand there, tape[i].value',
    { atLines: true },
  ],
  [
    'it ends at a line with op "input": such a line may stand anywhere, so go on with the next (continue, not break)',
    { stops: true },
  ],
  ['the 1 of the last line is missing: without it nothing is handed on', { zeros: true }],
  ['what arrives is subtracted: add it up', { minus: true }],
  ['every line begins with 1: only the last does, the others begin with 0', { ones: true }],
  [
    'an operation that has the same line as both inputs gives it both slopes: take local[j], not the one that indexOf finds',
    { firstSlope: true },
  ],
  [
    'an operation that has the same line as both inputs serves it twice: x · x hands on along both factors',
    { once: true },
  ],
  ['only the first input of an operation gets its share: serve all of them', { only: 'first' }],
  ['only the last input of an operation gets its share: serve all of them', { only: 'last' }],
  [
    'the local gradient is multiplied by the value of the line: by d[k], what has arrived there',
    { byValue: true },
  ],
  [
    'only the last line has its 1, and nothing is handed on: each input gets local[j] · d[k], with the d of the operation itself',
    { fromBelow: true },
  ],
  [
    'local_gradients wants the result of the operation as its output: tape[k].value',
    { inputAsOutput: true },
  ],
  [
    'the last line begins with its value: the derivative of a number with respect to itself is 1',
    { valueFirst: true },
  ],
];

/** Compares with the right derivatives, and with what the usual slips give. */
export function expectGradients(t: CheckTools, got: unknown, tape: Tape): void {
  const d = numbersOf(t, 'd', got, tape.length);
  t.close('d', d, tensor(passBack(tape)), {
    mistakes: [
      ...SLIPS.map(([say, slips]) => ({ say, when: () => tensor(passBack(tape, slips)) })),
      {
        say: 'these are the values of the tape, not derivatives',
        when: () => tensor(tape.map(({ value }) => value)),
      },
      {
        say: 'the list is in the order of the walk: d[k] belongs to line k, so turn it around',
        when: () => tensor(passBack(tape).reverse()),
      },
    ],
  });
}

/** Lines from operations and earlier lines; numbers stand for inputs. */
export function tapeOf(...steps: (number | [op: Op, ...inputs: number[]])[]): Tape {
  const tape: Tape = [];
  for (const step of steps) {
    if (typeof step === 'number') tape.push({ op: 'input', inputs: [], value: step });
    else {
      const [op, ...inputs] = step;
      const value = lineOf(
        op,
        inputs.map((i) => tape[i]?.value as number),
      );
      tape.push({ op, inputs, value });
    }
  }
  return tape;
}

export const WALK =
  'take the last line, by hand: its d is 1, and each of its inputs gets local[j] · 1; then the line before it, and so on. Nothing is kept from one call to the next';

export const backward_pass = defineExercise({
  name: 'backward_pass',
  topic: 'autodiff',
  lab: 11,
  params: ['tape'],
  returns: 'd',
  dependsOn: ['local_gradients'],
  hints: [
    'Start with zeros for every line and 1 for the last. Then walk from the last line to the first.',
    'At line k its d[k] is complete, as all its users came later. Each input gets local gradient times d[k].',
    'd[inputs[j]] += local[j] * d[k], with local = local_gradients(op, the values of the inputs, value). Lines with op "input" have nobody to hand on to.',
  ],
  checks: [
    {
      id: 'chain',
      title: 'every line is used once: a chain of add, mul, exp and tanh',
      points: 2,
      hint: WALK,
      async run(student, t) {
        const [x, y] = pair(t);
        const tape = tapeOf(x, -y, 0.7, ['add', 0, 1], ['mul', 3, 2], ['exp', 4], ['tanh', 5]);
        const [d] = await student.call('backward_pass', tape);
        expectGradients(t, d, tape);
      },
    },
    {
      id: 'reuse',
      title: 'lines that are used several times collect from all uses',
      points: 2,
      hint: WALK,
      async run(student, t) {
        const [x, y] = pair(t);
        const tape = tapeOf(
          x,
          y,
          ['mul', 0, 1],
          ['div', 2, 1],
          ['add', 2, 0],
          ['mul', 4, 3],
          ['log', 5],
        );
        const [d] = await student.call('backward_pass', tape);
        expectGradients(t, d, tape);
      },
    },
  ],
});
