import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

/* A part of this machine, as the system's control groups give it. They need root. */

const ROOT = '/sys/fs/cgroup';

export interface Part {
  /** Files: a process that writes its number into each of them is in. */
  readonly doors: readonly string[];
  /** How many processes were ended because there was no memory left. */
  killed(): number;
  /** Ends what is still inside, and removes the group. */
  remove(): Promise<void>;
}

/** Tries, 10 ms apart: a process that is killed takes a moment to be gone. */
const TRIES = 500;

/** Removes a group; while somebody is inside, everybody there is ended. */
async function removeGroup(folder: string): Promise<void> {
  for (let tries = 1; existsSync(folder); tries++) {
    try {
      rmdirSync(folder);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EBUSY' || tries === TRIES) throw error;
      endAll(folder);
      await pass(10);
    }
  }
}

function endAll(folder: string): void {
  const inside = readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean);
  for (const member of inside) {
    try {
      process.kill(Number(member), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Half a processor, or so, and some megabytes; `undefined` where groups cannot be made. */
export function partOfMachine(processors: number, megabytes: number): Part | undefined {
  const name = `chainrule-test-${process.pid}`;
  const period = 100_000;
  const quota = Math.round(processors * period);
  const bytes = `${megabytes * 1_000_000}`;
  const modern = existsSync(join(ROOT, 'cgroup.controllers'));
  const folders = modern ? [name] : [`cpu/${name}`, `memory/${name}`];
  const [first = '', last = first] = folders.map((folder) => join(ROOT, folder));
  try {
    for (const folder of new Set([first, last])) mkdirSync(folder);
    if (modern) {
      writeFileSync(join(first, 'cpu.max'), `${quota} ${period}`);
      writeFileSync(join(first, 'memory.max'), bytes);
    } else {
      writeFileSync(join(first, 'cpu.cfs_period_us'), `${period}`);
      writeFileSync(join(first, 'cpu.cfs_quota_us'), `${quota}`);
      writeFileSync(join(last, 'memory.limit_in_bytes'), bytes);
    }
  } catch {
    for (const folder of new Set([first, last])) if (existsSync(folder)) rmdirSync(folder);
    return undefined;
  }
  const events = join(last, modern ? 'memory.events' : 'memory.oom_control');
  return {
    doors: [...new Set([first, last])].map((folder) => join(folder, 'cgroup.procs')),
    killed: () => Number(/^oom_kill (\d+)$/m.exec(readFileSync(events, 'utf8'))?.[1] ?? 0),
    async remove() {
      for (const folder of new Set([first, last])) await removeGroup(folder);
    },
  };
}
