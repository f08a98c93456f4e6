import { currentCell } from './cell.js';
import { read } from './guarded.js';

/** What an interrupted cell ends with; named as in Python, since that is the name Jupyter users know. */
export class KeyboardInterrupt extends Error {
  override readonly name = 'KeyboardInterrupt';
  constructor() {
    super('the cell was interrupted');
  }
}

/** The names under which loops in cells find the word that asks them to stop. */
export const STOP = '__tslabStop';
export const HALT = '__tslabHalt';

/** Makes the shared stop word visible to the checks that {@link addStopChecks} writes. */
export function installStopChecks(stop: Int32Array): void {
  const halt = () => {
    throw new KeyboardInterrupt();
  };
  // Not writable, so that V8 treats them as constants: a check costs one read from memory.
  Object.defineProperty(globalThis, STOP, { value: stop });
  Object.defineProperty(globalThis, HALT, { value: halt });
}

/** Ends what is left of an interrupted cell when it tries to show something. */
export function throwIfStopped(): void {
  if (currentCell()?.stopped) throw new KeyboardInterrupt();
}

/** True for the error with which Node ends a script on SIGINT. */
export function isScriptInterrupt(error: unknown): boolean {
  return read(error, 'code') === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
}
