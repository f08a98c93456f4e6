import type { Goal, Run } from './goal.js';

/** Runs at which a recipe may be judged: more only while the median is too near a bar to tell. */
const LOOKS = [5, 9, 15, 25] as const;

/** Standard errors of a median between luck and no luck: less than 1 of 10,000 goes beyond. */
const SIGMAS = 4;

export interface Verdict {
  reached: boolean;
  /** Enough of the runs: it diverged, or fell below the floor, or the median is below the bar. */
  why?: 'diverged' | 'floor' | 'median';
  median: number;
  worst: number;
  best: number;
  runs: readonly Run[];
}

/** Trains a recipe from one seed after the other, as often as the answer needs it. */
export class Trials<R> {
  readonly runs: Run[] = [];

  constructor(
    private readonly goal: Goal<R>,
    private readonly recipe: R,
    private readonly seed: (i: number) => number,
  ) {}

  async upTo(count: number): Promise<readonly Run[]> {
    while (this.runs.length < count) {
      this.runs.push(await this.goal.run(this.recipe, this.seed(this.runs.length)));
    }
    return this.runs.slice(0, count);
  }

  /**
   * Whether the recipe reaches a bar. It does when the median of the first runs does; it does not when the
   * median lies farther below than chance takes it. In between there are more runs, and what
   * cannot be told after the last of them counts as reached: nobody is refused by bad luck.
   */
  async judge(bar: number): Promise<Verdict> {
    const { better, floor, noise } = this.goal;
    const above = (a: number, b: number) => (better === 'higher' ? a >= b : a <= b);
    const sign = better === 'higher' ? 1 : -1;
    for (const count of LOOKS) {
      const last = count === LOOKS.at(-1);
      const runs = await this.upTo(count);
      const sorted = runs.map(({ result }) => result).sort((a, b) => sign * (a - b));
      const median = sorted[(count - 1) / 2] as number;
      const [worst = median, best = median] = [sorted[0], sorted.at(-1)];
      const said = { median, worst, best, runs };
      const fell = runs.filter(({ result }) => !above(result, floor)).length;
      const broke = runs.filter(({ diverged }) => diverged !== undefined).length;
      if (2 * broke > count) return { reached: false, why: 'diverged', ...said };
      // 1.25 sigma / sqrt(n) is the standard error of the median of n normal numbers.
      const margin = (SIGMAS * 1.25 * noise) / Math.sqrt(count);
      if (!above(median, bar - sign * margin)) return { reached: false, why: 'median', ...said };
      if (fell > 1) return { reached: false, why: broke > 1 ? 'diverged' : 'floor', ...said };
      if (last || (fell === 0 && above(median, bar))) return { reached: true, ...said };
    }
    throw new Error('the last look decides');
  }
}

/** Whether no rate is to blame: the numbers had left the range of floats before any update was made. */
export function brokenFromTheStart({ runs, why }: Verdict): boolean {
  const broke = runs.flatMap(({ diverged }) => diverged ?? []);
  return why === 'diverged' && broke.every((updates) => updates === 0);
}

function afterUpdates(count = 0): string {
  if (count === 0) return 'before any update';
  return count === 1 ? 'after 1 update' : `after ${count} updates`;
}

/** What came out, in one sentence. */
export function verdictText(goal: Goal, bar: number, verdict: Verdict): string {
  const { runs, median, worst, best, why } = verdict;
  const over = `${runs.length} seeds`;
  const broke = runs.filter(({ diverged }) => diverged !== undefined);
  if (why === 'diverged') {
    return (
      `training diverges from ${broke.length} of ${over} (the first time ${afterUpdates(broke[0]?.diverged)}): ` +
      'its numbers left the range of floats'
    );
  }
  const { show, measure } = goal;
  const spread = `${measure}: median ${show(median)} over ${over} (bar ${show(bar)})`;
  const ends = `from ${show(worst)} to ${show(best)}`;
  if (why !== 'floor') return `${spread}, ${ends}`;
  return `${spread}, but ${ends}: not more than one run may be worse than ${show(goal.floor)}`;
}
