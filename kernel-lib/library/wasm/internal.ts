// What other rooms of the library use of this one, and nobody else: it may change at any time.

export { type CompareName, chooseInto, compareInto, transposeInto } from './choose.js';
export * as columns from './columns.js';
export { canRun } from './engine.js';
export {
  adamInto,
  descendInto,
  type Floats,
  gradientInto,
  LEAST_PAIRS,
  type MapName,
  mapInto,
  momentumInto,
  type PairsName,
  pairsInto,
  pairsWithRow,
} from './loops.js';
export { NUMBERS, type PassArray, passInto, SLOTS, type Step } from './passes.js';
export { wantsProduct } from './product.js';
export {
  LEAST_BULK,
  type LegacyState,
  legacyNormal,
  legacyUniform,
  type PcgState,
  pcgNormal,
  pcgUniform,
  pcgUniform32,
  type Scale,
} from './random.js';
export { isResident, LEAST_RESIDENT, moveIn } from './resident.js';
export { softmaxInto, softmaxLossInto, standardBackInto, standardInto } from './rows.js';
export { eachRow, extremeRun, joinRows, placeRun, squaresRun, sumRun } from './sums.js';
export { sharedProduct } from './threads/index.js';
