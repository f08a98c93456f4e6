import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { typescript } from '../submission/typescript.js';

/** The one form that TypeScript's quick reader passes over. */
const EXPORT_AS = /^export (?:type )?\* as \w+ from ['"]([^'"]+)['"]/gm;

/** What a module imports, as it is written there. Read by TypeScript: texts of ours hold imports, too. */
export function specifiersIn(text: string): string[] {
  const { importedFiles } = typescript().preProcessFile(text, true, true);
  const others = [...text.matchAll(EXPORT_AS)].map(([, name = '']) => name);
  return [...importedFiles.map(({ fileName }) => fileName), ...others];
}

/** A file beside the one that imports it. */
export const isBeside = (name: string): boolean => /^\.{1,2}\//.test(name);

/** Of what a module imports the files beside it. */
export function importsIn(text: string): string[] {
  return specifiersIn(text).filter(isBeside);
}

/** An entry of one of our packages, such as `kernel-lib/tensor`. */
export const isEntry = (name: string): boolean => /^(kernel-lib|chainrule-[a-z]+)(\/|$)/.test(name);

/**
 * The files of ours that a module imports: those beside it, of a source the sources, and the built
 * ones behind the entries of packages.
 */
export function filesBehind(module: string, text: string): string[] {
  const { resolve: entry } = createRequire(module);
  return specifiersIn(text).flatMap((name) => {
    if (isEntry(name)) return entry(name);
    if (!isBeside(name)) return [];
    const path = resolve(dirname(module), name);
    return module.endsWith('.ts') ? path.replace(/\.js$/, '.ts') : path;
  });
}

/**
 * The start and all that it leads to, directly or through others.
 *
 * @param isThere tells which of them count; the others are passed over
 * @param next what one of them leads to
 */
export function reachable(
  start: readonly string[],
  isThere: (name: string) => boolean,
  next: (name: string) => readonly string[],
): Set<string> {
  const found = new Set<string>();
  const waiting = [...start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || !isThere(name)) continue;
    found.add(name);
    waiting.push(...next(name));
  }
  return found;
}
