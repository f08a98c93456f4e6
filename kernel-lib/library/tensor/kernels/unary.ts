import type { Floats } from '../../wasm/internal.js';
import { castData, isFloat } from '../core/dtype.js';
import { DTypeError } from '../core/errors.js';
import { allocateUnset, copyOf, unset32, unset64, unsetLike } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { read, renew } from '../core/stored.js';
import { deferMap } from './deferred.js';
import { type AnyOp, type FloatOp, INT32, mapFloats } from './maps.js';
import { isDirect } from './out.js';
import { settle } from './settle.js';

/** f(x) for x of a float type, written into `into` where that has the same type and shape. */
function mapped(op: FloatOp | AnyOp, x: NdArray, into: NdArray | undefined): NdArray {
  const later = into === undefined ? deferMap(op, x) : undefined;
  if (later !== undefined) return later;
  settle(into, x);
  const data = read(x);
  const { shape, dtype } = x;
  const out = isDirect(into, dtype, shape, data)
    ? renew(into, unsetLike)
    : allocateUnset(dtype, data.length);
  mapFloats(op, data as Floats, out as Floats);
  return { data: out, shape, dtype };
}

/** Functions with float results: whole numbers are taken as float64. */
export function floatUnary(op: FloatOp, x: NdArray, into?: NdArray): NdArray {
  if (isFloat(x.dtype)) return mapped(op, x, into);
  const from = castData(read(x), 'float64');
  return mapped(op, { data: from, shape: x.shape, dtype: 'float64' }, into);
}

/** Functions that leave the type as it is; bools count as int32, but abs leaves them bool. */
export function sameUnary(op: AnyOp, x: NdArray, into?: NdArray): NdArray {
  if (x.dtype === 'bool') {
    if (op === 'neg')
      throw new DTypeError('neg: x is bool, which NumPy refuses. Use logicalNot(x).');
    if (op === 'abs') return { data: copyOf(read(x)), shape: x.shape, dtype: 'bool' };
    return sameUnary(op, { data: castData(read(x), 'int32'), shape: x.shape, dtype: 'int32' });
  }
  if (isFloat(x.dtype)) return mapped(op, x, into);
  const data = read(x) as Int32Array;
  const out = allocateUnset(x.dtype, data.length) as Int32Array;
  INT32[op](data, out);
  return { data: out, shape: x.shape, dtype: x.dtype };
}

/** Any other function of one number, where the function itself costs more than calling it. */
export function mapFloat(x: NdArray, f: (value: number) => number): NdArray {
  const data = read(x);
  const out = x.dtype === 'float32' ? unset32(data.length) : unset64(data.length);
  for (let i = 0; i < out.length; i++) out[i] = f(data[i]!);
  return { data: out, shape: x.shape, dtype: x.dtype === 'float32' ? 'float32' : 'float64' };
}

/** Rounding and the like: whole numbers are left alone. */
export function roundWith(x: NdArray, f: (value: number) => number): NdArray {
  if (isFloat(x.dtype)) return mapFloat(x, f);
  return { data: copyOf(read(x)), shape: x.shape, dtype: x.dtype };
}

/** A bool per element. */
export function test(x: NdArray, f: (value: number) => boolean): NdArray {
  const data = read(x);
  const out = new Uint8Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = f(data[i]!) ? 1 : 0;
  return { data: out, shape: x.shape, dtype: 'bool' };
}
