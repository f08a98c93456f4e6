import { parseWords } from 'chainrule-grader/terminal';
import { reporting } from 'chainrule-setup';
import { Command } from 'commander';
import { Problem } from 'kernel-lib/display';
import { type BenchWords, bench } from '../bench/run.js';
import { QUICK_WORKLOADS, WORKLOADS } from '../bench/workloads.js';

const EXTRAS = ['growth', 'leaks', 'memory'];
/** Take minutes and all the memory: measured when they are named. */
const NAMED = ['class', 'largest'];

/**
 * `npm run bench [-- --json] [--out DIR] [--only TEXT] [--quick] [--no-peers]`: measures this
 * library against NumPy, other JavaScript libraries and plain loops, side by side in one run.
 *
 * @returns the exit code: 0 whenever measuring worked, fast or not
 */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('bench')
    .description('measure against NumPy and the JavaScript libraries, side by side in one run')
    .option('--json', 'the report as JSON on standard output, nothing else')
    .option('--out <dir>', 'where bench.json and the page with charts go', '.cache/bench')
    .option(
      '--only <text>',
      'only workloads whose id contains this; also: growth, leaks, memory, largest',
    )
    .option('--quick', 'one minute: one workload of each kind and all programs, against NumPy')
    .option('--no-peers', 'only this library')
    .action(async (words: BenchWords) => {
      const wanted = (id: string) => !words.only || id.includes(words.only);
      // What is named is measured, quick or not.
      const all = words.quick && !words.only ? QUICK_WORKLOADS : WORKLOADS;
      const workloads = all.filter(({ id }) => wanted(id));
      const named = words.only === undefined ? [] : NAMED.filter(wanted);
      const extras = words.quick && !words.only ? [] : [...EXTRAS.filter(wanted), ...named];
      if (workloads.length + extras.length === 0) {
        const known = [...WORKLOADS.map(({ id }) => id), ...EXTRAS, ...NAMED].join(', ');
        throw new Problem(`no workload's id contains "${words.only}"; there are: ${known}`);
      }
      exitCode = await reporting(() => bench(workloads, extras, words));
    });
  return (await parseWords(program, argv)) || exitCode;
}
