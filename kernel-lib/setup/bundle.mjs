import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { dist, lib, root } from './common.mjs';

/** What a child's program starts from, by path below its `node_modules`, and what is built for each. */
const ENTRIES = {
  'kernel-lib/dist/tensor/index': ['library', 'tensor/index.js'],
  'kernel-lib/dist/random/index': ['library', 'random/index.js'],
  'chainrule-grader/dist/child/main': ['grader', 'child/main.js'],
};

/**
 * Writes what a student's code finds in the grader's child, and the child's own program, into a few
 * files: to load a hundred and seventy modules one by one took longer than most checks. What two of
 * them need stands in a file of its own, so that the program, probes and students' files have the same
 * tensors. Functions keep their names. Nothing is done where there is no grader.
 */
export async function bundleChild() {
  const input = Object.fromEntries(
    Object.entries(ENTRIES).map(([name, [of, file]]) => [name, join(dist(of), file)]),
  );
  if (!Object.values(input).every((file) => existsSync(file))) return;
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ cwd: root, input, platform: 'node', plugins: [standIn] });
  const { output } = await bundle.generate({
    entryFileNames: '[name].js',
    chunkFileNames: 'kernel-lib/dist/[name].js',
    keepNames: true,
  });
  await bundle.close();
  const files = new Map(output.map(({ fileName, code }) => [fileName, code]));
  replace(join(dist('grader'), 'planted'), files);
}

/** In place of a package of others, which is not there: what a module imports of it throws. */
const standIn = {
  name: 'stand-in',
  resolveId(name, importer) {
    const isOurs = isBuiltin(name) || isAbsolute(name) || /^(\.|kernel-lib\/)/.test(name);
    // Of each importer its own, which has the names that this one wants.
    return isOurs ? null : ['', name, relative(root, importer)].join('\0');
  },
  load(id) {
    if (!id.startsWith('\0')) return null;
    const [, name, importer] = id.split('\0');
    const refuse = JSON.stringify(`${name} is not available in an exercise`);
    const names = [...readFileSync(join(root, importer), 'utf8').matchAll(IMPORT)]
      .filter(([, , from]) => from === name)
      .flatMap(([, list]) => [...list.matchAll(/(\w+)(?:\s+as\s+\w+)?\s*(?:,|$)/g)]);
    return names
      .map(([, f]) => `export function ${f}() { throw new Error(${refuse}); }\n`)
      .join('');
  },
};

const IMPORT = /^import\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/gm;

/** Makes a folder hold these files and no others. */
function replace(folder, files) {
  for (const [path, text] of files) {
    const to = join(folder, path);
    if (existsSync(to) && readFileSync(to, 'utf8') === text) continue;
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, text);
  }
  const licence = 'NUMPY-LICENSE.txt';
  copyFileSync(join(lib, 'library/random', licence), join(folder, licence));
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = name.split(sep).join('/');
    const isOurs = files.has(path) || path === licence;
    if (!isOurs && statSync(join(folder, name)).isFile()) rmSync(join(folder, name));
  }
}
