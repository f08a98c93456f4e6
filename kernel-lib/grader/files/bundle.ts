import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from 'kernel-lib/display';
import { writeWhole } from 'kernel-lib/project';
import { type ZipEntry, zip } from './zip.js';

/** Files by their path, with `/`. */
export type Bundle = Map<string, ZipEntry>;

/** A text as a file of a bundle, with LF ends. */
export function textFile(text: string, executable = false): ZipEntry {
  return { bytes: new TextEncoder().encode(text.replaceAll('\r\n', '\n')), executable };
}

/** The regular files below a folder, sorted by path; links are left out. */
export function listFiles(root: string, keep: (path: string) => boolean): string[] {
  const visit = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return keep(`${path}/`) ? visit(path) : [];
      return entry.isFile() && keep(path) ? [path] : [];
    });
  return visit('').sort();
}

/** Puts a file of the project into a bundle. */
export function addFile(bundle: Bundle, root: string, path: string, to = path): void {
  const full = join(root, path);
  bundle.set(to, {
    bytes: readFileSync(full),
    executable: (lstatSync(full).mode & 0o100) !== 0,
  });
}

/** A folder that is not there yet, or is empty, so that nothing of anybody's is written over. */
export function requireNew(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Problem(`${folder} is there already: remove it, or name another with --out`);
  }
}

/** Writes a bundle as a folder. */
export function writeFolder(bundle: Bundle, folder: string): void {
  requireNew(folder);
  for (const [path, { bytes, executable }] of bundle) {
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, bytes, { mode: executable ? 0o755 : 0o644 });
  }
}

/** Writes a bundle as a zip whose files lie in `folder`, or at its root. */
export function writeZip(bundle: Bundle, file: string, folder = ''): void {
  const entries = new Map([...bundle].map(([path, entry]) => [folder + path, entry]));
  writeWhole(file, zip(entries));
}
