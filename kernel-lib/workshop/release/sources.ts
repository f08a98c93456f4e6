import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { importsIn, reachable, specifiersIn } from 'chainrule-grader/files';

/** What a file imports, as it is written there. */
export function specifiersOf(root: string, path: string): string[] {
  return specifiersIn(readFileSync(join(root, path), 'utf8'));
}

/** The TypeScript files of ours that a file imports, as paths like its own. */
export function importsOf(root: string, path: string): string[] {
  return importsIn(readFileSync(join(root, path), 'utf8')).map((name) =>
    posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts'),
  );
}

/** The files and all that they import, directly or through others. */
export function closure(root: string, files: readonly string[], within: Set<string>): Set<string> {
  return reachable(
    files,
    (path) => within.has(path),
    (path) => importsOf(root, path),
  );
}
