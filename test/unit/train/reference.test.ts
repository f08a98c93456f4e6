import { readFileSync } from 'node:fs';
import { shapeImages } from 'kernel-lib/data';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { Tensor } from 'kernel-lib/tensor';
import { Solver, type SolverOptions } from 'kernel-lib/train';
import { describe, expect, test } from 'vitest';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8'));

interface Run {
  losses: number[];
  train_acc: number[];
  val_acc: number[];
  W1: number[];
}
const runs = read('solver.json') as Record<'momentum' | 'adam' | 'linear', Run>;
const images = read('solver_images.json') as { pixels: string; labels: number[] };

const pixels = Float64Array.from(Buffer.from(images.pixels, 'base64'));
const X = new Tensor(pixels, [500, 144]);
const y = new Tensor(Int32Array.from(images.labels), [500]);
const scale = (part: Tensor) => part.sub(X.slice('0:400').mean(0)).div(64);
const data = {
  X_train: scale(X.slice('0:400')),
  y_train: y.slice('0:400'),
  X_val: scale(X.slice('400:')),
  y_val: y.slice('400:'),
};

test('the images are still those that the NumPy program was given', () => {
  const again = shapeImages({ N: 500, size: 12, channels: 1, seed: 42 });
  expect(Array.from(again.y.data)).toEqual(images.labels);
  expect(Buffer.from(Uint8Array.from(again.X.data)).toString('base64')).toBe(images.pixels);
});

describe('whole trainings agree with a NumPy program, update by update', () => {
  const settings: Record<keyof typeof runs, { hiddenDims: number[]; options: SolverOptions }> = {
    momentum: {
      hiddenDims: [40, 20],
      options: { updateRule: 'momentum', optimConfig: { learning_rate: 0.05 }, lrDecay: 0.95 },
    },
    adam: {
      hiddenDims: [40],
      options: { updateRule: 'adam', optimConfig: { learning_rate: 5e-3 }, sampling: 'uniform' },
    },
    linear: {
      hiddenDims: [],
      options: { updateRule: 'momentum', optimConfig: { learning_rate: 0.01 }, lrDecay: 0.95 },
    },
  };
  for (const [name, { hiddenDims, options }] of Object.entries(settings)) {
    test(name, async () => {
      const run = runs[name as 'adam'];
      const net = new FullyConnectedNet({
        inputDim: 144,
        hiddenDims,
        init: 'kaiming',
        reg: 1e-3,
        seed: 1,
      });
      const solver = new Solver(net, data, { ...options, batchSize: 64, numEpochs: 15, seed: 3 });
      await solver.train();
      expect(solver.lossHistory.length).toBe(run.losses.length);
      solver.lossHistory.forEach((loss, i) => {
        expect(Math.abs(loss - run.losses[i]!)).toBeLessThan(1e-10);
      });
      expect(solver.trainAccHistory).toEqual(run.train_acc);
      expect(solver.valAccHistory).toEqual(run.val_acc);
      const W1 = net.params.W1!.slice(0);
      run.W1.forEach((w, i) => {
        expect(Math.abs(W1.at(i) - w)).toBeLessThan(1e-10);
      });
    });
  }

  test('and the linear model stays clearly below the nets', () => {
    const best = (run: Run) => Math.max(...run.val_acc);
    expect(best(runs.linear)).toBeLessThan(best(runs.adam) - 0.2);
    expect(best(runs.linear)).toBeLessThan(best(runs.momentum) - 0.2);
  });
});
