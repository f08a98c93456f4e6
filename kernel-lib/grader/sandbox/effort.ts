import { readdirSync, readFileSync } from 'node:fs';
import { familyOf } from './memory.js';

/** What the kernel has noted about a process's time. */
export interface Effort {
  /** Seconds of processor time used by the process and its descendants. */
  seconds: number;
  /** Whether a thread of one of them wants to compute right now. */
  busy: boolean;
}

/** Ticks per second in /proc: 100 on every Linux that Node supports. */
const TICKS = 100;

/** The processor time of a process and its descendants; `undefined` where nobody tells. */
export function effortOf(pid: number): Effort | undefined {
  if (process.platform !== 'linux') return undefined;
  const effort = { seconds: 0, busy: false };
  for (const member of familyOf(pid)) {
    try {
      const words = statOf(`/proc/${member}`);
      effort.seconds += (Number(words[11]) + Number(words[12])) / TICKS;
      effort.busy ||= isBusy(member);
    } catch {
      // It has ended meanwhile.
    }
  }
  return effort;
}

/**
 * Asks every thread: the main one sleeps while it waits for a helper of V8, which compiles or
 * collects garbage and may itself be waiting for a processor.
 */
function isBusy(pid: number): boolean {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.some((thread) => /^[RD]$/.test(stateOf(`/proc/${pid}/task/${thread}`)));
}

function stateOf(folder: string): string {
  try {
    return statOf(folder)[0] ?? '';
  } catch {
    // This thread has ended meanwhile.
    return '';
  }
}

/** The words of `stat` from the state on: the name before it, in brackets, may hold anything. */
function statOf(folder: string): string[] {
  const text = readFileSync(`${folder}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
