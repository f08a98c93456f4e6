import { ComputationalGraph } from './ComputationalGraph.js';
import { AddGate, ExpGate, MultiplyGate, ReciprocalGate, ScaleGate, ShiftGate } from './gates.js';

/**
 * The lecture's circuit, f(w, x) = 1 / (1 + exp(-(w0·x0 + w1·x1 + w2))), gate by gate: inputs w0, x0,
 * w1, x1, w2.
 *
 * Source: L1, "An Example" (the circuit of CS231n).
 */
export function sigmoidCircuit(): ComputationalGraph {
  return new ComputationalGraph()
    .input('w0', 'x0', 'w1', 'x1', 'w2')
    .gate('p0', new MultiplyGate(), 'w0', 'x0')
    .gate('p1', new MultiplyGate(), 'w1', 'x1')
    .gate('p', new AddGate(), 'p0', 'p1')
    .gate('s', new AddGate(), 'p', 'w2')
    .gate('n', new ScaleGate(-1), 's')
    .gate('e', new ExpGate(), 'n')
    .gate('d', new ShiftGate(1), 'e')
    .gate('f', new ReciprocalGate(), 'd');
}
