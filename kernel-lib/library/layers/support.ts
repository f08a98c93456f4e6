import { assertOptions, assertShape, describe, Tensor, ValueError } from '../tensor/index.js';
import { allocateFor, isFloat, unset32, unset64 } from '../tensor/internal.js';
import { gradientInto } from '../wasm/internal.js';

/** The float type that all of them have; undefined where they have another, or not one. */
export function commonFloat(
  { dtype }: Tensor,
  ...others: Tensor[]
): 'float64' | 'float32' | undefined {
  if (!isFloat(dtype)) return undefined;
  return others.every((each) => each.dtype === dtype) ? dtype : undefined;
}

/** Throws unless `dout` has the shape that the forward pass returned. */
export function needDout(fn: string, dout: Tensor, shape: readonly number[]): void {
  assertShape(fn, 'dout', dout, shape, 'as the output of the forward pass');
}

/** Throws unless `value` is one of `allowed`. */
export function needChoice(
  fn: string,
  arg: string,
  value: unknown,
  allowed: readonly string[],
): void {
  if (allowed.includes(value as string)) return;
  const list = allowed.map((a) => `'${a}'`).join(' or ');
  const got = typeof value === 'string' ? `'${value}'` : String(value);
  throw new ValueError(`${fn}: ${arg} must be ${list}, got ${got}.`);
}

/** Throws unless `cache` is there: `dout` alone is the usual slip in a backward pass. */
export function needCache(fn: string, cache: unknown): void {
  if (typeof cache === 'object' && cache !== null) return;
  throw new ValueError(
    `${fn}: the cache is ${describe(cache)}. Call ${fn}(dout, cache) with the cache from ` +
      `[out, cache] = ${fn.replace(/_backward(_alt)?/, '_forward')}(…).`,
  );
}

/** Names from PyTorch, TensorFlow and older courses, as the settings are called here. */
const MEANT: Readonly<Record<string, string>> = {
  epsilon: 'eps',
  decay: 'momentum',
  training: "mode: 'train' or 'test'",
  train: "mode: 'train' or 'test'",
  rate: 'p, the probability of keeping a unit',
  keep_prob: 'p',
  keep: 'p',
  padding: 'pad',
  strides: 'stride',
  kernel_size: 'pool_height and pool_width',
  pool_size: 'pool_height and pool_width',
  size: 'pool_height and pool_width',
};

/**
 * Throws unless the settings `param` are an object with no other names than those `known`; `example`
 * shows how they are written.
 */
export function needParam(
  fn: string,
  arg: string,
  param: unknown,
  example: string,
  known: readonly string[],
): void {
  if (typeof param !== 'object' || param === null)
    throw new ValueError(
      `${fn}: ${arg} must be an object such as ${example}, got ${describe(param)}.`,
    );
  assertOptions(`${fn}: ${arg}`, param, known, MEANT);
}

/** `eps`, if it can keep a division by a variance finite. */
export function needEps(fn: string, eps: number | undefined): number {
  if (eps === undefined) return 1e-5;
  if (typeof eps === 'number' && eps >= 0 && Number.isFinite(eps)) return eps;
  throw new ValueError(
    `${fn}: eps must be a small number, 0 or more, such as 1e-5; got ${describe(eps)}.`,
  );
}

/**
 * A zero-filled tensor for results computed from `x`: float32 stays float32, all else is float64. Where
 * another shape may be too large, the error names `fn`, which asks for it.
 */
export function floatLike(x: Tensor, shape: readonly number[] = x.shape, fn = 'floatLike'): Tensor {
  const dtype = x.dtype === 'float32' ? 'float32' : 'float64';
  return new Tensor(allocateFor(fn, dtype, shape, [x.shape]), [...shape]);
}

/** The same, of which every element is surely written before anybody sees it: not cleared first. */
export function floatUnset(x: Tensor): Tensor {
  const data = x.dtype === 'float32' ? unset32(x.size) : unset64(x.size);
  return new Tensor(data, x.shape);
}

/** f of every element, as a new tensor. */
export function mapElements(x: Tensor, f: (x: number) => number): Tensor {
  const out = floatUnset(x);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < from.length; i++) to[i] = f(from[i]);
  return out;
}

/** f of every pair of elements of two tensors of one shape, as a new tensor. */
export function mapPairs(a: Tensor, b: Tensor, f: (a: number, b: number) => number): Tensor {
  const out = floatUnset(a);
  const [p, q, to] = [a.data, b.data, out.data];
  for (let i = 0; i < to.length; i++) to[i] = f(p[i], q[i]);
  return out;
}

/**
 * A backward pass in WebAssembly, with the bits of the plain one; undefined where there is nothing to
 * gain. `at` is what the slope is told from: x for relu, the result for the others.
 */
export function quickGradient(
  name: 'relu' | 'sigmoid' | 'tanh',
  dout: Tensor,
  at: Tensor,
): Tensor | undefined {
  if (dout.dtype !== at.dtype || (at.dtype !== 'float64' && at.dtype !== 'float32')) return;
  const dx = floatUnset(at);
  const [d, y, to] = [dout.data, at.data, dx.data] as Float64Array[];
  return gradientInto(name, d, y, to) ? dx : undefined;
}
