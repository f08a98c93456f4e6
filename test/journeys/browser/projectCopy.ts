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
import { layout } from 'chainrule-setup';
import { linkPackages } from '../../../kernel-lib/workshop/publish/workspace.js';

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
  const packages = readdirSync(join(root, 'kernel-lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  // With the mark of the last build, so that the copy is not built once more.
  const built = [...packages.map((name) => `kernel-lib/${name}/dist`), '.cache/build.json'];
  for (const path of [...listed.split('\0').filter(Boolean), ...built]) {
    const from = join(root, path);
    if (!existsSync(from)) continue;
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(from, join(copy, path), { recursive: true, preserveTimestamps: true });
  }
  linkPackages(root, copy);
  symlinkSync(join(root, '.venv'), join(copy, '.venv'), 'junction');
  return {
    root: copy,
    remove: () => rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
