import { loopPass } from '../../blas/internal.js';
import { canRun, type Floats, NUMBERS, passInto, SLOTS, type Step } from '../../wasm/internal.js';
import { dtypeOf, isFloat, type TypedArray } from '../core/dtype.js';
import { allocateUnset, unsetLike } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { sameShape, sizeOf } from '../core/shape.js';
import { LEAST_STORED, read, renew, Source, sourceOf } from '../core/stored.js';
import { type AnyOp, type FloatOp, mapFloats } from './maps.js';
import { type BinaryOp, cellWith, loopFor } from './operations.js';

// A formula of several element-wise operations is worked out in one pass when its result is read: of
// w - rate·m / (√v + ε) nothing but the result is written to memory. Each operation rounds as it does
// alone, so all bits are the same. (core/stored.ts sees to it that operands keep their values until then.)

/** More are done at once: what takes long is to take its time where it stands in the program. */
const MOST = 1 << 17;
/** A longer formula, or one that reads more arrays, is worked out in parts. */
const MOST_OPERATIONS: number = NUMBERS;
const ARRAYS = 8;

type Operand = Source | number;
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

  constructor(operation: Operation, like: Source) {
    super(like.shape, like.dtype);
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

/** Notes that an operation waits for its operands, or does not any more. */
function count({ a, b }: Operation, by: 1 | -1): void {
  if (typeof a !== 'number') a.users += by;
  if (typeof b !== 'number') b.users += by;
}

const isWaiting = (x: Operand): x is Expression => x instanceof Expression && !x.isReady;
const countOf = (x: Operand): number => (isWaiting(x) ? x.count : 0);
const arraysOf = (x: Operand): number => (typeof x === 'number' ? 0 : isWaiting(x) ? x.arrays : 1);
const slotsOf = (x: Operand): number => (typeof x === 'number' ? 0 : isWaiting(x) ? x.slots : 1);

/** out = the result; `out` may be an operand. */
function workOut(operation: Operation, out: Floats): void {
  const { map, pairs, a, b } = operation;
  if (isWaiting(a) || isWaiting(b)) {
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
  readonly #arrays: Floats[] = [];

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
    const data = x.data as Floats;
    const at = this.#arrays.indexOf(data);
    return SLOTS + NUMBERS + (at < 0 ? this.#arrays.push(data) - 1 : at);
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

/** Whether one pass does an operation on a and b, and before it what they wait for. */
const isOnePass = (a: Operand, b: Operand): boolean =>
  countOf(a) + countOf(b) < MOST_OPERATIONS && arraysOf(a) + arraysOf(b) <= ARRAYS;

/** An operation that waits, of operands that {@link operandOf} gives. */
function waiting(operation: Operation, like: Source): Expression {
  const { a, b } = operation;
  for (const x of arraysOf(a) >= arraysOf(b) ? [a, b] : [b, a])
    if (!isOnePass(a, b)) void (x as Source).data;
  return new Expression(operation, like);
}

/** f(x), put off; undefined where it is to be done now. */
export function deferMap(map: Map, x: NdArray): NdArray | undefined {
  if (map === 'sign' || !isFloat(x.dtype) || !canWait(sizeOf(x.shape))) return undefined;
  const a = operandOf(x);
  return a && waiting({ map, pairs: undefined, a, b: 0 }, a);
}

/** a op b for two of one shape, put off; undefined where it is to be done now. */
export function deferPairs(op: BinaryOp, x: NdArray, y: NdArray): NdArray | undefined {
  const fits = op.pass !== undefined && isFloat(x.dtype) && x.dtype === y.dtype;
  if (!fits || !sameShape(x.shape, y.shape) || !canWait(sizeOf(x.shape))) return undefined;
  const a = operandOf(x);
  const b = a && operandOf(y);
  return b && waiting({ map: undefined, pairs: op, a, b }, a);
}

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
    waiting({ map: undefined, pairs: op, a: swapped ? value : of, b: swapped ? of : value }, of)
  );
}

/** a op= y, if y is of a's shape and waits: then its last step is the one into a. @returns false if it has done nothing */
export function finishInto(op: BinaryOp, a: NdArray, y: NdArray): boolean {
  if (sizeOf(a.shape) < LEAST_STORED) return false;
  const b = sourceOf(y);
  if (op.pass === undefined || !(b instanceof Expression) || b.isReady || b.isWanted) return false;
  const before = new Source(a.shape, a.dtype, read(a));
  if (!sameShape(a.shape, b.shape) || !isOnePass(before, b)) return false;
  const out = renew(a, unsetLike) as Floats;
  workOut({ map: undefined, pairs: op, a: before, b }, out);
  return true;
}
