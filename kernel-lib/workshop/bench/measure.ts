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
const ONE_THREAD = ', 1 thread';
/** The same, without its second thread; as NumPy's, it takes part where that makes a difference. */
export const OURS_ONE = `${OURS}${ONE_THREAD}`;
/** The same on NumPy's own library, where that can be had. */
export const OURS_NATIVE = `${OURS}, OpenBLAS`;

/** A round of a quick task is so long at most, and a hundredth of a second at least. */
const ROUND_SECONDS = 0.1;
/** Before the first round the compilers get so long at most. */
const WARM_SECONDS = 0.4;
/** And before each, the caches that others have used in between, a fifth of its time. */
const WAKE = 0.2;
/**
 * Whoever takes so many times as long as ours, and so many seconds, is far off: a second run tells it as
 * well as fifteen, and the others have the time. Of what takes seconds already the first one does.
 */
const FAR = { times: 10, heavy: 3, seconds: 0.05 };
/**
 * As many rounds as there is time for, but so many in any case, and no more than so many. One alone
 * where preparing has taken all the time: the machine is busy with other things, and whoever waits for a run has waited long.
 */
const ROUNDS = { least: 2, most: 15 };

/** A contender that has its inputs and has run. */
interface Ready {
  process: ContenderProcess;
  /** Runs of a round, and before it. */
  times: number;
  wake: number;
  /** It is measured by the one run that it has made. */
  alone: boolean;
  /** Seconds of a run. */
  once: number;
  timing: Timing;
}

/** Seconds for all of a workload; of these for one contender's compilers, and for a round of its. */
interface Shares {
  all: number;
  warm: number;
  round: number;
}

/**
 * Measures one workload in about so many seconds: the contenders take turns, so that what else the
 * machine does falls on all of them alike. A third of the time is for preparing; each round of a quick
 * task is many runs, after a few that are not timed.
 */
export async function measure(
  workload: Workload,
  contenders: readonly ContenderProcess[],
  seconds: number,
): Promise<Measurement> {
  const { id } = workload;
  const failures: Record<string, string> = {};
  const ready: Ready[] = [];
  const takesPart = ({ name, ids }: ContenderProcess) =>
    ids.has(id) &&
    (!name.endsWith(ONE_THREAD) || workload.threads === true) &&
    (name !== OURS_NATIVE || workload.native === true);
  const those = contenders.filter(takesPart);
  const start = performance.now();
  const spent = () => (performance.now() - start) / 1000;
  const shares: Shares = {
    all: seconds,
    warm: Math.min(WARM_SECONDS, seconds / 3 / those.length),
    round: clamp((seconds / 2 / those.length / 5) * (1 - WAKE), 0.01, ROUND_SECONDS),
  };
  for (const process of those) {
    try {
      const ours = ready.find(({ timing }) => timing.contender === OURS);
      ready.push(await getReady(process, workload, shares, ours?.once));
    } catch (error) {
      failures[process.name] = (error as Error).message;
    }
  }
  const least = spent() > seconds ? 1 : ROUNDS.least;
  for (let turn = 0; turn < ROUNDS.most; turn++) {
    if (turn >= least && spent() > seconds) break;
    // The order turns, so that nobody always follows the same one.
    for (let i = 0; i < ready.length; i++) {
      const { process, times, wake, alone, timing } = ready[(i + turn) % ready.length]!;
      if (failures[process.name] || alone) continue;
      try {
        timing.rounds.push(await process.time(times, wake));
      } catch (error) {
        failures[process.name] = (error as Error).message;
      }
    }
  }
  for (const { process } of ready) if (!failures[process.name]) await process.drop();
  const done = ready.filter(({ timing }) => timing.rounds.length > 0);
  const ours = done.find(({ timing }) => timing.contender === OURS)?.timing;
  for (const { timing, alone } of done) {
    timing.median = median(timing.rounds);
    timing.fastest = Math.min(...timing.rounds);
    if (ours)
      timing.ratio = alone
        ? median(ours.rounds) / timing.median
        : pairedRatio(ours.rounds, timing.rounds);
  }
  return { workload, timings: done.map(({ timing }) => timing), failures };
}

/** Lets a contender make its inputs, run, and compile what it compiles. */
async function getReady(
  process: ContenderProcess,
  { id, heavy = false }: Workload,
  { all, warm, round }: Shares,
  oursOnce = Number.POSITIVE_INFINITY,
): Promise<Ready> {
  const { check, seconds: first } = await process.prepare(id);
  let once = first;
  const far = () => once > FAR.seconds && once > (heavy ? FAR.heavy : FAR.times) * oursOnce;
  // A first run also compiles.
  if (far() && first <= all && !heavy) once = await process.time(1);
  // Whoever takes longer than there is time for all is measured by its first run.
  const alone = first > all || far();
  for (let spent = once; spent < warm && !heavy && !alone; ) {
    const times = Math.min(Math.ceil(warm / 4 / Math.max(once, 1e-9)), 2_000_000);
    once = await process.time(times);
    spent += once * times;
  }
  return {
    process,
    times: Math.max(1, Math.ceil(round / once)),
    wake: heavy ? 0 : Math.floor((WAKE * round) / once),
    alone,
    once,
    timing: {
      contender: process.name,
      rounds: alone ? [once] : [],
      median: Number.NaN,
      fastest: Number.NaN,
      ratio: Number.NaN,
      check,
    },
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
