import { appendFileSync, closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { notRead, notWritten } from 'chainrule-grader/files';
import {
  damageSentence,
  MAX_FILE_BYTES,
  PROGRESS_FILE,
  type Progress,
  type ProgressLine,
  progressText,
  readProgress,
} from 'chainrule-grader/submission';

/** The progress file of a student's copy, beside her exercises. It only ever grows by lines. */
export class ProgressFile {
  readonly #path: string;
  readonly #shown = `exercises/${PROGRESS_FILE}`;

  /** @param folder the folder of the exercises */
  constructor(folder: string) {
    this.#path = join(folder, PROGRESS_FILE);
  }

  /** What it says, as far as it can be read; and a sentence where it cannot. */
  read(): { progress: Progress; trouble?: string } {
    let text = '';
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      const trouble = `${this.#shown} ${notRead(error)}: move it away, and a new one is begun`;
      return { progress: readProgress(''), ...(missing ? {} : { trouble }) };
    }
    if (text.length > MAX_FILE_BYTES) {
      const trouble = `${this.#shown} is too large to be a record of hints: move it away, and a new one is begun`;
      return { progress: readProgress(''), trouble };
    }
    const progress = readProgress(text);
    const damage = damageSentence(progress);
    return { progress, ...(damage === undefined ? {} : { trouble: `${this.#shown}: ${damage}` }) };
  }

  /** Adds lines; nothing that is there is touched. Gives a sentence when that was not possible. */
  add(lines: readonly ProgressLine[]): string | undefined {
    if (lines.length === 0) return undefined;
    try {
      appendFileSync(this.#path, `${this.#endsInALine() ? '' : '\n'}${progressText(lines)}`);
      return undefined;
    } catch (error) {
      return `${this.#shown} ${notWritten(error)}, so what you were shown is not remembered`;
    }
  }

  /** A line that was cut short must not spoil the next one. */
  #endsInALine(): boolean {
    let file: number;
    try {
      file = openSync(this.#path, 'r');
    } catch {
      return true;
    }
    try {
      const { size } = fstatSync(file);
      const last = new Uint8Array(1);
      return size === 0 || readSync(file, last, 0, 1, size - 1) === 0 || last[0] === 10;
    } finally {
      closeSync(file);
    }
  }
}
