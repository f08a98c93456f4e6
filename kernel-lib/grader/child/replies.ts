import { TooMuch } from '../protocol/bytes.js';
import { encodeReply, NO_ERROR, type RemoteError, type Reply } from '../protocol/frames.js';
import { Opaque } from '../protocol/values.js';

/** The bytes of a reply, for one that cannot travel as it is too: they say why. */
export function replyBytes(nonce: Uint8Array, reply: Reply): Uint8Array {
  try {
    return encodeReply(nonce, reply);
  } catch (error) {
    // What is too much to travel is an answer all the same.
    const told: Reply =
      error instanceof TooMuch
        ? { kind: 'returned', value: new Opaque(error.description), changed: [], after: [] }
        : thrown(error);
    return encodeReply(nonce, told);
  }
}

/** What became of a request that ended in this error. */
export function thrown(error: unknown): Reply {
  return { kind: 'threw', error: describeError(error) };
}

/** Whatever was thrown, in words: each of its fields may throw as well. */
export function describeError(error: unknown): RemoteError {
  if (!attempt(() => error instanceof Error, false)) {
    return { name: NO_ERROR, message: text(() => error, 4000), stack: '' };
  }
  const known = error as Error;
  return {
    name: text(() => known.name, 200),
    message: text(() => known.message, 4000),
    stack: text(() => known.stack, 8000),
  };
}

function text(read: () => unknown, length: number): string {
  return attempt(() => String(read()), '(cannot be read)').slice(0, length);
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
