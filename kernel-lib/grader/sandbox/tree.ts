import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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

/** Whether a tree waits for the next check, and what is in one by path, as it was planted. */
let keeps = false;
let waiting: string | undefined;
const planted = new Map<string, ReadonlyMap<string, string>>();

/**
 * From here on a tree that is done with is kept for the next check of this process, if it is as it was
 * planted: nearly two hundred files take longer to write and to remove than a check to run. For
 * notebooks, whose checks follow each other and are one student's.
 */
export function keepTree(): void {
  keeps = process.platform !== 'win32';
}

/** Whether {@link keepTree} was called. */
export function keepsTree(): boolean {
  return keeps;
}

/** A folder that holds the child's part of the library and nothing else, and JavaScript files by path. */
export function plantTree(modules: ReadonlyMap<string, string> = new Map()): string {
  const again = takeWaiting();
  if (again !== undefined) {
    growTree(again, modules);
    return again;
  }
  const library = childFiles();
  const root = inFolder(() => realpathSync(mkdtempSync(join(temporaryFolder(), 'chainrule-'))));
  open.add(root);
  if (!cleaning) {
    cleaning = true;
    process.once('exit', () => open.forEach(remove));
  }
  try {
    inFolder(() => {
      put(root, 'package.json', JSON.stringify({ type: 'module', private: true }));
      for (const one of packages) {
        put(root, `node_modules/${one.name}/package.json`, JSON.stringify(one));
      }
      for (const [path, bytes] of library) put(root, `node_modules/${path}`, bytes);
      if (keeps) planted.set(root, new Map(inside(root)));
    });
    growTree(root, modules);
  } catch (error) {
    remove(root);
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

/** Removes a tree that {@link plantTree} made, or keeps it for the next ({@link keepTree}). */
export function fellTree(root: string): void {
  if (keeps && waiting === undefined && planted.has(root)) {
    // The last child's user is let in no more.
    chmodSync(root, 0o700);
    waiting = root;
  } else remove(root);
}

function remove(root: string): void {
  if (!open.delete(root)) return;
  planted.delete(root);
  try {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A left-over folder in the temporary directory must not fail the grading.
  }
}

/** The tree that waits, without what has been added to it; none if anything in it is not as it was. */
function takeWaiting(): string | undefined {
  const root = waiting;
  if (root === undefined) return undefined;
  waiting = undefined;
  try {
    const before = planted.get(root) ?? new Map<string, string>();
    let same = 0;
    for (const [path, stamp] of inside(root, (path) => before.has(path))) {
      if (!before.has(path)) rmSync(path, { recursive: true });
      else if (before.get(path) === stamp) same += 1;
    }
    if (same === before.size) return root;
  } catch {
    // It is not what it was.
  }
  remove(root);
  return undefined;
}

/**
 * What is in a folder, by path, with what tells whether it is still the same. Of a file that is the time
 * of its last change, which nobody can set; in a folder others may have come and gone.
 *
 * @param enters whether what is in a folder counts, too
 */
function* inside(
  folder: string,
  enters: (path: string) => boolean = () => true,
): Generator<[path: string, stamp: string]> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const facts = lstatSync(path, { bigint: true });
    const { ino, mode, uid, gid, size, ctimeNs } = facts;
    const isFolder = facts.isDirectory();
    yield [path, [ino, mode, uid, gid, ...(isFolder ? [] : [size, ctimeNs])].join(' ')];
    if (isFolder && enters(path)) yield* inside(path, enters);
  }
}
