import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const KERNEL_MAIN = join(ROOT, 'kernel-lib/kernel/dist/main.js');

/** The kernel runs built code, which the set-up of these tests (`test/build.ts`) has brought up to date. */
export function ensureBuilt(): void {
  if (!existsSync(KERNEL_MAIN))
    throw new Error('these tests need the built library: npm run build');
}

/** The Python with Jupyter's packages: the project's own, or the one that CHAINRULE_PYTHON names. */
export function findPython(): string | undefined {
  const candidates = [
    process.env.CHAINRULE_PYTHON,
    join(ROOT, '.venv', 'bin', 'python'),
    join(ROOT, '.venv', 'Scripts', 'python.exe'),
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}
