import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { layout } from 'chainrule-setup';
import { progressBar } from 'kernel-lib/display';
import { growthChart, leakChart, memoryChart, ratioChart } from './charts.js';
import { type Contestants, peakMemoryOf, startContestants } from './contestants.js';
import { measureGrowth } from './growth.js';
import { measureLeaks } from './leaks.js';
import { type Measurement, measure } from './measure.js';
import { writePage } from './page.js';
import {
  type BenchReport,
  chartLines,
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
  const contestants = workloads.length > 0 ? await startContestants(peers) : nobody;
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
  };
  const { processor, cores } = report.machine;
  say(`${processor}, ${cores} cores, Node ${process.version}`);
  for (const { name, version } of report.contenders) if (version) say(`  ${name}: ${version}`);
  for (const [name, why] of Object.entries(report.missing)) say(`  without ${name}: ${why}`);

  try {
    report.measurements = await measureAll(workloads, contestants, quick, say);
  } finally {
    for (const contender of contestants.processes) contender.stop();
  }
  if (extras.includes('memory') && peers) {
    const memory = await peakMemoryOf('slide-reuse');
    if (memory) {
      report.slideMemory = memory;
      say('', memoryLine(memory));
    }
  }
  if (extras.includes('growth')) {
    const bar = progressBar('Growth');
    report.growth = measureGrowth((done, all) => bar.step(done, all));
    bar.stop();
    say('', ...growthLines(report.growth));
  }
  if (extras.includes('leaks')) {
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
  return 0;
}

const nobody: Contestants = { processes: [], missing: {} };

async function measureAll(
  workloads: readonly Workload[],
  { processes }: Contestants,
  quick: boolean,
  say: (...lines: string[]) => void,
): Promise<Measurement[]> {
  const bar = progressBar('Measuring');
  const done: Measurement[] = [];
  for (const workload of workloads) {
    bar.step(done.length, workloads.length);
    done.push(await measure(workload, processes, quick));
  }
  bar.stop();
  for (const measurement of done) say('', ...measurementLines(measurement));
  return done;
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
    ...(report.leaks ? [leakChart(report.leaks)] : []),
  ];
  const page = writePage(folder, 'chainrule: measured', figures);
  return `${relative(root, json)}, ${relative(root, page)}`;
}
