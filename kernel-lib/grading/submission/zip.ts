import { readFileSync, statSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { notRead } from '../../files/trouble.js';
import { GraderFault } from '../engine/errors.js';
import { MAX_FILE_BYTES, MAX_NOTEBOOK_BYTES } from './limits.js';

const MAX_ZIP_BYTES = 50_000_000;
const MAX_TOTAL_BYTES = 20_000_000;
const MAX_NOTEBOOKS_BYTES = 100_000_000;
const MAX_ENTRIES = 10_000;
/** A zip of 50 MB cannot have more; one that says so would be looked through for minutes. */
const MOST_ENTRIES = 1_000_000;
const MAX_NAME = 1_000;

/**
 * The TypeScript files and the notebooks of a zip, in memory: nothing is written to disk, so that an entry's path
 * cannot lead anywhere. Only entries that say they are small are unpacked, and no more than the
 * bounds allow, so that a zip bomb stays packed.
 */
export function readZip(path: string): Map<string, () => string | { problem: string }> {
  const packed = bytesOf(path);
  const tooLarge = new Set<string>();
  let seen = 0;
  const left = { code: MAX_TOTAL_BYTES, notebook: MAX_NOTEBOOKS_BYTES };
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(packed, {
      filter(entry) {
        seen += 1;
        if (seen > MOST_ENTRIES) throw new Error('it says that it has millions of files');
        if (seen > MAX_ENTRIES || !isPlainName(entry.name)) return false;
        const kind = kindOf(entry.name);
        if (entry.originalSize > limitOf(entry.name)) {
          tooLarge.add(entry.name);
          return false;
        }
        left[kind] -= entry.originalSize;
        if (left[kind] < 0 && kind === 'notebook') tooLarge.add(entry.name);
        return left[kind] >= 0;
      },
    });
  } catch (error) {
    throw new GraderFault(`${path} cannot be unpacked (${(error as Error).message})`);
  }
  const files = new Map<string, () => string | { problem: string }>();
  for (const [name, bytes] of Object.entries(unpacked)) {
    files.set(name, () => new TextDecoder().decode(bytes.subarray(0, limitOf(name))));
  }
  for (const name of tooLarge) {
    files.set(name, () => ({ problem: `is larger than ${limitOf(name) / 1e6} MB` }));
  }
  return files;
}

function bytesOf(path: string): Uint8Array {
  try {
    if (statSync(path).size <= MAX_ZIP_BYTES) return readFileSync(path);
  } catch (error) {
    throw new GraderFault(`${path} ${notRead(error)}`);
  }
  throw new GraderFault(`${path} is larger than ${MAX_ZIP_BYTES / 1e6} MB`);
}

function kindOf(name: string): 'code' | 'notebook' {
  return /\.ipynb$/i.test(name) ? 'notebook' : 'code';
}

function limitOf(name: string): number {
  return kindOf(name) === 'notebook' ? MAX_NOTEBOOK_BYTES : MAX_FILE_BYTES;
}

function isPlainName(name: string): boolean {
  const parts = name.split('/');
  return (
    name.length <= MAX_NAME &&
    (name.endsWith('.ts') || kindOf(name) === 'notebook') &&
    !name.includes('\\') &&
    !/^(\/|[a-z]:)/i.test(name) &&
    !parts.some((part) => part === '..' || part === '__MACOSX' || part === 'node_modules')
  );
}
