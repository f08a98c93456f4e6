import { describe, expect, test } from 'vitest';
import {
  logistic,
  relu_backward,
  relu_forward,
  sigmoid_forward,
  swish_forward,
  tanh_forward,
} from '../../../kernel-lib/library/layers/index.js';
import {
  adam,
  type OptimConfig,
  sgd,
  sgd_momentum,
} from '../../../kernel-lib/library/optim/index.js';
import { RandomState } from '../../../kernel-lib/library/random/index.js';
import {
  abs,
  exp,
  log,
  maximum,
  minimum,
  neg,
  sqrt,
  square,
  type Tensor,
  tanh,
  tensor,
  zeros,
} from '../../../kernel-lib/library/tensor/index.js';
import * as basic64 from '../../../kernel-lib/library/tensor/loops/any/float64.js';
import * as functions32 from '../../../kernel-lib/library/tensor/loops/exp/float32.js';
import * as functions64 from '../../../kernel-lib/library/tensor/loops/exp/float64.js';
import * as float64 from '../../../kernel-lib/library/tensor/loops/float/float64.js';
import * as basic32 from '../../../kernel-lib/library/tensor/loops/generated/any/float32.js';
import * as float32 from '../../../kernel-lib/library/tensor/loops/generated/float/float32.js';
import { type MapName, mapInto } from '../../../kernel-lib/library/wasm/loops.js';

/** Everywhere that a branch of exp, log or tanh begins, and what is special. */
const EDGES = [
  0,
  -0,
  1,
  -1,
  Number.NaN,
  Infinity,
  -Infinity,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  1e-300,
  1e-9,
  -1e-9,
  3.725290298461914e-9,
  0.34657359,
  0.3465736,
  -0.3465736,
  0.17328679,
  0.34657359027997264,
  1.0397,
  1.03972,
  1.0397207708399179,
  0.5,
  0.9999999,
  1.0000001,
  2,
  4,
  1024,
  6.58,
  6.6,
  9.5,
  9.8,
  19.4,
  19.5,
  21.9,
  22,
  22.1,
  708,
  708.5,
  709.78,
  709.79,
  710.1,
  -708.2,
  -720,
  -745.1,
  -745.2,
  -746.1,
  1e308,
  Math.E,
];

/** The edges, and numbers of all sizes. */
function numbers(count: number): Float64Array {
  const rng = new RandomState(7);
  const out = rng.normal(0, 2, [count]).data as Float64Array;
  const sizes = rng.uniform(-300, 300, [count]).data;
  for (let i = 0; i < count; i += 3)
    out[i] = Math.sign(out[i]!) * 10 ** (sizes[i]! / (1 + (i % 7) ** 2));
  out.set(EDGES.slice(0, count));
  return out;
}

/** Whether two arrays have the same bits; all NaN count as one. */
function sameBits(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < b.length; i++) if (!Object.is(a[i], b[i])) return false;
  return a.length === b.length;
}

// Each function, and the plain form of it for one number of either type.
const MAPS = {
  exp: [exp, functions64.exp1, functions32.exp1],
  log: [log, functions64.log1, functions32.log1],
  tanh: [tanh, functions64.tanh1, functions32.tanh1],
  logistic: [(x: Tensor) => sigmoid_forward(x)[0], functions64.logistic1, functions32.logistic1],
  relu: [(x: Tensor) => relu_forward(x)[0], (v: number) => Math.max(0, v), undefined],
  sqrt: [sqrt, Math.sqrt, undefined],
  abs: [abs, Math.abs, undefined],
  neg: [neg, (v: number) => -v, undefined],
  square: [square, (v: number) => v * v, undefined],
} as const;

describe.each(Object.entries(MAPS))('%s', (name, [whole, one, one32]) => {
  test.each([0, 1, 99, 100, 101, 511, 512, 4096, 4099, 16_385, 70_001])(
    '%i numbers: those of the plain form, to the last bit',
    (n) => {
      const x = numbers(n);
      expect(sameBits(whole(tensor(x)).data, x.map(one))).toBe(true);
      const single = Float32Array.from(x);
      expect(sameBits(whole(tensor(single)).data, single.map(one32 ?? one))).toBe(true);
    },
  );

  test('WebAssembly really takes it', () => {
    const out = new Float64Array(1000);
    expect(mapInto(name as MapName, numbers(1000), out)).toBe(true);
    expect(sameBits(out, numbers(1000).map(one))).toBe(true);
    expect(mapInto(name as MapName, numbers(50), out)).toBe(false);
  });
});

test.each(['exp', 'log', 'tanh'] as const)("%s is Math's to rounding, float32 too", (name) => {
  const x = numbers(20_000);
  const spacing = (v: number, bits: number) => 2 ** (Math.floor(Math.log2(Math.abs(v))) - bits);
  x.forEach((v) => {
    const truth = Math[name](v);
    const got = MAPS[name][1](v);
    if (!Number.isFinite(truth) || Math.abs(truth) < 1e-300) expect(got).toBe(truth);
    else expect(Math.abs(got - truth) / spacing(truth, 52)).toBeLessThan(4);
    const single = Math.fround(v);
    const truth32 = Math[name](single);
    if (Math.abs(truth32) > 1e38 || !(Math.abs(truth32) > 1e-37)) return;
    const gap = Math.abs(MAPS[name][2](single) - truth32);
    expect(gap / spacing(truth32, 23)).toBeLessThan(name === 'tanh' ? 2.5 : 1);
  });
});

test('round numbers give round results', () => {
  for (const f of [functions64, functions32]) {
    expect([f.exp1(0), f.log1(1), f.tanh1(0), f.logistic1(0)]).toEqual([1, 0, 0, 0.5]);
    expect(Object.is(f.tanh1(-0), -0)).toBe(true);
    expect([f.tanh1(50), f.tanh1(-50), f.logistic1(800), f.exp1(-2000)]).toEqual([1, -1, 1, 0]);
  }
  expect(functions64.exp1(1)).toBe(Math.E);
  expect(functions64.log1(2)).toBe(Math.LN2);
  expect(functions64.tanh1(1e-9)).toBe(1e-9);
});

test('exp is within 1 ulp of the truth, tanh within 2.5', () => {
  // e^x by its series in whole numbers of 2^-120.
  const ONE = 1n << 120n;
  const scaled = (v: number) => BigInt(v * 2 ** 60) << 60n;
  const truth = (v: number) => {
    let sum = ONE;
    let term = ONE;
    for (let k = 1n; term !== 0n && term !== -1n && k < 200n; k++) {
      term = (term * scaled(v)) / ONE / k;
      sum += term;
    }
    return sum;
  };
  // Multiples of 2^-40, so that they are exact above.
  const x = new RandomState(1)
    .uniform(-4, 4, [600])
    .data.map((v) => Math.round(v * 2 ** 40) / 2 ** 40);
  const ulps = (value: number, exact: bigint) => {
    const ulp = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 52);
    return Math.abs(Number(BigInt(value * 2 ** 80) * (1n << 40n) - exact) / 2 ** 120) / ulp;
  };
  const exps = exp(tensor(x)).data;
  const tanhs = tanh(tensor(x)).data;
  let worstExp = 0;
  let worstTanh = 0;
  x.forEach((v, i) => {
    if (Math.abs(v) < 0.1) return;
    worstExp = Math.max(worstExp, ulps(exps[i]!, truth(v)));
    const e = truth(2 * v);
    worstTanh = Math.max(worstTanh, ulps(tanhs[i]!, ((e - ONE) * ONE) / (e + ONE)));
  });
  expect(worstExp).toBeLessThan(1);
  expect(worstTanh).toBeLessThan(2.5);
  expect(worstExp).toBeGreaterThan(0.3);
});

describe.each(['float64', 'float32'] as const)('%s arithmetic', (dtype) => {
  const plain = dtype === 'float64' ? { ...basic64, ...float64 } : { ...basic32, ...float32 };
  const make = (n: number) => tensor(numbers(n)).astype(dtype);

  test.each([511, 512, 513, 4097, 40_001])(
    '%i elements: as the plain loops, with arrays and numbers',
    (n) => {
      const a = make(n);
      const b = make(n).slice('::-1');
      const pairs = [
        [a.mul(b), b, 1, plain.mul],
        [a.div(b), b, 1, plain.div],
        [a.mul(0.3), tensor([0.3]).astype(dtype), 0, plain.mul],
        [a.div(-3), tensor([-3]).astype(dtype), 0, plain.div],
        [a.add(b), b, 1, plain.add],
        [maximum(a, b), b, 1, plain.maximum],
        [minimum(a, b), b, 1, plain.minimum],
        [maximum(a, 0), tensor([0]).astype(dtype), 0, plain.maximum],
        [minimum(a, -0), tensor([-0]).astype(dtype), 0, plain.minimum],
        [maximum(a, Number.NaN), tensor([Number.NaN]).astype(dtype), 0, plain.maximum],
      ] as const;
      for (const [got, right, step, loop] of pairs) {
        const out = zeros([n], dtype).data;
        (loop as (...args: unknown[]) => void)(a.data, 0, 1, right.data, 0, step, out, 0, n);
        expect(sameBits(got.data, out)).toBe(true);
      }
      const one = (x: number) => (dtype === 'float32' ? Math.fround(x) : x);
      const [x, y] = [a.data, b.data];
      expect(
        sameBits(
          a.add(b).data,
          x.map((v, i) => one(v + y[i]!)),
        ),
      ).toBe(true);
      expect(
        sameBits(
          a.sub(1.5).data,
          x.map((v) => one(v - 1.5)),
        ),
      ).toBe(true);
      const reversed = tensor(2).astype(dtype).sub(a);
      expect(
        sameBits(
          reversed.data,
          x.map((v) => one(2 - v)),
        ),
      ).toBe(true);
      const own = a.copy();
      own.add_(own);
      expect(
        sameBits(
          own.data,
          x.map((v) => one(v + v)),
        ),
      ).toBe(true);
    },
  );

  test.each([
    [300, 7],
    [100, 100],
    [33, 511],
    [3, 1000],
    [2, 1],
  ])('a row meets (%i, %i), and rows are summed in their order', (rows, columns) => {
    const x = new RandomState(2).randn(rows, columns).astype(dtype);
    const b = new RandomState(3).randn(columns).astype(dtype);
    const one = (v: number) => (dtype === 'float32' ? Math.fround(v) : v);
    const sum = zeros([rows, columns], dtype);
    const total = zeros([columns], dtype);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        sum.data[i * columns + j] = one(x.data[i * columns + j]! + b.data[j]!);
        total.data[j] = i === 0 ? x.data[j]! : one(total.data[j]! + x.data[i * columns + j]!);
      }
    expect(sameBits(x.add(b).data, sum.data)).toBe(true);
    expect(sameBits(x.sum(0).data, total.data)).toBe(true);
  });

  test('relu backwards lets through where x is above 0, and nothing else', () => {
    const x = make(2000);
    const dout = new RandomState(1).randn(2000).astype(dtype);
    const expected = dout.data.map((d, i) => (x.data[i]! > 0 ? d : 0));
    expect(sameBits(relu_backward(dout, x).data, expected)).toBe(true);
  });

  test('update rules move long weights as they move short ones', () => {
    const rng = new RandomState(4);
    const w = rng.randn(5000).astype(dtype);
    const dw = rng.randn(5000).astype(dtype);
    for (const rule of [sgd, sgd_momentum, adam]) {
      const configs: OptimConfig[] = [{}, { reuse_state: true }];
      for (const config of configs) {
        let [next, state] = rule(w, dw, config);
        [next, state] = rule(next, dw, state);
        for (let i = 0; i < 5000; i += 250) {
          const part = (t: Tensor) => t.slice(`${i}:${i + 250}`);
          let [short, own] = rule(part(w), part(dw), config);
          [short, own] = rule(short, part(dw), own);
          expect(sameBits(part(next).data, short.data)).toBe(true);
          for (const name of ['velocity', 'm', 'v'] as const)
            if (own[name]) expect(sameBits(part(state[name]!).data, own[name].data)).toBe(true);
        }
      }
    }
  });
});

test('swish and tanh layers are their formulas', () => {
  const x = new RandomState(5).randn(1000);
  expect(sameBits(tanh_forward(x)[0].data, x.data.map(functions64.tanh1))).toBe(true);
  expect(
    sameBits(
      swish_forward(x)[0].data,
      x.data.map((v) => v * logistic(v)),
    ),
  ).toBe(true);
});
