import { readFileSync } from 'node:fs';

/**
 * Calls `tooMuch` once when process `pid` holds more than `limit` megabytes of resident memory.
 * Typed arrays live outside the JavaScript heap, so that heap limits do not see them. Returns a
 * function that stops the watch. Without /proc (macOS, Windows) nothing is watched.
 */
export function watchMemory(pid: number, limit: number, tooMuch: () => void): () => void {
  if (process.platform !== 'linux') return () => {};
  const timer = setInterval(() => {
    if (residentMegabytes(pid) <= limit) return;
    clearInterval(timer);
    tooMuch();
  }, 25);
  timer.unref();
  return () => clearInterval(timer);
}

function residentMegabytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 1e6;
  } catch {
    return 0;
  }
}
