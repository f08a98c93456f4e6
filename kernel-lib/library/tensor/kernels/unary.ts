import { blasNegative } from '../../blas/internal.js';
import { type Floats, type MapName, mapInto, pairsInto } from '../../wasm/internal.js';
import { castData, isFloat } from '../core/dtype.js';
import { DTypeError } from '../core/errors.js';
import { allocateUnset, copyOf, unset32, unset64 } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import * as basic64 from '../loops/any/float64.js';
import * as functions32 from '../loops/exp/float32.js';
import * as functions64 from '../loops/exp/float64.js';
import * as float64 from '../loops/float/float64.js';
import * as basic32 from '../loops/generated/any/float32.js';
import * as basicInt from '../loops/generated/any/int32.js';
import * as float32 from '../loops/generated/float/float32.js';
import * as whole from '../loops/int/int32.js';
import { isDirect } from './out.js';

type Map<A> = (a: A, out: A) => void;

const FLOAT64: Record<FloatOp | AnyOp, Map<Float64Array>> = {
  ...basic64,
  ...float64,
  ...functions64,
};
const FLOAT32: Record<FloatOp | AnyOp, Map<Float32Array>> = {
  ...basic32,
  ...float32,
  ...functions32,
};
const INT32: Record<AnyOp, Map<Int32Array>> = { ...basicInt, ...whole };

type FloatOp = 'sqrt' | 'exp' | 'log' | 'tanh' | 'logistic' | 'reciprocal';
type AnyOp = 'neg' | 'abs' | 'sign' | 'square';

/** Whether WebAssembly has it too; it gives the same numbers, to the last bit. */
const isMapped = (op: FloatOp | AnyOp): op is (FloatOp | AnyOp) & MapName =>
  op !== 'reciprocal' && op !== 'sign';

const ONE = { double: new Float64Array([1]), single: new Float32Array([1]) } as const;

/** By the library or WebAssembly, with the same bits. @returns false if it has done nothing */
function fast(op: FloatOp | AnyOp, x: Floats, out: Floats): boolean {
  if (op === 'neg' && blasNegative(x, out)) return true;
  if (op !== 'reciprocal') return isMapped(op) && mapInto(op, x, out);
  const one = x instanceof Float64Array ? ONE.double : ONE.single;
  return pairsInto('div', one, 0, 0, x, 0, 1, out, 0, x.length);
}

function map64(op: FloatOp | AnyOp, x: Float64Array, out: Float64Array): Float64Array {
  if (!fast(op, x, out)) FLOAT64[op](x, out);
  return out;
}

function map32(op: FloatOp | AnyOp, x: Float32Array, out: Float32Array): Float32Array {
  if (!fast(op, x, out)) FLOAT32[op](x, out);
  return out;
}

/** f(x) for x of a float type, written into `into` where that has the same type and shape. */
function mapped(op: FloatOp | AnyOp, x: NdArray, into: NdArray | undefined): NdArray {
  const { data, shape, dtype } = x;
  const target = isDirect(into, dtype, shape, data) ? into.data : undefined;
  const made =
    dtype === 'float32'
      ? map32(op, data as Float32Array, (target as Float32Array) ?? unset32(data.length))
      : map64(op, data as Float64Array, (target as Float64Array) ?? unset64(data.length));
  return { data: made, shape, dtype };
}

/** Functions with float results: whole numbers are taken as float64. */
export function floatUnary(op: FloatOp, x: NdArray, into?: NdArray): NdArray {
  if (isFloat(x.dtype)) return mapped(op, x, into);
  const from = castData(x.data, 'float64');
  return mapped(op, { data: from, shape: x.shape, dtype: 'float64' }, into);
}

/** Functions that leave the type as it is; bools count as int32, but abs leaves them bool. */
export function sameUnary(op: AnyOp, x: NdArray, into?: NdArray): NdArray {
  if (x.dtype === 'bool') {
    if (op === 'neg')
      throw new DTypeError('neg: x is bool, which NumPy refuses. Use logicalNot(x).');
    if (op === 'abs') return { data: copyOf(x.data), shape: x.shape, dtype: 'bool' };
    return sameUnary(op, { data: castData(x.data, 'int32'), shape: x.shape, dtype: 'int32' });
  }
  if (isFloat(x.dtype)) return mapped(op, x, into);
  const out = allocateUnset(x.dtype, x.data.length);
  INT32[op](x.data as Int32Array, out as Int32Array);
  return { data: out, shape: x.shape, dtype: x.dtype };
}

/** Any other function of one number, where the function itself costs more than calling it. */
export function mapFloat(x: NdArray, f: (value: number) => number): NdArray {
  const out = x.dtype === 'float32' ? unset32(x.data.length) : unset64(x.data.length);
  for (let i = 0; i < out.length; i++) out[i] = f(x.data[i]!);
  return { data: out, shape: x.shape, dtype: x.dtype === 'float32' ? 'float32' : 'float64' };
}

/** Rounding and the like: whole numbers are left alone. */
export function roundWith(x: NdArray, f: (value: number) => number): NdArray {
  if (isFloat(x.dtype)) return mapFloat(x, f);
  return { data: copyOf(x.data), shape: x.shape, dtype: x.dtype };
}

/** A bool per element. */
export function test(x: NdArray, f: (value: number) => boolean): NdArray {
  const out = new Uint8Array(x.data.length);
  for (let i = 0; i < out.length; i++) out[i] = f(x.data[i]!) ? 1 : 0;
  return { data: out, shape: x.shape, dtype: 'bool' };
}
