import { type CheckTools, defineExercise, telling } from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';
import { circuit, circuitMistakes, gateMistakes, staged, stagedMistakes } from './gates/known.js';

/** A product of three numbers has no more rounding than that. */
const EXACT = { rtol: 1e-13, atol: 1e-14 };

export const MultiplyGate = defineExercise({
  name: 'MultiplyGate',
  topic: 'gates',
  lab: 1,
  kind: 'class',
  methods: {
    forward: { params: ['x', 'y'], returns: 'z' },
    backward: { params: ['dz'], returns: ['dx', 'dy'] },
  },
  hints: [
    'Derive z = x·y with respect to x while y stands still: how much does z grow when x grows by 1?',
    'backward is not told x and y: forward has to keep them, this.x = x; this.y = y;',
    'return [this.y * dz, this.x * dz]',
  ],
  checks: [
    {
      id: 'forward',
      title: 'z = x · y',
      points: 1,
      async run(student, t) {
        const [x, y] = [t.uniform(1.2, 3, 1).item(), t.uniform(-3, -1.2, 1).item()];
        const gate = await student.create('MultiplyGate');
        const [z] = await student.method(gate, 'forward', x, y);
        t.close('z', z, x * y, {
          mistakes: [
            { say: 'that is the sum: this gate multiplies', when: () => x + y },
            { say: 'that is x alone', when: () => x },
            { say: 'that is the difference: this gate multiplies', when: () => x - y },
            { say: 'that is the quotient: this gate multiplies', when: () => x / y },
            { say: 'that is a power: this gate multiplies', when: () => x ** y },
          ],
        });
      },
    },
    {
      id: 'backward',
      title: 'dx and dy: local gradient times dz',
      points: 2,
      async run(student, t) {
        const [x, y] = [t.uniform(1.2, 1.45, 1).item(), t.uniform(-2.9, -2.6, 1).item()];
        const dz = t.uniform(1.2, 3, 1).item();
        const gate = await student.create('MultiplyGate');
        await student.method(gate, 'forward', x, y);
        const [dx, dy] = await student.method(gate, 'backward', dz);
        t.close('dx', dx, y * dz, { ...EXACT, mistakes: gateMistakes('dx', [x, y, dz]) });
        t.close('dy', dy, x * dz, { ...EXACT, mistakes: gateMistakes('dy', [y, x, dz]) });
      },
    },
  ],
});

/** Weights and inputs of the circuit with which the usual slips show. */
export function circuitInputs(draw: () => [w: Tensor, x: Tensor]) {
  return telling(draw, ([w, x]) => {
    const { f, ds, dw, dx } = circuit(w, x);
    const mistakes = circuitMistakes(w, x);
    return [
      { want: f, mistakes: mistakes.f },
      { want: dw(ds), mistakes: mistakes.dw },
      { want: dx(ds), mistakes: mistakes.dx },
    ];
  });
}

/** Compares f, dw and dx, or one of them. */
export function closeCircuit(
  t: CheckTools,
  [w, x]: [w: Tensor, x: Tensor],
  got: readonly unknown[],
  only?: 'f' | 'dw' | 'dx',
): void {
  const { f, ds, dw, dx } = circuit(w, x);
  const mistakes = circuitMistakes(w, x);
  const [wantDw, wantDx] = [dw(ds), dx(ds)];
  if (!only || only === 'f') t.close('f', got[0], f, { mistakes: mistakes.f });
  if (!only || only === 'dw') {
    t.close('dw', got[1], wantDw, { mistakes: mistakes.dw, others: { dx: wantDx } });
  }
  if (!only || only === 'dx') {
    t.close('dx', got[2], wantDx, { mistakes: mistakes.dx, others: { dw: wantDw } });
  }
}

export const sigmoid_circuit_backward = defineExercise({
  name: 'sigmoid_circuit_backward',
  topic: 'gates',
  lab: 1,
  params: ['w', 'x'],
  returns: ['f', 'dw', 'dx'],
  hints: [
    'Go forward first and give every gate’s output a name; you need them all on the way back.',
    'Going back, one line per gate: local gradient times what came from above. 1/d has -1/d², 1 + e has 1, exp(n) has exp(n), -1·s has -1.',
    'With ds in hand: a sum gives ds to each of its inputs; the product w0·x0 gives x0·ds to w0 and w0·ds to x0; the bias w2 gets ds itself.',
  ],
  checks: [
    {
      id: 'forward',
      title: 'f = 1 / (1 + exp(-(w0·x0 + w1·x1 + w2)))',
      points: 1,
      async run(student, t) {
        const inputs = circuitInputs(() => [t.randn(3), t.randn(2)]);
        const got = await student.call('sigmoid_circuit_backward', ...inputs);
        closeCircuit(t, inputs, got, 'f');
      },
    },
    {
      id: 'dw',
      title: 'dw: the gradients of w0, w1 and the bias w2',
      points: 2,
      async run(student, t) {
        const draw = (): [Tensor, Tensor] => [t.uniform(0.3, 0.9, 3), t.uniform(1.2, 2, 2)];
        const inputs = circuitInputs(draw);
        const got = await student.call('sigmoid_circuit_backward', ...inputs);
        closeCircuit(t, inputs, got, 'dw');
      },
    },
    {
      id: 'dx',
      title: 'dx: the gradients of x0 and x1',
      points: 1,
      async run(student, t) {
        const draw = (): [Tensor, Tensor] => [t.uniform(0.3, 0.9, 3), t.uniform(1.2, 2, 2)];
        const inputs = circuitInputs(draw);
        const got = await student.call('sigmoid_circuit_backward', ...inputs);
        closeCircuit(t, inputs, got, 'dx');
        t.inputsUnchanged();
      },
    },
  ],
});

/** Two tensors with which the usual slips show. */
export function stagedInputs(t: CheckTools, ...shape: number[]): [x: Tensor, y: Tensor] {
  return telling(
    () => [t.uniform(0.2, 2, ...shape), t.uniform(0.2, 2, ...shape)],
    ([x, y]) => {
      const { f, dx, dy } = staged(x, y);
      const mistakes = stagedMistakes(x, y);
      return [
        { want: f, mistakes: mistakes.f },
        { want: dx, mistakes: mistakes.dx },
        { want: dy, mistakes: mistakes.dy },
      ];
    },
  );
}

/** Compares f, dx and dy, or one of them. */
export function closeStaged(
  t: CheckTools,
  [x, y]: [x: Tensor, y: Tensor],
  got: readonly unknown[],
  only?: 'f' | 'dx' | 'dy',
): void {
  const want = staged(x, y);
  const mistakes = stagedMistakes(x, y);
  for (const [i, name] of (['f', 'dx', 'dy'] as const).entries()) {
    if (only && name !== only) continue;
    const { f, dx, dy, [name]: right } = want;
    const others = { f, dx, dy, [name]: right.mul(Number.NaN) };
    t.close(name, got[i], right, { mistakes: mistakes[name], others });
  }
}

export const staged_backward = defineExercise({
  name: 'staged_backward',
  topic: 'gates',
  lab: 1,
  params: ['x', 'y'],
  returns: ['f', 'dx', 'dy'],
  hints: [
    'Forward in stages, each with a name: sig_y, num, sig_x, xpy, den, f. Backward the same names in reverse, each with a d in front.',
    'f = num/den gives dnum = 1/den and dden = -num/den². The derivative of the sigmoid is σ·(1 - σ). (x + y)² gives 2·(x + y) to both.',
    'x is used in num, in sig_x and in xpy: dx is the sum of what comes back along the three. y is used twice.',
  ],
  checks: [
    {
      id: 'forward',
      title: 'f = (x + σ(y)) / (σ(x) + (x + y)²)',
      points: 1,
      async run(student, t) {
        const inputs = stagedInputs(t, 3, 4);
        const got = await student.call('staged_backward', ...inputs);
        closeStaged(t, inputs, got, 'f');
      },
    },
    {
      id: 'dx',
      title: 'dx adds up what comes back along the three uses of x',
      points: 2,
      async run(student, t) {
        const inputs = stagedInputs(t, 3, 4);
        const got = await student.call('staged_backward', ...inputs);
        closeStaged(t, inputs, got, 'dx');
      },
    },
    {
      id: 'dy',
      title: 'dy adds up what comes back along the two uses of y',
      points: 1,
      async run(student, t) {
        const inputs = stagedInputs(t, 5);
        const got = await student.call('staged_backward', ...inputs);
        t.inputsUnchanged();
        closeStaged(t, inputs, got, 'dy');
      },
    },
  ],
});
