import { mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

/** A new folder in the system's temporary one. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'chainrule-release-'));
}

/** Lends the project's packages to a copy of it, as if they had been installed there. */
export function lendPackages(copy: string): void {
  const modules = join(root, 'node_modules');
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(modules)) {
    // Its own library, and its own note on what is installed.
    if (name === 'kernel-lib' || name === '.chainrule-installed') continue;
    symlinkSync(join(modules, name), join(copy, 'node_modules', name));
  }
  symlinkSync('../kernel-lib', join(copy, 'node_modules/kernel-lib'));
}
