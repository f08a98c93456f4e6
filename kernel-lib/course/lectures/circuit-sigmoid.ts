import {
  ExpGate,
  type Gate,
  ReciprocalGate,
  ScaleGate,
  ShiftGate,
  sigmoidCircuit,
} from 'kernel-lib/autograd';
import type { LectureNumber } from './number.js';

/** The slide's four gates with the derivatives that it prints beside them. */
const TABLE: readonly (readonly [gate: Gate, derivative: (x: number) => number])[] = [
  [new ExpGate(), (x) => Math.exp(x)],
  [new ReciprocalGate(), (x) => -1 / x ** 2],
  [new ScaleGate(-1), () => -1],
  [new ShiftGate(1), () => 1],
];

const INPUTS = { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 } as const;

/** The slope of f along one input of the circuit, by centred differences. */
function measured(name: keyof typeof INPUTS): number {
  const at = (step: number) => sigmoidCircuit().forward({ ...INPUTS, [name]: INPUTS[name] + step });
  return (at(1e-5) - at(-1e-5)) / 2e-5;
}

export const circuitSigmoid: LectureNumber = {
  id: 'circuit-sigmoid',
  lecture: 'L1',
  what: 'local gradients along f = 1/(1 + exp(-(w0·x0 + w1·x1 + w2)))',
  printed: 'exp: eˣ, 1/x: -1/x², ax: a, c+x: 1',
  recompute() {
    const local = TABLE.every(([gate, derivative]) =>
      [0.3, 1.37, -2].every((x) => {
        gate.forward(x);
        return Math.abs((gate.backward(1)[0] as number) - derivative(x)) < 1e-12;
      }),
    );
    const graph = sigmoidCircuit();
    const f = graph.forward(INPUTS);
    const grads = graph.backward();
    const chain = (Object.keys(INPUTS) as (keyof typeof INPUTS)[]).every(
      (name) => Math.abs((grads[name] as number) - measured(name)) < 1e-9,
    );
    const shown = Object.entries(grads).map(([name, g]) => `d${name} ${g.toFixed(2)}`);
    return {
      ours: `f ${f.toFixed(2)}; ${shown.join(', ')}`,
      agree: local && chain,
      note: 'each local gradient as printed; the chain along the circuit agrees with centred differences to 1e-9',
    };
  },
};
