import { CAUSES } from 'chainrule-grader/submission';
import { parseWords, wholeNumber } from 'chainrule-grader/terminal';
import { Command, Option } from 'commander';
import { Problem } from 'kernel-lib/display';
import { type CheckWords, checkExercises } from '../check.js';

interface Words extends Omit<CheckWords, 'hint'> {
  hint?: string | true;
}

/** `npm run check -- [NAME] …`. Resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('npm run check --')
    .description('Checks one exercise, or the next one that is not finished yet.')
    .argument('[name]', 'an exercise or a topic; without it, the next unfinished exercise')
    .option('-w, --watch', 'check again whenever a file is saved; h and Enter give the next hint')
    .option(
      '--hint [number]',
      'the next hint, or so many of them; and the likely cause of what failed',
    )
    .addOption(
      new Option(
        '--cause <when>',
        'when you are told the likely cause of a failure, from now on: second-run at first',
      ).choices(CAUSES),
    )
    .option('-s, --seed <number>', 'draw the same inputs as an earlier run', wholeNumber)
    .action(async (name: string | undefined, { hint, ...options }: Words) => {
      const [exercise, asked] = readHint(name, hint);
      exitCode = await checkExercises(exercise, { ...options, hint: asked });
    });
  return (await parseWords(program, argv)) || exitCode;
}

/** A name that stands behind --hint is the exercise's. */
function readHint(
  name: string | undefined,
  hint: string | true | undefined,
): [name: string | undefined, hint: CheckWords['hint']] {
  if (typeof hint !== 'string') return [name, hint];
  if (/^\d+$/.test(hint)) return [name, wholeNumber(hint)];
  if (name === undefined) return [hint, true];
  throw new Problem(`--hint takes a number, or nothing for the next hint: not ${hint}`);
}
