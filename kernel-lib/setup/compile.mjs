import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { bundleLibrary } from './bundle.mjs';
import { lib, root, runQuietly, writeIfOther } from './common.mjs';

/** What the compiler writes lies here, as `PACKAGE/FILE`; it belongs into each package's own `dist`. */
const out = join(root, '.cache/compiled');
const memory = join(root, '.cache/compiled.tsbuildinfo');

/** Runs TypeScript's compiler on a project; what it complains of, or ''. */
export async function compileProject(folder, ...words) {
  const program = join(lib, 'setup/typescript.mjs');
  const all = [program, '-p', folder, '--pretty', 'false', ...words];
  const { code, output } = await runQuietly(process.execPath, all);
  return code === 0 ? '' : output.trim() || `TypeScript ended with code ${code}.`;
}

/**
 * Compiles all packages, each into its own folder `dist`; what has not changed is not read again
 * unless `fresh`. Nothing is written before all of it is right: what runs is never half old and half
 * new. Returns what the compiler complains of, or ''.
 */
export async function compilePackages({ fresh }) {
  // Without its output the compiler's memory of what it wrote is wrong.
  if (fresh || !existsSync(out)) {
    rmSync(out, { recursive: true, force: true });
    rmSync(memory, { force: true });
  }
  const errors = await compileProject(lib, '--outDir', out, '--tsBuildInfoFile', memory);
  if (!errors) collect(await bundleLibrary());
  return errors;
}

/**
 * Brings what was compiled to the packages, the library's scripts as the bundle that they are in, and
 * removes what belongs to no source any more.
 */
function collect(bundle) {
  const files = filesOf(out);
  for (const file of files) {
    const [name, ...rest] = file.split(sep);
    const from = join(out, file);
    if (!hasSource(name, join(...rest))) {
      rmSync(from);
      continue;
    }
    if (isBundled(name, file)) continue;
    const to = join(lib, name, 'dist', ...rest);
    writeIfOther(to, file.endsWith('.map') ? moved(from, to) : readFileSync(from, 'utf8'));
  }
  for (const [path, text] of bundle) writeIfOther(join(lib, 'library/dist', path), text);
  // Folders are read by name: what a removed source has left there would still be known.
  for (const name of new Set(files.map((file) => file.split(sep)[0]))) {
    const dist = join(lib, name, 'dist');
    for (const file of existsSync(dist) ? filesOf(dist) : []) {
      const ours = COMPILED.test(file) && !/^(jupyter|planted)\b/.test(file);
      const belongs = isBundled(name, file)
        ? bundle.has(file.split(sep).join('/'))
        : hasSource(name, file);
      if (ours && !belongs) rmSync(join(dist, file));
    }
  }
}

const COMPILED = /(\.d\.ts|\.js)(\.map)?$/;

/** A module beside the bundle that has it too would be a second one, with classes of its own. */
const isBundled = (name, file) => name === 'library' && /\.js(\.map)?$/.test(file);

const hasSource = (name, file) => existsSync(join(lib, name, file.replace(COMPILED, '.ts')));

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true }).filter((file) => statSync(join(folder, file)).isFile());

/** A map of a script or of a declaration names its source from where it lies. */
function moved(from, to) {
  const map = JSON.parse(readFileSync(from, 'utf8'));
  map.sources = map.sources.map((source) =>
    relative(dirname(to), resolve(dirname(from), source))
      .split(sep)
      .join('/'),
  );
  return JSON.stringify(map);
}
