import { foundTapes } from './autodiff/foundTapes.js';
import { foundTensors } from './autodiff/foundTensors.js';
import { numMutants, numVariants } from './autodiff/nums.js';
import { variants as otherVariants } from './autodiff/right.js';
import { tapeMutants } from './autodiff/tapes.js';
import { tensorMutants } from './autodiff/tensors.js';
import type { Mutant, Variant } from './mutant.js';

export const variants: Variant[] = [...otherVariants, ...numVariants];

export const mutants: Mutant[] = [
  ...tapeMutants,
  ...foundTapes,
  ...tensorMutants,
  ...foundTensors,
  ...numMutants,
];
