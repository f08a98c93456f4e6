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

/** One that can be a part of a pass. */
const passing = (name: PairsName, operation: BinaryOp): BinaryOp => ({ ...operation, pass: name });

function comparison(name: CompareName, double: unknown, single: unknown, int: unknown): BinaryOp {
  const quickly = (plain: unknown): Loop => {
    const loop = plain as Loop;
    const quick: Loop = (a, i, di, b, j, dj, out, o, n) => {
      const [x, y, z] = [a as Floats, b as Floats, out as Uint8Array];
      const done =
        loopCompare(name, x, i, 0, di, y, j, 0, dj, z, o, 1, n) ||
        (n >= LEAST_PAIRS && compareInto(name, x, i, di, y, j, dj, z, o, n));
      if (!done) loop(a, i, di, b, j, dj, out, o, n);
    };
    quick.inRows = (a, ra, da, b, rb, db, out, n) => {
      const rows = out.length / n;
      const [x, y, z] = [a as Floats, b as Floats, out as Uint8Array];
      return loopCompare(name, x, 0, ra, da, y, 0, rb, db, z, 0, rows, n);
    };
    return quick;
  };
  return { ...op(name, quickly(double), quickly(single), int), compares: true };
}

/** Long rows natively or in WebAssembly, with the same results; others in the plain loop. */
function quick(name: PairsName, plain: unknown): Loop {
  const loop = plain as Loop;
  const both: Loop = (a, i, di, b, j, dj, out, o, n) => {
    const [x, y, z] = [a as Floats, b as Floats, out as Floats];
    const done =
      loopPairs(name, x, i, 0, di, y, j, 0, dj, z, o, 1, n) ||
      (n >= LEAST_PAIRS && pairsInto(name, x, i, di, y, j, dj, z, o, n));
    if (!done) loop(a, i, di, b, j, dj, out, o, n);
  };
  both.commutes = name === 'add' || name === 'mul';
  both.inRows = (a, ra, da, b, rb, db, out, n) => {
    const rows = out.length / n;
    const [x, y, z] = [a as Floats, b as Floats, out as Floats];
    return loopPairs(name, x, 0, ra, da, y, 0, rb, db, z, 0, rows, n);
  };
  both.withRow = (a, b, n, out) => pairsWithRow(name, a as Floats, b as Floats, n, out as Floats);
  return both;
}

const NO_BOOLS: Bools = {
  refuse: "Use notEqual(a, b) or logicalXor(a, b), or convert with x.astype('int32').",
};

export const ADD = passing(
  'add',
  op('add', quick('add', basic64.add), quick('add', basic32.add), basicInt.add, 'bool'),
);
export const SUB = passing(
  'sub',
  op('sub', quick('sub', basic64.sub), quick('sub', basic32.sub), basicInt.sub, NO_BOOLS),
);
export const MUL = passing(
  'mul',
  op('mul', quick('mul', float64.mul), quick('mul', float32.mul), whole.mul, 'bool'),
);
export const DIV = passing(
  'div',
  op('div', quick('div', float64.div), quick('div', float32.div), undefined),
);
export const MAXIMUM = passing(
  'maximum',
  op(
    'maximum',
    quick('maximum', basic64.maximum),
    quick('maximum', basic32.maximum),
    basicInt.maximum,
    'bool',
  ),
);
export const MINIMUM = passing(
  'minimum',
  op(
    'minimum',
    quick('minimum', basic64.minimum),
    quick('minimum', basic32.minimum),
    basicInt.minimum,
    'bool',
  ),
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

/** The loop of an operation for operands that have been brought to `dtype`. */
export function loopFor(operation: BinaryOp, dtype: DType): Loop {
  if (dtype === 'float64') return operation.float64;
  return dtype === 'float32' ? operation.float32 : operation.int32!;
}
