import * as random from 'kernel-lib/random';
import { defaultRng, RandomState } from 'kernel-lib/random';
import { ShapeError, Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import reference from '../../reference/random_counts.json' with { type: 'json' };

type Maker = 'RandomState' | 'defaultRng';
type Draw = (...args: unknown[]) => Tensor;
const make = (maker: string, seed: number) =>
  (maker === 'RandomState' ? new RandomState(seed) : defaultRng(seed)) as unknown as Record<
    string,
    Draw
  >;
const cases = reference.cases as readonly Record<string, unknown>[];
/** NumPy's logarithm may differ from ours in the last bit. */
const near = (got: unknown, want: unknown) => {
  const [a, b] = [tensor(got as number[]), tensor(want as number[])];
  expect(a.shape).toEqual(b.shape);
  for (const [i, v] of a.data.entries())
    expect(Math.abs(v - b.data[i]!)).toBeLessThanOrEqual(4e-16 * Math.abs(b.data[i]!));
};

describe("NumPy's numbers", () => {
  const drawn = cases.filter((entry) => 'name' in entry) as {
    maker: Maker;
    seed: number;
    name: string;
    arguments: unknown[];
    value: unknown;
  }[];
  test.each(drawn)(
    '$maker($seed).$name($arguments)',
    ({ maker, seed, name, arguments: args, value }) => {
      const x = make(maker, seed)[name]!(...args);
      if (name === 'exponential') near(x.toArray(), value);
      else {
        expect(x.toArray()).toEqual(value);
        expect(x.dtype).toBe('int32');
      }
    },
  );

  test.each(cases.filter((entry) => 'sums' in entry))('$maker, 20,000 of each', (entry) => {
    const r = make(entry.maker as string, 1);
    const [binomial, poisson, exponential] = entry.sums as [number, number, number];
    expect(r.binomial!(500, 0.3, 20000).sum()).toBe(binomial);
    expect(r.poisson!(12.5, 20000).sum()).toBe(poisson);
    expect(r.exponential!(1, 20000).sum()).toBeCloseTo(exponential, 8);
  });

  test.each(cases.filter((entry) => 'words' in entry))(
    '$maker, members that are words',
    (entry) => {
      const words = ['ant', 'bee', 'cat'];
      const draw = () => make(entry.maker as string, 3);
      expect(draw().choice!(words, [2, 3], true, [0.2, 0.3, 0.5])).toEqual(entry.words);
      expect(draw().permutation!([...words, 'dog'])).toEqual(entry.order);
    },
  );
});

describe('what comes back', () => {
  test('a number without a size, a tensor with one or with a tensor for a parameter', () => {
    const r = new RandomState(0);
    for (const x of [
      r.binomial(5, 0.5),
      r.poisson(3),
      r.poisson(),
      r.exponential(2),
      r.exponential(),
    ])
      expect(typeof x).toBe('number');
    expect(r.binomial(5, 0.5, [2, 3]).shape).toEqual([2, 3]);
    expect(r.binomial(5, tensor([0.1, 0.9])).shape).toEqual([2]);
    expect(r.multinomial(5, [0.5, 0.5]).shape).toEqual([2]);
    expect(r.multinomial(5, [0.5, 0.5], [3, 0]).shape).toEqual([3, 0, 2]);
    expect(r.poisson(2 ** 40, 3).dtype).toBe('float64');
    expect(r.exponential(2, 5).dtype).toBe('float64');
  });

  test('members as they are, one without a size', () => {
    const words: string[] = ['ant', 'bee'];
    const one: string = new RandomState(0).choice(words);
    const three: string[] = defaultRng(0).choice(words, 3);
    expect(words).toContain(one);
    expect(three.every((w) => words.includes(w))).toBe(true);
    const objects = [{ a: 1 }, { a: 2 }];
    expect(objects).toContain(random.choice(objects));
    expect(new RandomState(0).choice(words, 2, false).sort()).toEqual(words);
    expect(new RandomState(0).choice([1, 2, 3], 2)).toBeInstanceOf(Tensor);
    expect(() => new RandomState(0).choice(words, 3, false)).toThrow(/3 different members from 2/);
  });

  test('the functions of the module share one generator', () => {
    random.seed(4);
    const a = [random.binomial(9, 0.5), random.poisson(4), random.exponential()];
    random.seed(4);
    const r = random.defaultState();
    expect([r.binomial(9, 0.5), r.poisson(4), r.exponential()]).toEqual(a);
    expect(random.multinomial(7, [0.2, 0.8]).sum()).toBe(7);
  });
});

const r = new RandomState(0);
test.each<[make: () => unknown, said: string]>([
  [() => r.binomial(-1, 0.5), 'binomial: n is -1; expected a whole number, 0 or more.'],
  [() => r.binomial(2.5, 0.5), 'binomial: n is 2.5; expected a whole number, 0 or more.'],
  [() => r.binomial(2, 1.5), 'binomial: p is 1.5; expected a probability from 0 to 1.'],
  [
    () => r.binomial(2, [0.5, Number.NaN]),
    'binomial: p is NaN; expected a probability from 0 to 1.',
  ],
  [() => r.poisson(-1), 'poisson: lam is -1; expected how many are expected, 0 or more.'],
  [() => r.poisson(1e19), 'poisson: lam is 10000000000000000000; expected how many are expected'],
  [() => r.exponential(-2), 'exponential: scale is -2; expected a mean, 0 or more.'],
  [
    () => r.multinomial(2.5, [1]),
    'multinomial: n is the number 2.5; expected a whole number, 0 or more.',
  ],
  [
    () => r.multinomial(5, [0.7, 0.7, 0.1]),
    'multinomial: pvals without the last sum to 1.4, more than 1. Divide them by their sum',
  ],
  [
    () => r.multinomial(5, [0.5, -0.5]),
    'multinomial: pvals[1] is -0.5; expected a probability from 0 to 1.',
  ],
  [
    () => r.binomial('5' as never, 0.5),
    'binomial: n is the string "5"; expected a Tensor, a number or nested lists',
  ],
])('%#: %s', (make, said) => {
  expect(make).toThrow(said);
});

test('sizes that do not hold the parameters', () => {
  expect(() => r.binomial(5, [0.1, 0.2], 3)).toThrow(ShapeError);
  expect(() => r.poisson([1, 2], [3, 1])).toThrow(
    'poisson: size (3, 1) does not hold the parameters, which have the shape (2,).',
  );
  expect(() => r.multinomial(5, [[0.5, 0.5]])).toThrow(
    'multinomial: pvals has shape (1, 2); expected one probability for each outcome.',
  );
  expect(() => r.exponential(1, [1e5, 1e5])).toThrow(/^exponential: shape .*more than memory can/);
});
