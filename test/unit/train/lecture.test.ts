import { fitScaler, shapeImages, takeRows } from 'kernel-lib/data';
import { TwoLayerNet } from 'kernel-lib/nets';
import { Solver } from 'kernel-lib/train';
import { describe, expect, test } from 'vitest';

// Lecture L1, "Step 3: Monitor Loss Decrease", on generated images: pixels 0 … 255 with the mean taken
// off and no division, as there; that scale is what makes its learning rates work.
const images = shapeImages({ N: 300 });
const X = fitScaler(images.X, { std: false }).apply(images.X);
const { y } = images;
const net = (seed: number, reg = 0) =>
  new TwoLayerNet({ inputDim: 3072, hiddenDim: 50, numClasses: 10, weightScale: 1e-4, seed, reg });

describe('sanity checks', () => {
  test('loss-start: 2.30261216167, log 10 up to what weights of 1e-4 add', () => {
    for (const seed of [0, 1, 2]) {
      const [loss] = net(seed).loss(X, y);
      // Over seeds the loss is log 10 = 2.302585 within 2e-5; the lecture's lies 2.7e-5 above.
      expect(Math.abs(loss - 2.30261216167)).toBeLessThan(8e-5);
      expect(loss).not.toBe(Math.log(10));
    }
  });

  test('loss-reg-1e3: 3.06859716482, so the penalty is reg/2 times the sum of squares', () => {
    // 154 100 squares of 1e-4 randn, times 500: 0.7705 with a standard deviation of 0.0028.
    for (const seed of [0, 1, 2]) {
      const n = net(seed, 1e3);
      const { W1, W2 } = n.params;
      const [loss] = n.loss(X, y);
      expect(Math.abs(loss - 3.06859716482)).toBeLessThan(3 * 0.0028 + 0.0045);
      const squares = W1!.mul(W1!).sum() + W2!.mul(W2!).sum();
      expect(loss - net(seed).loss(X, y)[0]).toBeCloseTo(0.5 * 1e3 * squares, 10);
      // Without the half it would be 3.84, and with biases or means far lower.
    }
  });

  test('overfit-20: 20 examples, 200 full-batch updates at 1e-3, to 100 % and a tiny loss', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => i);
    const data = { X_train: takeRows(X, rows), y_train: takeRows(y, rows) };
    const solver = new Solver(net(0), data, {
      sampling: 'full',
      optimConfig: { learning_rate: 1e-3 },
      numEpochs: 200,
    });
    await solver.train();
    const losses = solver.lossHistory;
    expect(losses[0]).toBeCloseTo(Math.LN10, 3);
    // The lecture's tenth line says 2.234787 and its last 0.002597.
    expect(losses[9]).toBeLessThan(Math.LN10);
    // Ours is 0.0056. The last cost depends on how alike the pictures are: the same program, at the
    // same pixel variance, ends at 0.0016 on white noise and at 0.0051 on smooth 1/f noise.
    expect(losses.at(-1)).toBeLessThan(0.008);
    expect(losses.at(-1)).toBeGreaterThan(0.001);
    expect(solver.trainAccHistory.at(-1)).toBe(1);
  });

  test('lr-too-low: at 1e-6 the loss barely moves in ten epochs', async () => {
    const solver = new Solver(
      net(0, 1e-6),
      { X_train: X, y_train: y },
      {
        sampling: 'uniform',
        optimConfig: { learning_rate: 1e-6 },
        numEpochs: 10,
      },
    );
    const start = solver.model.params.W1!;
    await solver.train();
    expect(Math.max(...solver.lossHistory.map((l) => Math.abs(l - Math.LN10)))).toBeLessThan(2e-4);
    expect(solver.model.params.W1!.sub(start).abs().max()).toBeGreaterThan(0);
  });
});
