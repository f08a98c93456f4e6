import { processorTime } from 'kernel-lib/platform';
import type { Reply, Request } from '../protocol/frames.js';
import type { HostProcess } from './host.js';

/** Milliseconds of computing in one call that nobody minds: ten times what right answers need. */
const PATIENCE = 2_000;

/** So many times what a check needs itself, for its own answers and for comparing them. */
const FAR_TOO_LONG = 100;

/** What a check and the calls that it made have computed, in milliseconds. */
export interface Taken {
  /** Of what was called the longest. */
  readonly name: string;
  /** In that call. */
  readonly computed: number;
  /** In the checks' own process meanwhile; what else it does is in it. */
  readonly own: number;
}

/** How long a student's calls compute, and the check that makes them, on the same machine at the same time. */
export class Pace {
  private began = 0;
  private longest = { name: '', computed: 0 };

  /** @param clock milliseconds that the checks' own process has computed */
  constructor(private readonly clock: () => number = processorTime) {}

  /** A check begins. */
  start(): void {
    this.began = this.clock();
    this.longest = { name: '', computed: 0 };
  }

  /** Asks the process for a call of `name`. */
  async ask(
    process: Pick<HostProcess, 'ask' | 'computed'>,
    name: string,
    request: Request,
  ): Promise<Reply> {
    try {
      return await process.ask(request);
    } finally {
      const { computed = 0 } = process;
      if (computed > this.longest.computed) this.longest = { name, computed };
    }
  }

  /** Since the check began. */
  taken(): Taken {
    return { ...this.longest, own: this.clock() - this.began };
  }
}

/**
 * One sentence on a right answer that is far too slow. No points hang on it. A slow machine makes answers and
 * checks slower, and on a busy one neither computes more.
 *
 * @param all what the checks of the exercise have taken: the shortest is least disturbed by other work
 */
export function slowAdvice({ name, computed }: Taken, all: readonly Taken[]): string | undefined {
  const own = Math.min(...all.map((taken) => taken.own));
  if (computed < PATIENCE || computed < FAR_TOO_LONG * own) return undefined;
  return (
    `right, but one call of ${name} computed for ${(computed / 1000).toFixed(1)} s, more than ` +
    `${FAR_TOO_LONG} times as long as a check of it does itself: is there a loop in a loop where one ` +
    'product of matrices does the same? (It costs no points.)'
  );
}
