import { setTimeout as startTimer } from 'node:timers';

/** How long nobody must have asked for anything. */
const QUIET_MS = 1000;
/** Between two steps, so that a request that has come meanwhile is answered first. */
const PAUSE_MS = 50;

/** Work for the time in which the student reads: one step after another while nothing is asked. */
export class IdleWork {
  private timer: NodeJS.Timeout | undefined;
  private readonly steps: (() => unknown)[] = [];

  /** @param busy whether a cell is running */
  constructor(
    private readonly busy: () => boolean,
    private readonly quietMs = QUIET_MS,
  ) {}

  /** @param steps each blocks the kernel while it runs; whatever one throws is ignored */
  add(...steps: (() => unknown)[]): void {
    this.steps.push(...steps);
    this.postpone();
  }

  /** To be called at each request: the work waits until it has been quiet again. */
  postpone(): void {
    this.schedule(this.quietMs);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    if (this.steps.length === 0) return;
    this.timer = startTimer(() => this.step(), ms);
    this.timer.unref();
  }

  private async step(): Promise<void> {
    if (this.busy()) return this.postpone();
    try {
      await this.steps.shift()?.();
    } catch {
      // Whoever needs it meets the same error, and reports it where it belongs.
    }
    this.schedule(PAUSE_MS);
  }
}
