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
  return [
    prlimit,
    `--cpu=${seconds}`,
    `--data=${(limits.memory + OVERHEAD) * 1_000_000}`,
    '--fsize=0',
    '--core=0',
    `--nofile=${DESCRIPTORS}`,
    ...(alone ? [`--nproc=${PROCESSES}`] : []),
    ...command,
  ];
}
