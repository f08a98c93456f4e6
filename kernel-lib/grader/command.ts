import { type Command, InvalidArgumentError } from 'commander';
import { telling } from 'kernel-lib/display';
import { notWritten } from './files/trouble.js';

/**
 * Parses the words after a command, which does its work. What the user can mend is told in one line,
 * behind the command's name. Resolves to the exit code of that, of a wrong word, of `--help`, or 0.
 */
export async function parseWords(program: Command, argv: readonly string[]): Promise<number> {
  program.exitOverride();
  if (!process.stdout.listeners('error').includes(onNoOutput)) {
    process.stdout.on('error', onNoOutput);
  }
  try {
    return await telling(wordOf(program), async () => {
      await program.parseAsync([...argv], { from: 'user' });
      return 0;
    });
  } catch (error) {
    const known = error as { code?: unknown; exitCode?: unknown };
    if (typeof known.code !== 'string' || !known.code.startsWith('commander.')) throw error;
    return Number(known.exitCode ?? 1);
  }
}

/** `grade` of a command that is called `npm run grade --`. */
function wordOf(program: Command): string {
  return program.name().replace(/^npm run | --$/g, '');
}

/** Where standard output goes to a disk that is full, or to a program that has ended. */
function onNoOutput(error: Error): never {
  const isOver = (error as NodeJS.ErrnoException).code === 'EPIPE';
  if (!isOver) process.stderr.write(`standard output ${notWritten(error)}\n`);
  process.exit(1);
}

/** An option that counts. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('It must be a whole number from 0.');
  }
  return value;
}
