import { crc32 } from '../../platform/bytes.js';
import { inflateRaw } from '../../platform/deflate.js';
import { ValueError } from '../core/errors.js';

// Written out because fflate compares nothing with the checksums, and a damaged file is to say so.
// The format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
/** What stands for "too large for this field", in the long form that nobody needs below 4 GB. */
const LONG = 0xffffffff;
/** Deflate makes nothing smaller than this. */
const MOST_PACKED = 1032;

/**
 * The files in a zip, whole and as they were written: names, sizes and checksums are compared.
 * @param name what stands before each complaint, such as `loadz: net.npz`
 * @throws ValueError for a file that is cut off or has changed
 */
export function unzipWhole(name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (what: string) =>
    new ValueError(
      `${name}: the file is damaged or cut off: ${what}. Save it again, or fetch it again from where it came.`,
    );
  try {
    return readAll(bytes, view, damaged);
  } catch (error) {
    // A position that leads out of the file.
    if (error instanceof RangeError) throw damaged('its table of contents leads outside of it');
    throw error;
  }
}

type Damaged = (what: string) => Error;

function readAll(bytes: Uint8Array, view: DataView, damaged: Damaged): Map<string, Uint8Array> {
  const end = findEnd(view);
  if (end < 0) throw damaged('the end of the zip is missing');
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || size === LONG || at === LONG)
    throw damaged('it says to be longer than 4 GB, which cannot be read');
  if (view.getUint16(end + 8, true) !== count || at + size !== end)
    throw damaged('its table of contents has changed');
  const files = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw damaged(`entry ${i} of ${count} is not there`);
    const entry = readEntry(bytes, view, at, damaged);
    if (files.has(entry.file)) throw damaged(`'${entry.file}' is in it twice`);
    files.set(entry.file, entry.content);
    at = entry.next;
  }
  if (at !== end) throw damaged(`it holds more than the ${count} files that it says`);
  return files;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, damaged: Damaged) {
  const nameLength = view.getUint16(at + 28, true);
  const file = text(bytes, at + 46, nameLength);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const local = view.getUint32(at + 42, true);
  const localName = view.getUint16(local + 26, true);
  const start = local + 30 + localName + view.getUint16(local + 28, true);
  if (view.getUint32(local, true) !== LOCAL || text(bytes, local + 30, localName) !== file)
    throw damaged(`'${file}' is not where the table of contents says`);
  if (start + packed > bytes.length) throw damaged(`'${file}' goes on after its end`);
  if (view.getUint16(at + 8, true) & 1)
    throw damaged(`'${file}' is encrypted, or a bit of its entry has changed`);
  const body = bytes.subarray(start, start + packed);
  const content = unpack(body, view.getUint16(at + 10, true), size);
  if (content?.length !== size || crc32(content) !== view.getUint32(at + 16, true))
    throw damaged(`'${file}' does not have the checksum that was written with it (bad CRC-32)`);
  return { file, content, next };
}

function unpack(body: Uint8Array, method: number, size: number): Uint8Array | undefined {
  if (method === 0) return body;
  if (method !== 8 || size > body.length * MOST_PACKED) return undefined;
  try {
    return inflateRaw(body, Math.max(size, 1));
  } catch {
    return undefined;
  }
}

/** Where the record at the end of a zip starts, which a comment may follow; -1 if there is none. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  if (at + length > bytes.length) throw new RangeError('outside of the file');
  return new TextDecoder().decode(bytes.subarray(at, at + length));
}
