/**
 * Random numbers, NumPy's own for the same seed: the legacy generator with its functions, and PCG64.
 *
 * ```ts
 * import { RandomState, randn, seed } from 'kernel-lib/random';
 * seed(0);
 * console.log(randn(2, 3), new RandomState(1).permutation(5));
 * ```
 *
 * @module
 */

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
