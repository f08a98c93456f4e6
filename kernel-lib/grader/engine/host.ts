import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Limits } from '../sandbox/limits.js';
import type { SandboxOptions } from '../sandbox/options.js';
import { type SandboxProcess, startProcess } from '../sandbox/process.js';
import { fellTree, growTree, plantTree } from '../sandbox/tree.js';

/** What answers for a student's code. */
export type HostProcess = Pick<SandboxProcess, 'alive' | 'ask' | 'close' | 'output'>;

/** Where a student's files lie, and what runs them. */
export interface Host {
  /** Adds JavaScript files, by path. To be called once, before anything is started. */
  give(files: ReadonlyMap<string, string>): void;
  start(limits: Limits): Promise<HostProcess>;
  /** Of a file that was given, for the process. */
  address(path: string): string;
  close(): void;
}

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
