import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { importsIn, reachable } from '../grader/files/imports.js';

/**
 * A digest of a built module and of all that it imports from this library: as long as it stays the
 * same, so does what the module computes.
 */
export function closureDigest(module: string): string {
  const hash = createHash('sha1');
  const files = reachable([module], existsSync, (file) =>
    importsIn(readFileSync(file, 'utf8')).map((target) => resolve(dirname(file), target)),
  );
  for (const file of [...files].sort()) hash.update(readFileSync(file));
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
