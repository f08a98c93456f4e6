import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraderFault } from '../engine/errors.js';
import { notWritten } from '../files/trouble.js';
import { readIfThere } from './files.js';

/** Makes sure that nobody else writes to `folder`; returns a function that lets others in again. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, '.lock');
  for (;;) {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}`, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(file)) {
        rmSync(file, { force: true }); // A full disk may hold the name without a word in it.
        throw new GraderFault(`${folder} ${notWritten(error)}: name another folder with --out`);
      }
    }
    const [, holder, start] = /^(\d+)(?!\d) ?(.*)$/s.exec(readIfThere(file) ?? '') ?? [];
    if (isRunning(Number(holder), start)) {
      throw new GraderFault(
        `another run (process ${holder}) is writing to ${folder}. If there is none, remove ${file}`,
      );
    }
    rmSync(file, { force: true });
  }
}

/** Whether the process that wrote its number and start still runs: numbers are given out again. */
function isRunning(pid: number, start: string | undefined): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === undefined || now === start;
}

/** When a process started, in words that no other one of its number has; `undefined` if unknown. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name of the program, in brackets, may hold anything.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return `${boot} ${ticks}`;
    }
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
