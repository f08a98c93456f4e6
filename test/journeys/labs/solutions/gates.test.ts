import * as lib from 'kernel-lib';
import { MultiplyGate, sigmoidCircuit } from 'kernel-lib/autograd';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import * as answers from '../../../../solutions/gates.js';

const rng = new RandomState(22);

describe('gates: answers and library agree to 1e-12', () => {
  it('MultiplyGate', () => {
    const [ours, theirs] = [new answers.MultiplyGate(), new MultiplyGate()];
    for (const [x, y, dz] of [
      [3, -4, 2],
      [0, 7, -1],
    ] as const) {
      expect(ours.forward(x, y)).toBe(theirs.forward(x, y));
      expect(ours.backward(dz)).toEqual(theirs.backward(dz));
    }
  });

  it('sigmoid_circuit_backward, against the graph of gates', () => {
    for (const [w, x] of [
      [tensor([1.5, -2.5, -1]), tensor([-2, -1.2])],
      [rng.randn(3), rng.randn(2)],
    ] as const) {
      const [f, dw, dx] = answers.sigmoid_circuit_backward(w, x);
      const graph = sigmoidCircuit();
      const inputs = { w0: w.at(0), x0: x.at(0), w1: w.at(1), x1: x.at(1), w2: w.at(2) };
      expect(f).toBeCloseTo(graph.forward(inputs), 12);
      const grads = graph.backward();
      const names = ['w0', 'w1', 'w2', 'x0', 'x1'];
      for (const [i, value] of [...dw.data, ...dx.data].entries()) {
        expect(value, names[i]).toBeCloseTo(grads[names[i] as string] as number, 12);
      }
    }
  });

  it('staged_backward, against numerical gradients', () => {
    const [x, y] = [rng.uniform(-1.5, 1.5, [3, 4]), rng.uniform(-1.5, 1.5, [3, 4])];
    const [, dx, dy] = answers.staged_backward(x, y);
    const sum = (a: Tensor, b: Tensor): number => answers.staged_backward(a, b)[0].sum();
    const by = (f: (v: Tensor) => number, v: Tensor) =>
      lib.eval_numerical_gradient(f, v, false, 1e-3, 'five-point');
    expect(
      lib.rel_error(
        dx,
        by((v) => sum(v, y), x),
      ),
    ).toBeLessThan(1e-8);
    expect(
      lib.rel_error(
        dy,
        by((v) => sum(x, v), y),
      ),
    ).toBeLessThan(1e-8);
  });
});
