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

type Name = Exclude<
  keyof typeof i32 & keyof typeof f64,
  'neg' | 'abs' | 'sign' | 'square' | 'maxRun' | 'minRun'
>;

function op(name: Name, bools?: BinaryOp['bools'], compares = false): BinaryOp {
  return {
    name,
    float64: f64[name] as unknown as Loop,
    float32: f32[name] as unknown as Loop,
    int32: i32[name] as unknown as Loop,
    compares,
    bools,
  };
}

export const ADD = op('add', 'bool');
export const SUB = op('sub', {
  refuse: 'Use notEqual(a, b) or logicalXor(a, b), or convert with x.astype("int32").',
});
export const MUL = op('mul', 'bool');
export const DIV: BinaryOp = {
  name: 'div',
  float64: f64.div as unknown as Loop,
  float32: f32.div as unknown as Loop,
  int32: undefined,
  compares: false,
  bools: undefined,
};
export const MAXIMUM = op('maximum', 'bool');
export const MINIMUM = op('minimum', 'bool');
export const MOD = op('mod');
export const FLOOR_DIVIDE = op('floorDivide');
export const POW = op('pow');
export const GREATER = op('greater', undefined, true);
export const GREATER_EQUAL = op('greaterEqual', undefined, true);
export const LESS = op('less', undefined, true);
export const LESS_EQUAL = op('lessEqual', undefined, true);
export const EQUAL = op('equal', undefined, true);
export const NOT_EQUAL = op('notEqual', undefined, true);

/** The loop of an operation for operands that have been brought to `dtype`. */
export function loopFor(operation: BinaryOp, dtype: DType): Loop {
  if (dtype === 'float64') return operation.float64;
  return dtype === 'float32' ? operation.float32 : operation.int32!;
}
