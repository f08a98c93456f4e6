import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LectureEntry, LectureFigure } from './figures/index.js';

/** The folder of the figures, as sources or built. */
const FOLDER = fileURLToPath(new URL('./figures/', import.meta.url));

/** A module in the folder, as source or built; not what the compiler lays beside it. */
const MODULE = /^([\w-]+)\.[jt]s$/;

/**
 * Every plot of the lectures, in their order. The folder is read by name: each file that exports a
 * `lectureFigure` is one, under the name of the file.
 *
 * @param folder with the modules of figures
 */
export async function lectureFigures(folder = FOLDER): Promise<LectureFigure[]> {
  const figures: LectureFigure[] = [];
  for (const name of readdirSync(folder).sort()) {
    const id = MODULE.exec(name)?.[1];
    if (id === undefined || id === 'index') continue;
    const module: { lectureFigure?: LectureEntry } = await import(
      pathToFileURL(join(folder, name)).href
    );
    if (module.lectureFigure) figures.push({ id, ...module.lectureFigure });
  }
  return figures.sort((one, other) => one.order - other.order);
}

/** The module of a figure, as source or built. */
export function figureModule(id: string): string {
  const file = join(FOLDER, id);
  return existsSync(`${file}.js`) ? `${file}.js` : `${file}.ts`;
}
