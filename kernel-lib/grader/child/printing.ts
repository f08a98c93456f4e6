import { Console } from 'node:console';
import { writeSync } from 'node:fs';
import { MOST_PRINTED, PRINTED_CUT } from '../protocol/printed.js';

type Method = (...values: unknown[]) => void;

/** Pieces that are written at once: what a program prints before it hangs or crashes is seen. */
const AT_ONCE = 200;
/** Characters that are collected from then on: a loop that prints dots costs no more than others. */
const BLOCK = 8_192;

let pieces = 0;
let room = MOST_PRINTED;
let collected = '';

/** Writes text that an exercise prints, as far as there is room for it. */
export function printText(text: string): void {
  if (room <= 0) return;
  collected += text.length > room ? text.slice(0, room) + PRINTED_CUT : text;
  room -= text.length;
  pieces += 1;
  if (pieces <= AT_ONCE || collected.length >= BLOCK || room <= 0) flushPrinted();
}

/** Writes what has been collected so far. */
export function flushPrinted(): void {
  if (collected === '') return;
  const text = collected;
  collected = '';
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
  // To put into words what nobody will see takes time all the same.
  if (room <= 0) return;
  try {
    method?.(...values);
  } catch {
    printText('(a value that cannot be printed)\n');
  }
}
