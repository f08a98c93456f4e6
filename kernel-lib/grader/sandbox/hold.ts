import type { ChildProcess } from 'node:child_process';

/** Whether a child, and its pipes, keep this process from ending. */
export function hold(child: ChildProcess, held: boolean): void {
  const change = held ? 'ref' : 'unref';
  child[change]();
  for (const stream of child.stdio as (Held | null | undefined)[]) stream?.[change]?.();
}

/** What a stream can do where there is a pipe behind it. */
interface Held {
  ref?: () => void;
  unref?: () => void;
}
