import {
  broadcastShapes,
  broadcastTo,
  describe,
  formatShape,
  ShapeError,
  sameShape,
  Tensor,
  type TensorLike,
  ValueError,
} from '../tensor/index.js';
import { allocateFor, toNdArray } from '../tensor/internal.js';
import { binomialNumber, multinomialNumbers, poissonNumber, type Uniform } from './counts.js';
import { type Size, sampleShape } from './size.js';

// Distributions whose parameters may be tensors, alike for both generators.

/** A parameter: its values, and what they must be. */
interface Parameter {
  readonly name: string;
  readonly value: TensorLike;
  readonly fits: (v: number) => boolean;
  readonly expected: string;
}

/** A number where neither a size nor a parameter is a tensor, else a tensor of draws, one per element. */
function draws(
  fn: string,
  size: Size,
  parameters: readonly Parameter[],
  draw: (...values: number[]) => number,
  whole: (...values: number[]) => boolean,
): number | Tensor {
  const arrays = parameters.map(({ name, value, fits, expected }) => {
    const x = toNdArray(fn, value, name);
    for (const v of x.data)
      if (!fits(v)) throw new ValueError(`${fn}: ${name} is ${v}; expected ${expected}.`);
    return x;
  });
  const common = arrays.reduce<readonly number[]>(
    (shape, x) => broadcastShapes(fn, shape, x.shape),
    [],
  );
  const shape = sampleShape(fn, size) ?? (common.length > 0 ? [...common] : undefined);
  if (shape === undefined) return draw(...arrays.map((x) => x.data[0]!));
  if (!sameShape(broadcastShapes(fn, common, shape), shape))
    throw new ShapeError(
      `${fn}: size ${formatShape(shape)} does not hold the parameters, which have the shape ${formatShape(common)}.`,
    );
  const values = arrays.map((x) => (x.shape.length === 0 ? x.data : broadcastTo(x, shape).data));
  const at = (i: number): number[] => values.map((v) => v[v.length === 1 ? 0 : i]!);
  const fits = arrays.every((x) => x.data.every((v) => whole(v)));
  const out = allocateFor(fn, fits ? 'int32' : 'float64', shape);
  for (let i = 0; i < out.length; i++) out[i] = draw(...at(i));
  return new Tensor(out, shape);
}

/** Whether counts around this many fit into int32. */
const small = (v: number): boolean => v < 2 ** 30;
const COUNT = {
  fits: (v: number): boolean => Number.isSafeInteger(v) && v >= 0,
  expected: 'a whole number, 0 or more',
};
const SHARE = {
  fits: (v: number): boolean => v >= 0 && v <= 1,
  expected: 'a probability from 0 to 1',
};

export function binomialSample(uniform: Uniform, n: TensorLike, p: TensorLike, size: Size) {
  const parameters = [
    { name: 'n', value: n, ...COUNT },
    { name: 'p', value: p, ...SHARE },
  ];
  return draws('binomial', size, parameters, (n, p) => binomialNumber(uniform, n!, p!), small);
}

/** The largest mean of which NumPy draws; above it counts would leave int64. */
const MOST_EVENTS = 9.223372006484771e18;

export function poissonSample(uniform: Uniform, lam: TensorLike, size: Size) {
  const fits = (v: number): boolean => v >= 0 && v <= MOST_EVENTS;
  const parameter = { name: 'lam', value: lam, fits, expected: 'how many are expected, 0 or more' };
  return draws('poisson', size, [parameter], (lam) => poissonNumber(uniform, lam!), small);
}

export function exponentialSample(standard: () => number, scale: TensorLike, size: Size) {
  const fits = (v: number): boolean => v >= 0;
  const parameter = { name: 'scale', value: scale, fits, expected: 'a mean, 0 or more' };
  return draws(
    'exponential',
    size,
    [parameter],
    (scale) => scale! * standard(),
    () => false,
  );
}

/** Draws of n tries among outcomes: (size…, K). */
export function multinomialSample(
  uniform: Uniform,
  n: number,
  pvals: TensorLike,
  size: Size,
): Tensor {
  const fn = 'multinomial';
  if (typeof n !== 'number' || !COUNT.fits(n))
    throw new ValueError(`${fn}: n is ${describe(n)}; expected ${COUNT.expected}.`);
  const p = toNdArray(fn, pvals, 'pvals');
  if (p.shape.length !== 1 || p.data.length === 0)
    throw new ShapeError(
      `${fn}: pvals has shape ${formatShape(p.shape)}; expected one probability for each outcome.`,
    );
  const bad = p.data.findIndex((v) => !SHARE.fits(v));
  if (bad >= 0)
    throw new ValueError(`${fn}: pvals[${bad}] is ${p.data[bad]}; expected ${SHARE.expected}.`);
  const sum = Array.from(p.data.subarray(0, -1)).reduce((s, v) => s + v, 0);
  if (sum > 1 + 1e-12)
    throw new ValueError(
      `${fn}: pvals without the last sum to ${sum}, more than 1. Divide them by their sum: p.div(p.sum()).`,
    );
  const shape = [...(sampleShape(fn, size) ?? []), p.data.length];
  const out = allocateFor(fn, small(n) ? 'int32' : 'float64', shape);
  for (let at = 0; at < out.length; at += p.data.length)
    multinomialNumbers(uniform, n, p.data, out, at);
  return new Tensor(out, shape);
}
