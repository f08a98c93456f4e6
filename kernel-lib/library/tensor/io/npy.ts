import type { DType } from '../core/dtype.js';
import { DTypeError, describe, ValueError } from '../core/errors.js';
import { allocate } from '../core/memory.js';
import { formatShape, sizeOf, stridesOf } from '../core/shape.js';
import { copyStrided } from '../kernels/layout.js';
import { Tensor } from '../Tensor.js';
import { type Literal, LiteralError, parseLiteral } from './literal.js';

// The .npy format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const CODES: Record<DType, string> = { float64: '<f8', float32: '<f4', int32: '<i4', bool: '|b1' };

/** A tensor as the bytes of a NumPy .npy file. */
export function encodeNpy(x: Tensor): Uint8Array {
  const shape = x.shape.length === 1 ? `(${x.shape[0]},)` : `(${x.shape.join(', ')})`;
  const header = `{'descr': '${CODES[x.dtype]}', 'fortran_order': False, 'shape': ${shape}, }`;
  const length = Math.ceil((10 + header.length + 1) / 64) * 64;
  const out = new Uint8Array(length + x.data.byteLength);
  out.set([...MAGIC, 1, 0, (length - 10) & 0xff, (length - 10) >> 8]);
  out.set(new TextEncoder().encode(`${header.padEnd(length - 11)}\n`), 10);
  const { buffer, byteOffset, byteLength } = x.data;
  out.set(new Uint8Array(buffer, byteOffset, byteLength), length);
  return out;
}

/** Whether bytes start as a .npy file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((m, i) => bytes[i] === m);
}

/**
 * The tensor in the bytes of a .npy file. All of NumPy's number types are read: those that are not
 * ours go to the smallest of ours that holds them (int64 that does not fit int32 to float64).
 * @param name for messages: which function read which file
 * @throws ValueError for anything but a .npy file, DTypeError for text, objects and complex numbers
 */
export function decodeNpy(bytes: Uint8Array, name = 'decodeNpy'): Tensor {
  if (!(bytes instanceof Uint8Array))
    throw new ValueError(`${name}: got ${describe(bytes)}; expected the bytes of a .npy file.`);
  if (bytes.length < 10 || !isNpy(bytes))
    throw new ValueError(
      `${name}: these ${bytes.length} bytes are no .npy file: it would start with \\x93NUMPY.${otherKind(bytes)}`,
    );
  const [major, minor] = [bytes[6]!, bytes[7]!];
  if (major < 1 || major > 3 || minor !== 0)
    throw new ValueError(
      `${name}: the file is of version ${major}.${minor} of the .npy format; there are 1.0, 2.0 and 3.0. Is it damaged?`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = major >= 2 ? 12 : 10;
  const end = bytes.length < start ? Infinity : start + headerLength(view, major);
  if (end > bytes.length) throw new ValueError(`${name}: the file is cut off within its header.`);
  const decoder = new TextDecoder(major === 3 ? 'utf-8' : 'latin1');
  const { descr, fortran, shape } = parseHeader(name, decoder.decode(bytes.subarray(start, end)));
  const x = readElements(name, view, end, descr, shape);
  if (!fortran || shape.length < 2) return new Tensor(x.data, shape, x.dtype);
  const data = allocate(x.dtype, x.size);
  copyStrided(x.data, 0, stridesOf([...shape].reverse()).reverse(), shape, data);
  return new Tensor(data, shape, x.dtype);
}

const headerLength = (view: DataView, major: number): number =>
  major >= 2 ? view.getUint32(8, true) : view.getUint16(8, true);

/** What a file that is no .npy file may be instead. */
function otherKind(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return ' It looks like a .npz file: use loadz, or decodeNpz.';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return ' It is gzipped: unpack it first.';
  if (bytes[0] === 0x80) return ' Is it a Python pickle? Save it with np.save or np.savez.';
  return '';
}

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: number[];
}

function parseHeader(name: string, text: string): Header {
  const shown = JSON.stringify(text.trim().slice(0, 200));
  const refuse = (why: string) =>
    new ValueError(`${name}: the header ${shown} is not understood: ${why}.`);
  const header = literal(text, refuse);
  const fields =
    typeof header === 'object' && header !== null && 'dict' in header ? header.dict : undefined;
  if (fields?.size !== 3 || !HEADER.every((key) => fields.has(key)))
    throw refuse(`expected a dictionary of ${HEADER.join(', ')}`);
  const [descr, fortran, shape] = HEADER.map((key) => fields.get(key)!);
  if (typeof descr === 'object' && descr !== null && 'list' in descr)
    throw new DTypeError(
      `${name}: Records with named fields are not supported; the file holds elements of type ${shown}.`,
    );
  if (typeof descr !== 'string') throw refuse('descr is no text');
  if (typeof fortran !== 'boolean') throw refuse('fortran_order is neither True nor False');
  if (typeof shape !== 'object' || shape === null || !('tuple' in shape))
    throw refuse(
      `shape is no tuple${typeof shape === 'number' ? `; one axis is written (${shape},)` : ''}`,
    );
  for (const size of shape.tuple)
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
      throw refuse(`a size in shape is no whole number of at least 0`);
  return { descr, fortran, shape: [...shape.tuple] as number[] };
}

const HEADER = ['descr', 'fortran_order', 'shape'] as const;

function literal(text: string, refuse: (why: string) => Error): Literal {
  try {
    return parseLiteral(text);
  } catch (error) {
    if (error instanceof LiteralError) throw refuse(error.message);
    throw error;
  }
}

type Read = (view: DataView, at: number, little: boolean) => number;

/** NumPy's type codes: bytes per element, our type for it, and how to read one. */
const TYPES: Record<string, readonly [bytes: number, dtype: DType, read: Read]> = {
  f8: [8, 'float64', (v, at, e) => v.getFloat64(at, e)],
  f4: [4, 'float32', (v, at, e) => v.getFloat32(at, e)],
  f2: [2, 'float32', (v, at, e) => half(v.getUint16(at, e))],
  i8: [8, 'int32', (v, at, e) => Number(v.getBigInt64(at, e))],
  i4: [4, 'int32', (v, at, e) => v.getInt32(at, e)],
  i2: [2, 'int32', (v, at, e) => v.getInt16(at, e)],
  i1: [1, 'int32', (v, at) => v.getInt8(at)],
  u8: [8, 'int32', (v, at, e) => Number(v.getBigUint64(at, e))],
  u4: [4, 'int32', (v, at, e) => v.getUint32(at, e)],
  u2: [2, 'int32', (v, at, e) => v.getUint16(at, e)],
  u1: [1, 'int32', (v, at) => v.getUint8(at)],
  b1: [1, 'bool', (v, at) => (v.getUint8(at) ? 1 : 0)],
};

/** NumPy's short code for an element type without its byte order: 'f8' for '<f8', 'f8' and 'float64'. */
function codeOf(descr: string): string {
  const [, kind, bits] = /^(float|int|uint)(\d+)$/.exec(descr) ?? [];
  if (kind) return `${kind[0]}${Number(bits) / 8}`;
  const code = descr.replace(/^[<>|=]/, '');
  return code === '?' || descr === 'bool' ? 'b1' : code;
}

function readElements(
  name: string,
  view: DataView,
  start: number,
  descr: string,
  shape: readonly number[],
): Tensor {
  const size = sizeOf(shape);
  const type = TYPES[codeOf(descr)];
  if (!type)
    throw new DTypeError(
      `${name}: the file holds elements of type '${descr}'; only numbers and bools can be read.`,
    );
  const [bytes, dtype, read] = type;
  if (view.byteLength < start + bytes * size)
    throw new ValueError(
      `${name}: the file is cut off: the ${size} elements of its shape ${formatShape(shape)} need ${bytes * size} bytes, ${Math.max(0, view.byteLength - start)} are left.`,
    );
  const little = descr[0] !== '>';
  const values = new Float64Array(size);
  for (let i = 0; i < size; i++) values[i] = read(view, start + i * bytes, little);
  const fits = dtype !== 'int32' || values.every((v) => (v | 0) === v);
  const kind = fits ? dtype : 'float64';
  const data = allocate(kind, size);
  data.set(values);
  return new Tensor(data, [size], kind);
}

/** A 16-bit float. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
