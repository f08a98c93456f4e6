import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtFolder } from 'kernel-lib/project';

/** The figure renderer's name among JupyterLab's extensions. */
const NAME = 'chainrule-plotly';
const BUILT = join(builtFolder('chainrule-kernel', import.meta.url), 'jupyter/labextensions', NAME);

/** Where the renderer lies in Jupyter's data folder, for JupyterLab and Notebook 7. */
export const rendererDir = (dataDir: string) => join(dataDir, 'labextensions', NAME);

/**
 * Copies the figure renderer into Jupyter's data folder, in place of an earlier one of ours. Without
 * it a Jupyter of the user's own shows each figure as a line of text. Resolves to its folder.
 *
 * @throws {Error} when a folder of that name holds something else, which is left as it is
 */
export function installRenderer(dataDir: string, built = BUILT): string {
  const dir = rendererDir(dataDir);
  if (existsSync(dir) && !isRenderer(dir)) {
    throw new Error(`${dir} holds another extension, which is left as it is: move it away first`);
  }
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dirname(dir), { recursive: true });
  cpSync(built, dir, { recursive: true });
  return dir;
}

/** Takes the renderer away again, if it is ours. */
export function removeRenderer(dataDir: string): void {
  const dir = rendererDir(dataDir);
  if (isRenderer(dir)) rmSync(dir, { recursive: true, force: true });
}

function isRenderer(dir: string): boolean {
  try {
    return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')).name === NAME;
  } catch {
    return false;
  }
}
