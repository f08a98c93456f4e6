import { crc32, inflateRawSync } from 'node:zlib';
import { DOS_FIRST, decodeAs, decodeText, UTF8 } from '../../files/encoding.js';
import { type PackedFile, plainName, tooLarge } from './files.js';
import { ArchiveProblem } from './kind.js';

/*
 * The table of contents of a zip, and its files one at a time. Own code, since what a grader needs is
 * not in one library: nothing is unpacked that is not asked for, nothing beyond a bound, checksums
 * count, and names keep the bytes by which their encoding can be told.
 */

/** One that says more would be looked through for minutes. */
const MOST_ENTRIES = 1_000_000;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record and the longest comment. */
const LONGEST_END = 22 + 65_535;

interface Entry {
  rawName: Uint8Array;
  isUtf8: boolean;
  encrypted: boolean;
  link: boolean;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
  modified: number;
}

/** The files in a zip; throws an {@link ArchiveProblem} when it has no readable table of contents. */
export function listZip(bytes: Uint8Array): PackedFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, shift } = readDirectory(bytes, view);
  const files = entries.filter(({ rawName }) => !/[\\/]$/.test(latin1(rawName)));
  if (files.length > 0 && files.every(({ encrypted }) => encrypted)) {
    throw new ArchiveProblem('is protected by a password: pack it without one');
  }
  const decode = decoderFor(files);
  return files.flatMap((entry): PackedFile[] => {
    const name = plainName(decode(entry));
    if (name === undefined) return [];
    const read = (limit: number) => unpack(bytes, view, entry, shift, limit);
    return [{ name, modified: entry.modified, read }];
  });
}

function readDirectory(bytes: Uint8Array, view: DataView): { entries: Entry[]; shift: number } {
  const at = findEnd(view);
  if (at === undefined) {
    throw new ArchiveProblem(
      bytes.length >= 4 && view.getUint32(0, true) === LOCAL
        ? 'is cut short: the end of the zip is missing. Hand it in again'
        : bytes.length === 0
          ? 'is empty (0 bytes). Hand it in again'
          : 'is not a zip, whatever its name says',
    );
  }
  let count = view.getUint16(at + 10, true);
  let length = view.getUint32(at + 12, true);
  let offset = view.getUint32(at + 16, true);
  let end = at;
  if (view.getUint16(at + 4, true) !== 0 && view.getUint16(at + 4, true) !== 0xffff) {
    throw new ArchiveProblem('is one part of a zip in several parts: pack it as one file');
  }
  if (at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64) {
    const far = find64(view, at);
    count = Number(view.getBigUint64(far + 32, true));
    length = Number(view.getBigUint64(far + 40, true));
    offset = Number(view.getBigUint64(far + 48, true));
    end = far;
  }
  if (count > MOST_ENTRIES) {
    throw new ArchiveProblem('says that it has millions of files: pack only your own');
  }
  const start = end - length;
  if (
    start < 0 ||
    (count > 0 && (start + 46 > bytes.length || view.getUint32(start, true) !== ENTRY))
  )
    throw broken();
  // What stands in front of a zip, such as a program that unpacks it, moves everything.
  return { entries: readEntries(bytes, view, start, end, count), shift: start - offset };
}

function broken(): ArchiveProblem {
  return new ArchiveProblem('is damaged: its table of contents cannot be read. Hand it in again');
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - LONGEST_END); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function find64(view: DataView, end: number): number {
  const said = Number(view.getBigUint64(end - 20 + 8, true));
  const found = [said, end - 20 - 56].find(
    (at) => at >= 0 && at + 56 <= end && view.getUint32(at, true) === END_64,
  );
  if (found === undefined) throw broken();
  return found;
}

function readEntries(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  count: number,
): Entry[] {
  const entries: Entry[] = [];
  let at = start;
  while (entries.length < count && at + 46 <= end && view.getUint32(at, true) === ENTRY) {
    const flags = view.getUint16(at + 8, true);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((i) =>
      view.getUint16(at + i, true),
    ) as [number, number, number];
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const system = view.getUint8(at + 5);
    const mode = view.getUint32(at + 38, true) >>> 16;
    const entry: Entry = {
      rawName,
      isUtf8: (flags & 0x800) !== 0,
      encrypted: (flags & 0x2001) !== 0,
      link: (system === 3 || system === 19) && (mode & 0xf000) === 0xa000,
      method: view.getUint16(at + 10, true),
      modified: moment(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    entries.push(withExtra(entry, extra));
    at += 46 + nameLength + extraLength + commentLength;
  }
  if (entries.length < Math.min(count, 0xffff)) throw broken();
  return entries;
}

/** DOS's date and time as one number that grows with time: `YYYYMMDDhhmmss`. */
function moment(date: number, time: number): number {
  const day = (1980 + (date >> 9)) * 10_000 + ((date >> 5) & 15) * 100 + (date & 31);
  return day * 1e6 + (time >> 11) * 10_000 + ((time >> 5) & 63) * 100 + (time & 31) * 2;
}

/** What did not fit into the entry: large sizes, and a name in UTF-8. */
function withExtra(entry: Entry, extra: Uint8Array): Entry {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  const found = { ...entry };
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = view.getUint16(at, true);
    const stop = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true));
    let next = at + 4;
    if (id === 0x0001) {
      for (const key of ['size', 'packed', 'offset'] as const) {
        if (found[key] !== 0xffffffff || next + 8 > stop) continue;
        found[key] = Number(view.getBigUint64(next, true));
        next += 8;
      }
    } else if (id === 0x7075 && stop - next > 5 && !entry.isUtf8) {
      found.rawName = extra.subarray(next + 5, stop);
      found.isUtf8 = true;
    }
    at = stop;
  }
  return found;
}

/** Names that do not say that they are UTF-8 are all in one encoding: that of the packer's system. */
function decoderFor(entries: readonly Entry[]): (entry: Entry) => string {
  const unsaid = entries.filter(({ rawName, isUtf8 }) => !isUtf8 && rawName.some((b) => b > 127));
  if (unsaid.length === 0) return ({ rawName }) => new TextDecoder().decode(rawName);
  const sample = unsaid.slice(0, 200).map(({ rawName }) => Buffer.concat([rawName, NEW_LINE]));
  const { form } = decodeText(Buffer.concat(sample), DOS_FIRST);
  return ({ rawName, isUtf8 }) => decodeAs(rawName, isUtf8 ? UTF8.encoding : form.encoding);
}

const NEW_LINE = Buffer.from('\n');

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
};

function unpack(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  shift: number,
  limit: number,
): Uint8Array | { problem: string } {
  const { method, packed, size, crc } = entry;
  if (entry.encrypted) return { problem: 'is protected by a password in the zip' };
  if (entry.link) return { problem: 'is not a regular file (links are not followed)' };
  if (size > limit) return tooLarge(limit);
  const at = entry.offset + shift;
  const damaged = { problem: 'is damaged in the zip: pack it again' };
  if (at < 0 || at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return damaged;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) return damaged;
  const data = bytes.subarray(start, start + packed);
  let content: Uint8Array;
  if (method === 0) content = data;
  else if (method === 8) {
    try {
      content = inflateRawSync(data, { maxOutputLength: Math.max(1, limit) });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limit) : damaged;
    }
  } else {
    const how = METHODS[method] ?? `method ${method}`;
    return { problem: `is packed by ${how}, which the grader does not know: pack it as plain zip` };
  }
  if (content.length > limit) return tooLarge(limit);
  return content.length === size && crc32(content) === crc ? content : damaged;
}
