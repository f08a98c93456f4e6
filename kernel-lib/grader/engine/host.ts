import type { Reply, Request } from '../protocol/frames.js';
import type { Limits } from '../sandbox/limits.js';

/** What answers for a student's code. */
export interface HostProcess {
  /** Whether it can still be asked. */
  readonly alive: boolean;
  /** What the student's code has printed so far, cut to a readable length. */
  readonly output: string;
  /** Milliseconds of computing that the last answer has taken, where somebody counts it. */
  readonly computed?: number;
  /** One question at a time. Rejects with a `ChildDeath` where there will be no answer. */
  ask(request: Request): Promise<Reply>;
  close(): Promise<void>;
}

/** Where a student's files lie, and what runs them. */
export interface Host {
  /** Adds JavaScript files, by path. To be called once, before anything is loaded. */
  give(files: ReadonlyMap<string, string>): void;
  start(limits: Limits): Promise<HostProcess>;
  /** Of a file that was given, for the process. */
  address(path: string): string;
  close(): void | Promise<void>;
}
