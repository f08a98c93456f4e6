import { oneBuffer } from './buffers.js';
import { augmentMutants, augmentVariants } from './regularisation/augment.js';
import { penaltyMutants, penaltyVariants } from './regularisation/penalties.js';
import { stoppingMutants, stoppingVariants } from './regularisation/stopping.js';

export const mutants = [
  ...penaltyMutants,
  ...stoppingMutants,
  ...augmentMutants,
  ...['l2_penalty', 'l1_penalty', 'regularise', 'augment'].map(oneBuffer),
];
export const variants = [...penaltyVariants, ...stoppingVariants, ...augmentVariants];
