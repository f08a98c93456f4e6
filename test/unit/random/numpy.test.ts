import fc from 'fast-check';
import { defaultRng, RandomState } from 'kernel-lib/random';
import { arange } from 'kernel-lib/tensor';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Result } from '../tensor/support/compare.js';
import type { Case, Family } from '../tensor/support/family.js';
import { judge } from '../tensor/support/judge.js';
import { findPython, Oracle } from '../tensor/support/oracle.js';

const RUNS = Number(process.env.CHAINRULE_NUMPY_RUNS ?? 40);
const python = findPython();

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const size = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 }),
);
const bounds = fc
  .tuple(
    fc.integer({ min: -1000, max: 1000 }),
    fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 2 ** 40 })),
  )
  .map(([low, n]): [number, number] => [low, low + n]);
const weights = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 8 })
  .map((w) => w.map((v) => v / w.reduce((a, b) => a + b, 0)));

const tries = fc.constantFrom(0, 1, 7, 60, 1000, 1e6);
const chance = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 1));

const tuple = (s: number | number[]): string =>
  typeof s === 'number' ? String(s) : `(${s.map((v) => `${v},`).join('')})`;

function family<T>(
  name: string,
  arb: fc.Arbitrary<T>,
  py: (seed: number, t: T) => string,
  ours: (seed: number, t: T) => Result,
  ulp = 0,
): Family {
  const cases = fc
    .tuple(seed, arb)
    .map(([s, t]): Case => ({ py: py(s, t), args: [], ours: () => ours(s, t) }));
  return { name, cases, tolerance: { ulp, anyZero: true } };
}

const RS = (s: number): string => `np.random.RandomState(${s})`;
const RNG = (s: number): string => `np.random.default_rng(${s})`;
// NumPy's whole numbers are 64 bits wide; ours become float64 where int32 is too narrow.
const wide = (text: string, [low, high]: [number, number]): string =>
  low < -(2 ** 31) || high > 2 ** 31 ? `${text}.astype(float)` : text;

const families: readonly Family[] = [
  family(
    'RandomState rand',
    size,
    (s, n) => `${RS(s)}.random_sample(${tuple(n)})`,
    (s, n) => new RandomState(s).rand(n),
  ),
  family(
    'RandomState randn',
    size,
    (s, n) => `${RS(s)}.standard_normal(${tuple(n)})`,
    (s, n) => new RandomState(s).randn(n),
    2,
  ),
  family(
    'RandomState seeded by a list',
    fc.array(seed, { minLength: 1, maxLength: 5 }),
    (_s, l) => `np.random.RandomState(${JSON.stringify(l)}).random_sample(4)`,
    (_s, l) => new RandomState(l).rand(4),
  ),
  family(
    'RandomState randint',
    fc.tuple(bounds, size),
    (s, [b, n]) => wide(`${RS(s)}.randint(${b[0]}, ${b[1]}, ${tuple(n)})`, b),
    (s, [b, n]) => new RandomState(s).randint(b[0], b[1], n),
  ),
  family(
    'RandomState permutation',
    fc.integer({ min: 0, max: 50 }),
    (s, n) => `${RS(s)}.permutation(${n})`,
    (s, n) => new RandomState(s).permutation(n),
  ),
  family(
    'RandomState permutation of rows',
    fc.integer({ min: 1, max: 9 }),
    (s, n) => `${RS(s)}.permutation(np.arange(${2 * n}.0).reshape(${n}, 2))`,
    (s, n) => new RandomState(s).permutation(arange(2 * n).reshape(n, 2)),
  ),
  family(
    'RandomState choice',
    fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()),
    (s, [n, r]) => `${RS(s)}.choice(${n}, ${Math.ceil(n / 2)}, replace=${r ? 'True' : 'False'})`,
    (s, [n, r]) => new RandomState(s).choice(n, Math.ceil(n / 2), r),
  ),
  family(
    'RandomState choice with weights',
    fc.tuple(weights, fc.boolean()),
    (s, [p, r]) =>
      `${RS(s)}.choice(${p.length}, 3, replace=${r ? 'True' : 'False'}, p=${JSON.stringify(p)})`,
    (s, [p, r]) => new RandomState(s).choice(p.length, 3, r, p),
  ),
  family(
    'Generator random',
    size,
    (s, n) => `${RNG(s)}.random(${tuple(n)})`,
    (s, n) => defaultRng(s).random(n),
  ),
  family(
    'Generator random float32',
    size,
    (s, n) => `${RNG(s)}.random(${tuple(n)}, dtype='float32')`,
    (s, n) => defaultRng(s).random(n, 'float32'),
  ),
  family(
    'Generator normal',
    size,
    (s, n) => `${RNG(s)}.standard_normal(${tuple(n)})`,
    (s, n) => defaultRng(s).standardNormal(n),
    1,
  ),
  family(
    'Generator normal float32',
    size,
    (s, n) => `${RNG(s)}.standard_normal(${tuple(n)}, dtype='float32')`,
    (s, n) => defaultRng(s).standardNormal(n, 'float32'),
    1,
  ),
  family(
    'Generator integers',
    fc.tuple(bounds, size),
    (s, [b, n]) => wide(`${RNG(s)}.integers(${b[0]}, ${b[1]}, ${tuple(n)})`, b),
    (s, [b, n]) => defaultRng(s).integers(b[0], b[1], n),
  ),
  family(
    'RandomState binomial',
    fc.tuple(tries, chance),
    (s, [n, p]) => `${RS(s)}.binomial(${n}, ${p}, 50)`,
    (s, [n, p]) => new RandomState(s).binomial(n, p, 50),
  ),
  family(
    'RandomState poisson',
    fc.oneof(fc.double({ min: 0, max: 30, noNaN: true }), fc.integer({ min: 0, max: 1e6 })),
    (s, lam) => `${RS(s)}.poisson(${lam}, 50)`,
    (s, lam) => new RandomState(s).poisson(lam, 50),
  ),
  family(
    'RandomState multinomial',
    fc.tuple(tries, weights),
    (s, [n, p]) => `${RS(s)}.multinomial(${n}, ${JSON.stringify(p)}, 10)`,
    (s, [n, p]) => new RandomState(s).multinomial(n, p, 10),
  ),
  family(
    'RandomState exponential',
    fc.double({ min: 0, max: 9, noNaN: true }),
    (s, scale) => `${RS(s)}.exponential(${scale}, 50)`,
    (s, scale) => new RandomState(s).exponential(scale, 50),
    2,
  ),
  family(
    'Generator binomial',
    fc.tuple(tries, chance),
    (s, [n, p]) => `${RNG(s)}.binomial(${n}, ${p}, 50)`,
    (s, [n, p]) => defaultRng(s).binomial(n, p, 50),
  ),
  family(
    'Generator poisson',
    fc.oneof(fc.double({ min: 0, max: 30, noNaN: true }), fc.integer({ min: 0, max: 1e6 })),
    (s, lam) => `${RNG(s)}.poisson(${lam}, 50)`,
    (s, lam) => defaultRng(s).poisson(lam, 50),
  ),
  family(
    'Generator multinomial',
    fc.tuple(tries, weights),
    (s, [n, p]) => `${RNG(s)}.multinomial(${n}, ${JSON.stringify(p)}, 10)`,
    (s, [n, p]) => defaultRng(s).multinomial(n, p, 10),
  ),
  family(
    'Generator exponential',
    fc.double({ min: 0, max: 9, noNaN: true }),
    (s, scale) => `${RNG(s)}.exponential(${scale}, 50)`,
    (s, scale) => defaultRng(s).exponential(scale, 50),
    1,
  ),
  family(
    'Generator seeded by a large number',
    fc.bigInt({ min: 0n, max: 1n << 200n }),
    (_s, n) => `np.random.default_rng(${n}).random(4)`,
    (_s, n) => defaultRng(n).random(4),
  ),
  family(
    'Generator spawned',
    fc.integer({ min: 1, max: 4 }),
    (s, n) => `[g.random(2) for g in ${RNG(s)}.spawn(${n})]`,
    (s, n) =>
      defaultRng(s)
        .spawn(n)
        .map((g) => g.random(2)),
  ),
  family(
    'Generator permutation',
    fc.integer({ min: 0, max: 50 }),
    (s, n) => `${RNG(s)}.permutation(${n})`,
    (s, n) => defaultRng(s).permutation(n),
  ),
  family(
    'Generator permutation of rows',
    fc.integer({ min: 1, max: 9 }),
    (s, n) => `${RNG(s)}.permutation(np.arange(${2 * n}.0).reshape(${n}, 2))`,
    (s, n) => defaultRng(s).permutation(arange(2 * n).reshape(n, 2)),
  ),
  family(
    'Generator choice',
    fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()),
    (s, [n, r]) => `${RNG(s)}.choice(${n}, ${Math.ceil(n / 2)}, replace=${r ? 'True' : 'False'})`,
    (s, [n, r]) => defaultRng(s).choice(n, Math.ceil(n / 2), r),
  ),
  family(
    'Generator choice of many',
    fc.constantFrom(300, 12000),
    (s, n) => `${RNG(s)}.choice(20000, ${n}, replace=False)`,
    (s, n) => defaultRng(s).choice(20000, n, false),
  ),
  family(
    'Generator choice with weights',
    fc.tuple(weights, fc.boolean()),
    (s, [p, r]) =>
      `${RNG(s)}.choice(${p.length}, 3, replace=${r ? 'True' : 'False'}, p=${JSON.stringify(p)})`,
    (s, [p, r]) => defaultRng(s).choice(p.length, 3, r, p),
  ),
];

describe.skipIf(!python)('agrees with the installed NumPy (2.3 or newer)', () => {
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = new Oracle(python!);
    await oracle.hello();
  });
  afterAll(() => oracle?.close());

  for (const one of families)
    test(one.name, async () => {
      const cases = fc.sample(one.cases, { numRuns: RUNS, seed: 3 });
      const answers = await oracle.ask(cases.map(({ py }) => ({ py, args: [] })));
      cases.forEach((c, i) => {
        judge(one, c, answers[i]!);
      });
    });
});
