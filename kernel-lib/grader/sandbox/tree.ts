import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GraderFault, NO_ROOM } from '../engine/errors.js';
import { diskTrouble } from '../files/trouble.js';
import { childFiles } from './files.js';
import { temporaryFolder } from './folders.js';

/** The program that the child process runs, below the tree's root. */
export const CHILD_MAIN = 'node_modules/chainrule-grader/dist/child/main.js';

const packages = [
  {
    name: 'kernel-lib',
    type: 'module',
    exports: { './tensor': './dist/tensor/index.js', './random': './dist/random/index.js' },
  },
  { name: 'chainrule-grader', type: 'module' },
];

const open = new Set<string>();
let cleaning = false;

/** A folder that holds the child's part of the library and nothing else, and JavaScript files by path. */
export function plantTree(modules: ReadonlyMap<string, string> = new Map()): string {
  const library = childFiles();
  const root = inFolder(() => realpathSync(mkdtempSync(join(temporaryFolder(), 'chainrule-'))));
  open.add(root);
  if (!cleaning) {
    cleaning = true;
    process.once('exit', () => open.forEach(fellTree));
  }
  try {
    inFolder(() => {
      put(root, 'package.json', JSON.stringify({ type: 'module', private: true }));
      for (const one of packages) {
        put(root, `node_modules/${one.name}/package.json`, JSON.stringify(one));
      }
      for (const [path, bytes] of library) put(root, `node_modules/${path}`, bytes);
    });
    growTree(root, modules);
  } catch (error) {
    fellTree(root);
    throw error;
  }
  return root;
}

/** Does what needs the temporary folder; what is wrong with that is said in one line. */
function inFolder<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const why = diskTrouble(error);
    if (why === undefined) throw error;
    throw new GraderFault(
      `${NO_ROOM} (${temporaryFolder()}: ${why}): make room there, or set TMPDIR to another folder`,
    );
  }
}

/** Adds JavaScript files, by path, to a tree in which no child has loaded anything of a student's yet. */
export function growTree(root: string, modules: ReadonlyMap<string, string>): void {
  inFolder(() => {
    for (const [path, code] of modules) put(root, path, code);
  });
}

function put(root: string, path: string, content: string | Uint8Array): void {
  const to = join(root, path);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, content, { flag: 'wx' });
}

/** Removes a tree that {@link plantTree} made. */
export function fellTree(root: string): void {
  if (!open.delete(root)) return;
  try {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A left-over folder in the temporary directory must not fail the grading.
  }
}
