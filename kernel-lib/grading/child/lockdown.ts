import { Buffer } from 'node:buffer';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
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
  closeNetwork();
  freezeEncoders();
  disarmProcess();
  replace('console', quietConsole());
  replace('process', harmlessProcess());
}

/** Everything in Node that talks to others goes through these. */
function closeNetwork(): void {
  for (const [owner, names] of [
    [net.Socket.prototype, ['connect']],
    [net.Server.prototype, ['listen']],
    [net, ['connect', 'createConnection', 'createServer', '_createServerHandle']],
    [dgram.Socket.prototype, ['bind', 'connect', 'send']],
    [dgram, ['createSocket']],
    [dns, ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']],
  ] as const) {
    take(owner, names, 'the network');
  }
  syncBuiltinESMExports();
}

/** What this program itself makes its answers with, and the language's frozen objects leave out. */
function freezeEncoders(): void {
  for (const made of [Buffer, TextEncoder, TextDecoder]) {
    Object.freeze(made);
    Object.freeze(made.prototype);
  }
}

/** The real process object, for whoever gets hold of it in spite of all. */
function disarmProcess(): void {
  const names = ['kill', '_kill', '_debugProcess', 'dlopen', 'binding', '_linkedBinding'];
  take(process, [...names, 'setuid', 'setgid', 'getBuiltinModule'], 'the process object');
}

/** Puts a refusal in place of methods. */
function take(owner: object, names: readonly string[], what: string): void {
  const value = refuse(what);
  for (const name of names.filter((known) => known in owner)) {
    Object.defineProperty(owner, name, { value, configurable: false, writable: false });
  }
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

function refuse(what: string): () => never {
  return () => {
    throw new Error(`${what} is not available in an exercise: return a value or throw an Error`);
  };
}

function harmlessProcess(): Record<string, unknown> {
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
