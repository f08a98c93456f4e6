import { MutantThread } from './mutantThread.js';

/** A few threads, each for one at a time. */
export class BenchPool {
  private readonly all: MutantThread[] = [];
  private readonly free: MutantThread[] = [];
  private readonly waiting: ((bench: MutantThread) => void)[] = [];

  constructor(private readonly size: number) {}

  async take(): Promise<MutantThread> {
    const free = this.free.pop();
    if (free) return free;
    if (this.all.length < this.size) {
      const bench = new MutantThread();
      this.all.push(bench);
      return bench;
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  giveBack(bench: MutantThread): void {
    const next = this.waiting.shift();
    if (next) next(bench);
    else this.free.push(bench);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((bench) => bench.close()));
  }
}
