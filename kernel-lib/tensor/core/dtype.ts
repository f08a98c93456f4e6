import { DTypeError, describe } from './errors.js';

/** The element types. `bool` is stored as bytes 0 and 1. */
export type DType = 'float64' | 'float32' | 'int32' | 'bool';

/** The memory behind a tensor: contiguous, row-major. */
export type TypedArray = Float64Array | Float32Array | Int32Array | Uint8Array;

/** All element types. */
export const DTYPES: readonly DType[] = ['float64', 'float32', 'int32', 'bool'];

/** A zero-filled array of `size` elements. */
export function allocate(dtype: DType, size: number): TypedArray {
  switch (dtype) {
    case 'float64':
      return new Float64Array(size);
    case 'float32':
      return new Float32Array(size);
    case 'int32':
      return new Int32Array(size);
    case 'bool':
      return new Uint8Array(size);
    default:
      throw unknownDType(dtype);
  }
}

/** From how many bytes on memory that nobody has cleared is cheaper. */
const LARGE = 32768;

/**
 * Memory for `size` elements of which every one is surely written before anybody sees it: large
 * arrays are not cleared first. What it holds until then is whatever was there before.
 */
export function allocateUnset(dtype: DType, size: number): TypedArray {
  if (dtype === 'float64') return unset64(size);
  if (dtype === 'float32') return unset32(size);
  return allocate(dtype, size);
}

/** {@link allocateUnset} for float64. */
export function unset64(size: number): Float64Array<ArrayBuffer> {
  const buffer = size * 8 >= LARGE ? unsetBytes(size * 8) : undefined;
  return buffer === undefined ? new Float64Array(size) : new Float64Array(buffer);
}

/** {@link allocateUnset} for float32. */
export function unset32(size: number): Float32Array<ArrayBuffer> {
  const buffer = size * 4 >= LARGE ? unsetBytes(size * 4) : undefined;
  return buffer === undefined ? new Float32Array(size) : new Float32Array(buffer);
}

/** A buffer of its own that is not cleared, where Node has such a thing. */
function unsetBytes(bytes: number): ArrayBuffer | undefined {
  if (bytes > MOST_UNSET) return undefined;
  const { buffer } = Buffer.allocUnsafeSlow(bytes);
  return buffer.byteLength === bytes ? (buffer as ArrayBuffer) : undefined;
}

/** The longest Buffer that every supported Node makes; 0 where there is none. */
const MOST_UNSET: number =
  typeof globalThis.Buffer?.allocUnsafeSlow === 'function' ? 2 ** 32 - 8 : 0;

/** The dtype that belongs to a typed array. */
export function dtypeOf(data: TypedArray): DType {
  if (data instanceof Float64Array) return 'float64';
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Int32Array) return 'int32';
  if (data instanceof Uint8Array) return 'bool';
  throw new DTypeError(
    `Tensor: data is ${describe(data)}; expected a Float64Array, Float32Array, Int32Array or Uint8Array. For numbers in lists, write tensor([[1, 2], [3, 4]]).`,
  );
}

/** Throws unless `dtype` is one of ours; explains the NumPy names that are not. */
export function assertDType(fn: string, dtype: DType): void {
  if (!DTYPES.includes(dtype)) throw unknownDType(dtype, fn);
}

function unknownDType(dtype: unknown, fn = 'tensor'): DTypeError {
  const wide = /^(u?int|long)/.test(String(dtype))
    ? " For whole numbers use 'int32'."
    : typeof dtype === 'number'
      ? ` Put the numbers into one list: ${fn}([1, 2, 3]).`
      : '';
  return new DTypeError(
    `${fn}: dtype is ${describe(dtype)}; expected 'float64', 'float32', 'int32' or 'bool'.${wide}`,
  );
}

/**
 * The dtype of a result that mixes two tensors, as NumPy promotes them: bool < int32 < float64 and
 * bool < float32 < float64; int32 with float32 is float64, since float32 cannot hold every int32.
 */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a === 'float64' || b === 'float64') return 'float64';
  if (a === 'bool') return b;
  if (b === 'bool') return a;
  return 'float64';
}

/**
 * The dtype of a result that mixes a tensor with a plain number. A number is weak, as in NumPy: a
 * float32 tensor stays float32. A whole number leaves int32 as it is, any other makes it float64.
 */
export function promoteNumber(dtype: DType, value: number): DType {
  if (dtype === 'float64' || dtype === 'float32') return dtype;
  return (value | 0) === value ? 'int32' : 'float64';
}

/** True for float64 and float32. */
export function isFloat(dtype: DType): boolean {
  return dtype === 'float64' || dtype === 'float32';
}

/** `data` as `dtype`; the same array if nothing changes. Floats are cut toward zero for int32. */
export function castData(data: TypedArray, dtype: DType): TypedArray {
  if (dtypeOf(data) === dtype) return data;
  switch (dtype) {
    case 'float64':
      return Float64Array.from(data);
    case 'float32':
      return Float32Array.from(data);
    case 'int32':
      return Int32Array.from(data);
    case 'bool': {
      const out = new Uint8Array(data.length);
      for (let i = 0; i < data.length; i++) out[i] = data[i] !== 0 ? 1 : 0;
      return out;
    }
    default:
      throw unknownDType(dtype, 'astype');
  }
}
