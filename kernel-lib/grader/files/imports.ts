import { typescript } from '../submission/typescript.js';

/** The one form that TypeScript's quick reader passes over. */
const EXPORT_AS = /^export (?:type )?\* as \w+ from ['"]([^'"]+)['"]/gm;

/** What a module imports, as it is written there. Read by TypeScript: texts of ours hold imports, too. */
export function specifiersIn(text: string): string[] {
  const { importedFiles } = typescript().preProcessFile(text, true, true);
  const others = [...text.matchAll(EXPORT_AS)].map(([, name = '']) => name);
  return [...importedFiles.map(({ fileName }) => fileName), ...others];
}

/** Of these the files beside it. */
export function importsIn(text: string): string[] {
  return specifiersIn(text).filter((name) => /^\.{1,2}\//.test(name));
}

/** Of these the entries of our packages, such as `kernel-lib/tensor`. */
export function entriesIn(text: string): string[] {
  return specifiersIn(text).filter((name) => /^(kernel-lib|chainrule-[a-z]+)(\/|$)/.test(name));
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
