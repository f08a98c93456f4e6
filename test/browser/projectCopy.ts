import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { layout } from 'kernel-lib/setup';

export interface ProjectCopy {
  root: string;
  remove(): void;
}

/**
 * A copy of the project in a temporary folder, as it is in the working tree, so that no test ever
 * writes into a student's exercises. What is large and only read is linked, not copied.
 */
export function copyProject(): ProjectCopy {
  const { root } = layout();
  const copy = mkdtempSync(join(tmpdir(), 'chainrule-'));
  const listed = execFileSync('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const built = ['kernel-lib/dist'];
  for (const path of [...listed.split('\0').filter(Boolean), ...built]) {
    const from = join(root, path);
    if (!existsSync(from)) continue;
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(from, join(copy, path), { recursive: true, preserveTimestamps: true });
  }
  linkModules(root, copy);
  symlinkSync(join(root, '.venv'), join(copy, '.venv'), 'junction');
  return {
    root: copy,
    remove: () => rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/** All packages as links, except that `kernel-lib` is the copy's own. */
function linkModules(root: string, copy: string): void {
  const modules = join(copy, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const target =
      name === 'kernel-lib' ? join(copy, 'kernel-lib') : join(root, 'node_modules', name);
    symlinkSync(target, join(modules, name), 'junction');
  }
}
