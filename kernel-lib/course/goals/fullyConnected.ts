import { FullyConnectedNet } from 'kernel-lib/nets';
import { digitParts, showAccuracy, unseenAccuracy } from './digits.js';
import type { Goal } from './goal.js';
import { listOf, number, readSettings, whole } from './settings.js';
import { trainNet } from './training.js';

/** Lab 2: a net and its training. */
export interface DigitsRecipe {
  /** Units of each hidden layer: up to 3 layers of up to 64. */
  hidden: number[];
  /** Standard deviation of the first weights, from 0 to 10. */
  weight_scale: number;
  /** From 1e-8 to 1000. */
  learning_rate: number;
  /** Examples per update, from 1 to 32. */
  batch_size: number;
  /** L2 strength, from 0 to 10. */
  reg: number;
}

const UPDATES = 300;

/** Most unseen digits read after 300 plain updates. */
export const digits_recipe: Goal<DigitsRecipe> = {
  measure: 'unseen digits read',
  curve: { y: 'loss of the batch', x: 'update' },
  better: 'higher',
  bars: [0.93, 0.955],
  floor: 0.8,
  noise: 0.012,
  show: showAccuracy,
  read: (value) =>
    readSettings<DigitsRecipe>(
      {
        hidden: listOf(whole(1, 64), 0, 3),
        weight_scale: number(0, 10),
        learning_rate: number(1e-8, 1000),
        batch_size: whole(1, 32),
        reg: number(0, 10),
      },
      value,
    ),
  async run({ hidden, weight_scale, learning_rate, batch_size, reg }, seed) {
    const parts = await digitParts(1000, 797, seed);
    const net = new FullyConnectedNet({
      hiddenDims: hidden,
      inputDim: 64,
      weightScale: weight_scale,
      reg,
      seed,
    });
    const config = { learning_rate };
    const { X, y } = parts;
    const { losses, diverged } = trainNet(
      net,
      { X, y, updates: UPDATES, batch_size, config },
      seed,
    );
    return {
      result: diverged === undefined ? unseenAccuracy(net, parts) : 0,
      curve: losses,
      diverged,
    };
  },
};
