import { toMimeBundle } from 'kernel-lib/display';
import { gradCheck } from 'kernel-lib/gradcheck';
import { affine_forward, maxout_forward } from 'kernel-lib/layers';
import { squared_error_loss } from 'kernel-lib/losses';
import {
  ACTIVATIONS,
  type ActivationName,
  ConvNet,
  type ConvNetOptions,
  FullyConnectedNet,
  type FullyConnectedOptions,
  functionModel,
  lossAndGrads,
  type Model,
  scoresOf,
  TwoLayerNet,
} from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import { ones, stack, type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { cases, gap, T } from '../optim/reference.js';

const rng = new RandomState(11);
const X = rng.randn(6, 12);
const y = tensor([0, 3, 1, 2, 0, 3], 'int32');

/** Gradients of all weights against numeric slopes, batch statistics and masks as in training. */
function check(net: Model, inputs: Tensor, labels: Tensor): void {
  const [, grads] = lossAndGrads(net, inputs, labels);
  const report = gradCheck(() => lossAndGrads(net, inputs, labels)[0], net.params, grads);
  expect(report.checks.length).toBe(Object.keys(net.params).length);
  expect(report.passed, report.toString()).toBe(true);
  // Of all gradients, a few must be large enough for a relative error to mean something.
  expect(Math.max(...report.checks.map((c) => Math.abs(c.analytic)))).toBeGreaterThan(1e-4);
}

describe("the course's own nets", () => {
  const two = cases.find((c) => c.name === 'two_layer_net_modular')!;
  const make = (reg: number): Model[] => {
    const a = new TwoLayerNet({ inputDim: 5, hiddenDim: 50, numClasses: 7, reg });
    const b = new FullyConnectedNet({ inputDim: 5, hiddenDims: [50], numClasses: 7, reg });
    for (const net of [a, b]) {
      for (const k of ['W1', 'b1', 'W2', 'b2']) net.params[k] = T(two.inputs[k]!);
    }
    return [a, b];
  };
  const inputs = T(two.inputs.X!);
  const labels = T(two.inputs.y!).astype('int32');

  test('two layers: scores, loss and its regularisation, gradients', () => {
    for (const [reg, loss, grads] of [
      [0, 'loss_reg_0', 'grads_reg_0_derived'],
      [0.7, 'loss_reg_0_7_derived', 'grads_reg_0_7_derived'],
      [1, 'loss_reg_1', undefined],
    ] as const) {
      for (const net of make(reg)) {
        expect(gap(scoresOf(net, inputs), two.expected.scores_full_precision!)).toBeLessThan(1e-10);
        const [l, g] = lossAndGrads(net, inputs, labels);
        expect(Math.abs(l - (two.expected[loss] as number))).toBeLessThan(1e-10);
        if (!grads) continue;
        const expected = two.expected[grads] as unknown as Record<string, number[]>;
        for (const k in g) expect(gap(g[k]!, expected[k]!)).toBeLessThan(1e-10);
      }
    }
  });

  test('three layers at seed 231: the printed initial loss', () => {
    const c = cases.find((x) => x.name === 'fc_net_3layer_reg_0')!;
    const net = new FullyConnectedNet({ inputDim: 15, hiddenDims: [20, 30], numClasses: 10 });
    for (const k in net.params) net.params[k] = T(c.inputs[k]!);
    const [loss, grads] = net.loss(T(c.inputs.X!), T(c.inputs.y!).astype('int32'));
    expect(Math.abs(loss - (c.expected.initial_loss as number))).toBeLessThan(1e-10);
    const expected = c.expected.grads_derived as unknown as Record<string, number[]>;
    for (const k in grads) expect(gap(grads[k]!, expected[k]!)).toBeLessThan(1e-10);
  });
});

describe('gradients of the whole net agree with numeric ones', () => {
  const base = { inputDim: 12, numClasses: 4, weightScale: 0.5, reg: 0.3, seed: 2 };
  const variants: Record<string, FullyConnectedOptions> = {
    linear: { ...base, hiddenDims: [] },
    deep: { ...base, hiddenDims: [8, 7, 6] },
    batchnorm: { ...base, hiddenDims: [8, 7], normalization: 'batchnorm' },
    layernorm: { ...base, hiddenDims: [8, 7], normalization: 'layernorm' },
    dropout: { ...base, hiddenDims: [8, 7], dropoutKeep: 0.6, dropoutSeed: 3 },
    residual: { ...base, hiddenDims: [8, 8, 8], residual: true },
    everything: {
      ...base,
      hiddenDims: [8, 8, 6],
      residual: true,
      normalization: 'batchnorm',
      dropoutKeep: 0.7,
      dropoutSeed: 1,
      activation: 'tanh',
    },
    svm: { ...base, hiddenDims: [8], loss: 'svm' },
  };
  for (const name of [...Object.keys(ACTIVATIONS), 'prelu'] as ActivationName[]) {
    variants[name] = { ...base, hiddenDims: [8, 7], activation: name };
  }
  for (const [name, options] of Object.entries(variants)) {
    test(name, () => {
      const net = new FullyConnectedNet(options);
      for (const k in net.params) {
        // Away from the special values 0 and 1 of fresh biases, gammas and betas.
        if (!k.startsWith('W')) net.params[k]!.add_(rng.randn(net.params[k]!.size).mul(0.3));
      }
      check(net, X, y);
    });
  }

  const images = rng.randn(4, 2, 8, 8);
  const few = tensor([0, 2, 1, 2], 'int32');
  const conv: Record<string, ConvNetOptions> = {
    'one convolution': { numFilters: [3] },
    'two, with batchnorm': { numFilters: [3, 2], batchnorm: true, activation: 'elu' },
    prelu: { numFilters: [3], activation: 'prelu' },
    'none at all': { numFilters: [] },
  };
  for (const [name, options] of Object.entries(conv)) {
    test(`conv net: ${name}`, () => {
      const net = new ConvNet({
        inputDim: [2, 8, 8],
        hiddenDim: 5,
        numClasses: 3,
        weightScale: 0.3,
        reg: 0.2,
        ...options,
      });
      check(net, images, few);
      expect(net.loss(images).shape).toEqual([4, 3]);
    });
  }

  test('regression, with a loss of its own', () => {
    const net = new FullyConnectedNet({
      ...base,
      hiddenDims: [8],
      numClasses: 2,
      loss: squared_error_loss,
    });
    check(net, X, rng.randn(6, 2));
  });
});

describe('modes and options', () => {
  test('images are flattened, and a wrong input size is named', () => {
    const net = new FullyConnectedNet({ inputDim: 12, hiddenDims: [5], numClasses: 4 });
    const flat = net.loss(X);
    expect(gap(net.loss(X.reshape(6, 3, 2, 2)), flat.toArray() as never)).toBe(0);
    expect(() => net.loss(zeros([6, 13]))).toThrow(/x has D=13/);
  });

  test('with no skips the residual net is the plain net; with skips it is not', () => {
    const one = { inputDim: 12, hiddenDims: [5, 4], numClasses: 4 };
    const plain = new FullyConnectedNet(one).loss(X);
    expect(
      gap(new FullyConnectedNet({ ...one, residual: true }).loss(X), plain.toArray() as never),
    ).toBe(0);
    const same = { ...one, hiddenDims: [5, 5] };
    const a = new FullyConnectedNet(same).loss(X);
    expect(
      gap(new FullyConnectedNet({ ...same, residual: true }).loss(X), a.toArray() as never),
    ).toBeGreaterThan(1e-6);
  });

  test('batchnorm: training statistics move, test mode uses and keeps them', () => {
    const net = new FullyConnectedNet({
      inputDim: 12,
      hiddenDims: [5],
      numClasses: 4,
      normalization: 'batchnorm',
    });
    const before = net.loss(X).toArray() as never;
    expect(gap(net.loss(X), before)).toBe(0);
    net.trace(X, y);
    expect(gap(net.loss(X), before)).toBe(0);
    for (let i = 0; i < 200; i++) net.loss(X, y);
    // After many batches of the same data, test mode does what training mode does.
    const { running } = net.extraState();
    expect(gap(net.loss(X), before)).toBeGreaterThan(1e-3);
    expect(running[0]!.mean.abs().max()).toBeGreaterThan(1e-4);
  });

  test('dropout: training is random, testing is not, the generator is part of the state', () => {
    const make = () =>
      new FullyConnectedNet({
        inputDim: 12,
        hiddenDims: [50],
        numClasses: 4,
        dropoutKeep: 0.5,
        weightScale: 0.5,
      });
    const net = make();
    const [a] = net.loss(X, y);
    const state = net.extraState();
    const [b] = net.loss(X, y);
    expect(b).not.toBe(a);
    net.setExtraState(state);
    expect(net.loss(X, y)[0]).toBe(b);
    expect(make().loss(X, y)[0]).toBe(a);
    expect(gap(net.loss(X), make().loss(X).toArray() as never)).toBe(0);
  });

  test('float32 nets stay float32', () => {
    const net = new FullyConnectedNet({
      inputDim: 12,
      hiddenDims: [5],
      numClasses: 4,
      dtype: 'float32',
    });
    const [, grads] = net.loss(X, y);
    expect(Object.values(grads).every((g) => g.dtype === 'float32')).toBe(true);
  });

  test('init: by scale, by name, by function; weights come from the seed alone', () => {
    const dims = { inputDim: 400, hiddenDims: [300], numClasses: 4 };
    const std = (options: object) =>
      new FullyConnectedNet({ ...dims, ...options }).params.W1!.std();
    expect(std({ weightScale: 0.02 })).toBeCloseTo(0.02, 3);
    expect(std({ init: 'kaimingNormal' })).toBeCloseTo(Math.sqrt(2 / 400), 3);
    expect(std({ init: (shape: number[]) => ones(shape) })).toBe(0);
    const w = new FullyConnectedNet({ ...dims, seed: 5 }).params.W1!;
    expect(gap(new FullyConnectedNet({ ...dims, seed: 5 }).params.W1!, w.toArray() as never)).toBe(
      0,
    );
    expect(gap(w, new RandomState(5).randn(400, 300).mul(1e-2).toArray() as never)).toBe(0);
  });

  test('maxout is the layer of that name, its two pieces side by side in W', () => {
    const net = new FullyConnectedNet({
      inputDim: 12,
      hiddenDims: [3],
      numClasses: 4,
      activation: 'maxout',
      weightScale: 0.5,
    });
    const { W1, b1, W2, b2 } = net.params;
    expect(W1!.shape).toEqual([12, 6]);
    const w = stack([W1!.slice(':', '0:3'), W1!.slice(':', '3:6')]);
    const [hidden] = maxout_forward(X.reshape(6, 12), w, b1!.reshape(2, 3));
    expect(
      net
        .loss(X)
        .sub(affine_forward(hidden, W2!, b2!)[0])
        .abs()
        .max(),
    ).toBeLessThan(1e-14);
    expect(() => ACTIVATIONS.maxout.forward(zeros([2, 3]))).toThrow(/two numbers per unit/);
  });

  test('prelu learns its slopes, which carry no penalty', async () => {
    const net = new FullyConnectedNet({
      inputDim: 12,
      hiddenDims: [5, 4],
      numClasses: 4,
      activation: 'prelu',
      reg: 1,
    });
    expect([net.params.alpha1!.item(), net.params.alpha2!.item()]).toEqual([0.25, 0.25]);
    const [loss, grads] = net.loss(X, y);
    net.reg = 0;
    const [plain, without] = net.loss(X, y);
    expect(loss).toBeGreaterThan(plain);
    expect(grads.alpha1!.item()).toBe(without.alpha1!.item());
    expect(grads.alpha1!.item()).not.toBe(0);
  });

  test('a trace has every layer, forward and backward', () => {
    const net = new FullyConnectedNet({
      inputDim: 12,
      hiddenDims: [5, 5],
      numClasses: 4,
      residual: true,
    });
    const { activations, gradients, loss } = net.trace(X, y);
    const names = ['affine1', 'hidden1', 'affine2', 'hidden2', 'scores'];
    expect(Object.keys(activations)).toEqual(names);
    expect(Object.keys(gradients).sort()).toEqual([...names].sort());
    for (const k of names) expect(gradients[k]!.shape).toEqual(activations[k]!.shape);
    expect(loss).toBe(net.loss(X, y)[0]);
  });

  test('nets show their weights', () => {
    const net = new FullyConnectedNet({
      hiddenDims: [100],
      normalization: 'batchnorm',
      dropoutKeep: 0.5,
    });
    const text = String(toMimeBundle(net)['text/plain']);
    expect(text).toMatch(
      /^FullyConnectedNet: {affine - batchnorm - relu - dropout} x 1 - affine\n/,
    );
    expect(text).toMatch(/W1 \(3072, 100\) +307 200\n/);
    expect(text).toMatch(/parameters +308 510$/);
    expect(String(new FullyConnectedNet({ hiddenDims: [] }))).toMatch(
      /^FullyConnectedNet: affine\n/,
    );
    expect(String(new ConvNet())).toMatch(/W1 \(16, 3, 3, 3\) +432\n/);
    expect(String(new TwoLayerNet())).toMatch(/b2 \(10\)/);
  });

  test('mistakes are named', () => {
    const make = (o: object) => () => new FullyConnectedNet({ hiddenDims: [5], ...o });
    expect(make({ hiddenDims: 5 })).toThrow(/hiddenDims must be a list/);
    expect(make({ activation: 'rellu' })).toThrow(/'rellu' is not known. Try one of relu/);
    expect(make({ init: 'he' })).toThrow(/init 'he' is not known/);
    expect(make({ init: 'xavier', weightScale: 1 })).toThrow(/not both/);
    expect(make({ dropoutKeep: 0 })).toThrow(/probability of keeping/);
    expect(make({ normalization: 'batch' })).toThrow(/normalization 'batch'/);
    expect(make({ normalisation: 'batchnorm' })).toThrow(/Did you mean normalization/);
    expect(make({ dropout: 0.5 })).toThrow(/option dropout is not known. Known: hiddenDims/);
    expect(make({ numClasses: 0 })).toThrow(/numClasses must be a whole number above 0, got 0/);
    expect(() => new ConvNet({ init: 'kaiming', weightScale: 1 })).toThrow(/not both/);
    expect(() => new ConvNet({ hiddenDim: 2.5 })).toThrow(/hiddenDim must be a whole number/);
    expect(() => new ConvNet({ activation: 'maxout' })).toThrow(/fully connected/);
    expect(() => new TwoLayerNet({ hidden_dim: 3 } as object)).toThrow(/Did you mean hiddenDim/);
    expect(() => new ConvNet({ inputDim: [3, 10, 10], numFilters: [4, 4] })).toThrow(
      /divisible by 4/,
    );
  });
});

describe("the lecture's functions as a model", () => {
  const fn = (X: Tensor, p: { W: Tensor }, y: Tensor | undefined, reg: number) => {
    const scores = X.dot(p.W);
    if (y === undefined) return scores;
    return [reg, { W: p.W }] as const;
  };
  test('with and without y', () => {
    const model = functionModel(fn, { W: ones([12, 4]) }, { reg: 5 });
    expect(scoresOf(model, X).shape).toEqual([6, 4]);
    expect(lossAndGrads(model, X, y)[0]).toBe(5);
  });
  test('scores of their own, and a function that cannot do without y', () => {
    const needsY = (_X: Tensor, _p: object, labels: Tensor) => [labels.size, {}];
    const model = functionModel(needsY, { W: ones([2]) });
    expect(() => scoresOf(model, X)).toThrow(/needsY failed without y .* pass {scores/);
    const scores = (x: Tensor) => x.mul(2);
    expect(scoresOf(functionModel(needsY, {}, { scores }), X).at(0, 0)).toBe(2 * X.at(0, 0));
  });
  test('a missing gradient, a missing pair and missing scores are named', () => {
    const bad = (result: unknown) => functionModel(() => result, { W: ones([2]) });
    expect(() => lossAndGrads(bad([1, { V: X }]), X, y)).toThrow(/grads has no 'W'. It has: V/);
    expect(() => lossAndGrads(bad(X), X, y)).toThrow(/must return \[loss, grads\]/);
    expect(() => lossAndGrads(bad([X, {}]), X, y)).toThrow(/Is a sum over the batch missing/);
    expect(() => scoresOf(bad([1, {}]), X)).toThrow(/without y must return the scores/);
  });
});
