import type { Workload } from './workloads.js';

/** Seconds that measuring may take, so that a whole run is over within six minutes, a quick one within one. */
const SECONDS = { full: 250, quick: 36 };
/** After so many seconds a workload is given up: the verdict is on what was measured. */
export const LAST_SECOND = { full: 300, quick: 44 };
/** How much more a heavy workload gets. */
const HEAVY = 4;

const weightOf = ({ heavy }: Workload): number => (heavy ? HEAVY : 1);

/** Shares out the time of one run: what a workload leaves over, the others get. */
export class Pace {
  readonly #end: number;
  #weight: number;

  constructor(
    workloads: readonly Workload[],
    quick: boolean,
    readonly now: () => number = () => performance.now() / 1000,
  ) {
    this.#weight = workloads.reduce((sum, each) => sum + weightOf(each), 0);
    this.#end = now() + (quick ? SECONDS.quick : SECONDS.full);
  }

  /** Seconds for the next workload; 0 when time is up. */
  next(workload: Workload): number {
    const left = Math.max(0, this.#end - this.now());
    const share = (left * weightOf(workload)) / this.#weight;
    this.#weight -= weightOf(workload);
    return share;
  }
}
