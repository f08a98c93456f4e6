import { createRequire } from 'node:module';
import type * as TypeScript from 'typescript';

let loaded: typeof TypeScript | undefined;

/** The compiler, loaded at first use: it is large, and nothing but checking needs it. */
export function typescript(): typeof TypeScript {
  loaded ??= createRequire(import.meta.url)('typescript') as typeof TypeScript;
  return loaded;
}

/** Hands over a compiler that was loaded in another way, before the first use. */
export function provideTypescript(api: typeof TypeScript): void {
  loaded = api;
}
