import { type Check, type CheckTools, defineExercise, telling } from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';
import { circuit, circuitMistakes, gateMistakes } from './gates/known.js';
import { closeStaged, type StagedPart, stagedInputs } from './gates/staged.js';

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

/** One part of the results, stage by stage, of inputs that stay as they are. */
const stagedCheck = (id: StagedPart, title: string, ...shape: number[]): Check => ({
  id,
  title,
  points: 1,
  async run(student, t) {
    const inputs = stagedInputs(t, ...shape);
    const got = await student.call('staged_backward', ...inputs);
    t.inputsUnchanged();
    closeStaged(t, inputs, got, id);
  },
});

export const staged_backward = defineExercise({
  name: 'staged_backward',
  topic: 'gates',
  lab: 1,
  params: ['x', 'y'],
  returns: ['f', 'dx', 'dy', 'stages', 'back'],
  hints: [
    'Forward is the list of stages, one line each. Backward takes the same names in reverse, each with a d in front: local gradient times what came back so far.',
    'q is used in f and in s: dq has two terms. x and y are used in p and in q. A sum hands on what came back as it is; a root has 1 / (2r), exp has e.',
    'dr = -q / r²; dt = dr / (2r); ds = de = dt; dq = 1 / r + 2q · ds; dp = e · de.',
    'dx = y · dp + dq; dy = x · dp - dq; return [f, dx, dy, { p, e, q, s, t, r }, { p: dp, e: de, q: dq, s: ds, t: dt, r: dr }].',
  ],
  checks: [
    stagedCheck('forward', 'the stages p, e, q, s, t, r and f = q / r', 3, 4),
    stagedCheck('back', 'what comes back to each stage, from r to p', 3, 4),
    stagedCheck('dx', 'dx: what comes back along all uses of x', 3, 4),
    stagedCheck('dy', 'dy: what comes back along all uses of y', 5),
  ],
});
