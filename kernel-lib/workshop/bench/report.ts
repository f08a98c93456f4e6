import type { ClassReport } from './classes.js';
import type { Growth } from './growth.js';
import type { LeakReport } from './leaks.js';
import { type Measurement, OURS, OURS_NATIVE } from './measure.js';
import { showSeconds } from './statistics.js';
import {
  disagreements,
  isPeer,
  NUMPY,
  NUMPY_NATIVE,
  nativeRatio,
  type Verdict,
  verdicts,
} from './verdict.js';

/** Peak memory of the 4096 slide with one weight buffer, each in a fresh process. */
export interface SlideMemory {
  ours: number;
  numpy: number;
}

/** All of one run. */
export interface BenchReport {
  version: 1;
  machine: {
    node: string;
    platform: string;
    processor: string;
    cores: number;
    /** Programs that wanted a processor in the minute before; 0 where the system does not say. */
    load: number;
  };
  contenders: { name: string; version: string }[];
  missing: Record<string, string>;
  measurements: Measurement[];
  /** What there was no time for, or came after an interrupt. */
  unmeasured: string[];
  slideMemory?: SlideMemory;
  growth?: Growth[] | undefined;
  /** The same up to the largest sizes that the memory holds. */
  largest?: Growth[] | undefined;
  class?: ClassReport | undefined;
  leaks?: LeakReport | undefined;
}

/** Our own peak may be NumPy's and so many bytes more. */
export const MEMORY_ALLOWANCE = 64 * 2 ** 20;

/** The width of the longest contender's name. */
const NAME = 21;

const mark = (kept: boolean) => (kept ? '✓' : '✗');

/** Pads to a width, counting characters as a terminal shows them. */
const left = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - text.length));
const right = (text: string, width: number) => ' '.repeat(Math.max(0, width - text.length)) + text;

function ratioText(ratio: number): string {
  if (!Number.isFinite(ratio)) return '–';
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2);
}

function promiseText({ against, ratio, atMost, kept }: Verdict): string {
  return `${mark(kept)} ${ratioText(ratio)} of ${against} (at most ${ratioText(atMost)})`;
}

/** One workload as lines of text: times, our time over theirs, promises. */
export function measurementLines(measurement: Measurement): string[] {
  const { workload, timings, failures } = measurement;
  const lines = [workload.title];
  const differ = new Set(disagreements(measurement));
  for (const { contender, median, fastest, ratio } of timings) {
    const times = `${right(showSeconds(median), 9)}  fastest ${right(showSeconds(fastest), 9)}`;
    const native = contender === OURS_NATIVE ? undefined : nativeRatio(timings, contender);
    const more =
      contender === OURS || native === undefined ? '' : `, on OpenBLAS ${ratioText(native)}`;
    const ours =
      contender === OURS ? '' : `  ours takes ${right(ratioText(ratio), 5)} of it${more}`;
    const other = differ.has(contender) ? '  (another result than ours)' : '';
    lines.push(`  ${left(contender, NAME)} ${times}${ours}${other}`);
  }
  for (const [name, message] of Object.entries(failures)) {
    lines.push(`  ${left(name, NAME)} failed: ${message.slice(0, 120)}`);
  }
  const promises = verdicts(measurement);
  if (promises.length > 0) lines.push(`  ${promises.map(promiseText).join('   ')}`);
  return lines;
}

/** Bars of our time over NumPy's on a logarithmic scale; the middle is the same time. */
export function chartLines(measurements: readonly Measurement[]): string[] {
  const rows = measurements.flatMap(({ workload, timings }) => {
    const numpy = timings.find(({ contender }) => contender === 'numpy');
    return numpy && Number.isFinite(numpy.ratio) ? [{ id: workload.id, ratio: numpy.ratio }] : [];
  });
  if (rows.length === 0) return [];
  const HALF = 24;
  const PER_DOUBLING = 6;
  const width = Math.max(...rows.map(({ id }) => id.length));
  const lines = rows.map(({ id, ratio }) => {
    const length = Math.min(HALF, Math.round(Math.abs(Math.log2(ratio)) * PER_DOUBLING));
    const bar = '█'.repeat(length);
    const picture =
      ratio < 1
        ? `${right(bar, HALF)}│${' '.repeat(HALF)}`
        : `${' '.repeat(HALF)}│${left(bar, HALF)}`;
    return `${left(id, width)} ${picture} ${ratioText(ratio)}`;
  });
  const head = `${' '.repeat(width)} ${right('faster than NumPy ', HALF)}│ slower`;
  return ['Our time over NumPy’s (default threads); a bar of 6 is a factor of 2', head, ...lines];
}

export function growthLines(growth: readonly Growth[]): string[] {
  return [
    'Growth: time and memory against size, fitted as size^p',
    ...growth.map(
      ({ operation, sizes, seconds, timeExponent, memoryExponent, expected, end }) =>
        `  ${left(operation, 46)} ${left(`${sizes[0]} … ${sizes.at(-1)}`, 16)}` +
        ` ${right(showSeconds(seconds.at(-1) ?? Number.NaN), 8)}` +
        `  time p = ${timeExponent.toFixed(2)} (expected ${expected})` +
        `  memory p = ${memoryExponent.toFixed(2)}${end ? `  (${end})` : ''}`,
    ),
  ];
}

export function classLines(report: ClassReport): string[] {
  const { jobs, workers, graded, start, topics, predicted, seconds, students, projected } = report;
  const minutes = (value: number) => `${(value / 60).toFixed(1)} min`;
  const parts = Object.entries(topics).map(([name, value]) => `${name} ${showSeconds(value)}`);
  return [
    `A class, one job for each submission (release kubernetes), ${workers} at a time`,
    `  a job alone: ${showSeconds(start)} with nothing written; ${parts.join(', ')} more`,
    `  ${jobs} submissions: ${showSeconds(seconds)}, by the parts ${showSeconds(predicted)}; graded: ${graded}`,
    `  ${students} would take ${minutes(projected.run)}, by the parts ${minutes(projected.parts)}`,
  ];
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

export function leakLines({ steps, heap, rss, perThousandSteps, flat }: LeakReport): string[] {
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} kB`;
  return [
    `${mark(flat)} ${steps.at(-1)} training steps: heap ${megabytes(heap[0] ?? 0)} → ${megabytes(heap.at(-1) ?? 0)},` +
      ` resident ${megabytes(rss[0] ?? 0)} → ${megabytes(rss.at(-1) ?? 0)};` +
      ` per 1000 steps heap ${kilobytes(perThousandSteps.heap)}, resident ${kilobytes(perThousandSteps.rss)}`,
  ];
}

export function memoryKept({ ours, numpy }: SlideMemory): boolean {
  return ours <= numpy + MEMORY_ALLOWANCE;
}

export function memoryLine(memory: SlideMemory): string {
  const { ours, numpy } = memory;
  return (
    `${mark(memoryKept(memory))} peak memory of the 4096 slide, one buffer: ` +
    `${megabytes(ours)}, NumPy ${megabytes(numpy)} (at most 64 MB more)`
  );
}

/** A warning, if others are at work: they slow down everybody, and not alike. */
export function busyLines({ load, cores }: BenchReport['machine']): string[] {
  if (load < cores / 4) return [];
  const others = load.toPrecision(2);
  return [
    `  busy: a load of ${others} on ${cores} cores before the run; times are too long, ratios uncertain`,
  ];
}

/** How many promises were kept, and the ones that were not. */
export function summaryLines(report: BenchReport): string[] {
  const all = report.measurements.flatMap((measurement) =>
    verdicts(measurement).map((verdict) => ({ id: measurement.workload.id, verdict })),
  );
  const broken = all.filter(({ verdict }) => !verdict.kept);
  const { unmeasured, machine } = report;
  return [
    ...busyLines(machine),
    `${all.length - broken.length} of ${all.length} promises kept`,
    ...broken.map(({ id, verdict }) => `  ${id}: ${promiseText(verdict)}`),
    ...programLines(report.measurements),
    ...peerLines(report.measurements),
    ...(unmeasured.length > 0 ? [`Not measured: ${unmeasured.join(', ')}`] : []),
  ];
}

/** Each other JavaScript library over all that it can do, with WebAssembly and on OpenBLAS. */
function peerLines(measurements: readonly Measurement[]): string[] {
  const all = measurements.flatMap(({ timings }) => timings.map(({ contender }) => contender));
  const lines = [...new Set(all)].filter(isPeer).map((name) => {
    const of = (ratioOf: (measurement: Measurement) => number | undefined) => {
      const found = measurements
        .map((each) => ({ id: each.workload.id, ratio: ratioOf(each) }))
        .filter((each): each is { id: string; ratio: number } => isRatio(each.ratio));
      const worst = found.reduce((a, b) => (b.ratio > a.ratio ? b : a), { id: '', ratio: 0 });
      const mean = geometricMean(found.map(({ ratio }) => ratio));
      return {
        count: found.length,
        text: `${ratioText(mean)}, at most ${ratioText(worst.ratio)} (${worst.id})`,
      };
    };
    const ours = of(({ timings }) => timings.find(({ contender }) => contender === name)?.ratio);
    const native = of(({ timings }) => nativeRatio(timings, name));
    const more = native.count > 0 ? `; on OpenBLAS, ${native.count} of them, ${native.text}` : '';
    return `  ${left(name, NAME)} ${ours.count} workloads: ${ours.text}${more}`;
  });
  return lines.length > 0
    ? ['Our time over that of JavaScript libraries, geometric mean', ...lines]
    : [];
}

const geometricMean = (ratios: readonly number[]): number =>
  Math.exp(ratios.reduce((sum, each) => sum + Math.log(each), 0) / ratios.length);

/** The whole programs together, against NumPy: with WebAssembly, and on OpenBLAS where that could be had. */
function programLines(measurements: readonly Measurement[]): string[] {
  const programs = measurements.filter(({ workload }) => workload.group === 'programs');
  const numpy = ({ timings }: Measurement) =>
    timings.find(({ contender }) => contender === NUMPY)?.ratio;
  const [plain, native] = [
    programs.map(numpy).filter(isRatio),
    programs.map(({ timings }) => nativeRatio(timings)).filter(isRatio),
  ];
  if (plain.length === 0) return [];
  const promise = (against: string, ratios: readonly number[]) => {
    const ratio = geometricMean(ratios);
    return promiseText({ against, ratio, atMost: 1, kept: ratio <= 1 });
  };
  const found = [promise(NUMPY, plain)];
  if (native.length > 0) found.push(promise(NUMPY_NATIVE, native));
  return [`${plain.length} whole programs, geometric mean: ${found.join('   ')}`];
}

const isRatio = (ratio: number | undefined): ratio is number => Number.isFinite(ratio);
