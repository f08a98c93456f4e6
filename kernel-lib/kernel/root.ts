import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The project's folder: the nearest one above this module whose package.json has workspaces.
 * Imports in cells start there, whatever folder a notebook is in.
 */
export function projectRoot(from = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const { workspaces } = JSON.parse(readFileSync(file, 'utf8')) as { workspaces?: unknown };
      if (workspaces) return folder;
    }
    if (folder === dirname(folder)) {
      throw new Error(`kernel: no project folder (a package.json with workspaces) above ${from}`);
    }
  }
}
