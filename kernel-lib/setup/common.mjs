import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const lib = join(root, 'kernel-lib');

/** Where a package's built modules lie. */
export const dist = (name) => join(lib, name, 'dist');

/** A file that says the same already keeps its date. */
export function writeIfOther(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Something that the user can mend: shown as its message alone, without a stack. */
export class Problem extends Error {
  name = 'Problem';
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a program and collects what it prints. Ctrl-C ends the program, then us. `quiet: false`
 * lets its output through as well.
 */
export function runQuietly(program, words, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const stop = (signal) => {
      child.kill(signal);
      process.exitCode = 128 + constants.signals[signal];
      stopped = true;
    };
    let stopped = false;
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const stopListening = () => process.off('SIGINT', stop).off('SIGTERM', stop);
    child.once('error', (error) => {
      stopListening();
      reject(error);
    });
    child.once('close', (code) => {
      stopListening();
      if (stopped) reject(new Problem('Stopped.', process.exitCode));
      else resolve({ code: code ?? 1, output });
    });
  });
}
