import { loadCatalog } from 'chainrule-course';
import { chooseExercises } from 'chainrule-grader/engine';
import { parseWords, wholeNumber } from 'chainrule-grader/terminal';
import { Command } from 'commander';
import { progressBar } from 'kernel-lib/display';
import { projectFolder } from 'kernel-lib/project';
import { proofText, proveChecks } from '../mutants/prove.js';

interface Options {
  exercise?: string;
  jobs: number;
  fresh?: boolean;
  seed?: number;
  json?: boolean;
}

/** `npm run mutants`: for maintainers. Resolves to the exit code: 1 when a wrong answer passes. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('npm run mutants --')
    .description('Makes wrong answers from the authored ones, and shows which of them pass.')
    .option('-e, --exercise <name>', 'only this exercise, or only this topic')
    .option('-j, --jobs <number>', 'how many threads', wholeNumber, 2)
    .option('--fresh', 'judge all anew, also what was judged before and has not changed')
    .option('--seed <number>', 'other inputs than usual; judges all anew', wholeNumber)
    .option('--json', 'every mutant and its verdict, as JSON')
    .action(async (options: Options) => {
      exitCode = await run(options);
    });
  return (await parseWords(program, argv)) || exitCode;
}

async function run({ exercise, jobs, fresh, seed, json }: Options): Promise<number> {
  const bar = progressBar('mutants');
  try {
    const { exercises } = await loadCatalog();
    const chosen = chooseExercises(exercises, exercise).map(({ name }) => name);
    const proof = await proveChecks(projectFolder(import.meta.url), {
      exercises: chosen,
      jobs: Math.max(1, jobs),
      fresh: fresh ?? false,
      ...(seed === undefined ? {} : { seed }),
      onProgress: (done, all) => bar.step(done, all),
    });
    bar.stop();
    process.stdout.write(json ? `${JSON.stringify(proof, null, 2)}\n` : proofText(proof));
    return proof.sound ? 0 : 1;
  } finally {
    bar.stop();
  }
}
