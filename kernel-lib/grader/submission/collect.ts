import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { notRead } from '../files/trouble.js';
import {
  ArchiveProblem,
  isArchiveName,
  listArchive,
  type PackedFile,
  tooLarge,
} from './archive/index.js';
import { isCodeName } from './nameMatch.js';
import { isProgressName } from './progress.js';

/** What a submission is made of. */
export interface Collected {
  /** Programs and notebooks, those nearest to the top first. */
  files: PackedFile[];
  /** What students were shown: which hints they have taken. */
  progress: PackedFile[];
  /** Names of what else there is. */
  others: string[];
  /** What could not be looked into, one line each. */
  problems: string[];
}

const MAX_ARCHIVE_BYTES = 150_000_000;
/** Of all archives in archives together. */
const MAX_INNER_BYTES = 100_000_000;
const MAX_ARCHIVES = 20;
const MAX_NESTING = 2;
const MAX_DEPTH = 20;
const MAX_SEEN = 50_000;
const MAX_FILES = 20_000;
const MAX_OTHERS = 1_000;
const MAX_PROGRESS = 20;
const SKIP = new Set(['node_modules', 'dist', '__MACOSX']);

/** Whether a path is through a folder that nobody writes answers in, or to a file that is hidden. */
function isSkipped(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || SKIP.has(part));
}

export function isNotebookName(name: string): boolean {
  return /\.ipynb(\.(txt|json))?$/i.test(name);
}

/** A file or link in a folder, at `path` on the disk. */
export interface Listed {
  name: string;
  path: string;
}

/**
 * The files of a folder that may be looked at, nearest first, as far as the bounds go; and the
 * folders that cannot be read.
 */
export function listFolder(root: string): { files: Listed[]; problems: string[] } {
  const files: Listed[] = [];
  const problems: string[] = [];
  let level = [''];
  let seen = 0;
  for (let depth = 0; level.length > 0 && depth < MAX_DEPTH; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      let entries: ReturnType<typeof readEntries>;
      try {
        entries = readEntries(join(root, folder));
      } catch (error) {
        if (folder === '') throw error;
        problems.push(`${folder} ${notRead(error)}`);
        continue;
      }
      for (const entry of entries) {
        if (isSkipped(entry.name)) continue;
        seen += 1;
        if (seen > MAX_SEEN) return { files, problems };
        const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) next.push(name);
        else files.push({ name, path: join(root, name) });
      }
    }
    level = next;
  }
  return { files, problems };
}

function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a file counts for the verdict. */
export function isRelevant(name: string): boolean {
  return isCodeName(name) || isNotebookName(name) || isArchiveName(name) || isProgressName(name);
}

/** Collects what is in folders, archives and files, one after the other. */
export class Collector {
  private readonly found: Collected = { files: [], progress: [], others: [], problems: [] };
  private archives = MAX_ARCHIVES;
  private inner = MAX_INNER_BYTES;

  /** @param nested whether archives inside are opened */
  constructor(private readonly nested: boolean) {}

  folder(root: string): void {
    const { files, problems } = listFolder(root);
    this.found.problems.push(...problems);
    for (const { name, path } of files)
      this.add({ name, read: (limit) => readRegular(path, limit) });
  }

  /** A file by itself, of those that were handed in without a folder. */
  file(path: string): void {
    this.add({ name: basename(path), read: (limit) => readRegular(path, limit) });
  }

  /** An archive that is the submission; throws an {@link ArchiveProblem}. */
  archive(path: string): void {
    const bytes = readRegular(path, MAX_ARCHIVE_BYTES);
    if ('problem' in bytes) throw new ArchiveProblem(bytes.problem);
    this.unpack(bytes, path, '', 0);
  }

  get collected(): Collected {
    return this.found;
  }

  private add(file: PackedFile, nesting = 0): void {
    const { files, others, progress } = this.found;
    const { name } = file;
    if (isProgressName(name) && progress.length < MAX_PROGRESS) progress.push(file);
    else if (isCodeName(name) || isNotebookName(name)) {
      if (files.length < MAX_FILES) files.push(file);
    } else if (isArchiveName(name) && this.nested) this.open(file, nesting + 1);
    else if (others.length < MAX_OTHERS) others.push(name);
  }

  private open(file: PackedFile, nesting: number): void {
    const { problems, others } = this.found;
    const { name } = file;
    if (others.length < MAX_OTHERS) others.push(name);
    this.archives -= 1;
    if (nesting > MAX_NESTING || this.archives < 0) {
      if (problems.length < 20)
        problems.push(`${name} was not opened: there are too many archives`);
      return;
    }
    const bytes = file.read(Math.min(MAX_ARCHIVE_BYTES, this.inner));
    if ('problem' in bytes) problems.push(`${name} ${bytes.problem}`);
    else {
      this.inner -= bytes.length;
      try {
        this.unpack(bytes, name, `${name}/`, nesting);
      } catch (error) {
        if (!(error instanceof ArchiveProblem)) throw error;
        problems.push(`${name} ${error.message}`);
      }
    }
  }

  private unpack(bytes: Uint8Array, archive: string, prefix: string, nesting: number): void {
    const depth = ({ name }: PackedFile) => name.split('/').length;
    const usable = listArchive(bytes, archive).filter(({ name }) => !isSkipped(name));
    // Of several entries of one name the last is what unpacking would leave.
    const entries = [...new Map(usable.map((file) => [file.name, file])).values()];
    entries.sort((a, b) => depth(a) - depth(b) || (a.name < b.name ? -1 : 1));
    for (const file of entries) this.add({ ...file, name: `${prefix}${file.name}` }, nesting);
  }
}

function readRegular(path: string, limit: number): Uint8Array | { problem: string } {
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) return { problem: 'is not a regular file (links are not followed)' };
    return stat.size > limit ? tooLarge(limit) : readFileSync(path);
  } catch (error) {
    return { problem: notRead(error) };
  }
}
