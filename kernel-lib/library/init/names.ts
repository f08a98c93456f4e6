import { InitError } from './fans.js';
import type { Initialiser } from './initialisers.js';
import * as all from './initialisers.js';
import { orthogonal } from './orthogonal.js';

/** Initialisers with their default settings, by the names that nets take. */
export const INITIALISERS = {
  zeros: all.constantInit(0),
  normal: all.normalInit(),
  uniform: all.uniformInit(),
  xavierNormal: all.xavierNormal(),
  xavierUniform: all.xavierUniform(),
  glorotNormal: all.glorotNormal(),
  glorotUniform: all.glorotUniform(),
  kaimingNormal: all.kaimingNormal(),
  kaimingUniform: all.kaimingUniform(),
  lecunNormal: all.lecunNormal(),
  lecunUniform: all.lecunUniform(),
  orthogonal: orthogonal(),
  /** Short for xavierNormal and kaimingNormal. */
  xavier: all.xavierNormal(),
  kaiming: all.kaimingNormal(),
} as const satisfies Record<string, Initialiser>;

/** The names by which layers and nets take an initialiser. */
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
