import { nn, noGrad, optim, Variable } from 'kernel-lib/autograd';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import {
  backward_pass,
  type Line,
  make_update,
  softmax_vjp,
  topological_order,
  unbroadcast,
} from '../../../../solutions/autodiff.js';

// The answers of lab 11 and the library are two independent machines.
function agree(ours: Tensor, theirs: Tensor | undefined): void {
  expect(ours.shape).toEqual(theirs?.shape);
  expect(
    ours
      .sub(theirs as Tensor)
      .abs()
      .max(),
  ).toBeLessThanOrEqual(1e-12);
}

const rng = new RandomState(3);

describe('the answers of lab 11 and kernel-lib/autograd agree to 1e-12', () => {
  it('backward_pass', () => {
    const [x, y] = [new Variable(0.7), new Variable(-1.2)];
    const results = [x, y];
    const tape: Line[] = results.map((v) => ({ op: 'input', inputs: [], value: v.item() }));
    const write = (
      op: 'mul' | 'add' | 'div' | 'sub' | 'exp' | 'tanh' | 'log' | 'relu',
      ...at: number[]
    ) => {
      const [a, b] = at.map((i) => results[i] as Variable) as [Variable, Variable];
      const out = at.length === 2 ? a[op as 'mul'](b) : a[op as 'exp']();
      results.push(out.retainGrad());
      tape.push({ op, inputs: at, value: out.item() });
    };
    write('mul', 0, 1);
    write('exp', 2);
    write('add', 3, 0);
    write('log', 4);
    write('div', 5, 3);
    write('sub', 6, 2);
    write('relu', 7);
    write('mul', 8, 8);
    write('tanh', 9);
    results.at(-1)?.backward();
    const d = backward_pass(tape);
    results.forEach((v, i) => {
      expect(d[i]).toBeCloseTo(v.grad?.item() as number, 12);
    });
  });

  it('topological_order: results after what they are made of', () => {
    const graph = { f: ['p', 'q'], p: ['x', 'q'], q: ['x', 'y'], x: [], y: [], other: ['f'] };
    expect(topological_order(graph, 'f')).toEqual(['x', 'y', 'q', 'p', 'f']);
  });

  it.each([[[3]], [[5, 1]], [[1, 3]], [[]], [[5, 3]]])('unbroadcast to (%s)', (shape) => {
    const [small, dout] = [new Variable(zeros(shape)), rng.randn(5, 3)];
    small.add(zeros(5, 3)).backward(dout);
    agree(unbroadcast(dout, shape), small.grad);
  });

  it('softmax_vjp', () => {
    const [x, ds] = [new Variable(rng.randn(4, 5)), rng.randn(4, 5)];
    const s = x.softmax();
    s.backward(ds);
    agree(softmax_vjp(ds, s.value), x.grad);
  });

  it('make_update and that of nn, over five updates', () => {
    const net = new nn.FFNN(4, 6, 3, { rng });
    const [x, gold] = [rng.randn(7, 4), zeros(7, 3)];
    for (let n = 0; n < 7; n++) gold.set(1, n, n % 3);
    const optimizer = new optim.SGD(net.parameters(), { lr: 0.05 });
    const state = () => {
      const s = net.stateDict();
      return {
        V: s['v.weight'] as Tensor,
        b: s['v.bias'] as Tensor,
        W: s['w.weight'] as Tensor,
        c: s['w.bias'] as Tensor,
      };
    };
    let own = noGrad(state);
    for (let step = 0; step < 5; step++) {
      const [loss, next] = make_update(own, x, gold, 0.05);
      expect(loss).toBeCloseTo(nn.make_update(net, optimizer, x, gold), 12);
      own = next;
      const theirs = state();
      for (const name of ['V', 'b', 'W', 'c'] as const) agree(own[name], theirs[name]);
    }
  });
});
