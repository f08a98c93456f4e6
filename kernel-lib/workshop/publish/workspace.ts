import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateStubs } from '../authoring/generate.js';

/** A copy of the project to run labs in, so that nobody's exercises are touched. */
export interface Workspace {
  readonly root: string;
  remove(): void;
}

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
  copy('kernel-lib/package.json');
  cpSync(join(from, 'kernel-lib/dist'), join(root, 'kernel-lib/dist'), {
    recursive: true,
    // The renderer's copy of plotly.js is large, and no cell reads it.
    filter: (path) => !path.endsWith('jupyter') || !existsSync(join(path, 'labextensions')),
  });
  copy('notebooks');
  copy('solutions');
  if (mode === 'solutions') copy('solutions', 'exercises');
  else {
    mkdirSync(join(root, 'exercises'));
    for (const { path, text } of generateStubs(from)) writeFileSync(join(root, path), text);
  }
  // Every package is the project's own, but for kernel-lib, which is the copy.
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(from, 'node_modules'))) {
    if (name !== 'kernel-lib')
      symlinkSync(join(from, 'node_modules', name), join(root, 'node_modules', name), 'junction');
  }
  symlinkSync(join(root, 'kernel-lib'), join(root, 'node_modules', 'kernel-lib'), 'junction');
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
