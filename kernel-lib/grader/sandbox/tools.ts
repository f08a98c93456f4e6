import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const STANDARD = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** Where a program of the system is, or `undefined`. */
export function findTool(name: string): string | undefined {
  const path = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  return [...STANDARD, ...path]
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A command, and the user to start it as. */
export interface Launch {
  words: readonly string[];
  uid?: number;
  gid?: number;
}

/** Milliseconds for a trial, on a machine that is very busy. */
const TRIAL_TIME = 30_000;

/**
 * Really starts a command without an environment. Resolves to the reason why it does not work, or
 * to `undefined` when it ends with exit code 0.
 */
export function tryLaunch({ words, uid, gid }: Launch): Promise<string | undefined> {
  const [program = '', ...rest] = words;
  return new Promise((resolve) => {
    const user = uid === undefined ? {} : { uid, ...(gid === undefined ? {} : { gid }) };
    const trial = spawn(program, rest, {
      cwd: '/',
      env: {},
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: TRIAL_TIME,
      killSignal: 'SIGKILL',
      ...user,
    });
    let said = '';
    trial.stderr?.on('data', (bytes: Buffer) => {
      if (said.length < 1000) said += bytes.toString('utf8');
    });
    trial.once('error', (error) => resolve(error.message));
    trial.once('close', (code, signal) => {
      if (code === 0) return resolve(undefined);
      const first = said.trim().split('\n')[0] ?? '';
      resolve(first.slice(0, 200) || `ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}
