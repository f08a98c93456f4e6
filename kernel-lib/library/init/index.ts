/**
 * How weights begin: initialisers by name or as functions, and the fans that they divide by.
 *
 * ```ts
 * import { kaimingNormal } from 'kernel-lib/init';
 * import { RandomState } from 'kernel-lib/random';
 * const w = kaimingNormal()([100, 50], new RandomState(0));
 * ```
 *
 * @module
 */

export { type Fans, fans, InitError } from './fans.js';
export {
  constantInit,
  type FanMode,
  type FanOptions,
  gain,
  glorotNormal,
  glorotUniform,
  type Initialiser,
  kaimingNormal,
  kaimingUniform,
  lecunNormal,
  lecunUniform,
  normalInit,
  uniformInit,
  xavierNormal,
  xavierUniform,
} from './initialisers.js';
export { INITIALISERS, type InitialiserName, initialiserOf } from './names.js';
export { orthogonal } from './orthogonal.js';
