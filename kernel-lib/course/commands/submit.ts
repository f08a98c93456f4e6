import { rmSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { writeZip } from 'chainrule-grader/files';
import { parseWords } from 'chainrule-grader/terminal';
import { Command } from 'commander';
import { Problem, progressBar } from 'kernel-lib/display';
import { grade } from '../grade.js';
import { collect } from '../handIn/collect.js';
import { summary } from '../handIn/summary.js';

/** `npm run submit [-- --out FILE]`. Resolves to the exit code: 0 when the zip was made. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('npm run submit --')
    .description(
      'Makes the one zip to hand in, checks it as the grader will, and says what is inside.',
    )
    .option('-o, --out <file>', 'the zip', 'submission.zip')
    .action(async ({ out }: { out: string }) => {
      exitCode = await submit(out);
    });
  return (await parseWords(program, argv)) || exitCode;
}

async function submit(out: string): Promise<number> {
  const bar = progressBar('checking');
  try {
    if (!/\.zip$/i.test(out)) throw new Problem(`${out}: the file must end in .zip`);
    const collected = collect(process.cwd());
    const file = resolve(out);
    writeZip(collected.files, file);
    try {
      // What was written is what is checked.
      const report = await grade(file, {
        hidden: false,
        onProgress: (done, all) => bar.step(done, all),
      });
      bar.stop();
      const shown = relative(process.cwd(), file) || file;
      process.stdout.write(summary(shown, statSync(file).size, collected, report));
    } catch (error) {
      rmSync(file, { force: true }); // Nobody should hand in what could not be read.
      throw error;
    }
    return 0;
  } finally {
    bar.stop();
  }
}
