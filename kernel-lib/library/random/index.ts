export {
  binomial,
  choice,
  defaultState,
  exponential,
  multinomial,
  normal,
  permutation,
  poisson,
  rand,
  randint,
  randn,
  seed,
  shuffle,
  uniform,
} from './defaults.js';
export { defaultRng, type FloatType, Generator, type GeneratorState } from './Generator.js';
export { fnv1a } from './hash.js';
export { RandomState, type RandomStateState } from './RandomState.js';
export { type SeedLike, SeedSequence } from './SeedSequence.js';
export type { Size } from './size.js';
export type { NestedList, Population } from './weights.js';
