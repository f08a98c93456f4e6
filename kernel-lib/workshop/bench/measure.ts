import type { Check } from './contenders/contender.js';
import type { ContenderProcess } from './process.js';
import { median, pairedRatio } from './statistics.js';
import type { Workload } from './workloads.js';

/** How one contender did on one workload. */
export interface Timing {
  contender: string;
  /** Seconds per run, of each round. */
  rounds: number[];
  median: number;
  fastest: number;
  /** Our time over its time, round by round: below 1 we are faster. */
  ratio: number;
  check: Check;
}

export interface Measurement {
  workload: Workload;
  timings: Timing[];
  /** What went wrong, by contender. */
  failures: Record<string, string>;
}

/** The contender that all others are compared with. */
export const OURS = 'chainrule';
/** The same, without its second thread; takes part where that makes a difference. */
export const OURS_ONE = 'chainrule, 1 thread';

const ROUND_SECONDS = 0.1;
/** Before the first round the compilers get so long. */
const WARM_SECONDS = 0.4;
/** And before each, the caches that others have used in between. */
const WAKE_SECONDS = 0.02;
const BUDGET_SECONDS = 1.2;

/**
 * Measures one workload: the contenders take turns, so that what else the machine does falls on all
 * of them alike. Each round of a quick task is many runs, some 0.1 s of them, after a few that are
 * not timed.
 */
export async function measure(
  workload: Workload,
  contenders: readonly ContenderProcess[],
  quick = false,
): Promise<Measurement> {
  const { id } = workload;
  const failures: Record<string, string> = {};
  const ready: { process: ContenderProcess; times: number; wake: number; timing: Timing }[] = [];
  let slowest = 0;
  const takesPart = ({ name, ids }: ContenderProcess) =>
    ids.has(id) && (name !== OURS_ONE || workload.threads === true);
  for (const process of contenders.filter(takesPart)) {
    try {
      const check = await process.prepare(id);
      let times = 1;
      let seconds = await process.time(1);
      for (let spent = seconds; spent < WARM_SECONDS && !workload.heavy; ) {
        times = Math.ceil(ROUND_SECONDS / 2 / Math.max(seconds, 1e-9));
        times = Math.min(times, 2_000_000);
        seconds = await process.time(times);
        spent += seconds * times;
      }
      const wake = workload.heavy ? 0 : Math.ceil(WAKE_SECONDS / seconds);
      times = Math.max(1, Math.ceil((quick ? 0.2 : 1) * (ROUND_SECONDS / seconds)));
      slowest = Math.max(slowest, seconds * times);
      const timing = {
        contender: process.name,
        rounds: [],
        median: Number.NaN,
        fastest: Number.NaN,
        ratio: Number.NaN,
        check,
      };
      ready.push({ process, times, wake, timing });
    } catch (error) {
      failures[process.name] = (error as Error).message;
    }
  }
  const rounds = quick
    ? 2
    : workload.heavy
      ? 3
      : clamp(Math.round(BUDGET_SECONDS / slowest), 5, 15);
  for (let round = 0; round < rounds; round++) {
    // The order turns, so that nobody always follows the same one.
    for (let i = 0; i < ready.length; i++) {
      const { process, times, wake, timing } = ready[(i + round) % ready.length]!;
      if (failures[process.name]) continue;
      try {
        timing.rounds.push(await process.time(times, wake));
      } catch (error) {
        failures[process.name] = (error as Error).message;
      }
    }
  }
  for (const { process } of ready) if (!failures[process.name]) await process.drop();
  const timings = ready.map(({ timing }) => timing).filter(({ rounds }) => rounds.length > 0);
  const ours = timings.find(({ contender }) => contender === OURS);
  for (const timing of timings) {
    timing.median = median(timing.rounds);
    timing.fastest = Math.min(...timing.rounds);
    timing.ratio = ours ? pairedRatio(ours.rounds, timing.rounds) : Number.NaN;
  }
  return { workload, timings, failures };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
