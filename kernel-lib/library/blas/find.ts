import { builtin } from '../platform/index.js';

/** Where `CHAINRULE_BLAS=auto npm start` puts it, below the project's folder. */
const INSTALLED = '.cache/openblas/scipy_openblas64/lib';

/** Where it puts what the machine's compiler has made of loops.c. */
const LOOPS = '.cache/loops';

/** How the library's file ends, by system. */
const ENDINGS: Readonly<Record<string, string>> = { darwin: '.dylib', win32: '.dll' };

/**
 * The library of the nearest project above a folder.
 *
 * @param from where to begin
 * @returns its path, or undefined if none is installed
 */
export const installedLibrary = (from: string): string | undefined =>
  nearest(from, INSTALLED, 'libscipy_openblas');

/** The same for the loops that the machine's compiler has made. */
export const installedLoops = (from: string): string | undefined => nearest(from, LOOPS, 'loops');

/** Where it is noted that an installed library has been tried: in the folder `.cache` that it is in. */
export const noteBeside = (library: string): string | undefined =>
  builtin?.('node:path').join(library, '../../../..', 'openblas-tried.json');

function nearest(from: string, below: string, named: string): string | undefined {
  const fs = builtin?.('node:fs');
  const path = builtin?.('node:path');
  const system = builtin?.('node:os');
  if (!fs || !path || !system) return undefined;
  const ending = ENDINGS[system.platform()] ?? '.so';
  for (let folder = from; ; folder = path.dirname(folder)) {
    const place = path.join(folder, below);
    const names = fs.existsSync(place) ? fs.readdirSync(place) : [];
    const name = names.find((one) => one.startsWith(named) && one.endsWith(ending));
    if (name) return path.join(place, name);
    if (folder === path.dirname(folder)) return undefined;
  }
}
