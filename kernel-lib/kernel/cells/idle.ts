import { setTimeout as startTimer } from 'node:timers';

/** How long nobody must have asked for anything. */
const QUIET_MS = 1000;
/** Between two steps, so that a request that has come meanwhile is answered first. */
const PAUSE_MS = 50;

/** Work for the time in which the student reads: one step after another while nothing is asked. */
export class IdleWork {
  private timer: NodeJS.Timeout | undefined;
  private readonly steps: (() => unknown)[] = [];
  private first: (() => unknown)[] = [];

  /** @param busy whether a cell is running */
  constructor(
    private readonly busy: () => boolean,
    private readonly quietMs = QUIET_MS,
  ) {}

  /** @param steps each blocks the kernel while it runs; whatever one throws is ignored */
  add(...steps: (() => unknown)[]): void {
    this.steps.push(...steps);
    this.schedule(this.quietMs);
  }

  /**
   * Work for the moment in which nobody has asked for anything yet: at once, one step after another.
   * What is left of it when somebody asks is dropped: it is what his request then does itself.
   */
  begin(...steps: (() => unknown)[]): void {
    this.first = steps;
    startTimer(() => this.beginNext(), 0).unref();
  }

  /** To be called at each request: the work waits until it has been quiet again. */
  postpone(): void {
    this.first = [];
    this.schedule(this.quietMs);
  }

  private async beginNext(): Promise<void> {
    const step = this.first.shift();
    if (!step) return;
    await done(step);
    startTimer(() => this.beginNext(), 0).unref();
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    if (this.steps.length === 0) return;
    this.timer = startTimer(() => this.step(), ms);
    this.timer.unref();
  }

  private async step(): Promise<void> {
    if (this.busy()) return this.schedule(this.quietMs);
    await done(this.steps.shift());
    this.schedule(PAUSE_MS);
  }
}

async function done(step: (() => unknown) | undefined): Promise<void> {
  try {
    await step?.();
  } catch {
    // Whoever needs it meets the same error, and reports it where it belongs.
  }
}
