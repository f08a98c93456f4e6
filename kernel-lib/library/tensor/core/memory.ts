import { noteArray } from '../../platform/index.js';
import { type DType, dtypeOf, type TypedArray, unknownDType } from './dtype.js';
import { ShapeError } from './errors.js';
import { MOST, type Shape, sizeOf, tooLarge } from './shape.js';

// A typed array of a few KB with memory of its own costs 0.5 to 2 µs, up to five times what adding up
// its numbers does. So such arrays share a slab, each with a part of it that nobody else ever has. One
// that is kept keeps its slab, so slabs are small: 8 KB, and of larger arrays eight side by side.

/** Bytes of the smallest slab, for arrays of up to {@link MOST_SMALL}. */
const SLAB = 8192;
/** Arrays up to this size share the smallest slabs. */
const MOST_SMALL = 1024;
/** Arrays up to this size share slabs. Those of up to 64 bytes need none: V8 keeps them by itself. */
const MOST_SHARED = 16384;
const LEAST_SHARED = 65;

interface Slab {
  buffer: ArrayBuffer;
  used: number;
  /** Bytes of the next one. */
  readonly size: number;
}

const SLABS: readonly Slab[] = [SLAB, 2 * SLAB, 4 * SLAB, 8 * SLAB, 16 * SLAB].map((size) => ({
  buffer: new ArrayBuffer(0),
  used: 0,
  size,
}));

/**
 * The slab with room for so many bytes, zeroed, and by its `used` where they end. A slab is never memory
 * that nobody has cleared: by `x.data.buffer` all of it can be read, where a student's code is graded too.
 */
function share(bytes: number): Slab {
  let kind = 0;
  for (let most = MOST_SMALL; bytes > most; most *= 2) kind++;
  const slab = SLABS[kind]!;
  const wanted = (bytes + 7) & ~7;
  if (slab.used + wanted > slab.buffer.byteLength) {
    noteArray(slab.size);
    slab.buffer = new ArrayBuffer(slab.size);
    slab.used = 0;
  }
  slab.used += wanted;
  return slab;
}

/** Where the last part of a slab begins. */
const lastPart = (slab: Slab, bytes: number): number => slab.used - ((bytes + 7) & ~7);

const isShared = (bytes: number): boolean => bytes >= LEAST_SHARED && bytes <= MOST_SHARED;

/** A typed array with memory of its own. */
function own<A extends ArrayBufferView>(kind: new (size: number) => A, size: number): A {
  try {
    const array = new kind(size);
    noteArray(array.byteLength);
    return array;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ShapeError(
      `A tensor of ${size} elements is more than memory can hold. Work in smaller batches, or let go of tensors that are no longer needed.`,
    );
  }
}

/** {@link allocate} for float64. */
export function zeros64(size: number): Float64Array<ArrayBuffer> {
  if (!isShared(size * 8)) return own(Float64Array, size);
  const slab = share(size * 8);
  return new Float64Array(slab.buffer, lastPart(slab, size * 8), size);
}

/** {@link allocate} for float32. */
export function zeros32(size: number): Float32Array<ArrayBuffer> {
  if (!isShared(size * 4)) return own(Float32Array, size);
  const slab = share(size * 4);
  return new Float32Array(slab.buffer, lastPart(slab, size * 4), size);
}

function zerosInt(size: number): Int32Array<ArrayBuffer> {
  if (!isShared(size * 4)) return own(Int32Array, size);
  const slab = share(size * 4);
  return new Int32Array(slab.buffer, lastPart(slab, size * 4), size);
}

function zerosBool(size: number): Uint8Array<ArrayBuffer> {
  if (!isShared(size)) return own(Uint8Array, size);
  const slab = share(size);
  return new Uint8Array(slab.buffer, lastPart(slab, size), size);
}

/** A zero-filled array of `size` elements; small ones are views of a larger buffer. */
export function allocate(dtype: DType, size: number): TypedArray {
  switch (dtype) {
    case 'float64':
      return zeros64(size);
    case 'float32':
      return zeros32(size);
    case 'int32':
      return zerosInt(size);
    case 'bool':
      return zerosBool(size);
    default:
      throw unknownDType(dtype);
  }
}

/**
 * {@link allocate} for a result whose size nobody has seen before: where memory does not hold it,
 * the error names the function, the shape, and the shapes that it was made `from`.
 */
export function allocateFor(
  fn: string,
  dtype: DType,
  shape: Shape,
  from?: readonly Shape[],
  make: typeof allocate = allocate,
): TypedArray {
  const size = sizeOf(shape);
  if (size > MOST) throw tooLarge(fn, shape, from);
  try {
    return make(dtype, size);
  } catch (error) {
    if (error instanceof ShapeError) throw tooLarge(fn, shape, from);
    throw error;
  }
}

/** Throws, as {@link allocateFor}, where a size alone says that no memory holds the result. */
export function needRoom(fn: string, shape: Shape, from?: readonly Shape[]): void {
  if (sizeOf(shape) > MOST) throw tooLarge(fn, shape, from);
}

/** From how many bytes on memory of its own that nobody has cleared is cheaper. */
const LARGE = 16384;

/**
 * Memory for `size` float64 of which every one is surely written before anybody sees it: large arrays are
 * not cleared first, and hold until then whatever was there before.
 */
export function unset64(size: number): Float64Array<ArrayBuffer> {
  const buffer = size * 8 >= LARGE ? unsetBytes(size * 8) : undefined;
  return buffer === undefined ? zeros64(size) : new Float64Array(buffer);
}

/** {@link unset64} for float32. */
export function unset32(size: number): Float32Array<ArrayBuffer> {
  const buffer = size * 4 >= LARGE ? unsetBytes(size * 4) : undefined;
  return buffer === undefined ? zeros32(size) : new Float32Array(buffer);
}

function unsetInt(size: number): Int32Array<ArrayBuffer> {
  const buffer = size * 4 >= LARGE ? unsetBytes(size * 4) : undefined;
  return buffer === undefined ? zerosInt(size) : new Int32Array(buffer);
}

function unsetBool(size: number): Uint8Array<ArrayBuffer> {
  const buffer = size >= LARGE ? unsetBytes(size) : undefined;
  return buffer === undefined ? zerosBool(size) : new Uint8Array(buffer);
}

/** {@link unset64} for any type. */
export function allocateUnset(dtype: DType, size: number): TypedArray {
  switch (dtype) {
    case 'float64':
      return unset64(size);
    case 'float32':
      return unset32(size);
    case 'int32':
      return unsetInt(size);
    case 'bool':
      return unsetBool(size);
    default:
      throw unknownDType(dtype);
  }
}

/** {@link allocateUnset} for an array of the same type and size. */
export const unsetLike = <A extends TypedArray>(data: A): A =>
  allocateUnset(dtypeOf(data), data.length) as A;

/** A copy of its own. */
export function copyOf<A extends TypedArray>(data: A): A {
  const out = unsetLike(data);
  out.set(data);
  return out;
}

/** Whether two arrays have a byte in common: what is written into one may change the other. */
export function overlap(a: TypedArray, b: TypedArray): boolean {
  return (
    a.buffer === b.buffer &&
    a.byteOffset < b.byteOffset + b.byteLength &&
    b.byteOffset < a.byteOffset + a.byteLength
  );
}

/** A buffer of its own that is not cleared, where Node has such a thing. */
function unsetBytes(bytes: number): ArrayBuffer | undefined {
  if (bytes > MOST_UNSET) return undefined;
  noteArray(bytes);
  try {
    const { buffer } = NodeBuffer.allocUnsafeSlow(bytes);
    return buffer.byteLength === bytes ? (buffer as ArrayBuffer) : undefined;
  } catch {
    return undefined; // What is made instead says that there is no room, or finds some.
  }
}

/** Noted when this file is loaded: where a student's code is graded, the name is gone afterwards. */
const NodeBuffer = globalThis.Buffer;
/** The longest Buffer that every supported Node makes; 0 where there is none. */
const MOST_UNSET: number = typeof NodeBuffer?.allocUnsafeSlow === 'function' ? 2 ** 32 - 8 : 0;
