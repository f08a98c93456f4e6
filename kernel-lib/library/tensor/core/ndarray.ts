import type { DType, TypedArray } from './dtype.js';
import { isStored } from './stored.js';

/** What the kernels work on: memory, shape and type. A Tensor is one with methods. */
export interface NdArray {
  /** All elements, row by row. */
  readonly data: TypedArray;
  /** The sizes of the axes. */
  readonly shape: readonly number[];
  /** The type of the elements. */
  readonly dtype: DType;
}

/** Numbers (or booleans) in lists of equal length, nested to any depth. */
export type NestedArray = number | boolean | readonly NestedArray[];

/** Whatever an operation takes for a tensor: a tensor, a number, or nested lists. */
export type TensorLike = NdArray | NestedArray;

/**
 * What is no plain number: the first overload of functions that give a number for numbers. There a
 * value of type any is taken for a tensor, so that `sqrt(config.v).add(1e-8)` is known to be one.
 */
export type NotANumber = Exclude<TensorLike, number>;

/** True for a Tensor. */
export function isNdArray(value: unknown): value is NdArray {
  return (
    typeof value === 'object' &&
    value !== null &&
    (isStored(value) || ArrayBuffer.isView((value as Partial<NdArray>).data)) &&
    Array.isArray((value as Partial<NdArray>).shape)
  );
}
