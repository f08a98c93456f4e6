import {
  CheckFailure,
  type CheckTools,
  compareTensors,
  defineExercise,
  type Student,
} from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';
import {
  distinctColumns,
  notConstant,
  requireForm,
  requireSeed,
  requireSeedZero,
  requireShape,
  requireStd,
  type Scale,
  statisticsOf,
} from './initialisation/samples.js';

/** W (D, H) whose columns are copies of `kinds` random ones, in a random order, each at least once. */
export function copiedColumns(t: CheckTools, D: number, H: number, kinds: number): Tensor {
  const distinct = t.randn(D, kinds);
  const from = t.labels(H, kinds).data;
  const W = t.randn(D, H);
  for (let j = 0; j < H; j++) {
    for (let i = 0; i < D; i++) W.set(distinct.at(i, from[j] as number), i, j);
  }
  return W;
}

export const distinct_units = defineExercise({
  name: 'distinct_units',
  topic: 'initialisation',
  lab: 4,
  params: ['W'],
  returns: 'count',
  hints: [
    'A unit is a column of W. Go through the columns; a column counts if none of the columns before it is the same.',
    'Two columns are the same when the largest |W.at(i, j) - W.at(i, k)| over all rows i is at most 1e-9.',
    'Three loops: j over the columns, k over the columns before j, i over the rows. count += 1 when no k was a copy of j.',
  ],
  checks: [
    {
      id: 'copies',
      title: 'columns that are copies count once',
      points: 2,
      hint: 'take a small W by hand, such as the columns A B A: A and B are different, so the count is 2',
      async run(student, t: CheckTools) {
        const W = tellingColumns(t);
        const [count] = await student.call('distinct_units', W);
        t.inputsUnchanged();
        t.close('count', count, distinctColumns(W), {
          mistakes: COUNTING_SLIPS.map(([say, slip]) => ({ say, when: () => slip(W) })),
        });
        const H = W.shape[1] as number;
        const apart = 'no two columns are the same here, so all the units count';
        const cases: [Tensor, number, string][] = [
          [
            copiedColumns(t, 11, H, 1),
            1,
            'all the columns are the same here, which makes one unit',
          ],
          [copiedColumns(t, 11, H, H), H, apart],
          // Of two columns one is larger in every row.
          [t.randn(11, 1).add(t.uniform(1, 2, 1, H)), H, apart],
        ];
        for (const [edge, kinds, what] of cases) {
          const [found] = await student.call('distinct_units', edge);
          t.that(t.number('count', found) === kinds, `count is ${found}; expected ${kinds}`, what);
        }
      },
    },
  ],
});

/** What the usual slips count. */
const COUNTING_SLIPS: readonly (readonly [say: string, slip: (W: Tensor) => number])[] = [
  ['it counts different rows: a unit is a column of W', (W) => distinctColumns(W.T)],
  [
    'each column is compared only with its neighbour: a copy may stand anywhere before it',
    (W) => unlikeNeighbours(W),
  ],
  [
    'each column is compared only with the first one: a copy may stand anywhere before it',
    (W) => 1 + unlikeFirst(W),
  ],
  ['it counts the columns that differ from the first: two of them may be copies', unlikeFirst],
  [
    'it counts the copies: count the units that are different',
    (W) => (W.shape[1] as number) - distinctColumns(W),
  ],
  [
    'it counts every column: those that are copies of an earlier one must not count again',
    (W) => W.shape[1] as number,
  ],
  ['only units without any copy are counted: of each group of copies, count one', (W) => loners(W)],
  [
    'only groups of two and more are counted: a unit without a copy counts as well',
    (W) => distinctColumns(W) - loners(W),
  ],
  [
    'every column that has a copy is counted: of each group of copies, count one',
    (W) => (W.shape[1] as number) - loners(W),
  ],
  ['one is missing: the first unit counts too', (W) => distinctColumns(W) - 1],
  ['there is one too many: start to count from 0', (W) => distinctColumns(W) + 1],
  ['pairs of columns are counted: count units', (W) => pairs(W, true)],
  ['pairs of columns are counted: count units', (W) => pairs(W, false)],
  ['it counts different numbers: a unit is a whole column', (W) => new Set(W.data).size],
];

/** W with copies in which no two slips count the same, so that the count tells which it was. */
function tellingColumns(t: CheckTools): Tensor {
  for (;;) {
    const W = copiedColumns(t, t.extent(31, 39), t.extent(12, 17), t.extent(6, 8));
    const counts = [distinctColumns(W), ...COUNTING_SLIPS.map(([, slip]) => slip(W))];
    if (new Set(counts).size === counts.length) return W;
  }
}

function unlikeFirst(W: Tensor): number {
  const H = W.shape[1] as number;
  return Array.from({ length: H }, (_, j) => j).filter((j) => !sameColumns(W, 0, j)).length;
}

/** Pairs of columns that are the same, or that are not. */
function pairs(W: Tensor, same: boolean): number {
  const H = W.shape[1] as number;
  let count = 0;
  for (let j = 0; j < H; j++) {
    for (let k = 0; k < j; k++) if (sameColumns(W, j, k) === same) count += 1;
  }
  return count;
}

/** What comparing each column with the one before it counts. */
function unlikeNeighbours(W: Tensor): number {
  const H = W.shape[1] as number;
  let count = 1;
  for (let j = 1; j < H; j++) if (!sameColumns(W, j, j - 1)) count += 1;
  return count;
}

/** Columns that no other one equals. */
function loners(W: Tensor): number {
  const H = W.shape[1] as number;
  const all = Array.from({ length: H }, (_, j) => j);
  return all.filter((j) => all.every((k) => k === j || !sameColumns(W, j, k))).length;
}

function sameColumns(W: Tensor, j: number, k: number): boolean {
  const { data, size } = W;
  const H = W.shape[1] as number;
  for (let at = 0; at < size; at += H) if (data[at + j] !== data[at + k]) return false;
  return true;
}

/** Layers as after tanh: some entries at the ends, some units that are always 0. */
export function someLayers(t: CheckTools, sizes: readonly (readonly [number, number])[]): Tensor[] {
  return sizes.map(([N, H], layer) => {
    const h = t
      .randn(N, H)
      .mul(2 + layer)
      .tanh();
    for (let i = 0; i < N; i++) {
      for (let j = 0; j <= layer; j++) h.set(0, i, j);
    }
    for (let j = 0; j < H; j += 2) h.set(0, 0, j); // 0 for one example is not dead
    return h;
  });
}

const FIELDS = ['mean', 'std', 'saturated', 'dead'] as const;
type Field = (typeof FIELDS)[number];

/** Compares one field of every layer with what it should be. */
export async function compareStatistics(
  student: Student,
  t: CheckTools,
  layers: readonly Tensor[],
  field: Field,
  mistakes: readonly { say: string; when: (h: Tensor) => number }[] = [],
): Promise<void> {
  const [result] = await student.call('activation_statistics', layers);
  t.inputsUnchanged();
  if (!Array.isArray(result)) {
    throw new CheckFailure(
      'activation_statistics returned no list; expected one record per layer',
      'return activations.map((h) => ({ mean: …, std: …, saturated: …, dead: … }))',
    );
  }
  t.that(
    result.length === layers.length,
    `there are ${result.length} records for ${layers.length} layers; expected one per layer`,
  );
  layers.forEach((h, i) => {
    const record = result[i] as Partial<Record<Field, unknown>> | null;
    const got = record?.[field];
    if (typeof record !== 'object' || got === undefined) {
      throw new CheckFailure(
        `layer ${i + 1} has no ${field}; expected a record { mean, std, saturated, dead }`,
        `return an object with these four names for each layer`,
      );
    }
    t.close(`${field} of layer ${i + 1}`, got, statisticsOf(h)[field], {
      mistakes: mistakes.map(({ say, when }) => ({ say, when: () => when(h) })),
    });
  });
}

/** Share of entries that pass. */
const share = (h: Tensor, test: (v: number) => boolean) =>
  h.data.filter((v: number) => test(v)).length / h.size;
/** Of the columns, or of the rows, the share with no entry (`all`) or with any entry other than 0. */
const zeroColumns = (h: Tensor, every: boolean) => {
  const [N = 0, H = 0] = h.shape;
  let count = 0;
  for (let j = 0; j < H; j++) {
    let zeros = 0;
    for (let i = 0; i < N; i++) if (h.at(i, j) === 0) zeros += 1;
    if (every ? zeros === N : zeros > 0) count += 1;
  }
  return count / H;
};

export const activation_statistics = defineExercise({
  name: 'activation_statistics',
  topic: 'initialisation',
  lab: 4,
  params: ['activations'],
  returns: 'statistics',
  hints: [
    'activations.map((h) => { … }) makes one record per layer. h.mean() and h.std() are numbers.',
    'A share is the mean of zeros and ones: h.abs().greaterEqual(0.98).mean(). Take abs first: tanh has two ends.',
    'A unit is dead when the largest of its |h| over the examples is 0: h.abs().max(0) has one number per unit, and .equal(0) asks it.',
  ],
  checks: [
    {
      id: 'mean-std',
      title: 'mean and std of all the entries of each layer',
      points: 2,
      hint: 'both are of all N · H entries of one layer together: h.mean() and h.std()',
      async run(student, t) {
        const layers = someLayers(t, [
          [8, 6],
          [8, 5],
          [8, 7],
        ]);
        await compareStatistics(student, t, layers, 'mean', [
          { say: 'it is the sum: divide by the number of entries', when: (h) => h.sum() },
          { say: 'it is the mean of |h|: keep the signs', when: (h) => h.abs().mean() },
        ]);
        await compareStatistics(student, t, layers, 'std', [
          { say: 'it is the variance: take its square root', when: (h) => h.var() },
          {
            say: 'the standard deviation divides by the number of entries minus 1: use std()',
            when: (h) => h.std() * Math.sqrt(h.size / (h.size - 1)),
          },
          {
            say: 'the mean is not subtracted: this is the root of the mean square',
            when: (h) => Math.sqrt(h.mul(h).mean()),
          },
          {
            say: 'it is the mean of the units’ standard deviations: take all the entries of the layer together',
            when: (h) => h.std(0).mean(),
          },
        ]);
      },
    },
    {
      id: 'saturated',
      title: 'saturated: the share of entries with |h| >= 0.98',
      points: 1,
      hint: 'count the entries with |h| >= 0.98 in a layer and divide by N · H, for each layer by itself',
      core: false,
      async run(student, t) {
        const layers = someLayers(t, [
          [12, 9],
          [10, 8],
        ]);
        for (const h of layers) h.set(0.98, 1, 5).set(-0.98, 2, 5); // saturated, just
        const per = (h: Tensor) => statisticsOf(h).saturated;
        await compareStatistics(student, t, layers, 'saturated', [
          {
            say: 'only one end is counted: tanh saturates at -1 as well, so compare |h|',
            when: (h) => share(h, (v) => v >= 0.98),
          },
          {
            say: 'it is a count: divide by the number of entries',
            when: (h) => per(h) * h.size,
          },
          { say: 'it is in percent: a share goes from 0 to 1', when: (h) => per(h) * 100 },
          {
            say: '|h| = 0.98 counts as well: greaterEqual, not greater',
            when: (h) => share(h, (v) => Math.abs(v) > 0.98),
          },
          {
            say: 'only exact 1 and -1 are counted: compare with 0.98',
            when: (h) => share(h, (v) => Math.abs(v) === 1),
          },
          {
            say: 'it is the share of the entries that are not saturated',
            when: (h) => 1 - per(h),
          },
          {
            say: 'it is divided by the number of examples: divide by the number of entries, N · H',
            when: (h) => per(h) * (h.shape[1] as number),
          },
        ]);
      },
    },
    {
      id: 'dead',
      title: 'dead: the share of units that are 0 for every example',
      points: 1,
      hint: 'count the columns whose entries are all 0 and divide by H, for each layer by itself',
      core: false,
      async run(student, t) {
        const layers = someLayers(t, [
          [6, 9],
          [9, 5],
        ]);
        for (const h of layers) {
          // Units that live, although the sum of the one and the largest value of the other is 0.
          for (let i = 0; i < (h.shape[0] as number); i++) h.set(0, i, 3).set(0, i, 4);
          h.set(-0.5, 2, 3).set(0.5, 1, 4).set(-0.5, 3, 4);
        }
        await compareStatistics(student, t, layers, 'dead', [
          {
            say: 'it is the share of the entries that are 0: a unit is dead when its whole column is 0',
            when: (h) => share(h, (v) => v === 0),
          },
          {
            say: 'a sum, mean or largest value of 0 does not say that all are 0 (+0.5 and -0.5 cancel, and -0.5 is below 0): look at the largest |h| of the column',
            when: (h) => h.sum(0).equal(0).mean(),
          },
          {
            say: 'a unit counts as soon as it is 0 for one example: it is dead when it is 0 for all of them',
            when: (h) => zeroColumns(h, false),
          },
          {
            say: 'it looks at the rows, the examples: units are columns, so reduce over axis 0',
            when: (h) => zeroColumns(h.T, true),
          },
          {
            say: 'it is a count: divide by the number of units',
            when: (h) => zeroColumns(h, true) * (h.shape[1] as number),
          },
          {
            say: 'it is the share of the units that are alive',
            when: (h) => 1 - zeroColumns(h, true),
          },
          {
            say: 'it is divided by the number of entries: divide by the number of units',
            when: (h) => zeroColumns(h, true) / (h.shape[0] as number),
          },
        ]);
      },
    },
  ],
});

/** Two sizes whose ratio is not near any factor that a slip could bring in. */
const [D, H] = [400, 150];

/** Draws twice, and holds spread, form and seeds to what the kind promises. */
async function drawn(
  student: Student,
  t: CheckTools,
  name: string,
  args: (seed: number) => unknown[],
  scale: Scale,
): Promise<void> {
  const seed = wholeNumber(t);
  const [W] = await student.call(name, ...args(seed));
  requireShape(t, 'W', W, [scale.D, scale.H]);
  notConstant(t, 'W', t.tensor('W', W));
  requireStd(t, 'W', t.tensor('W', W), scale);
  requireForm(t, 'W', t.tensor('W', W), scale);
}

export const wholeNumber = (t: CheckTools) => Math.floor(t.uniform(1, 1e6, 1).item());

export const init_weights = defineExercise({
  name: 'init_weights',
  topic: 'initialisation',
  lab: 4,
  params: ['fan_in', 'fan_out', 'kind', 'seed', 'scale'],
  returns: 'W',
  hints: [
    'All the random kinds are the same draw, times another number: rng.randn(fan_in, fan_out).mul(std).',
    'A variance of 1 / fan_in is a standard deviation of Math.sqrt(1 / fan_in). relu throws half away, so kaiming doubles the variance.',
    'full([fan_in, fan_out], scale) for constant; std = scale, Math.sqrt(1 / fan_in) or Math.sqrt(2 / fan_in) for the others, with rng = new RandomState(seed).',
  ],
  checks: [
    {
      id: 'xavier',
      title: 'xavier: mean 0, Var W = 1 / fan_in, normal',
      points: 2,
      hint: 'print W.mean() and W.std() of a large W: they should be near 0 and Math.sqrt(1 / fan_in)',
      async run(student, t) {
        const scale = { D, H, kind: 'xavier', form: 'normal' } as const;
        await drawn(student, t, 'init_weights', (seed) => [D, H, 'xavier', seed], scale);
      },
    },
    {
      id: 'kaiming',
      title: 'kaiming: mean 0, Var W = 2 / fan_in, normal',
      points: 1,
      hint: 'print W.mean() and W.std() of a large W: they should be near 0 and Math.sqrt(2 / fan_in)',
      core: false,
      async run(student, t) {
        const scale = { D, H, kind: 'kaiming', form: 'normal' } as const;
        await drawn(student, t, 'init_weights', (seed) => [D, H, 'kaiming', seed], scale);
      },
    },
    {
      id: 'constant-normal',
      title: 'constant: every weight is scale; normal: std scale, whatever the fans',
      points: 1,
      hint: 'constant fills W with scale, normal is randn(fan_in, fan_out) times scale; where scale is left out it is 0.01',
      core: false,
      async run(student, t) {
        const value = t.uniform(0.1, 0.9, 1).item();
        const [W] = await student.call('init_weights', 3, 5, 'constant', 0, value);
        requireShape(t, 'W', W, [3, 5]);
        t.close('W', W, t.randn(3, 5).mul(0).add(value), {
          mistakes: [
            {
              say: 'constant is not 1: it is scale, the last argument',
              when: () => t.randn(3, 5).mul(0).add(1),
            },
          ],
        });
        const scale = { D, H, kind: 'normal', form: 'normal', scale: value } as const;
        await drawn(student, t, 'init_weights', (seed) => [D, H, 'normal', seed, value], scale);
        await requireScales(student, t);
      },
    },
    {
      id: 'seed',
      title: 'the same seed gives the same weights, another seed gives others',
      points: 1,
      core: false,
      hint: 'make the generator inside the function: const rng = new RandomState(seed)',
      async run(student, t) {
        const draw = async (seed: number) =>
          (await student.call('init_weights', 40, 30, 'kaiming', seed))[0];
        await requireSeed(t, draw, wholeNumber(t));
        await requireSeedZero(
          t,
          draw,
          async () => (await student.call('init_weights', 40, 30, 'kaiming'))[0],
        );
      },
    },
  ],
});

/** A scale of 0 is a scale, and one that is left out is 0.01, to the last digit. */
async function requireScales(student: Student, t: CheckTools): Promise<void> {
  const [rows, columns, seed] = [t.extent(3, 6), t.extent(3, 6), wholeNumber(t)];
  const zeros = t.randn(rows, columns).mul(0);
  for (const kind of ['constant', 'normal'] as const) {
    const [left] = await student.call('init_weights', rows, columns, kind, seed);
    const W = t.tensor('W', left, zeros);
    const [none] = await student.call('init_weights', rows, columns, kind, seed, 0);
    t.close('W', none, zeros, {
      mistakes: [
        {
          say: 'a scale of 0 is taken for one that was left out: `scale || 0.01` does that; the default in the signature is enough',
          when: () => W,
        },
      ],
    });
    const [given] = await student.call('init_weights', rows, columns, kind, seed, 0.01);
    t.that(
      !compareTensors(W, t.tensor('W', given, W)),
      `kind ${kind} without a scale gives other weights than with the scale 0.01`,
      'where scale is left out it is 0.01, as the signature says: take scale as it comes',
    );
  }
}

export const init_weights_uniform = defineExercise({
  name: 'init_weights_uniform',
  topic: 'initialisation',
  lab: 4,
  params: ['fan_in', 'fan_out', 'kind', 'seed'],
  returns: 'W',
  hints: [
    'Start from the variance that is wanted, and ask which bound a gives it: U(-a, a) has the variance a²/3.',
    'So a = Math.sqrt(3 · variance), and rng.uniform(-a, a, [fan_in, fan_out]) draws.',
    'a = Math.sqrt(3 / fan_in) for xavier, Math.sqrt(6 / (fan_in + fan_out)) for glorot, Math.sqrt(6 / fan_in) for kaiming.',
  ],
  checks: (['xavier', 'glorot', 'kaiming'] as const).map((kind, i) => ({
    id: kind,
    title: [
      'xavier: uniform around 0 with Var W = 1 / fan_in',
      'glorot: uniform around 0 with Var W = 2 / (fan_in + fan_out)',
      'kaiming: uniform around 0 with Var W = 2 / fan_in',
    ][i] as string,
    points: 1,
    core: i === 0,
    hint: 'print W.min(), W.max() and W.std() of a large W: the bounds are -a and a, and the std is a / Math.sqrt(3)',
    async run(student: Student, t: CheckTools) {
      const scale = { D, H, kind, form: 'uniform' } as const;
      await drawn(student, t, 'init_weights_uniform', (seed) => [D, H, kind, seed], scale);
    },
  })),
});

export const fan_in_and_fan_out = defineExercise({
  name: 'fan_in_and_fan_out',
  topic: 'initialisation',
  lab: 4,
  params: ['shape'],
  returns: ['fan_in', 'fan_out'],
  hints: [
    'Ask of one output number: how many input numbers, each with a weight of its own, does it sum over? That is fan_in.',
    'In a convolution an output sums over C_in channels, and in each over a window of m · n. An input is seen by C_out filters, at m · n places of the window.',
    'const [C_out, C_in, ...window] = shape; the window’s product times C_in is fan_in, times C_out is fan_out. A shape of two numbers is [D, H] as it stands.',
  ],
  checks: [
    {
      id: 'affine',
      title: 'the fans of an affine layer (D, H)',
      points: 1,
      hint: 'a shape of two numbers is [fan_in, fan_out] as it stands',
      async run(student, t) {
        const [d, h] = [wholeNumber(t) % 90, 100 + (wholeNumber(t) % 90)].map((n) => n + 2);
        const got = await student.call('fan_in_and_fan_out', [d, h]);
        t.inputsUnchanged();
        await bothFans(
          t,
          got,
          [d as number, h as number],
          [['the two are swapped: x (N, D) times W (D, H) sums over D', [h, d]]],
        );
      },
    },
    {
      id: 'convolution',
      title: 'the fans of a convolution (C_out, C_in, m, n)',
      points: 2,
      hint: 'for (16, 3, 5, 5): fan_in = 3 · 25 = 75 and fan_out = 16 · 25 = 400',
      core: false,
      async run(student, t) {
        const [F, C, m, n] = [t.extent(14, 18), t.extent(3, 4), 5, 7];
        const got = await student.call('fan_in_and_fan_out', [F, C, m, n]);
        t.inputsUnchanged();
        await bothFans(
          t,
          got,
          [C * m * n, F * m * n],
          [
            ['the two are swapped: the shape names C_out first', [F * m * n, C * m * n]],
            ['the window m · n is missing: each output sums over all of it', [C, F]],
            [
              'fan_out is C_out · m · n: an input number is seen at m · n places of the window',
              [C * m * n, F],
            ],
            [
              'it takes the first two axes, as in an affine layer: filters are (C_out, C_in, m, n)',
              [F, C],
            ],
            [
              'fan_in also multiplies by C_out: that counts all the weights of the layer',
              [F * C * m * n, F * m * n],
            ],
            ['only one side of the window is counted: multiply by m and by n', [C * m, F * m]],
            ['m and n are added: a window has m · n places', [C * (m + n), F * (m + n)]],
          ],
        );
      },
    },
  ],
});

/** Compares both fans; a known pair of wrong ones is recognised as a pair. */
export async function bothFans(
  t: CheckTools,
  got: readonly unknown[],
  want: readonly [number, number],
  slips: readonly (readonly [string, readonly (number | undefined)[]])[],
): Promise<void> {
  const fans = [t.number('fan_in', got[0]), t.number('fan_out', got[1])];
  if (fans.every((fan, i) => fan === want[i])) return;
  const slip = slips.find(([, pair]) => pair.every((fan, i) => fan === fans[i]));
  throw new CheckFailure(
    `[fan_in, fan_out] is [${fans.join(', ')}]; expected [${want.join(', ')}]`,
    slip?.[0],
  );
}
