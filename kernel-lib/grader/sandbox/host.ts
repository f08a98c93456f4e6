import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host, HostProcess } from '../engine/host.js';
import { isStrictUmask } from './folders.js';
import type { Limits } from './limits.js';
import type { SandboxOptions } from './options.js';
import { type SandboxProcess, startProcess } from './process.js';
import { keepReady, takeReady } from './ready.js';
import { fellTree, growTree, plantTree } from './tree.js';

/** A folder of its own and a process in the sandbox: the only host for what others wrote. */
export class SandboxHost implements Host {
  private tree = '';
  /** The first child, which starts while a student's files are compiled. It loads none before it is asked. */
  private begun: Promise<SandboxProcess> | undefined;
  private given = false;
  /** Why there is no tree, or not the whole of it: the grader's own trouble, said by every check. */
  private trouble: unknown;

  /** @param limits of the first child */
  constructor(
    private readonly sandbox: SandboxOptions | undefined,
    limits: Limits,
  ) {
    const ready = sandbox ? undefined : takeReady(limits);
    if (ready) {
      this.tree = ready.tree;
      this.begun = Promise.resolve(ready.process);
      return;
    }
    this.noteTrouble(() => {
      this.tree = plantTree();
      // What is added later would be for its owner alone.
      if (!isStrictUmask()) this.begun = startProcess(this.tree, limits, sandbox);
    });
    this.begun?.catch(() => {}); // Whoever asks for it is told.
  }

  give(files: ReadonlyMap<string, string>): void {
    this.given = true;
    if (this.trouble === undefined) this.noteTrouble(() => growTree(this.tree, files));
  }

  async start(limits: Limits): Promise<HostProcess> {
    if (this.trouble !== undefined) throw this.trouble;
    const { begun } = this;
    this.begun = undefined;
    const first = await begun;
    if (!first?.alive) return startProcess(this.tree, limits, this.sandbox);
    first.wake(limits);
    return first;
  }

  address(path: string): string {
    return pathToFileURL(join(this.tree, path)).href;
  }

  async close(): Promise<void> {
    const process = await this.begun?.catch(() => undefined);
    const { tree } = this;
    // Of what does not compile nothing has come here: the next file can have it.
    if (process && !this.given && !this.sandbox && keepReady({ tree, process })) return;
    await process?.close();
    fellTree(tree);
  }

  private noteTrouble(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.trouble = error;
    }
  }
}
