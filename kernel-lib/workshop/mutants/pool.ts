import { MutantBench } from './bench.js';

/** A few threads, each for one at a time. */
export class BenchPool {
  private readonly all: MutantBench[] = [];
  private readonly free: MutantBench[] = [];
  private readonly waiting: ((bench: MutantBench) => void)[] = [];

  constructor(private readonly size: number) {}

  async take(): Promise<MutantBench> {
    const free = this.free.pop();
    if (free) return free;
    if (this.all.length < this.size) {
      const bench = new MutantBench();
      this.all.push(bench);
      return bench;
    }
    return new Promise((settle) => this.waiting.push(settle));
  }

  giveBack(bench: MutantBench): void {
    const next = this.waiting.shift();
    if (next) next(bench);
    else this.free.push(bench);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((bench) => bench.close()));
  }
}
