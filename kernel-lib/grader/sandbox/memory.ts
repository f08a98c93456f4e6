import { readFileSync } from 'node:fs';

/**
 * Calls `tooMuch` once when process `pid` and those that it started hold more than `limit`
 * megabytes of resident memory. Typed arrays live outside the JavaScript heap, so that heap limits
 * do not see them. Returns a function that stops the watch. Without /proc (macOS, Windows) nothing
 * is watched.
 */
export function watchMemory(pid: number, limit: number, tooMuch: () => void): () => void {
  if (process.platform !== 'linux') return () => {};
  const timer = setInterval(() => {
    if (total(familyOf(pid).map(residentMegabytes)) <= limit) return;
    clearInterval(timer);
    tooMuch();
  }, 25);
  timer.unref();
  return () => clearInterval(timer);
}

/** A process and its descendants, the process first; on Linux, elsewhere the process alone. */
export function familyOf(pid: number): number[] {
  const found = [pid];
  for (let at = 0; at < found.length && found.length < 1000; at++) {
    found.push(...childrenOf(found[at] as number));
  }
  return found;
}

function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  } catch {
    return [];
  }
}

function residentMegabytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 1e6;
  } catch {
    return 0;
  }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** What the kernel has noted about a process's time. */
export interface Effort {
  /** Seconds of processor time used by the process and its descendants. */
  seconds: number;
  /** Whether one of them wants to compute right now. */
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
      const text = readFileSync(`/proc/${member}/stat`, 'utf8');
      // The name, in brackets, may hold anything; the state follows it.
      const words = text.slice(text.lastIndexOf(')') + 2).split(' ');
      effort.seconds += (Number(words[11]) + Number(words[12])) / TICKS;
      effort.busy ||= words[0] === 'R' || words[0] === 'D';
    } catch {
      // It has ended meanwhile.
    }
  }
  return effort;
}
