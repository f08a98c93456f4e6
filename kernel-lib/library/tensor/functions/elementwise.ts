import { describe, ValueError } from '../core/errors.js';
import type { NdArray, NotANumber, TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { binary } from '../kernels/binary.js';
import type { BinaryOp } from '../kernels/operations.js';
import * as ops from '../kernels/operations.js';
import { outOf, stored } from '../kernels/out.js';
import { clip as clipped, power as powered } from '../kernels/power.js';
import { floatUnary, mapFloat, roundWith, sameUnary, test } from '../kernels/unary.js';
import { type Out, Tensor, wrap } from '../Tensor.js';
import { given } from './given.js';

// Every function here takes tensors, numbers or nested lists, and broadcasts. Of plain numbers
// alone the result is a plain number, so that sqrt(2 / D) is one. `{ out: y }` as a last argument writes
// the result into y, which is returned.

/** a + b, element by element, with broadcasting: (N, D) and (D,) give (N, D). int32 wraps around. */
export function add(a: NotANumber, b: TensorLike): Tensor;
export function add(a: number, b: NotANumber): Tensor;
export function add(a: number, b: number): number;
export function add(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function add(a: TensorLike, b: TensorLike): Tensor;
export function add(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return pairs(ops.ADD, a, b, options);
}

/** a - b, element by element, with broadcasting. NumPy: np.subtract */
export function sub(a: NotANumber, b: TensorLike): Tensor;
export function sub(a: number, b: NotANumber): Tensor;
export function sub(a: number, b: number): number;
export function sub(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function sub(a: TensorLike, b: TensorLike): Tensor;
export function sub(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return pairs(ops.SUB, a, b, options);
}

/** a · b, element by element, with broadcasting (for the matrix product: dot). NumPy: np.multiply */
export function mul(a: NotANumber, b: TensorLike): Tensor;
export function mul(a: number, b: NotANumber): Tensor;
export function mul(a: number, b: number): number;
export function mul(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function mul(a: TensorLike, b: TensorLike): Tensor;
export function mul(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return pairs(ops.MUL, a, b, options);
}

/** a / b, element by element, with broadcasting; whole numbers give float64, a / 0 is ±Infinity or NaN. NumPy: np.divide */
export function div(a: NotANumber, b: TensorLike): Tensor;
export function div(a: number, b: NotANumber): Tensor;
export function div(a: number, b: number): number;
export function div(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function div(a: TensorLike, b: TensorLike): Tensor;
export function div(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return pairs(ops.DIV, a, b, options);
}

/** NumPy's name for {@link sub}. */
export const subtract: typeof sub = sub;
/** NumPy's name for {@link mul}. */
export const multiply: typeof mul = mul;
/** NumPy's name for {@link div}. */
export const divide: typeof div = div;

/** aᵇ, element by element, with broadcasting. NumPy: np.power. int32 wraps around, and refuses negative powers. */
export function pow(a: NotANumber, b: TensorLike): Tensor;
export function pow(a: number, b: NotANumber): Tensor;
export function pow(a: number, b: number): number;
export function pow(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function pow(a: TensorLike, b: TensorLike): Tensor;
export function pow(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return answer('pow', (out) => powered(a, b, out), options, a, b);
}

/** NumPy's name for {@link pow}. */
export const power: typeof pow = pow;

/** The remainder a - b · floor(a / b), with the sign of b: mod(-7, 3) is 2. NumPy: np.mod, a % b */
export function mod(a: NotANumber, b: TensorLike): Tensor;
export function mod(a: number, b: NotANumber): Tensor;
export function mod(a: number, b: number): number;
export function mod(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function mod(a: TensorLike, b: TensorLike): Tensor;
export function mod(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return pairs(ops.MOD, a, b, options);
}

/** floor(a / b): floorDivide(-7, 2) is -4. NumPy: np.floor_divide, a // b */
export function floorDivide(a: NotANumber, b: TensorLike): Tensor;
export function floorDivide(a: number, b: NotANumber): Tensor;
export function floorDivide(a: number, b: number): number;
export function floorDivide(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function floorDivide(a: TensorLike, b: TensorLike): Tensor;
export function floorDivide(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return pairs(ops.FLOOR_DIVIDE, a, b, options);
}

/** max(a, b), element by element, with broadcasting; NaN wins. relu is maximum(0, x). */
export function maximum(a: NotANumber, b: TensorLike): Tensor;
export function maximum(a: number, b: NotANumber): Tensor;
export function maximum(a: number, b: number): number;
export function maximum(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function maximum(a: TensorLike, b: TensorLike): Tensor;
export function maximum(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return pairs(ops.MAXIMUM, a, b, options);
}

/** min(a, b), element by element, with broadcasting; NaN wins. */
export function minimum(a: NotANumber, b: TensorLike): Tensor;
export function minimum(a: number, b: NotANumber): Tensor;
export function minimum(a: number, b: number): number;
export function minimum(a: TensorLike, b: TensorLike, options: Out): Tensor;
export function minimum(a: TensorLike, b: TensorLike): Tensor;
export function minimum(a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return pairs(ops.MINIMUM, a, b, options);
}

/** -x, element by element. NumPy: np.negative */
export function neg(x: NotANumber): Tensor;
export function neg(x: number): number;
export function neg(x: TensorLike, options: Out): Tensor;
export function neg(x: TensorLike): Tensor;
export function neg(x: TensorLike, options?: Out): number | Tensor {
  return same('neg', x, options);
}

/** |x|, element by element. */
export function abs(x: NotANumber): Tensor;
export function abs(x: number): number;
export function abs(x: TensorLike, options: Out): Tensor;
export function abs(x: TensorLike): Tensor;
export function abs(x: TensorLike, options?: Out): number | Tensor {
  return same('abs', x, options);
}

/** -1, 0 or 1 (NaN for NaN), element by element. */
export function sign(x: NotANumber): Tensor;
export function sign(x: number): number;
export function sign(x: TensorLike, options: Out): Tensor;
export function sign(x: TensorLike): Tensor;
export function sign(x: TensorLike, options?: Out): number | Tensor {
  return same('sign', x, options);
}

/** x², element by element. */
export function square(x: NotANumber): Tensor;
export function square(x: number): number;
export function square(x: TensorLike, options: Out): Tensor;
export function square(x: TensorLike): Tensor;
export function square(x: TensorLike, options?: Out): number | Tensor {
  return same('square', x, options);
}

/** √x, element by element; NaN below 0. Of a plain number a plain number: sqrt(2 / D). */
export function sqrt(x: NotANumber): Tensor;
export function sqrt(x: number): number;
export function sqrt(x: TensorLike, options: Out): Tensor;
export function sqrt(x: TensorLike): Tensor;
export function sqrt(x: TensorLike, options?: Out): number | Tensor {
  return float('sqrt', x, options);
}

/** eˣ, element by element; Infinity from x ≈ 710 on (88.7 for float32). */
export function exp(x: NotANumber): Tensor;
export function exp(x: number): number;
export function exp(x: TensorLike, options: Out): Tensor;
export function exp(x: TensorLike): Tensor;
export function exp(x: TensorLike, options?: Out): number | Tensor {
  return float('exp', x, options);
}

/** log x, the natural logarithm, element by element; -Infinity at 0, NaN below. */
export function log(x: NotANumber): Tensor;
export function log(x: number): number;
export function log(x: TensorLike, options: Out): Tensor;
export function log(x: TensorLike): Tensor;
export function log(x: TensorLike, options?: Out): number | Tensor {
  return float('log', x, options);
}

/** tanh x = (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ), element by element; from -1 to 1. */
export function tanh(x: NotANumber): Tensor;
export function tanh(x: number): number;
export function tanh(x: TensorLike, options: Out): Tensor;
export function tanh(x: TensorLike): Tensor;
export function tanh(x: TensorLike, options?: Out): number | Tensor {
  return float('tanh', x, options);
}

/** 1 / x, element by element; of whole numbers too, in float64 (where NumPy would cut). */
export function reciprocal(x: NotANumber): Tensor;
export function reciprocal(x: number): number;
export function reciprocal(x: TensorLike, options: Out): Tensor;
export function reciprocal(x: TensorLike): Tensor;
export function reciprocal(x: TensorLike, options?: Out): number | Tensor {
  return float('reciprocal', x, options);
}

/** eˣ - 1, element by element, exact near 0. */
export function expm1(x: NotANumber): Tensor;
export function expm1(x: number): number;
export function expm1(x: TensorLike, options: Out): Tensor;
export function expm1(x: TensorLike): Tensor;
export function expm1(x: TensorLike, options?: Out): number | Tensor {
  return mapped('expm1', Math.expm1, x, options);
}

/** log(1 + x), element by element, exact near 0; NaN below -1. */
export function log1p(x: NotANumber): Tensor;
export function log1p(x: number): number;
export function log1p(x: TensorLike, options: Out): Tensor;
export function log1p(x: TensorLike): Tensor;
export function log1p(x: TensorLike, options?: Out): number | Tensor {
  return mapped('log1p', Math.log1p, x, options);
}

/** log₂ x, element by element; -Infinity at 0, NaN below. */
export function log2(x: NotANumber): Tensor;
export function log2(x: number): number;
export function log2(x: TensorLike, options: Out): Tensor;
export function log2(x: TensorLike): Tensor;
export function log2(x: TensorLike, options?: Out): number | Tensor {
  return mapped('log2', Math.log2, x, options);
}

/** log₁₀ x, element by element; -Infinity at 0, NaN below. */
export function log10(x: NotANumber): Tensor;
export function log10(x: number): number;
export function log10(x: TensorLike, options: Out): Tensor;
export function log10(x: TensorLike): Tensor;
export function log10(x: TensorLike, options?: Out): number | Tensor {
  return mapped('log10', Math.log10, x, options);
}

/** sin x, element by element; x in radians. */
export function sin(x: NotANumber): Tensor;
export function sin(x: number): number;
export function sin(x: TensorLike, options: Out): Tensor;
export function sin(x: TensorLike): Tensor;
export function sin(x: TensorLike, options?: Out): number | Tensor {
  return mapped('sin', Math.sin, x, options);
}

/** cos x, element by element; x in radians. */
export function cos(x: NotANumber): Tensor;
export function cos(x: number): number;
export function cos(x: TensorLike, options: Out): Tensor;
export function cos(x: TensorLike): Tensor;
export function cos(x: TensorLike, options?: Out): number | Tensor {
  return mapped('cos', Math.cos, x, options);
}

/** tan x, element by element; x in radians. */
export function tan(x: NotANumber): Tensor;
export function tan(x: number): number;
export function tan(x: TensorLike, options: Out): Tensor;
export function tan(x: TensorLike): Tensor;
export function tan(x: TensorLike, options?: Out): number | Tensor {
  return mapped('tan', Math.tan, x, options);
}

/** sinh x = (eˣ - e⁻ˣ) / 2, element by element. */
export function sinh(x: NotANumber): Tensor;
export function sinh(x: number): number;
export function sinh(x: TensorLike, options: Out): Tensor;
export function sinh(x: TensorLike): Tensor;
export function sinh(x: TensorLike, options?: Out): number | Tensor {
  return mapped('sinh', Math.sinh, x, options);
}

/** cosh x = (eˣ + e⁻ˣ) / 2, element by element. */
export function cosh(x: NotANumber): Tensor;
export function cosh(x: number): number;
export function cosh(x: TensorLike, options: Out): Tensor;
export function cosh(x: TensorLike): Tensor;
export function cosh(x: TensorLike, options?: Out): number | Tensor {
  return mapped('cosh', Math.cosh, x, options);
}

/** The angle whose tangent is x, in radians from -π/2 to π/2. */
export function arctan(x: NotANumber): Tensor;
export function arctan(x: number): number;
export function arctan(x: TensorLike, options: Out): Tensor;
export function arctan(x: TensorLike): Tensor;
export function arctan(x: TensorLike, options?: Out): number | Tensor {
  return mapped('arctan', Math.atan, x, options);
}

/** The angle whose sine is x, in radians from -π/2 to π/2; NaN outside -1 … 1. */
export function arcsin(x: NotANumber): Tensor;
export function arcsin(x: number): number;
export function arcsin(x: TensorLike, options: Out): Tensor;
export function arcsin(x: TensorLike): Tensor;
export function arcsin(x: TensorLike, options?: Out): number | Tensor {
  return mapped('arcsin', Math.asin, x, options);
}

/** The angle whose cosine is x, in radians from 0 to π; NaN outside -1 … 1. */
export function arccos(x: NotANumber): Tensor;
export function arccos(x: number): number;
export function arccos(x: TensorLike, options: Out): Tensor;
export function arccos(x: TensorLike): Tensor;
export function arccos(x: TensorLike, options?: Out): number | Tensor {
  return mapped('arccos', Math.acos, x, options);
}

/** ⌊x⌋, the largest whole number not above x. */
export function floor(x: NotANumber): Tensor;
export function floor(x: number): number;
export function floor(x: TensorLike, options: Out): Tensor;
export function floor(x: TensorLike): Tensor;
export function floor(x: TensorLike, options?: Out): number | Tensor {
  return rounded('floor', Math.floor, x, options);
}

/** ⌈x⌉, the smallest whole number not below x. */
export function ceil(x: NotANumber): Tensor;
export function ceil(x: number): number;
export function ceil(x: TensorLike, options: Out): Tensor;
export function ceil(x: TensorLike): Tensor;
export function ceil(x: TensorLike, options?: Out): number | Tensor {
  return rounded('ceil', Math.ceil, x, options);
}

/** x without its decimals, cut toward 0. */
export function trunc(x: NotANumber): Tensor;
export function trunc(x: number): number;
export function trunc(x: TensorLike, options: Out): Tensor;
export function trunc(x: TensorLike): Tensor;
export function trunc(x: TensorLike, options?: Out): number | Tensor {
  return rounded('trunc', Math.trunc, x, options);
}

/** x rounded to `decimals` (-1: to tens, whole numbers too); halves go to the even digit, as in NumPy. */
export function round(x: NotANumber, decimals?: number): Tensor;
export function round(x: number, decimals?: number): number;
export function round(x: TensorLike, decimals: number, options: Out): Tensor;
export function round(x: TensorLike, decimals?: number): Tensor;
export function round(x: TensorLike, decimals = 0, options?: Out): number | Tensor {
  if (!Number.isInteger(decimals))
    throw new ValueError(`round: decimals is ${describe(decimals)}; expected a whole number.`);
  const scale = 10 ** Math.abs(decimals);
  const f =
    decimals === 0
      ? halfToEven
      : decimals > 0
        ? (v: number) => halfToEven(v * scale) / scale
        : (v: number) => halfToEven(v / scale) * scale;
  const t = toNdArray('round', x, 'x');
  const rounded = (): NdArray =>
    decimals >= 0 || t.dtype !== 'int32'
      ? roundWith(t, f)
      : new Tensor(Int32Array.from(t.data, f), t.shape);
  return answer('round', rounded, options, decimals >= 0 ? x : t);
}

function halfToEven(value: number): number {
  if (Math.abs(value) >= 2 ** 52 || Number.isNaN(value)) return value;
  const low = Math.floor(value);
  const rest = value - low;
  const rounded = rest < 0.5 || (rest === 0.5 && low % 2 === 0) ? low : low + 1;
  return rounded === 0 ? (value < 0 || Object.is(value, -0) ? -0 : 0) : rounded;
}

/** min(max(x, low), high), element by element, with broadcasting; NaN stays; null leaves a side open. */
export function clip(
  x: TensorLike,
  low: TensorLike | null,
  high: TensorLike | null,
  options?: Out,
): Tensor {
  return given('clip', (out) => clipped(x, low, high, out), options);
}

/** Whether each element is NaN. */
export function isnan(x: TensorLike): Tensor {
  return wrap(test(toNdArray('isnan', x, 'x'), Number.isNaN));
}

/** Whether each element is a finite number: not NaN, not infinite. */
export function isfinite(x: TensorLike): Tensor {
  return wrap(test(toNdArray('isfinite', x, 'x'), Number.isFinite));
}

/** Whether each element is Infinity or -Infinity. */
export function isinf(x: TensorLike): Tensor {
  return wrap(
    test(
      toNdArray('isinf', x, 'x'),
      (v) => v === Number.POSITIVE_INFINITY || v === Number.NEGATIVE_INFINITY,
    ),
  );
}

function pairs(op: BinaryOp, a: TensorLike, b: TensorLike, options?: Out): number | Tensor {
  return answer(op.name, (out) => binary(op, a, b, out), options, a, b);
}

type Name<F extends (fn: never, ...rest: never[]) => unknown> = Parameters<F>[0];

/** Of one operand; whole numbers stay what they are. */
function same(fn: Name<typeof sameUnary>, x: TensorLike, options?: Out): number | Tensor {
  return answer(fn, (out) => sameUnary(fn, toNdArray(fn, x, 'x'), out), options, x);
}

/** Of one operand, with loops of its own; whole numbers become float64. */
function float(fn: Name<typeof floatUnary>, x: TensorLike, options?: Out): number | Tensor {
  return answer(fn, (out) => floatUnary(fn, toNdArray(fn, x, 'x'), out), options, x);
}

type OfNumber = (v: number) => number;

/** The same by a function of one number. */
function mapped(fn: string, f: OfNumber, x: TensorLike, options?: Out): number | Tensor {
  return answer(fn, () => mapFloat(toNdArray(fn, x, 'x'), f), options, x);
}

/** The same where whole numbers stay what they are. */
function rounded(fn: string, f: OfNumber, x: TensorLike, options?: Out): number | Tensor {
  return answer(fn, () => roundWith(toNdArray(fn, x, 'x'), f), options, x);
}

/** Plain numbers in, plain number out, unless there is an `out`. */
function answer(
  fn: string,
  compute: (out?: Tensor) => NdArray,
  options: Out | undefined,
  a: TensorLike,
  b: TensorLike = 0,
): number | Tensor {
  const out = outOf(fn, options);
  if (out) return stored(fn, compute(out), out);
  return numberOr(compute(), a, b);
}

/** Plain numbers in, plain number out. */
function numberOr(result: NdArray, a: TensorLike, b: TensorLike = 0): number | Tensor {
  return typeof a === 'number' && typeof b === 'number' ? result.data[0]! : wrap(result);
}
