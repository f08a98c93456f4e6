import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { GraderFault } from '../engine/errors.js';
import { notRead, notWritten } from '../files/trouble.js';

/** The text of a file; `undefined` when there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The bytes of a file; `undefined` when there is none. */
export function bytesIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * One JSON value per line, only ever appended to; each line is on the disk when `add` returns. A disk
 * that takes no more ends nothing: `trouble` says so, and the work goes on.
 */
export class JsonLines {
  private file: number | undefined;
  /** Why it is not written any more. */
  trouble: string | undefined;

  constructor(private readonly path: string) {
    this.attempt(() => {
      mkdirSync(dirname(path), { recursive: true });
      const before = readIfThere(path) ?? '';
      this.file = openSync(path, 'a');
      // After a line that a crash has cut, the next one starts afresh.
      if (before !== '' && !before.endsWith('\n')) writeSync(this.file, '\n');
    });
  }

  add(value: unknown): void {
    const { file } = this;
    if (file === undefined || this.trouble !== undefined) return;
    this.attempt(() => {
      writeSync(file, `${JSON.stringify(value)}\n`);
      fsyncSync(file);
    });
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }

  private attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.trouble = `${this.path} ${notWritten(error)}`;
    }
  }
}

/**
 * The values of a {@link JsonLines} file; a line that was cut is left out. A file that is there and
 * cannot be read is an error: what is in it must not be taken for nothing.
 */
export function readJsonLines(path: string): unknown[] {
  return requireText(path)
    .split('\n')
    .flatMap((line) => {
      try {
        return line.trim() === '' ? [] : [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
}

function requireText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new GraderFault(`${path} ${notRead(error)}`);
  }
}
