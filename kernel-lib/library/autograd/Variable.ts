import { DISPLAY, type MimeBundle } from '../display/index.js';
import type { ActivationPairName } from '../layers/index.js';
import type { Labels } from '../losses/index.js';
import {
  type Axes,
  type DType,
  DTypeError,
  describe,
  formatShape,
  type Nested,
  onesLike,
  ShapeError,
  type SliceSpec,
  sameShape,
  Tensor,
  type TensorLike,
} from '../tensor/index.js';
import {
  indexAdvice,
  isFloat,
  normalizeAxis,
  refusesBrackets,
  tensorOf,
  toNdArray,
} from '../tensor/internal.js';
import { backpropagate } from './core/backpropagate.js';
import { AutogradError } from './core/errors.js';
import { Node } from './core/node.js';
import type { Operation } from './core/operation.js';
import { isRecording } from './core/recording.js';
import * as activations from './ops/activations.js';
import * as arithmetic from './ops/arithmetic.js';
import * as elementwise from './ops/elementwise.js';
import * as indexing from './ops/indexing.js';
import * as losses from './ops/losses.js';
import * as ordering from './ops/order.js';
import * as products from './ops/products.js';
import * as reductions from './ops/reductions.js';
import * as shaping from './ops/shaping.js';
import { variableHtml, variableText } from './print.js';

/** What an operation takes beside a variable: another one, a tensor, a number, nested lists. */
export type Operand = Variable | TensorLike;

/** What a {@link Variable} can be told when it is made. */
export interface VariableOptions {
  /** Whether a gradient is wanted (true). */
  requiresGrad?: boolean;
  /** For error messages and drawings of the graph. */
  name?: string;
}

/** Settings of {@link Variable.backward}. */
export interface BackwardOptions {
  /** Keep the graph, so that backward can go through it again (false). */
  retainGraph?: boolean;
}

/**
 * A tensor that remembers how it was made. Operations on variables give variables, and
 * `y.backward()` walks back from y and leaves the gradient of y in `grad` of each variable that it
 * depends on:
 *
 *     const x = new Variable(-2), y = new Variable(5), z = new Variable(-4);
 *     x.add(y).mul(z).backward();    // x.grad -4, y.grad -4, z.grad 3
 *
 * Methods have the names of those of Tensor and broadcast alike; plain tensors and numbers are
 * constants. Reductions give variables too: `x.sum()` is a 0-d variable, its number is `item()`.
 *
 * Source: L2 "Backprop in PyTorch"; L1 "Backpropagation".
 */
export class Variable {
  /** Whether gradients flow here: wanted, or made of something that wants one. */
  readonly requiresGrad: boolean;
  /** For error messages and drawings of the graph. */
  name: string | undefined;
  /**
   * The gradient of everything that backward was called on, added up over the calls; undefined
   * before the first, and for results of operations that were not told to retainGrad().
   */
  grad: Tensor | undefined;
  /**
   * The operation that made this one; undefined for variables that were made by hand.
   * @internal
   */
  readonly node: Node | undefined;
  #value: Tensor;
  #retains = false;

  static {
    Object.setPrototypeOf(Variable.prototype, refusesBrackets(indexAdvice('Variable', 'x.value')));
  }

  /**
   * @param value a tensor (not copied), a number, or nested lists
   * @throws DTypeError for whole numbers that are to have a gradient
   */
  constructor(value: TensorLike, options: VariableOptions = {}) {
    const { requiresGrad = true, name } = optionsOf(options);
    if ((value as unknown) instanceof Variable)
      throw new DTypeError(
        'Variable: value is a Variable already: use it as it is. Its detach() is a constant of the same value.',
      );
    this.#value = value instanceof Tensor ? value : tensorOf(toNdArray('Variable', value, 'value'));
    this.requiresGrad = requiresGrad;
    this.name = name;
    this.node = (options as { node?: Node }).node;
    const { dtype } = this.#value;
    if (requiresGrad && dtype !== 'float64' && dtype !== 'float32')
      throw new DTypeError(
        `Variable: the value is ${dtype}; only float64 and float32 have gradients. Use x.astype('float64'), or { requiresGrad: false }.`,
      );
  }

  // --- the value

  /** The numbers, as a tensor. */
  get value(): Tensor {
    return this.#value;
  }

  /**
   * A new value for a variable that was made by hand, as an optimiser gives one:
   * `w.value = w.value.sub(w.grad.mul(0.1))`. Nothing is recorded.
   * @throws AutogradError for the result of an operation; ShapeError for another shape
   */
  set value(value: Tensor) {
    if (this.node)
      throw new AutogradError(
        `Variable: this is the result of ${this.node.op.name}; only variables made by hand can be given a value.`,
      );
    if (!(value instanceof Tensor))
      throw new DTypeError(`Variable: value is ${describe(value)}; expected a Tensor.`);
    if (!sameShape(value.shape, this.shape))
      throw new ShapeError(
        `Variable: the new value ${formatShape(value.shape)} must have the shape of the old, ${formatShape(this.shape)}.`,
      );
    this.#value = value;
  }

  /** The sizes of the axes of its value. */
  get shape(): readonly number[] {
    return this.#value.shape;
  }

  /** The type of its value's elements. */
  get dtype(): DType {
    return this.#value.dtype;
  }

  /** The number of elements. */
  get size(): number {
    return this.#value.size;
  }

  /** The number of axes. */
  get ndim(): number {
    return this.#value.ndim;
  }

  /** The only element, as a number. @throws ValueError for more than one */
  item(): number {
    return this.#value.item();
  }

  /** Nested lists of numbers; a plain number for a 0-d variable. */
  toArray(): Nested {
    return this.#value.toArray();
  }

  // --- gradients

  /** True for a variable that was made by hand, not by an operation. */
  get isLeaf(): boolean {
    return this.node === undefined;
  }

  /** How many operations lie between here and the farthest variable made by hand. */
  get rank(): number {
    return this.node?.rank ?? 0;
  }

  /** Whether backward keeps the gradient of this one. */
  get retainsGrad(): boolean {
    return this.#retains || (this.isLeaf && this.requiresGrad);
  }

  /**
   * Computes the gradient of this variable with respect to all that it was made of, and adds it to
   * their `grad`.
   *
   * @param gradient the gradient at this variable, of its shape; 1 if it has a single element
   * @throws AutogradError where there is nothing to go back to, for a result of many elements
   *   without a gradient, after a change in place, and through a graph that was freed
   */
  backward(gradient?: TensorLike, options: BackwardOptions = {}): void {
    const seed = seedOf('backward', this, gradient);
    const { retainGraph = false } = options;
    // One tensor may be the gradient of several variables; each is to own its grad.
    const owned = new Set<Tensor>([seed]);
    const walk = { wanted: undefined, retainGraph, createGraph: false };
    backpropagate(this, new Variable(seed, CONSTANT), walk, (v, g) => {
      if (!v.retainsGrad) return;
      const grad = g.value;
      v.grad = v.grad ? v.grad.add(grad) : owned.has(grad) ? grad.copy() : grad;
      owned.add(v.grad);
    });
  }

  /** Forgets the gradient, so that the next backward starts from nothing. */
  zeroGrad(): void {
    this.grad = undefined;
  }

  /** Makes backward leave the gradient of this result of an operation in its `grad` too. */
  retainGrad(): this {
    if (!this.requiresGrad)
      throw new AutogradError(
        'retainGrad: this variable needs no gradient: it depends on none that does.',
      );
    this.#retains = true;
    return this;
  }

  /** The same value without its history: a constant, for all that is made of it. */
  detach(): Variable {
    return new Variable(this.#value, {
      requiresGrad: false,
      ...(this.name && { name: this.name }),
    });
  }

  /** Gives the variable a name for drawings and messages: `x.add(y).named('q')`. */
  named(name: string): this {
    this.name = name;
    return this;
  }

  // --- arithmetic, with broadcasting

  /** x + other */
  add(other: Operand): Variable {
    return applyBinary(arithmetic.ADD, this, other);
  }

  /** x - other */
  sub(other: Operand): Variable {
    return applyBinary(arithmetic.SUB, this, other);
  }

  /** other - x */
  rsub(other: Operand): Variable {
    return applyBinary(arithmetic.SUB, constant(other, this), this);
  }

  /** x · other, element by element */
  mul(other: Operand): Variable {
    return applyBinary(arithmetic.MUL, this, other);
  }

  /** x / other */
  div(other: Operand): Variable {
    return applyBinary(arithmetic.DIV, this, other);
  }

  /** xᵖ; p may be a variable too */
  pow(other: Operand): Variable {
    return applyBinary(arithmetic.POW, this, other);
  }

  /** max(x, other), element by element; equals share the gradient */
  maximum(other: Operand): Variable {
    return applyBinary(arithmetic.MAXIMUM, this, other);
  }

  /** min(x, other), element by element; equals share the gradient */
  minimum(other: Operand): Variable {
    return applyBinary(arithmetic.MINIMUM, this, other);
  }

  /** -x */
  neg(): Variable {
    return apply(arithmetic.NEG, this);
  }

  // --- functions of each element

  /** eˣ */
  exp(): Variable {
    return apply(elementwise.EXP, this);
  }

  /** eˣ - 1, exact near 0 */
  expm1(): Variable {
    return apply(elementwise.EXPM1, this);
  }

  /** log x */
  log(): Variable {
    return apply(elementwise.LOG, this);
  }

  /** log(1 + x), exact near 0 */
  log1p(): Variable {
    return apply(elementwise.LOG1P, this);
  }

  /** √x */
  sqrt(): Variable {
    return apply(elementwise.SQRT, this);
  }

  /** x² */
  square(): Variable {
    return apply(elementwise.SQUARE, this);
  }

  /** |x|; slope 0 at 0 */
  abs(): Variable {
    return apply(elementwise.ABS, this);
  }

  /** sin x */
  sin(): Variable {
    return apply(elementwise.SIN, this);
  }

  /** cos x */
  cos(): Variable {
    return apply(elementwise.COS, this);
  }

  /** Elements below low become low, above high become high (null: open); no slope outside */
  clip(low: number | null, high: number | null): Variable {
    return apply(elementwise.clipOperation(low, high), this);
  }

  // --- activations

  /** tanh x */
  tanh(): Variable {
    return apply(activations.TANH, this);
  }

  /** σ(x) = 1/(1 + e⁻ˣ) */
  sigmoid(): Variable {
    return apply(activations.SIGMOID, this);
  }

  /** max(0, x) */
  relu(): Variable {
    return apply(activations.RELU, this);
  }

  /** x where x > 0, else αx; the lectures' α is 0.1 (PyTorch: 0.01) */
  leakyRelu(alpha = 0.1): Variable {
    return apply(activations.leakyReluOperation(alpha), this);
  }

  /** x where x > 0, else α(eˣ - 1) */
  elu(alpha = 1): Variable {
    return apply(activations.eluOperation(alpha), this);
  }

  /** x Φ(x), or its approximation x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))) with form 'tanh' */
  gelu(form: 'exact' | 'tanh' = 'exact'): Variable {
    if (form === 'exact') return this.mul(apply(activations.NORMAL_CDF, this));
    const inner = this.add(this.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return this.mul(0.5).mul(inner.tanh().add(1));
  }

  /** x σ(βx) */
  swish(beta = 1): Variable {
    return this.mul((beta === 1 ? this : this.mul(beta)).sigmoid());
  }

  /** The activation of this name, with its default setting: `x.activation('relu')` is x.relu(). */
  activation(name: ActivationPairName): Variable {
    return activations.activationOf(this, name);
  }

  /** log(1 + eˣ) */
  softplus(): Variable {
    return apply(activations.SOFTPLUS, this);
  }

  /** eˣ / Σ eˣ along an axis, the last by default */
  softmax(axis = -1): Variable {
    return apply(activations.softmaxOperation(axis), this);
  }

  /** log softmax along an axis, the last by default; safe where softmax is 0 */
  logSoftmax(axis = -1): Variable {
    return apply(activations.logSoftmaxOperation(axis), this);
  }

  // --- products

  /** NumPy's dot for up to two axes of other: (N, D) · (D, M) is (N, M), two vectors give a number. */
  dot(other: Operand): Variable {
    const b = constant(other, this);
    if (b.ndim > 2)
      throw new ShapeError(
        `dot: b ${formatShape(b.shape)} has ${b.ndim} axes; for stacks of matrices use matmul.`,
      );
    if (this.ndim === 2 && b.ndim === 2) return this.product(b, false, false);
    if (this.ndim === 0 || b.ndim === 0 || this.shape.at(-1) !== b.shape[0]) {
      this.#value.dot(b.value); // names what does not fit
    }
    const rows = this.reshape([-1, this.shape.at(-1)!]);
    const columns = b.ndim === 2 ? b : b.reshape([-1, 1]);
    return rows
      .product(columns, false, false)
      .reshape([...this.shape.slice(0, -1), ...b.shape.slice(1)]);
  }

  /** NumPy's x @ other: like dot, and further axes in front are a batch. */
  matmul(other: Operand): Variable {
    const b = constant(other, this);
    if (b.ndim <= 2) return this.dot(b);
    if (this.ndim >= 2) return apply(products.MATMUL, this, b);
    const row = apply(products.MATMUL, this.reshape([1, -1]), b);
    return row.reshape([...b.shape.slice(0, -2), b.shape.at(-1)!]);
  }

  /** x other, either matrix transposed first. For gradient rules; in a net write dot. */
  product(other: Variable, transposeThis: boolean, transposeOther: boolean): Variable {
    return apply(products.productOperation(transposeThis, transposeOther), this, other);
  }

  // --- reductions: always variables

  /** Σ x, over everything or along axes */
  sum(axis?: Axes | null, keepdims = false): Variable {
    return apply(reductions.sumOperation(axis, keepdims), this);
  }

  /** The product, over everything or along axes; right where elements are 0 too */
  prod(axis?: Axes | null, keepdims = false): Variable {
    return apply(reductions.prodOperation(axis, keepdims), this);
  }

  /** The mean, over everything or along axes */
  mean(axis?: Axes | null, keepdims = false): Variable {
    return apply(reductions.meanOperation(axis, keepdims), this);
  }

  /** The variance Σ (x - mean)² / (n - ddof) */
  var(axis?: Axes | null, keepdims = false, ddof = 0): Variable {
    return apply(reductions.varOperation(axis, keepdims, ddof), this);
  }

  /** The standard deviation √(Σ (x - mean)² / (n - ddof)) */
  std(axis?: Axes | null, keepdims = false, ddof = 0): Variable {
    return apply(reductions.stdOperation(axis, keepdims, ddof), this);
  }

  /** The largest; equals share the gradient */
  max(axis?: Axes | null, keepdims = false): Variable {
    return apply(reductions.extremeOperation('max', axis, keepdims), this);
  }

  /** The smallest; equals share the gradient */
  min(axis?: Axes | null, keepdims = false): Variable {
    return apply(reductions.extremeOperation('min', axis, keepdims), this);
  }

  /** log Σ eˣ, without overflow */
  logSumExp(axis?: Axes | null, keepdims = false): Variable {
    return apply(reductions.logSumExpOperation(axis, keepdims), this);
  }

  // --- along an axis

  /** Running sums along an axis; over all elements in order if none is named */
  cumsum(axis?: number | null): Variable {
    if (axis === undefined || axis === null) return this.flatten().cumsum(0);
    const at = normalizeAxis('cumsum', axis, this.ndim, this.shape);
    return apply(ordering.cumsumOperation(at), this);
  }

  /**
   * Sorted along an axis (the last by default; null flattens), smallest first, NaN at the end. Each
   * gradient goes back to where its element stood; equals keep their order, as in PyTorch.
   */
  sort(axis: number | null = -1): Variable {
    if (axis === null) return this.flatten().sort(0);
    if (this.ndim === 0) return this.flatten().sort(0).reshape([]);
    const at = normalizeAxis('sort', axis, this.ndim, this.shape);
    return apply(ordering.pickOperation('sort', ordering.sortedPlaces(this.#value, at)), this);
  }

  // --- precision, shapes and parts

  /**
   * The same numbers as 'float32' or 'float64', recorded: the gradient arrives in the type of x. Whole
   * numbers and bools have no gradient and are constants.
   */
  astype(dtype: DType): Variable {
    if (dtype === this.dtype) return this;
    if (isFloat(dtype)) return apply(shaping.castOperation(dtype), this);
    return new Variable(this.#value.astype(dtype), CONSTANT);
  }

  /** The transpose: all axes in reverse order. */
  get T(): Variable {
    return this.transpose();
  }

  /** Axes in another order, reversed if none are named. */
  transpose(...axes: (number | readonly number[])[]): Variable {
    const flat = axes.flat() as number[];
    const order = flat.length
      ? flat.map((a) => normalizeAxis('transpose', a, this.ndim, this.shape))
      : this.shape.map((_, k) => this.ndim - 1 - k);
    return apply(shaping.transposeOperation(order), this);
  }

  /** With two axes exchanged. */
  swapaxes(a: number, b: number): Variable {
    const order = this.shape.map((_, k) => k);
    const i = normalizeAxis('swapaxes', a, this.ndim, this.shape);
    const j = normalizeAxis('swapaxes', b, this.ndim, this.shape);
    [order[i], order[j]] = [j, i];
    return this.transpose(order);
  }

  /** Another shape for the same elements; one size may be -1. */
  reshape(...shape: (number | readonly number[])[]): Variable {
    const sizes = shape.flat() as number[];
    return sameShape(sizes, this.shape) ? this : apply(shaping.reshapeOperation(sizes), this);
  }

  /** All elements in one axis. */
  flatten(): Variable {
    return this.reshape(this.size);
  }

  /** With a new axis of size 1. */
  expandDims(axis: number): Variable {
    const at = normalizeAxis('expandDims', axis, this.ndim + 1);
    return this.reshape(this.shape.toSpliced(at, 0, 1));
  }

  /** Without axes of size 1 (all, or those named). */
  squeeze(axis?: Axes): Variable {
    return this.reshape(this.#value.squeeze(axis).shape);
  }

  /** Repeated to a shape that x broadcasts to. */
  broadcastTo(shape: readonly number[]): Variable {
    return sameShape(shape, this.shape) ? this : apply(shaping.broadcastOperation(shape), this);
  }

  /** Summed to a shape that broadcasts to that of x: what a gradient rule does with a broadcast operand. */
  sumTo(shape: readonly number[]): Variable {
    return sameShape(shape, this.shape) ? this : apply(shaping.sumToOperation(shape), this);
  }

  /** Parts of x, as Tensor.slice: numbers, `'0:5'`, `null`, lists of positions, masks. */
  slice(...specs: SliceSpec[]): Variable {
    return apply(indexing.sliceOperation(specs), this);
  }

  /** Elements, or whole parts along an axis, at the given positions. */
  take(indices: TensorLike, axis?: number | null): Variable {
    const at = tensorOf(toNdArray('take', indices, 'indices'));
    if (axis === undefined || axis === null) return this.flatten().slice(at);
    const before = normalizeAxis('take', axis, this.ndim, this.shape);
    return this.slice(...new Array<string>(before).fill(':'), at);
  }

  /** Zeros of `shape` with x added at specs: slice backwards. For gradient rules. */
  scatter(shape: readonly number[], specs: readonly SliceSpec[]): Variable {
    return apply(indexing.scatterOperation(shape, specs), this);
  }

  /** Rows of the table x (V, D) by number: out[n, t] = x[words[n, t]] */
  embedding(words: TensorLike): Variable {
    return apply(
      indexing.embeddingOperation(tensorOf(toNdArray('embedding', words, 'words'))),
      this,
    );
  }

  /** Rows added up in a table of zeros: embedding backwards. For gradient rules. */
  intoRows(rows: Tensor, shape: readonly number[]): Variable {
    return apply(indexing.intoRowsOperation(rows, shape), this);
  }

  /** x where the mask holds, else 0. */
  masked(mask: Tensor): Variable {
    return apply(indexing.maskedOperation(mask), this);
  }

  /** x where the condition holds, else other; all three broadcast. */
  where(condition: TensorLike, other: Operand): Variable {
    const mask = tensorOf(toNdArray('where', condition, 'condition'));
    return applyBinary(indexing.whereOperation(mask), this, other);
  }

  // --- losses

  /** Mean softmax cross-entropy of scores (N, C) with labels y (N,), a 0-d variable. */
  crossEntropy(y: Labels): Variable {
    return apply(losses.crossEntropyOperation(y), this);
  }

  /** Mean multiclass hinge loss of scores (N, C) with labels y (N,), a 0-d variable. */
  svmLoss(y: Labels, delta = 1): Variable {
    return apply(losses.svmOperation(y, delta), this);
  }

  /** Applies an operation of one's own: `x.apply(CUBE)`, or `x.apply(BLEND, y)`. */
  apply(operation: Operation, ...others: Operand[]): Variable {
    return apply(operation, this, ...others.map((other) => constant(other, this)));
  }

  // --- printing

  /** Value, gradient and operation. */
  toString(): string {
    return variableText(this);
  }

  /** What a terminal shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return variableText(this);
  }

  /** What a notebook shows: value and gradient side by side. */
  [DISPLAY](): MimeBundle {
    return { 'text/plain': variableText(this), 'text/html': variableHtml(this) };
  }

  /** `x * 2` in plain JavaScript would lose the history: say so. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toString();
    throw new AutogradError(
      "JavaScript's operators and Math do not work on variables, nothing would be recorded. Write x.add(y), x.sub(y), x.mul(y), x.div(y), x.pow(2) or x.exp(), x.value.less(y) or x.value.greater(y) to compare; the plain number is x.item().",
    );
  }
}

const CONSTANT: VariableOptions = { requiresGrad: false };

/**
 * Runs an operation and records it: its result knows the operation and its inputs if recording is on
 * and any input needs a gradient.
 */
export function apply(op: Operation, ...inputs: Variable[]): Variable {
  const value = op.forward(...inputs.map((input) => input.value));
  if (!isRecording() || !inputs.some((input) => input.requiresGrad))
    return new Variable(value, CONSTANT);
  const node = new Node(op, inputs);
  const out = new Variable(value, { node } as VariableOptions);
  node.keep(out);
  return out;
}

/** An operand as a variable: a constant unless it is one. A plain number takes the dtype of `like`. */
export function constant(operand: Operand, like?: Variable): Variable {
  if (operand instanceof Variable) return operand;
  if (typeof operand !== 'number') return new Variable(operand, CONSTANT);
  const data = like?.dtype === 'float32' ? Float32Array.of(operand) : Float64Array.of(operand);
  return new Variable(new Tensor(data, []), CONSTANT);
}

/**
 * Runs an operation on two operands that broadcast. A single number without axes leaves the float32 of
 * the other one as it is, as in PyTorch, where a plain tensor would make it float64.
 */
function applyBinary(op: Operation, a: Variable, other: Operand): Variable {
  const b = constant(other, a);
  if (a.dtype === b.dtype) return apply(op, a, b);
  if (a.dtype === 'float32' && a.ndim > 0 && b.ndim === 0) return apply(op, a, b.astype(a.dtype));
  if (b.dtype === 'float32' && b.ndim > 0 && a.ndim === 0) return apply(op, a.astype(b.dtype), b);
  return apply(op, a, b);
}

/** The gradient to start from, a copy. @throws AutogradError as {@link Variable.backward} */
export function seedOf(fn: string, y: Variable, gradient: TensorLike | undefined): Tensor {
  if (!y.requiresGrad)
    throw new AutogradError(
      `${fn}: nothing to differentiate: this variable depends on none that requires a gradient. Was it made inside noGrad, from detach(), or from plain tensors only?`,
    );
  if (gradient === undefined) {
    if (y.size === 1) return onesLike(y.value);
    throw new AutogradError(
      `${fn}: the result has shape ${formatShape(y.shape)}; only a single number has a gradient by itself. Take its sum() or mean(), or give the gradient at the result: backward(g).`,
    );
  }
  const seed = tensorOf(toNdArray(fn, gradient, 'the gradient'));
  if (sameShape(seed.shape, y.shape)) return seed.astype(y.dtype);
  throw new AutogradError(
    `${fn}: the gradient has shape ${formatShape(seed.shape)}, the result ${formatShape(y.shape)}. They must be equal.`,
  );
}

function optionsOf(options: VariableOptions): VariableOptions {
  if (typeof options === 'object' && options !== null) return options;
  throw new AutogradError(
    `Variable: options is ${describe(options)}; expected an object such as { requiresGrad: false }.`,
  );
}
