import { DISPLAY, type MimeBundle } from '../display/index.js';
import { refusesBrackets } from './core/brackets.js';
import {
  assertDType,
  castData,
  type DType,
  dtypeOf,
  isFloat,
  type TypedArray,
} from './core/dtype.js';
import { DTypeError, describe, ShapeError, ValueError } from './core/errors.js';
import { indexAdvice } from './core/indexAdvice.js';
import { copyOf } from './core/memory.js';
import type { NdArray, TensorLike } from './core/ndarray.js';
import { toNdArray } from './core/nested.js';
import { checkShape, formatShape, normalizeAxis, sizeOf } from './core/shape.js';
import {
  LEAST_STORED,
  read,
  readOne,
  Source,
  StoredArray,
  storing,
  writeOne,
} from './core/stored.js';
import { placeOf, refusePlace } from './kernels/access.js';
import { binary, binaryInPlace } from './kernels/binary.js';
import { addAt, assign, type SliceSpec, select } from './kernels/indexing.js';
import { expandDims, reshape, squeeze, transpose } from './kernels/layout.js';
import { dot, matmul } from './kernels/matmul.js';
import { meanOf, varOf } from './kernels/moments.js';
import { type Nested, nest } from './kernels/nest.js';
import * as ops from './kernels/operations.js';
import { outOf, stored as storedIn } from './kernels/out.js';
import { clip, power } from './kernels/power.js';
import {
  type Axis,
  anyAll,
  extreme,
  extremeAll,
  prodAll,
  sumAll,
  total,
} from './kernels/reduce.js';
import { argExtreme, argsort, cumulate, sort } from './kernels/sortAndScan.js';
import { turned } from './kernels/turned.js';
import { floatUnary, sameUnary } from './kernels/unary.js';
import { toHtml } from './print/html.js';
import type { PrintOptions } from './print/options.js';
import { toLabelledText, toText } from './print/text.js';

/**
 * The last argument of functions that can write their result into a tensor that is there: `exp(x, { out:
 * y })`, `sum(x, 0, false, { out: total })`. They return it. NumPy: np.exp(x, out=y)
 *
 * The result broadcasts to the shape of `out`; that of a reduction has it. Its type may be a narrower float
 * or a wider kind, but floats are not cut to whole numbers, nor those to bools. `out` may be an operand or
 * share memory with one. @throws ShapeError, DTypeError
 */
export interface Out {
  /** Where the result goes; without it into a new tensor. */
  readonly out?: Tensor;
}

/** The axis or axes of a reduction that is to give a Tensor. */
export type Axes = number | readonly number[];

/**
 * An n-dimensional array of numbers, row-major, with NumPy's rules for shapes and types. It owns
 * its memory; every method gives a new tensor, but for `set`, `addAt` and the methods whose name
 * ends in an underscore, which change it in place.
 *
 * int32 wraps around on overflow in +, -, ·, powers and dot, as in NumPy; sums, products and running
 * sums of whole numbers are exact, and an axis whose result does not fit int32 is an error.
 * Division gives floats; floorDivide and mod round down, so that the remainder has the sign of the
 * divisor (-7 mod 3 is 2), and by 0 they are 0 for int32 and NaN or ±Infinity for floats.
 */
export class Tensor extends StoredArray implements NdArray {
  /**
   * The elements, row-major: the memory itself, not a copy. A small one is a part of a larger
   * buffer, and so is a large one that functions write into by `out`: with `data.buffer` go
   * `data.byteOffset` and `data.byteLength`.
   */
  readonly data: TypedArray;
  /** The size of each axis: [N, D] for a matrix, [] for a 0-d tensor. */
  readonly shape: readonly number[];
  /** The element type: 'float64', 'float32', 'int32' or 'bool'. */
  readonly dtype: DType;

  static {
    Object.setPrototypeOf(Tensor.prototype, refusesBrackets(indexAdvice('Tensor')));
  }

  /** Wraps memory without a copy. For numbers in lists use `tensor([[1, 2], [3, 4]])`. */
  constructor(data: TypedArray, shape: readonly number[], dtype: DType = dtypeOf(data)) {
    if (!Array.isArray(shape))
      throw new ShapeError(
        `Tensor: shape is ${describe(shape)}; expected a list of sizes. For numbers in lists, write tensor([[1, 2], [3, 4]]).`,
      );
    if (data.length !== sizeOf(shape))
      throw new ShapeError(
        `Tensor: ${data.length} elements do not fill the shape ${formatShape(checkShape('Tensor', shape))}.`,
      );
    super();
    this.data = data;
    this.shape = shape;
    this.dtype = dtype;
  }

  /** The number of elements. */
  get size(): number {
    return sizeOf(this.shape);
  }

  /** The number of axes. */
  get ndim(): number {
    return this.shape.length;
  }

  /** The transpose, a copy: all axes in reverse order, (N, D) gives (D, N). NumPy: x.T */
  get T(): Tensor {
    return wrap(turned(this) ?? transpose(this));
  }

  // --- elements and parts

  /**
   * The element at the given position: `x.at(2, 0)`, one index for each axis; bools are 0 or 1.
   * Negative indices count from the end. NumPy: x[2, 0]. For rows and parts use slice.
   * @throws IndexError for an index that is out of range or missing
   */
  at(...index: number[]): number {
    const place = placeOf(this, index);
    if (place < 0) refusePlace('at', this, index);
    return readOne(this)[place]!;
  }

  /**
   * Parts of x, as a copy. NumPy's x[...]: one argument for each axis, left out for all of it.
   * `x.slice(0)` the first row, `x.slice('0:5', '::2')` rows 0 to 4 and every second column,
   * `x.slice(rows, labels)` the elements at the pairs of positions, `x.slice(mask)` those where the
   * bool mask is true, `x.slice(':', null)` with a new axis.
   * @throws IndexError, ValueError for text that is no slice
   */
  slice(...specs: SliceSpec[]): Tensor {
    return wrap(select('slice', this, specs));
  }

  /**
   * Writes into parts of x, in place, and gives x. NumPy's x[...] = value: the value first, then
   * what slice takes: `x.set(1, 0, 2)`, `x.set(0, ':', '0:5')`, `x.set(0, mask)`. It broadcasts.
   */
  set(value: TensorLike, ...specs: SliceSpec[]): this {
    if (typeof value === 'number') {
      const at = placeOf(this, specs);
      if (at >= 0 && (this.dtype !== 'int32' || Number.isInteger(value))) {
        writeOne(this)[at] = this.dtype === 'bool' ? Number(value !== 0) : value;
        return this;
      }
    }
    assign('set', this, specs, value);
    return this;
  }

  /**
   * Adds to parts of x, in place: a position named twice is added to twice. NumPy: np.add.at(x,
   * specs, value); in embedding_backward, `dw.addAt(dout, words)`.
   */
  addAt(value: TensorLike, ...specs: SliceSpec[]): this {
    addAt('addAt', this, specs, value);
    return this;
  }

  /** The only element of a tensor of size 1, as a number. NumPy: x.item() @throws ValueError */
  item(): number {
    if (this.size !== 1)
      throw new ValueError(
        `item: x ${formatShape(this.shape)} has ${this.size} elements; only a tensor with exactly one is a number.`,
      );
    return read(this)[0]!;
  }

  /** Nested lists of numbers (booleans for bool); a plain number for a 0-d tensor. NumPy: x.tolist() */
  toArray(): Nested {
    return nest(this);
  }

  /**
   * The parts along the first axis, one by one, for `for (const row of x)`: rows of a matrix, 0-d
   * tensors of a vector (`item()` is the number). A 0-d tensor is not iterable, as in NumPy.
   */
  get [Symbol.iterator](): () => IterableIterator<Tensor> {
    // Undefined, rather than a function that throws: what compares values asks for it first.
    return (this.ndim > 0 ? partsOf : undefined) as () => IterableIterator<Tensor>;
  }

  // --- copies

  /** The same elements in memory of their own. */
  copy(): Tensor {
    return wrap({ data: copyOf(read(this)), shape: this.shape, dtype: this.dtype });
  }

  /**
   * A copy with another element type. For int32 floats are cut toward zero; NaN and infinities become
   * 0, and what is too large wraps around. For bool all but 0 is true. NumPy: x.astype(dtype)
   */
  astype(dtype: DType): Tensor {
    assertDType('astype', dtype);
    const from = read(this);
    const data = castData(from, dtype);
    return wrap({ data: data === from ? copyOf(data) : data, shape: this.shape, dtype });
  }

  /**
   * The same elements, in row-major order, under another shape (a copy): `x.reshape(2, -1)` or
   * `x.reshape([2, -1])`. One size may be -1 and follows from the rest. @throws ShapeError
   */
  reshape(...shape: (number | readonly number[])[]): Tensor {
    return wrap(reshape(this, shape.flat() as number[]));
  }

  /** All elements in one axis, row by row: (N, D) gives (N·D,). */
  flatten(): Tensor {
    return wrap({ data: copyOf(read(this)), shape: [this.size], dtype: this.dtype });
  }

  /** All elements in one axis (a copy, like flatten). */
  ravel(): Tensor {
    return this.flatten();
  }

  /** Axes in another order: `x.transpose(0, 2, 1)`; reversed if none are named. */
  transpose(...axes: (number | readonly number[])[]): Tensor {
    return wrap(transpose(this, axes.length ? (axes.flat() as number[]) : undefined));
  }

  /** With two axes exchanged: (N, T, D).swapaxes(0, 1) is (T, N, D). */
  swapaxes(a: number, b: number): Tensor {
    const order = this.shape.map((_, i) => i);
    const i = normalizeAxis('swapaxes', a, this.ndim, this.shape);
    const j = normalizeAxis('swapaxes', b, this.ndim, this.shape);
    order[i] = j;
    order[j] = i;
    return wrap(transpose(this, order));
  }

  /** Without axes of size 1 (all, or those named): (N, 1, D) gives (N, D). */
  squeeze(axis?: Axes): Tensor {
    return wrap(squeeze(this, axis));
  }

  /** With a new axis of size 1: (N,).expandDims(1) is (N, 1). NumPy: np.expand_dims */
  expandDims(axis: number): Tensor {
    return wrap(expandDims(this, axis));
  }

  // --- arithmetic, with broadcasting

  /** x + other, element by element, with broadcasting: (N, D) and (D,) give (N, D). */
  add(other: TensorLike): Tensor {
    return wrap(binary(ops.ADD, this, other));
  }

  /** x - other, element by element, with broadcasting: (N, D) and (D,) give (N, D). */
  sub(other: TensorLike): Tensor {
    return wrap(binary(ops.SUB, this, other));
  }

  /** x · other, element by element, with broadcasting (for the matrix product use dot). */
  mul(other: TensorLike): Tensor {
    return wrap(binary(ops.MUL, this, other));
  }

  /** x / other, element by element, with broadcasting. Whole numbers give float64; x / 0 is ±Infinity or NaN. */
  div(other: TensorLike): Tensor {
    return wrap(binary(ops.DIV, this, other));
  }

  /** The remainder x - other · floor(x / other), with the sign of the divisor: -7 mod 3 is 2. NumPy: x % other */
  mod(other: TensorLike): Tensor {
    return wrap(binary(ops.MOD, this, other));
  }

  /** The quotient rounded down: floor(x / other), so -7 by 2 is -4. NumPy: x // other */
  floorDivide(other: TensorLike): Tensor {
    return wrap(binary(ops.FLOOR_DIVIDE, this, other));
  }

  /** xᵖ, element by element. NumPy: x ** p. int32 wraps around, and refuses negative powers. */
  pow(other: TensorLike): Tensor {
    return wrap(power(this, other));
  }

  /** max(x, other), element by element, with broadcasting; NaN wins. relu is x.maximum(0). */
  maximum(other: TensorLike): Tensor {
    return wrap(binary(ops.MAXIMUM, this, other));
  }

  /** min(x, other), element by element, with broadcasting; NaN wins. */
  minimum(other: TensorLike): Tensor {
    return wrap(binary(ops.MINIMUM, this, other));
  }

  /** -x, element by element. */
  neg(): Tensor {
    return wrap(sameUnary('neg', this));
  }

  /** |x|, element by element. */
  abs(): Tensor {
    return wrap(sameUnary('abs', this));
  }

  /** -1, 0 or 1, element by element; NaN for NaN. */
  sign(): Tensor {
    return wrap(sameUnary('sign', this));
  }

  /** x², element by element. */
  square(): Tensor {
    return wrap(sameUnary('square', this));
  }

  /** √x, element by element; NaN below 0. */
  sqrt(): Tensor {
    return wrap(floatUnary('sqrt', this));
  }

  /** eˣ, element by element; Infinity from x ≈ 710 on (88.7 for float32). */
  exp(): Tensor {
    return wrap(floatUnary('exp', this));
  }

  /** log x, the natural logarithm, element by element; -Infinity at 0, NaN below. */
  log(): Tensor {
    return wrap(floatUnary('log', this));
  }

  /** tanh x = (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ), element by element; from -1 to 1. */
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

  /**
   * The matrix product: (N, D) · (D, M) gives (N, M), out[i, j] = Σ_d x[i, d] other[d, j]; (N, D) ·
   * (D,) gives (N,); two vectors give a 0-d tensor, whose number is item(). NumPy: x.dot(other)
   * @throws ShapeError when the inner sizes differ
   */
  dot(other: TensorLike): Tensor {
    return wrap(dot('dot', this, operand('dot', other)));
  }

  /** NumPy's x @ other: like dot for matrices; further axes in front are a batch and broadcast: (B, N, D) · (B, D, M) gives (B, N, M). */
  matmul(other: TensorLike): Tensor {
    return wrap(matmul('matmul', this, operand('matmul', other)));
  }

  // --- reductions: a number over everything, a Tensor over an axis

  /** Σx: a number over everything, a Tensor over an axis: (N, D).sum(0) is (D,), and (1, D) with keepdims. 0 of nothing; NaN if any is. */
  sum(): number;
  sum(axis: Axes, keepdims?: boolean): Tensor;
  sum(axis: null | undefined, keepdims: true): Tensor;
  sum(axis: Axis, keepdims: boolean, options: Out): Tensor;
  sum(axis?: Axis, keepdims = false, options?: Out): number | Tensor {
    const out = outOf('sum', options);
    if (out) return storedIn('sum', total('sum', this, axis, keepdims), out, REDUCES);
    if (whole(axis, keepdims)) return sumAll(this);
    return wrap(total('sum', this, axis, keepdims));
  }

  /** Πx: a number over everything, a Tensor over an axis. 1 of nothing; NaN if any is. */
  prod(): number;
  prod(axis: Axes, keepdims?: boolean): Tensor;
  prod(axis: null | undefined, keepdims: true): Tensor;
  prod(axis: Axis, keepdims: boolean, options: Out): Tensor;
  prod(axis?: Axis, keepdims = false, options?: Out): number | Tensor {
    const out = outOf('prod', options);
    if (out) return storedIn('prod', total('prod', this, axis, keepdims), out, REDUCES);
    if (whole(axis, keepdims)) return prodAll(this);
    return wrap(total('prod', this, axis, keepdims));
  }

  /** Σx / n: a number over everything, a Tensor over an axis: (N, D).mean(0) is (D,). NaN of nothing. */
  mean(): number;
  mean(axis: Axes, keepdims?: boolean): Tensor;
  mean(axis: null | undefined, keepdims: true): Tensor;
  mean(axis: Axis, keepdims: boolean, options: Out): Tensor;
  mean(axis?: Axis, keepdims = false, options?: Out): number | Tensor {
    const out = outOf('mean', options);
    if (out) return storedIn('mean', meanOf('mean', this, axis, keepdims), out, REDUCES);
    if (this.dtype === 'float64' && whole(axis, keepdims)) return sumAll(this) / this.size;
    return numberOr(meanOf('mean', this, axis, keepdims), axis, keepdims);
  }

  /** The variance Σ(x - mean)² / (n - ddof), ddof 0 by default (1 for a sample): (N, D).var(0) is (D,). NaN of nothing. */
  var(): number;
  var(axis: Axes, keepdims?: boolean, ddof?: number): Tensor;
  var(axis: null | undefined, keepdims: true, ddof?: number): Tensor;
  var(axis: null | undefined, keepdims: false, ddof: number): number;
  var(axis: Axis, keepdims: boolean, ddof: number, options: Out): Tensor;
  var(axis?: Axis, keepdims = false, ddof = 0, options?: Out): number | Tensor {
    const out = outOf('var', options);
    const result = varOf('var', this, axis, keepdims, ddof);
    return out ? storedIn('var', result, out, REDUCES) : numberOr(result, axis, keepdims);
  }

  /** The standard deviation √(Σ(x - mean)² / (n - ddof)), ddof 0 by default: (N, D).std(0) is (D,). NaN of nothing. */
  std(): number;
  std(axis: Axes, keepdims?: boolean, ddof?: number): Tensor;
  std(axis: null | undefined, keepdims: true, ddof?: number): Tensor;
  std(axis: null | undefined, keepdims: false, ddof: number): number;
  std(axis: Axis, keepdims: boolean, ddof: number, options: Out): Tensor;
  std(axis?: Axis, keepdims = false, ddof = 0, options?: Out): number | Tensor {
    const out = outOf('std', options);
    const result = floatUnary('sqrt', varOf('std', this, axis, keepdims, ddof));
    return out ? storedIn('std', result, out, REDUCES) : numberOr(result, axis, keepdims);
  }

  /** The largest: a number over everything, a Tensor over an axis: (N, C).max(1, true) is (N, 1). NaN if any is. @throws ValueError of nothing */
  max(): number;
  max(axis: Axes, keepdims?: boolean): Tensor;
  max(axis: null | undefined, keepdims: true): Tensor;
  max(axis: Axis, keepdims: boolean, options: Out): Tensor;
  max(axis?: Axis, keepdims = false, options?: Out): number | Tensor {
    const out = outOf('max', options);
    if (out) return storedIn('max', extreme('max', this, axis, keepdims), out, REDUCES);
    if (this.dtype === 'float64' && whole(axis, keepdims)) return extremeAll('max', this);
    return numberOr(extreme('max', this, axis, keepdims), axis, keepdims);
  }

  /** The smallest: a number over everything, a Tensor over an axis. NaN if any is. @throws ValueError of nothing */
  min(): number;
  min(axis: Axes, keepdims?: boolean): Tensor;
  min(axis: null | undefined, keepdims: true): Tensor;
  min(axis: Axis, keepdims: boolean, options: Out): Tensor;
  min(axis?: Axis, keepdims = false, options?: Out): number | Tensor {
    const out = outOf('min', options);
    if (out) return storedIn('min', extreme('min', this, axis, keepdims), out, REDUCES);
    if (this.dtype === 'float64' && whole(axis, keepdims)) return extremeAll('min', this);
    return numberOr(extreme('min', this, axis, keepdims), axis, keepdims);
  }

  /** Where the largest element stands, the first of equals, or the first NaN: (N, C).argmax(1) is (N,) int32. Over everything, its position in row-major order. @throws ValueError of nothing */
  argmax(): number;
  argmax(axis: number, keepdims?: boolean): Tensor;
  argmax(axis?: number | null, keepdims = false): number | Tensor {
    return numberOr(argExtreme('argmax', this, axis, keepdims), axis, keepdims);
  }

  /** Where the smallest element stands, the first of equals, or the first NaN; see argmax. */
  argmin(): number;
  argmin(axis: number, keepdims?: boolean): Tensor;
  argmin(axis?: number | null, keepdims = false): number | Tensor {
    return numberOr(argExtreme('argmin', this, axis, keepdims), axis, keepdims);
  }

  /** Whether any element is not 0 (NaN counts as true); false of nothing. A Tensor of bools over an axis. */
  any(): boolean;
  any(axis: Axes, keepdims?: boolean): Tensor;
  any(axis: Axis, keepdims: boolean, options: Out): Tensor;
  any(axis?: Axis, keepdims = false, options?: Out): boolean | Tensor {
    const out = outOf('any', options);
    const result = anyAll('any', this, axis, keepdims);
    if (out) return storedIn('any', result, out, REDUCES);
    return whole(axis, keepdims) ? result.data[0] === 1 : wrap(result);
  }

  /** Whether every element is not 0 (NaN counts as true); true of nothing. A Tensor of bools over an axis. */
  all(): boolean;
  all(axis: Axes, keepdims?: boolean): Tensor;
  all(axis: Axis, keepdims: boolean, options: Out): Tensor;
  all(axis?: Axis, keepdims = false, options?: Out): boolean | Tensor {
    const out = outOf('all', options);
    const result = anyAll('all', this, axis, keepdims);
    if (out) return storedIn('all', result, out, REDUCES);
    return whole(axis, keepdims) ? result.data[0] === 1 : wrap(result);
  }

  /** Running sums along an axis; over all elements in order if none is named. */
  cumsum(axis?: number | null): Tensor {
    return wrap(cumulate('cumsum', this, axis));
  }

  /** Sorted along an axis (the last by default; null flattens), smallest first, NaN at the end. A copy, unlike NumPy's method. */
  sort(axis?: number | null): Tensor {
    return wrap(sort(this, axis));
  }

  /** The int32 positions that would sort an axis (the last by default); equals keep their order, NaN goes to the end. */
  argsort(axis?: number | null): Tensor {
    return wrap(argsort(this, axis));
  }

  // --- printing

  /** The rows, as NumPy prints them. */
  override toString(options?: PrintOptions): string {
    return toText(this, options);
  }

  /** What a terminal shows: shape, dtype and rows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return toLabelledText(this);
  }

  /** What a notebook shows: shape, dtype, mean, std and a small table. */
  [DISPLAY](): MimeBundle {
    return { 'text/plain': toLabelledText(this), 'text/html': toHtml(this) };
  }

  /** For JSON.stringify: {dtype, shape, data}; read it back with tensorFromJson. */
  toJSON(): { dtype: DType; shape: readonly number[]; data: (number | string)[] } {
    const data = Array.from(read(this), (v) =>
      Object.is(v, -0) ? '-0' : Number.isFinite(v) ? v : String(v),
    );
    return { dtype: this.dtype, shape: this.shape, data };
  }

  /** What JavaScript's own operators make of x: its number if it has one, else a word on what to write. */
  [Symbol.toPrimitive](hint: string): string | number {
    if (hint === 'string') return this.toString();
    if (this.size === 1) return read(this)[0]!;
    throw new DTypeError(
      `a Tensor ${formatShape(this.shape)} is not one number: JavaScript's operators and Math do not work on tensors. Write x.add(y), x.sub(y), x.mul(y), x.div(y), x.pow(2) or x.exp(), x.less(y), x.greater(y) or x.equal(y) to compare, x.item() for the number of a tensor that has one, and \`\${x}\` for its text.`,
    );
  }
}

function* partsOf(this: Tensor): IterableIterator<Tensor> {
  for (let i = 0; i < this.shape[0]!; i++) yield this.slice(i);
}

const stored = storing(Tensor);

/** A Tensor over the result of a kernel, which nobody else holds. */
export function wrap(x: NdArray): Tensor {
  if (x instanceof Tensor) return x;
  if (x instanceof Source) return stored(x);
  const { data, shape, dtype } = x;
  if (data.length < LEAST_STORED || !isFloat(dtype)) return new Tensor(data, shape, dtype);
  return stored(new Source(shape, dtype, data));
}

/** An operand as a Tensor: itself, or over its memory, which others may hold. */
export function tensorOf(x: NdArray): Tensor {
  return x instanceof Tensor ? x : new Tensor(x.data, x.shape, x.dtype);
}

function operand(fn: string, value: TensorLike): NdArray {
  return toNdArray(fn, value, 'the second operand');
}

const REDUCES = { reduces: true };

function whole(axis: Axis, keepdims: boolean): boolean {
  return (axis === undefined || axis === null) && !keepdims;
}

function numberOr(x: NdArray, axis: Axis, keepdims: boolean): number | Tensor {
  return whole(axis, keepdims) ? x.data[0]! : wrap(x);
}
