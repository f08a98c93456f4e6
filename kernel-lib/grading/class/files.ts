import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { GraderFault } from '../engine/errors.js';

/** The text of a file; `undefined` when there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** One JSON value per line, only ever appended to; each line is on the disk when `add` returns. */
export class JsonLines {
  private readonly file: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    const before = readIfThere(path) ?? '';
    this.file = openSync(path, 'a');
    // After a line that a crash has cut, the next one starts afresh.
    if (before !== '' && !before.endsWith('\n')) writeSync(this.file, '\n');
  }

  add(value: unknown): void {
    writeSync(this.file, `${JSON.stringify(value)}\n`);
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}

/** The values of a {@link JsonLines} file; a line that was cut is left out. */
export function readJsonLines(path: string): unknown[] {
  return (readIfThere(path) ?? '').split('\n').flatMap((line) => {
    try {
      return line.trim() === '' ? [] : [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}

/** Makes sure that nobody else writes to `folder`; returns a function that lets others in again. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, '.lock');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(readIfThere(file));
    if (isRunning(holder)) {
      throw new GraderFault(`another run (process ${holder}) is writing to ${folder}`);
    }
    rmSync(file, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
