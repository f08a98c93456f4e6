import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Built: the set-up of these tests (`test/build.ts`) has brought it up to date. */
export const KERNEL_MAIN = join(ROOT, 'kernel-lib/kernel/dist/main.js');

/** The Python with Jupyter's packages: the project's own, or the one that CHAINRULE_PYTHON names. */
export function findPython(): string | undefined {
  const candidates = [
    process.env.CHAINRULE_PYTHON,
    join(ROOT, '.venv', 'bin', 'python'),
    join(ROOT, '.venv', 'Scripts', 'python.exe'),
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}
