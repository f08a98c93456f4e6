import { existsSync } from 'node:fs';

/** The message that every exercise's stub throws; see kernel-lib/workshop/authoring/stubs.ts. */
const NOT_WRITTEN = /^([\w.]+) is not written yet: open (\S+)/;

/** An answer that is not written yet. */
export interface Missing {
  readonly name: string;
  /** Its file, from the project's folder. */
  readonly file: string;
}

/** What `error` says of an answer that is not written yet; undefined when it is another error. */
export function missingAnswer(error: unknown): Missing | undefined {
  const match = NOT_WRITTEN.exec(error instanceof Error ? error.message : '');
  if (!match) return undefined;
  const [, name = '', file = ''] = match;
  return { name, file };
}

/** A link to a file: beside the notebook in an assignment of its own, one folder up in the project. */
export function linkTo(file: string): string {
  return `[${file}](${existsSync('notebooks') ? `../${file}` : file})`;
}
