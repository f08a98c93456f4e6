import { builtin } from 'kernel-lib/platform';
import type * as TypeScript from 'typescript';

let loaded: typeof TypeScript | undefined;

/**
 * The compiler, loaded at first use: it is large, and nothing but checking needs it.
 *
 * @throws Error in a browser, where it has to be handed over first
 */
export function typescript(): typeof TypeScript {
  loaded ??= load();
  return loaded;
}

function load(): typeof TypeScript {
  if (builtin) return builtin('node:module').createRequire(import.meta.url)('typescript');
  throw new Error('there is no compiler here: hand one over with provideTypescript');
}

/** Hands over a compiler that was loaded in another way, before the first use. */
export function provideTypescript(api: typeof TypeScript): void {
  loaded = api;
}

/** A text as the compiler reads it; docstrings, of which exercises have more than code, are only comments. */
export function parsed(path: string, text: string, withParents = false): TypeScript.SourceFile {
  const api = typescript();
  const options = {
    languageVersion: api.ScriptTarget.ES2022,
    jsDocParsingMode: api.JSDocParsingMode.ParseNone,
  };
  return api.createSourceFile(path, text, options, withParents);
}
