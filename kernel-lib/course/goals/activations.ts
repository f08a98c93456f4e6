import { type ActivationName, FullyConnectedNet } from 'kernel-lib/nets';
import type { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { digitParts, showAccuracy, unseenAccuracy } from './digits.js';
import type { Goal } from './goal.js';
import { number, oneOf, readSettings } from './settings.js';
import { trainNet } from './training.js';

const NAMES = ['sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'gelu', 'swish'] as const;

/** Lab 3: how a deep net bends, and how large its weights begin. */
export interface DeepRecipe {
  /** What bends after each of the eight hidden layers. */
  activation: (typeof NAMES)[number];
  /** The first weights are gain / √fan_in times normal numbers; from 0 to 100. */
  gain: number;
  /** From 1e-8 to 1000. */
  learning_rate: number;
}

const LAYERS = 8;
const UPDATES = 150;

/** Ten digits through eight hidden layers, without normalisation or skips. */
export const deep_recipe: Goal<DeepRecipe> = {
  measure: 'unseen digits read',
  curve: { y: 'loss of the batch', x: 'update' },
  better: 'higher',
  bars: [0.65, 0.8],
  floor: 0.2,
  noise: 0.07,
  show: showAccuracy,
  read: (value) =>
    readSettings<DeepRecipe>(
      { activation: oneOf(...NAMES), gain: number(0, 100), learning_rate: number(1e-8, 1000) },
      value,
    ),
  async run({ activation, gain, learning_rate }, seed) {
    const parts = await digitParts(1000, 500, seed);
    const { X, y } = parts;
    const net = new FullyConnectedNet({
      hiddenDims: Array.from({ length: LAYERS }, () => 24),
      inputDim: 64,
      activation: activation as ActivationName,
      init: (shape: readonly number[], rng: RandomState) =>
        (rng.randn(...shape) as Tensor).mul(gain / Math.sqrt(shape[0] as number)),
      seed,
    });
    const course = { X, y, updates: UPDATES, batch_size: 20, config: { learning_rate } };
    const { losses, diverged } = trainNet(net, course, seed);
    return {
      result: diverged === undefined ? unseenAccuracy(net, parts) : 0,
      curve: losses,
      diverged,
    };
  },
};
