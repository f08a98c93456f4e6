/**
 * Tensors: rectangular arrays of numbers with NumPy's functions under NumPy's names, broadcasting and
 * slices.
 *
 * ```ts
 * import { tensor } from 'kernel-lib/tensor';
 * const x = tensor([[1, 2, 3], [4, 5, 6]]); // (N, D) = (2, 3)
 * console.log(x.sub(x.mean(0)).T.shape, x.slice(0, '1:').toArray());
 * ```
 *
 * @module
 */

export { DTYPES, type DType, dtypeOf, type TypedArray } from './core/dtype.js';
export {
  DTypeError,
  describe,
  IndexError,
  ShapeError,
  TensorError,
  ValueError,
} from './core/errors.js';
export {
  isNdArray,
  type NdArray,
  type NestedArray,
  type NotANumber,
  type TensorLike,
} from './core/ndarray.js';
export { broadcastShapes, formatShape, type Shape, sameShape } from './core/shape.js';
export * from './functions/averages.js';
export * from './functions/checks.js';
export * from './functions/compare.js';
export * from './functions/counting.js';
export * from './functions/creation.js';
export * from './functions/einsum.js';
export * from './functions/elementwise.js';
export * from './functions/histogram.js';
export * from './functions/indexing.js';
export * from './functions/joining.js';
export * from './functions/logsumexp.js';
export { diag, meshgrid, trace, tril, triu } from './functions/matrices.js';
export * from './functions/nan.js';
export * from './functions/pairs.js';
export * from './functions/pieces.js';
export * from './functions/positions.js';
export * from './functions/products.js';
export * from './functions/quantiles.js';
export * from './functions/reductions.js';
export * from './functions/shaping.js';
export * from './functions/sorting.js';
export * from './functions/validate.js';
export * from './io/index.js';
export type { SliceSpec } from './kernels/indexing.js';
export type { Nested } from './kernels/nest.js';
export type { Axis } from './kernels/reduce.js';
export * from './linalg/index.js';
export * as linalg from './linalg/index.js';
export {
  getPrintoptions,
  PRINT_DEFAULTS,
  type PrintOptions,
  setPrintoptions,
} from './print/options.js';
export { type Axes, type Out, Tensor } from './Tensor.js';
