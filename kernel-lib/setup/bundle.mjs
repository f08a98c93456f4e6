import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { isAbsolute, join, posix, relative, sep } from 'node:path';
import { dist, lib, root, writeIfOther } from './common.mjs';

/** Of our packages the sources, as TypeScript names them. */
const SOURCES = {
  conditionNames: ['@chainrule/source'],
  extensionAlias: { '.js': ['.ts', '.js'] },
};

/**
 * The library as it runs, in a few files under the names of their sources: its entries, with what
 * several of them need in `shared`, each module once, and its programs, each with all that it needs.
 * Node takes four times as long to load the two hundred modules one by one. Functions keep their
 * names, and maps lead to the sources.
 *
 * @returns their texts by path below `dist`
 */
export async function bundleLibrary() {
  const home = join(lib, 'library');
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const entries = Object.values(manifest.exports).flatMap((to) => to['@chainrule/source'] ?? []);
  // What does something when it is loaded is a program.
  const programs = manifest.sideEffects.filter((path) => path.endsWith('.ts'));
  const made = await Promise.all(
    [entries, ...programs.map((path) => [path])].map((paths) => bundleModules(home, paths)),
  );
  return new Map(made.flat());
}

async function bundleModules(home, paths) {
  const input = paths.map((path) => [path.replace(/^\.\/|\.ts$/g, ''), join(home, path)]);
  const output = await bundle(
    {
      cwd: home,
      input: Object.fromEntries(input),
      platform: 'neutral',
      external: (name) => !name.startsWith('.') && !isAbsolute(name),
      plugins: [ownPlace(home)],
    },
    {
      dir: dist('library'),
      codeSplitting: paths.length > 1,
      chunkFileNames: 'shared/[name].js',
      // Whoever has loaded a file before a build, and another after it, misses a name; he gets no wrong one.
      minifyInternalExports: false,
      comments: { jsdoc: false },
      sourcemap: true,
      sourcemapExcludeSources: true,
    },
  );
  return output.map(({ fileName, code, source }) => [
    fileName,
    code === undefined ? source : placed(code, fileName),
  ]);
}

/** What a child's program starts from, by path below its `node_modules`, and the source of each. */
const CHILD = {
  'kernel-lib/dist/tensor/index': 'library/tensor/index.ts',
  'kernel-lib/dist/random/index': 'library/random/index.ts',
  'chainrule-grader/dist/child/main': 'grader/child/main.ts',
};

/**
 * Writes what a student's code finds in the grader's child, and the child's own program, into a few
 * files: to load a hundred and seventy modules one by one took longer than most checks. What two of
 * them need stands in a file of its own, so that the program, probes and students' files have the same
 * tensors. Functions keep their names. Nothing is done where there is no grader.
 */
export async function bundleChild() {
  const input = Object.fromEntries(
    Object.entries(CHILD).map(([name, file]) => [name, join(lib, file)]),
  );
  if (!Object.values(input).every((file) => existsSync(file))) return;
  const output = await bundle(
    { cwd: root, input, platform: 'node', plugins: [standIn] },
    { chunkFileNames: 'kernel-lib/dist/[name].js' },
  );
  const files = new Map(output.map(({ fileName, code }) => [fileName, code]));
  replace(join(dist('grader'), 'planted'), files);
}

async function bundle(from, to) {
  const { rolldown } = await import('rolldown');
  const made = await rolldown({ resolve: SOURCES, ...from });
  const { output } = await made.generate({ entryFileNames: '[name].js', keepNames: true, ...to });
  await made.close();
  return output;
}

const PLACE = 'source-of:';

/** `import.meta.url` goes on to say where a module's own file would be, in whichever its code is. */
const ownPlace = (home) => ({
  name: 'own-place',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null;
    const path = relative(home, id).split(sep).join('/').replace(/ts$/, 'js');
    const own = `new URL(${JSON.stringify(PLACE + path)}, import.meta.url).href`;
    return { code: code.replaceAll('import.meta.url', own), map: null };
  },
});

const placed = (code, fileName) =>
  code.replaceAll(new RegExp(`"${PLACE}([^"]+)"`, 'g'), (_, path) =>
    JSON.stringify(posix.relative(posix.dirname(fileName), path)),
  );

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
  for (const [path, text] of files) writeIfOther(join(folder, path), text);
  const licence = 'NUMPY-LICENSE.txt';
  copyFileSync(join(lib, 'library/random', licence), join(folder, licence));
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = name.split(sep).join('/');
    const isOurs = files.has(path) || path === licence;
    if (!isOurs && statSync(join(folder, name)).isFile()) rmSync(join(folder, name));
  }
}
