import { FullyConnectedNet } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { digitParts, showAccuracy, unseenAccuracy } from './digits.js';
import type { Goal } from './goal.js';
import { number, readSettings, whole } from './settings.js';
import { trainNet } from './training.js';

/** Lab 7: what keeps a net from learning a hundred pictures by heart. */
export interface FewRecipe {
  /** L2 strength, from 0 to 10. */
  reg: number;
  /** Probability of keeping a hidden unit, from 0.05 to 1 (no dropout). */
  keep: number;
  /** Standard deviation of noise on the pixels, which go from 0 to 1; from 0 to 10. */
  noise: number;
  /** Pixels by which a picture may be moved at random: 0, 1 or 2. */
  shift: number;
  /** From 1 to 300. */
  updates: number;
}

const [KNOWN, WRONG] = [200, 60] as const;

/** A hundred digits to learn from. */
export const few_recipe: Goal<FewRecipe> = {
  measure: 'unseen digits read',
  curve: { y: 'loss of the batch', x: 'update' },
  better: 'higher',
  bars: [0.77, 0.8],
  floor: 0.5,
  noise: 0.035,
  show: showAccuracy,
  read: (value) =>
    readSettings<FewRecipe>(
      {
        reg: number(0, 10),
        keep: number(0.05, 1),
        noise: number(0, 10),
        shift: whole(0, 2),
        updates: whole(1, 300),
      },
      value,
    ),
  async run({ reg, keep, noise, shift, updates }, seed) {
    const parts = await digitParts(KNOWN, 1000, seed);
    const { X } = parts;
    const rng = new RandomState(seed);
    const y = parts.y.copy();
    // Of three labels in ten is that of another digit.
    for (let n = 0; n < WRONG; n++)
      y.data[n] = ((y.data[n] as number) + (rng.randint(1, 10) as number)) % 10;
    const net = new FullyConnectedNet({
      hiddenDims: [64],
      inputDim: 64,
      init: 'kaimingNormal',
      dropoutKeep: keep,
      reg,
      seed,
    });
    const change = (batch: Tensor, rng: RandomState) => {
      const moved = shift === 0 ? batch : shifted(batch, shift, rng);
      return noise === 0 ? moved : moved.add((rng.randn(...moved.shape) as Tensor).mul(noise));
    };
    const config = { learning_rate: 0.05, momentum: 0.9 };
    const course = { X, y, updates, batch_size: 20, rule: 'sgd_momentum', config, change } as const;
    const { losses, diverged } = trainNet(net, course, seed);
    return {
      result: diverged === undefined ? unseenAccuracy(net, parts) : 0,
      curve: losses,
      diverged,
    };
  },
};

const SIDE = 8;

/** Each picture moved by up to `most` pixels, sideways and up or down; paper comes in at the edge. */
function shifted(batch: Tensor, most: number, rng: RandomState): Tensor {
  const out = batch.mul(0);
  const [N = 0] = batch.shape;
  for (let n = 0; n < N; n++) {
    const [down, right] = [0, 1].map(() => (rng.randint(0, 2 * most + 1) as number) - most);
    for (let i = 0; i < SIDE; i++) {
      for (let j = 0; j < SIDE; j++) {
        const [k, l] = [i - (down as number), j - (right as number)];
        if (k < 0 || k >= SIDE || l < 0 || l >= SIDE) continue;
        out.data[(n * SIDE + i) * SIDE + j] = batch.data[(n * SIDE + k) * SIDE + l] as number;
      }
    }
  }
  return out;
}
