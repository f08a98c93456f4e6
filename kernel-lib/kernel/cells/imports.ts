import type { TypeScript } from '../tslab.js';

/** A module's name in an import, and a place from which on it is the next that is called so. */
export interface Imported {
  readonly fileName: string;
  readonly pos: number;
}

/** The one form that TypeScript's quick reader passes over. */
const EXPORT_AS = /^export (?:type )?\* as \w+ from ['"]([^'"]+)['"]/gm;

/** What a text imports, from its beginning to its end. */
export function importsIn(ts: TypeScript, text: string): Imported[] {
  const others = [...text.matchAll(EXPORT_AS)].map(({ 1: fileName = '', index: pos }) => {
    return { fileName, pos };
  });
  const { importedFiles } = ts.preProcessFile(text, true, false);
  return [...importedFiles, ...others].sort((a, b) => a.pos - b.pos);
}
