import { loopMap, loopPairs } from '../../blas/internal.js';
import { type Floats, type MapName, mapInto, pairsInto } from '../../wasm/internal.js';
import * as basic64 from '../loops/any/float64.js';
import * as functions32 from '../loops/exp/float32.js';
import * as functions64 from '../loops/exp/float64.js';
import * as float64 from '../loops/float/float64.js';
import * as basic32 from '../loops/generated/any/float32.js';
import * as basicInt from '../loops/generated/any/int32.js';
import * as float32 from '../loops/generated/float/float32.js';
import * as whole from '../loops/int/int32.js';

/** An operation on each element, into `out`, which may be x. */
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
export const INT32: Record<AnyOp, Map<Int32Array>> = { ...basicInt, ...whole };

export type FloatOp = 'sqrt' | 'exp' | 'log' | 'tanh' | 'logistic' | 'reciprocal';
export type AnyOp = 'neg' | 'abs' | 'sign' | 'square';

/** Whether WebAssembly has it too; it gives the same numbers, to the last bit. */
const isMapped = (op: FloatOp | AnyOp): op is (FloatOp | AnyOp) & MapName =>
  op !== 'reciprocal' && op !== 'sign';

const ONE = { double: new Float64Array([1]), single: new Float32Array([1]) } as const;

/** By the library or WebAssembly, with the same bits. @returns false if it has done nothing */
function fast(op: FloatOp | AnyOp, x: Floats, out: Floats): boolean {
  if (op === 'reciprocal') {
    const one = x instanceof Float64Array ? ONE.double : ONE.single;
    const n = x.length;
    return (
      loopPairs('div', one, 0, 0, 0, x, 0, 0, 1, out, 0, 1, n) ||
      pairsInto('div', one, 0, 0, x, 0, 1, out, 0, n)
    );
  }
  return isMapped(op) && (loopMap(op, x, out) || mapInto(op, x, out));
}

/** out = f(x) for x of a float type, which may be `out`. */
export function mapFloats(op: FloatOp | AnyOp, x: Floats, out: Floats): void {
  if (fast(op, x, out)) return;
  if (x instanceof Float64Array) FLOAT64[op](x, out as Float64Array);
  else FLOAT32[op](x, out as Float32Array);
}
