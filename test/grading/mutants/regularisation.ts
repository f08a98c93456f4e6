import { augmentMutants, augmentVariants } from './regularisation/augment.js';
import { penaltyMutants, penaltyVariants } from './regularisation/penalties.js';
import { stoppingMutants, stoppingVariants } from './regularisation/stopping.js';

export const mutants = [...penaltyMutants, ...stoppingMutants, ...augmentMutants];
export const variants = [...penaltyVariants, ...stoppingVariants, ...augmentVariants];
