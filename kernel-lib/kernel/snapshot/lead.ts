import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
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
const FOR_KERNEL = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How a kernel has ended. */
export interface Ending {
  /** Whether it had come to life before that. */
  lived: boolean;
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * Runs the kernel as a process of its own, and ends when it does, and as it does; the kernel ends
 * with this process. There are two reasons. Node takes a snapshot on its command line only, and ends
 * without a word of JavaScript when it does not like it; the kernel is then started without one. And
 * SIGINT may not reach the process that runs the cells: as Node enters and leaves a cell's script it
 * takes back its handlers for a moment, in which the signal would end the process, and inside of the
 * script the signal would end whatever runs, be it Node's own loading of a module. So it comes to
 * this process, and goes to the kernel as a message, like Jupyter's.
 */
export async function leadKernel(connectionFile: string, snapshot?: string): Promise<void> {
  let kernel: ChildProcess | undefined;
  const pass = (signal: NodeJS.Signals) => {
    if (signal === 'SIGINT') leashOf(kernel)?.write('.');
    else kernel?.kill(signal);
  };
  for (const each of FOR_KERNEL) process.on(each, pass);
  leaveWithParent();
  const run = (from?: string) => startKernel(connectionFile, from, (child) => (kernel = child));
  let ending = snapshot === undefined ? undefined : await run(snapshot);
  if (!ending?.lived) ending = await run();
  for (const each of FOR_KERNEL) process.off(each, pass);
  if (ending.signal) process.kill(process.pid, ending.signal);
  else process.exit(ending.code ?? 1);
}

/**
 * Starts the kernel's process.
 *
 * @param started is given it
 * @returns how it has ended
 */
export function startKernel(
  connectionFile: string,
  snapshot?: string,
  started: (child: ChildProcess) => void = () => {},
): Promise<Ending> {
  return new Promise((resolve) => {
    const main = fileURLToPath(new URL('../main.js', import.meta.url));
    const from = snapshot === undefined ? [] : [...HEAP, FROM, snapshot];
    const words = [...process.execArgv, ...from, main, connectionFile, String(LEASH)];
    const child = spawn(process.execPath, words, {
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
      // A signal to the whole group, such as a terminal's, comes to this process alone. On Windows
      // the kernel would get a console of its own.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let lived = false;
    leashOf(child)
      ?.on('data', () => {
        lived = true;
      })
      .on('error', () => {});
    child.on('error', (error) => {
      console.error(`kernel: ${error.message}`);
      resolve({ lived: false, code: 1, signal: null });
    });
    child.on('exit', (code, signal) => resolve({ lived, code, signal }));
    started(child);
  });
}

/** This process's end of the pipe: the kernel says there that it lives, and hears of interrupts. */
function leashOf(kernel: ChildProcess | undefined): Writable | undefined {
  return kernel?.stdio[LEASH] as Writable | undefined;
}

/** Node's own words of a process that was started from a snapshot, but for that. */
export function withoutSnapshot(words: readonly string[]): string[] {
  return words.filter((word, i) => ![...HEAP, FROM].includes(word) && words[i - 1] !== FROM);
}
