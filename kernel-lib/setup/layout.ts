import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from 'chainrule-kernel';
import { builtFolder } from 'kernel-lib/project';

/** Where things are in a project folder. Everything that set-up makes lies inside it. */
export interface Layout {
  root: string;
  /** The Python virtual environment. */
  venv: string;
  /** Its interpreter. */
  python: string;
  /** Jupyter's settings, data and running servers. */
  jupyter: string;
  /** Locks and results of test runs. */
  cache: string;
  /** Folders of Jupyter data for `JUPYTER_PATH`: the kernel, and the figure renderer. */
  share: string;
  renderers: string;
}

export function layout(root = projectRoot()): Layout {
  const venv = join(root, '.venv');
  const jupyter = join(root, '.jupyter');
  return {
    root,
    venv,
    python:
      process.platform === 'win32' ? join(venv, 'Scripts/python.exe') : join(venv, 'bin/python'),
    jupyter,
    cache: join(root, '.cache'),
    share: join(jupyter, 'share/jupyter'),
    renderers: join(builtFolder('chainrule-kernel', import.meta.url), 'jupyter'),
  };
}

/** The interpreter of the project's virtual environment, or `undefined` before the first set-up. */
export function venvPython(root?: string): string | undefined {
  const { python } = layout(root);
  return existsSync(python) ? python : undefined;
}
