import { readFileSync } from 'node:fs';
import {
  AutogradError,
  concatenate,
  gradients,
  isRecording,
  log,
  noGrad,
  type Operation,
  pow,
  Variable,
} from 'kernel-lib/autograd';
import { DISPLAY } from 'kernel-lib/display';
import { arange, ones, type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import { CASES, inputsOf } from './operations.js';

const list = (x: { toArray(): unknown } | undefined) => x?.toArray();

describe('backward', () => {
  it("gives the gradients of L2's slide", () => {
    const [x, y, z] = [new Variable(-2), new Variable(5), new Variable(-4)];
    const f = x.add(y).mul(z);
    f.backward();
    expect([f.item(), x.grad?.item(), y.grad?.item(), z.grad?.item()]).toEqual([-12, -4, -4, 3]);
  });

  it('adds what arrives on several ways: a diamond, and x used three times in one product', () => {
    const x = new Variable(3);
    const a = x.mul(2);
    a.mul(a).add(a).backward(); // 4x² + 2x
    expect(x.grad?.item()).toBe(26);
    const y = new Variable(2);
    y.mul(y).mul(y).backward();
    expect(y.grad?.item()).toBe(12);
  });

  it('adds to grad at every call, until zeroGrad', () => {
    const x = new Variable([1, 2]);
    x.square().sum().backward();
    const first = x.grad;
    x.square().sum().backward();
    expect(list(x.grad)).toEqual([4, 8]);
    expect(list(first)).toEqual([2, 4]);
    x.zeroGrad();
    expect(x.grad).toBeUndefined();
    x.sum().backward();
    expect(list(x.grad)).toEqual([1, 1]);
  });

  it('starts from a given gradient, which stays as it was', () => {
    const x = new Variable([1, 2, 3]);
    const g = tensor([1, 10, 100]);
    x.mul(2).backward(g);
    expect(list(x.grad)).toEqual([2, 20, 200]);
    expect(list(g)).toEqual([1, 10, 100]);
    const direct = new Variable([1, 2, 3]);
    direct.backward(g);
    direct.grad?.fill_(0);
    expect(list(g)).toEqual([1, 10, 100]);
  });

  it('gives each variable a grad of its own, though one gradient reaches them all', () => {
    const [a, b] = [new Variable([1, 2]), new Variable([3, 4])];
    const sum = a.add(b).retainGrad();
    sum.backward(tensor([1, 1]));
    a.grad?.fill_(7);
    expect(list(b.grad)).toEqual([1, 1]);
    expect(list(sum.grad)).toEqual([1, 1]);
  });

  it('goes through 100 000 operations without running out of stack', () => {
    const x = new Variable(1);
    let y: Variable = x;
    for (let i = 0; i < 100_000; i++) y = y.add(x);
    y.backward();
    expect(x.grad?.item()).toBe(100_001);
  });

  it('visits every node once, however many paths there are', () => {
    const x = new Variable(1);
    let y: Variable = x;
    for (let i = 0; i < 60; i++) y = y.add(y); // 2^60 paths
    y.backward();
    expect(x.grad?.item()).toBe(2 ** 60);
  });

  it('keeps gradients of results only where it was told to', () => {
    const x = new Variable(2);
    const a = x.square();
    const b = a.mul(3).retainGrad();
    b.add(1).backward();
    expect([a.grad, b.grad?.item(), x.grad?.item()]).toEqual([undefined, 1, 12]);
  });

  it('leaves constants, detached values and plain tensors alone', () => {
    const x = new Variable([1, 2]);
    const c = new Variable([3, 4], { requiresGrad: false });
    const d = x.square().detach();
    const t = tensor([5, 6]);
    x.mul(c).add(d).mul(t).sum().backward();
    expect(list(x.grad)).toEqual([15, 24]);
    expect([c.grad, d.grad, d.requiresGrad]).toEqual([undefined, undefined, false]);
  });
});

describe('retainGraph', () => {
  it('lets backward go through a graph again; without it the graph is freed', () => {
    const x = new Variable(3);
    const y = x.square();
    y.backward(undefined, { retainGraph: true });
    y.backward();
    expect(x.grad?.item()).toBe(12);
    expect(() => y.backward()).toThrow(
      /freed by an earlier backward pass \(here: square\).*retainGraph/,
    );
    expect(x.grad?.item()).toBe(12);
  });

  it('frees only what kept a value, as in PyTorch: a sum can be walked twice', () => {
    const x = new Variable([1, 2]);
    const y = x.add(1).sum();
    y.backward();
    y.backward();
    expect(list(x.grad)).toEqual([2, 2]);
  });

  it('names a freed part that two results share, before anything is added', () => {
    const x = new Variable(2);
    const shared = x.exp();
    shared.mul(2).backward();
    const before = x.grad?.item();
    expect(() => shared.mul(3).backward()).toThrow(AutogradError);
    expect(x.grad?.item()).toBe(before);
  });
});

describe('mistakes are named', () => {
  it('backward from many numbers', () => {
    const y = new Variable([1, 2, 3]).mul(2);
    expect(() => y.backward()).toThrow(/shape \(3,\); only a single number .* sum\(\) or mean\(\)/);
  });

  it('a gradient of another shape', () => {
    const y = new Variable([1, 2, 3]).mul(2);
    expect(() => y.backward(tensor([[1, 2, 3]]))).toThrow(/gradient has shape \(1, 3\), .* \(3,\)/);
    expect(() => y.backward(1)).toThrow(/shape \(\)/);
  });

  it('nothing to differentiate', () => {
    const x = new Variable(2, { requiresGrad: false });
    expect(() => x.mul(3).backward()).toThrow(/depends on none that requires a gradient/);
    expect(() => noGrad(() => new Variable(1).exp()).backward()).toThrow(/noGrad/);
    expect(() => x.retainGrad()).toThrow(/needs no gradient/);
    expect(() => gradients(new Variable(1).exp(), [x])).toThrow(/x number 1 does not require/);
  });

  it('whole numbers that are to have a gradient', () => {
    expect(() => new Variable(arange(3))).not.toThrow();
    expect(() => new Variable(tensor([1, 2], 'int32'))).toThrow(/int32; only float64 and float32/);
    expect(new Variable(tensor([1, 2], 'int32'), { requiresGrad: false }).mul(0.5).dtype).toBe(
      'float64',
    );
  });

  it('options that are no object', () => {
    expect(() => new Variable(1, true as never)).toThrow(/\{ requiresGrad: false \}/);
  });

  it('a value changed in place after it was recorded', () => {
    const w = new Variable([1, 2], { name: 'w' });
    const y = w.mul(w).sum();
    w.value.add_(1);
    expect(() => y.backward()).toThrow(/input 1 of mul \('w'\), \(2,\), was changed in place/);
    expect(w.grad).toBeUndefined();
  });

  it('a result changed in place', () => {
    const y = new Variable([1, 2]).exp();
    y.value.data[0] = 0;
    expect(() => y.sum().backward()).toThrow(/the result of exp.* changed in place/);
  });

  it("an optimiser's step between forward and backward", () => {
    const w = new Variable([1, 2]);
    const y = w.square().sum();
    w.value = w.value.mul(0.9);
    expect(() => y.backward()).toThrow(
      /given a new value after square was recorded.*before the opt/,
    );
  });

  it('but what no rule reads may change', () => {
    const w = new Variable([1, 2]);
    const y = w.add(3).sum();
    w.value.fill_(0);
    y.backward();
    expect(list(w.grad)).toEqual([1, 1]);
  });

  it('a large value changed in place as a whole', () => {
    const w = new Variable(ones(300, 300));
    const y = w.square().sum();
    w.value.mul_(1.0000001);
    expect(() => y.backward()).toThrow(/changed in place/);
  });

  it('values that cannot be set', () => {
    const x = new Variable([1, 2]);
    expect(() => {
      x.value = tensor([1, 2, 3]);
    }).toThrow(/new value \(3,\) must have the shape of the old, \(2,\)/);
    const y = x.exp();
    expect(() => {
      y.value = tensor([1, 2]);
    }).toThrow(/result of exp/);
  });

  it('plain operators', () => {
    const x = new Variable(2);
    expect(() => (x as unknown as number) * 2).toThrow(/x\.mul\(y\)/);
    expect(`${x}`).toBe('Variable = 2.0 (leaf)');
  });

  it('an async function in noGrad', () => {
    expect(() => noGrad(async () => 1)).toThrow(/async/);
    expect(isRecording()).toBe(true);
  });

  it('shapes that do not fit, by the name of the operation', () => {
    const x = new Variable(ones(2, 3));
    expect(() => x.dot(ones(2, 3))).toThrow(/dot: a \(2, 3\) and b \(2, 3\) do not match/);
    expect(() => x.add(ones(2))).toThrow(/add: shapes \(2, 3\) and \(2,\) do not broadcast/);
    expect(() => x.dot(ones(2, 3, 4))).toThrow(/matmul/);
    expect(() => concatenate([])).toThrow(/list of variables/);
  });

  it('a gradient rule that gives another shape', () => {
    const bad: Operation = {
      name: 'row',
      forward: (a) => a.sum(0),
      gradients: [(g) => g],
    };
    const y = new Variable(ones(2, 3)).apply(bad).sum();
    expect(() => y.backward()).toThrow(/rule of row for input 1 gave \(3,\).*\(2, 3\)/);
  });
});

describe('every operation says what it keeps', () => {
  // A rule that reads a value which `keeps` does not name would give a wrong gradient in silence
  // after a change in place.
  it.each(CASES)('$name', (test) => {
    const expected = inputsOf(test, 5).map((x) => new Variable(x));
    test
      .f(...expected)
      .sum()
      .backward();
    // Once with the inputs changed in place, once with the result.
    for (const which of ['inputs', 'result']) {
      const variables = inputsOf(test, 5).map((x) => new Variable(x));
      const out = test.f(...variables);
      const y = out.sum();
      for (const v of which === 'inputs' ? variables : [out]) v.value.mul_(0.5).sub_(0.7);
      try {
        y.backward();
      } catch (error) {
        expect(String(error)).toMatch(/changed in place/);
        continue;
      }
      expect(variables.map((v) => list(v.grad))).toEqual(expected.map((v) => list(v.grad)));
    }
  });
});

describe('noGrad', () => {
  it('records nothing and puts recording back, also after an error', () => {
    const x = new Variable(2);
    const y = noGrad(() => x.exp());
    expect([y.requiresGrad, y.node]).toEqual([false, undefined]);
    expect(() =>
      noGrad(() => {
        throw new RangeError('inside');
      }),
    ).toThrow(RangeError);
    expect(x.exp().requiresGrad).toBe(true);
  });
});

describe('choices at ties and edges', () => {
  const read = JSON.parse(
    readFileSync(new URL('../../reference/autograd.json', import.meta.url), 'utf8'),
  ).programs.edges;
  const same: Record<string, (x: Variable) => Variable> = {
    amax: (x) => x.max(1),
    amin: (x) => x.min(0),
    max: (x) => x.max(),
    maximum: (x) => x.maximum(2),
    maximumSelf: (x) => x.maximum(x.T),
    minimumSelf: (x) => x.minimum(x.T),
    clamp: (x) => x.clip(-1, 2),
    relu: (x) => x.relu(),
    leakyRelu: (x) => x.leakyRelu(),
    elu: (x) => x.elu(0.7),
    abs: (x) => x.abs(),
    pow0: (x) => x.pow(0),
    pow1: (x) => x.pow(1),
    pow2: (x) => x.pow(2),
    std: (x) => x.std(1),
    sampleStd: (x) => x.std(0, false, 1),
    var: (x) => x.var(1, false, 1),
    logSoftmax: (x) => x.logSoftmax(0),
    logSumExp: (x) => x.logSumExp(1),
    rows: (x) => x.slice([2, 0, 0]).mul([1, 2, 3]),
  };

  it.each(Object.keys(read.cases))("%s as PyTorch's", (name) => {
    const { dout, out, grad } = read.cases[name];
    const x = new Variable(read.x);
    const y = (same[name] as (x: Variable) => Variable)(x);
    y.backward(dout);
    for (const e of y.value.sub(tensor(out)).data) expect(e).toBeCloseTo(0, 13);
    for (const e of (x.grad as Tensor).sub(tensor(grad)).data) expect(e).toBeCloseTo(0, 13);
  });

  it('a power of a number: 0ᵇ is flat along b', () => {
    const b = new Variable(2);
    pow(0, b).backward();
    expect(b.grad?.item()).toBe(0);
  });
});

describe('printing', () => {
  it('shows value, operation and gradient', () => {
    const x = new Variable([1, 2], { name: 'x' });
    const y = log(x).sum().named('y');
    expect(String(y)).toBe('Variable y = 0.6931471805599453 (from sum)');
    y.backward();
    expect(String(x)).toBe('Variable x (2,) float64 (leaf)\n[1. 2.]\ngrad\n[1.  0.5]');
    const { 'text/html': html } = x[DISPLAY]() as { 'text/html': string };
    expect(html).toContain('grad');
    expect(html).toContain('0.5');
    expect(String(x.detach())).toContain('(constant)');
  });
});
