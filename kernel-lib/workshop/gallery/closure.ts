import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { filesBehind, reachable } from 'chainrule-grader/files';

/**
 * A digest of a module and of all that it imports from this library: as long as it stays the same,
 * so does what the module computes.
 */
export function closureDigest(module: string): string {
  const hash = createHash('sha1');
  for (const file of [...modulesBehind(module)].sort()) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * A module, as source or built, and all of ours that it leads to: files beside it, and the built
 * modules behind the entries of packages.
 *
 * @param counts tells which modules do; what the others lead to does not count either
 */
export function modulesBehind(module: string, counts = (_: string) => true): Set<string> {
  const isThere = (file: string) => counts(file) && existsSync(file);
  return reachable([module], isThere, (file) => filesBehind(file, readFileSync(file, 'utf8')));
}

/** The digest of one text. */
export function textDigest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
