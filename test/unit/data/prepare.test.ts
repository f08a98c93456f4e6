import { augmentImages, BatchSampler, fitScaler, takeRows, trainValTest } from 'kernel-lib/data';
import { RandomState } from 'kernel-lib/random';
import { arange, tensor } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';

describe('batches', () => {
  const epoch = (sampler: BatchSampler) =>
    Array.from({ length: sampler.batchesPerEpoch }, () => [...sampler.next()]);

  test('shuffle: every example once an epoch, in a new order each time, the last batch smaller', () => {
    const sampler = new BatchSampler(10, 4);
    const [a, b] = [epoch(sampler), epoch(sampler)];
    expect(a.map((batch) => batch.length)).toEqual([4, 4, 2]);
    for (const e of [a, b]) expect(e.flat().sort((x, y) => x - y)).toEqual([...Array(10).keys()]);
    expect(a).not.toEqual(b);
  });

  test('uniform: about 1/e of the examples are not seen in an epoch', () => {
    const sampler = new BatchSampler(5000, 100, 'uniform');
    const seen = new Set(epoch(sampler).flat());
    expect(1 - seen.size / 5000).toBeCloseTo(1 / Math.E, 1);
    expect(seen.size).toBeLessThan(3400);
  });

  test('full: all of them in order', () => {
    expect(epoch(new BatchSampler(3, 1, 'full'))).toEqual([[0, 1, 2]]);
  });

  test('the state goes on in the middle of an epoch', () => {
    const a = new BatchSampler(10, 4, 'shuffle', 7);
    a.next();
    const b = new BatchSampler(10, 4, 'shuffle', 99);
    b.state = a.state;
    expect([b.next(), b.next(), b.next()]).toEqual([a.next(), a.next(), a.next()]);
  });

  test('takeRows copies rows of any shape', () => {
    const x = arange(12).reshape(3, 2, 2);
    expect(takeRows(x, [2, 0, 2]).toArray()).toEqual([
      [
        [8, 9],
        [10, 11],
      ],
      [
        [0, 1],
        [2, 3],
      ],
      [
        [8, 9],
        [10, 11],
      ],
    ]);
    expect(() => takeRows(x, [3])).toThrow(/row 3 does not exist; x has rows 0 to 2/);
    expect(() => takeRows(x, [0.5])).toThrow(/row 0.5 does not exist/);
  });

  test('mistakes are named', () => {
    expect(() => new BatchSampler(0, 1)).toThrow(/no examples/);
    expect(() => new BatchSampler(5, 0.5)).toThrow(/batchSize/);
    expect(() => new BatchSampler(5, 1, 'random' as 'full')).toThrow(/'random' is not/);
  });
});

describe('train, validation and test parts', () => {
  const X = arange(10).reshape(10, 1);
  const y = arange(10).astype('int32');
  test('do not overlap, and labels stay with their examples', () => {
    const s = trainValTest({ X, y }, { val: 3, test: 2 });
    expect([s.X_train, s.X_val, s.X_test].map((p) => p.shape[0])).toEqual([5, 3, 2]);
    const all = [s.X_train, s.X_val, s.X_test].flatMap((p) => Array.from(p.data));
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from(X.data));
    expect(all).not.toEqual(Array.from(X.data));
    expect(Array.from(s.y_val.data)).toEqual(Array.from(s.X_val.data));
  });
  test('unshuffled on request, and never more than there is', () => {
    expect(trainValTest({ X, y }, { train: 2, shuffle: false }).y_train.toArray()).toEqual([0, 1]);
    expect(() => trainValTest({ X, y }, { train: 9, val: 2 })).toThrow(
      /9 \+ 2 \+ 0 examples cannot be cut from 10/,
    );
  });
});

describe('standardisation', () => {
  const X = new RandomState(0)
    .randn(50, 3)
    .mul(tensor([1, 1000, 0.001]))
    .add(tensor([5, -1e6, 0]));

  test('mean 0 and std 1 on the data it was fitted on, and back', () => {
    const scaler = fitScaler(X);
    const Z = scaler.apply(X);
    expect(Z.mean(0).abs().max()).toBeLessThan(1e-10);
    expect(Z.std(0).sub(1).abs().max()).toBeLessThan(1e-10);
    expect(scaler.invert(Z).sub(X).abs().max()).toBeLessThan(1e-8);
  });
  test('other data use the same numbers', () => {
    const scaler = fitScaler(X);
    expect(scaler.apply(scaler.mean.reshape(1, 3)).abs().max()).toBe(0);
  });
  test('a constant feature gives zeros, not NaN', () => {
    const Z = fitScaler(
      tensor([
        [0.1, 1],
        [0.1, 2],
        [0.1, 3],
      ]),
    ).apply(tensor([[0.1, 2]]));
    expect(Z.abs().max()).toBeLessThan(1e-15);
  });
  test('pixels: only the mean is taken off', () => {
    const scaler = fitScaler(X, { std: false });
    expect(scaler.apply(X).std(0).sub(X.std(0)).abs().max()).toBeLessThan(1e-7);
  });
  test('another shape is refused', () => {
    expect(() => fitScaler(X).apply(X.slice(':', '0:2'))).toThrow(
      /has shape \(2\), the scaler was fitted on \(3\)/,
    );
  });
});

describe('augmentation', () => {
  const image = tensor([
    [
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
  ]);
  const change = (options: object, seed = 0) =>
    augmentImages(image, new RandomState(seed), options).slice(0, 0).toArray();

  test('nothing asked, nothing changed, nothing drawn', () => {
    const rng = new RandomState(1);
    expect(augmentImages(image, rng, {}).toArray()).toEqual(image.toArray());
    expect(rng.rand()).toBe(new RandomState(1).rand());
  });
  test('flip mirrors left and right, about as often as asked', () => {
    expect(change({ flip: 1 })).toEqual([
      [3, 2, 1],
      [6, 5, 4],
      [9, 8, 7],
    ]);
    const flips = Array.from(
      { length: 400 },
      (_, s) => (change({ flip: 0.25 }, s) as number[][])[0]![0] === 3,
    );
    expect(flips.filter(Boolean).length / 400).toBeCloseTo(0.25, 1);
  });
  test('shift moves the content and repeats the border', () => {
    const big = arange(49).reshape(1, 1, 7, 7);
    for (let s = 0; s < 20; s++) {
      const moved = augmentImages(big, new RandomState(s), { shift: 2 });
      const rng = new RandomState(s);
      const [dy, dx] = [rng.uniform(-2, 2), rng.uniform(-2, 2)];
      expect(moved.at(0, 0, 3, 3)).toBeCloseTo(24 - 7 * dy - dx, 10);
      expect(moved.max()).toBeLessThanOrEqual(48);
    }
  });
  test('rotation and scale keep the centre and move the rest', () => {
    for (const options of [{ rotate: 45 }, { scale: 1.5 }]) {
      const out = change(options) as number[][];
      expect(out[1]![1]).toBeCloseTo(5, 10);
      expect(out[0]![0]).not.toBe(1);
    }
  });
  test('a rotation turns by its angle', () => {
    // A horizontal ramp turned by a becomes cos(a) x + sin(a) y around the centre.
    const ramp = arange(9)
      .reshape(1, 1, 1, 9)
      .add(arange(9).reshape(1, 1, 9, 1).mul(0));
    const out = augmentImages(ramp, new RandomState(2), { rotate: 30 });
    const a = (new RandomState(2).uniform(-30, 30) * Math.PI) / 180;
    expect(out.at(0, 0, 4, 5)).toBeCloseTo(4 + Math.cos(a), 10);
    expect(out.at(0, 0, 5, 4)).toBeCloseTo(4 + Math.sin(a), 10);
  });
  test('contrast keeps the mean, noise has its std', () => {
    const out = tensor(change({ contrast: 2 }) as number[][]);
    expect(out.mean()).toBeCloseTo(5, 12);
    expect(out.std()).not.toBeCloseTo(image.std(), 3);
    const noisy = augmentImages(arange(4000).reshape(1, 1, 40, 100), new RandomState(0), {
      noise: 3,
    });
    expect(noisy.sub(arange(4000).reshape(1, 1, 40, 100)).std()).toBeCloseTo(3, 0);
  });
  test('the input stays as it is, and flat vectors are refused', () => {
    const before = image.toArray();
    change({ flip: 1, shift: 1, rotate: 10, scale: 1.2, contrast: 1.5, noise: 1 });
    expect(image.toArray()).toEqual(before);
    expect(() => augmentImages(arange(9).reshape(1, 9), new RandomState(0), {})).toThrow(
      /must be images \(N, C, H, W\)/,
    );
  });
});
