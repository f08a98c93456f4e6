import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command, Option } from 'commander';
import { parseWords, wholeNumber } from './command.js';
import { GraderFault } from './engine/errors.js';
import { grade } from './engine/grade.js';
import { formats } from './formats/index.js';
import { progressBar } from './progress.js';

interface Options {
  exercise?: string;
  format: string;
  out?: string;
  seed?: number;
  jobs: number;
}

/** `npm run grade -- [PATH] …`. Resolves to the exit code: 0 whenever grading itself worked. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('npm run grade --')
    .description('Grades the exercises: the same checks as in the notebook, and the hidden ones.')
    .argument('[path]', 'a folder or a zip laid out like exercises/', 'exercises')
    .option('-e, --exercise <name>', 'only this exercise, or only this topic')
    .addOption(
      new Option('-f, --format <format>', 'how to write the result')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .option('-o, --out <file>', 'write the result there instead of printing it')
    .option('-s, --seed <number>', 'draw the same inputs as an earlier run', wholeNumber)
    .option('-j, --jobs <number>', 'how many exercises at a time', wholeNumber, 2)
    .action(async (path: string, options: Options) => {
      exitCode = await run(path, options);
    });
  return (await parseWords(program, argv)) || exitCode;
}

async function run(path: string, options: Options): Promise<number> {
  const bar = progressBar('grading');
  try {
    const report = await grade(path, {
      only: options.exercise,
      seed: options.seed,
      jobs: Math.max(1, options.jobs),
      onProgress: (done, all) => bar.step(done, all),
    });
    bar.stop();
    const text = (formats[options.format] as (typeof formats)[string])(report);
    if (options.out === undefined) process.stdout.write(text);
    else writeWhole(options.out, text);
    const whole = options.exercise === undefined && options.format === 'text' && !options.out;
    if (path === 'exercises' && whole) {
      process.stdout.write(`Questions in the notebooks count in: npm run grade -- .\n`);
    }
    return report.faults > 0 ? 1 : 0;
  } catch (error) {
    bar.stop();
    if (!(error instanceof GraderFault)) throw error;
    process.stderr.write(`grade: ${error.message}\n`);
    return 1;
  }
}

/** By a temporary file and a rename, so that a reader never sees half a result. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
