import { builtin } from './node.js';

/** Noted when this file is loaded: where a student's code is graded, the names are gone afterwards. */
const { Buffer: NodeBuffer, atob, btoa } = globalThis;

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  if (NodeBuffer === undefined) return plainToBase64(bytes);
  return NodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** The bytes that a base64 text stands for, in memory of their own. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (NodeBuffer === undefined) return plainFromBase64(text);
  return new Uint8Array(NodeBuffer.from(text, 'base64'));
}

/** CRC-32 as zip, PNG and gzip have it; of a text that of its UTF-8. */
export function crc32(data: string | Uint8Array): number {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return builtin ? builtin('node:zlib').crc32(bytes) : plainCrc32(bytes);
}

/** Whether two lists hold the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return NodeBuffer === undefined ? plainSameBytes(a, b) : NodeBuffer.compare(a, b) === 0;
}

/** More arguments than this a call may not have everywhere. */
const CHUNK = 8192;

export function plainToBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

export function plainFromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function plainCrc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

export function plainSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
