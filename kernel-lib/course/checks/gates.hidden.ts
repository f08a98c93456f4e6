import { hiddenChecks } from 'chainrule-grader/checks';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { gateMistakes } from './gates/known.js';
import { closeStaged, stagedInputs } from './gates/staged.js';
import { circuitInputs, closeCircuit } from './gates.js';

const AGAIN =
  'a second backward gives something else than the first: do gradients add up, or does backward change what forward has kept?';
const EARLIER = 'that comes from an earlier forward: keep x and y of the last one alone';
const ZERO = 'a 0 is a number like any other: if (x) and x || … take it for a missing one';

export const hidden = hiddenChecks({
  MultiplyGate: [
    {
      id: 'two-gates',
      title: 'two gates keep apart what they remember, and a gate can be used again',
      points: 1,
      hint: 'what forward keeps belongs to this gate: this.x, not a variable outside or a static field',
      async run(student, t) {
        const [first, second] = [
          await student.create('MultiplyGate'),
          await student.create('MultiplyGate'),
        ];
        await student.method(first, 'forward', 2, 3);
        await student.method(second, 'forward', 5, 7);
        const [dx] = await student.method(first, 'backward', 10);
        t.close('dx of the first gate', dx, 30, {
          mistakes: [
            {
              say: 'that belongs to the second gate: keep x and y in this.x and this.y, so that each gate has its own',
              when: () => 70,
            },
          ],
        });
        const again = await student.method(first, 'backward', 10);
        const mistakes = [{ say: AGAIN, when: (other: Tensor) => other }];
        t.close('dx of a second backward', again[0], 30, { mistakes });
        t.close('dy of a second backward', again[1], 20, { mistakes });
        await student.method(first, 'forward', -1, 0.5);
        const got = await student.method(first, 'backward', 2);
        t.close('dx after a second forward', got[0], 1, {
          mistakes: [
            { say: EARLIER, when: () => 6 },
            { say: EARLIER, when: () => 7 },
          ],
        });
        t.close('dy after a second forward', got[1], -2, {
          mistakes: [
            { say: EARLIER, when: () => 4 },
            { say: EARLIER, when: () => 2 },
          ],
        });
        const [zero] = await student.method(second, 'forward', 0, 4);
        t.close('z', zero, 0);
        const [dx0, dy0] = await student.method(second, 'backward', 3);
        const ifNotFinite = 'something is divided by x or y, which may be 0: dx = y · dz';
        t.close('dx for x = 0', dx0, 12, { ifNotFinite, mistakes: gateMistakes('dx', [0, 4, 3]) });
        t.close('dy for x = 0', dy0, 0, {
          ifNotFinite,
          mistakes: [
            { say: ZERO, when: () => 15 },
            { say: ZERO, when: () => 3 },
          ],
        });
        const [none] = await student.method(second, 'backward', 0);
        t.close('dx for dz = 0', none, 0, {
          mistakes: [
            {
              say: 'a dz of 0 is taken for one that is missing: dz || … does that, dz ?? … does not',
              when: (other) => other,
            },
          ],
        });
      },
    },
  ],
  sigmoid_circuit_backward: [
    {
      id: 'slide',
      title: 'other circuits, with negative numbers and zeros',
      points: 1,
      async run(student, t) {
        const draws: [Tensor, Tensor][] = [
          [tensor([1.5, -2.5, -1]), tensor([-2, -1.2])],
          [tensor([0, 1.3, -0.5]), tensor([2.6, 0])],
          // Not saturated: 1 - f would lose digits.
          circuitInputs(() => [t.uniform(-1.5, 1.5, 3), t.uniform(-1.5, 1.5, 2)]),
        ];
        for (const inputs of draws) {
          closeCircuit(t, inputs, await student.call('sigmoid_circuit_backward', ...inputs));
        }
      },
    },
  ],
  staged_backward: [
    {
      id: 'shapes',
      title: 'any shape, also one entry',
      points: 1,
      async run(student, t) {
        // As large as the call before, first: what that has left would fit.
        for (const shape of [[5], [2, 3, 2], [1]]) {
          const inputs = stagedInputs(t, ...shape);
          const got = await student.call('staged_backward', ...inputs);
          for (const part of ['forward', 'back', 'dx', 'dy'] as const) {
            closeStaged(t, inputs, got, part);
          }
        }
      },
    },
  ],
});
