import { gunzipSync } from 'node:zlib';
import { decodeText } from '../../files/encoding.js';
import { type PackedFile, plainName, tooLarge } from './files.js';
import { ArchiveProblem } from './kind.js';

/** The most that is unpacked from gzip, which does not say how much there is. */
const MAX_UNPACKED = 150_000_000;
const BLOCK = 512;

/** The bytes in a gzip. */
export function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new ArchiveProblem(`is larger than ${MAX_UNPACKED / 1e6} MB when it is unpacked`);
    }
    throw code === 'Z_BUF_ERROR' ? cut() : damaged();
  }
}

const cut = () => new ArchiveProblem('is cut short: its end is missing. Hand it in again');
const damaged = () => new ArchiveProblem('is damaged and cannot be unpacked. Hand it in again');

/**
 * The files in a tar, in the order of ustar, pax or GNU. Own code: the small libraries take headers at
 * their word, and one that gives a negative size would keep them busy for ever.
 */
export function listTar(bytes: Uint8Array): PackedFile[] {
  const files: PackedFile[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const head = bytes.subarray(at, at + BLOCK);
    if (head.every((byte) => byte === 0)) break;
    if (!hasChecksum(head)) throw damaged();
    const size = numberIn(head.subarray(124, 136));
    const data = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (data.length < size) throw cut();
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
    const type = String.fromCharCode(head[156] ?? 0);
    if (type === 'L') longName = textIn(data);
    else if (type === 'x') longName = paxPath(data) ?? longName;
    else if (type !== 'g' && type !== 'K') {
      const file = fileIn(head, data, type, longName ?? nameIn(head));
      if (file) files.push(file);
      longName = undefined;
    }
  }
  return files;
}

function fileIn(
  head: Uint8Array,
  data: Uint8Array,
  type: string,
  rawName: string,
): PackedFile | undefined {
  const name = plainName(rawName);
  if (name === undefined || type === '5' || name.endsWith('/')) return undefined;
  const regular = type === '0' || type === '\0' || type === '7';
  return {
    name,
    modified: momentOf(numberIn(head.subarray(136, 148))),
    read(limit) {
      if (!regular) return { problem: 'is not a regular file (links are not followed)' };
      return data.length > limit ? tooLarge(limit) : data;
    },
  };
}

function hasChecksum(head: Uint8Array): boolean {
  let sum = 8 * 32;
  for (const [i, byte] of head.entries()) if (i < 148 || i >= 156) sum += byte;
  return sum === numberIn(head.subarray(148, 156));
}

function numberIn(field: Uint8Array): number {
  const text = textIn(field).trim();
  // Sizes above 8 GB are binary; no such file is ours.
  if (!/^[0-7]*$/.test(text)) throw damaged();
  return Number.parseInt(text || '0', 8);
}

function nameIn(head: Uint8Array): string {
  const isUstar = textIn(head.subarray(257, 263)) === 'ustar';
  const prefix = isUstar ? textIn(head.subarray(345, 500)) : '';
  return [prefix, textIn(head.subarray(0, 100))].filter(Boolean).join('/');
}

/** The text up to the first zero. */
function textIn(field: Uint8Array): string {
  const end = field.indexOf(0);
  return decodeText(end < 0 ? field : field.subarray(0, end)).text;
}

/** The path in a pax header: lines of `LENGTH path=VALUE`. */
function paxPath(data: Uint8Array): string | undefined {
  return /^\d+ path=(.*)$/m.exec(new TextDecoder().decode(data.subarray(0, 20_000)))?.[1];
}

function momentOf(seconds: number): number {
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return 0;
  return Number(time.toISOString().replace(/\D/g, '').slice(0, 14));
}
