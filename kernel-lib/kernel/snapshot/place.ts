import { lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a snapshot for this very Node and this very project lies, or would. */
export interface SnapshotPlace {
  /** The snapshot itself, tens of megabytes. */
  blob: string;
  /** What it was made of, and its size and date; written last. */
  note: string;
  /** All that a snapshot is good for: with other facts it is another's. */
  facts: string;
}

interface Note {
  facts: string;
  /** Neither is there when it could not be made. */
  size?: number;
  mtimeMs?: number;
}

/**
 * The place of the snapshot for a kernel of this project that this process starts; nothing where
 * none may be: it is switched off, or nobody could tell whether it still fits.
 */
export function snapshotPlace(root: string): SnapshotPlace | undefined {
  if (process.env.CHAINRULE_SNAPSHOT === 'off') return undefined;
  const { arch, env, execArgv, execPath, version } = process;
  try {
    // A folder that several copies of a project have in common would go from one to the other.
    if (lstatSync(join(root, '.cache')).isSymbolicLink()) return undefined;
    const facts = JSON.stringify([
      root,
      // V8 takes a snapshot of its own make and flags only.
      [version, arch, execArgv, env.NODE_OPTIONS, execPath, stamp(execPath)],
      // What was built, from which sources.
      [
        readFileSync(join(root, '.cache/build.json'), 'utf8'),
        stamp(fileURLToPath(import.meta.url)),
      ],
      // The compiler, and Node's declarations.
      stamp(join(root, 'node_modules/.package-lock.json')),
    ]);
    // One for each line of Node's: a newer one takes the place of the last.
    const blob = join(
      root,
      '.cache',
      `kernel-node${Number.parseInt(version.slice(1), 10)}-${arch}.blob`,
    );
    return { blob, note: `${blob}.json`, facts };
  } catch {
    return undefined;
  }
}

/** The snapshot, if it is there, whole, and made of what is there now. */
export function findSnapshot(place: SnapshotPlace | undefined): string | undefined {
  const note = place && readNote(place);
  if (!place || note?.facts !== place.facts) return undefined;
  try {
    const { size, mtimeMs } = statSync(place.blob);
    return note.size === size && note.mtimeMs === mtimeMs ? place.blob : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is one, or it could not be made of what is there now. */
export function isSettled(place: SnapshotPlace): boolean {
  const note = readNote(place);
  const hasFailed = note?.facts === place.facts && note.size === undefined;
  return hasFailed || findSnapshot(place) !== undefined;
}

/** Says of a snapshot that it fits: it will not be looked into again. */
export function noteFor({ blob, facts }: SnapshotPlace, made: boolean): string {
  const { size, mtimeMs } = made ? statSync(blob) : {};
  return JSON.stringify({ facts, size, mtimeMs } satisfies Note);
}

/** Makes room for another. */
export function forget({ note }: SnapshotPlace): void {
  rmSync(note, { force: true });
}

function readNote({ note }: SnapshotPlace): Note | undefined {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

function stamp(file: string): [number, number] {
  const { size, mtimeMs } = statSync(file);
  return [size, mtimeMs];
}
