import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
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

/**
 * The folder in which a kernel works, and from which imports in its cells start: the project's, or
 * the one that the kernel was started in, if that has `exercises/` of its own and a library to run
 * them with. Such is an assignment that a course tool has handed out.
 */
export function workFolder(started: string, project = projectRoot()): string {
  return existsSync(join(started, 'exercises')) && findsLibrary(started) ? started : project;
}

/** Whether Node would find kernel-lib from there. */
function findsLibrary(from: string): boolean {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules/kernel-lib/package.json'))) return true;
    if (folder === parse(folder).root) return false;
  }
}
