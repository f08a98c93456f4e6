/** Something that the user can mend: shown as its message alone, without a stack. */
export class SetupProblem extends Error {
  override name = 'SetupProblem';
}

/** The user pressed Ctrl-C, or the process was asked to end. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  constructor(readonly exitCode: number) {
    super('Stopped.');
  }
}

/** Runs a command's body; what goes wrong in a known way is one line and an exit code. */
export async function reporting(body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof SetupProblem) {
      console.error(error.message);
      return 1;
    }
    if (error instanceof Interrupted) {
      console.error(error.message);
      return error.exitCode;
    }
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      console.error('The disk is full: make room (about 1 GB), then run it again.');
      return 1;
    }
    throw error;
  }
}
