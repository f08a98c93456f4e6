import { listFiles } from '../bundle.js';
import { closure } from '../sources.js';

const EXERCISES = 'kernel-lib/grading/exercises/';

/** What a student has no use for, or must not have. */
const OUT = [
  'kernel-lib/dist/',
  'kernel-lib/node_modules/',
  'kernel-lib/authoring/',
  'kernel-lib/bench/',
  'kernel-lib/grading/mutation/',
  'kernel-lib/setup/extras/',
  'kernel-lib/setup/check-all.ts',
  'kernel-lib/setup/test.ts',
  'kernel-lib/wasm/assembly/',
  'kernel-lib/gallery/',
  'kernel-lib/publish/',
];

/** Of the folder that makes bundles, what `npm run submit` needs. */
const HAND_IN = /^kernel-lib\/release\/($|submit|(bundle|problem|zip)\.ts$)/;

const isKept = (path: string) =>
  !OUT.some((out) => path === out || path.startsWith(out)) &&
  (!path.startsWith('kernel-lib/release/') || HAND_IN.test(path));

/**
 * The files of kernel-lib that a student gets: sources only, which are built on her machine. Hidden
 * checks are left out, and what only they use.
 */
export function studentLibrary(root: string): string[] {
  const all = listFiles(
    root,
    (path) => ('kernel-lib/'.startsWith(path) || path.startsWith('kernel-lib/')) && isKept(path),
  );
  const hidden = new Set(hiddenFiles(root, all));
  return all.filter((path) => !hidden.has(path) && !/\.(tsbuildinfo|map|log)$/.test(path));
}

/** The files of hidden checks, and those that nothing else needs. */
export function hiddenFiles(root: string, all: readonly string[]): string[] {
  const checks = all.filter((path) => path.startsWith(EXERCISES) && path.endsWith('.ts'));
  const visible = checks.filter(
    (path) => !path.slice(EXERCISES.length).includes('/') && !path.endsWith('.hidden.ts'),
  );
  const needed = closure(root, visible, new Set(checks));
  return checks.filter((path) => !needed.has(path));
}
