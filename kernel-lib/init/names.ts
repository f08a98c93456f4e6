import { InitError } from './fans.js';
import {
  constantInit,
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
import { orthogonal } from './orthogonal.js';

/** Initialisers with their default settings, by the names that nets take. */
export const INITIALISERS = {
  zeros: constantInit(0),
  normal: normalInit(),
  uniform: uniformInit(),
  xavierNormal: xavierNormal(),
  xavierUniform: xavierUniform(),
  glorotNormal: glorotNormal(),
  glorotUniform: glorotUniform(),
  kaimingNormal: kaimingNormal(),
  kaimingUniform: kaimingUniform(),
  lecunNormal: lecunNormal(),
  lecunUniform: lecunUniform(),
  orthogonal: orthogonal(),
  /** Short for xavierNormal and kaimingNormal. */
  xavier: xavierNormal(),
  kaiming: kaimingNormal(),
} as const satisfies Record<string, Initialiser>;

export type InitialiserName = keyof typeof INITIALISERS;

/** The initialiser of this name, or the function itself. @throws InitError listing the names. */
export function initialiserOf(init: InitialiserName | Initialiser): Initialiser {
  if (typeof init === 'function') return init;
  if (Object.hasOwn(INITIALISERS, init)) return INITIALISERS[init];
  throw new InitError(
    `init '${String(init)}' is not known. Try one of ${Object.keys(INITIALISERS).join(', ')}, ` +
      'or a function (shape, rng) => Tensor.',
  );
}
