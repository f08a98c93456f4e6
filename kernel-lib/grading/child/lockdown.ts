import { writeSync } from 'node:fs';
import { format, inspect } from 'node:util';

/**
 * Takes away what an exercise does not need: the process object (exit, signals, built-in modules),
 * the network, workers, and a console that reaches into streams. This is for clear messages and
 * defence in depth; the parent trusts nothing that comes out of this process either way.
 */
export function lockDown(): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'BroadcastChannel', 'Worker']) {
    delete scope[name];
  }
  replace('console', quietConsole());
  replace('process', harmlessProcess());
}

function replace(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

function print(...values: unknown[]): void {
  try {
    writeSync(1, format(...values) + '\n');
  } catch {
    // The reader is gone or full: what an exercise prints never matters to its points.
  }
}

function quietConsole(): Record<string, unknown> {
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'group', 'table'];
  const ignored = ['time', 'timeEnd', 'timeLog', 'count', 'groupEnd', 'clear', 'assert'];
  return Object.fromEntries([
    ...names.map((name) => [name, print]),
    ...ignored.map((name) => [name, () => {}]),
    ['dir', (value: unknown) => print(inspect(value))],
  ]);
}

function harmlessProcess(): Record<string, unknown> {
  const refuse = (what: string) => () => {
    throw new Error(`${what} is not available in an exercise: return a value or throw an Error`);
  };
  return {
    env: {},
    argv: [],
    platform: process.platform,
    version: process.version,
    versions: { node: process.versions.node },
    exit: refuse('process.exit'),
    abort: refuse('process.abort'),
    kill: refuse('process.kill'),
    on: () => {},
    nextTick: (task: () => void) => queueMicrotask(task),
    hrtime: { bigint: () => BigInt(Math.round(performance.now() * 1e6)) },
    memoryUsage: refuse('process.memoryUsage'),
  };
}
