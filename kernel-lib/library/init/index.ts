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
