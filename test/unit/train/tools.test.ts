import { functionModel } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import { ones, type Tensor, tensor } from 'kernel-lib/tensor';
import {
  ClassifierTrainer,
  crossValidate,
  Ensemble,
  evaluate,
  gridSearch,
  kFold,
  logUniform,
  oneOf,
  randomSearch,
  Solver,
  TrainingDiverged,
  uniformBetween,
  WeightAverage,
  withParams,
} from 'kernel-lib/train';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bytes, toyData, toyNet } from './toy.js';

const diverged = () =>
  new TrainingDiverged({ iteration: 1, loss: Number.NaN, lr: 1, where: [], reason: 'Too fast.' });

describe('weight averaging', () => {
  const w = (x: number) => ({ w: tensor([x]) });
  test('ema: starts at the first weights, then moves by 1 - decay', () => {
    const a = new WeightAverage({ kind: 'ema', decay: 0.75 });
    for (const x of [4, 8, 0]) a.afterStep(w(x), 0);
    expect(a.params!.w!.item()).toBe(0.75 * (0.75 * 4 + 0.25 * 8));
    a.afterEpoch(w(99), 1);
    expect(a.count).toBe(3);
  });
  test('mean: of the ends of epochs, from the one asked for', () => {
    const a = new WeightAverage({ kind: 'mean', startEpoch: 2 });
    for (const [epoch, x] of [
      [1, 100],
      [2, 1],
      [3, 2],
      [4, 6],
    ] as const)
      a.afterEpoch(w(x), epoch);
    expect(a.params!.w!.item()).toBeCloseTo(3, 14);
  });
  test('the average can be measured in place of the weights, which come back', async () => {
    const { X_train, y_train, X_val, y_val } = toyData();
    const solver = new Solver(
      toyNet(),
      { X_train, y_train },
      {
        averaging: { kind: 'ema', decay: 0.9 },
        optimConfig: { learning_rate: 0.1 },
      },
    );
    await solver.train();
    const own = bytes(solver.model.params);
    const score = withParams(solver.model, solver.average!.params!, () => {
      expect(bytes(solver.model.params)).not.toEqual(own);
      return evaluate(solver.model, X_val, y_val);
    });
    expect(score).toBeGreaterThan(0.5);
    expect(bytes(solver.model.params)).toEqual(own);
    expect(() =>
      withParams(solver.model, {}, () => {
        throw new Error('x');
      }),
    ).toThrow('x');
  });
});

describe('ensembles', () => {
  const voter = (scores: number[][]) => functionModel(() => tensor(scores), {});
  test('average probabilities, not scores', () => {
    const sure = voter([[0, 3]]);
    const loud = voter([[100, 90]]);
    const p = new Ensemble([sure, loud]).loss(ones([1, 1]));
    expect(p.at(0, 0)).toBeCloseTo((1 / (1 + Math.exp(3)) + 1 / (1 + Math.exp(-10))) / 2, 14);
    expect(p.sum()).toBeCloseTo(1, 14);
  });
  test('nets that err in different places do better together', () => {
    const y = tensor([0, 0, 0], 'int32');
    const nets = [0, 1, 2].map((wrong) =>
      voter([0, 1, 2].map((i) => (i === wrong ? [0, 1] : [1, 0]))),
    );
    const X = ones([3, 1]);
    for (const net of nets) expect(evaluate(net, X, y)).toBeCloseTo(2 / 3, 14);
    expect(evaluate(new Ensemble(nets), X, y)).toBe(1);
  });
});

describe('random and grid search', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('log-uniform draws are those of the lecture’s 10**uniform, both orders of the ends', () => {
    const a = new RandomState(1);
    const b = new RandomState(1);
    expect(logUniform(1e-5, 1e5)(a)).toBeCloseTo(10 ** b.uniform(-5, 5), 12);
    expect(logUniform(1e-3, 1e-6)(a)).toBeCloseTo(10 ** b.uniform(-3, -6), 12);
    const draws = Array.from({ length: 2000 }, () => Math.log10(logUniform(1e-6, 1e-2)(a)));
    expect(draws.filter((d) => d < -4).length / 2000).toBeCloseTo(0.5, 1);
    expect(() => logUniform(0, 1)).toThrow(/must be positive/);
  });

  test('finds the best of its trials, and tries the same sets at the same seed', async () => {
    const run = ({ lr, reg }: { lr: number; reg: number }) => -((Math.log10(lr) + 4) ** 2) - reg;
    const space = { lr: logUniform(1e-6, 1e-2), reg: uniformBetween(0, 0.1) };
    const a = await randomSearch(space, 50, run);
    expect(a.trials.length).toBe(50);
    expect(a.best.value).toBe(Math.max(...a.trials.map((t) => t.value)));
    expect(Math.abs(Math.log10(a.best.config.lr) + 4)).toBeLessThan(0.5);
    expect(await randomSearch(space, 50, run)).toEqual(a);
    expect(await randomSearch(space, 50, run, { seed: 1 })).not.toEqual(a);
  });

  test('a diverged training is a failure, not the end; other errors are', async () => {
    const run = ({ k }: { k: number }) => {
      if (k > 1) throw diverged();
      return k;
    };
    const { best, trials } = await gridSearch({ k: [2, 1, 3, 0] }, run);
    expect(best.config.k).toBe(1);
    expect(trials.map((t) => t.failure !== undefined)).toEqual([true, false, true, false]);
    await expect(
      randomSearch({ k: oneOf(1) }, 2, () => Promise.reject(new RangeError('bug'))),
    ).rejects.toThrow('bug');
  });

  test('of equal trials the first is the best', async () => {
    expect((await gridSearch({ k: [1, 2, 3] }, ({ k }) => Math.min(k, 2))).best.config.k).toBe(2);
  });

  test('grid: every combination, the last name fastest', async () => {
    const { trials } = await gridSearch({ a: [1, 2], b: [3, 4, 5] }, ({ a, b }) => 10 * a + b);
    expect(trials.map((t) => t.value)).toEqual([13, 14, 15, 23, 24, 25]);
  });

  test("prints the lecture's lines", async () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    await gridSearch({ lr: [1.405206e-4], reg: [4.793564e-1] }, () => 0.412, { verbose: true });
    expect(print.mock.calls[0]![0]).toBe(
      'val_acc: 0.412000, lr: 1.405206e-04, reg: 4.793564e-01, (1 / 1)',
    );
  });
});

describe('cross-validation', () => {
  test('folds validate on every example once and never train on it', () => {
    const folds = kFold(11, 3);
    expect(folds.map((f) => f.val.length)).toEqual([3, 4, 4]);
    expect(folds.flatMap((f) => [...f.val]).sort((a, b) => a - b)).toEqual([...Array(11).keys()]);
    for (const { train, val } of folds) {
      expect(new Set([...train, ...val]).size).toBe(11);
      expect(train.length + val.length).toBe(11);
    }
    expect(kFold(11, 3, 1)).not.toEqual(folds);
    expect(() => kFold(3, 4)).toThrow(/k must be/);
  });

  test('gives each fold its data, and mean and std of the values', async () => {
    const X = tensor([[0], [1], [2], [3], [4], [5]]);
    const y = tensor([0, 1, 2, 3, 4, 5], 'int32');
    const sums: number[] = [];
    const { values, mean, std } = await crossValidate({ X, y }, 3, (data, fold) => {
      expect(data.X_train.flatten().toArray()).toEqual(data.y_train.toArray());
      expect(data.X_val.flatten().toArray()).toEqual(data.y_val.toArray());
      sums.push(data.X_val.sum() + data.X_train.sum());
      return [1, 2, 6][fold]!;
    });
    expect(sums).toEqual([15, 15, 15]);
    expect(values).toEqual([1, 2, 6]);
    expect(mean).toBe(3);
    expect(std).toBeCloseTo(Math.sqrt(7), 14);
  });
});

describe("the slides' ClassifierTrainer", () => {
  const linear = (X: Tensor, p: { W: Tensor }, y: Tensor | undefined, reg: number) => {
    const net = toyNet({ hiddenDims: [], reg });
    net.params.W1 = p.W;
    if (y === undefined) return net.loss(X);
    const [loss, { W1 }] = net.loss(X, y);
    return [loss, { W: W1 }];
  };

  test('trains full batches without sampling, and leaves the model it was given', async () => {
    const { X_train: X, y_train: y } = toyData();
    const model = { W: toyNet({ hiddenDims: [] }).params.W1! };
    const before = model.W.toArray();
    const [best, stats] = await new ClassifierTrainer().train(X, y, X, y, model, linear, {
      num_epochs: 15,
      update: 'sgd',
      learning_rate: 0.5,
      learning_rate_decay: 1,
      sample_batches: false,
    });
    expect(model.W.toArray()).toEqual(before);
    expect(stats.loss_history.length).toBe(15);
    expect(stats.val_acc_history.at(-1)).toBeGreaterThan(0.9);
    const [loss] = linear(X, best, y, 0) as [number];
    expect(loss).toBeLessThan(stats.loss_history[0]!);
  });
});
