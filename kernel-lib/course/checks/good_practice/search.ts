import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import {
  drawSeed,
  GOOD_PRACTICE,
  placeOf,
  straightPlace,
  UNEVEN,
  unevenness,
  whyUneven,
} from './known.js';

type Space = Readonly<Record<string, readonly [low: number, high: number]>>;
type Config = Readonly<Record<string, number>>;
type Border = Readonly<Record<string, string>>;

interface Row {
  config: Config;
  value: number;
}

export interface Task {
  space: Space;
  /** Where the value is largest. */
  best: Config;
  /** Beyond this value of the first setting a training diverges. */
  most?: number;
  costs?: number[];
  budget: number;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function configOf(t: CheckTools, name: string, got: unknown, space: Space): Config {
  t.that(
    isObject(got) && Object.keys(space).every((key) => typeof got[key] === 'number'),
    `${name} is ${describeValue(got)}; expected { ${Object.keys(space).join(', ')} } with a number for each`,
    'Object.fromEntries(names.map((name) => [name, …])) makes one',
  );
  return got as Config;
}

function rowsOf(t: CheckTools, table: unknown, space: Space): Row[] {
  t.that(
    Array.isArray(table),
    `table is ${describeValue(table)}; expected a list of { config, value }`,
  );
  return (table as unknown[]).map((row, i) => {
    t.that(
      isObject(row) && 'config' in row && 'value' in row,
      `table[${i}] is ${describeValue(row)}; expected { config, value }`,
    );
    const { config, value } = row as Record<string, unknown>;
    return {
      config: configOf(t, `table[${i}].config`, config, space),
      value: t.number(`table[${i}].value`, value),
    };
  });
}

const finite = (value: number) => (Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY);
const same = (a: Config, b: Config) => Object.keys(a).every((name) => a[name] === b[name]);

/** Finds where a config stands in a list, by one of its settings first: a comparison with each takes the square. */
function finderOf(list: readonly Config[], name: string): (config: Config) => number {
  const places = new Map<unknown, number[]>();
  for (const [at, config] of list.entries()) {
    const known = places.get(config[name]);
    if (known) known.push(at);
    else places.set(config[name], [at]);
  }
  return (config) => places.get(config[name])?.find((at) => same(list[at] as Config, config)) ?? -1;
}

/** What stands on the border, as some measure sees it. */
function borderOf(config: Config | undefined, space: Space, edge = 0.1, place = placeOf): Border {
  const found: Record<string, string> = {};
  for (const [name, range] of Object.entries(space)) {
    const share = config ? place(config[name] as number, range) : 0.5;
    if (share < edge) found[name] = 'low';
    if (share > 1 - edge) found[name] = 'high';
  }
  return found;
}

const words = (border: Border) =>
  `{ ${Object.entries(border)
    .map(([name, side]) => `${name}: '${side}'`)
    .join(', ')} }`;

const agree = (a: Border, b: Border) =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.keys(a).every((name) => a[name] === b[name]);

function whyBorder(got: Border, table: readonly Row[], space: Space) {
  const [best, second] = table;
  const swapped = Object.fromEntries(
    Object.entries(borderOf(best?.config, space)).map(([name, side]) => [
      name,
      side === 'low' ? 'high' : 'low',
    ]),
  );
  const known: [say: string, border: Border][] = [
    ['low and high have changed places', swapped],
    [
      'the outer tenth is counted on a straight scale: as log space counts',
      borderOf(best?.config, space, 0.1, straightPlace),
    ],
    ['that is the border of the worst training', borderOf(table.at(-1)?.config, space)],
    ['that is the border of the second best training', borderOf(second?.config, space)],
    ['the outer tenth is 0.1 of the range at each end', borderOf(best?.config, space, 0.05)],
    ['the outer tenth is 0.1 of the range at each end', borderOf(best?.config, space, 0.2)],
    ['a setting on the border is not named', {}],
  ];
  return known.find(([, border]) => agree(border, got))?.[0];
}

/** Runs a search and looks at everything that came of it. Returns the configs in the order of the trainings. */
export async function compareSearch(
  student: Student,
  t: CheckTools,
  { space, best, most = Infinity, costs = [1], budget }: Task,
  seed = drawSeed(t),
): Promise<{ tried: Config[]; table: Row[] }> {
  const train = t.probe('training', best, most, costs);
  const [got, border] = await student.call('random_search', train, space, budget, seed);
  t.inputsUnchanged();
  const { count, args } = await student.recall(train);
  const tried = args.map(([config]) => configOf(t, 'what train was called with', config, space));
  let [spent, due] = [0, 0];
  while (spent < budget) spent += costs[due++ % costs.length] as number;
  const after = count < due ? 'no more than' : 'as many as';
  const cheap = costs.every((cost) => cost === 1);
  t.that(
    count === due,
    `with a budget of ${budget} and costs of ${costs.join(', ')}${costs.length > 1 ? ' in turn' : ' each'} there were ${count} trainings; expected ${due}`,
    count === budget && !cheap
      ? 'the budget is not the number of trainings: add up what each has cost'
      : count === due - 1
        ? 'a training begins as long as less than the budget is spent; the last one may go beyond'
        : count === due + 1
          ? 'when the budget is spent exactly, no training begins'
          : `train was called ${after} the budget allows: count what the trainings have cost`,
  );
  const table = rowsOf(t, got, space);
  t.that(
    table.length === due,
    `the table has ${table.length} rows for ${due} trainings`,
    table.length < due ? 'those that diverged stand in it as well, at the end' : undefined,
  );
  // What each training gave: computed anew, as the probe does.
  const values = tried.map((config) => valueAt(config, best, most));
  const placeIn = finderOf(tried, Object.keys(space)[0] as string);
  for (const { config, value } of table) {
    const at = placeIn(config);
    t.that(at >= 0, 'the table has a config that no training was called with');
    const own = values[at] as number;
    const right = Number.isFinite(own) ? Math.abs(value - own) < 1e-9 : !Number.isFinite(value);
    t.that(
      right,
      `a row of the table says ${value}; its training gave ${own}`,
      'each config stands beside its own value',
    );
  }
  for (const [i, row] of table.slice(1).entries()) {
    const before = table[i] as Row;
    t.that(
      finite(before.value) >= finite(row.value),
      `the table has ${before.value} before ${row.value}`,
      !Number.isFinite(before.value)
        ? 'a training without a finite value has lost: it stands at the end, and comparisons with NaN sort nothing'
        : 'the best first: sort by value, falling',
    );
  }
  t.that(
    isObject(border),
    `border is ${describeValue(border)}; expected an object, such as { rate: 'high' }, or {}`,
  );
  const winner = table[0] as Row;
  const want = Number.isFinite(winner.value) ? borderOf(winner.config, space) : {};
  const found = border as Border;
  t.that(
    agree(found, want),
    `the best config is ${JSON.stringify(winner.config)} in ${JSON.stringify(space)}: border is ${words(found)}; expected ${words(want)}`,
    Number.isFinite(winner.value)
      ? whyBorder(found, table, space)
      : 'every training has lost, so there is no best value that could be on the border',
  );
  return { tried, table };
}

function valueAt(config: Config, best: Config, most: number): number {
  const [first] = Object.keys(best) as [string];
  if (!((config[first] as number) <= most)) return Number.NaN;
  const off = Object.entries(best).map(([name, at]) => Math.log10((config[name] as number) / at));
  return 10 - off.reduce((sum, d) => sum + d * d, 0);
}

/** Whether each setting lies evenly in log space, and independent of the others. */
export function requireSpread(t: CheckTools, tried: readonly Config[], space: Space): void {
  const places = Object.entries(space).map(([name, range]) => {
    const values = tried.map((config) => config[name] as number);
    const why = whyUneven(values, range);
    t.that(
      why === undefined,
      `${name} does not lie evenly in log space between ${range.join(' and ')}`,
      why,
    );
    return values.map((v) => placeOf(v, range));
  });
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) {
      const beside = (sign: number) => a.map((u, n) => (1 + u + sign * (b[n] as number)) % 1);
      t.that(
        [1, -1].every((sign) => unevenness(beside(sign)) <= UNEVEN),
        'the settings of a config hang together: where one is large, the other tells',
        'the same seed gives the same numbers: each name needs a seed of its own, made from seed',
      );
    }
  }
}

const SPACE: Space = { rate: [1e-5, 1], reg: [1e-6, 1e2] };

export const random_search = defineExercise({
  ...GOOD_PRACTICE,
  name: 'random_search',
  params: ['train', 'space', 'budget', 'seed'],
  returns: ['table', 'border'],
  dependsOn: ['sample_log_uniform'],
  hints: [
    'Three parts: draw enough numbers for each name before anything is trained (no training costs less than 1); train while less than the budget is spent; sort, and look where the best one lies.',
    'sample_log_uniform needs another seed for each name, or all settings move together. In a sort NaN compares with nothing: give it -Infinity for its rank.',
    'sample_log_uniform(low, high, Math.ceil(budget), 1000 * seed + k) for name k; spent += cost; rank = Number.isFinite(value) ? value : -Infinity; place = Math.log(best / low) / Math.log(high / low), below 0.1 is "low", above 0.9 "high".',
  ],
  checks: [
    {
      id: 'draws',
      title: 'each setting evenly in log space, independent of the others',
      points: 2,
      async run(student, t: CheckTools) {
        const task = { space: SPACE, best: { rate: 1e-2, reg: 1e-2 }, budget: 500 };
        const { tried } = await compareSearch(student, t, task);
        requireSpread(t, tried, SPACE);
      },
    },
    {
      id: 'budget',
      title: 'the budget counts what the trainings cost',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const best = { rate: 1e-2, reg: 1e-2 };
        for (const [budget, costs] of [
          [30, [3, 5, 1]],
          [20, [2]],
          [7, [4]],
        ] as const) {
          await compareSearch(student, t, { space: SPACE, best, budget, costs: [...costs] });
        }
      },
    },
    {
      id: 'table',
      title: 'the best first, those that diverged at the end',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const task = { space: SPACE, best: { rate: 1, reg: 1e-2 }, most: 1e-2, budget: 40 };
        await compareSearch(student, t, task);
      },
    },
    {
      id: 'border',
      title: 'the border names the best values that lie at the end of their range',
      points: 2,
      core: false,
      async run(student, t: CheckTools) {
        const out = { space: SPACE, best: { rate: 50, reg: 1e-9 }, budget: 60 };
        await compareSearch(student, t, out);
        // Few trainings: the best lies anywhere.
        for (let round = 0; round < 30; round++) {
          const space: Space = { a: [1e-3, 10], b: [0.5, 4], c: [1e-8, 1e-2] };
          await compareSearch(student, t, { space, best: { a: 0.1, b: 1, c: 1e-5 }, budget: 2 });
        }
      },
    },
  ],
});
