import { FullyConnectedNet, type Normalization } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import { digitParts, showAccuracy, unseenAccuracy } from './digits.js';
import type { Goal } from './goal.js';
import { number, oneOf, readSettings, whole } from './settings.js';
import { trainNet } from './training.js';

/** Lab 5: a net that has little time, and weights that somebody else has drawn. */
export interface FastRecipe {
  /** What puts the inputs of each hidden layer in order. */
  normalization: Normalization;
  /** From 1e-8 to 1000. */
  learning_rate: number;
  /** Examples per update, from 1 to 64. */
  batch_size: number;
}

const UPDATES = 60;

/** Three hidden layers, sixty updates, and a weight scale that nobody knows. */
export const fast_recipe: Goal<FastRecipe> = {
  measure: 'unseen digits read',
  curve: { y: 'loss of the batch', x: 'update' },
  better: 'higher',
  bars: [0.85, 0.92],
  floor: 0.6,
  noise: 0.025,
  show: showAccuracy,
  read: (value) =>
    readSettings<FastRecipe>(
      {
        normalization: oneOf('none', 'batchnorm', 'layernorm'),
        learning_rate: number(1e-8, 1000),
        batch_size: whole(1, 64),
      },
      value,
    ),
  async run({ normalization, learning_rate, batch_size }, seed) {
    const parts = await digitParts(1000, 500, seed);
    const { X, y } = parts;
    // From 0.01 to 1, each power of ten as likely as the other.
    const weightScale = 10 ** (new RandomState(seed).uniform(-2, 0, [1]).item() as number);
    const net = new FullyConnectedNet({
      hiddenDims: [32, 32, 32],
      inputDim: 64,
      normalization,
      weightScale,
      seed,
    });
    const course = { X, y, updates: UPDATES, batch_size, config: { learning_rate } };
    const { losses, diverged } = trainNet(net, course, seed);
    return {
      result: diverged === undefined ? unseenAccuracy(net, parts) : 0,
      curve: losses,
      diverged,
    };
  },
};
