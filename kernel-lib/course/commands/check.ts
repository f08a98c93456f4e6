import { parseWords, wholeNumber } from 'chainrule-grader/terminal';
import { Command } from 'commander';
import { type CheckWords, checkExercises } from '../check.js';

/** `npm run check -- [NAME] …`. Resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('npm run check --')
    .description('Checks one exercise, or the next one that is not finished yet.')
    .argument('[name]', 'an exercise or a topic; without it, the next unfinished exercise')
    .option('-w, --watch', 'check again whenever a file is saved')
    .option('--hint <number>', 'how many hints to show', wholeNumber, 0)
    .option('-s, --seed <number>', 'draw the same inputs as an earlier run', wholeNumber)
    .action(async (name: string | undefined, options: CheckWords) => {
      exitCode = await checkExercises(name, options);
    });
  return (await parseWords(program, argv)) || exitCode;
}
