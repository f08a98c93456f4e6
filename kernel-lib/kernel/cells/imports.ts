import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** The relative paths that a TypeScript text imports from. */
export function importPaths(text: string): string[] {
  return [...text.matchAll(/^\s*(?:import|export)\b[^;'"]*['"](\.[^'"\n]+)['"]/gm)].map(
    ([, path]) => path,
  );
}

/** All the local files that a cell imports, directly or through others. */
export function localImports(root: string, code: string): string[] {
  const files = new Set<string>();
  const visit = (folder: string, text: string) => {
    for (const path of importPaths(text)) {
      const file = sourceOf(join(folder, path));
      if (!file || files.has(file)) continue;
      files.add(file);
      visit(dirname(file), readFileSync(file, 'utf8'));
    }
  };
  visit(root, code);
  return [...files];
}

/** The source that TypeScript takes for a path with `.js` or nothing at its end. */
export function sourceOf(path: string): string | undefined {
  const stem = path.replace(/\.js$/, '');
  return ['.ts', '.tsx', '.js'].map((ending) => stem + ending).find((file) => existsSync(file));
}

/** The scripts that a local script requires. */
export function requiredPaths(path: string, js: string): string[] {
  const folder = posix.dirname(path);
  return [...js.matchAll(/require\("(\.[^"]+)"\)/g)].map(([, specifier]) =>
    posix.join(folder, specifier.replace(/(\.js)?$/, '.js')),
  );
}
