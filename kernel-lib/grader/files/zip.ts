import { type Zippable, zipSync } from 'fflate';

export interface ZipEntry {
  bytes: Uint8Array;
  executable: boolean;
}

/** Made by Unix, so that the file modes below count. */
const UNIX = 3;
const REGULAR = 0o100000;
/** The first day that a zip can name, in local time as zips count. */
const EPOCH = new Date(1980, 0, 1);

/** A zip with sorted names, one date and plain modes: the same content gives the same bytes. */
export function zip(entries: ReadonlyMap<string, ZipEntry>): Uint8Array {
  const files: Zippable = {};
  for (const path of [...entries.keys()].sort()) {
    const { bytes, executable } = entries.get(path) as ZipEntry;
    const mode = REGULAR | (executable ? 0o755 : 0o644);
    files[path] = [bytes, { mtime: EPOCH, os: UNIX, attrs: mode * 2 ** 16, level: 9 }];
  }
  return zipSync(files);
}
