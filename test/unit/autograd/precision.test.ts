import { Solver } from 'kernel-lib';
import { concatenate, gradients, nn, noGrad, optim, Variable, where } from 'kernel-lib/autograd';
import { RandomState } from 'kernel-lib/random';
import { ones, type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

const draw = (...shape: number[]): Tensor => new RandomState(1).randn(...shape).astype('float32');
const dtype = 'float32' as const;
const labels = [0, 2, 1, 1];

/** Every module of nn in float32 and what it is given; a test compares the names with nn's. */
const MODULES: Record<string, () => [nn.Module, Tensor]> = {
  Activation: () => [new nn.Activation('relu'), draw(4, 3)],
  BatchNorm1d: () => [new nn.BatchNorm1d(3, { dtype }), draw(4, 3)],
  BatchNorm2d: () => [new nn.BatchNorm2d(2, { dtype }), draw(4, 2, 3, 3)],
  Conv2d: () => [new nn.Conv2d(2, 4, 3, { dtype, padding: 1, groups: 2 }), draw(4, 2, 3, 3)],
  Dropout: () => [new nn.Dropout(0.5, { seed: 1 }), draw(4, 3)],
  ELU: () => [new nn.ELU(), draw(4, 3)],
  Embedding: () => [new nn.Embedding(5, 3, { dtype }), tensor(labels, 'int32')],
  FFNN: () => [new nn.FFNN(3, 4, 2).to(dtype), draw(4, 3)],
  Flatten: () => [new nn.Flatten(), draw(4, 2, 3)],
  GELU: () => [new nn.GELU(), draw(4, 3)],
  GroupNorm: () => [new nn.GroupNorm(2, 4, { dtype }), draw(4, 4, 3)],
  LayerNorm: () => [new nn.LayerNorm(3, { dtype }), draw(4, 3)],
  LeakyReLU: () => [new nn.LeakyReLU(), draw(4, 3)],
  Linear: () => [new nn.Linear(3, 2, { dtype }), draw(4, 3)],
  LogSoftmax: () => [new nn.LogSoftmax(), draw(4, 3)],
  MaxPool2d: () => [new nn.MaxPool2d(2, { padding: 1 }), draw(4, 2, 4, 4)],
  PReLU: () => [new nn.PReLU({ dtype }), draw(4, 3)],
  ReLU: () => [new nn.ReLU(), draw(4, 3)],
  Residual: () => [new nn.Residual(new nn.Linear(3, 3, { dtype })), draw(4, 3)],
  Sequential: () => [new nn.Sequential(new nn.Linear(3, 3), new nn.Tanh()).to(dtype), draw(4, 3)],
  Sigmoid: () => [new nn.Sigmoid(), draw(4, 3)],
  Softmax: () => [new nn.Softmax(), draw(4, 3)],
  Swish: () => [new nn.Swish(1.5), draw(4, 3)],
  Tanh: () => [new nn.Tanh(), draw(4, 3)],
};

/** Every function of nn from scores (4, 3) or images, with float64 targets where it has any. */
const FUNCTIONS: Record<string, (x: Variable) => Variable> = {
  binaryCrossEntropy: (x) => nn.binaryCrossEntropy(x, ones(4, 3)),
  conv2d: (x) => nn.conv2d(x.reshape(1, 1, 4, 3), draw(2, 1, 3, 3), draw(2), { padding: 'same' }),
  crossEntropy: (x) => nn.crossEntropy(x, labels),
  maxPool2d: (x) => nn.maxPool2d(x.reshape(1, 1, 4, 3), 2),
  mseLoss: (x) => nn.mseLoss(x, ones(4, 3)),
  nllLoss: (x) => nn.nllLoss(x.logSoftmax(), labels),
  svmLoss: (x) => nn.svmLoss(x, labels),
};

/** What of nn computes nothing of x. */
const OTHERS = [
  'Module',
  'Parameter',
  'clip_grad_norm',
  'clip_grad_value',
  'make_update',
  'solverModel',
];

const modes = (module: nn.Module) => [module.train(), module.eval()];

describe('float32 stays float32', () => {
  it('is tried with everything in nn', () => {
    const tried = [...Object.keys(MODULES), ...Object.keys(FUNCTIONS), ...OTHERS];
    expect(tried.sort()).toEqual(Object.keys(nn).sort());
  });

  it.each(Object.entries(MODULES))('through %s, and so do all gradients', (_name, make) => {
    const [module, x] = make();
    for (const mode of modes(module)) {
      const v = new Variable(x, { requiresGrad: x.dtype === dtype });
      const out = mode.forward(v);
      expect(out.dtype).toBe(dtype);
      out.square().sum().backward();
      if (v.requiresGrad) expect(v.grad?.dtype).toBe(dtype);
      for (const p of module.parameters()) expect(p.grad?.dtype).toBe(dtype);
      for (const value of Object.values(module.stateDict())) expect(value.dtype).toBe(dtype);
    }
  });

  it.each(Object.entries(FUNCTIONS))('through %s', (_name, f) => {
    const x = new Variable(draw(4, 3));
    const out = f(x);
    expect(out.dtype).toBe(dtype);
    out.sum().backward();
    expect(x.grad?.dtype).toBe(dtype);
  });

  it('through norms and PReLU that were made in float64, whose own gradients are float64', () => {
    for (const make of [
      () => new nn.BatchNorm1d(3),
      () => new nn.LayerNorm(3),
      () => new nn.GroupNorm(1, 3),
      () => new nn.PReLU(),
    ]) {
      const module = make();
      for (const mode of modes(module)) {
        const x = new Variable(draw(4, 3));
        const out = mode.forward(x);
        expect(out.dtype).toBe(dtype);
        out.square().sum().backward();
        expect(x.grad?.dtype).toBe(dtype);
        for (const p of module.parameters()) expect(p.grad?.dtype).toBe('float64');
        for (const value of Object.values(module.stateDict())) expect(value.dtype).toBe('float64');
        // float64 through float32 norms loses nothing.
        expect(make().to(dtype).forward(draw(4, 3).astype('float64')).dtype).toBe('float64');
      }
    }
  });

  it.each(Object.entries(optim).filter(([name]) => name !== 'Optimizer'))(
    'under %s',
    (_name, kind) => {
      const w = new Variable(draw(4, 3));
      const optimizer = new (kind as typeof optim.SGD)([w], { lr: 0.01 });
      for (let i = 0; i < 3; i++) {
        optimizer.zeroGrad();
        w.square().mul(ones(4, 3)).sum().backward();
        optimizer.step();
        expect(w.dtype).toBe(dtype);
      }
    },
  );

  it('in a Solver, whatever the examples are', async () => {
    const [X, y] = [new RandomState(1).randn(20, 3), tensor(labels.concat(labels), 'int32')];
    const net = new nn.Sequential(new nn.Linear(3, 3), new nn.BatchNorm1d(3)).to(dtype);
    const data = { X_train: X.slice('0:8'), y_train: y };
    await new Solver(nn.solverModel(net), data, { updateRule: 'adam', numEpochs: 2 }).train();
    expect(noGrad(() => net.forward(draw(4, 3))).dtype).toBe(dtype);
    for (const p of net.parameters()) expect([p.dtype, p.grad?.dtype]).toEqual([dtype, dtype]);
  });
});

describe('a gradient has the type of what it is the gradient of', () => {
  const wide = tensor([0.1, 0.2, 0.3]);
  const MIXED: Record<string, (x: Variable) => Variable> = {
    add: (x) => x.add(wide),
    sub: (x) => x.sub(wide),
    rsub: (x) => x.rsub(wide),
    mul: (x) => x.mul(wide),
    div: (x) => x.div(wide),
    pow: (x) => x.square().pow(wide),
    maximum: (x) => x.maximum(wide),
    minimum: (x) => x.minimum(wide),
    dot: (x) => x.dot(wide),
    matmul: (x) => x.matmul(ones(2, 3, 4)),
    where: (x) => where([true, false, true], x, wide),
    concatenate: (x) => concatenate([x, ones(2, 3)]),
    conv2d: (x) => nn.conv2d(x.reshape(1, 1, 4, 3), ones(1, 1, 2, 2)),
    Linear: (x) => new nn.Linear(3, 2).forward(x),
  };

  it.each(Object.entries(MIXED))('%s of float32 and float64 is float64', (_name, f) => {
    const x = new Variable(draw(4, 3));
    const out = f(x);
    expect(out.dtype).toBe('float64');
    const [g] = gradients(out.square().sum(), [x], { createGraph: true });
    expect(g!.dtype).toBe(dtype);
    g!.square().sum().backward();
    expect(x.grad?.dtype).toBe(dtype);
    // The same numbers as all in float64, rounded.
    const y = new Variable(draw(4, 3).astype('float64'));
    const exact = gradients(f(y).square().sum(), [y])[0]!.value;
    if (_name !== 'Linear') expect(g!.value.sub(exact).abs().max()).toBeLessThan(1e-4);
  });

  it('numbers and tensors without axes take the type of the other operand, as in PyTorch', () => {
    const x = new Variable(draw(3));
    const scale = new Variable(2);
    for (const out of [x.mul(2), x.mul(tensor(2)), x.mul(scale), scale.sub(x), x.maximum(scale)])
      expect(out.dtype).toBe(dtype);
    expect(x.sum().mul(scale).dtype).toBe('float64'); // neither has axes
    x.mul(scale).sum().backward();
    expect([x.grad?.dtype, scale.grad?.dtype]).toEqual([dtype, 'float64']);
    expect(scale.grad?.item()).toBeCloseTo(x.value.sum(), 6);
  });

  it('astype is recorded; whole numbers have no gradient', () => {
    const x = new Variable([1.5, 2.5]);
    const y = x.astype(dtype);
    expect(y.dtype).toBe(dtype);
    y.square().sum().backward();
    expect(x.grad).toEqual(tensor([3, 5]));
    expect(x.astype('float64')).toBe(x);
    expect(x.astype('int32').requiresGrad).toBe(false);
    expect(x.astype('int32').toArray()).toEqual([1, 2]);
  });
});

describe('Module.to', () => {
  it('changes parameters, gradients and buffers in place of the module', () => {
    const net = new nn.Sequential(new nn.Linear(3, 3), new nn.BatchNorm1d(3));
    const before = net.parameters();
    net.forward(draw(4, 3)).sum().backward();
    expect(net.to('float32')).toBe(net);
    expect(net.parameters()).toEqual(before);
    for (const p of before) expect([p.dtype, p.grad?.dtype]).toEqual([dtype, dtype]);
    for (const value of Object.values(net.stateDict())) expect(value.dtype).toBe(dtype);
    expect(Object.values(net.to('float64').stateDict()).every((v) => v.dtype === 'float64')).toBe(
      true,
    );
  });

  it('says what it takes', () => {
    expect(() => new nn.Tanh().to('cuda' as never)).toThrow(
      `to: expected 'float32' or 'float64', got the string "cuda". All modules work on the one processor.`,
    );
  });
});

describe('logSumExp of infinities, as in PyTorch', () => {
  it.each([
    [[-Infinity, -Infinity], -Infinity, [NaN, NaN]],
    [[-Infinity, 2], 2, [0, 1]],
    [[1, Infinity], Infinity, [0, NaN]],
  ])('%j', (values, value, slope) => {
    const x = new Variable(values);
    const out = x.logSumExp();
    expect(out.item()).toBe(value);
    out.backward();
    expect(x.grad?.toArray()).toEqual(slope);
  });

  it('line by line', () => {
    const x = new Variable([
      [-Infinity, -Infinity],
      [0, 0],
    ]);
    expect(x.logSumExp(1).toArray()).toEqual([-Infinity, Math.log(2)]);
    expect(x.logSumExp(-1, true).shape).toEqual([2, 1]);
  });
});
