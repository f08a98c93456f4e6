import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { leaveWithParent } from '../server/parent.js';

/** The kernel's end of a pipe to the process that leads it. */
export const LEASH = 3;

const FROM = '--snapshot-blob';

/**
 * V8's flags, with which a snapshot is made and read: a heap that begins with what a snapshot holds
 * would be searched for garbage at once.
 */
export const HEAP = ['--initial-old-space-size=128'];

/** Signals that are meant for the kernel. */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the kernel from a snapshot, as a process of its own, since Node takes a snapshot on its
 * command line only, and ends without a word of JavaScript when it does not like it. Ends when the
 * kernel does, and as it does; the kernel ends with this process.
 *
 * @returns false if the kernel did not come to life; this process may then be the kernel
 */
export function leadKernel(snapshot: string, connectionFile: string): Promise<boolean> {
  return new Promise((resolve) => {
    const main = fileURLToPath(new URL('../main.js', import.meta.url));
    const words = [...process.execArgv, ...HEAP, FROM, snapshot, main, connectionFile];
    const child = spawn(process.execPath, [...words, String(LEASH)], {
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
      windowsHide: true,
    });
    let lives = false;
    leaveWithParent();
    const pass = (signal: NodeJS.Signals) => void child.kill(signal);
    const leave = (code: number | null, signal: NodeJS.Signals | null) => {
      for (const each of PASSED_ON) process.off(each, pass);
      if (!lives) resolve(false);
      else if (signal) process.kill(process.pid, signal);
      else process.exit(code ?? 1);
    };
    for (const each of PASSED_ON) process.on(each, pass);
    const leash = child.stdio[LEASH] as NodeJS.ReadableStream;
    leash.on('data', () => {
      lives = true;
    });
    leash.on('error', () => {});
    child.on('error', () => resolve(false));
    child.on('exit', leave);
  });
}

/** Node's own words of a process that was started from a snapshot, but for that. */
export function withoutSnapshot(words: readonly string[]): string[] {
  return words.filter((word, i) => ![...HEAP, FROM].includes(word) && words[i - 1] !== FROM);
}
