import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFolder as projectOf } from 'kernel-lib/project';

/** The project that this grader belongs to. */
export function projectFolder(): string {
  return projectOf(import.meta.url);
}

/** Whether a stranger can get into a folder: every one on the way lets others pass. */
export function othersMayEnter(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Where trees are planted: a child with a user of its own must be able to get there. */
export function temporaryFolder(): string {
  const usual = tmpdir();
  return [usual, '/tmp', '/var/tmp', '/dev/shm'].find(mayHold) ?? usual;
}

function mayHold(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return process.getuid?.() !== 0 || othersMayEnter(realpathSync(folder));
  } catch {
    return false;
  }
}

/** Lets a child's user, and no other, into a tree. Nothing in it is that user's to change. */
export function handOver(tree: string, user: number): void {
  if (isStrictUmask()) openInside(tree);
  chownSync(tree, 0, user);
  chmodSync(tree, 0o750);
}

/** Whether what is written is for its owner alone, or for few. */
export function isStrictUmask(): boolean {
  return (process.umask() & 0o055) !== 0;
}

/** What was written under a strict umask is for its owner alone. */
function openInside(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    chmodSync(path, entry.isDirectory() ? 0o755 : 0o644);
    if (entry.isDirectory()) openInside(path);
  }
}
