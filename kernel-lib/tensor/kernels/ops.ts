import type { DType, TypedArray } from '../core/dtype.js';
import * as f32 from '../loops/float32.js';
import * as f64 from '../loops/float64.js';
import * as i32 from '../loops/int32.js';

/** One row of work: n results from a (steps of di) and b (steps of dj). */
export type Loop = (
  a: TypedArray,
  i: number,
  di: number,
  b: TypedArray,
  j: number,
  dj: number,
  out: TypedArray,
  o: number,
  n: number,
) => void;

/** An element-wise operation of two operands: one loop per type, and what it does with bools. */
export interface BinaryOp {
  readonly name: string;
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
function op(
  name: string,
  double: unknown,
  single: unknown,
  whole: unknown,
  bools?: Bools,
): BinaryOp {
  return {
    name,
    float64: double as Loop,
    float32: single as Loop,
    int32: whole as Loop | undefined,
    compares: false,
    bools,
  };
}

function comparison(name: string, double: unknown, single: unknown, whole: unknown): BinaryOp {
  return { ...op(name, double, single, whole), compares: true };
}

const NO_BOOLS: Bools = {
  refuse: "Use notEqual(a, b) or logicalXor(a, b), or convert with x.astype('int32').",
};

export const ADD = op('add', f64.add, f32.add, i32.add, 'bool');
export const SUB = op('sub', f64.sub, f32.sub, i32.sub, NO_BOOLS);
export const MUL = op('mul', f64.mul, f32.mul, i32.mul, 'bool');
export const DIV = op('div', f64.div, f32.div, undefined);
export const MAXIMUM = op('maximum', f64.maximum, f32.maximum, i32.maximum, 'bool');
export const MINIMUM = op('minimum', f64.minimum, f32.minimum, i32.minimum, 'bool');
export const MOD = op('mod', f64.mod, f32.mod, i32.mod);
export const FLOOR_DIVIDE = op('floorDivide', f64.floorDivide, f32.floorDivide, i32.floorDivide);
export const POW = op('pow', f64.pow, f32.pow, i32.pow);
export const GREATER = comparison('greater', f64.greater, f32.greater, i32.greater);
export const GREATER_EQUAL = comparison(
  'greaterEqual',
  f64.greaterEqual,
  f32.greaterEqual,
  i32.greaterEqual,
);
export const LESS = comparison('less', f64.less, f32.less, i32.less);
export const LESS_EQUAL = comparison('lessEqual', f64.lessEqual, f32.lessEqual, i32.lessEqual);
export const EQUAL = comparison('equal', f64.equal, f32.equal, i32.equal);
export const NOT_EQUAL = comparison('notEqual', f64.notEqual, f32.notEqual, i32.notEqual);

/** The loop of an operation for operands that have been brought to `dtype`. */
export function loopFor(operation: BinaryOp, dtype: DType): Loop {
  if (dtype === 'float64') return operation.float64;
  return dtype === 'float32' ? operation.float32 : operation.int32!;
}
