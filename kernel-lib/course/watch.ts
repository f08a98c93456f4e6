import { relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What a student has done since she was last answered. */
export interface Wanted {
  /** Topics whose files she has saved. */
  readonly topics: readonly string[];
  /** She has asked for the next hint. */
  readonly hint: boolean;
}

/** Collects what a student does while her exercises are being watched. */
export class Watch {
  readonly #topics = new Set<string>();
  #hint = false;
  #tell = (): void => {};

  /** A file of this topic has been saved. */
  saved(topic: string): void {
    this.#topics.add(topic);
    this.#tell();
  }

  /** Reads what is typed: `h` and Enter ask for a hint. */
  listen(input: Readable): void {
    // Not a terminal of readline's own, which would keep Ctrl+C to itself.
    createInterface({ input, terminal: false }).on('line', (line) => {
      if (!/^\s*h(int)?\s*$/i.test(line)) return;
      this.#hint = true;
      this.#tell();
    });
  }

  /** Resolves as soon as there is something to do. */
  async next(): Promise<Wanted> {
    while (this.#topics.size === 0 && !this.#hint) {
      await new Promise<void>((resolve) => {
        this.#tell = resolve;
      });
    }
    const wanted = { topics: [...this.#topics], hint: this.#hint };
    this.#topics.clear();
    this.#hint = false;
    return wanted;
  }
}

/** Resolves when the folder is being watched. */
export async function watchFolder(folder: string): Promise<Watch> {
  const { watch } = await import('chokidar');
  const wanted = new Watch();
  const watcher = watch(folder, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
  });
  watcher.on('all', (_event, path) => {
    const topic = /^(\w+)\.ts$/.exec(relative(resolve(folder), resolve(path)))?.[1];
    if (topic !== undefined) wanted.saved(topic);
  });
  return new Promise((done) => watcher.once('ready', () => done(wanted)));
}
