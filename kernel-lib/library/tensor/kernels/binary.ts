import {
  castData,
  type DType,
  isFloat,
  promote,
  promoteNumber,
  type TypedArray,
} from '../core/dtype.js';
import { DTypeError, ShapeError, ValueError } from '../core/errors.js';
import { allocateFor, allocateUnset, unset64, unsetLike } from '../core/memory.js';
import { isNdArray, type NdArray, type TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { broadcastShapes, formatShape, sameShape, sizeOf } from '../core/shape.js';
import { LEAST_STORED, read, renew, write } from '../core/stored.js';
import { rows } from './broadcast.js';
import { deferPairs, deferWithNumber, finishInto } from './deferred.js';
import { type BinaryOp, cellWith, type Loop, loopFor, POW } from './operations.js';
import { isDirect } from './out.js';
import { settle } from './settle.js';

/**
 * `a op b` with broadcasting and NumPy's promotion. Formula: out[i] = a[i] op b[i]. Where `into` has the
 * result's type and shape, its memory is written and returned.
 */
export function binary(op: BinaryOp, a: TensorLike, b: TensorLike, into?: NdArray): NdArray {
  if (typeof b === 'number') {
    if (typeof a === 'number') return arrays(op, toNdArray(op.name, a), toNdArray(op.name, b));
    const x = isNdArray(a) ? a : toNdArray(op.name, a, 'the first operand');
    return withNumber(op, x, b, false, into);
  }
  const y = isNdArray(b) ? b : toNdArray(op.name, b, 'the second operand');
  if (typeof a === 'number') return withNumber(op, y, a, true, into);
  return arrays(op, isNdArray(a) ? a : toNdArray(op.name, a, 'the first operand'), y, into);
}

/** `a op= b`: the result is written into a's own memory. */
export function binaryInPlace(op: BinaryOp, a: NdArray, b: TensorLike): void {
  const fn = `${op.name}_`;
  const y = typeof b === 'number' || isNdArray(b) ? b : toNdArray(fn, b, 'the operand');
  const common = typeof y === 'number' ? promoteNumber(a.dtype, y) : promote(a.dtype, y.dtype);
  const type = computeType(op, common);
  const fits =
    type === a.dtype ||
    (isFloat(type) && isFloat(a.dtype)) ||
    (a.dtype === 'bool' && common === 'bool');
  if (!fits)
    throw new DTypeError(
      `${fn}: the result is ${type}, which does not fit into a tensor of ${a.dtype} in place. Use x = x.${op.name}(…), or x.astype('${type}') first.`,
    );
  if (typeof y !== 'number' && !sameShape(a.shape, y.shape)) {
    const shape = broadcastShapes(fn, a.shape, y.shape);
    if (!sameShape(shape, a.shape))
      throw new ShapeError(
        `${fn}: the result has shape ${formatShape(shape)}, but x has ${formatShape(a.shape)} and keeps its shape in place. Use x = x.${op.name}(…).`,
      );
  }
  if (type === a.dtype && typeof y === 'number') {
    if (op === POW && type === 'int32') refuseNegativePowers(y);
    const from = read(a);
    const to = renew(a, unsetLike);
    loopFor(op, type)(from, 0, 1, cellWith(type, y), 0, 0, to, 0, to.length);
  } else if (type === a.dtype && typeof y !== 'number') {
    if (y.dtype === type && finishInto(op, a, y)) return;
    const data = castData(read(y), type);
    if (op === POW && type === 'int32') refuseNegativePowers(data);
    const from = read(a);
    const to = renew(a, unsetLike);
    rows(loopFor(op, type), from, a.shape, data, y.shape, to, a.shape);
  } else {
    const { data } = binary(op, a, y);
    write(a).set(data);
  }
}

/** The type in which an operation is computed: bools count as int32, division is done in floats. */
function computeType(op: BinaryOp, common: DType): DType {
  if (common === 'float64' || common === 'float32') return common;
  return op.int32 === undefined ? 'float64' : 'int32';
}

function arrays(op: BinaryOp, a: NdArray, b: NdArray, into?: NdArray): NdArray {
  if (
    a.dtype === 'float64' &&
    b.dtype === 'float64' &&
    !op.compares &&
    sameShape(a.shape, b.shape) &&
    sizeOf(a.shape) < LEAST_STORED
  ) {
    // By the shortest way: for a hundred numbers the way is what costs.
    const data = isDirect(into, 'float64', a.shape, a.data, b.data)
      ? into.data
      : unset64(a.data.length);
    op.float64(a.data, 0, 1, b.data, 0, 1, data, 0, data.length);
    return { data, shape: a.shape, dtype: 'float64' };
  }
  const later = into === undefined ? deferPairs(op, a, b) : undefined;
  if (later !== undefined) return later;
  settle(into, a, b);
  const left = read(a);
  const right = read(b);
  const common = a.dtype === b.dtype ? a.dtype : promote(a.dtype, b.dtype);
  const type = computeType(op, common);
  const x = a.dtype === type ? left : castData(left, type);
  const y = b.dtype === type ? right : castData(right, type);
  if (op === POW && type === 'int32') refuseNegativePowers(y);
  const outType = op.compares ? 'bool' : type;
  const loop = loopFor(op, type);
  // What two bools give is made of whole numbers afterwards, or refused.
  const target = common === 'bool' && !op.compares ? undefined : into;
  if (sameShape(a.shape, b.shape)) {
    const data = isDirect(target, outType, a.shape, x, y)
      ? renew(target, unsetLike)
      : allocateUnset(outType, x.length);
    loop(x, 0, 1, y, 0, 1, data, 0, data.length);
    return finish(op, common, data, a.shape, outType);
  }
  const shape = broadcastShapes(op.name, a.shape, b.shape);
  const data = isDirect(target, outType, shape, x, y)
    ? renew(target, unsetLike)
    : allocateFor(op.name, outType, shape, [a.shape, b.shape], allocateUnset);
  rows(loop, x, a.shape, y, b.shape, data, shape);
  return finish(op, common, data, shape, outType);
}

function withNumber(
  op: BinaryOp,
  a: NdArray,
  value: number,
  swapped: boolean,
  into?: NdArray,
): NdArray {
  const later = into === undefined ? deferWithNumber(op, a, value, swapped) : undefined;
  if (later !== undefined) return later;
  settle(into, a);
  const common = promoteNumber(a.dtype, value);
  const type = computeType(op, common);
  const from = read(a);
  const x = a.dtype === type ? from : castData(from, type);
  if (op === POW && type === 'int32') refuseNegativePowers(swapped ? x : value);
  const outType = op.compares ? 'bool' : type;
  const data = isDirect(into, outType, a.shape, x)
    ? renew(into, unsetLike)
    : allocateUnset(outType, x.length);
  const cell = cellWith(type, value);
  const loop: Loop = loopFor(op, type);
  if (swapped) loop(cell, 0, 0, x, 0, 1, data, 0, data.length);
  else loop(x, 0, 1, cell, 0, 0, data, 0, data.length);
  return { data, shape: a.shape, dtype: outType };
}

/** Sums and products of bools are bools again (or, and); differences are refused. */
function finish(
  op: BinaryOp,
  common: DType,
  data: TypedArray,
  shape: readonly number[],
  dtype: DType,
): NdArray {
  if (common !== 'bool' || op.compares || op.bools === undefined || dtype !== 'int32')
    return { data, shape, dtype };
  if (op.bools === 'bool') return { data: castData(data, 'bool'), shape, dtype: 'bool' };
  throw new DTypeError(
    `${op.name}: both operands are bool, which NumPy refuses. ${op.bools.refuse}`,
  );
}

function refuseNegativePowers(exponents: TypedArray | number): void {
  let worst = 0;
  if (typeof exponents === 'number') worst = exponents;
  else for (const e of exponents) if (e < worst) worst = e;
  if (worst < 0)
    throw new ValueError(
      `pow: an int32 tensor to the negative power ${worst}; whole numbers cannot hold the result. Use x.astype('float64') first.`,
    );
}
