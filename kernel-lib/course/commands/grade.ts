import { plainLine } from 'chainrule-grader/checks';
import { type ClassWords, DEFAULT_LIMIT } from 'chainrule-grader/class';
import { diskTrouble, notWritten } from 'chainrule-grader/files';
import { formats } from 'chainrule-grader/formats';
import { wakeCompiler } from 'chainrule-grader/submission';
import { parseWords, wholeNumber } from 'chainrule-grader/terminal';
import { Command, Option } from 'commander';
import { progressBar } from 'kernel-lib/display';
import { writeWhole } from 'kernel-lib/project';

interface Options extends Omit<ClassWords, 'class'> {
  class?: string;
}

/** `npm run grade -- [PATH] …`. Resolves to the exit code: 0 whenever grading itself worked. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('npm run grade --')
    .description('Grades the exercises: the same checks as in the notebook, and the hidden ones.')
    .argument('[path]', 'a folder or a zip laid out like exercises/', 'exercises')
    .option('-e, --exercise <name>', 'only this exercise, or only this topic')
    .option('-l, --lab <number>', 'only the exercises and questions of this lab', wholeNumber)
    .addOption(
      new Option('-f, --format <format>', 'how to write the result')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .option(
      '-o, --out <file>',
      'write the result there instead of printing it; of a class, a folder',
    )
    .option('-s, --seed <number>', 'draw the same inputs as an earlier run', wholeNumber)
    .option('-j, --jobs <number>', 'how many exercises, or submissions, at a time', wholeNumber, 2)
    .option('--class <folder>', 'grade a class: a folder with a folder or a zip for each student')
    .option('--roster <file>', 'with --class: the class list, CSV with the columns id,name,email')
    .option('--limit <seconds>', 'with --class: for one submission', wholeNumber, DEFAULT_LIMIT)
    .option('--marks <file...>', 'with --class: more files with marks for open questions')
    .option('--bom', 'with --class: a table that Excel opens without asking')
    .option('--no-similarity', 'with --class: do not look for submissions that are alike')
    .action(async (path: string, options: Options) => {
      const { class: folder, ...others } = options;
      if (folder === undefined) exitCode = await run(path, options);
      else {
        const { runClass } = await import('chainrule-grader/class');
        const { course } = await import('../course.js');
        exitCode = await runClass({ class: folder, ...others }, course);
      }
    });
  program
    .command('diff')
    .description('says whose points differ between two runs over a class, and by which checks')
    .argument('<before>', 'the folder of a run, or its grades.json')
    .argument('<after>', 'of another run')
    .option('--json', 'for programs')
    .action(async (before: string, after: string, { json }: { json?: boolean }) => {
      const { runDiff } = await import('chainrule-grader/class');
      exitCode = runDiff(before, after, json ? 'json' : 'text');
    });
  return (await parseWords(program, argv)) || exitCode;
}

/** A report that cannot be written where it was to go is not lost: it is printed. */
function tryToWrite(path: string, text: string): boolean {
  try {
    writeWhole(path, text);
    return true;
  } catch (error) {
    if (diskTrouble(error) === undefined) throw error;
    process.stderr.write(`grade: ${plainLine(path)} ${notWritten(error)}. The report follows\n`);
    return false;
  }
}

async function run(path: string, options: Options): Promise<number> {
  // It starts while the rest is loaded.
  wakeCompiler();
  const { grade } = await import('../grade.js');
  const bar = progressBar('grading');
  try {
    const report = await grade(path, {
      only: options.exercise,
      lab: options.lab,
      seed: options.seed,
      jobs: Math.max(1, options.jobs),
      onProgress: (done, all) => bar.step(done, all),
    });
    bar.stop();
    const text = (formats[options.format] as (typeof formats)[string])(report);
    const written = options.out === undefined ? undefined : tryToWrite(options.out, text);
    if (options.out === undefined || written === false) process.stdout.write(text);
    if (written === false) return 1;
    const all = options.exercise === undefined && options.lab === undefined;
    const whole = all && options.format === 'text' && !options.out;
    if (path === 'exercises' && whole) {
      process.stdout.write(
        'Questions in the notebooks are counted by npm run submit and by npm run grade -- .\n',
      );
    }
    return report.faults > 0 ? 1 : 0;
  } finally {
    bar.stop();
  }
}
