import { adam, lion, type OptimConfig, Solver, sgd_momentum, type UpdateRule } from 'kernel-lib';
import { AutogradError, grad, nn, noGrad, optim, Variable } from 'kernel-lib/autograd';
import { DISPLAY } from 'kernel-lib/display';
import { defaultRng, RandomState, seed } from 'kernel-lib/random';
import { allclose, ones, type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

class Two extends nn.Module {
  first = new nn.Linear(3, 4, { rng: new RandomState(1) });
  blocks = [new nn.Residual(new nn.Linear(4, 4)), new nn.LayerNorm(4)];
  norm = new nn.BatchNorm1d(4);
  drop = new nn.Dropout(0.5, { rng: new RandomState(2) });
  scale = new nn.Parameter(ones(1), { name: 'scale' });
  override forward(x: Variable | Tensor): Variable {
    const h = this.blocks.reduce<Variable>((v, b) => b.forward(v), this.first.forward(x));
    return this.drop.forward(this.norm.forward(h)).mul(this.scale);
  }
}

describe('Module', () => {
  it('finds parameters in fields, lists and inner modules, and names them by the way there', () => {
    expect(new Two().namedParameters().map(([name]) => name)).toEqual([
      'scale',
      'first.weight',
      'first.bias',
      'blocks.0.branch.weight',
      'blocks.0.branch.bias',
      'blocks.1.gamma',
      'blocks.1.beta',
      'norm.gamma',
      'norm.beta',
    ]);
    expect(new nn.Sequential(new nn.Linear(2, 2)).namedParameters()[0]?.[0]).toBe('0.weight');
  });

  it('lists a shared parameter once', () => {
    const shared = new nn.Linear(2, 2);
    const net = new nn.Sequential(shared, new nn.Tanh(), shared);
    expect(net.parameters().length).toBe(2);
    net.forward(ones(1, 2)).sum().backward();
    expect(shared.weight.grad).toBeDefined();
  });

  it('switches all parts between training and evaluation', () => {
    const net = new Two();
    expect(net.modules().every((m) => m.training)).toBe(true);
    net.eval();
    expect(net.modules().some((m) => m.training)).toBe(false);
    expect(net.train().drop.training).toBe(true);
  });

  it('forgets gradients', () => {
    const net = new Two();
    net.forward(new RandomState(3).randn(5, 3)).square().sum().backward();
    expect(net.parameters().every((p) => p.grad)).toBe(true);
    net.zero_grad();
    expect(net.parameters().some((p) => p.grad)).toBe(false);
  });

  it('saves parameters and running averages, as copies, and takes them back', () => {
    const net = new Two();
    const x = new RandomState(3).randn(5, 3);
    net.forward(x);
    const state = net.stateDict();
    expect(Object.keys(state)).toContain('norm.runningMean');
    const other = new Two();
    other.loadStateDict(state);
    expect(other.eval().forward(x).toArray()).toEqual(net.eval().forward(x).toArray());
    state['first.weight']?.fill_(9);
    expect(net.first.weight.value.at(0, 0)).not.toBe(9);
    expect(other.first.weight.value.at(0, 0)).not.toBe(9);
  });

  it('says all that is wrong with a state, and changes nothing then', () => {
    const net = new nn.Sequential(new nn.Linear(2, 3), new nn.Linear(3, 1));
    const before = net.stateDict();
    const state: nn.StateDict = {
      ...before,
      '0.weight': zeros(3, 2),
      '1.bias': zeros(1),
      extra: zeros(1),
    };
    delete state['0.bias'];
    expect(() => net.loadStateDict(state)).toThrow(
      /'extra' is not in this module; '0.weight' is \(3, 2\), here it is \(2, 3\); '0.bias' is missing/,
    );
    expect(net.stateDict()).toEqual(before);
  });

  it('prints its parts and counts its numbers', () => {
    const net = new nn.Sequential(new nn.Linear(2, 3), new nn.Tanh(), new nn.Dropout(0.2));
    expect(String(net)).toBe(
      'Sequential()\n  0: Linear(2, 3)\n  1: Tanh()\n  2: Dropout(keep 0.8)',
    );
    expect(net[DISPLAY]()['text/plain']).toContain('9 parameters');
  });
});

describe('layers', () => {
  it('Linear draws as PyTorch from the default generator, or by a named initialiser', () => {
    seed(5);
    const a = new nn.Linear(100, 50);
    seed(5);
    const b = new nn.Linear(100, 50);
    expect(a.weight.toArray()).toEqual(b.weight.toArray());
    expect(a.weight.value.abs().max()).toBeLessThanOrEqual(0.1);
    expect(a.weight.value.std()).toBeCloseTo(0.1 / Math.sqrt(3), 3);
    const he = new nn.Linear(400, 50, { init: 'kaimingNormal', rng: new RandomState(0) });
    expect(he.weight.value.std()).toBeCloseTo(Math.sqrt(2 / 400), 2);
    expect(he.bias?.value.abs().max()).toBe(0);
    expect(new nn.Linear(2, 3, { bias: false }).parameters().length).toBe(1);
  });

  it('say which shape they expected', () => {
    expect(() => new nn.Linear(3, 2).forward(ones(4, 5))).toThrow(
      /Linear\(3, 2\): x \(4, 5\) has 5 columns, expected 3/,
    );
    expect(() => new nn.Linear(0, 2)).toThrow(/Linear: D must be a whole number above 0, got 0/);
    expect(() => new nn.BatchNorm1d(3).forward(ones(4, 2))).toThrow(/\(N, 3\), got \(4, 2\)/);
    expect(() => new nn.BatchNorm1d(3).forward(ones(1, 3))).toThrow(/batch of 1/);
    expect(() => new nn.Residual(new nn.Linear(3, 2)).forward(ones(1, 3))).toThrow(/equal shapes/);
    expect(() => new nn.Dropout(1)).toThrow(/\[0, 1\), got 1/);
    expect(() => new nn.Sequential([] as never)).toThrow(/part 0 is not a module/);
    expect(() => nn.mseLoss(ones(3, 1), ones(3))).toThrow(/reshape\(3, 1\)/);
    expect(() => nn.mseLoss(ones(3, 2), ones(1))).toThrow(/must have one shape\.$/);
  });

  it('Dropout drops the share p, scales what is left, and rests in evaluation', () => {
    const drop = new nn.Dropout(0.2, { rng: defaultRng(3) });
    const out = drop.forward(ones(100, 100)).value;
    expect(out.equal(0).mean()).toBeCloseTo(0.2, 1);
    expect(out.max()).toBeCloseTo(1.25, 12);
    expect(drop.eval().forward(ones(2, 2)).toArray()).toEqual(ones(2, 2).toArray());
    const kept = new nn.Dropout({ keep: 0.8, seed: 1 });
    expect(kept.keep).toBe(0.8);
    expect(kept.forward(ones(5, 5)).toArray()).toEqual(kept.forward(ones(5, 5)).toArray());
  });

  it('nllLoss of logSoftmax is crossEntropy', () => {
    const x = new RandomState(1).randn(5, 3);
    const y = [0, 1, 2, 1, 0];
    const a = nn.nllLoss(new Variable(x).logSoftmax(), y).item();
    expect(a).toBeCloseTo(nn.crossEntropy(x, y).item(), 14);
  });
});

describe('optimisers', () => {
  const start = tensor([1, -2, 3]);
  const loss = (w: Variable) => w.square().mul([1, 2, 3]).sum();

  /** Five steps by the optimiser, beside five steps of the rule. */
  function compare(
    make: (w: Variable[]) => optim.Optimizer,
    rule: UpdateRule,
    config: OptimConfig,
  ): void {
    const w = new Variable(start.copy());
    const optimizer = make([w]);
    let [v, memory] = [start.copy(), config];
    for (let i = 0; i < 5; i++) {
      optimizer.zeroGrad();
      loss(w).backward();
      optimizer.step();
      [v, memory] = rule(v, grad(loss)(v), memory);
    }
    expect(w.toArray()).toEqual(v.toArray());
  }

  it('share the update rules of kernel-lib/optim', () => {
    compare((p) => new optim.Adam(p, { lr: 0.1 }), adam, { learning_rate: 0.1 });
    compare((p) => new optim.Lion(p, { lr: 0.1, weightDecay: 0.1 }), lion, {
      learning_rate: 0.1,
      weight_decay: 0.1,
    });
    compare((p) => new optim.Momentum(p, { lr: 0.01 }), sgd_momentum, {
      learning_rate: 0.01,
      convention: 'gradient',
    });
    compare((p) => new optim.Optimizer(p, 'momentum', { learning_rate: 0.01 }), sgd_momentum, {
      learning_rate: 0.01,
    });
  });

  it('all go downhill', () => {
    for (const kind of [optim.SGD, optim.Momentum, optim.Adagrad, optim.RMSprop, optim.AdamW]) {
      const w = new Variable(start.copy());
      const optimizer = new kind([w], { lr: 0.02 });
      for (let i = 0; i < 20; i++) {
        optimizer.zeroGrad();
        loss(w).backward();
        optimizer.step();
      }
      expect(noGrad(() => loss(w)).item(), kind.name).toBeLessThan(0.9 * 36);
    }
  });

  it('leave parameters without a gradient alone', () => {
    const [a, b] = [new Variable(1), new Variable(1)];
    const optimizer = new optim.SGD([a, b], { lr: 0.1 });
    a.mul(2).backward();
    optimizer.step();
    expect([a.item(), b.item()]).toEqual([0.8, 1]);
  });

  it('go on from a saved state as if nothing had happened', () => {
    const run = (steps: number, w: Variable, optimizer: optim.Optimizer) => {
      for (let i = 0; i < steps; i++) {
        optimizer.zeroGrad();
        loss(w).backward();
        optimizer.step();
      }
    };
    const w = new Variable(start.copy());
    const a = new optim.Adam([w], { lr: 0.1 });
    run(3, w, a);
    const copy = new Variable(w.value.copy());
    const b = new optim.Adam([copy], { lr: 0.1 });
    b.load(a.save());
    run(3, w, a);
    run(3, copy, b);
    expect(copy.toArray()).toEqual(w.toArray());
  });

  it('take a new learning rate', () => {
    const w = new Variable(1);
    const optimizer = new optim.SGD([w], { lr: 0.1 });
    w.mul(1).backward();
    optimizer.lr = 0.5;
    optimizer.step();
    expect(w.item()).toBe(0.5);
    expect(optimizer.lr).toBe(0.5);
  });

  it('refuse what is no list of parameters', () => {
    expect(() => new optim.SGD(new Variable(1) as never)).toThrow(AutogradError);
    expect(() => new optim.SGD(new nn.Linear(2, 2) as never)).toThrow(/net\.parameters\(\)/);
    expect(() => new optim.SGD([])).toThrow(/empty.*own fields/);
    expect(() => new optim.SGD([new Variable(1).exp()])).toThrow(/parameter 0 .* made by hand/);
  });

  it('refuse settings that they do not have, and rates that climb', () => {
    const parameters = () => [new Variable([1, 2])];
    for (const optimiser of [optim.SGD, optim.Momentum, optim.Adagrad, optim.RMSprop, optim.Adam])
      expect(() => new optimiser(parameters(), { learning_rate: 0.1 } as never)).toThrow(
        /no option learning_rate.*Did you mean lr/,
      );
    expect(() => new optim.AdamW(parameters(), { momentum: 0.9 } as never)).toThrow(/there is lr/);
    expect(() => new optim.SGD(parameters(), { lr: -0.1 })).toThrow(/from 0 up, got -0\.1/);
    expect(() => new optim.SGD(parameters(), { lr: Number.NaN })).toThrow(/got NaN/);
  });

  it('refuse a step without any gradient', () => {
    const w = new Variable([1, 2]);
    const sgd = new optim.SGD([w, new Variable(3)]);
    w.square().sum().backward();
    sgd.step(); // one of the two has one
    sgd.zeroGrad();
    expect(() => sgd.step()).toThrow(/loss\.backward\(\), step\(\)/);
  });

  it('tell a variable in a variable', () => {
    expect(() => new Variable(new Variable(1) as never)).toThrow(/a Variable already/);
  });

  it('clip_grad_value and clip_grad_norm change the gradients in place of the parameters', () => {
    const w = new Variable([3, 4]);
    w.square().sum().mul(0.5).backward();
    expect(nn.clip_grad_norm([w, new Variable(1)], 1)).toBe(5);
    expect(allclose(w.grad as Tensor, [0.6, 0.8])).toBe(true);
    nn.clip_grad_value([w], 0.7);
    expect(allclose(w.grad as Tensor, [0.6, 0.7])).toBe(true);
  });
});

describe("L3's make_update", () => {
  it('treats a batch as its examples added up', () => {
    const rng = new RandomState(2);
    const [x, gold] = [rng.randn(4, 3), zeros(4, 2)];
    for (let n = 0; n < 4; n++) gold.set(1, n, n % 2);
    const make = () => new nn.FFNN(3, 5, 2, { rng: new RandomState(7) });
    const [whole, single] = [make(), make()];
    const none = { step() {} } as optim.Optimizer;
    const loss = nn.make_update(whole, none, x, gold);
    let sum = 0;
    const grads = single.parameters().map((p) => zeros([...p.shape]));
    for (let n = 0; n < 4; n++) {
      sum += nn.make_update(single, none, x.slice(n), gold.slice(n));
      single.parameters().forEach((p, i) => {
        grads[i]?.add_(p.grad as Tensor);
      });
    }
    expect(loss).toBeCloseTo(sum, 12);
    whole.parameters().forEach((p, i) => {
      expect(allclose(p.grad as Tensor, grads[i] as Tensor, 1e-12, 1e-14)).toBe(true);
    });
  });
});

describe('solverModel', () => {
  it('lets Solver train a module: it learns, and the module holds the weights', async () => {
    const rng = new RandomState(4);
    const X = rng.randn(80, 2);
    const y = tensor(
      Array.from({ length: 80 }, (_, n) => (X.at(n, 0) * X.at(n, 1) > 0 ? 1 : 0)),
      'int32',
    );
    const net = new nn.Sequential(
      new nn.Linear(2, 16, { rng }),
      new nn.BatchNorm1d(16),
      new nn.ReLU(),
      new nn.Linear(16, 2, { rng }),
    );
    const model = nn.solverModel(net);
    const solver = new Solver(
      model,
      { X_train: X, y_train: y, X_val: X, y_val: y },
      { updateRule: 'adam', optimConfig: { learning_rate: 0.02 }, numEpochs: 30, batchSize: 20 },
    );
    await solver.train();
    expect(solver.valAccHistory.at(-1)).toBeGreaterThan(0.9);
    expect(model.params['0.weight']).toBe(net.parameters()[0]?.value);
    expect(Object.keys(model.extraState?.() as object)).toEqual(['1.runningMean', '1.runningVar']);
  });
});
