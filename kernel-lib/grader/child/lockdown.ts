import { Buffer } from 'node:buffer';
import { inspect } from 'node:util';
import { freezeAll } from './freeze.js';
import { limitGlobals, namelessKinds } from './globals.js';
import { disarmHost, refuse } from './hosts.js';
import { printText, quietConsole } from './printing.js';
import { plainTimers, requireTask } from './timers.js';

/**
 * Takes away what an exercise does not need: everything on globalThis that is not the language, and
 * the way to Node's own objects. This is for clear messages and defence in depth; the parent trusts
 * nothing that comes out of this process either way.
 */
export function lockDown(): void {
  const replacements: Record<string, unknown> = {
    console: quietConsole(),
    process: harmlessProcess(),
    performance: { now: clock(), timeOrigin: performance.timeOrigin },
    structuredClone: cloner(),
    ...plainTimers(),
  };
  disarmHost();
  limitGlobals(replacements);
  // Frozen objects of the language leave out what is newer than they are. Values that print
  // themselves are handed `inspect`.
  const values = Object.getOwnPropertyNames(globalThis).map(
    (name) => Object.getOwnPropertyDescriptor(globalThis, name)?.value,
  );
  freezeAll(...values, ...namelessKinds(), inspect, Buffer);
}

function clock(): () => number {
  const { performance } = globalThis;
  return () => performance.now();
}

/** Node's own throws an object of its host. */
function cloner(): (value: unknown) => unknown {
  const { structuredClone, DOMException } = globalThis;
  return (value) => {
    try {
      return structuredClone(value);
    } catch (error) {
      if (error instanceof DOMException) throw new TypeError(`structuredClone: ${error.message}`);
      throw error;
    }
  };
}

function harmlessProcess(): Record<string, unknown> {
  const now = clock();
  const stream = { write: writer(), isTTY: false, columns: 80, on: () => {}, end: () => {} };
  return {
    env: {},
    argv: [],
    platform: process.platform,
    version: process.version,
    versions: { node: process.versions.node },
    ...{ stdout: stream, stderr: stream },
    exit: refuse('process.exit'),
    abort: refuse('process.abort'),
    kill: refuse('process.kill'),
    on: () => {},
    nextTick: (task: unknown, ...args: unknown[]) => {
      const run = requireTask(task);
      queueMicrotask(() => run(...args));
    },
    hrtime: Object.assign(() => [Math.floor(now() / 1e3), Math.round((now() % 1e3) * 1e6)], {
      bigint: () => BigInt(Math.round(now() * 1e6)),
    }),
    memoryUsage: refuse('process.memoryUsage'),
  };
}

/** What a stream is mostly used for: progress, piece by piece. */
function writer(): (text: unknown) => boolean {
  return (text) => {
    printText(String(text));
    return true;
  };
}
