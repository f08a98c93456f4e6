import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Layout } from './layout.js';
import { withLock } from './lock.mjs';
import { pipInstall } from './pip.js';
import { ensureVenv, pipOf } from './venv.js';

/**
 * Python packages in a folder of their own, which only those see who are told: what is in the labs'
 * environment does not change. `python-NAME-lock.txt` names them all.
 */
export class PipFolder {
  private readonly lockFile: string;

  /** @param name of the folder below `.cache`, and in the name of the lock file */
  constructor(private readonly name: string) {
    this.lockFile = fileURLToPath(new URL(`./python-${name}-lock.txt`, import.meta.url));
  }

  path({ cache }: Layout): string {
    return join(cache, this.name);
  }

  isThere(place: Layout): boolean {
    const stamp = this.stamp(place);
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === this.hash();
  }

  /**
   * Installs what is missing, with the pip of the project's environment.
   *
   * @throws Problem when pip cannot get it
   */
  async ensure(place: Layout): Promise<string> {
    await ensureVenv(['lab'], place);
    if (this.isThere(place)) return this.path(place);
    await withLock(
      join(place.cache, `${this.name}.lock`),
      async () => {
        if (!this.isThere(place)) await this.install(place);
      },
      () => console.log(`Waiting for another command that is installing ${this.name} …`),
    );
    return this.path(place);
  }

  private async install(place: Layout): Promise<void> {
    const folder = this.path(place);
    console.log(`Installing ${this.name} (once, into .cache/${this.name}) …`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const total = new Set(this.lines().map((line) => line.split('==')[0])).size;
    await pipInstall(pipOf(place), [this.lockFile], total, ['--target', folder]);
    writeFileSync(this.stamp(place), this.hash());
  }

  private stamp(place: Layout): string {
    return join(this.path(place), 'chainrule.txt');
  }

  private lines(): string[] {
    return readFileSync(this.lockFile, 'utf8').split('\n').filter(Boolean);
  }

  private hash(): string {
    return createHash('sha256').update(this.lines().join('\n')).digest('hex').slice(0, 16);
  }
}
