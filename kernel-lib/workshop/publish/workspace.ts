import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateStubs } from '../authoring/generate.js';
import { installedPackages } from '../release/packages.js';

/** A copy of the project to run labs in, so that nobody's exercises are touched. */
export interface Workspace {
  readonly root: string;
  remove(): void;
}

/** Of kernel-lib, the packages that cells run on. */
const PACKAGES = ['library', 'kernel', 'grader', 'course'];

/** What stands in the exercise files. */
export type Mode = 'solutions' | 'stubs';

/**
 * Copies what a notebook needs: the built library, exercises, notebooks.
 *
 * @param project its folder
 * @param mode the authored answers, or fresh stubs whatever its own exercises hold
 */
export function copyWorkspace(project: string, mode: Mode): Workspace {
  const from = resolve(project); // links to it are followed from elsewhere
  const root = mkdtempSync(join(tmpdir(), 'chainrule-lab-'));
  const copy = (path: string, to = path) =>
    cpSync(join(from, path), join(root, to), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'tsconfig.base.json']) copy(file);
  for (const name of PACKAGES) {
    copy(`kernel-lib/${name}/package.json`);
    cpSync(join(from, `kernel-lib/${name}/dist`), join(root, `kernel-lib/${name}/dist`), {
      recursive: true,
      // The renderer's copy of plotly.js is large, and no cell reads it.
      filter: (path) => !path.endsWith('jupyter') || !existsSync(join(path, 'labextensions')),
    });
  }
  copy('notebooks');
  copy('solutions');
  if (mode === 'solutions') copy('solutions', 'exercises');
  else {
    mkdirSync(join(root, 'exercises'));
    for (const { path, text } of generateStubs(from)) writeFileSync(join(root, path), text);
  }
  linkPackages(from, root);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Every package of the project as a link, but those of kernel-lib that a copy of it has itself. */
export function linkPackages(project: string, copy: string): void {
  mkdirSync(join(copy, 'node_modules'));
  for (const [name, folder] of installedPackages(project)) {
    const there = resolve(project, 'node_modules', name);
    const mine = folder && join(copy, 'kernel-lib', folder);
    const to = mine && existsSync(mine) ? mine : there;
    symlinkSync(to, join(copy, 'node_modules', name), 'junction');
  }
}
