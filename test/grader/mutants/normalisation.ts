import type { Mutant } from './mutant.js';
import { averageMutants } from './normalisation/averages.js';
import { backwardMutants } from './normalisation/backward.js';
import { forwardMutants } from './normalisation/forward.js';
import { foundGradients } from './normalisation/gradients.js';
import { layernormMutants } from './normalisation/layernorm.js';
import { foundForward } from './normalisation/settings.js';

export { variants } from './normalisation/right.js';

export const mutants: Mutant[] = [
  ...forwardMutants,
  ...foundForward,
  ...averageMutants,
  ...backwardMutants,
  ...layernormMutants,
  ...foundGradients,
];
