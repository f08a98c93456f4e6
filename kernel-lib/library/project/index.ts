/**
 * Where a project and its built packages lie on disk, for programs that start others. Node only.
 *
 * @module
 */

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export { type Loaded, loadWithCode } from './codeCache.js';
export { writeWhole } from './write.js';

/**
 * The project that a module works for: the nearest folder above it that has kernel-lib among its
 * installed packages, whether the module's own package is installed there or developed there.
 *
 * @param module its `import.meta.url`
 * @throws Error where no such folder is
 */
export function projectFolder(module: string): string {
  const from = dirname(fileURLToPath(module));
  for (let folder = from; ; folder = dirname(folder)) {
    if (hasLibrary(folder)) return folder;
    if (folder === dirname(folder)) {
      throw new Error(
        `no project folder above ${from}: none of them has kernel-lib in its node_modules`,
      );
    }
  }
}

/** Whether kernel-lib is installed in a folder. */
export function hasLibrary(folder: string): boolean {
  return existsSync(join(folder, 'node_modules/kernel-lib/package.json'));
}

/**
 * Where the built modules of a package lie, for programs that are started and files that are read:
 * also for a module that runs from its source.
 *
 * @param name of the package, one that the asking module may import or its own
 * @param module `import.meta.url` of who asks
 */
export function builtFolder(name: string, module: string): string {
  return join(dirname(createRequire(module).resolve(`${name}/package.json`)), 'dist');
}
