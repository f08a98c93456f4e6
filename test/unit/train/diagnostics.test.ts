import { DISPLAY } from 'kernel-lib/display';
import { ones, tensor, zeros } from 'kernel-lib/tensor';
import {
  deadUnits,
  gradientReport,
  layerStatistics,
  RANGES,
  Solver,
  saturation,
  updateRatios,
  watchRatios,
} from 'kernel-lib/train';
import { describe, expect, test } from 'vitest';
import { toyData, toyNet } from './toy.js';

const { X_train: X, y_train: y } = toyData();

describe('layers', () => {
  test('dead units are those that never change', () => {
    expect(
      deadUnits(
        tensor([
          [0, 1, 0, 2],
          [0, 2, 0, 2],
          [0, 1, 3, 2],
        ]),
      ),
    ).toBe(0.5);
    // One value per channel and image: channel 0 differs in one pixel.
    expect(
      deadUnits(
        tensor([
          [[[0, 0]], [[5, 5]]],
          [[[0, 1]], [[5, 5]]],
        ]),
      ),
    ).toBe(0.5);
  });
  test('one example cannot tell dead units', () => {
    expect(deadUnits(ones([1, 4]))).toBeNaN();
    expect(deadUnits(ones([1, 4, 2, 2]))).toBe(1);
  });

  test('saturation counts both ends of the range', () => {
    expect(saturation(tensor([-1, -0.99, 0, 0.97, 0.99]), RANGES.tanh!)).toBe(0.6);
    expect(saturation(tensor([0.005, 0.5, 0.98, 1]), RANGES.sigmoid!)).toBe(0.5);
  });
  test('large weights saturate tanh and starve the gradient, small ones do not', () => {
    const look = (weightScale: number) => {
      const net = toyNet({ activation: 'tanh', hiddenDims: [20, 20], weightScale });
      const trace = net.trace(X, y);
      return layerStatistics(trace, { range: RANGES.tanh! }).layers.find(
        (l) => l.name === 'hidden2',
      )!;
    };
    expect(look(20).saturated).toBeGreaterThan(0.9);
    expect(look(0.1).saturated).toBe(0);
    expect(look(0.1).std).toBeLessThan(look(20).std);
  });
  test('means, stds and gradients are those of the trace', () => {
    const trace = toyNet().trace(X, y);
    const report = layerStatistics(trace);
    const h = report.layers.find((l) => l.name === 'hidden1')!;
    expect(h.mean).toBe(trace.activations.hidden1!.mean());
    expect(h.std).toBe(trace.activations.hidden1!.std());
    const g = trace.gradients.hidden1!;
    expect(h.gradient).toBeCloseTo(Math.sqrt(g.mul(g).mean()), 15);
    expect(report.toString()).toMatch(/hidden1 +\S+ +\S+ +\d+\.\d %/);
    expect(String(report[DISPLAY]()['text/html'])).toMatch(/^<table>.*hidden1/);
  });
});

describe('update-to-weight ratio', () => {
  test('is the ratio of norms', () => {
    const ratios = updateRatios(
      { w: tensor([3, 4]), b: zeros([2]) },
      { w: tensor([3, 4.5]), b: zeros([2]) },
    );
    expect(ratios.w).toBe(0.1);
    expect(ratios.b).toBeNaN();
  });
  test('is watched during training', async () => {
    const ratios = watchRatios(2);
    const solver = new Solver(toyNet(), toyData(), {
      callbacks: [ratios],
      numEpochs: 4,
      batchSize: 20,
    });
    await solver.train();
    expect(ratios.iterations).toEqual([2, 4, 6, 8, 10, 12]);
    expect(ratios.ratios.W1!.every((r) => r > 0 && r < 0.1)).toBe(true);
    const slow = watchRatios(2);
    await new Solver(toyNet(), toyData(), {
      callbacks: [slow],
      numEpochs: 4,
      batchSize: 20,
      optimConfig: { learning_rate: 1e-6 },
    }).train();
    expect(slow.ratios.W1![0]! * 1e4).toBeCloseTo(ratios.ratios.W1![0]!, 4);
  });
});

describe('gradient report', () => {
  const find = (net: ReturnType<typeof toyNet>, name: string) => {
    const trace = net.trace(X, y);
    return gradientReport(trace.grads, net.params, trace).gradients.find((g) => g.name === name)!;
  };

  test('a healthy net is fine', () => {
    const net = toyNet();
    const trace = net.trace(X, y);
    const report = gradientReport(trace.grads, net.params, trace);
    expect(report.fine, report.toString()).toBe(true);
  });
  test('NaN weights are blamed on the learning rate, NaN from finite weights on the pass', () => {
    const grads = { W1: tensor([1, Number.NaN]) };
    const broken = gradientReport(grads, { W1: tensor([Number.POSITIVE_INFINITY, 1]) })
      .gradients[0]!;
    expect(broken).toMatchObject({ finding: 'NaN' });
    expect(broken.reason).toMatch(/W1 hold NaN or Inf already.* learning rate .* initialisation/);
    expect(gradientReport(grads, { W1: tensor([2, 1]) }).gradients[0]!.reason).toMatch(
      /arose in this pass/,
    );
    expect(gradientReport({ a: tensor([Number.NEGATIVE_INFINITY]) }).gradients[0]!.finding).toBe(
      'Inf',
    );
  });
  test('dead relu units', () => {
    const net = toyNet();
    net.params.b1!.fill_(-1000);
    expect(find(net, 'W1')).toMatchObject({ finding: 'all zero', zeros: 1, norm: 0 });
    expect(find(net, 'W1').reason).toMatch(/All units of layer 1 are dead/);
  });
  test('zero and constant weights', () => {
    const net = toyNet({ activation: 'tanh' });
    net.params.W1!.fill_(0);
    net.params.W2!.fill_(0);
    expect(find(net, 'W1').reason).toMatch(/nothing comes back|dead/);
    net.params.W1!.fill_(0.3);
    net.params.W2!.fill_(0.3);
    expect(find(net, 'W1')).toMatchObject({ finding: 'all zero' });
    const rows = tensor([[1, -2, 0.5]]);
    net.params.W2 = zeros([10, 3]).add(rows);
    expect(find(net, 'W1')).toMatchObject({ finding: 'symmetric' });
    expect(find(net, 'W1').reason).toMatch(/W1 hold one constant/);
  });
  test('vanishing and exploding', () => {
    const deep = { activation: 'tanh', hiddenDims: Array(15).fill(10) as number[] } as const;
    expect(find(toyNet({ ...deep, weightScale: 0.01 }), 'W1').finding).toBe('tiny');
    const up = toyNet({ hiddenDims: Array(8).fill(10) as number[], weightScale: 10 });
    expect(find(up, 'W1')).toMatchObject({ finding: 'huge' });
    expect(find(up, 'W1').reason).toMatch(/explodes/);
  });
});
