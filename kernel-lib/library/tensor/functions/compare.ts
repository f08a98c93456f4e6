import { castData } from '../core/dtype.js';
import type { NdArray, TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { read } from '../core/stored.js';
import { binary } from '../kernels/binary.js';
import type { BinaryOp } from '../kernels/operations.js';
import * as ops from '../kernels/operations.js';
import { test } from '../kernels/unary.js';
import type { Out, Tensor } from '../Tensor.js';
import { given } from './given.js';

/** a > b, element by element, as a bool tensor. */
export function greater(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return compared(ops.GREATER, a, b, options);
}

/** a ≥ b, element by element, as a bool tensor. */
export function greaterEqual(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return compared(ops.GREATER_EQUAL, a, b, options);
}

/** a < b, element by element, as a bool tensor. */
export function less(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return compared(ops.LESS, a, b, options);
}

/** a ≤ b, element by element, as a bool tensor. */
export function lessEqual(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return compared(ops.LESS_EQUAL, a, b, options);
}

/** a = b, element by element, as a bool tensor; NaN equals nothing. */
export function equal(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return compared(ops.EQUAL, a, b, options);
}

/** a ≠ b, element by element, as a bool tensor. */
export function notEqual(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return compared(ops.NOT_EQUAL, a, b, options);
}

/** a and b: true where both are not 0. */
export function logicalAnd(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return judged('logicalAnd', ops.MUL, a, b, options);
}

/** a or b: true where at least one is not 0. */
export function logicalOr(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return judged('logicalOr', ops.ADD, a, b, options);
}

/** Either a or b: true where exactly one is not 0. */
export function logicalXor(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return judged('logicalXor', ops.NOT_EQUAL, a, b, options);
}

/** Not x: true where x is 0. */
export function logicalNot(x: TensorLike, options?: Out): Tensor {
  return given('logicalNot', () => test(toNdArray('logicalNot', x, 'x'), (v) => v === 0), options);
}

function compared(op: BinaryOp, a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given(op.name, (out) => binary(op, a, b, out), options);
}

/** An operation of what is true of a and of b. */
function judged(name: string, op: BinaryOp, a: TensorLike, b: TensorLike, options?: Out): Tensor {
  const of = (out?: Tensor) => binary({ ...op, name }, truth(name, a), truth(name, b), out);
  return given(name, of, options);
}

function truth(fn: string, x: TensorLike): NdArray {
  const array = toNdArray(fn, x, 'an operand');
  return { data: castData(read(array), 'bool'), shape: array.shape, dtype: 'bool' };
}
