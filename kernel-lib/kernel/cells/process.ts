import { currentCell } from './cell.js';
import type { Outputs } from './outputs.js';

/** What `process.exit` throws in a notebook. */
export class ProcessExitError extends Error {
  override readonly name = 'ProcessExitError';
  constructor(call: string) {
    super(
      `${call} would end the kernel and lose every variable, so it was not done. ` +
        'To stop a cell throw an error; to start afresh use Kernel > Restart.',
    );
  }
}

/** Catches what the cells write to the standard streams. */
export function captureStreams(outputs: Outputs): void {
  // A colour code means nothing in saved output.
  delete process.env.FORCE_COLOR;
  for (const name of ['stdout', 'stderr'] as const) {
    const decoder = new TextDecoder();
    const write = (chunk: unknown, encoding?: unknown, callback?: unknown): boolean => {
      const text =
        typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true });
      outputs.stream(name, text);
      const done = typeof encoding === 'function' ? encoding : callback;
      if (typeof done === 'function') queueMicrotask(() => done());
      return true;
    };
    process[name].write = write as typeof process.stdout.write;
  }
}

/** Keeps cells from ending the process; returns the way in which the kernel itself may. */
export function guardExit(): (code: number) => never {
  const exit = process.exit.bind(process);
  process.exit = (code) => {
    throw new ProcessExitError(`process.exit(${code ?? ''})`);
  };
  process.abort = () => {
    throw new ProcessExitError('process.abort()');
  };
  return exit;
}

/** Timers that fall silent when the cell that set them is interrupted. */
export function stopTimersWithCells(): void {
  const guard = <A extends unknown[]>(callback: (...args: A) => void) => {
    if (typeof callback !== 'function') return callback;
    const cell = currentCell();
    return (...args: A) => {
      if (!cell?.stopped) callback(...args);
    };
  };
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const) {
    const original = globalThis[name] as (...args: unknown[]) => unknown;
    const wrapped = (callback: (...args: unknown[]) => void, ...rest: unknown[]) =>
      original(guard(callback), ...rest);
    // Keeps the promise form that util.promisify looks for.
    Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original));
    globalThis[name] = wrapped as never;
  }
}

/** The console's own way to end a group, before a cell can replace it. */
const { groupEnd } = console;
const MAX_GROUPS = 100;

/** Ends what a cell has begun with `console.group`: an error may have kept it from doing so. */
export function endGroups(): void {
  for (let i = 0; i < MAX_GROUPS; i++) groupEnd.call(console);
}
