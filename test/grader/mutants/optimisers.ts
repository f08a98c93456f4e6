import { oneBuffer } from './buffers.js';
import type { Mutant, Variant } from './mutant.js';
import { adaptiveMutants, adaptiveVariants } from './optimisers/adaptive.js';
import { loopMutants, loopVariants } from './optimisers/loop.js';
import { momentumMutants, momentumVariants } from './optimisers/momentum.js';
import { scheduleMutants, scheduleVariants } from './optimisers/schedule.js';
import { stateMutants } from './optimisers/state.js';

export const mutants: Mutant[] = [
  ...momentumMutants,
  ...adaptiveMutants,
  ...stateMutants,
  ...scheduleMutants,
  ...loopMutants,
  ...['sgd_momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adamw', 'clip_grad_norm'].map(
    oneBuffer,
  ),
];
export const variants: Variant[] = [
  ...momentumVariants,
  ...adaptiveVariants,
  ...scheduleVariants,
  ...loopVariants,
];
