import { type DType, type TypedArray, unknownDType } from './dtype.js';
import { ShapeError } from './errors.js';
import { MOST, type Shape, sizeOf, tooLarge } from './shape.js';

// A small typed array with memory of its own costs about 0.5 µs, five times what adding up its
// hundred numbers does. So small arrays share a slab, each with a part of it that nobody else ever
// has. One that is kept keeps its slab, so slabs are small.

/** Bytes of a slab. */
const SLAB = 4096;
/** Arrays up to this size share slabs. Those of up to 64 bytes need none: V8 keeps them by itself. */
const MOST_SHARED = 1024;
const LEAST_SHARED = 65;

let slab = new ArrayBuffer(0);
let used = 0;

/** The offset of a zeroed part of `slab` for so many bytes, a multiple of 8. */
function share(bytes: number): number {
  const wanted = (bytes + 7) & ~7;
  if (used + wanted > slab.byteLength) {
    slab = new ArrayBuffer(SLAB);
    used = 0;
  }
  const at = used;
  used += wanted;
  return at;
}

const isShared = (bytes: number): boolean => bytes >= LEAST_SHARED && bytes <= MOST_SHARED;

/** A typed array with memory of its own. */
function own<A>(kind: new (size: number) => A, size: number): A {
  try {
    return new kind(size);
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
  const at = share(size * 8);
  return new Float64Array(slab, at, size);
}

/** {@link allocate} for float32. */
export function zeros32(size: number): Float32Array<ArrayBuffer> {
  if (!isShared(size * 4)) return own(Float32Array, size);
  const at = share(size * 4);
  return new Float32Array(slab, at, size);
}

function zerosInt(size: number): Int32Array<ArrayBuffer> {
  if (!isShared(size * 4)) return own(Int32Array, size);
  const at = share(size * 4);
  return new Int32Array(slab, at, size);
}

function zerosBool(size: number): Uint8Array<ArrayBuffer> {
  if (!isShared(size)) return own(Uint8Array, size);
  const at = share(size);
  return new Uint8Array(slab, at, size);
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

/** From how many bytes on memory that nobody has cleared is cheaper. */
const LARGE = 32768;

/**
 * Memory for `size` float64 of which every one is surely written before anybody sees it: large
 * arrays are not cleared first, and hold until then whatever was there before.
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

/** {@link unset64} for any type. */
export function allocateUnset(dtype: DType, size: number): TypedArray {
  if (dtype === 'float64') return unset64(size);
  if (dtype === 'float32') return unset32(size);
  return allocate(dtype, size);
}

/** A copy of its own. */
export function copyOf<A extends TypedArray>(data: A): A {
  if (!isShared(data.byteLength)) return data.slice() as A;
  const at = share(data.byteLength);
  const kind = data.constructor as new (buffer: ArrayBuffer, at: number, size: number) => A;
  const out = new kind(slab, at, data.length);
  out.set(data);
  return out;
}

/** A buffer of its own that is not cleared, where Node has such a thing. */
function unsetBytes(bytes: number): ArrayBuffer | undefined {
  if (bytes > MOST_UNSET) return undefined;
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
