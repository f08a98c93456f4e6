import { existsSync } from 'node:fs';
import { DISPLAY, type Displayable, display, type MimeBundle } from 'kernel-lib/display';

/** The message that every exercise's stub throws; see kernel-lib/workshop/authoring/stubs.ts. */
const NOT_WRITTEN = /^([\w.]+) is not written yet: open (\S+)/;

/** A friendly line in place of an error. */
class MissingAnswer implements Displayable {
  readonly #name: string;
  readonly #file: string;

  constructor(name: string, file: string) {
    this.#name = name;
    this.#file = file;
  }

  [DISPLAY](): MimeBundle {
    const todo = 'write it, save the file, and run this cell again.';
    // Beside the notebook in an assignment of its own, one folder up in the project.
    const link = existsSync('notebooks') ? `../${this.#file}` : this.#file;
    return {
      'text/markdown': `✎ This cell needs your \`${this.#name}\`. Open [${this.#file}](${link}), ${todo}`,
      'text/plain': `This cell needs your ${this.#name}. Open ${this.#file}, ${todo}`,
    };
  }
}

/** Shows the note and returns true when `error` says that an exercise is not written yet. */
function excuse(error: unknown): boolean {
  const match = NOT_WRITTEN.exec(error instanceof Error ? error.message : '');
  if (!match) return false;
  const [, name = '', file = ''] = match;
  display(new MissingAnswer(name, file));
  return true;
}

/**
 * Runs a piece of a lab that needs the student's answers. When one is not written yet, a friendly
 * line says which, and the lab goes on; any other error is thrown as it is.
 *
 * @param run may be `async`; then `await attempt(async () => …)`
 * @returns what `run` returns, or `undefined` when an answer is missing
 */
export function attempt<T>(run: () => T): T | undefined {
  let result: T;
  try {
    result = run();
  } catch (error) {
    if (excuse(error)) return undefined;
    throw error;
  }
  if (!(result instanceof Promise)) return result;
  return result.catch((error: unknown) => {
    if (!excuse(error)) throw error;
  }) as T;
}
