import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host, HostProcess } from '../engine/host.js';
import type { Limits } from './limits.js';
import type { SandboxOptions } from './options.js';
import { startProcess } from './process.js';
import { fellTree, growTree, plantTree } from './tree.js';

/** A folder of its own and a process in the sandbox: the only host for what others wrote. */
export class SandboxHost implements Host {
  private tree = '';
  /** Why there is no tree, or not the whole of it: the grader's own trouble, said by every check. */
  private trouble: unknown;

  constructor(private readonly sandbox?: SandboxOptions) {
    this.noteTrouble(() => {
      this.tree = plantTree();
    });
  }

  give(files: ReadonlyMap<string, string>): void {
    if (this.trouble === undefined) this.noteTrouble(() => growTree(this.tree, files));
  }

  async start(limits: Limits): Promise<HostProcess> {
    if (this.trouble !== undefined) throw this.trouble;
    return startProcess(this.tree, limits, this.sandbox);
  }

  address(path: string): string {
    return pathToFileURL(join(this.tree, path)).href;
  }

  close(): void {
    fellTree(this.tree);
  }

  private noteTrouble(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.trouble = error;
    }
  }
}
