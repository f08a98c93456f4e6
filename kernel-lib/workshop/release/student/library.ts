import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../../grader/files/bundle.js';
import { closure } from '../sources.js';

const EXERCISES = 'kernel-lib/course/checks/';

/** What a student has no use for, or must not have. */
const OUT = [
  'kernel-lib/dist/',
  'kernel-lib/node_modules/',
  'kernel-lib/workshop/',
  'kernel-lib/course/lectures/',
  'kernel-lib/setup/extras/',
  'kernel-lib/setup/checks.ts',
  'kernel-lib/setup/commands/checkAll.ts',
  'kernel-lib/setup/commands/test.ts',
  'kernel-lib/setup/test.ts',
  'kernel-lib/library/wasm/assembly/',
];

const isKept = (path: string) => !OUT.some((out) => path === out || path.startsWith(out));

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

/** The files of hidden checks, and those that no file with an exercise needs. */
export function hiddenFiles(root: string, all: readonly string[]): string[] {
  const checks = all.filter((path) => path.startsWith(EXERCISES) && path.endsWith('.ts'));
  const visible = checks.filter(
    (path) =>
      !path.endsWith('.hidden.ts') &&
      readFileSync(join(root, path), 'utf8').includes('defineExercise('),
  );
  const needed = closure(root, visible, new Set(checks));
  return checks.filter((path) => !needed.has(path));
}
