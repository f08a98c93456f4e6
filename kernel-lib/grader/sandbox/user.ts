import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Numbers of users that belong to nobody. */
export interface UserRange {
  first: number;
  count: number;
}

/** Far above any user that people or systems create; a quarter of a billion. */
const HIGH: UserRange = { first: 0x70000000, count: 0x0fffffff };
/** What systemd gives to users that exist only while a service runs. */
const LOW: UserRange = { first: 61_184, count: 4_336 };

/**
 * The numbers that this process may give to a child: none unless it is root on Linux. In a
 * container with a user namespace of its own only some numbers exist.
 */
export function freeUsers(): UserRange | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  return [HIGH, LOW].find((range) => isMapped('uid_map', range) && isMapped('gid_map', range));
}

function isMapped(file: string, { first, count }: UserRange): boolean {
  try {
    return readFileSync(`/proc/self/${file}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .some(([from = 0, , size = 0]) => from <= first && first + count <= from + size);
  } catch {
    return false;
  }
}

/** A user that has no process now. Its group has the same number. */
export function drawUser(range: UserRange): number {
  for (;;) {
    const uid = range.first + randomInt(range.count);
    if (processesOf(uid).length === 0) return uid;
  }
}

/** The processes of a user, on Linux. */
export function processesOf(uid: number): number[] {
  const owner = new RegExp(`^Uid:.*\\b${uid}\\b`, 'm');
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return owner.test(readFileSync(`/proc/${name}/status`, 'utf8')) ? [Number(name)] : [];
    } catch {
      return []; // It has ended meanwhile.
    }
  });
}

/**
 * Ends everything that a user runs. The kernel does it in one go, as that user, so that a process
 * that starts others faster than a list of them can be read does not get away.
 */
export function endProcessesOf(uid: number): Promise<void> {
  return new Promise((resolve) => {
    const kill = spawn('/bin/sh', ['-c', 'kill -9 -1'], {
      cwd: '/',
      env: {},
      stdio: 'ignore',
      uid,
      gid: uid,
    });
    kill.once('error', () => resolve());
    kill.once('close', () => resolve());
  });
}
