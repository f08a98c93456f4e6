import { readFileSync } from 'node:fs';
import { withCpuLimit } from './cpu.js';
import type { Limits } from './limits.js';
import { findTool } from './tools.js';

/** Megabytes beside the student's own data: V8's own, code, the stacks of threads. */
const OVERHEAD = 512;
/** Processes and threads of one user: Node has about a dozen threads. */
const PROCESSES = 96;
const DESCRIPTORS = 256;

const prlimit = process.platform === 'linux' ? findTool('prlimit') : undefined;

/** True where the system bounds memory, files and processes, not only processor time. */
export const hasLimits = prlimit !== undefined;

/**
 * The command with limits that the system holds, even if this process dies: processor time; and on
 * Linux data (typed arrays and WebAssembly memory included), no files written, few descriptors, no
 * core file. `alone`: the user of the child has no other processes, so that they can be counted.
 */
export function withLimits(
  command: readonly string[],
  limits: Limits,
  { alone, all }: { alone: boolean; all: boolean },
): string[] {
  // Two processors' worth of the deadline: only a child that we can no longer end gets there.
  const seconds = Math.ceil((2 * limits.totalTime) / 1000);
  if (prlimit === undefined || !all) return withCpuLimit(command, seconds);
  const most = hardLimits();
  const limit = (name: keyof typeof NAMES, wanted: number) =>
    `--${name}=${Math.min(wanted, most.get(NAMES[name]) ?? wanted)}`;
  return [
    prlimit,
    limit('cpu', seconds),
    limit('data', (limits.memory + OVERHEAD) * 1_000_000),
    '--fsize=0',
    '--core=0',
    limit('nofile', DESCRIPTORS),
    ...(alone ? [limit('nproc', PROCESSES)] : []),
    ...command,
  ];
}

/** The limits that can be above what this process may have, as the kernel names them. */
const NAMES = {
  cpu: 'Max cpu time',
  data: 'Max data size',
  nofile: 'Max open files',
  nproc: 'Max processes',
} as const;

/** What this process may have at most: to ask for more is an error. */
function hardLimits(): Map<string, number> {
  const most = new Map<string, number>();
  try {
    for (const line of readFileSync('/proc/self/limits', 'utf8').split('\n')) {
      const [, name = '', hard] = /^(Max [a-z ]+?) {2,}\w+ +(\w+)/.exec(line) ?? [];
      if (hard !== undefined && hard !== 'unlimited') most.set(name, Number(hard));
    }
  } catch {
    // Where there is no /proc nothing is known: the trial says what does not work.
  }
  return most;
}
