import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/* A part of this machine, as the system's control groups give it. They need root. */

const ROOT = '/sys/fs/cgroup';

export interface Part {
  /** Files: a process that writes its number into each of them is in. */
  readonly doors: readonly string[];
  /** How many processes were ended because there was no memory left. */
  killed(): number;
  remove(): void;
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
  const remove = () => {
    for (const folder of new Set([first, last])) if (existsSync(folder)) rmdirSync(folder);
  };
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
    remove();
    return undefined;
  }
  const events = join(last, modern ? 'memory.events' : 'memory.oom_control');
  return {
    doors: [...new Set([first, last])].map((folder) => join(folder, 'cgroup.procs')),
    killed: () => Number(/^oom_kill (\d+)$/m.exec(readFileSync(events, 'utf8'))?.[1] ?? 0),
    remove,
  };
}
