import { fitScaler, shapeImages } from 'kernel-lib/data';
import { installNotebookHost, type MimeBundle, toMimeBundle } from 'kernel-lib/display';
import { squared_error_loss } from 'kernel-lib/losses';
import { FullyConnectedNet, functionModel, type Model } from 'kernel-lib/nets';
import type { OptimConfig } from 'kernel-lib/optim';
import { RandomState } from 'kernel-lib/random';
import { exponentialDecay } from 'kernel-lib/schedules';
import { ones, type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { accuracy, confusion, evaluate, Solver, type SolverOptions } from 'kernel-lib/train';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bytes, clouds, toyData, toyNet } from './toy.js';

const solve = (options: SolverOptions = {}, net: Model = toyNet()) =>
  new Solver(net, toyData(), {
    optimConfig: { learning_rate: 0.1 },
    batchSize: 20,
    numEpochs: 5,
    ...options,
  });

describe('training', () => {
  test('overfits 50 images to 100 %', async () => {
    const images = shapeImages({ N: 50, size: 16 });
    const X = fitScaler(images.X).apply(images.X);
    // Shuffled labels: there is nothing to understand, only to learn by heart.
    const y = new RandomState(4).permutation(images.y);
    const net = new FullyConnectedNet({ inputDim: 768, hiddenDims: [100, 100], init: 'kaiming' });
    const solver = new Solver(
      net,
      { X_train: X, y_train: y },
      { optimConfig: { learning_rate: 0.1 }, batchSize: 25, numEpochs: 30 },
    );
    await solver.train();
    expect(evaluate(net, X, y)).toBe(1);
    expect(solver.lossHistory.at(-1)).toBeLessThan(0.1);
    expect(solver.trainAccHistory[0]).toBeLessThan(0.35);
  });

  test('is plain gradient descent: one full-batch step by hand', async () => {
    const net = toyNet();
    const { X_train, y_train } = toyData();
    const [loss, grads] = net.loss(X_train, y_train);
    const expected = net.params.W1!.sub(grads.W1!.mul(0.1));
    const solver = new Solver(
      net,
      { X_train, y_train },
      {
        sampling: 'full',
        optimConfig: { learning_rate: 0.1 },
      },
    );
    expect(solver.step()).toBe(loss);
    expect(net.params.W1!.sub(expected).abs().max()).toBe(0);
  });

  test('keeps a history: losses per update, accuracies per epoch from before the start', async () => {
    const solver = solve();
    await solver.train();
    expect(solver.iterationsPerEpoch).toBe(3);
    expect(solver.lossHistory.length).toBe(15);
    expect(solver.lrHistory.length).toBe(15);
    expect(solver.trainAccHistory.length).toBe(6);
    expect(solver.valAccHistory.length).toBe(6);
    expect(solver.epochs.map((e) => e.iteration)).toEqual([0, 3, 6, 9, 12, 15]);
    expect(solver.valAccHistory.at(-1)).toBe(
      evaluate(solver.model, toyData().X_val, toyData().y_val),
    );
    expect(solver.bestValAcc).toBe(Math.max(...solver.valAccHistory));
    const plot = solver.plotData();
    expect(plot.iteration).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(plot.loss).toEqual(solver.lossHistory);
    expect(plot.epoch).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('the same seed trains the same net, another seed another', async () => {
    const run = async (seed: number) => bytes((await solve({ seed }).train()).model.params);
    expect(await run(3)).toEqual(await run(3));
    expect(await run(3)).not.toEqual(await run(4));
  });

  test('leaves the tensors it was given alone', async () => {
    const net = toyNet();
    const before = { ...net.params };
    const copy = bytes(before);
    await solve({ updateRule: 'adam' }, net).train();
    expect(bytes(before)).toEqual(copy);
    expect(bytes(net.params)).not.toEqual(copy);
  });

  test('training again goes on for as many epochs; train(n) for n', async () => {
    const solver = solve({ numEpochs: 2 });
    await solver.train();
    await solver.train();
    expect(solver.epoch).toBe(4);
    await solver.train(1);
    expect(solver.epoch).toBe(5);
    expect(bytes(solver.model.params)).toEqual(
      bytes((await solve({ numEpochs: 5 }).train()).model.params),
    );
  });

  test('a rule of one’s own, and every name, brings the loss down', async () => {
    const own = (w: Tensor, dw: Tensor) => [w.sub(dw.mul(0.1)), {}] as [Tensor, OptimConfig];
    const rates = {
      sgd: 0.1,
      momentum: 0.05,
      nesterov: 0.05,
      adagrad: 0.1,
      rmsprop: 0.01,
      adam: 0.01,
      adam_l2: 0.01,
      adamw: 0.01,
      lion: 0.01,
      adafactor: 0.1,
      adam_8bit: 0.01,
      shampoo: 0.1,
    } as const;
    const { X_train, y_train } = toyData();
    for (const [updateRule, learning_rate] of [...Object.entries(rates), [own, 0] as const]) {
      const net = toyNet();
      const [before] = net.loss(X_train, y_train);
      const optimConfig = { learning_rate: learning_rate as number };
      await solve({ updateRule: updateRule as 'sgd', optimConfig, numEpochs: 20 }, net).train();
      expect(net.loss(X_train, y_train)[0], String(updateRule)).toBeLessThan(before / 2);
    }
    expect(() => solve({ updateRule: 'adma' as 'adam' })).toThrow(
      /'adma' is not known. Try one of sgd/,
    );
  });
});

describe('learning rates', () => {
  test('lrDecay multiplies after each epoch', async () => {
    const solver = solve({ lrDecay: 0.5, numEpochs: 3 });
    await solver.train();
    expect(solver.lrHistory).toEqual([0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025]);
  });
  test('a schedule counts updates, or epochs', async () => {
    const schedule = exponentialDecay(0.1, 0.5);
    const a = await solve({ schedule, numEpochs: 2 }).train();
    expect(a.lrHistory).toEqual([0, 1, 2, 3, 4, 5].map(schedule));
    const b = await solve({ schedule, schedulePer: 'epoch', numEpochs: 2 }).train();
    expect(b.lrHistory).toEqual([0, 0, 0, 1, 1, 1].map(schedule));
  });
  test('plateau reduces when the watched value stands still', async () => {
    const still = functionModel(
      (_X, p: { w: Tensor }, y) => (y ? [1, { w: zeros([1]) }] : ones([_X.shape[0]!, 3]).mul(p.w)),
      { w: ones([1]) },
    );
    const solver = solve(
      { plateau: { factor: 0.5, patience: 1, watch: 'trainLoss' }, numEpochs: 6 },
      still,
    );
    await solver.train();
    expect(solver.epochs.map((e) => e.lr)).toEqual([0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.025]);
  });
});

test('plateau watches an accuracy that stands still', async () => {
  // Validation accuracy is the default; one that never moves must not pass for an improvement.
  const still = functionModel(
    (_X, p: { w: Tensor }, y) => (y ? [1, { w: zeros([1]) }] : ones([_X.shape[0]!, 3]).mul(p.w)),
    { w: ones([1]) },
  );
  const solver = solve(
    { plateau: { factor: 0.5, patience: 1, watch: 'valAcc' }, numEpochs: 5 },
    still,
  );
  await solver.train();
  expect(solver.valAccHistory[0]).toBeGreaterThan(0);
  expect(solver.epochs.map((e) => e.lr)).toEqual([0.1, 0.1, 0.1, 0.1, 0.05, 0.05]);
});

describe('gradient clipping', () => {
  const moved = (options: SolverOptions) => {
    const net = toyNet({ weightScale: 5 });
    const before = { ...net.params };
    solve({ ...options, optimConfig: { learning_rate: 1 } }, net).step();
    return Object.keys(before).map((k) => before[k]!.sub(net.params[k]!));
  };
  test('by norm: the step has at most this length', () => {
    const length = (steps: Tensor[]) => Math.sqrt(steps.reduce((s, d) => s + d.mul(d).sum(), 0));
    expect(length(moved({}))).toBeGreaterThan(0.5);
    expect(length(moved({ clipNorm: 0.01 }))).toBeCloseTo(0.01, 12);
  });
  test('by value: no entry moves further', () => {
    const steps = moved({ clipValue: 0.001 });
    expect(Math.max(...steps.map((d) => d.abs().max()))).toBeCloseTo(0.001, 12);
  });
});

describe('early stopping', () => {
  /** Validation accuracy follows a script; the weight counts the updates. */
  const scripted = (accuracies: number[]) => {
    const params = { w: zeros([1]) };
    let epoch = -1;
    const model = functionModel(
      (X: Tensor, _p, y) => (y ? [1 - params.w.item(), { w: ones([1]).mul(-1) }] : X),
      params,
    );
    const metric = (X: Tensor) => {
      if (X.data[0] === 0) return 0;
      epoch += 1;
      return accuracies[Math.min(epoch, accuracies.length - 1)]!;
    };
    const data = {
      X_train: zeros([2, 1]),
      y_train: tensor([0, 0], 'int32'),
      X_val: ones([2, 1]),
      y_val: tensor([0, 0], 'int32'),
    };
    const options = {
      metric,
      sampling: 'full',
      optimConfig: { learning_rate: 1 },
      numEpochs: 20,
    } as const;
    return {
      params,
      solver: (more: SolverOptions) => new Solver(model, data, { ...options, ...more }),
    };
  };

  test('waits for `patience` epochs and puts the best weights back', async () => {
    const { params, solver } = scripted([0.1, 0.2, 0.5, 0.4, 0.3, 0.45, 0.9]);
    const s = solver({ earlyStopping: { patience: 3 } });
    await s.train();
    expect(s.epoch).toBe(5);
    expect(s.stoppedBecause).toMatch(/has not improved since epoch 2/);
    expect(params.w.item()).toBe(2);
  });
  test('may keep the last weights', async () => {
    const { params, solver } = scripted([0.1, 0.5, 0.4, 0.4]);
    const s = solver({ earlyStopping: { patience: 2, restoreBest: false } });
    await s.train();
    expect(params.w.item()).toBe(3);
    expect(s.bestParams.w!.item()).toBe(1);
  });
  test('the best weights are safe from a rule that writes into its input', async () => {
    const inPlace = (w: Tensor, dw: Tensor) => [w.sub_(dw), {}] as [Tensor, OptimConfig];
    const { params, solver } = scripted([0.1, 0.5, 0.4, 0.4]);
    await solver({ updateRule: inPlace, earlyStopping: { patience: 2 } }).train();
    expect(params.w.item()).toBe(1);
  });
  test('minDelta asks for a real improvement', async () => {
    const { solver } = scripted([0.1, 0.11, 0.12, 0.13]);
    const s = solver({ earlyStopping: { patience: 2, minDelta: 0.05 } });
    await s.train();
    expect(s.epoch).toBe(2);
  });
  test('valLoss is the loss of the net itself, here of a regression', async () => {
    const { X_train, X_val } = toyData();
    const target = (X: Tensor) => X.slice(':', '0:1').mul(2);
    const net = new FullyConnectedNet({
      inputDim: X_train.shape[1]!,
      hiddenDims: [],
      numClasses: 1,
      reg: 10,
      loss: squared_error_loss,
    });
    const data = { X_train, y_train: target(X_train), X_val, y_val: target(X_val) };
    const solver = new Solver(net, data, {
      numEpochs: 1,
      earlyStopping: { watch: 'valLoss', restoreBest: false },
      metric: (scores, y) => -squared_error_loss(scores, y)[0],
    });
    await solver.train();
    const [loss] = squared_error_loss(net.loss(X_val), data.y_val);
    expect(solver.epochs.at(-1)!.valLoss).toBeCloseTo(loss, 12);
  });

  test('running statistics come back with the weights', async () => {
    const net = toyNet({ normalization: 'batchnorm' });
    const solver = solve({ numEpochs: 12, earlyStopping: { patience: 4 } }, net);
    await solver.train();
    const { X_val, y_val } = toyData();
    expect(solver.best.snapshot!.epoch).toBeLessThan(solver.epoch);
    expect(evaluate(net, X_val, y_val)).toBe(solver.bestValAcc);
    const mean = net.extraState().running[0]!.mean;
    const saved = solver.best.snapshot!.extra as { running: { mean: Tensor }[] };
    expect(mean.sub(saved.running[0]!.mean).abs().max()).toBe(0);
  });
});

describe('callbacks', () => {
  test('see every step and epoch, may be async, and may stop the training', async () => {
    const seen: string[] = [];
    const solver = solve({
      callbacks: [
        {
          onStart: () => void seen.push('start'),
          onStep: async (s, { iteration, loss, before }) => {
            await Promise.resolve();
            seen.push(`step ${iteration}`);
            expect(loss).toBe(s.lossHistory.at(-1));
            expect(before.W1 === s.model.params.W1).toBe(false);
            if (iteration === 5) s.stop('enough');
          },
          onEpoch: (_s, { epoch }) => void seen.push(`epoch ${epoch}`),
          onEnd: () => void seen.push('end'),
        },
      ],
    });
    await solver.train();
    expect(seen).toEqual([
      'start',
      'epoch 0',
      'step 1',
      'step 2',
      'step 3',
      'epoch 1',
      'step 4',
      'step 5',
      'end',
    ]);
    expect(solver.stoppedBecause).toBe('enough');
  });

  test('an error in one leaves a training that can go on', async () => {
    let angry = true;
    const solver = solve({
      callbacks: [
        {
          onStep: (_s, { iteration }) => {
            if (iteration === 3 && angry) throw new RangeError('mine');
          },
        },
      ],
    });
    await expect(solver.train()).rejects.toThrow('mine');
    angry = false;
    await solver.train();
    expect(bytes(solver.model.params)).toEqual(bytes((await solve().train()).model.params));
    expect(solver.epochs.length).toBe(6);
  });
});

describe('numbers that leave the range', () => {
  test('a learning rate too high stops with its diagnosis', async () => {
    const solver = solve(
      { optimConfig: { learning_rate: 1e6 }, numEpochs: 50 },
      toyNet({ hiddenDims: [10, 10, 10], activation: 'identity' }),
    );
    const error = await solver.train().catch((e: Error) => e);
    expect(error).toMatchObject({ name: 'TrainingDiverged' });
    expect((error as Error).message).toMatch(
      /learning rate 1000000.*The loss grew from .* learning rate is probably too high. Try a tenth/s,
    );
  });
  test('NaN in the data is blamed on the data', async () => {
    const data = toyData();
    data.X_train.data[7] = Number.NaN;
    const solver = new Solver(toyNet(), data, { sampling: 'full' });
    await expect(solver.train()).rejects.toThrow(/input X holds NaN/);
  });
  test('weights that start too large are blamed on the start', async () => {
    const net = toyNet({ weightScale: 1e200 });
    await expect(solve({}, net).train()).rejects.toThrow(
      /initial weights or the inputs are too large|before the first update/,
    );
  });
  test('a loss that is NaN at once stops at once, and Infinity later', async () => {
    const broken = (losses: number[]) => {
      let i = 0;
      const params = { w: zeros([1]) };
      const fn = (x: Tensor, p: { w: Tensor }, labels: Tensor | undefined) =>
        labels === undefined ? x : [losses[i++], { w: p.w }];
      return functionModel(fn, params);
    };
    const train = (losses: number[]) => solve({}, broken(losses)).train();
    await expect(train([Number.NaN])).rejects.toThrow(
      /iteration 1: the loss is NaN.*log\(0\) or 0\/0 is in the loss/,
    );
    await expect(train([1, 2, Number.POSITIVE_INFINITY])).rejects.toThrow(
      /iteration 3: the loss is Infinity.*had not grown before \(last 2.000\)/,
    );
  });
  test('before the first update, and after NaN in its gradient, no rate is to blame', async () => {
    const reasonOf = async (scale: number, loss: number) => {
      const params = { w: zeros([1]) };
      const fn = (x: Tensor, p: { w: Tensor }, labels: Tensor | undefined) =>
        labels === undefined ? x : [p.w.sum() === 0 ? loss : Number.NaN, { w: p.w.add(scale) }];
      const error = await solve({}, functionModel(fn, params))
        .train()
        .catch((e: Error) => e);
      return (error as Error).message;
    };
    const atOnce = await reasonOf(1, Number.NaN);
    const byGradient = await reasonOf(Number.NaN, 2);
    expect(atOnce).toMatch(
      /^Training stopped at iteration 1: the loss is NaN\. It happened before/,
    );
    expect(byGradient).toMatch(/w hold NaN after the first update.* 2\.000: the gradient held NaN/);
    for (const said of [atOnce, byGradient]) expect(said).not.toMatch(/Try a tenth/);
    expect(await reasonOf(Number.POSITIVE_INFINITY, 2)).toMatch(/Try a tenth/);
  });
  test('an honest error of the net stays what it is', async () => {
    const net = new FullyConnectedNet({ inputDim: 5, hiddenDims: [4], numClasses: 3 });
    await expect(solve({}, net).train()).rejects.toThrow(/x has D=2/);
  });
});

describe('what it prints', () => {
  afterEach(() => void vi.restoreAllMocks());

  test("the lecture's lines", async () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    const solver = solve({ verbose: true, numEpochs: 2, optimConfig: { learning_rate: 1e-6 } });
    await solver.train();
    const lines = print.mock.calls.map((c) => String(c[0]));
    expect(lines[0]).toMatch(
      /^Finished epoch 1 \/ 2: cost \d\.\d{6}, train: 0\.\d{6}, val 0\.\d{6}, lr 1\.000000e-06$/,
    );
    expect(lines[2]).toMatch(/^finished optimization\. best validation accuracy: 0\.\d{6}$/);
    expect(lines.length).toBe(3);
  });

  test('nothing when nobody asked', async () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    await solve({ progress: false }).train();
    expect(print).not.toHaveBeenCalled();
  });

  test('plain progress is a line for each tenth', async () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    await solve({ progress: true, numEpochs: 20 }).train();
    expect(print.mock.calls.length).toBe(11);
    expect(String(print.mock.calls[9]![0])).toMatch(/^Training: 60\/60 · \d:\d\d · loss/);
  });
});

describe('in a notebook', () => {
  const slot = Symbol.for('chainrule.notebookHost');
  afterEach(() => Reflect.deleteProperty(globalThis, slot));

  function host(breathe: () => Promise<void> = async () => {}) {
    const shown: { bundle: MimeBundle; id?: string; update?: boolean }[] = [];
    installNotebookHost({
      display: (bundle, o = {}) =>
        void shown.push({
          bundle,
          ...(o.displayId ? { id: o.displayId } : {}),
          update: !!o.update,
        }),
      clearOutput() {},
      breathe,
    });
    return shown;
  }

  test('a bar and curves, each one output that is updated', async () => {
    const shown = host();
    await solve({ plot: true }).train();
    const ids = new Set(shown.map((s) => s.id));
    expect(ids.size).toBe(2);
    for (const id of ids) {
      const mine = shown.filter((s) => s.id === id);
      expect(mine.map((s) => s.update)).toEqual(mine.map((_, i) => i > 0));
      expect(mine.every((s) => typeof s.bundle['text/plain'] === 'string')).toBe(true);
    }
    const plots = shown.filter((s) => s.bundle['application/vnd.plotly.v1+json']);
    const { data } = plots.at(-1)!.bundle['application/vnd.plotly.v1+json'] as {
      data: { name: string; y: number[] }[];
    };
    expect(data.map((d) => d.name)).toEqual(['loss', 'train', 'validation']);
    expect(data[0]!.y.length).toBe(15);
    expect(data[1]!.y.length).toBe(6);
    const bars = shown.filter((s) => s.bundle['text/html']);
    expect(String(bars.at(-1)!.bundle['text/html'])).toMatch(/<progress value="15" max="15"/);
  });

  test('an interrupt stops between updates, and training can go on', async () => {
    let beats = 0;
    host(async () => {
      beats += 1;
      if (beats === 1) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    });
    let clock = 0;
    const time = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 20));
    const solver = solve({ progress: false });
    await expect(solver.train()).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
    expect(solver.iteration).toBeGreaterThan(0);
    expect(solver.iteration).toBeLessThan(15);
    await solver.train();
    time.mockRestore();
    expect(solver.epoch).toBe(5);
    expect(beats).toBeGreaterThan(2);
    Reflect.deleteProperty(globalThis, slot);
    expect(bytes(solver.model.params)).toEqual(bytes((await solve().train()).model.params));
  });
});

test('shows itself in one line', async () => {
  const solver = solve();
  expect(String(solver)).toBe('Solver: not trained yet');
  await solver.train();
  expect(toMimeBundle(solver)['text/plain']).toMatch(
    /^Solver: 5 epochs, 15 updates, loss \d\S+ to \d\S+, accuracy: train \d\.\d{3}, validation \d\.\d{3} \(best/,
  );
});

describe('mistakes are named', () => {
  test('a rule that returns no pair, or another shape', () => {
    const lone = (w: Tensor) => w as never;
    expect(() => solve({ updateRule: lone }).step()).toThrow(/must return \[next_w, config\]/);
    const flat = (w: Tensor) => [w.flatten(), {}] as [Tensor, OptimConfig];
    expect(() => solve({ updateRule: flat }).step()).toThrow(
      /for W1 \(2, 10\) it returned a weight \(20\)/,
    );
  });
  test('a second train() before the first is over', async () => {
    const solver = solve();
    const first = solver.train();
    await expect(solver.train()).rejects.toThrow(/running already. Is an await missing/);
    await first;
    expect(solver.epoch).toBe(5);
  });
  const { X_train, y_train } = toyData();
  const make =
    (data: object, options: object = {}) =>
    () =>
      new Solver(toyNet(), data as never, options);
  test.each([
    [make({ X_train }), /data.y_train must be a Tensor/],
    [
      make({ X_train, y_train: tensor([1], 'int32') }),
      /X_train has N=60 examples, y_train has 1 labels/,
    ],
    [
      make({ X_train, y_train }, { batch_size: 5 }),
      /option batch_size is not known. Did you mean batchSize/,
    ],
    [
      make({ X_train, y_train }, { learning_rate: 5 }),
      /Did you mean optimConfig: {learning_rate: …}\?/,
    ],
    [make({ X_train, y_train }, { epochs: 5 }), /epochs is not known. Did you mean numEpochs\?/],
    [make({ X_train, y_train }, { optimizer: 'adam' }), /Did you mean updateRule\?/],
    [make({ X_train, y_train }, { momentum: 0.9 }), /Did you mean optimConfig: {momentum: …}\?/],
    [make({ X_train, y_train }, { patience: 3 }), /Did you mean earlyStopping: {patience: …}\?/],
    [
      make({ X_train, y_train }, { earlyStopping: { min_delta: 3 } }),
      /Solver: earlyStopping: option min_delta is not known. Did you mean minDelta\?/,
    ],
    [make({ X_train, y_train }, { averaging: { kind: 'ema', beta: 0.9 } }), /Did you mean decay\?/],
    [make({ X_train, y_train }, { plateau: { gamma: 0.5 } }), /Did you mean factor\?/],
    [make({ X_train, y_train }, { plateau: { factor: 5 } }), /factor must be a number in \[0, 1\]/],
    [make({ X_train, y_train }, { batchSize: 0 }), /batchSize must be a whole number > 0/],
    [make({ X_train, y_train }, { earlyStopping: { watch: 'valLoss' } }), /X_val is missing/],
    [() => new Solver({} as never, toyData()), /model needs params and loss/],
  ])('%#', (call, message) => expect(call).toThrow(message));
});

test('accuracy and confusion', () => {
  const scores = tensor([
    [3, 1, 2],
    [0, 5, 1],
    [2, 2, 1],
    [0, 0, 9],
  ]);
  const y = tensor([0, 1, 1, 2], 'int32');
  expect(accuracy(scores, y)).toBe(0.75);
  expect(confusion(scores, y)).toEqual([
    [1, 0, 0],
    [1, 1, 0],
    [0, 0, 1],
  ]);
  const { X } = clouds(7);
  const even = functionModel((x: Tensor) => x.dot(ones([2, 3])), {});
  // Batches of 2 over 7 examples must be weighted by their size.
  expect(evaluate(even, X, tensor([0, 0, 0, 0, 0, 0, 1], 'int32'), accuracy, 2)).toBeCloseTo(
    6 / 7,
    15,
  );
});
