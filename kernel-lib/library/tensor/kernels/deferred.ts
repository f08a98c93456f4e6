import { hasLoops, loopPass } from '../../blas/internal.js';
import {
  canRun,
  type Floats,
  NUMBERS,
  type PassArray,
  passInto,
  SLOTS,
  type Step,
} from '../../wasm/internal.js';
import { type DType, dtypeOf, isFloat, type TypedArray } from '../core/dtype.js';
import { allocate, allocateUnset, copyOf, unsetLike } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { broadcastShapes, type Shape, sameShape, sizeOf } from '../core/shape.js';
import { LEAST_STORED, read, renew, replace, Source, sourceOf } from '../core/stored.js';
import { type AnyOp, type FloatOp, mapFloats } from './maps.js';
import { ADD, type BinaryOp, cellWith, loopFor, MUL } from './operations.js';
import { repeatsOf } from './repeats.js';

// A formula of several element-wise operations is worked out in one pass when its result is read: of
// w - rate·m / (√v + ε) nothing but the result is written to memory. Each operation rounds as it does
// alone, so all bits are the same. (core/stored.ts sees to it that operands keep their values until then.)
// Operands are repeated as broadcasting says, a part at a time, and flags become numbers in the same way.

/** More are done at once: what takes long is to take its time where it stands in the program. */
const MOST = 1 << 18;
/** A longer formula, or one that reads more arrays, is worked out in parts. */
const MOST_OPERATIONS: number = NUMBERS;
const ARRAYS = 8;

/** An operand that is repeated along the result: element i is its (i / each)-th; or flags, with `each` 0. */
class Spread {
  readonly of: Source;
  readonly each: number;

  constructor(of: Source, each: number) {
    this.of = of;
    this.each = each;
  }
}

type Operand = Source | Spread | number;
type Map = FloatOp | AnyOp;

/** One operation; of those on one element, and those on two. */
interface Operation {
  readonly map: Map | undefined;
  readonly pairs: BinaryOp | undefined;
  readonly a: Operand;
  readonly b: Operand;
}

/** The result of an operation that waits to be read. */
class Expression extends Source {
  /** Undefined once it is done. */
  #operation: Operation | undefined;
  /** How many operations that is, with those of its operands that wait, too. */
  readonly count: number;
  /** Arrays that they read, at most. */
  readonly arrays: number;
  /** Slots that they take. */
  readonly slots: number;
  /** Another one has worked it out on its way before, and kept nothing of it. */
  #isPassed = false;

  constructor(operation: Operation, shape: Shape, dtype: DType) {
    super(shape, dtype);
    const { a, b } = operation;
    this.#operation = operation;
    this.count = 1 + countOf(a) + countOf(b);
    this.arrays = arraysOf(a) + arraysOf(b);
    const [of, and] = [slotsOf(a), slotsOf(b)];
    this.slots = of === and ? of + 1 : Math.max(of, and);
    count(operation, 1);
  }

  /** Whether it is read a second time: then its elements are to be kept. */
  get isWanted(): boolean {
    return !this.isReady && (this.users > 0 || this.#isPassed);
  }

  protected override compute(): TypedArray {
    const operation = this.#operation!;
    const out = allocateUnset(this.dtype, sizeOf(this.shape)) as Floats;
    workOut(operation, out);
    count(operation, -1);
    this.#operation = undefined;
    return out;
  }

  /** What is to be done for its elements; from now on they are to be kept, should somebody else ask. */
  pass(): Operation {
    this.#isPassed = true;
    return this.#operation!;
  }
}

/** One number everywhere: zeros that are only added to, or never read, take no memory. */
class Constant extends Source {
  readonly value: number;

  constructor(shape: Shape, dtype: DType, value: number) {
    super(shape, dtype);
    this.value = value;
  }

  protected override compute(): TypedArray {
    const out = allocate(this.dtype, sizeOf(this.shape));
    return Object.is(this.value, 0) ? out : out.fill(this.value);
  }
}

/** Notes that an operation waits for its operands, or does not any more. */
function count({ a, b }: Operation, by: 1 | -1): void {
  for (const x of [a, b]) if (typeof x !== 'number') (x instanceof Spread ? x.of : x).users += by;
}

const isWaiting = (x: Operand): x is Expression => x instanceof Expression && !x.isReady;
const countOf = (x: Operand): number => (isWaiting(x) ? x.count : 0);
const arraysOf = (x: Operand): number => (typeof x === 'number' ? 0 : isWaiting(x) ? x.arrays : 1);
const slotsOf = (x: Operand): number => (typeof x === 'number' ? 0 : isWaiting(x) ? x.slots : 1);

/** out = the result; `out` may be an operand. */
function workOut(operation: Operation, out: Floats): void {
  const { map, pairs, a, b } = operation;
  if (isWaiting(a) || isWaiting(b) || a instanceof Spread || b instanceof Spread) {
    new Program(operation).run(out);
    return;
  }
  if (map !== undefined) {
    mapFloats(map, elementsOf(a), out);
    return;
  }
  const dtype = dtypeOf(out);
  const loop = loopFor(pairs!, dtype);
  const n = out.length;
  if (typeof a === 'number') loop(cellWith(dtype, a), 0, 0, elementsOf(b), 0, 1, out, 0, n);
  else if (typeof b === 'number') loop(elementsOf(a), 0, 1, cellWith(dtype, b), 0, 0, out, 0, n);
  else loop(elementsOf(a), 0, 1, elementsOf(b), 0, 1, out, 0, n);
}

const elementsOf = (x: Operand): Floats => (x as Source).data as Floats;

/** The steps of one pass. */
class Program {
  readonly #steps: Step[] = [];
  readonly #numbers: number[] = [];
  readonly #arrays: PassArray[] = [];

  constructor(operation: Operation) {
    this.#add(operation, 0);
  }

  run(out: Floats): void {
    const [steps, numbers, arrays] = [this.#steps, this.#numbers, this.#arrays];
    if (!loopPass(steps, numbers, arrays, out)) passInto(steps, numbers, arrays, out);
  }

  /** Does an operation by means of a slot, where its result will be, and higher ones. */
  #add({ map, pairs, a, b }: Operation, slot: number): void {
    if (map === 'reciprocal') this.#step('div', this.#number(1), this.#place(a, slot), slot);
    else if (map !== undefined) {
      const place = this.#place(a, slot);
      this.#step(map as Step['name'], place, place, slot);
    } else if (a === b) {
      const place = this.#place(a, slot);
      this.#step(pairs!.pass!, place, place, slot);
    } else if (slotsOf(a) >= slotsOf(b)) {
      // What takes more slots comes first, while all of them are free.
      const place = this.#place(a, slot);
      this.#step(pairs!.pass!, place, this.#place(b, slot + 1), slot);
    } else {
      const place = this.#place(b, slot);
      this.#step(pairs!.pass!, this.#place(a, slot + 1), place, slot);
    }
  }

  #step(name: Step['name'], a: number, b: number, to: number): void {
    this.#steps.push({ name, a, b, to });
  }

  /** Where an operand is: a slot for what is to be worked out first, then come numbers, then arrays. */
  #place(x: Operand, slot: number): number {
    if (typeof x === 'number') return this.#number(x);
    if (isWaiting(x)) {
      this.#add(x.pass(), slot);
      return slot;
    }
    const [of, each] = x instanceof Spread ? [x.of, x.each] : [x, 0];
    const data = of.data as PassArray['data'];
    const at = this.#arrays.findIndex((other) => other.data === data && other.each === each);
    return SLOTS + NUMBERS + (at < 0 ? this.#arrays.push({ data, each }) - 1 : at);
  }

  #number(value: number): number {
    return SLOTS + this.#numbers.push(value) - 1;
  }
}

/** Whether an operation on so many elements may wait. */
const canWait = (size: number): boolean => size >= LEAST_STORED && size <= MOST && canRun();

/** x as an operand of an operation that waits; undefined where that cannot be. */
function operandOf(x: NdArray): Source | undefined {
  const source = sourceOf(x);
  if (source instanceof Expression && source.isWanted) void source.data;
  return source;
}

/** x as one of the operands of a result of another shape or type; undefined where that cannot be. */
function operandIn(x: NdArray, shape: Shape, dtype: DType): Source | Spread | undefined {
  if (x.dtype === dtype && sameShape(x.shape, shape)) return operandOf(x);
  const each = sameShape(x.shape, shape) ? 0 : repeatsOf(x.shape, shape);
  // Where every part is copied into WebAssembly's memory, to repeat it there gains nothing.
  if (each === undefined || (each > 0 && !hasLoops(sizeOf(shape)))) return undefined;
  const of = operandOf(x) ?? noted(x, shape);
  void of?.data;
  return of && new Spread(of, each);
}

/** The elements of what anybody may write, as they are now, if they are few beside those of the result. */
function noted(x: NdArray, shape: Shape): Source | undefined {
  if (x.dtype !== 'bool' && sizeOf(x.shape) * 8 > sizeOf(shape)) return undefined;
  return new Source(x.shape, x.dtype, copyOf(read(x)));
}

/** Whether one pass does an operation on a and b, and before it what they wait for. */
const isOnePass = (a: Operand, b: Operand): boolean =>
  countOf(a) + countOf(b) < MOST_OPERATIONS && arraysOf(a) + arraysOf(b) <= ARRAYS;

/** An operation that waits, of operands that {@link operandOf} gives. */
function waiting(operation: Operation, shape: Shape, dtype: DType): Expression {
  const { a, b } = operation;
  for (const x of arraysOf(a) >= arraysOf(b) ? [a, b] : [b, a])
    if (!isOnePass(a, b) && isWaiting(x)) void x.data;
  return new Expression(operation, shape, dtype);
}

/** f(x), put off; undefined where it is to be done now. */
export function deferMap(map: Map, x: NdArray): NdArray | undefined {
  if (map === 'sign' || !isFloat(x.dtype) || !canWait(sizeOf(x.shape))) return undefined;
  const a = operandOf(x);
  return a && waiting({ map, pairs: undefined, a, b: 0 }, x.shape, x.dtype);
}

/** a op b with broadcasting, put off; undefined where it is to be done now. @throws ShapeError as it would be then */
export function deferPairs(op: BinaryOp, x: NdArray, y: NdArray): NdArray | undefined {
  if (op.pass === undefined || sizeOf(x.shape) * sizeOf(y.shape) < LEAST_STORED) return undefined;
  const dtype = isFloat(x.dtype) ? x.dtype : y.dtype;
  if (!isFloat(dtype) || !becomes(x.dtype, dtype) || !becomes(y.dtype, dtype)) return undefined;
  const same = sameShape(x.shape, y.shape);
  const shape = same ? x.shape : broadcastShapes(op.name, x.shape, y.shape);
  if (!canWait(sizeOf(shape))) return undefined;
  let a: Operand | undefined = operandIn(x, shape, dtype);
  let b: Operand | undefined = a && operandIn(y, shape, dtype);
  if (a === undefined || b === undefined) return undefined;
  if (isConstant(a)) a = a.value;
  else if (isConstant(b)) b = b.value;
  return waiting({ map: undefined, pairs: op, a, b }, shape, dtype);
}

const isConstant = (x: Operand): x is Constant => x instanceof Constant && !x.isReady;
const becomes = (from: DType, to: DType): boolean => from === to || from === 'bool';

/** x op value, or value op x, put off; undefined where it is to be done now. */
export function deferWithNumber(
  op: BinaryOp,
  x: NdArray,
  value: number,
  swapped: boolean,
): NdArray | undefined {
  if (op.pass === undefined || !isFloat(x.dtype) || !canWait(sizeOf(x.shape))) return undefined;
  const of = operandOf(x);
  return (
    of &&
    waiting(
      { map: undefined, pairs: op, a: swapped ? value : of, b: swapped ? of : value },
      x.shape,
      x.dtype,
    )
  );
}

/** A column (m, 1) times a row (1, n), put off; undefined where it is to be made now. */
export function deferOuter(x: NdArray, y: NdArray): NdArray | undefined {
  if (x.dtype !== y.dtype) return undefined;
  const products = deferPairs(MUL, x, y);
  // A sum of one product begins with 0, as every sum does.
  return products && deferWithNumber(ADD, products, 0, false);
}

/** A tensor of one number, as long as nobody reads it; undefined where it is to be filled now. */
export function deferConstant(shape: Shape, dtype: DType, value: number): NdArray | undefined {
  if (!isFloat(dtype) || !canWait(sizeOf(shape))) return undefined;
  return new Constant(shape, dtype, dtype === 'float32' ? Math.fround(value) : value);
}

/** a op= y, if y is of a's shape and waits: then its last step is the one into a. @returns false if it has done nothing */
export function finishInto(op: BinaryOp, a: NdArray, y: NdArray): boolean {
  if (sizeOf(a.shape) < LEAST_STORED) return false;
  const b = sourceOf(y);
  if (op.pass === undefined || !(b instanceof Expression) || b.isReady || b.isWanted) return false;
  const mine = sourceOf(a);
  const before =
    mine !== undefined && isConstant(mine) ? mine.value : new Source(a.shape, a.dtype, read(a));
  if (!sameShape(a.shape, b.shape) || !isOnePass(before, b)) return false;
  const operation = { map: undefined, pairs: op, a: before, b };
  if (typeof before === 'number') {
    const out = allocateUnset(a.dtype, sizeOf(a.shape)) as Floats;
    workOut(operation, out);
    replace(a, out);
  } else workOut(operation, renew(a, unsetLike) as Floats);
  return true;
}
