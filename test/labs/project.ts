import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateStubs } from 'kernel-lib/authoring';

/** A copy of the project to run labs in, so that nobody's exercises are touched. */
export interface ProjectCopy {
  readonly root: string;
  remove(): void;
}

/**
 * Copies what a notebook needs: the built library, exercises, notebooks.
 *
 * @param answers put the solutions in place of the stubs
 */
export function copyProject(answers: boolean): ProjectCopy {
  const from = resolve('.');
  const root = mkdtempSync(join(tmpdir(), 'chainrule-lab-'));
  const copy = (path: string, to = path) =>
    cpSync(join(from, path), join(root, to), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'tsconfig.base.json']) copy(file);
  copy('kernel-lib/package.json');
  copy('kernel-lib/dist');
  copy('notebooks');
  copy('solutions');
  if (answers) copy('solutions', 'exercises');
  else {
    // Fresh stubs, whatever the exercises of this checkout hold.
    mkdirSync(join(root, 'exercises'));
    for (const { path, text } of generateStubs(from)) writeFileSync(join(root, path), text);
  }
  // Every package is the project's own, but for kernel-lib, which is the copy.
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(from, 'node_modules'))) {
    if (name !== 'kernel-lib')
      symlinkSync(join(from, 'node_modules', name), join(root, 'node_modules', name));
  }
  symlinkSync(join(root, 'kernel-lib'), join(root, 'node_modules', 'kernel-lib'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
