import { spawnSync } from 'node:child_process';
import { Problem } from 'kernel-lib/display';
import type { Layout } from './layout.js';
import { findPythons, type Python } from './python.js';
import { ensureVenv } from './venv.js';

/** A Jupyter server that can be started. */
export interface Jupyter {
  command: string[];
  app: 'lab' | 'notebook';
  /** Such as `4.6.6`. */
  version: string;
  /** The project's own, or one that was on the machine. */
  own: boolean;
}

/**
 * The project's own JupyterLab, set up if need be. Where that cannot be done, a Jupyter that is
 * installed already serves; it is told of the labs through its environment and left as it is.
 */
export async function findJupyter(place: Layout): Promise<Jupyter> {
  try {
    const python = await ensureVenv(['lab'], place);
    return { command: [python, '-m', 'jupyterlab'], app: 'lab', version: '4', own: true };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const other = installedJupyter();
    if (!other) throw error;
    console.log(error.message);
    const name = other.app === 'lab' ? 'JupyterLab' : 'Jupyter Notebook';
    console.log(`Until then: ${name} ${other.version}, which is installed here already.`);
    return other;
  }
}

/** A JupyterLab (3 or newer) or Notebook of the user, importable or on the PATH. */
export function installedJupyter(): Jupyter | undefined {
  for (const python of pythons()) {
    if (Number.parseInt(python.jupyterlab ?? '', 10) >= 3) {
      const command = [...python.command, '-m', 'jupyterlab'];
      return { command, app: 'lab', version: python.jupyterlab ?? '', own: false };
    }
  }
  const lab = onPath('jupyter-lab', 3, 'lab');
  if (lab) return lab;
  for (const python of pythons()) {
    if (python.notebook) {
      const command = [...python.command, '-m', 'notebook'];
      return { command, app: 'notebook', version: python.notebook, own: false };
    }
  }
  return onPath('jupyter-notebook', 5, 'notebook');
}

function pythons(): Python[] {
  try {
    return findPythons();
  } catch {
    return [];
  }
}

function onPath(program: string, oldest: number, app: Jupyter['app']): Jupyter | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const version = String(stdout ?? '').trim();
  if (status !== 0 || !(Number.parseInt(version, 10) >= oldest)) return undefined;
  return { command: [program], app, version, own: false };
}
