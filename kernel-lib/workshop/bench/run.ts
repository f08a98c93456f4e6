import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, freemem } from 'node:os';
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
    },
    contenders: contestants.processes.map(({ name, version }) => ({ name, version })),
    missing: contestants.missing,
    measurements: [],
    unmeasured: [],
  };
  const { processor, cores } = report.machine;
  say(`${processor}, ${cores} cores, Node ${process.version}`);
  for (const { name, version } of report.contenders) if (version) say(`  ${name}: ${version}`);
  for (const [name, why] of Object.entries(report.missing)) say(`  without ${name}: ${why}`);

  const seconds = quick ? LAST_SECOND.quick : LAST_SECOND.full;
  const over = setTimeout(() => interrupt.giveUp(), seconds * 1000);
  try {
    await measureAll(workloads, contestants, new Pace(workloads, quick), interrupt, report, say);
  } finally {
    clearTimeout(over);
    interrupt.stop();
    for (const contender of contestants.processes) contender.stop();
  }
  const rest = interrupt.happened ? [] : extras;
  if (rest.includes('memory') && peers) {
    const memory = await peakMemoryOf('slide-reuse');
    if (memory) {
      report.slideMemory = memory;
      say('', memoryLine(memory));
    }
  }
  if (rest.includes('growth')) {
    const bar = progressBar('Growth');
    report.growth = measureGrowth((done, all) => bar.step(done, all));
    bar.stop();
    say('', ...growthLines(report.growth));
  }
  if (rest.includes('largest')) {
    const bar = progressBar('Largest sizes');
    const memory = 0.8 * (process.availableMemory?.() ?? freemem());
    report.largest = await measureLargest({ memory, seconds: 40 }, (done, all) =>
      bar.step(done, all),
    );
    bar.stop();
    say('', ...growthLines(report.largest));
  }
  if (rest.includes('class')) {
    const bar = progressBar('Submissions');
    report.class = await measureClass(layout().root, CLASS, (done, all) => bar.step(done, all));
    bar.stop();
    say('', ...classLines(report.class));
  }
  if (rest.includes('leaks')) {
    const bar = progressBar('Training steps');
    report.leaks = await measureLeaks((done, all) => bar.step(done, all));
    bar.stop();
    say('', ...leakLines(report.leaks));
  }
  say('', ...chartLines(report.measurements));
  if (report.measurements.length > 0) say('', ...summaryLines(report));
  if (json) console.log(JSON.stringify(report, null, 2));
  say('', `Written: ${write(report, out)}`);
  if (json) write(report, out);
  return interrupt.happened ? 130 : 0;
}

/** Submissions of the class that is graded. */
const CLASS = 100;

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
