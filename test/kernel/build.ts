import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const KERNEL_MAIN = join(ROOT, 'kernel-lib', 'dist', 'kernel', 'main.js');

/** The kernel runs built code; this builds it if a source is newer than the last build. */
export function ensureBuilt(): void {
  const built = join(ROOT, 'kernel-lib', 'dist', '.tsbuildinfo');
  if (existsSync(KERNEL_MAIN) && existsSync(built) && statSync(built).mtimeMs >= newestSource()) {
    return;
  }
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', join(ROOT, 'kernel-lib')], {
    encoding: 'utf8',
  });
  if (!existsSync(KERNEL_MAIN)) throw new Error(`the kernel did not build:\n${stdout}`);
}

function newestSource(): number {
  const folder = join(ROOT, 'kernel-lib');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/(^|[\\/])(dist|node_modules)[\\/]/.test(name))
    .reduce((latest, name) => Math.max(latest, statSync(join(folder, name)).mtimeMs), 0);
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
