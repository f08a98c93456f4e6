import {
  AddGate,
  ComputationalGraph,
  ExpGate,
  type Gate,
  GraphError,
  MaxGate,
  MultiplyGate,
  ReciprocalGate,
  ScaleGate,
  ShiftGate,
  SigmoidGate,
  sigmoidCircuit,
  TanhGate,
} from 'kernel-lib/autograd';
import { describe, expect, it } from 'vitest';

/** Centred differences of a gate's forward. */
function slopes(gate: Gate, inputs: readonly number[]): number[] {
  const h = 1e-5;
  return inputs.map((_, i) => {
    const at = (step: number) => gate.forward(...inputs.map((v, j) => (i === j ? v + step : v)));
    return (at(h) - at(-h)) / (2 * h);
  });
}

describe('gates', () => {
  it.each<[string, Gate, number[]]>([
    ['*', new MultiplyGate(), [3, -4]],
    ['+', new AddGate(), [3, -4, 2]],
    ['max', new MaxGate(), [3, -4]],
    ['max', new MaxGate(), [-3, 4]],
    ['exp', new ExpGate(), [-1.3]],
    ['1/x', new ReciprocalGate(), [1.37]],
    ['*−1', new ScaleGate(-1), [0.7]],
    ['+1', new ShiftGate(1), [0.7]],
    ['σ', new SigmoidGate(), [0.7]],
    ['tanh', new TanhGate(), [0.7]],
  ])('%s: backward is local gradient times dz', (symbol, gate, inputs) => {
    const want = slopes(gate, inputs);
    gate.forward(...inputs);
    const got = gate.backward(2.5);
    expect(got).toHaveLength(inputs.length);
    for (const [i, d] of got.entries()) expect(d).toBeCloseTo(2.5 * (want[i] as number), 7);
    expect(gate.symbol).toBe(symbol);
  });
});

describe('ComputationalGraph', () => {
  it('gives the lecture’s numbers for (x + y)·z (L2)', () => {
    const graph = new ComputationalGraph()
      .input('x', 'y', 'z')
      .gate('q', new AddGate(), 'x', 'y')
      .gate('f', new MultiplyGate(), 'q', 'z');
    expect(graph.forward({ x: -2, y: 5, z: -4 })).toBe(-12);
    expect(graph.backward()).toEqual({ x: -4, y: -4, z: 3 });
  });

  it('works the sigmoid circuit as CS231n prints it', () => {
    const graph = sigmoidCircuit();
    const f = graph.forward({ w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 });
    expect(f).toBeCloseTo(0.7311, 4);
    const grads = graph.backward();
    const want = { w0: -0.2, x0: 0.39, w1: -0.39, x1: -0.59, w2: 0.2 };
    for (const [name, printed] of Object.entries(want)) {
      expect(grads[name]).toBeCloseTo(printed, 2);
    }
  });

  it('adds up what comes back where a node is used twice', () => {
    const graph = new ComputationalGraph().input('x').gate('f', new MultiplyGate(), 'x', 'x');
    graph.forward({ x: 3 });
    expect(graph.backward()).toEqual({ x: 6 });
    expect(graph.backward()).toEqual({ x: 6 }); // not 12: a second call starts anew
  });

  it('sorts nodes that were added in any order', () => {
    const graph = new ComputationalGraph()
      .gate('f', new MultiplyGate(), 'q', 'z')
      .gate('q', new AddGate(), 'x', 'y')
      .input('z', 'y', 'x');
    const order = graph.nodes_topologically_sorted().map(({ name }) => name);
    for (const [before, after] of graph.picture().edges) {
      expect(order.indexOf(before)).toBeLessThan(order.indexOf(after));
    }
    expect(graph.forward({ x: 1, y: 2, z: 3 })).toBe(9);
  });

  it('tells its steps: each gate once forward, once backward, nothing known too early', () => {
    const graph = sigmoidCircuit();
    graph.forward({ w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 });
    graph.backward();
    const { steps } = graph;
    expect(steps.filter(({ label }) => label.startsWith('forward'))).toHaveLength(8);
    expect(steps[0]?.values).not.toHaveProperty('f');
    expect(steps[7]?.grads).toEqual({});
    expect(steps.at(-1)?.grads).toEqual(graph.grads);
    expect(steps.find(({ label }) => label === 'backward: e')?.note).toContain(
      'dn = 0.37 · −0.53 = −0.20',
    );
  });

  it.each([
    ['two nodes of one name', () => new ComputationalGraph().input('x', 'x'), /two nodes called x/],
    [
      'a circle',
      () =>
        new ComputationalGraph()
          .gate('a', new ExpGate(), 'b')
          .gate('b', new ExpGate(), 'a')
          .nodes_topologically_sorted(),
      /a → b → a is a circle/,
    ],
    [
      'an unknown input',
      () => new ComputationalGraph().gate('a', new ExpGate(), 'b').forward({}),
      /a needs b/,
    ],
    [
      'a missing number',
      () => new ComputationalGraph().input('b').gate('a', new ExpGate(), 'b').forward({}),
      /no number for the input b/,
    ],
    [
      'backward before forward',
      () => new ComputationalGraph().input('b').gate('a', new ExpGate(), 'b').backward(),
      /forward before backward/,
    ],
    ['two ends', () => new ComputationalGraph().input('a', 'b').forward({ a: 1, b: 1 }), /a, b/],
  ])('refuses %s', (_, wrong, message) => {
    expect(wrong).toThrow(GraphError);
    expect(wrong).toThrow(message);
  });
});
