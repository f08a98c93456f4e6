import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** `import … from`, `export … from`, `import('…')`, of other files of the project. */
const IMPORT = /\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/** The TypeScript files that a file imports, as paths like its own. */
export function importsOf(root: string, path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, target = '']) =>
    posix
      .join(posix.dirname(path), target)
      .replace(/\.js$/, '.ts')
      .replace(/\.mjs$/, '.mjs'),
  );
}

/** The files and all that they import, directly or through others. */
export function closure(root: string, files: readonly string[], within: Set<string>): Set<string> {
  const found = new Set<string>();
  const waiting = files.filter((path) => within.has(path));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    waiting.push(...importsOf(root, path).filter((target) => within.has(target)));
  }
  return found;
}

/** Imports of files that are not in the set, as `FILE imports FILE`. */
export function dangling(root: string, files: ReadonlySet<string>): string[] {
  return [...files]
    .filter((path) => /\.m?ts$|\.mjs$/.test(path) && !path.endsWith('.d.mts'))
    .flatMap((path) =>
      importsOf(root, path)
        .filter((target) => !files.has(target))
        .map((target) => `${path} imports ${target}`),
    );
}
