import { inflateSync, zlibSync } from 'fflate';
import { builtin } from './node.js';

/** Raw deflated bytes unpacked, at most `most` of them. @throws Error for what is damaged or longer */
export function inflateRaw(body: Uint8Array, most: number): Uint8Array {
  if (builtin === undefined) return plainInflateRaw(body, most);
  const { buffer, byteOffset, byteLength } = builtin('node:zlib').inflateRawSync(body, {
    maxOutputLength: most,
  });
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Bytes packed as zlib does at its best. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return builtin?.('node:zlib').deflateSync(bytes, { level: 9 }) ?? zlibSync(bytes, { level: 9 });
}

export function plainInflateRaw(body: Uint8Array, most: number): Uint8Array {
  // One place more, since fflate passes over what it has no room for.
  const content = inflateSync(body, { out: new Uint8Array(most + 1) });
  if (content.length > most) throw new RangeError(`there are more than ${most} bytes`);
  return content;
}
