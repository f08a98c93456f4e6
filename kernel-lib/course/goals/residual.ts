import { RandomState } from 'kernel-lib/random';
import { ResidualNet } from '../figures/shared/residualNet.js';
import { digitParts, showAccuracy, unseenAccuracy } from './digits.js';
import type { Goal } from './goal.js';
import { number, readSettings } from './settings.js';
import { trainNet } from './training.js';

/** Lab 8: how a net of blocks begins, whose depth somebody else has drawn. */
export interface ResidualRecipe {
  /** What each block's input is multiplied by before it is added, from 0 to 2. */
  skip: number;
  /** Standard deviation of a branch's first weights times √fan_in, from 0 to 100. */
  gain: number;
  /** The same of its second weights, before they are divided. */
  last: number;
  /** The power of the number of blocks that divides them, from 0 to 2. */
  shrink: number;
  /** From 1e-8 to 1000. */
  learning_rate: number;
}

const UPDATES = 100;
/** Blocks of the shallowest net, and of the deepest. */
const DEPTHS = [2, 12] as const;

/** The digits through a net of any depth. */
export const residual_recipe: Goal<ResidualRecipe> = {
  measure: 'unseen digits read',
  curve: { y: 'loss of the batch', x: 'update' },
  better: 'higher',
  bars: [0.7, 0.8],
  floor: 0.4,
  noise: 0.045,
  show: showAccuracy,
  read: (value) =>
    readSettings<ResidualRecipe>(
      {
        skip: number(0, 2),
        gain: number(0, 100),
        last: number(0, 100),
        shrink: number(0, 2),
        learning_rate: number(1e-8, 1000),
      },
      value,
    ),
  async run({ skip, gain, last, shrink, learning_rate }, seed) {
    const parts = await digitParts(1000, 500, seed);
    const { X, y } = parts;
    const [least, most] = DEPTHS;
    const blocks = new RandomState(seed).randint(least, most + 1) as number;
    const net = new ResidualNet({
      blocks,
      width: 16,
      inputs: 64,
      classes: 10,
      skip,
      gain,
      last: last / blocks ** shrink,
      seed,
    });
    const course = { X, y, updates: UPDATES, batch_size: 25, config: { learning_rate } };
    const { losses, diverged } = trainNet(net, course, seed);
    return {
      result: diverged === undefined ? unseenAccuracy(net, parts) : 0,
      curve: losses,
      diverged,
    };
  },
};
