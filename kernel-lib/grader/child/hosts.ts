import dgram from 'node:dgram';
import dns from 'node:dns';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import * as streams from 'node:stream';
import { freezeClass } from './freeze.js';

/*
 * For whoever gets hold of Node's own objects in spite of all: they lead no further and cannot be
 * changed to lead there when Node uses them itself.
 */

/** Takes away the network and what the process object can do to others; freezes their classes. */
export function disarmHost(): void {
  freezeHandles();
  closeNetwork();
  disarmProcess();
  for (const made of [
    ...[EventEmitter, streams.Stream, streams.Readable, streams.Writable, streams.Duplex],
    ...[streams.Transform, streams.PassThrough, net.Socket, net.Server, dgram.Socket],
  ]) {
    freezeClass(made);
  }
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

/** The real process object, for whoever gets hold of it in spite of all. */
function disarmProcess(): void {
  const names = ['kill', '_kill', '_debugProcess', 'dlopen', 'binding', '_linkedBinding'];
  take(process, [...names, 'setuid', 'setgid', 'getBuiltinModule'], 'the process object');
}

const HANDLES = ['pipe_wrap', 'tcp_wrap'];

/** The classes behind sockets, as far as this Node shows them. */
function freezeHandles(): void {
  const { binding } = process as unknown as { binding(name: string): unknown };
  for (const name of HANDLES) {
    try {
      for (let made of Object.values(binding(name) as Record<string, unknown>)) {
        for (; hasPrototype(made); made = Object.getPrototypeOf(made)) freezeClass(made);
      }
    } catch {
      // Node's permission model already keeps them to itself.
    }
  }
}

function hasPrototype(value: unknown): value is { prototype: object } {
  return typeof value === 'function' && Boolean(value.prototype);
}

/** Puts a refusal in place of methods. */
function take(owner: object, names: readonly string[], what: string): void {
  const value = refuse(what);
  for (const name of names.filter((known) => known in owner)) {
    Object.defineProperty(owner, name, { value, configurable: false, writable: false });
  }
}

/** A function that says what is not to be had. */
export function refuse(what: string): () => never {
  return () => {
    throw new Error(`${what} is not available in an exercise: return a value or throw an Error`);
  };
}
