import { DISPLAY, type Displayable, display, type MimeBundle } from 'kernel-lib/display';
import { TooMuchWork } from './limits.js';
import { linkTo, type Missing, missingAnswer } from './missing.js';

/** A friendly line in place of an error. */
class MissingAnswer implements Displayable {
  readonly #missing: Missing;

  constructor(missing: Missing) {
    this.#missing = missing;
  }

  [DISPLAY](): MimeBundle {
    const { name, file } = this.#missing;
    const todo = 'write it, save the file, and run this cell again.';
    return {
      'text/markdown': `✎ This cell needs your \`${name}\`. Open ${linkTo(file)}, ${todo}`,
      'text/plain': `This cell needs your ${name}. Open ${file}, ${todo}`,
    };
  }
}

/** One sentence, set apart from what the cell prints. */
class Note implements Displayable {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  [DISPLAY](): MimeBundle {
    return { 'text/markdown': `✎ ${this.#text}`, 'text/plain': this.#text };
  }
}

/** Shows a note and returns true when `error` says that an exercise is not written yet, or never ends. */
function excuse(error: unknown): boolean {
  if (error instanceof TooMuchWork) {
    display(new Note(error.message));
    return true;
  }
  const missing = missingAnswer(error);
  if (missing) display(new MissingAnswer(missing));
  return missing !== undefined;
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
