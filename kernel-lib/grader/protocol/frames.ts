import { ByteReader, ByteWriter, ProtocolError } from './bytes.js';
import { decodeValue, encodeValue, Handle } from './values.js';

/*
 * One frame: u32 length, then a nonce of 16 bytes that the parent draws anew for every request and
 * the child must repeat, then u8 kind, then the body. One request, one reply, strictly in turn.
 */

export const NONCE_BYTES = 16;
/** Four of the largest tensors. A reply is held several times while it is read and compared. */
export const MAX_FRAME = 32 * 1024 * 1024;
/** A word to the child's program: the code may import what it likes. For tests of the other layers. */
export const ANY_IMPORT = 'any-import';

/** Among the changed arguments: a tensor of the result lies in memory that an earlier call returned. */
export const SHARED = -1;
/** Among the changed arguments: a cache that an earlier call returned, and that this one was not given. */
export const OVERWRITTEN = -2;

export interface CallRequest {
  kind: 'call';
  /** Number of the call, for handles to its result. */
  id: number;
  name: string;
  args: unknown[];
  /** Positions in the returned array that stay in the child. */
  keep: number[];
  /** So many entries of the returned array travel; 0 where the value is one, and travels whole. */
  results: number;
}

/** Makes an instance of the exported class `name`. It stays in the child. */
export type CreateRequest = Omit<CallRequest, 'kind' | 'keep' | 'results'> & { kind: 'create' };

/** Calls a method of an instance. */
export type MethodRequest = Omit<CallRequest, 'kind'> & { kind: 'method'; target: Handle };

/** What the parent asks. */
export type Request =
  /** `probes`: the file with the topic's probe functions, or '' if there is none. */
  | { kind: 'load'; path: string; probes: string }
  | CallRequest
  | CreateRequest
  | MethodRequest
  /** How often was this probe called, and with what? */
  | { kind: 'recall'; probe: number };

/** Characters of a name, of an error's message and of its stack; the rest is not looked at. */
const LONGEST = { name: 200, message: 4_000, stack: 8_000, path: 4_000 } as const;
/** A file of 1 MB cannot export more. */
const MAX_EXPORTS = 300_000;

/** In place of its name for what was thrown and is no error. */
export const NO_ERROR = 'thrown';

/** What a thrown value said of itself. */
export interface RemoteError {
  name: string;
  message: string;
  stack: string;
}

/** What the child answers. */
export type Reply =
  | { kind: 'loaded'; exports: { name: string; type: string }[] }
  /** `after`: what the changed arguments are now, one for each entry of `changed`; null for a cache. */
  | { kind: 'returned'; value: unknown; changed: number[]; after: unknown[] }
  | { kind: 'threw'; error: RemoteError };

const KIND = {
  load: 1,
  call: 2,
  create: 3,
  method: 4,
  recall: 5,
  loaded: 11,
  returned: 12,
  threw: 13,
} as const;

function frame(nonce: Uint8Array, kind: number, body: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter(MAX_FRAME);
  writer.u32(0);
  writer.raw(nonce);
  writer.u8(kind);
  body(writer);
  const bytes = writer.finish();
  new DataView(bytes.buffer).setUint32(0, bytes.length - 4, true);
  return bytes;
}

export function encodeRequest(nonce: Uint8Array, request: Request): Uint8Array {
  return frame(nonce, KIND[request.kind], (writer) => {
    if (request.kind === 'load') {
      writer.string(request.path);
      writer.string(request.probes);
    } else if (request.kind === 'recall') {
      writer.u32(request.probe);
    } else {
      writer.u32(request.id);
      writer.string(request.name);
      encodeValue(writer, request.args);
      if (request.kind !== 'create') {
        encodeValue(writer, request.keep);
        writer.u32(request.results);
      }
      if (request.kind === 'method') encodeValue(writer, request.target);
    }
  });
}

export function decodeRequest(bytes: Uint8Array): { nonce: Uint8Array; request: Request } {
  const reader = new ByteReader(bytes);
  const nonce = reader.raw(NONCE_BYTES);
  return { nonce, request: readRequest(reader) };
}

function readRequest(reader: ByteReader): Request {
  const kind = reader.u8();
  if (kind === KIND.load) {
    const [path, probes] = [reader.string(LONGEST.path), reader.string(LONGEST.path)];
    return { kind: 'load', path, probes };
  }
  if (kind === KIND.recall) return { kind: 'recall', probe: reader.u32() };
  if (kind !== KIND.call && kind !== KIND.create && kind !== KIND.method) {
    throw new ProtocolError(`unknown request ${kind}`);
  }
  const id = reader.u32();
  const name = reader.string(LONGEST.name);
  const args = decodeValue(reader) as unknown[];
  if (kind === KIND.create) return { kind: 'create', id, name, args };
  const keep = decodeValue(reader) as number[];
  const results = reader.u32();
  if (kind === KIND.call) return { kind: 'call', id, name, args, keep, results };
  const target = decodeValue(reader);
  if (!(target instanceof Handle)) throw new ProtocolError('a method without its instance');
  return { kind: 'method', id, name, args, keep, results, target };
}

export function encodeReply(nonce: Uint8Array, reply: Reply): Uint8Array {
  return frame(nonce, KIND[reply.kind], (writer) => {
    if (reply.kind === 'loaded') {
      writer.u32(reply.exports.length);
      for (const { name, type } of reply.exports) {
        writer.string(name);
        writer.string(type);
      }
    } else if (reply.kind === 'returned') {
      encodeValue(writer, reply.value);
      encodeValue(writer, reply.changed);
      encodeValue(writer, reply.after);
    } else {
      writer.string(reply.error.name.slice(0, LONGEST.name));
      writer.string(reply.error.message.slice(0, LONGEST.message));
      writer.string(reply.error.stack.slice(0, LONGEST.stack));
    }
  });
}

/** Strict: a wrong nonce, an unknown kind or left-over bytes are a {@link ProtocolError}. */
export function decodeReply(bytes: Uint8Array, nonce: Uint8Array): Reply {
  const reader = new ByteReader(bytes);
  const echoed = reader.raw(NONCE_BYTES);
  if (!echoed.every((byte, i) => byte === nonce[i])) {
    throw new ProtocolError('a reply to a question that was not asked');
  }
  const reply = readReply(reader);
  if (reader.left > 0) throw new ProtocolError('a reply with bytes left over');
  return reply;
}

function readReply(reader: ByteReader): Reply {
  const kind = reader.u8();
  if (kind === KIND.loaded) {
    const exports: { name: string; type: string }[] = [];
    const count = reader.u32();
    if (count > MAX_EXPORTS) throw new ProtocolError('too many exports');
    for (let left = count; left > 0; left--) {
      exports.push({ name: reader.string(LONGEST.name), type: reader.string(LONGEST.name) });
    }
    return { kind: 'loaded', exports };
  }
  if (kind === KIND.returned) {
    const value = decodeValue(reader);
    const changed = decodeValue(reader);
    if (!Array.isArray(changed) || !changed.every((index) => Number.isInteger(index))) {
      throw new ProtocolError('a reply without its list of changed arguments');
    }
    const after = decodeValue(reader);
    if (!Array.isArray(after) || after.length !== changed.length) {
      throw new ProtocolError('a reply without the values of the changed arguments');
    }
    return { kind: 'returned', value, changed, after };
  }
  if (kind === KIND.threw) {
    const name = reader.string(LONGEST.name);
    const message = reader.string(LONGEST.message);
    return { kind: 'threw', error: { name, message, stack: reader.string(LONGEST.stack) } };
  }
  throw new ProtocolError(`unknown reply ${kind}`);
}
