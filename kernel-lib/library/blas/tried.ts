import { builtin } from '../platform/index.js';

// To try a library takes a third of a second of every process that uses it, so one that was found right is noted
// beside it, and not tried again as long as nothing has changed that the trial depends on.

/** Noted when this file is loaded: where a student's code is graded, the name is gone afterwards. */
const { process } = globalThis;

/** What the trial of these files depends on; undefined where one of them cannot be looked at. */
function circumstances(files: readonly string[], threads: number): string | undefined {
  if (!builtin) return undefined;
  const { statSync } = builtin('node:fs');
  try {
    return JSON.stringify([
      ...files.map((file) => {
        const { size, mtimeMs } = statSync(file);
        return [file, size, mtimeMs];
      }),
      [process.version, process.arch, builtin('node:os').cpus()[0]?.model, threads],
    ]);
  } catch {
    return undefined;
  }
}

/**
 * Tries files by `attempt`, unless the note says that these have been found right.
 *
 * @param note the file of the note; undefined where none is to be kept
 * @param files that are tried, and the program that does it
 * @throws what `attempt` throws
 */
export function tryOnce(
  note: string | undefined,
  files: readonly string[],
  threads: number,
  attempt: () => void,
): void {
  const now = note === undefined ? undefined : circumstances(files, threads);
  if (!builtin || note === undefined || now === undefined) {
    attempt();
    return;
  }
  const { readFileSync, renameSync, writeFileSync } = builtin('node:fs');
  try {
    if (readFileSync(note, 'utf8') === now) return;
  } catch {
    // Nobody has noted anything yet.
  }
  attempt();
  try {
    const fresh = `${note}.${process.pid}`;
    writeFileSync(fresh, now);
    renameSync(fresh, note);
  } catch {
    // A folder that cannot be written: then the next process tries them too.
  }
}
