import { readFileSync } from 'node:fs';
import { gradients, hessian, nn, optim, Variable } from 'kernel-lib/autograd';
import { RandomState } from 'kernel-lib/random';
import { allclose, ones, type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

// Numbers by PyTorch; see test/reference/make_autograd.py.
const { images, cnn, along } = JSON.parse(
  readFileSync(new URL('../../reference/autograd.json', import.meta.url), 'utf8'),
).programs;

function close(got: Tensor | undefined, expected: unknown, tolerance = 1e-12): void {
  const want = tensor(expected as never);
  expect(got?.shape).toEqual(want.shape);
  expect(allclose(got as Tensor, want, tolerance, tolerance)).toBe(true);
}

interface Recorded {
  x: number[];
  dout: number[];
  out: number[];
  grads: Record<string, number[]>;
}

interface Norm extends Recorded {
  name: string;
  gamma: number[];
  beta: number[];
  runningMean?: number[];
  runningVar?: number[];
  evaluated: number[];
}

/** Output and gradients beside the recorded ones. */
function compare(test: Recorded, leaves: Record<string, Variable>, out: Variable): void {
  close(out.value, test.out);
  out.backward(test.dout);
  for (const [name, leaf] of Object.entries(leaves)) close(leaf.grad, test.grads[name]);
}

const titled = (tests: { options: object }[]): [string, object][] =>
  tests.map((test) => [JSON.stringify(test.options), test]);

describe("PyTorch's numbers", () => {
  it.each(titled(images.convs))('conv2d %s', (_, given) => {
    const test = given as Recorded & { w: number[]; b: number[]; options: nn.ConvOptions };
    const [x, w, b] = [new Variable(test.x), new Variable(test.w), new Variable(test.b)];
    compare(test, { x, w, b }, nn.conv2d(x, w, b, test.options));
  });

  it.each(titled(images.pools))('maxPool2d %s', (_, given) => {
    const test = given as Recorded & { kernelSize: nn.Pair; options: nn.PoolOptions };
    const x = new Variable(test.x);
    compare(test, { x }, nn.maxPool2d(x, test.kernelSize, test.options));
  });

  it.each(images.norms as Norm[])('$name', (given) => {
    const test: Norm = given;
    const layer = {
      BatchNorm2d: () => new nn.BatchNorm2d(4, { momentum: 0.3 }),
      GroupNorm: () => new nn.GroupNorm(2, 4),
      GroupNorm1: () => new nn.GroupNorm(1, 4, { eps: 0.1 }),
    }[given.name]!();
    layer.gamma.value = tensor(test.gamma);
    layer.beta.value = tensor(test.beta);
    const x = new Variable(test.x);
    compare(test, { x, gamma: layer.gamma, beta: layer.beta }, layer.forward(x));
    if (layer instanceof nn.BatchNorm2d) {
      close(layer.runningMean, test.runningMean);
      close(layer.runningVar, test.runningVar);
    }
    close(layer.eval().forward(tensor(test.x)).value, test.evaluated);
  });

  it.each(Object.keys(cnn.by))('a small net of images, by %s', (by) => {
    const net = new nn.Sequential(
      new nn.Conv2d(1, 4, 3, { padding: 1 }),
      new nn.ReLU(),
      new nn.MaxPool2d(2),
      new nn.Flatten(),
      new nn.Linear(16, 3),
    );
    const parameters = net.parameters();
    parameters.forEach((p, i) => {
      p.value = tensor(cnn.start[i]);
    });
    const make: Record<string, () => optim.Optimizer> = {
      SGD: () => new optim.SGD(parameters, { lr: 0.1 }),
      Adafactor: () => new optim.Adafactor(parameters),
      'Adafactor, all settings': () =>
        new optim.Adafactor(parameters, {
          lr: 0.05,
          decayExponent: -0.6,
          epsilon1: 1e-7,
          epsilon2: 1e-2,
          clipThreshold: 1.2,
          weightDecay: 0.1,
        }),
    };
    const optimizer = make[by]!();
    const losses = cnn.by[by].losses.map(() => {
      optimizer.zeroGrad();
      const loss = nn.crossEntropy(net.forward(tensor(cnn.x)), cnn.y);
      loss.backward();
      optimizer.step();
      return loss.item();
    });
    close(tensor(losses), cnn.by[by].losses);
    close(parameters[0]!.value, cnn.by[by].conv);
  });

  const same: Record<string, (x: Variable) => Variable> = {
    prod: (x) => x.prod(),
    prod0: (x) => x.prod(0),
    prod1: (x) => x.prod(1),
    cumsum0: (x) => x.cumsum(0),
    cumsum1: (x) => x.cumsum(1),
    sort0: (x) => x.sort(0),
    sort1: (x) => x.sort(),
  };
  it.each(Object.keys(along.cases))('%s, twice differentiated, zeros and ties too', (name) => {
    const test = along.cases[name];
    const x = new Variable(along.x);
    const out = same[name]!(x);
    close(out.value, test.out);
    out.backward(test.dout);
    close(x.grad, test.grad);
    const f = (v: Variable) => same[name]!(v).mul(test.dout).square().sum();
    close(hessian(f, tensor(along.x)).sum(0), test.hessian, 1e-10);
  });
});

describe('modules for images', () => {
  it('Conv2d draws as PyTorch, or by a named initialiser', () => {
    const conv = new nn.Conv2d(8, 16, [3, 5], { rng: new RandomState(1) });
    const bound = 1 / Math.sqrt(8 * 15);
    expect([conv.weight.shape, conv.bias?.shape]).toEqual([[16, 8, 3, 5], [16]]);
    for (const p of conv.parameters()) expect(p.value.abs().max()).toBeLessThanOrEqual(bound);
    expect(conv.weight.value.std()).toBeCloseTo(bound / Math.sqrt(3), 2);
    const he = new nn.Conv2d(8, 16, 3, { init: 'kaimingNormal', rng: new RandomState(1) });
    expect(he.weight.value.std()).toBeCloseTo(Math.sqrt(2 / 72), 1);
    expect(he.bias?.value.abs().max()).toBe(0);
    expect(new nn.Conv2d(1, 2, 3, { bias: false }).parameters().length).toBe(1);
  });

  it('a net of float32 stays float32', () => {
    const dtype = 'float32';
    const net = new nn.Sequential(
      new nn.Conv2d(2, 4, 3, { padding: 'same', dtype }),
      new nn.BatchNorm2d(4, { dtype }),
      new nn.MaxPool2d(2),
      new nn.GroupNorm(2, 4, { dtype }),
      new nn.Flatten(),
      new nn.BatchNorm1d(16, { dtype }),
      new nn.LayerNorm(16, { dtype }),
    );
    const x = new RandomState(1).randn(3, 2, 4, 4).astype(dtype);
    net.forward(x).square().sum().backward();
    for (const p of net.parameters()) expect([p.dtype, p.grad?.dtype]).toEqual([dtype, dtype]);
    expect(Object.values(net.stateDict()).map((t) => t.dtype)).toEqual(
      Object.keys(net.stateDict()).map(() => dtype),
    );
    expect(net.eval().forward(x).dtype).toBe(dtype);
  });

  it('second derivatives go through a whole net', () => {
    const conv = new nn.Conv2d(1, 2, 2, { rng: new RandomState(3) });
    const net = new nn.Sequential(
      conv,
      new nn.BatchNorm2d(2),
      new nn.MaxPool2d(2),
      new nn.GroupNorm(1, 2),
    );
    const x = new RandomState(4).randn(2, 1, 5, 5);
    const slope = () => {
      const [g] = gradients(net.forward(x).pow(3).sum(), [conv.weight], { createGraph: true });
      return g!.square().sum();
    };
    const [second] = gradients(slope(), [conv.weight]);
    const h = 1e-6;
    const moved = (step: number) => {
      conv.weight.value = conv.weight.value.copy();
      conv.weight.value.data[1]! += step;
      return slope().item();
    };
    const numeric = (moved(h) - moved(-2 * h)) / (2 * h);
    expect(Math.abs(numeric / second!.value.data[1]! - 1)).toBeLessThan(1e-5);
  });

  it('a window of nothing but -Infinity gives its gradient to a pixel, not to the padding', () => {
    const x = new Variable(zeros(1, 1, 2, 2).sub(Infinity));
    nn.maxPool2d(x, 2, { padding: 1 }).sum().backward();
    expect(x.grad?.toArray()).toEqual(ones(1, 1, 2, 2).toArray());
  });

  it('say what is wrong', () => {
    const x = ones(2, 3, 4, 4);
    expect(() => new nn.Conv2d(1, 2, 3).forward(x)).toThrow(
      /^Conv2d\(1, 2, 3\): x must have shape \(N, 1, H, W\), got \(2, 3, 4, 4\)/,
    );
    expect(() => new nn.Conv2d(3, 2, 3).forward(ones(2, 4, 4, 3))).toThrow(
      /transpose\(0, 3, 1, 2\)/,
    );
    expect(() => new nn.Conv2d(3, 2, 3).forward(ones(3, 4, 4))).toThrow(/expandDims\(0\)/);
    expect(() => new nn.Conv2d(3, 2, 5).forward(x)).toThrow(
      /window \(5, 5\) is larger than the image/,
    );
    expect(() => new nn.Conv2d(3, 2, 3, { pad: 1 } as never)).toThrow(
      /no option pad\. Did you mean padding/,
    );
    expect(() => new nn.Conv2d(3, 2, 3, 1 as never)).toThrow(/expected an object of stride/);
    expect(() => new nn.Conv2d(3, 2, 3, { stride: 0 })).toThrow(
      /stride must be a whole number, 1 or more/,
    );
    expect(() => new nn.Conv2d(3, 2, 3, { padding: 'same', stride: 2 })).toThrow(
      /'same' needs stride 1/,
    );
    expect(() => new nn.Conv2d(3, 2, 3, { groups: 2 })).toThrow(
      /groups must divide the 3 channels/,
    );
    expect(() => nn.conv2d(x, ones(2, 3, 3))).toThrow(/filters must be \(F, C, kH, kW\)/);
    expect(() => nn.conv2d(x, ones(2, 3, 3, 3), ones(3))).toThrow(/bias must be \(2,\)/);
    expect(() => new nn.MaxPool2d(5).forward(x)).toThrow(/window \(5, 5\) is larger/);
    expect(() => new nn.MaxPool2d(2, { padding: 2 })).toThrow(/half of the window/);
    expect(() => new nn.BatchNorm2d(4).forward(x)).toThrow(/\(N, 4, H, W\), got \(2, 3, 4, 4\)/);
    expect(() => new nn.BatchNorm2d(3).forward(ones(1, 3, 1, 1))).toThrow(/no variance/);
    expect(() => new nn.GroupNorm(8, 2)).toThrow(/groups come first/);
    expect(() => new nn.GroupNorm(1, 2).forward(x)).toThrow(/\(N, 2, …\)/);
    expect(() => new nn.LayerNorm(3, { momentum: 1 } as never)).toThrow(/no option momentum/);
  });

  it('print their settings', () => {
    expect(String(new nn.Conv2d(3, 8, 3, { padding: 1, bias: false }))).toBe(
      'Conv2d(3, 8, 3, padding 1, no bias)',
    );
    expect(String(new nn.MaxPool2d(3, { stride: 2 }))).toBe('MaxPool2d(3, stride 2)');
    expect(String(new nn.GroupNorm(2, 8))).toBe('GroupNorm(2, 8)');
  });
});

describe('prod, cumsum, sort', () => {
  it('of a number and of nothing', () => {
    const x = new Variable(3);
    x.sort().mul(x.prod()).backward();
    expect(x.grad?.item()).toBe(6);
    const none = new Variable(zeros(0, 2));
    none.prod(0).sum().add(none.sort(0).sum()).add(none.cumsum().sum()).backward();
    expect(none.grad?.shape).toEqual([0, 2]);
  });
});
