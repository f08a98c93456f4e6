import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { generateStubs } from '../authoring/generate.js';

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
  const own = realpathSync(join(project, 'kernel-lib'));
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(project, 'node_modules'))) {
    const there = join(project, 'node_modules', name);
    const inside = relative(own, realpathSync(there));
    const mine = join(copy, 'kernel-lib', inside);
    const isOwn = !inside.startsWith('..') && existsSync(mine);
    symlinkSync(isOwn ? mine : resolve(there), join(copy, 'node_modules', name), 'junction');
  }
}
