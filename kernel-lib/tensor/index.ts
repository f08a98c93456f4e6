export type { DType, TypedArray } from './core/dtype.js';
export {
  DTypeError,
  describe,
  IndexError,
  ShapeError,
  TensorError,
  ValueError,
} from './core/errors.js';
export type { NdArray, NestedArray, TensorLike } from './core/ndarray.js';
export { broadcastShapes, formatShape, sameShape } from './core/shape.js';
export * from './functions/checks.js';
export * from './functions/compare.js';
export * from './functions/creation.js';
export * from './functions/elementwise.js';
export * from './functions/indexing.js';
export * from './functions/products.js';
export * from './functions/reductions.js';
export * from './functions/shaping.js';
export type { Nested } from './kernels/nest.js';
export type { SliceSpec } from './kernels/select.js';
export type { PrintOptions } from './print/options.js';
export { type Axes, Tensor } from './Tensor.js';
