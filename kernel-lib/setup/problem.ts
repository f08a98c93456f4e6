import { Problem, telling } from 'kernel-lib/display';

/** The user pressed Ctrl-C, or the process was asked to end. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  constructor(readonly exitCode: number) {
    super('Stopped.');
  }
}

/** Runs a command's body; what goes wrong in a known way is one line and an exit code. */
export function reporting(body: () => Promise<number>): Promise<number> {
  return telling('', () => body().catch(sayKnown));
}

/** Rethrows an error, what a set-up knows of as a {@link Problem}. */
function sayKnown(error: unknown): never {
  if (error instanceof Interrupted) throw new Problem(error.message, error.exitCode);
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
    throw new Problem('The disk is full: make room (about 1 GB), then run it again.');
  }
  throw error;
}
