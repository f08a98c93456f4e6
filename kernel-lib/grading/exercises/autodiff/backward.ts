import { tensor } from '../../../tensor/index.js';
import { defineExercise } from '../../engine/define.js';
import type { CheckTools } from '../../engine/tools.js';
import { numbersOf, pair } from './local.js';
import { lineOf, type Op, passBack, type Tape } from './tape.js';

/** Compares with the right derivatives, and with what the usual slips give. */
export function expectGradients(t: CheckTools, got: unknown, tape: Tape): void {
  const d = numbersOf(t, 'd', got, tape.length);
  t.close('d', d, tensor(passBack(tape)), {
    mistakes: [
      {
        say: 'a line that is used more than once must collect from all its uses: add with +=, do not overwrite',
        when: () => tensor(passBack(tape, { overwrite: true })),
      },
      {
        say: 'the gradient from above is missing: multiply each local gradient by d[k]',
        when: () => tensor(passBack(tape, { alone: true })),
      },
      {
        say: 'the lines are visited from the first to the last: start at the end, so that d[k] is complete when it is handed on',
        when: () => tensor(passBack(tape, { forward: true })),
      },
      {
        say: 'the local gradients of an operation are handed to the wrong inputs: local[j] belongs to inputs[j]',
        when: () => tensor(passBack(tape, { swapped: true })),
      },
      {
        say: 'the slopes are taken at the numbers of the lines: local_gradients wants the values that stand there, tape[i].value',
        when: () => tensor(passBack(tape, { atLines: true })),
      },
      {
        say: 'these are the values of the tape, not derivatives',
        when: () => tensor(tape.map(({ value }) => value)),
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
