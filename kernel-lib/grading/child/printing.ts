import { Console } from 'node:console';
import { writeSync } from 'node:fs';

type Method = (...values: unknown[]) => void;

/** Writes text that an exercise prints. */
export function printText(text: string): void {
  try {
    writeSync(1, text);
  } catch {
    // The reader is gone or full: what an exercise prints never matters to its points.
  }
}

const LATER: readonly string[] = ['profile', 'profileEnd', 'timeStamp', 'context', 'createTask'];

/** Everything that Node's console can do, without a way to the streams behind it. */
export function quietConsole(): Record<string, Method> {
  const sink = { write: printText } as unknown as NodeJS.WritableStream;
  const inner = new Console({ stdout: sink, ignoreErrors: false, colorMode: false });
  const methods = inner as unknown as Record<string, Method>;
  const names = Object.keys(inner).filter((name) => typeof methods[name] === 'function');
  const printing = names
    .filter((name) => name !== 'Console' && !LATER.includes(name))
    .map((name): [string, Method] => [name, (...values) => quietly(methods[name], values)]);
  return Object.fromEntries([...printing, ...LATER.map((name) => [name, () => {}])]);
}

/** A value that cannot be printed is no reason for an exercise to fail. */
function quietly(method: Method | undefined, values: unknown[]): void {
  try {
    method?.(...values);
  } catch {
    printText('(a value that cannot be printed)\n');
  }
}
