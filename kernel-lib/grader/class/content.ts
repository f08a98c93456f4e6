import { createHash, type Hash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { diskTrouble } from '../files/trouble.js';
import { isRelevant, listFolder } from '../submission/collect.js';

const MAX_BYTES = 200_000_000;

/**
 * Names the contents of a submission: the names of all files that the grader may look at, and the bytes of
 * those that count. Equal names mean equal contents.
 */
export function contentOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    if (paths.length > 1) hash.update(`\0${basename(path)}\0`);
    if (lstatSync(path).isDirectory()) addFolder(hash, path);
    else addFile(hash, path);
  }
  return hash.digest('hex').slice(0, 32);
}

function addFolder(hash: Hash, root: string): void {
  const { files, problems } = listFolder(root);
  for (const problem of problems) hash.update(`\0problem ${problem}`);
  for (const { name, path } of files) {
    hash.update(`\0${name}\0`);
    if (!isRelevant(name)) continue;
    try {
      addFile(hash, path);
    } catch (error) {
      if (diskTrouble(error) === undefined) throw error;
      // One file that cannot be read is said by the grader, and costs the others nothing.
      hash.update('cannot be read');
    }
  }
}

/** In pieces, so that a large file does not have to fit into memory. */
function addFile(hash: Hash, path: string): void {
  const stat = lstatSync(path);
  hash.update(`${stat.isFile() ? 'file' : 'other'} ${stat.size}\0`);
  // What is too large is refused by the grader, whatever it holds.
  if (!stat.isFile() || stat.size > MAX_BYTES) return;
  const buffer = new Uint8Array(262_144);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const got = readSync(file, buffer, 0, buffer.length, null);
      if (got === 0) return;
      hash.update(buffer.subarray(0, got));
    }
  } finally {
    closeSync(file);
  }
}
