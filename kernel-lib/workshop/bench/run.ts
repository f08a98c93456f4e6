import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, freemem, loadavg } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { layout } from 'chainrule-setup';
import { progressBar } from 'kernel-lib/display';
import { growthChart, leakChart, memoryChart, ratioChart } from './charts.js';
import { measureClass } from './classes.js';
import { type Contestants, peakMemoryOf, startContestants } from './contestants.js';
import { measureGrowth, measureLargest } from './growth.js';
import { measureLeaks } from './leaks.js';
import { measure } from './measure.js';
import { LAST_SECOND, Pace } from './pace.js';
import { writePage } from './page.js';
import {
  type BenchReport,
  busyLines,
  chartLines,
  classLines,
  growthLines,
  leakLines,
  measurementLines,
  memoryLine,
  summaryLines,
} from './report.js';
import type { Workload } from './workloads.js';

/** The words of `npm run bench`. */
export interface BenchWords {
  json?: boolean;
  out?: string;
  only?: string;
  quick?: boolean;
  peers: boolean;
}

/** Measures this library against others, side by side in one run. Resolves to the exit code. */
export async function bench(
  workloads: readonly Workload[],
  extras: readonly string[],
  { json = false, out = '.cache/bench', quick = false, peers }: BenchWords,
): Promise<number> {
  const say = (...lines: string[]) => {
    if (!json) for (const line of lines) console.log(line);
  };
  const before = loadavg()[0]!;
  const wanted = peers ? (quick ? 'numpy' : 'all') : 'none';
  const contestants = workloads.length > 0 ? await startContestants(wanted) : nobody;
  const interrupt = new Interrupt();
  const report: BenchReport = {
    version: 1,
    machine: {
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      load: before,
    },
    contenders: contestants.processes.map(({ name, version }) => ({ name, version })),
    missing: contestants.missing,
    measurements: [],
    unmeasured: [],
  };
  const { processor, cores } = report.machine;
  say(`${processor}, ${cores} cores, Node ${process.version}`, ...busyLines(report.machine));
  for (const { name, version } of report.contenders) if (version) say(`  ${name}: ${version}`);
  for (const [name, why] of Object.entries(report.missing)) say(`  without ${name}: ${why}`);

  const seconds = quick ? LAST_SECOND.quick : LAST_SECOND.full;
  const over = setTimeout(() => interrupt.giveUp(), seconds * 1000);
  try {
    await measureAll(workloads, contestants, new Pace(workloads, quick), interrupt, report, say);
  } finally {
    clearTimeout(over);
    for (const contender of contestants.processes) contender.stop();
  }
  const extra = async <R>(
    name: string,
    title: string,
    run: (onStep: (done: number, all: number) => void) => Promise<R>,
  ): Promise<R | undefined> => {
    if (!extras.includes(name)) return undefined;
    const bar = progressBar(title);
    try {
      return await run((done, all) => {
        if (interrupt.happened) throw interrupt;
        bar.step(done, all);
      });
    } catch (error) {
      // What the interrupt has also ended in processes of its own is no failure.
      if (!interrupt.happened) throw error;
      report.unmeasured.push(name);
      return undefined;
    } finally {
      bar.stop();
    }
  };
  if (peers) {
    const memory = await extra('memory', 'Peak memory', async (onStep) => {
      onStep(0, 1);
      return peakMemoryOf('slide-reuse');
    });
    if (memory) {
      report.slideMemory = memory;
      say('', memoryLine(memory));
    }
  }
  report.growth = await extra('growth', 'Growth', measureGrowth);
  if (report.growth) say('', ...growthLines(report.growth));
  report.largest = await extra('largest', 'Largest sizes', (onStep) => {
    const memory = 0.8 * (process.availableMemory?.() ?? freemem());
    return measureLargest({ memory, seconds: LONGEST }, onStep);
  });
  if (report.largest) say('', ...growthLines(report.largest));
  report.class = await extra('class', 'Submissions', (onStep) =>
    measureClass(layout().root, CLASS, onStep),
  );
  if (report.class) say('', ...classLines(report.class));
  report.leaks = await extra('leaks', 'Training steps', measureLeaks);
  if (report.leaks) say('', ...leakLines(report.leaks));
  interrupt.stop();
  say('', ...chartLines(report.measurements));
  if (report.measurements.length > 0) say('', ...summaryLines(report));
  if (json) console.log(JSON.stringify(report, null, 2));
  say('', `Written: ${write(report, out)}`);
  if (json) write(report, out);
  return interrupt.happened ? 130 : 0;
}

/** Submissions of the class that is graded. */
const CLASS = 100;

/** Seconds of processor time for the largest size of an operation: a square of 8192 in WebAssembly takes 40, of 16384 on OpenBLAS 120. */
const LONGEST = 160;

const nobody: Contestants = { processes: [], missing: {} };

/** Ctrl-C, or no more time: what has been measured until then is still reported. */
class Interrupt {
  readonly #heard: () => void;
  readonly #resolve: (value: undefined) => void;
  readonly promise: Promise<undefined>;
  happened = false;
  /** Time is over. */
  late = false;

  constructor() {
    let resolve: ((value: undefined) => void) | undefined;
    this.promise = new Promise((done) => {
      resolve = done;
    });
    this.#resolve = resolve!;
    this.#heard = () => {
      this.happened = true;
      this.#resolve(undefined);
    };
    process.on('SIGINT', this.#heard);
  }

  giveUp(): void {
    this.late = true;
    this.#resolve(undefined);
  }

  stop(): void {
    process.off('SIGINT', this.#heard);
  }
}

/** Measures one workload after the other into the report, and says each as soon as it is known. */
async function measureAll(
  workloads: readonly Workload[],
  { processes }: Contestants,
  pace: Pace,
  interrupt: Interrupt,
  report: BenchReport,
  say: (...lines: string[]) => void,
): Promise<void> {
  for (const workload of workloads) {
    const seconds = pace.next(workload);
    const done =
      seconds > 0 && !interrupt.happened && !interrupt.late
        ? await Promise.race([measure(workload, processes, seconds), interrupt.promise])
        : undefined;
    // What the interrupt has also ended in the contenders is no result.
    if (done === undefined || interrupt.happened) {
      report.unmeasured.push(workload.id);
      continue;
    }
    report.measurements.push(done);
    say('', ...measurementLines(done));
  }
}

/** Writes bench.json and the page with the charts. */
function write(report: BenchReport, out: string): string {
  const { root } = layout();
  const folder = resolve(root, out);
  mkdirSync(folder, { recursive: true });
  const json = join(folder, 'bench.json');
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  const names = [...new Set(report.contenders.map(({ name }) => name))];
  const figures = [
    ...(report.measurements.length > 0 ? [ratioChart(report.measurements, names)] : []),
    ...(report.growth ? [growthChart(report.growth), memoryChart(report.growth)] : []),
    ...(report.largest ? [growthChart(report.largest)] : []),
    ...(report.leaks ? [leakChart(report.leaks)] : []),
  ];
  const page = writePage(folder, 'chainrule: measured', figures);
  return `${relative(root, json)}, ${relative(root, page)}`;
}
