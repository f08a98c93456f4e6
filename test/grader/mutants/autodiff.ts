import { foundTapes } from './autodiff/foundTapes.js';
import { foundTensors } from './autodiff/foundTensors.js';
import { tapeMutants } from './autodiff/tapes.js';
import { tensorMutants } from './autodiff/tensors.js';
import type { Mutant } from './mutant.js';

export { variants } from './autodiff/right.js';

export const mutants: Mutant[] = [...tapeMutants, ...foundTapes, ...tensorMutants, ...foundTensors];
