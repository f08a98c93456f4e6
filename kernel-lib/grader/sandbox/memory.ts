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
