import { loopJoin, loopSums } from '../../blas/internal.js';
import { eachRow, extremeRun, joinRows as joinRowsInto } from '../../wasm/internal.js';
import { castData, type TypedArray } from '../core/dtype.js';
import { describe, ValueError } from '../core/errors.js';
import { allocateFor } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { formatShape, normalizeAxes } from '../core/shape.js';
import { read } from '../core/stored.js';
import * as basic64 from '../loops/any/float64.js';
import { addInto as addInto64 } from '../loops/float/float64.js';
import * as basic32 from '../loops/generated/any/float32.js';
import * as basicInt from '../loops/generated/any/int32.js';
import { addInto as addInto32 } from '../loops/generated/float/float32.js';
import { sumRun32, sumRun64 } from './pairwise.js';
import { settle, settleAnyway } from './settle.js';

/** Which axes to reduce: one, several, or all (`undefined` or `null`). */
export type Axis = number | readonly number[] | null | undefined;

/** How to fold many values into one, along a row and between rows. */
export interface Fold {
  /** The result of folding nothing; undefined if there is none. */
  readonly empty: number | undefined;
  /** The fold of n elements from i on. */
  readonly run: (a: TypedArray, i: number, n: number) => number;
  /** The fold of n elements from i on into an earlier result, where that is not just a join. */
  readonly resume?: (a: TypedArray, i: number, n: number, before: number) => number;
  /** The fold of two partial results. */
  readonly join: (x: number, y: number) => number;
  /** The names under which WebAssembly knows it: of one row each, and of rows joined. */
  readonly quick?: {
    readonly each: 'sum' | 'largest' | 'smallest';
    readonly join: 'add' | 'max' | 'min';
  };
  /** The same for n results side by side, from o on in out; by default `join` one by one. */
  readonly joinRow?: (a: TypedArray, i: number, out: TypedArray, o: number, n: number) => void;
}

/** The reductions that a tensor has as methods. */
const METHODS = new Set(['sum', 'prod', 'mean', 'var', 'std', 'max', 'min', 'any', 'all']);

/** The shape left after reducing `axes`, with ones in their place for keepdims. */
export function reducedShape(
  fn: string,
  shape: readonly number[],
  axes: readonly number[],
  keepdims: boolean,
): number[] {
  if (typeof keepdims !== 'boolean') {
    const call = METHODS.has(fn) ? `x.${fn}(` : `${fn}(x, `;
    const ddof =
      typeof keepdims === 'number' && /^(nan)?(var|std)$/.test(fn)
        ? ` ddof comes after it: ${call}0, false, ${keepdims}).`
        : '';
    throw new ValueError(
      `${fn}: keepdims is ${describe(keepdims)}; expected true or false, after the axis: ${call}0, true).${ddof}`,
    );
  }
  const out: number[] = [];
  for (let k = 0; k < shape.length; k++) {
    if (!axes.includes(k)) out.push(shape[k]!);
    else if (keepdims) out.push(1);
  }
  return out;
}

/**
 * Folds `x` over `axes` into an array of float64 (or float32) results. Neighbouring axes of the
 * same kind are joined; a last axis that is reduced is folded row by row, otherwise rows are
 * folded into the result element by element. This is the order in which NumPy adds.
 */
export function foldAxes(
  x: TypedArray,
  shape: readonly number[],
  axes: readonly number[],
  fold: Fold,
  out: TypedArray,
): void {
  const { dims, steps } = plan(shape, axes);
  if (x.length === 0) {
    if (fold.empty !== undefined) out.fill(fold.empty);
    return;
  }
  const inner = dims.length - 1;
  if (inner < 0) {
    out[0] = fold.run(x, 0, 1);
    return;
  }
  const n = dims[inner]!;
  const across = steps[inner] === 0;
  if (inner === 1 && fold.quick) {
    const [floats, to] = [x as Float64Array, out as Float64Array];
    if (across) {
      const { each } = fold.quick;
      if (each === 'sum' && loopSums(floats, dims[0]!, n, to)) return;
      if (eachRow(each, floats, dims[0]!, n, to)) return;
    } else {
      // All rows into one: the first as it is, the others joined to it.
      out.set(x.subarray(0, n));
      const { join } = fold.quick;
      if (join === 'add' && loopJoin(floats, n, dims[0]! - 1, n, to, 0)) return;
      if (joinRowsInto(join, floats, n, dims[0]! - 1, n, to, 0)) return;
    }
  }
  const count = new Array<number>(inner).fill(0);
  const fresh = new Uint8Array(across ? out.length : out.length / n).fill(1);
  let o = 0;
  for (let i = 0; i < x.length; i += n) {
    if (across) {
      if (fresh[o]) out[o] = fold.run(x, i, n);
      else if (fold.resume) out[o] = fold.resume(x, i, n, out[o]!);
      else out[o] = fold.join(out[o]!, fold.run(x, i, n));
      fresh[o] = 0;
    } else {
      const first = fresh[o / n];
      fresh[o / n] = 0;
      if (first) for (let c = 0; c < n; c++) out[o + c] = x[i + c]!;
      else joinRows(fold, out, o, x, i, n);
    }
    for (let k = inner - 1; k >= 0; k--) {
      o += steps[k]!;
      if (++count[k]! < dims[k]!) break;
      o -= steps[k]! * dims[k]!;
      count[k] = 0;
    }
  }
}

function joinRows(fold: Fold, out: TypedArray, o: number, x: TypedArray, i: number, n: number) {
  if (fold.joinRow) fold.joinRow(x, i, out, o, n);
  else for (let c = 0; c < n; c++) out[o + c] = fold.join(out[o + c]!, x[i + c]!);
}

/** Joined axes, and how far the result moves along each (0 where it is folded). */
function plan(shape: readonly number[], axes: readonly number[]) {
  const dims: number[] = [];
  const kept: boolean[] = [];
  for (let k = 0; k < shape.length; k++) {
    if (shape[k] === 1) continue;
    const keep = !axes.includes(k);
    const last = dims.length - 1;
    if (last >= 0 && kept[last] === keep) dims[last]! *= shape[k]!;
    else {
      dims.push(shape[k]!);
      kept.push(keep);
    }
  }
  const steps = new Array<number>(dims.length);
  for (let k = dims.length - 1, step = 1; k >= 0; k--) {
    steps[k] = kept[k] ? step : 0;
    if (kept[k]) step *= dims[k]!;
  }
  return { dims, steps };
}

export const SUM64: Fold = {
  empty: 0,
  run: sumRun64 as Fold['run'],
  join: (x, y) => x + y,
  joinRow: addInto64 as Fold['joinRow'],
  quick: { each: 'sum', join: 'add' },
};
export const SUM32: Fold = {
  empty: 0,
  run: sumRun32 as Fold['run'],
  join: (x, y) => Math.fround(x + y),
  joinRow: addInto32 as Fold['joinRow'],
  quick: { each: 'sum', join: 'add' },
};

// Products are taken strictly one after the other, since the order decides what overflows.
function multiplyOn(a: TypedArray, i: number, n: number, before: number): number {
  let p = before;
  for (const end = i + n; i < end; i++) p *= a[i]!;
  return p;
}

function multiplyOn32(a: TypedArray, i: number, n: number, before: number): number {
  let p = before;
  for (const end = i + n; i < end; i++) p = Math.fround(p * a[i]!);
  return p;
}

const PROD64: Fold = {
  empty: 1,
  run: (a, i, n) => multiplyOn(a, i, n, 1),
  resume: multiplyOn,
  join: (x, y) => x * y,
};
const PROD32: Fold = {
  empty: 1,
  run: (a, i, n) => multiplyOn32(a, i, n, 1),
  resume: multiplyOn32,
  join: (x, y) => Math.fround(x * y),
};

const larger = (x: number, y: number): number => (x >= y || Number.isNaN(x) ? x : y);
const smaller = (x: number, y: number): number => (x <= y || Number.isNaN(x) ? x : y);
const largest = (loops: { maxRun: unknown; maxInto: unknown }): Fold => ({
  empty: undefined,
  run: loops.maxRun as Fold['run'],
  join: larger,
  joinRow: loops.maxInto as Fold['joinRow'],
});
const smallest = (loops: { minRun: unknown; minInto: unknown }): Fold => ({
  empty: undefined,
  run: loops.minRun as Fold['run'],
  join: smaller,
  joinRow: loops.minInto as Fold['joinRow'],
});
/** Long runs of floats in WebAssembly, with the same results. */
function quick(name: 'max' | 'min', fold: Fold): Fold {
  const run: Fold['run'] = (a, i, n) =>
    extremeRun(name, a as Float64Array, i, n) ?? fold.run(a, i, n);
  const each = name === 'max' ? 'largest' : 'smallest';
  return { ...fold, run, quick: { each, join: name } };
}

const EXTREMES = {
  max: {
    float64: quick('max', largest(basic64)),
    float32: quick('max', largest(basic32)),
    int32: largest(basicInt),
  },
  min: {
    float64: quick('min', smallest(basic64)),
    float32: quick('min', smallest(basic32)),
    int32: smallest(basicInt),
  },
} as const;

/** Sums or products. Whole numbers are added exactly and must fit into int32. */
export function total(
  fn: 'sum' | 'prod',
  x: NdArray,
  axis: Axis,
  keepdims: boolean,
  caller: string = fn,
): NdArray {
  const axes = normalizeAxes(caller, axis, x.shape);
  const shape = reducedShape(caller, x.shape, axes, keepdims);
  settle(undefined, x);
  if (x.dtype === 'float32') {
    const data = allocateFor(caller, 'float32', shape, [x.shape]) as Float32Array;
    foldAxes(read(x), x.shape, axes, fn === 'sum' ? SUM32 : PROD32, data);
    noMinusZero(fn, data);
    return { data, shape, dtype: 'float32' };
  }
  const data = allocateFor(caller, 'float64', shape, [x.shape]) as Float64Array;
  foldAxes(castData(read(x), 'float64'), x.shape, axes, fn === 'sum' ? SUM64 : PROD64, data);
  noMinusZero(fn, data);
  if (x.dtype === 'float64') return { data, shape, dtype: 'float64' };
  return { data: wholeResult(fn, data), shape, dtype: 'int32' };
}

/** Exact whole results as int32, where NumPy has int64. @throws ValueError if one does not fit */
export function wholeResult(fn: string, data: Float64Array): Int32Array {
  const whole = Int32Array.from(data);
  for (let i = 0; i < data.length; i++)
    if (whole[i] !== data[i])
      throw new ValueError(
        `${fn}: the result ${data[i]} does not fit into int32. Use x.astype('float64').${fn}(…).`,
      );
  return whole;
}

/** NumPy's sums start from 0, so that those of -0 alone are 0. */
function noMinusZero(fn: string, data: Float64Array | Float32Array): void {
  if (fn === 'sum') for (let i = 0; i < data.length; i++) data[i]! += 0;
}

/** The whole sum as a number, without rounding to int32. */
export function sumAll(x: NdArray): number {
  settle(undefined, x);
  const data = read(x);
  if (x.dtype === 'float64') return 0 + sumRun64(data as Float64Array, 0, data.length);
  if (x.dtype === 'float32') return 0 + sumRun32(data as Float32Array, 0, data.length);
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i]!;
  return sum;
}

/** The whole product as a number. */
export function prodAll(x: NdArray): number {
  const data = read(x);
  return (x.dtype === 'float32' ? PROD32 : PROD64).run(data, 0, data.length);
}

/** The largest or smallest of all float64 as a number. */
export function extremeAll(fn: 'max' | 'min', x: NdArray): number {
  settleAnyway(x);
  const data = read(x);
  if (data.length === 0) throw emptyError(fn, x.shape);
  return EXTREMES[fn].float64.run(data, 0, data.length);
}

/** Largest or smallest; NaN wins, as in NumPy. */
export function extreme(fn: 'max' | 'min', x: NdArray, axis: Axis, keepdims: boolean): NdArray {
  const axes = normalizeAxes(fn, axis, x.shape);
  const shape = reducedShape(fn, x.shape, axes, keepdims);
  const data = allocateFor(fn, x.dtype, shape, [x.shape]);
  if (axes.some((k) => x.shape[k] === 0)) throw emptyError(fn, x.shape);
  settleAnyway(x);
  const type = x.dtype === 'bool' ? 'int32' : x.dtype;
  foldAxes(castData(read(x), type), x.shape, axes, EXTREMES[fn][type], data);
  return { data, shape, dtype: x.dtype };
}

/** Whether any, or all, elements are not zero (NaN counts as true). */
export function anyAll(fn: 'any' | 'all', x: NdArray, axis: Axis, keepdims: boolean): NdArray {
  const flags = castData(castData(read(x), 'bool'), 'int32');
  const axes = normalizeAxes(fn, axis, x.shape);
  const shape = reducedShape(fn, x.shape, axes, keepdims);
  const data = allocateFor(fn, 'bool', shape, [x.shape]) as Uint8Array;
  const fold = EXTREMES[fn === 'any' ? 'max' : 'min'].int32;
  foldAxes(flags, x.shape, axes, { ...fold, empty: fn === 'any' ? 0 : 1 }, data);
  return { data, shape, dtype: 'bool' };
}

export function emptyError(fn: string, shape: readonly number[]): ValueError {
  return new ValueError(
    `${fn}: a tensor of shape ${formatShape(shape)} has no elements to choose from. Is a slice or a mask empty?`,
  );
}
