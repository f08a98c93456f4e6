import { DTypeError, describe } from './errors.js';

/** The element types. `bool` is stored as bytes 0 and 1. */
export type DType = 'float64' | 'float32' | 'int32' | 'bool';

/** The memory behind a tensor: contiguous, row-major. */
export type TypedArray = Float64Array | Float32Array | Int32Array | Uint8Array;

/** All element types. */
export const DTYPES: readonly DType[] = ['float64', 'float32', 'int32', 'bool'];

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

/** Explains the NumPy names that are not ours. */
export function unknownDType(dtype: unknown, fn = 'tensor'): DTypeError {
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
export function isFloat(dtype: DType): dtype is 'float64' | 'float32' {
  return dtype === 'float64' || dtype === 'float32';
}

/** What a constructor does with numbers of another type, in a fifth of its time. */
function converted<A extends TypedArray>(out: A, data: TypedArray): A {
  out.set(data);
  return out;
}

/** `data` as `dtype`; the same array if nothing changes. Floats are cut toward zero for int32. */
export function castData(data: TypedArray, dtype: DType): TypedArray {
  if (dtypeOf(data) === dtype) return data;
  switch (dtype) {
    case 'float64':
      return converted(new Float64Array(data.length), data);
    case 'float32':
      return converted(new Float32Array(data.length), data);
    case 'int32':
      return converted(new Int32Array(data.length), data);
    case 'bool': {
      const out = new Uint8Array(data.length);
      for (let i = 0; i < data.length; i++) out[i] = data[i] !== 0 ? 1 : 0;
      return out;
    }
    default:
      throw unknownDType(dtype, 'astype');
  }
}
