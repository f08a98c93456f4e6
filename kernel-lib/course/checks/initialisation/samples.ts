import { CheckFailure, type CheckTools, compareTensors, showNumber } from 'chainrule-grader/checks';
import { sameShape, type Tensor } from 'kernel-lib/tensor';

// Judging random weights. Every band is 6 standard errors of what is measured, so a right answer is
// refused once in 10^8 draws or less; the samples are large enough (some 50,000 weights) that the
// nearest of the usual slips is 6 times farther away than that.

const SIGMAS = 6;

/** What weights (D, H) are to look like. */
export interface Scale {
  D: number;
  H: number;
  kind: 'normal' | 'xavier' | 'glorot' | 'kaiming';
  form: 'normal' | 'uniform';
  /** For kind normal: the standard deviation. */
  scale?: number;
}

/** The standard deviation that is wanted, and how it is written. */
function wanted({ D, H, kind, scale = 0.01 }: Scale): { std: number; formula: string } {
  switch (kind) {
    case 'normal':
      return { std: scale, formula: 'scale' };
    case 'xavier':
      return { std: Math.sqrt(1 / D), formula: 'sqrt(1 / fan_in)' };
    case 'kaiming':
      return { std: Math.sqrt(2 / D), formula: 'sqrt(2 / fan_in)' };
    case 'glorot':
      return { std: Math.sqrt(2 / (D + H)), formula: 'sqrt(2 / (fan_in + fan_out))' };
  }
}

type Slip = readonly [std: number, say: string];

/** Standard deviations of the usual slips of a normal draw. */
function normalSlips(scale: Scale): Slip[] {
  const { D, H, kind } = scale;
  const { std } = wanted(scale);
  const common: Slip[] = [
    [1, 'the numbers are not scaled: multiply them by the standard deviation'],
    [std ** 2, 'it is the square of what it should be: look for a root that is missing'],
    [
      std * Math.sqrt(3),
      'the root of 3 belongs to the bound of the uniform form: randn has the standard deviation 1',
    ],
    [std / Math.sqrt(3), 'the numbers are uniform and not scaled for it: use randn'],
  ];
  if (kind === 'normal') {
    return [
      [0.01, 'scale is not used: it is the last argument, and 0.01 only its default'],
      [Math.sqrt(1 / D), 'it depends on fan_in: for this kind only scale counts'],
      [Math.sqrt(2 / D), 'it depends on fan_in: for this kind only scale counts'],
      [Math.sqrt(std), 'scale is the standard deviation itself: no root'],
      ...common,
    ];
  }
  const two = kind === 'kaiming' ? 2 : 1;
  return [
    [
      std ** 2,
      'the variance is used as the standard deviation: multiply randn by the square root of it',
    ],
    [
      Math.sqrt(two / H),
      'it divides by fan_out: each unit sums over its fan_in inputs, so divide by fan_in',
    ],
    kind === 'kaiming'
      ? [
          Math.sqrt(1 / D),
          'the factor 2 is missing: relu throws half away, so the variance is 2 / fan_in',
        ]
      : [
          Math.sqrt(2 / D),
          'the variance is twice what it should be: the factor 2 belongs to kaiming, for relu',
        ],
    [Math.sqrt(2 / (D + H)), 'that is Glorot’s 2 / (fan_in + fan_out): here only fan_in counts'],
    [Math.sqrt(two / (D + H)), 'it divides by fan_in + fan_out: here only fan_in counts'],
    [Math.sqrt(two / (D * H)), 'it divides by the number of all the weights: divide by fan_in'],
    [0.01, 'that is kind normal, with its scale: this kind takes the scale from fan_in'],
    [1 / std, 'it multiplies by the root of fan_in: divide by it'],
    [Math.sqrt(two / (D + 1)), 'it divides by fan_in + 1: a bias is no input, divide by fan_in'],
    [Math.sqrt(two / Math.max(1, D - 1)), 'it divides by fan_in - 1: divide by fan_in'],
    [
      Math.sqrt(two / Math.max(D, H)),
      'it divides by the larger of the two fans: fan_in counts, whichever it is',
    ],
    [
      Math.sqrt(two / Math.min(D, H)),
      'it divides by the smaller of the two fans: fan_in counts, whichever it is',
    ],
    [
      std / Math.sqrt(3),
      'that is the bound of U(-a, a) for another variance: the numbers are to be normal, with this standard deviation',
    ],
    [Math.sqrt(1 / (2 * D)), 'the 2 is below the line: the variance is 2 / fan_in'],
    [2 / Math.sqrt(D), 'the 2 stands outside the root: the standard deviation is sqrt(2 / fan_in)'],
    ...common,
  ];
}

/** Standard deviations of the usual slips of a draw from U(-a, a), whose own is a / sqrt(3). */
function uniformSlips({ D, H, kind }: Scale): Slip[] {
  const { std } = wanted({ D, H, kind, form: 'uniform' });
  const swapped = wanted({ D: H, H: D, kind, form: 'uniform' }).std;
  const third = 1 / Math.sqrt(3);
  return [
    [
      std * third,
      'the bound is the standard deviation itself: U(-a, a) has the standard deviation a / sqrt(3), so a must be sqrt(3) times larger',
    ],
    [
      std * Math.sqrt(3),
      'the bound is 3 times the standard deviation: the factor is sqrt(3), since U(-a, a) has the variance a² / 3',
    ],
    [
      Math.sqrt(3) * std ** 2,
      'the square root is missing: the bound is the root of 3 times the variance',
    ],
    [std ** 2 * third, 'the variance is used as the bound: the bound is sqrt(3 · variance)'],
    [swapped, 'fan_in and fan_out are mixed up: each unit sums over its fan_in inputs'],
    [
      std / 2,
      'the interval is half as wide as it should be: it goes from -a to a, so it is 2a wide',
    ],
    [
      std * 2,
      'the bound is sqrt(12) times the standard deviation: that is the whole width 2a, and a is half of it',
    ],
    ...(kind === 'xavier'
      ? ([
          [
            Math.sqrt(2 / D),
            'the bound is sqrt(6 / fan_in), which gives the variance 2 / fan_in: that is kaiming’s',
          ],
        ] as const)
      : []),
    ...(kind === 'kaiming'
      ? ([
          [
            Math.sqrt(1 / D),
            'the bound is sqrt(3 / fan_in), which gives the variance 1 / fan_in: that is xavier’s',
          ],
        ] as const)
      : []),
    ...(kind === 'glorot'
      ? ([
          [
            Math.sqrt(1 / (D + H)),
            'the factor 2 is missing: glorot takes the mean of both fans, (fan_in + fan_out) / 2',
          ],
          [Math.sqrt(1 / D), 'that is xavier’s 1 / fan_in: glorot uses both fans'],
          [Math.sqrt(2 / D), 'that is kaiming’s 2 / fan_in: glorot uses both fans'],
        ] as const)
      : ([
          [
            Math.sqrt(2 / (D + H)),
            'that is glorot’s 2 / (fan_in + fan_out): here only fan_in counts',
          ],
        ] as const)),
    [third, 'the bound is 1: multiply by the bound'],
    [std * Math.sqrt(3) * third ** 2, 'there is one division by sqrt(3) too many'],
  ];
}

/** The shape (D, H); says so when it is (H, D). */
export function requireShape(
  t: CheckTools,
  name: string,
  got: unknown,
  [D, H]: readonly [number, number],
): void {
  const W = t.tensor(name, got);
  if (sameShape(W.shape, [D, H])) return;
  const swapped = sameShape(W.shape, [H, D]) && D !== H;
  throw new CheckFailure(
    `${name} has shape (${W.shape.join(', ')}); expected (fan_in, fan_out) = (${D}, ${H})`,
    swapped ? 'it is (fan_out, fan_in): x (N, D) times W wants the inputs in the rows' : undefined,
  );
}

/** Weights that repeat cannot be independent draws. */
export function notConstant(t: CheckTools, name: string, W: Tensor): void {
  t.that(
    W.data.every((v: number) => Number.isFinite(v)),
    `${name} has entries that are no finite numbers`,
  );
  const distinct = new Set(W.data).size;
  if (distinct > 0.95 * W.size) return;
  throw new CheckFailure(
    distinct === 1
      ? `every entry of ${name} is ${showNumber(W.data[0] as number)}; expected random numbers`
      : `${name} has only ${distinct} different entries among ${W.size}; expected random numbers`,
    distinct === 1
      ? 'equal weights make equal units: draw from the generator'
      : 'it repeats itself: draw a number of its own for every weight, randn(fan_in, fan_out)',
  );
}

/** Mean 0 and the wanted standard deviation, within the sampling band. */
export function requireStd(t: CheckTools, name: string, W: Tensor, scale: Scale): void {
  const { std, formula } = wanted(scale);
  const got = W.std();
  const root = Math.sqrt(W.size);
  const mean = W.mean();
  t.that(
    Math.abs(mean) <= (SIGMAS * got) / root,
    `${name} has the mean ${showNumber(mean, 4)}; expected 0 (within ${showNumber((SIGMAS * got) / root, 2)})`,
    scale.form === 'uniform'
      ? 'the numbers are not centred around 0: draw from -a to a, rng.uniform(-a, a, [fan_in, fan_out])'
      : 'the numbers are not centred around 0: randn is, rand is not',
  );
  // Var of a sample variance: (kurtosis - 1) σ⁴ / n; kurtosis is 3 for normal, 1.8 for uniform numbers.
  const error = Math.sqrt((scale.form === 'normal' ? 2 : 0.8) / 4) / root;
  const near = (value: number) => Math.abs(got / value - 1) <= SIGMAS * error;
  if (near(std)) return;
  const slips = scale.form === 'normal' ? normalSlips(scale) : uniformSlips(scale);
  throw new CheckFailure(
    `${name} has the standard deviation ${showNumber(got, 4)}; expected ${showNumber(std, 4)} = ${formula} ` +
      `for fan_in ${scale.D}, fan_out ${scale.H} (within ${showNumber(100 * SIGMAS * error, 2)} %)`,
    slips.find(([wrong]) => near(wrong))?.[1],
  );
}

/** Normal or uniform, once the standard deviation is right. */
export function requireForm(t: CheckTools, name: string, W: Tensor, scale: Scale): void {
  const bound = Math.sqrt(3) * wanted(scale).std;
  const largest = W.abs().max();
  if (scale.form === 'uniform') {
    t.that(
      largest <= bound * (1 + 1e-9),
      `the largest |${name}| is ${showNumber(largest, 4)}; uniform numbers stay within a = ${showNumber(bound, 4)}`,
      'the numbers are not uniform: rng.uniform(-a, a, [fan_in, fan_out]) draws them',
    );
    // P(all of n are below 0.998 a) = 0.998^n, less than 1e-30 from n = 35,000.
    t.that(
      largest >= 0.998 * bound,
      `the largest |${name}| is ${showNumber(largest, 4)}; expected nearly a = ${showNumber(bound, 4)}`,
      'the numbers are not uniform from -a to a',
    );
    return;
  }
  // The kurtosis of n normal numbers is 3 with a standard error of sqrt(24 / n), and its
  // distribution has a longer tail than a normal one. Uniform numbers have 1.8.
  const squares = W.mul(W);
  const kurtosis = squares.mul(squares).mean() / squares.mean() ** 2;
  t.that(
    Math.abs(kurtosis - 3) <= 1.5 * SIGMAS * Math.sqrt(24 / W.size),
    `the kurtosis of ${name} (the mean of w⁴ by the squared mean of w²) is ${showNumber(kurtosis, 3)}; normal numbers have 3`,
    largest <= bound * (1 + 1e-9)
      ? 'the numbers are uniform, not normal: use randn'
      : 'the numbers are not normal: use randn',
  );
}

/** The same seed twice, and another one. */
export async function requireSeed(
  t: CheckTools,
  draw: (seed: number) => Promise<unknown>,
  seed: number,
): Promise<void> {
  const first = t.tensor('W', await draw(seed));
  const again = t.tensor('W', await draw(seed), first);
  const equal = (a: Tensor, b: Tensor) =>
    a.data.filter((v: number, i: number) => v === b.data[i]).length / a.size;
  t.that(
    equal(first, again) === 1,
    `two calls with the seed ${seed} gave different weights`,
    'draw from a generator of your own, new RandomState(seed), made anew in every call',
  );
  // Two neighbours: seeds that are rounded to even ones would pass with one of them.
  let before = first;
  for (const other of [seed + 1, seed + 2]) {
    const W = t.tensor('W', await draw(other), first);
    t.that(
      equal(before, W) < 0.5,
      `the seeds ${other - 1} and ${other} gave the same weights`,
      'the seed is not used: new RandomState(seed)',
    );
    before = W;
  }
}

/** 0 is a seed like any other, and the one that is meant where none is given. */
export async function requireSeedZero(
  t: CheckTools,
  draw: (seed: number) => Promise<unknown>,
  withoutSeed: () => Promise<unknown>,
): Promise<void> {
  const [zero, again] = [t.tensor('W', await draw(0)), t.tensor('W', await draw(0))];
  const same = (a: Tensor, b: Tensor) => sameShape(a.shape, b.shape) && !compareTensors(a, b);
  t.that(
    same(zero, again),
    'two calls with the seed 0 gave different weights',
    'the seed 0 is taken for one that was left out: `seed || …` and `if (seed)` do that; the default in the signature is enough',
  );
  const ones = [await draw(1), await draw(42)];
  t.that(
    !ones.some((other) => same(zero, t.tensor('W', other))),
    'the seed 0 gave the same weights as another seed',
    'the seed 0 is taken for one that was left out: `seed || …` does that; use seed as it comes',
  );
  t.that(
    same(zero, t.tensor('W', await withoutSeed())),
    'without a seed the weights are others than with the seed 0',
    'where seed is left out it is 0, as the signature says: use seed as it comes',
  );
}

/** How many different columns a matrix has. */
export function distinctColumns(W: Tensor): number {
  const [D = 0, H = 0] = W.shape;
  const { data } = W;
  const column = (j: number) => Array.from({ length: D }, (_, i) => data[i * H + j]).join();
  return new Set(Array.from({ length: H }, (_, j) => column(j))).size;
}

/** What activation_statistics should say of one layer. */
export function statisticsOf(h: Tensor): Record<'mean' | 'std' | 'saturated' | 'dead', number> {
  const [N = 0, H = 0] = h.shape;
  let dead = 0;
  for (let j = 0; j < H; j++) {
    let zeros = 0;
    for (let i = 0; i < N; i++) if (h.at(i, j) === 0) zeros += 1;
    if (zeros === N) dead += 1;
  }
  const saturated = h.data.filter((v: number) => Math.abs(v) >= 0.98).length / h.size;
  return { mean: h.mean(), std: h.std(), saturated, dead: dead / H };
}
