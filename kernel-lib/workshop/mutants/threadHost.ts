import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Reply, Request } from 'chainrule-grader/child';
import { ChildDeath, type Host, type HostProcess } from 'chainrule-grader/engine';
import type { MutantThread } from './mutantThread.js';
import type { BenchPool } from './pool.js';

/** Runs what we wrote ourselves in a thread that is used again and again. No wall for what others wrote. */
export class ThreadHost implements Host {
  private files: ReadonlyMap<string, string> = new Map();
  private folder = '';
  private bench: MutantThread | undefined;

  constructor(private readonly pool: BenchPool) {}

  give(files: ReadonlyMap<string, string>): void {
    this.files = files;
  }

  async start(): Promise<HostProcess> {
    this.bench ??= await this.pool.take();
    this.folder = this.bench.plant(this.files);
    return new ThreadProcess(this.bench);
  }

  address(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  close(): void {
    if (!this.bench) return;
    this.bench.clear();
    this.pool.giveBack(this.bench);
    this.bench = undefined;
  }
}

/** What a session sees of the thread: dead once it had to be ended. */
class ThreadProcess implements HostProcess {
  alive = true;
  readonly output = '';

  constructor(private readonly bench: MutantThread) {}

  async ask(request: Request): Promise<Reply> {
    try {
      return await this.bench.ask(request);
    } catch (error) {
      if (error instanceof ChildDeath) this.alive = false;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.alive = false;
  }
}
