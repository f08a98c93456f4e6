import { loopCompare, loopPairs } from '../../blas/internal.js';
import {
  type CompareName,
  compareInto,
  type Floats,
  LEAST_PAIRS,
  type PairsName,
  pairsInto,
  pairsWithRow,
} from '../../wasm/internal.js';
import type { DType, TypedArray } from '../core/dtype.js';
import * as basic64 from '../loops/any/float64.js';
import * as float64 from '../loops/float/float64.js';
import * as basic32 from '../loops/generated/any/float32.js';
import * as basicInt from '../loops/generated/any/int32.js';
import * as float32 from '../loops/generated/float/float32.js';
import * as whole from '../loops/int/int32.js';

/** One row of work: n results from a (steps of di) and b (steps of dj). */
export interface Loop {
  (
    a: TypedArray,
    i: number,
    di: number,
    b: TypedArray,
    j: number,
    dj: number,
    out: TypedArray,
    o: number,
    n: number,
  ): void;
  /** Rows of n elements, from one of a to the next ra, of b rb. @returns false if it has done nothing */
  inRows?: (
    a: TypedArray,
    ra: number,
    da: number,
    b: TypedArray,
    rb: number,
    db: number,
    out: TypedArray,
    n: number,
  ) => boolean;
  /** All rows of a, each with the same row b of n elements. @returns false if it has done nothing */
  withRow?: (a: TypedArray, b: TypedArray, n: number, out: TypedArray) => boolean;
  /** b op a is a op b, to the last bit. */
  commutes?: boolean;
}

/** An element-wise operation of two operands: one loop per type, and what it does with bools. */
export interface BinaryOp {
  readonly name: string;
  /** Its name where several operations are done in one pass; undefined where it cannot be one of them. */
  readonly pass?: PairsName;
  readonly float64: Loop;
  readonly float32: Loop;
  /** Undefined: whole numbers are computed as float64. */
  readonly int32: Loop | undefined;
  /** The dtype of the result is bool whatever the operands are. */
  readonly compares: boolean;
  /** Two bools give a bool, are refused (with this advice), or else count as int32. */
  readonly bools: 'bool' | { readonly refuse: string } | undefined;
}

type Bools = BinaryOp['bools'];

// Loops are typed by the arrays that they read. Which one runs is decided by the dtype, at run
// time, so here they are all taken as loops over some typed array.
function op(name: string, double: unknown, single: unknown, int: unknown, bools?: Bools): BinaryOp {
  return {
    name,
    float64: double as Loop,
    float32: single as Loop,
    int32: int as Loop | undefined,
    compares: false,
    bools,
  };
}

/** loops.c's loops of one kind, and those of WebAssembly; each says whether it has done anything. */
type Native<N, O> = (
  name: N,
  a: Floats,
  i: number,
  ra: number,
  da: number,
  b: Floats,
  j: number,
  rb: number,
  db: number,
  out: O,
  o: number,
  rows: number,
  n: number,
) => boolean;
type Wasm<N, O> = (
  name: N,
  a: Floats,
  i: number,
  da: number,
  b: Floats,
  j: number,
  db: number,
  out: O,
  o: number,
  n: number,
) => boolean;

/** Long rows natively or in WebAssembly, with the same results; others in the plain loop. */
function quick<N, O>(name: N, plain: unknown, native: Native<N, O>, wasm: Wasm<N, O>): Loop {
  const loop = plain as Loop;
  const both: Loop = (a, i, di, b, j, dj, out, o, n) => {
    const [x, y, z] = [a as Floats, b as Floats, out as O];
    const done =
      native(name, x, i, 0, di, y, j, 0, dj, z, o, 1, n) ||
      (n >= LEAST_PAIRS && wasm(name, x, i, di, y, j, dj, z, o, n));
    if (!done) loop(a, i, di, b, j, dj, out, o, n);
  };
  both.inRows = (a, ra, da, b, rb, db, out, n) => {
    const rows = out.length / n;
    return native(name, a as Floats, 0, ra, da, b as Floats, 0, rb, db, out as O, 0, rows, n);
  };
  return both;
}

function comparison(name: CompareName, double: unknown, single: unknown, int: unknown): BinaryOp {
  const loop = (plain: unknown) => quick(name, plain, loopCompare, compareInto);
  return { ...op(name, loop(double), loop(single), int), compares: true };
}

/** What WebAssembly has for pairs of floats, alone and as a part of a pass. */
function arithmetic(
  name: PairsName,
  double: unknown,
  single: unknown,
  int: unknown,
  bools?: Bools,
): BinaryOp {
  const loop = (plain: unknown) => {
    const both = quick(name, plain, loopPairs, pairsInto);
    both.commutes = name === 'add' || name === 'mul';
    both.withRow = (a, b, n, out) => pairsWithRow(name, a as Floats, b as Floats, n, out as Floats);
    return both;
  };
  return { ...op(name, loop(double), loop(single), int, bools), pass: name };
}

const NO_BOOLS: Bools = {
  refuse: "Use notEqual(a, b) or logicalXor(a, b), or convert with x.astype('int32').",
};

export const ADD = arithmetic('add', basic64.add, basic32.add, basicInt.add, 'bool');
export const SUB = arithmetic('sub', basic64.sub, basic32.sub, basicInt.sub, NO_BOOLS);
export const MUL = arithmetic('mul', float64.mul, float32.mul, whole.mul, 'bool');
export const DIV = arithmetic('div', float64.div, float32.div, undefined);
export const MAXIMUM = arithmetic(
  'maximum',
  basic64.maximum,
  basic32.maximum,
  basicInt.maximum,
  'bool',
);
export const MINIMUM = arithmetic(
  'minimum',
  basic64.minimum,
  basic32.minimum,
  basicInt.minimum,
  'bool',
);
export const MOD = op('mod', float64.mod, float32.mod, whole.mod);
export const FLOOR_DIVIDE = op(
  'floorDivide',
  float64.floorDivide,
  float32.floorDivide,
  whole.floorDivide,
);
export const POW = op('pow', float64.pow, float32.pow, whole.pow);
export const GREATER = comparison('greater', basic64.greater, basic32.greater, basicInt.greater);
export const GREATER_EQUAL = comparison(
  'greaterEqual',
  basic64.greaterEqual,
  basic32.greaterEqual,
  basicInt.greaterEqual,
);
export const LESS = comparison('less', basic64.less, basic32.less, basicInt.less);
export const LESS_EQUAL = comparison(
  'lessEqual',
  basic64.lessEqual,
  basic32.lessEqual,
  basicInt.lessEqual,
);
export const EQUAL = comparison('equal', basic64.equal, basic32.equal, basicInt.equal);
export const NOT_EQUAL = comparison(
  'notEqual',
  basic64.notEqual,
  basic32.notEqual,
  basicInt.notEqual,
);

// A plain number is read from here with a step of 0. The loops call nothing back, so one cell per
// type is enough, and a small operation allocates nothing but its result.
const CELLS: Readonly<Record<DType, TypedArray>> = {
  float64: new Float64Array(1),
  float32: new Float32Array(1),
  int32: new Int32Array(1),
  bool: new Uint8Array(1),
};

/** A number as an operand of a loop, until the next one is asked for. */
export function cellWith(dtype: DType, value: number): TypedArray {
  const cell = CELLS[dtype];
  cell[0] = value;
  return cell;
}

/** The loop of an operation for operands that have been brought to `dtype`. */
export function loopFor(operation: BinaryOp, dtype: DType): Loop {
  if (dtype === 'float64') return operation.float64;
  return dtype === 'float32' ? operation.float32 : operation.int32!;
}
