import { tensor } from '../../tensor/index.js';
import { hiddenChecks } from '../engine/define.js';
import { circuit, staged } from './gates.js';

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
        await student.method(first, 'forward', -1, 0.5);
        const got = await student.method(first, 'backward', 2);
        t.close('dx after a second forward', got[0], 1);
        t.close('dy after a second forward', got[1], -2);
        const [zero] = await student.method(second, 'forward', 0, 4);
        t.close('z', zero, 0);
        const [, dy] = await student.method(second, 'backward', 3);
        t.close('dy for x = 0', dy, 0);
      },
    },
  ],
  sigmoid_circuit_backward: [
    {
      id: 'slide',
      title: 'other circuits, with negative numbers and zeros',
      points: 1,
      async run(student, t) {
        for (const [w, x] of [
          [tensor([2, -3, -3]), tensor([-1, -2])],
          [tensor([0, 1, -0.5]), tensor([3, 0])],
          [t.uniform(-1.5, 1.5, 3), t.uniform(-1.5, 1.5, 2)], // Not saturated: 1 - f would lose digits.
        ] as const) {
          const [f, dw, dx] = await student.call('sigmoid_circuit_backward', w, x);
          const want = circuit(w, x);
          t.close('f', f, want.f);
          t.close('dw', dw, want.dw(want.ds));
          t.close('dx', dx, want.dx(want.ds));
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
        for (const shape of [[2, 3, 2], [1]]) {
          const [x, y] = [t.uniform(0.1, 3, ...shape), t.uniform(0.1, 3, ...shape)];
          const [f, dx, dy] = await student.call('staged_backward', x, y);
          t.close('f', f, staged(x, y).f);
          const { den, dden, sum, slopeX, slopeY } = staged(x, y);
          t.close('dx', dx, den.pow(-1).add(slopeX.mul(dden)).add(sum.mul(2).mul(dden)));
          t.close('dy', dy, slopeY.div(den).add(sum.mul(2).mul(dden)));
        }
      },
    },
  ],
});
