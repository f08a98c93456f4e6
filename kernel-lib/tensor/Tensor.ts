import { DISPLAY, type MimeBundle } from '../display/index.js';
import { assertDType, castData, type DType, dtypeOf, type TypedArray } from './core/dtype.js';
import { DTypeError, describe, IndexError, ShapeError, ValueError } from './core/errors.js';
import type { NdArray, TensorLike } from './core/ndarray.js';
import { toNdArray } from './core/nested.js';
import { checkShape, formatShape, normalizeAxis, sizeOf } from './core/shape.js';
import { offsetOf } from './kernels/access.js';
import { binary, binaryInPlace } from './kernels/binary.js';
import { expandDims, reshape, squeeze, transpose } from './kernels/layout.js';
import { dot, matmul } from './kernels/matmul.js';
import { meanOf, varOf } from './kernels/moments.js';
import { type Nested, nest } from './kernels/nest.js';
import * as ops from './kernels/ops.js';
import { argExtreme, argsort, cumulate, sort } from './kernels/order.js';
import { clip, power } from './kernels/power.js';
import { type Axis, anyAll, extreme, prodAll, sumAll, total } from './kernels/reduce.js';
import { addAt, assign, type SliceSpec, select } from './kernels/select.js';
import { floatUnary, sameUnary } from './kernels/unary.js';
import { toHtml } from './print/html.js';
import type { PrintOptions } from './print/options.js';
import { toLabelledText, toText } from './print/text.js';

/** The axis or axes of a reduction that is to give a Tensor. */
export type Axes = number | readonly number[];

/**
 * An n-dimensional array of numbers, row-major, with NumPy's rules for shapes and types. It owns
 * its memory; every method gives a new tensor, but for `set`, `addAt` and the methods whose name
 * ends in an underscore, which change it in place.
 */
export class Tensor implements NdArray {
  readonly data: TypedArray;
  readonly shape: readonly number[];
  readonly dtype: DType;

  /** Wraps memory without a copy. For numbers in lists use `tensor([[1, 2], [3, 4]])`. */
  constructor(data: TypedArray, shape: readonly number[], dtype: DType = dtypeOf(data)) {
    if (data.length !== sizeOf(shape))
      throw new ShapeError(
        `Tensor: ${data.length} elements do not fill the shape ${formatShape(checkShape('Tensor', shape))}.`,
      );
    this.data = data;
    this.shape = shape;
    this.dtype = dtype;
  }

  /** The number of elements. */
  get size(): number {
    return this.data.length;
  }

  /** The number of axes. */
  get ndim(): number {
    return this.shape.length;
  }

  /** The transpose: all axes in reverse order. */
  get T(): Tensor {
    return wrap(transpose(this));
  }

  // --- elements and parts

  /** The element at the given position; bools are 0 or 1. Negative indices count from the end. */
  at(...index: number[]): number {
    return this.data[offsetOf('at', this, index)]!;
  }

  /** NumPy's x[...]: `x.slice(0)`, `x.slice('0:5', ':')`, `x.slice(rows, labels)`, `x.slice(mask)`. */
  slice(...specs: SliceSpec[]): Tensor {
    return wrap(select('slice', this, specs));
  }

  /** NumPy's x[...] = value, in place: `x.set(1, 0, 2)`, `x.set(0, ':', '0:5')`, `x.set(0, mask)`. */
  set(value: TensorLike, ...specs: SliceSpec[]): this {
    if (typeof value === 'number' && specs.length === this.shape.length && specs.every(isNumber)) {
      const bad = this.dtype === 'int32' && !Number.isInteger(value);
      if (!bad) {
        const at = offsetOf('set', this, specs);
        this.data[at] = this.dtype === 'bool' ? Number(value !== 0) : value;
        return this;
      }
    }
    assign('set', this, specs, value);
    return this;
  }

  /** NumPy's np.add.at(x, specs, value), in place: a position named twice is added to twice. */
  addAt(value: TensorLike, ...specs: SliceSpec[]): this {
    addAt('addAt', this, specs, value);
    return this;
  }

  /** The only element of a tensor of size 1, as a number. */
  item(): number {
    if (this.size !== 1)
      throw new ValueError(
        `item: x ${formatShape(this.shape)} has ${this.size} elements; only a tensor with exactly one is a number.`,
      );
    return this.data[0]!;
  }

  /** Nested lists of numbers (booleans for bool); a plain number for a 0-d tensor. */
  toArray(): Nested {
    return nest(this);
  }

  /** The parts along the first axis, one by one: rows of a matrix, 0-d tensors of a vector. */
  *[Symbol.iterator](): IterableIterator<Tensor> {
    if (this.ndim === 0) throw new IndexError('iteration: a 0-d tensor has no rows; use item().');
    for (let i = 0; i < this.shape[0]!; i++) yield this.slice(i);
  }

  // --- copies

  /** The same elements in memory of their own. */
  copy(): Tensor {
    return new Tensor(this.data.slice(), this.shape, this.dtype);
  }

  /** A copy with another element type; floats are cut toward zero for int32. */
  astype(dtype: DType): Tensor {
    assertDType('astype', dtype);
    const data = castData(this.data, dtype);
    return new Tensor(data === this.data ? data.slice() : data, this.shape, dtype);
  }

  /** The same elements under another shape: `x.reshape(2, -1)` or `x.reshape([2, -1])`. */
  reshape(...shape: (number | readonly number[])[]): Tensor {
    return wrap(reshape(this, shape.flat() as number[]));
  }

  /** All elements in one axis. */
  flatten(): Tensor {
    return new Tensor(this.data.slice(), [this.data.length], this.dtype);
  }

  /** All elements in one axis (a copy, like flatten). */
  ravel(): Tensor {
    return this.flatten();
  }

  /** Axes in another order: `x.transpose(0, 2, 1)`; reversed if none are named. */
  transpose(...axes: (number | readonly number[])[]): Tensor {
    return wrap(transpose(this, axes.length ? (axes.flat() as number[]) : undefined));
  }

  /** With two axes exchanged. */
  swapaxes(a: number, b: number): Tensor {
    const order = this.shape.map((_, i) => i);
    const i = normalizeAxis('swapaxes', a, this.ndim, this.shape);
    const j = normalizeAxis('swapaxes', b, this.ndim, this.shape);
    order[i] = j;
    order[j] = i;
    return wrap(transpose(this, order));
  }

  /** Without axes of size 1. */
  squeeze(axis?: Axes): Tensor {
    return wrap(squeeze(this, axis));
  }

  /** With a new axis of size 1. */
  expandDims(axis: number): Tensor {
    return wrap(expandDims(this, axis));
  }

  // --- arithmetic, with broadcasting

  /** x + other, element by element, with broadcasting: (N, D) and (D,) give (N, D). */
  add(other: TensorLike): Tensor {
    return wrap(binary(ops.ADD, this, other));
  }

  /** x - other, element by element, with broadcasting. */
  sub(other: TensorLike): Tensor {
    return wrap(binary(ops.SUB, this, other));
  }

  /** x · other, element by element, with broadcasting. For matrices use dot. */
  mul(other: TensorLike): Tensor {
    return wrap(binary(ops.MUL, this, other));
  }

  /** True division: whole numbers give float64. */
  div(other: TensorLike): Tensor {
    return wrap(binary(ops.DIV, this, other));
  }

  /** The remainder, with the sign of the divisor. */
  mod(other: TensorLike): Tensor {
    return wrap(binary(ops.MOD, this, other));
  }

  /** The quotient, rounded down. */
  floorDivide(other: TensorLike): Tensor {
    return wrap(binary(ops.FLOOR_DIVIDE, this, other));
  }

  /** x to a power, element by element. */
  pow(other: TensorLike): Tensor {
    return wrap(power(this, other));
  }

  /** The larger of x and other, element by element; NaN wins. relu is x.maximum(0). */
  maximum(other: TensorLike): Tensor {
    return wrap(binary(ops.MAXIMUM, this, other));
  }

  /** The smaller of x and other, element by element; NaN wins. */
  minimum(other: TensorLike): Tensor {
    return wrap(binary(ops.MINIMUM, this, other));
  }

  /** -x */
  neg(): Tensor {
    return wrap(sameUnary('neg', this));
  }

  /** |x| */
  abs(): Tensor {
    return wrap(sameUnary('abs', this));
  }

  /** -1, 0 or 1 */
  sign(): Tensor {
    return wrap(sameUnary('sign', this));
  }

  /** x² */
  square(): Tensor {
    return wrap(sameUnary('square', this));
  }

  /** √x; NaN below 0 */
  sqrt(): Tensor {
    return wrap(floatUnary('sqrt', this));
  }

  /** eˣ */
  exp(): Tensor {
    return wrap(floatUnary('exp', this));
  }

  /** The natural logarithm; -Infinity at 0, NaN below. */
  log(): Tensor {
    return wrap(floatUnary('log', this));
  }

  /** The hyperbolic tangent. */
  tanh(): Tensor {
    return wrap(floatUnary('tanh', this));
  }

  /** Elements below `low` become `low`, elements above `high` become `high`; null leaves a side open. */
  clip(low: TensorLike | null, high: TensorLike | null): Tensor {
    return wrap(clip(this, low, high));
  }

  // --- arithmetic in place

  /** x += other, in place; the shape and type of x stay. */
  add_(other: TensorLike): this {
    binaryInPlace(ops.ADD, this, other);
    return this;
  }

  /** x -= other, in place; the shape and type of x stay. */
  sub_(other: TensorLike): this {
    binaryInPlace(ops.SUB, this, other);
    return this;
  }

  /** x *= other, in place; the shape and type of x stay. */
  mul_(other: TensorLike): this {
    binaryInPlace(ops.MUL, this, other);
    return this;
  }

  /** x /= other, in place; not for whole numbers. */
  div_(other: TensorLike): this {
    binaryInPlace(ops.DIV, this, other);
    return this;
  }

  /** x **= other, in place. */
  pow_(other: TensorLike): this {
    binaryInPlace(ops.POW, this, other);
    return this;
  }

  /** Every element becomes `value`, in place. */
  fill_(value: number): this {
    if (typeof value !== 'number')
      throw new DTypeError(`fill_: value is ${describe(value)}; expected a number.`);
    assign('fill_', this, ['...'], value);
    return this;
  }

  // --- comparisons: bool tensors

  /** x > other, as a bool tensor. */
  greater(other: TensorLike): Tensor {
    return wrap(binary(ops.GREATER, this, other));
  }

  /** x ≥ other, as a bool tensor. */
  greaterEqual(other: TensorLike): Tensor {
    return wrap(binary(ops.GREATER_EQUAL, this, other));
  }

  /** x < other, as a bool tensor. */
  less(other: TensorLike): Tensor {
    return wrap(binary(ops.LESS, this, other));
  }

  /** x ≤ other, as a bool tensor. */
  lessEqual(other: TensorLike): Tensor {
    return wrap(binary(ops.LESS_EQUAL, this, other));
  }

  /** x = other, as a bool tensor: `pred.equal(y).mean()` is the accuracy. */
  equal(other: TensorLike): Tensor {
    return wrap(binary(ops.EQUAL, this, other));
  }

  /** x ≠ other, as a bool tensor. */
  notEqual(other: TensorLike): Tensor {
    return wrap(binary(ops.NOT_EQUAL, this, other));
  }

  // --- products of matrices

  /** NumPy's dot: (N, D) · (D, M) gives (N, M). */
  dot(other: TensorLike): Tensor {
    return wrap(dot('dot', this, operand('dot', other)));
  }

  /** NumPy's matmul: like dot for matrices; more axes are a batch. */
  matmul(other: TensorLike): Tensor {
    return wrap(matmul('matmul', this, operand('matmul', other)));
  }

  // --- reductions: a number over everything, a Tensor over an axis

  /** The sum: a number over everything, a Tensor over an axis: (N, D).sum(0) is (D,). */
  sum(): number;
  sum(axis: Axes, keepdims?: boolean): Tensor;
  sum(axis: null | undefined, keepdims: true): Tensor;
  sum(axis?: Axis, keepdims = false): number | Tensor {
    if (whole(axis, keepdims)) return sumAll(this);
    return wrap(total('sum', this, axis, keepdims));
  }

  /** The product. */
  prod(): number;
  prod(axis: Axes, keepdims?: boolean): Tensor;
  prod(axis: null | undefined, keepdims: true): Tensor;
  prod(axis?: Axis, keepdims = false): number | Tensor {
    if (whole(axis, keepdims)) return prodAll(this);
    return wrap(total('prod', this, axis, keepdims));
  }

  /** The mean; NaN of nothing. */
  mean(): number;
  mean(axis: Axes, keepdims?: boolean): Tensor;
  mean(axis: null | undefined, keepdims: true): Tensor;
  mean(axis?: Axis, keepdims = false): number | Tensor {
    return numberOr(meanOf('mean', this, axis, keepdims), axis, keepdims);
  }

  /** Variance: the mean of squared deviations, divided by n - ddof. */
  var(): number;
  var(axis: Axes, keepdims?: boolean, ddof?: number): Tensor;
  var(axis: null | undefined, keepdims: true, ddof?: number): Tensor;
  var(axis: null | undefined, keepdims: false, ddof: number): number;
  var(axis?: Axis, keepdims = false, ddof = 0): number | Tensor {
    return numberOr(varOf('var', this, axis, keepdims, ddof), axis, keepdims);
  }

  /** Standard deviation: the root of the variance. */
  std(): number;
  std(axis: Axes, keepdims?: boolean, ddof?: number): Tensor;
  std(axis: null | undefined, keepdims: true, ddof?: number): Tensor;
  std(axis: null | undefined, keepdims: false, ddof: number): number;
  std(axis?: Axis, keepdims = false, ddof = 0): number | Tensor {
    return numberOr(floatUnary('sqrt', varOf('std', this, axis, keepdims, ddof)), axis, keepdims);
  }

  /** The largest; NaN wins. */
  max(): number;
  max(axis: Axes, keepdims?: boolean): Tensor;
  max(axis: null | undefined, keepdims: true): Tensor;
  max(axis?: Axis, keepdims = false): number | Tensor {
    return numberOr(extreme('max', this, axis, keepdims), axis, keepdims);
  }

  /** The smallest; NaN wins. */
  min(): number;
  min(axis: Axes, keepdims?: boolean): Tensor;
  min(axis: null | undefined, keepdims: true): Tensor;
  min(axis?: Axis, keepdims = false): number | Tensor {
    return numberOr(extreme('min', this, axis, keepdims), axis, keepdims);
  }

  /** Where the largest element stands (int32); over everything, its position in row-major order. */
  argmax(): number;
  argmax(axis: number, keepdims?: boolean): Tensor;
  argmax(axis?: number | null, keepdims = false): number | Tensor {
    return numberOr(argExtreme('argmax', this, axis, keepdims), axis, keepdims);
  }

  /** Where the smallest element stands (int32). */
  argmin(): number;
  argmin(axis: number, keepdims?: boolean): Tensor;
  argmin(axis?: number | null, keepdims = false): number | Tensor {
    return numberOr(argExtreme('argmin', this, axis, keepdims), axis, keepdims);
  }

  /** Whether any element is not 0. */
  any(): boolean;
  any(axis: Axes, keepdims?: boolean): Tensor;
  any(axis?: Axis, keepdims = false): boolean | Tensor {
    const result = anyAll('any', this, axis, keepdims);
    return whole(axis, keepdims) ? result.data[0] === 1 : wrap(result);
  }

  /** Whether every element is not 0. */
  all(): boolean;
  all(axis: Axes, keepdims?: boolean): Tensor;
  all(axis?: Axis, keepdims = false): boolean | Tensor {
    const result = anyAll('all', this, axis, keepdims);
    return whole(axis, keepdims) ? result.data[0] === 1 : wrap(result);
  }

  /** Running sums along an axis; over all elements in order if none is named. */
  cumsum(axis?: number | null): Tensor {
    return wrap(cumulate('cumsum', this, axis));
  }

  /** Sorted along an axis (the last by default). A copy, unlike NumPy's method. */
  sort(axis?: number | null): Tensor {
    return wrap(sort(this, axis));
  }

  /** The int32 positions that would sort an axis (the last by default). */
  argsort(axis?: number | null): Tensor {
    return wrap(argsort(this, axis));
  }

  // --- printing

  /** The rows, as NumPy prints them. */
  toString(options?: PrintOptions): string {
    return toText(this, options);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return toLabelledText(this);
  }

  [DISPLAY](): MimeBundle {
    return { 'text/plain': toLabelledText(this), 'text/html': toHtml(this) };
  }

  /** For JSON.stringify: {dtype, shape, data}; read it back with tensorFromJson. */
  toJSON(): { dtype: DType; shape: readonly number[]; data: (number | string)[] } {
    const data = Array.from(this.data, (v) =>
      Object.is(v, -0) ? '-0' : Number.isFinite(v) ? v : String(v),
    );
    return { dtype: this.dtype, shape: this.shape, data };
  }

  /** `x * 2` in plain JavaScript cannot work on many elements: say so instead of giving NaN. */
  [Symbol.toPrimitive](hint: string): string | number {
    if (hint !== 'string' && this.size === 1) return this.data[0]!;
    if (hint !== 'number') return this.toString();
    throw new DTypeError(
      `a Tensor ${formatShape(this.shape)} is not one number: operators such as * and - do not work on tensors. Use x.mul(y), x.sub(y), x.add(y), x.div(y).`,
    );
  }
}

/** A Tensor over the result of a kernel. */
export function wrap(x: NdArray): Tensor {
  return new Tensor(x.data, x.shape, x.dtype);
}

function operand(fn: string, value: TensorLike): NdArray {
  return toNdArray(fn, value, 'the second operand');
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

function whole(axis: Axis, keepdims: boolean): boolean {
  return (axis === undefined || axis === null) && !keepdims;
}

function numberOr(x: NdArray, axis: Axis, keepdims: boolean): number | Tensor {
  return whole(axis, keepdims) ? x.data[0]! : wrap(x);
}
