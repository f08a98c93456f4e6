import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Layout, layout } from './layout.js';
import { PipFolder } from './pipFolder.js';

/** Its server extension and its menus do not appear in the labs. */
const packages = new PipFolder('nbgrader');

/** How to start nbgrader. */
export interface Nbgrader {
  /** `[python, '-m', 'nbgrader']` */
  readonly command: readonly string[];
  /** To be added to the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * nbgrader on top of the project's JupyterLab, for who builds or tests a course. Its packages go
 * into a folder of their own, which only nbgrader's own runs see.
 *
 * @throws Problem when pip cannot get them
 */
export async function ensureNbgrader(place = layout()): Promise<Nbgrader> {
  await packages.ensure(place);
  return nbgrader(place);
}

/** nbgrader, if it has been installed by {@link ensureNbgrader}. */
export function installedNbgrader(place = layout()): Nbgrader | undefined {
  if (!packages.isThere(place) || !existsSync(place.python)) return undefined;
  return nbgrader(place);
}

function nbgrader(place: Layout): Nbgrader {
  const folder = packages.path(place);
  // nbgrader calls alembic by its name.
  const programs = ['bin', 'Scripts'].map((name) => join(folder, name));
  const path = [...programs, process.env.PATH ?? ''].join(delimiter);
  return { command: [place.python, '-m', 'nbgrader'], env: { PYTHONPATH: folder, PATH: path } };
}
