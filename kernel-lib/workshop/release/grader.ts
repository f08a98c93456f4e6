import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import {
  addFile,
  type Bundle,
  isBeside,
  isEntry,
  listFiles,
  reachable,
  specifiersIn,
  textFile,
} from 'chainrule-grader/files';
import { Problem } from 'kernel-lib/display';
import { installedPackages } from './packages.js';

/**
 * Adds a grader that runs with nothing but Node: the built packages with the hidden checks, as they
 * would be installed, and the few that they need. Nothing has to be installed where it runs.
 */
export function addGrader(bundle: Bundle, root: string): void {
  const ours = new Map([...installedPackages(root)].filter(([, folder]) => folder !== undefined));
  const built = [...ours].flatMap(([name, folder = '']) => {
    const dist = join(root, 'kernel-lib', folder, 'dist');
    if (!existsSync(dist)) throw new Problem('the packages are not built: npm run build');
    const files = listFiles(dist, (path) => path.endsWith('/') || /\.(js|d\.ts)$/.test(path));
    return files.map((path) => `${name}/dist/${path}`);
  });
  const fromRoot = (path: string) => {
    const [name = '', ...rest] = path.split('/');
    return ['kernel-lib', ours.get(name), ...rest].join('/');
  };
  const needed = withImports(root, built, fromRoot);
  const manifests = new Set(needed.map((path) => `${path.split('/')[0]}/package.json`));
  for (const path of [...needed, ...manifests]) {
    addFile(bundle, root, fromRoot(path), `node_modules/${path}`);
  }
  for (const path of packageFiles(root, helpers(root, needed, fromRoot)))
    addFile(bundle, root, path);
  addFile(bundle, root, 'LICENSE');
  const numpys = 'dist/random/NUMPY-LICENSE.txt';
  addFile(bundle, join(root, 'kernel-lib/library'), numpys, `node_modules/kernel-lib/${numpys}`);
  const project = { name: 'chainrule-hand-in', private: true, type: 'module' };
  bundle.set('package.json', textFile(`${JSON.stringify(project, null, 2)}\n`));
}

/** What grading starts from; all else is what these import. */
const START = [
  /^chainrule-course\/dist\/((checks|probes)\/|(course|commands\/grade)\.js)/,
  /^chainrule-grader\/dist\/(child|class|planted|submission\/compiler)\//,
  /^chainrule-workshop\/dist\/release\/(gradescope\/autograde|kubernetes\/(manifest|yaml))\.js/,
  /^kernel-lib\/dist\/(tensor|random|wasm)\//,
];

/**
 * The packages of others that grading needs: those that its files import, and all that the grader's own
 * package names, since some of them are loaded only when a hand-in asks for them.
 */
function helpers(
  root: string,
  needed: readonly string[],
  fromRoot: (path: string) => string,
): string[] {
  const imported = needed
    .filter((path) => path.endsWith('.js'))
    .flatMap((path) => specifiersIn(readFileSync(join(root, fromRoot(path)), 'utf8')))
    .filter((name) => !isBeside(name) && !isBuiltin(name))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '');
  const named = dependenciesIn(join(root, fromRoot('chainrule-grader/package.json')));
  return [...imported, ...named].filter((name) => !isEntry(name));
}

function dependenciesIn(manifest: string): string[] {
  return Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).dependencies ?? {});
}

/** The built files that grading loads, and the declarations beside them. */
function withImports(
  root: string,
  built: readonly string[],
  fromRoot: (path: string) => string,
): string[] {
  const there = new Set(built);
  const found = reachable(
    built.filter((path) => START.some((start) => start.test(path))),
    (path) => there.has(path),
    (path) => {
      const names = specifiersIn(readFileSync(join(root, fromRoot(path)), 'utf8'));
      const targets = [
        ...names.filter(isBeside).map((name) => join(path, '..', name).replaceAll('\\', '/')),
        ...names.filter(isEntry).map((entry) => entryFile(root, fromRoot, entry)),
      ];
      const isDeclaration = path.endsWith('.d.ts');
      return isDeclaration ? targets.map((target) => target.replace(/\.js$/, '.d.ts')) : targets;
    },
  );
  return [...found].sort();
}

/** The file behind an entry of one of our packages, as `PACKAGE/dist/FILE`. */
function entryFile(root: string, fromRoot: (path: string) => string, entry: string): string {
  const [name = '', ...rest] = entry.split('/');
  const { exports } = JSON.parse(
    readFileSync(join(root, fromRoot(`${name}/package.json`)), 'utf8'),
  );
  const { default: file } = exports[['.', ...rest].join('/')];
  return `${name}/${file.slice(2)}`;
}

/** Of the packages, what runs: of TypeScript the compiler and the declarations of the language. */
function packageFiles(root: string, wanted: readonly string[]): string[] {
  const names = reachable(
    wanted,
    () => true,
    (name) => dependenciesIn(join(root, 'node_modules', name, 'package.json')),
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
