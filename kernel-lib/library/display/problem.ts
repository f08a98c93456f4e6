/** Something that the user can mend: shown as its message alone, without a stack. */
export class Problem extends Error {
  override readonly name: string = 'Problem';

  constructor(
    message: string,
    /** Of the command that ends with it. */
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/**
 * Does what a command is to do; a {@link Problem} is told in its own words, and nothing else.
 *
 * @param who stands before the words: the command's name, or nothing
 * @returns the exit code
 */
export async function telling(who: string, work: () => number | Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(who === '' ? error.message : `${who}: ${error.message}`);
    return error.exitCode;
  }
}
