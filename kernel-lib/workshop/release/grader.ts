import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFile, type Bundle, listFiles, textFile } from '../../grader/files/bundle.js';
import { importsIn, reachable } from '../../grader/files/imports.js';
import { Problem } from '../../library/display/index.js';

const HELPERS = ['commander', 'fflate', 'iconv-lite', 'chardet', 'cli-progress', 'typescript'];

/**
 * Adds a grader that runs with nothing but Node: the built library with the hidden checks, and the
 * few packages that it needs. Nothing has to be installed where it runs.
 */
export function addGrader(bundle: Bundle, root: string): void {
  const dist = join(root, 'kernel-lib/dist');
  if (!existsSync(join(dist, 'course/commands/grade.js'))) {
    throw new Problem('the library is not built: npm run build');
  }
  const built = listFiles(dist, (path) => path.endsWith('/') || /\.(js|d\.ts)$/.test(path));
  const needed = withImports(dist, built);
  for (const path of needed) addFile(bundle, root, `kernel-lib/dist/${path}`);
  addFile(bundle, root, 'kernel-lib/package.json');
  for (const path of packageFiles(root)) addFile(bundle, root, path);
  addFile(bundle, root, 'LICENSE');
  // Marks the root: commands find the project by its workspaces.
  const project = {
    name: 'chainrule-grader',
    private: true,
    type: 'module',
    workspaces: ['kernel-lib'],
  };
  bundle.set('package.json', textFile(`${JSON.stringify(project, null, 2)}\n`));
}

const START =
  /^(course\/(checks|probes)\/|course\/commands\/grade\.js|grader\/(child|submission\/compiler)\/|workshop\/release\/(gradescope\/autograde|kubernetes\/(manifest|yaml))\.js|library\/(tensor|random|wasm)\/)/;

/** The built files that grading loads, and the declarations beside them. */
function withImports(dist: string, built: readonly string[]): string[] {
  const there = new Set(built);
  const found = reachable(
    built.filter((path) => START.test(path)),
    (path) => there.has(path),
    (path) =>
      importsIn(readFileSync(join(dist, path), 'utf8')).map((target) => {
        const script = join(path, '..', target).replaceAll('\\', '/');
        return path.endsWith('.d.ts') ? script.replace(/\.js$/, '.d.ts') : script;
      }),
  );
  return [...found].sort();
}

/** Of the packages, what runs: of TypeScript the compiler and the declarations of the language. */
function packageFiles(root: string): string[] {
  const names = reachable(
    HELPERS,
    () => true,
    (name) => {
      const manifest = join(root, 'node_modules', name, 'package.json');
      return Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).dependencies ?? {});
    },
  );
  return [...names].sort().flatMap((name) => {
    const folder = `node_modules/${name}`;
    return listFiles(join(root, folder), (path) => isUsed(name, path)).map(
      (path) => `${folder}/${path}`,
    );
  });
}

function isUsed(name: string, path: string): boolean {
  if (path.endsWith('/')) {
    if (name === 'typescript') return path === 'lib/';
    return !/(^|\/)(tests?|docs?|examples?|umd|node_modules)\/$/.test(path);
  }
  if (name === 'typescript') {
    return /^(package\.json|LICENSE\.txt|lib\/(typescript\.js|lib\.[\w.]*d\.ts))$/.test(path);
  }
  return /\.(js|cjs|mjs|json)$|^licen[cs]e/i.test(path);
}
