import type { DType } from '../core/dtype.js';
import { DTypeError, describe, ValueError } from '../core/errors.js';
import { allocate } from '../core/memory.js';
import { sizeOf, stridesOf } from '../core/shape.js';
import { copyStrided } from '../kernels/layout.js';
import { Tensor } from '../Tensor.js';

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

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: number[];
}

/**
 * The tensor in the bytes of a .npy file. All of NumPy's number types are read: those that are not
 * ours go to the smallest of ours that holds them (int64 that does not fit int32 to float64).
 * @throws ValueError for anything but a .npy file, DTypeError for text, objects and complex numbers
 */
export function decodeNpy(bytes: Uint8Array, name = 'decodeNpy'): Tensor {
  if (!(bytes instanceof Uint8Array))
    throw new ValueError(`${name}: got ${describe(bytes)}; expected the bytes of a .npy file.`);
  if (bytes.length < 10 || MAGIC.some((m, i) => bytes[i] !== m))
    throw new ValueError(
      `${name}: these ${bytes.length} bytes are no .npy file: it would start with \\x93NUMPY.`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes[6]! >= 2;
  const start = wide ? 12 : 10;
  const end = start + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  const { descr, fortran, shape } = parseHeader(
    name,
    new TextDecoder('latin1').decode(bytes.subarray(start, end)),
  );
  const x = readElements(name, view, end, descr, sizeOf(shape));
  if (!fortran || shape.length < 2) return new Tensor(x.data, shape, x.dtype);
  const data = allocate(x.dtype, x.size);
  copyStrided(x.data, 0, stridesOf([...shape].reverse()).reverse(), shape, data);
  return new Tensor(data, shape, x.dtype);
}

function parseHeader(name: string, text: string): Header {
  const descr = /'descr':\s*'([^']+)'/.exec(text)?.[1];
  const fortran = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  if (descr === undefined || fortran === undefined || shape === undefined) {
    const structured = /'descr':\s*\[/.test(text)
      ? ' Records with named fields are not supported.'
      : '';
    throw new ValueError(
      `${name}: the header ${JSON.stringify(text.trim())} is not understood.${structured}`,
    );
  }
  const sizes = shape
    .split(',')
    .map((s) => s.trim())
    .filter((s) => s !== '');
  return { descr, fortran: fortran === 'True', shape: sizes.map(Number) };
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
  b1: [1, 'bool', (v, at) => v.getUint8(at)],
};

function readElements(
  name: string,
  view: DataView,
  start: number,
  descr: string,
  size: number,
): Tensor {
  const type = TYPES[descr.slice(1)];
  if (!type)
    throw new DTypeError(
      `${name}: the file holds elements of type '${descr}'; only numbers and bools can be read.`,
    );
  const [bytes, dtype, read] = type;
  if (view.byteLength < start + bytes * size)
    throw new ValueError(
      `${name}: the file is cut off: ${size} elements need ${bytes * size} bytes, ${Math.max(0, view.byteLength - start)} are left.`,
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
