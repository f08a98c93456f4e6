import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { Interrupted } from './problem.js';

export interface ProgramResult {
  code: number;
  /** What it printed, stdout and stderr as they came. */
  output: string;
}

/**
 * Runs a program to its end and collects what it prints; `onLine` sees each line as it comes.
 * Ctrl-C ends the program and rejects with {@link Interrupted}.
 */
export function runProgram(
  command: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; onLine?: (line: string) => void } = {},
): Promise<ProgramResult> {
  const [program = '', ...words] = command;
  return new Promise((resolve, reject) => {
    const { onLine, ...rest } = options;
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], ...rest });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output += `${line}\n`;
        onLine?.(line);
      });
    }
    let stopped: NodeJS.Signals | undefined;
    const stop = (signal: NodeJS.Signals) => {
      stopped = signal;
      child.kill(signal);
    };
    const stopListening = () => process.off('SIGINT', stop).off('SIGTERM', stop);
    process.on('SIGINT', stop).on('SIGTERM', stop);
    child.once('error', (error) => {
      stopListening();
      reject(error);
    });
    child.once('close', (code) => {
      stopListening();
      if (stopped) reject(new Interrupted(128 + constants.signals[stopped]));
      else resolve({ code: code ?? 1, output });
    });
  });
}
