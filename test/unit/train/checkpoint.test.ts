import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveState } from 'kernel-lib/optim';
import { cosineDecay, withWarmup } from 'kernel-lib/schedules';
import { Solver, type SolverCallback, type SolverOptions } from 'kernel-lib/train';
import { describe, expect, test } from 'vitest';
import { bytes, toyData, toyNet } from './toy.js';

/** Everything that has a state: statistics, masks, moments, noise, averages, plateau, best epoch. */
const full = (more: SolverOptions = {}) =>
  new Solver(toyNet({ normalization: 'batchnorm', dropoutKeep: 0.7 }), toyData(), {
    updateRule: 'adam_8bit',
    optimConfig: { learning_rate: 0.01 },
    batchSize: 25,
    numEpochs: 6,
    augment: (X, rng) => X.add(rng.randn(...X.shape).mul(0.1)),
    averaging: { kind: 'ema', decay: 0.9 },
    plateau: { factor: 0.5, patience: 0, watch: 'valLoss' },
    earlyStopping: { patience: 50, restoreBest: false },
    ...more,
  });

const end = (s: Solver) => ({
  weights: bytes(s.model.params),
  average: bytes(s.average?.params ?? {}),
  best: bytes(s.bestParams),
  losses: s.lossHistory,
  rates: s.lrHistory,
  epochs: s.epochs,
  extra: JSON.stringify(s.model.extraState?.()),
});

describe('training resumes bit for bit', () => {
  test.each(['adam_8bit', 'sgd_momentum', 'adafactor', 'shampoo'] as const)(
    '%s, from the end of an epoch',
    async (updateRule) => {
      const straight = await full({ updateRule }).train();
      const first = full({ updateRule });
      await first.train(2);
      const second = full({ updateRule }).resume(first.checkpoint());
      expect(second.epoch).toBe(2);
      await second.train();
      expect(end(second)).toEqual(end(straight));
    },
  );

  test('from the middle of an epoch', async () => {
    const straight = await full().train();
    let text = '';
    const first = full({
      callbacks: [
        {
          onStep(s, { iteration }) {
            if (iteration !== 7) return;
            text = s.checkpoint();
            s.stop();
          },
        },
      ],
    });
    await first.train();
    const second = full().resume(text);
    expect(second.iteration).toBe(7);
    expect(end(await second.train())).toEqual(end(straight));
  });

  test.each<SolverOptions>([
    { sampling: 'uniform', averaging: { kind: 'mean' }, plateau: {}, lrDecay: 0.9 },
    { schedule: withWarmup(cosineDecay(0.05, { total: 12 }), { steps: 4 }), clipNorm: 0.5 },
    { earlyStopping: { patience: 1, watch: 'valLoss' }, schedulePer: 'epoch' },
  ])('%#: batches with replacement, schedules, early stopping', async (more) => {
    const straight = await full(more).train();
    let text = '';
    const onStep: SolverCallback['onStep'] = (solver, { iteration }) => {
      if (iteration === 4) text = solver.checkpoint();
    };
    await full({ ...more, callbacks: [{ onStep }] }).train();
    const fresh = full(more).resume(text);
    expect(end(await fresh.train())).toEqual(end(straight));
    // Whatever a Solver has done before does not show.
    const used = await full(more).train(1);
    expect(end(await used.resume(text).train())).toEqual(end(straight));
  });

  test('from the file written after each epoch', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'chainrule-'));
    try {
      const checkpointFile = join(dir, 'net.json');
      await full({ checkpointFile }).train(3);
      const second = await full().resumeFile(checkpointFile);
      expect(second.epoch).toBe(3);
      expect(end(await second.train())).toEqual(end(await full().train()));
      expect(await readFile(checkpointFile, 'utf8')).not.toBe('');
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  test('a checkpoint is not changed by training on', async () => {
    const s = full();
    await s.train(1);
    const text = s.checkpoint();
    await s.train(1);
    expect(full().resume(text).checkpoint()).toBe(text);
  });

  test('a checkpoint of another net, or something else, is refused', async () => {
    const other = new Solver(toyNet({ hiddenDims: [4] }), toyData());
    expect(() => full().resume(other.checkpoint())).toThrow(/of another net. It has W1 \(2, 4\)/);
    expect(() => full().resume('{"a": 1}')).toThrow(/resume: this is not a saved state/);
    expect(() => full().resume(saveState({ a: 1 }))).toThrow(/not a checkpoint/);
  });
});
