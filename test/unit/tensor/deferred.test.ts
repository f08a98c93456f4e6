import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RandomState } from '../../../kernel-lib/library/random/index.js';
import { sourceOf } from '../../../kernel-lib/library/tensor/core/stored.js';
import {
  add,
  div,
  dot,
  exp,
  full,
  log,
  maximum,
  mul,
  sqrt,
  stack,
  sub,
  type Tensor,
  tanh,
  zeros,
} from '../../../kernel-lib/library/tensor/index.js';
import { wasmStatus } from '../../../kernel-lib/library/wasm/index.js';

/* Formulas are worked out when they are read, in one pass: nobody sees anything of it but the clock. */

const rng = new RandomState(5);
const normal = (...shape: number[]) => rng.randn(...shape) as Tensor;
const isWaiting = (x: Tensor) => sourceOf(x)?.isReady === false;
/** The same tensor, whose memory anybody may write: what is done with it is done at once. */
const atOnce = (x: Tensor): Tensor => {
  const y = x.copy();
  return y.data && y;
};

/** What is done with tensors x and y and a number k; each must give a new one. */
const STEPS: readonly ((x: Tensor, y: Tensor, k: number) => Tensor)[] = [
  (x, y) => x.add(y),
  (x, y) => x.sub(y),
  (x, y) => x.mul(y),
  (x, y) => x.div(y),
  (x, y) => x.maximum(y),
  (x, y) => x.minimum(y),
  (x, _, k) => x.add(k),
  (x, _, k) => sub(k, x),
  (x, _, k) => x.mul(k),
  (x, _, k) => div(k, x),
  (x, _, k) => maximum(k, x),
  (x) => x.neg(),
  (x) => x.abs(),
  (x) => x.square(),
  (x) => x.pow(-1),
  (x) => sqrt(x),
  (x) => exp(x),
  (x) => log(x),
  (x) => tanh(x),
  (x) => x.mul(x),
  (x) => x.sign(),
  (x, y) => x.clip(-1, 1).add(y),
  (x) => x.T.T,
  (x) => x.reshape(36, 64).reshape(48, 48),
  (x) => x.add(x.mean(0)),
  (x, y) => x.div(y.max(1, true)),
  (x, y) => y.slice(0).sub(x),
  (x, y) => x.mul(y.greater(0)),
  (x, y) => y.less(0).slice(2).sub(x),
  (x, y, k) => full(x.shape, k, x.dtype).div(y),
];
/** What changes x itself. */
const CHANGES: readonly ((x: Tensor, y: Tensor, k: number) => unknown)[] = [
  (x, y) => x.add_(y),
  (x, y) => x.sub_(y.mul(0.5)),
  (x, _, k) => x.mul_(k),
  (x, y) => x.div_(y),
  (x, _, k) => x.set(k, 3),
  (x, y) => x.set(y.slice(0), 1),
  (x, _, k) => x.addAt(k, [0, 0, 1]),
  (x, _, k) => x.set(k, x.less(0)),
  (x, _, k) => x.fill_(k),
  (x, _, k) => {
    x.data[7] = k;
  },
  (x, y) => add(x, y, { out: x }),
  (x, y) => exp(y, { out: x }),
  (x) => sqrt(x, { out: x }),
  (x, y) => x.add_(dot(y.slice(':', '3:4'), y.slice('5:6'))),
];

interface Command {
  of: number;
  and: number;
  k: number;
  step: number;
  change: number | null;
}
type Program = readonly Command[];

/** A program: each step takes two of the tensors that are there, and adds one or changes one. */
const program = fc.array(
  fc.record({
    of: fc.nat(200),
    and: fc.nat(200),
    k: fc.constantFrom(0, -0, 1, 0.5, -3, 1e300, Number.NaN, Number.POSITIVE_INFINITY),
    step: fc.nat(STEPS.length - 1),
    change: fc.option(fc.nat(CHANGES.length - 1), { freq: 3 }),
  }),
  { minLength: 4, maxLength: 40 },
);

test.each(['float64', 'float32'] as const)(
  'any program ends with the bits that it has when everything is done at once, %s',
  (dtype) => {
    const start = [normal(48, 48), normal(48, 48), normal(48, 48).abs()].map((x) =>
      x.astype(dtype),
    );
    const run = (steps: Program, given: (x: Tensor) => Tensor) => {
      const all = start.map((x) => given(x.copy()));
      for (const { of, and, k, step, change } of steps) {
        const [x, y] = [all[of % all.length]!, all[and % all.length]!];
        if (change === null) all.push(given(STEPS[step]!(x, y, k)));
        else CHANGES[change]!(x, y, k);
      }
      return all.map(({ data }) => data);
    };
    fc.assert(
      fc.property(program, (steps) => {
        expect(run(steps, (x) => x)).toEqual(run(steps, atOnce));
      }),
      { seed: 11, numRuns: 60 },
    );
  },
);

describe('a formula', () => {
  const [w, m, v] = [normal(60, 50), normal(60, 50), normal(60, 50).square()];
  const adam = (w: Tensor, m: Tensor, v: Tensor) =>
    w.sub(m.mul(0.1).div(sqrt(v.mul(0.9)).add(1e-8)));

  test('is one pass, when it is read', () => {
    const before = wasmStatus().calls;
    const next = adam(w, m, v);
    expect(isWaiting(next)).toBe(true);
    expect(wasmStatus().calls).toBe(before);
    expect(next.at(3, 4)).toBe(adam(atOnce(w), atOnce(m), atOnce(v)).at(3, 4));
    expect(isWaiting(next)).toBe(false);
    const { calls } = wasmStatus();
    next.toArray();
    expect(wasmStatus().calls).toBe(calls);
  });

  test('that ends in memory that is there takes no other', () => {
    const x = atOnce(w);
    const { data } = x;
    x.sub_(m.mul(0.1).add(v));
    expect(x.data).toBe(data);
    expect(x.data).toEqual(atOnce(w).sub(atOnce(m).mul(0.1).add(atOnce(v))).data);
  });

  test('of which a part is read twice works it out once and keeps it', () => {
    const part = tanh(w);
    const [one, other] = [part.mul(2), part.add(1)];
    expect(isWaiting(part)).toBe(false);
    expect(sub(one, other)).toEqual(
      tanh(atOnce(w))
        .mul(2)
        .sub(tanh(atOnce(w)).add(1)),
    );
  });

  test('may be as long as anybody likes, and read as many tensors', () => {
    let sum = w;
    let plain = atOnce(w);
    for (let i = 0; i < 200; i++) {
      const x = normal(60, 50);
      sum = i % 3 ? sum.add(x) : x.sub(sum.mul(x.add(i)));
      plain = atOnce(i % 3 ? plain.add(x) : x.sub(plain.mul(x.add(i))));
    }
    expect(sum.data).toEqual(plain.data);
    const balanced = (depth: number): Tensor =>
      depth === 0 ? normal(50, 50) : balanced(depth - 1).mul(balanced(depth - 1));
    expect(balanced(7).size).toBe(2500);
  });

  test('waits neither for small tensors, nor for large ones, nor where the memory is in other hands', () => {
    expect(isWaiting(normal(40, 40).add(1))).toBe(false);
    expect(isWaiting(zeros(600, 600).add(1))).toBe(false);
    expect(isWaiting(atOnce(w).add(1))).toBe(false);
    expect(isWaiting(w.astype('int32').add(1))).toBe(false);
    expect(isWaiting(w.copy().add(1))).toBe(true);
  });

  test('says at once what is wrong with it', () => {
    expect(() => w.add(normal(7, 50))).toThrow(/60, 50/);
    expect(() => tanh('a' as never)).toThrow(/expected/);
  });
});

describe.each(['float64', 'float32'] as const)('broadcasting in a formula, %s', (dtype) => {
  const SHAPES: [string, number[], number[]][] = [
    ['a row', [60, 50], [50]],
    ['a row of few', [700, 3], [1, 3]],
    ['a row longer than a part', [2, 1500], [1500]],
    ['a column', [60, 50], [60, 1]],
    ['a column of long rows', [3, 1100], [3, 1]],
    ['a number per channel', [7, 5, 9, 11], [5, 1, 1]],
    ['a single number', [60, 50], [1, 1]],
    ['a smaller stack', [4, 30, 20], [30, 20]],
    ['a column and a row', [70, 1], [60]],
    ['the middle', [20, 5, 30], [20, 1, 30]],
  ];
  test.each(SHAPES)('%s', (_, one, other) => {
    const [x, y] = [normal(...one).astype(dtype), normal(...other).astype(dtype)];
    for (const [a, b] of [
      [x, y],
      [y, x],
    ] as const) {
      const later = a.sub(b).mul(2);
      const like = zeros(later.shape, dtype);
      // Whole operands of the same shape, without a repetition.
      const [p, q] = [like.copy(), like.copy()];
      p.add_(atOnce(a));
      q.add_(atOnce(b));
      expect(later.data).toEqual(atOnce(p).sub(q).mul(2).data);
    }
  });

  test('flags are numbers', () => {
    const x = normal(60, 50).astype(dtype);
    const flags = x.greater(0);
    const later = x.mul(flags);
    expect(isWaiting(later)).toBe(true);
    flags.fill_(0);
    const want = atOnce(x).data.map((v) => v * (v > 0 ? 1 : 0));
    expect(later.data).toEqual(want);
  });

  test('a column times a row is as any product', () => {
    const [x, y] = [normal(60, 1).astype(dtype), normal(1, 50).astype(dtype)];
    x.set(0, 3);
    const later = dot(x, y);
    const plain = zeros(60, 50).astype(dtype).data;
    for (let i = 0; i < 60; i++)
      for (let j = 0; j < 50; j++) plain[50 * i + j] = x.at(i, 0) * y.at(0, j) + 0;
    expect(later.data).toEqual(plain);
  });
});

describe('one number everywhere', () => {
  const w32 = normal(60, 50).astype('float32');

  test.each([0, -0, 1.1, Number.NaN])('%s', (value) => {
    const [x, y] = [full([60, 50], value), full([60, 50], value)];
    expect(isWaiting(x)).toBe(true);
    const both = x.add(y);
    expect(x.data).toEqual(new Float64Array(3000).fill(value));
    expect(both.data).toEqual(new Float64Array(3000).fill(value + value));
  });

  test('is rounded to its type', () => {
    const x = full([60, 50], 0.1, 'float32');
    expect(x.add(w32).at(2, 3)).toBe(Math.fround(Math.fround(0.1) + w32.at(2, 3)));
    expect(x.at(0, 0)).toBe(Math.fround(0.1));
  });

  test('is added to as if it were there, by those who read it before, too', () => {
    const x = zeros(60, 50);
    const before = exp(x);
    x.add_(w32.astype('float64').mul(2));
    x.sub_(1);
    expect(before.data).toEqual(new Float64Array(3000).fill(1));
    expect(x.at(5, 6)).toBe(2 * w32.at(5, 6) - 1);
  });
});

describe('what happens to an operand later does not reach it', () => {
  const memory = new WeakMap<Tensor, Tensor['data']>();
  const ways: Record<string, (x: Tensor) => unknown> = {
    'in place': (x) => x.add_(1),
    set: (x) => x.set(7, 0),
    addAt: (x) => x.addAt(7, [0, 0]),
    fill_: (x) => x.fill_(0),
    'its data': (x) => x.data.fill(5),
    'data taken before': (x) => memory.get(x)!.fill(5),
    'as out of another': (x) => mul(x, 3, { out: x }),
    'as out of a sum': (x) => stack([x, x]).sum(0, false, { out: x }),
  };
  for (const [way, change] of Object.entries(ways))
    test(way, () => {
      const x = normal(60, 50);
      if (way === 'data taken before') memory.set(x, x.data);
      const want = exp(atOnce(x).mul(2)).data;
      const [later, turned] = [exp(x.mul(2)), x.T];
      const order = atOnce(x).T.data;
      change(x);
      expect(later.data).toEqual(want);
      expect(turned.data).toEqual(order);
    });

  test('and what happens to it does not reach them', () => {
    const x = normal(60, 50);
    const before = x.copy();
    const y = x.add(0);
    y.data.fill(1);
    y.set(3, 0);
    expect(x).toEqual(before);
    const z = x.mul(1);
    const both = z.add(z);
    z.add_(1);
    expect(both.data).toEqual(atOnce(before).mul(1).mul(2).data);
  });
});

test('another shape of a tensor takes no memory before one of the two is written', () => {
  const x = normal(60, 50);
  const y = x.reshape(50, 60);
  expect(sourceOf(y)!.data).toBe(sourceOf(x)!.data);
  const before = y.copy();
  x.set(7, 0);
  expect(y).toEqual(before);
  const z = x.reshape(-1);
  z.add_(1);
  expect(x.at(0, 0)).toBe(7);
  expect(z.at(0)).toBe(8);
  expect(x.reshape(3000).data).not.toBe(x.data);
  expect(() => x.reshape(7, -1)).toThrow(/not a multiple of 7/);
});

test('a tensor of any size looks the same from outside', () => {
  for (const x of [normal(3, 4), normal(50, 60), normal(50, 60).add(1)]) {
    expect(Object.keys(x)).toEqual(['data', 'shape', 'dtype']);
    expect(x.data).toBe(x.data);
    expect(x.copy()).toStrictEqual(x);
    expect(x.add(1)).not.toEqual(x);
    expect(structuredClone({ ...x.add(0) })).toEqual({ ...x });
    expect(Object.freeze(x.copy()).at(1, 2)).toBe(x.at(1, 2));
    expect(dot(x, x.T).shape).toEqual([x.shape[0], x.shape[0]]);
    expect(`${x.add(0)}`).toBe(`${x}`);
  }
});
