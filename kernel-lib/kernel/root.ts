import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasLibrary, projectFolder } from 'kernel-lib/project';

/** The project's folder. Imports in cells start there, whatever folder a notebook is in. */
export const projectRoot = (): string => projectFolder(import.meta.url);

/**
 * The folder in which a kernel works, and from which imports in its cells start: the project's, or
 * the one that the kernel was started in, if that has `exercises/` of its own and a library to run
 * them with. Such is an assignment that a course tool has handed out.
 */
export function workFolder(started: string, project = projectRoot()): string {
  return existsSync(join(started, 'exercises')) && findsLibrary(started) ? started : project;
}

/** Whether Node would find kernel-lib from there. */
function findsLibrary(folder: string): boolean {
  return hasLibrary(folder) || (folder !== dirname(folder) && findsLibrary(dirname(folder)));
}
