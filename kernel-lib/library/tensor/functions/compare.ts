import { castData } from '../core/dtype.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { binary } from '../kernels/binary.js';
import * as ops from '../kernels/operations.js';
import { test } from '../kernels/unary.js';
import { type Out, Tensor } from '../Tensor.js';
import { given } from './given.js';

/** a > b, element by element, as a bool tensor. */
export function greater(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given('greater', (out) => binary(ops.GREATER, a, b, out), options);
}

/** a ≥ b, element by element, as a bool tensor. */
export function greaterEqual(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given('greaterEqual', (out) => binary(ops.GREATER_EQUAL, a, b, out), options);
}

/** a < b, element by element, as a bool tensor. */
export function less(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given('less', (out) => binary(ops.LESS, a, b, out), options);
}

/** a ≤ b, element by element, as a bool tensor. */
export function lessEqual(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given('lessEqual', (out) => binary(ops.LESS_EQUAL, a, b, out), options);
}

/** a = b, element by element, as a bool tensor; NaN equals nothing. */
export function equal(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given('equal', (out) => binary(ops.EQUAL, a, b, out), options);
}

/** a ≠ b, element by element, as a bool tensor. */
export function notEqual(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given('notEqual', (out) => binary(ops.NOT_EQUAL, a, b, out), options);
}

/** a and b: true where both are not 0. */
export function logicalAnd(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given(
    'logicalAnd',
    (out) =>
      binary(
        { ...ops.MUL, name: 'logicalAnd' },
        truth('logicalAnd', a),
        truth('logicalAnd', b),
        out,
      ),
    options,
  );
}

/** a or b: true where at least one is not 0. */
export function logicalOr(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given(
    'logicalOr',
    (out) =>
      binary({ ...ops.ADD, name: 'logicalOr' }, truth('logicalOr', a), truth('logicalOr', b), out),
    options,
  );
}

/** Either a or b: true where exactly one is not 0. */
export function logicalXor(a: TensorLike, b: TensorLike, options?: Out): Tensor {
  return given(
    'logicalXor',
    (out) =>
      binary(
        { ...ops.NOT_EQUAL, name: 'logicalXor' },
        truth('logicalXor', a),
        truth('logicalXor', b),
        out,
      ),
    options,
  );
}

/** Not x: true where x is 0. */
export function logicalNot(x: TensorLike, options?: Out): Tensor {
  return given('logicalNot', () => test(toNdArray('logicalNot', x, 'x'), (v) => v === 0), options);
}

function truth(fn: string, x: TensorLike): Tensor {
  const array = toNdArray(fn, x, 'an operand');
  return new Tensor(castData(array.data, 'bool'), array.shape, 'bool');
}
