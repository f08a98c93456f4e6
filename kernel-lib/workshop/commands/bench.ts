import { Command } from 'commander';
import { reporting } from '../../setup/problem.js';
import { type BenchWords, bench } from '../bench/run.js';
import { WORKLOADS } from '../bench/workloads.js';

/**
 * `npm run bench [-- --json] [--out DIR] [--only TEXT] [--quick] [--no-peers]`: measures this
 * library against NumPy, other JavaScript libraries and plain loops, side by side in one run.
 *
 * @returns the exit code: 0 whenever measuring worked, fast or not
 */
export function main(argv: readonly string[]): Promise<number> {
  const command = new Command('bench')
    .description('measure against NumPy and the JavaScript libraries, side by side in one run')
    .option('--json', 'the report as JSON on standard output, nothing else')
    .option('--out <dir>', 'where bench.json and the page with charts go', '.cache/bench')
    .option('--only <text>', 'only workloads whose id contains this; also: growth, leaks, memory')
    .option('--quick', 'few rounds: a look, not a measurement')
    .option('--no-peers', 'only this library')
    .exitOverride();
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    return Promise.resolve((error as { exitCode?: number }).exitCode ?? 1);
  }
  const options = command.opts<BenchWords>();
  const wanted = (id: string) => !options.only || id.includes(options.only);
  const workloads = WORKLOADS.filter(({ id }) => wanted(id));
  const extras = ['growth', 'leaks', 'memory'].filter(wanted);
  if (workloads.length + extras.length === 0) {
    console.error(
      `bench: no workload's id contains "${options.only}"; there are: ` +
        `${[...WORKLOADS.map(({ id }) => id), 'growth', 'leaks', 'memory'].join(', ')}`,
    );
    return Promise.resolve(1);
  }
  return reporting(() => bench(workloads, extras, options));
}
