import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const IMPORT = /^(?:import|export)\s(?:[\w\s{},*$]*?\sfrom\s)?\s*['"](\.[^'"]+)['"]/gm;

/**
 * A digest of a built module and of all that it imports from this library: as long as it stays the
 * same, so does what the module computes.
 */
export function closureDigest(module: string): string {
  const hash = createHash('sha1');
  const seen = new Set<string>();
  const waiting = [module];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, target = ''] of text.matchAll(IMPORT))
      waiting.push(resolve(dirname(file), target));
  }
  for (const file of [...seen].sort()) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** The digest of one text. */
export function textDigest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** The built module of a figure, from where this file is built. */
export function figureModule(folder: string, id: string): string {
  return join(folder, 'figures', `${id}.js`);
}
