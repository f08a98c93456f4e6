import * as lib from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import * as answers from '../../../../solutions/regularisation.js';

const close = (a: Tensor, b: Tensor) => a.sub(b).abs().max() <= 1e-12;

describe('penalties: answers and library agree to 1e-12', () => {
  it.each([
    ['l2_penalty', answers.l2_penalty, lib.l2_penalty],
    ['l1_penalty', answers.l1_penalty, lib.l1_penalty],
  ] as const)('%s', (_, answer, library) => {
    const w = new RandomState(2).randn(4, 3);
    w.set(0, 1, 1);
    const [[penalty, dw], [libPenalty, libDw]] = [answer(w, 0.3), library(w, 0.3)];
    expect(Math.abs(penalty - libPenalty)).toBeLessThanOrEqual(1e-12);
    expect(close(dw, libDw)).toBe(true);
  });

  it('a whole net pays what the library’s net with reg pays', () => {
    const rng = new RandomState(3);
    const [X, y] = [rng.randn(6, 4), tensor([0, 1, 2, 0, 1, 2], 'int32')];
    const shape = { hiddenDims: [5], inputDim: 4, numClasses: 3, weightScale: 0.5 };
    const free = new lib.FullyConnectedNet(shape);
    const [data, grads] = free.loss(X, y);
    const [loss, all] = answers.regularise(data, grads, free.params, 0.7);
    const [libLoss, libGrads] = new lib.FullyConnectedNet({ ...shape, reg: 0.7 }).loss(X, y);
    expect(Math.abs(loss - libLoss)).toBeLessThanOrEqual(1e-12);
    expect(Object.keys(all)).toEqual(Object.keys(libGrads));
    for (const [name, grad] of Object.entries(libGrads))
      expect(close(all[name] as Tensor, grad), name).toBe(true);
  });
});

describe('early stopping', () => {
  it('finds the epochs that the Solver’s BestEpoch finds', () => {
    const rng = new RandomState(4);
    for (let round = 0; round < 50; round++) {
      const losses = Array.from(rng.rand(15).data);
      const patience = 1 + (round % 5);
      const best = new lib.BestEpoch('valLoss');
      const model = { params: {}, loss: () => tensor([0]) } as unknown as lib.Model;
      let stop = 0;
      for (const [epoch, valLoss] of losses.entries()) {
        const record = { epoch, valLoss } as lib.EpochRecord;
        best.see(record, model);
        stop = epoch;
        if (best.epochsSince(record) >= patience) break;
      }
      const weights = losses.map((loss) => tensor([loss]));
      const [w, best_epoch, stop_epoch] = answers.early_stopping(losses, weights, patience);
      expect([best_epoch, stop_epoch]).toEqual([best.snapshot?.epoch, stop]);
      expect(w).toBe(weights[best_epoch]);
    }
  });
});

describe('augment', () => {
  it('with no shift, gives each image as it is or as the library mirrors it', () => {
    const X = new RandomState(5).randn(30, 2, 3, 4);
    const mirrored = lib.augmentImages(X, new RandomState(0), { flip: 1 });
    const out = answers.augment(X, 0, 6);
    let flips = 0;
    for (let n = 0; n < 30; n++) {
      const flipped = close(out.slice(n), mirrored.slice(n));
      expect(flipped || close(out.slice(n), X.slice(n))).toBe(true);
      flips += Number(flipped);
    }
    expect(flips).toBeGreaterThan(5);
    expect(flips).toBeLessThan(25);
  });
});
