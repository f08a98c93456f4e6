import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { tensor } from 'kernel-lib/tensor';
import {
  drawSeed,
  GOOD_PRACTICE,
  listOf,
  numbersOf,
  placeOf,
  UNEVEN,
  unevenness,
  whyUneven,
} from './known.js';

interface Given {
  low: number;
  high: number;
  count: number;
  /** 0.8 when it is left out of the call. */
  smooth?: number;
}

/** How a range test may differ from the right one. */
interface Slip {
  rate?: (i: number, given: Given) => number;
  /** The running mean as it is used. */
  mean?: (m: number, i: number, smooth: number, loss: number) => number;
  /** Weight of the new loss; 1 - smooth. */
  share?: (smooth: number) => number;
  /** Whether the test ends. */
  ends?: (mean: number, lowest: number, loss: number) => boolean;
  /** The step that ended it is kept. */
  keeps?: boolean;
  suggests?: (rates: number[], means: number[]) => number;
}

function lowestAt(means: readonly number[]): number {
  let at = 0;
  for (const [i, mean] of means.entries()) if (mean < (means[at] as number)) at = i;
  return at;
}

function ranged(losses: readonly number[], given: Given, slip: Slip = {}) {
  const { low, high, count, smooth = 0.8 } = given;
  const rates: number[] = [];
  const means: number[] = [];
  let [m, lowest] = [0, Infinity];
  for (let i = 0; i < count; i++) {
    const rate = slip.rate?.(i, given) ?? low * (high / low) ** (i / (count - 1));
    const loss = losses[Math.min(i, losses.length - 1)] as number;
    m = smooth * m + (slip.share?.(smooth) ?? 1 - smooth) * loss;
    const mean = slip.mean?.(m, i, smooth, loss) ?? m / (1 - smooth ** (i + 1));
    const over = slip.ends?.(mean, lowest, loss) ?? !(mean < 4 * lowest);
    if (over && !slip.keeps) break;
    rates.push(rate);
    means.push(mean);
    if (over) break;
    lowest = Math.min(lowest, mean);
  }
  const right = () => (means.length === 0 ? low : (rates[lowestAt(means)] as number)) / 10;
  return { rates, means, suggestion: slip.suggests?.(rates, means) ?? right() };
}

const at = (list: readonly number[], i: number) => list.at(i) ?? Number.NaN;

const SLIPS: readonly (readonly [say: string, slip: Slip])[] = [
  [
    'the rates grow by the same step: by the same factor, low · (high / low)^(i / (count - 1))',
    { rate: (i, { low, high, count }) => low + ((high - low) * i) / (count - 1) },
  ],
  [
    'the last rate must be high itself: count rates have count - 1 gaps',
    { rate: (i, { low, high, count }) => low * (high / low) ** (i / count) },
  ],
  [
    'the first rate must be low itself: i counts from 0',
    { rate: (i, { low, high, count }) => low * (high / low) ** ((i + 1) / count) },
  ],
  [
    'the rates fall: the test begins with the lowest, or it is over at once',
    { rate: (i, { low, high, count }) => high * (low / high) ** (i / (count - 1)) },
  ],
  [
    'the running mean is not corrected: it starts at 0, and is too small at first',
    { mean: (m) => m },
  ],
  [
    'the correction is one step behind: after the first step it is 1 - smooth',
    { mean: (m, i, smooth) => m / (1 - smooth ** i) },
  ],
  [
    'the correction is one step ahead: after the first step it is 1 - smooth',
    { mean: (m, i, smooth) => m / (1 - smooth ** (i + 2)) },
  ],
  ['the losses are not smoothed', { mean: (_, __, ___, loss) => loss }],
  [
    'smooth weighs the new loss: it is the share of the old mean that stays',
    { share: (smooth) => smooth },
  ],
  ['the new loss counts in full: by 1 - smooth', { share: () => 1 }],
  [
    'NaN does not end the test: no comparison with NaN is true',
    { ends: (mean, lowest) => mean >= 4 * lowest },
  ],
  [
    'the test never ends: stop when the mean is 4 times the lowest one so far',
    { ends: () => false },
  ],
  [
    'the loss of the batch ends the test: the smoothed one must',
    { ends: (_, lowest, loss) => !(loss < 4 * lowest) },
  ],
  ['it ends at twice the lowest: at 4 times', { ends: (mean, lowest) => !(mean < 2 * lowest) }],
  ['the test ends as soon as the loss rises', { ends: (mean, lowest) => !(mean < lowest) }],
  ['the step that ended the test is still in the lists', { keeps: true }],
  [
    'the suggestion is the rate of the lowest loss itself: a tenth of it, for there it is about to break',
    { suggests: (rates, means) => at(rates, lowestAt(means)) },
  ],
  [
    'the suggestion is a tenth of the last rate: of the one with the lowest loss',
    { suggests: (rates) => at(rates, -1) / 10 },
  ],
  [
    'the suggestion is a tenth of the first rate: of the one with the lowest loss',
    { suggests: (rates) => at(rates, 0) / 10 },
  ],
  [
    'the suggestion is the lowest loss: the rate at which it came',
    { suggests: (_, means) => Math.min(...means) },
  ],
  [
    'the suggestion is the rate one step after the lowest loss',
    { suggests: (rates, means) => at(rates, lowestAt(means) + 1) / 10 },
  ],
];

/** Runs a range test over given losses and compares all three results. */
export async function compareTest(
  student: Student,
  t: CheckTools,
  losses: readonly number[],
  given: Given,
): Promise<void> {
  const { low, high, count, smooth } = given;
  const step = t.probe('sequence', [...losses]);
  const args = smooth === undefined ? [] : [smooth];
  const [rates, means, suggestion] = await student.call(
    'learning_rate_range_test',
    step,
    low,
    high,
    count,
    ...args,
  );
  const right = ranged(losses, given);
  const results = [
    ['rates', numbersOf(t, 'rates', rates), right.rates, 'rates'],
    ['losses', numbersOf(t, 'losses', means), right.means, 'means'],
    ['suggestion', [t.number('suggestion', suggestion)], [right.suggestion], 'suggestion'],
  ] as const;
  for (const [name, got, want, key] of results) {
    t.close(name, tensor(got), tensor(want as number[]), {
      mistakes: SLIPS.map(([say, slip]) => ({
        say,
        when: () => tensor([ranged(losses, given, slip)[key]].flat()),
      })),
      ifNotFinite: 'a loss that is no number ends the test, and is forgotten',
    });
  }
  const asked = await student.recall(step);
  const made = Math.min(count, right.rates.length + 1);
  t.that(
    asked.count <= made,
    `step was called ${asked.count} times; expected ${made}`,
    'each call of step trains: call it once per rate, and not again after the test has ended',
  );
  for (const [i, [rate]] of asked.args.entries()) {
    t.close(`the rate of step ${i}`, rate, low * (high / low) ** (i / (count - 1)));
  }
}

/** Losses that fall to their lowest at step `best` and then explode, none like another. */
export function fallAndBreak(t: CheckTools, best: number, count: number): number[] {
  const losses = [t.uniform(2, 3, 1).item()];
  for (let i = 1; i < count; i++) {
    const before = losses[i - 1] as number;
    const [down, up] = [t.uniform(0.8, 0.9, 1).item(), t.uniform(1.3, 1.6, 1).item()];
    losses.push(before * (i <= best ? down : up));
  }
  return losses;
}

export const learning_rate_range_test = defineExercise({
  ...GOOD_PRACTICE,
  name: 'learning_rate_range_test',
  params: ['step', 'low', 'high', 'count', 'smooth'],
  returns: ['rates', 'losses', 'suggestion'],
  hints: [
    'count rates have count - 1 gaps: by which factor does each grow, if all of them together make high / low?',
    'Call step once per rate. The running mean starts at 0, so divide it by what has come in so far, as Adam does: 1 - smooth to the power of the steps made.',
    'rate = low * (high / low) ** (i / (count - 1)); m = smooth * m + (1 - smooth) * step(rate); mean = m / (1 - smooth ** (i + 1)); if (!(mean < 4 * lowest)) break; then push both and remember the lowest and its rate.',
  ],
  checks: [
    {
      id: 'rates',
      title: 'each rate a factor above the one before, one step with each',
      points: 1,
      async run(student, t: CheckTools) {
        const count = t.extent(7, 12);
        const losses = fallAndBreak(t, count, count);
        await compareTest(student, t, losses, { low: 1e-4, high: 1, count, smooth: 0 });
      },
    },
    {
      id: 'smooth',
      title: 'a running mean, corrected for its start',
      points: 2,
      core: false,
      async run(student, t: CheckTools) {
        for (const smooth of [0.6, undefined]) {
          const losses = listOf(t.uniform(1, 2, 9));
          await compareTest(student, t, losses, { low: 1e-5, high: 10, count: 9, smooth });
        }
      },
    },
    {
      id: 'ends',
      title: 'it ends at 4 times the lowest, or at NaN, and suggests a tenth of the best rate',
      points: 2,
      core: false,
      async run(student, t: CheckTools) {
        const given = { low: 1e-4, high: 10, count: 25 };
        await compareTest(student, t, fallAndBreak(t, 10, 25), { ...given, smooth: 0.5 });
        await compareTest(student, t, fallAndBreak(t, 8, 25), { ...given, smooth: 0 });
        const nan = fallAndBreak(t, 9, 12);
        await compareTest(student, t, [...nan, Number.NaN, 1], { ...given, smooth: 0 });
      },
    },
  ],
});

/** Calls for many numbers and looks whether they lie evenly in log space. */
export async function compareDraws(
  student: Student,
  t: CheckTools,
  range: readonly [number, number],
  count = 3000,
): Promise<void> {
  const [low, high] = range;
  const [got] = await student.call('sample_log_uniform', low, high, count, drawSeed(t));
  const drawn = t.tensor('the numbers', got);
  t.that(
    drawn.shape.length === 1 && drawn.size === count,
    `the numbers have shape (${drawn.shape.join(', ')}${drawn.shape.length === 1 ? ',' : ''}); expected (${count},)`,
  );
  const numbers = listOf(drawn);
  const why = whyUneven(numbers, range);
  t.that(
    why === undefined,
    `between ${low} and ${high} the numbers do not lie evenly in log space`,
    why,
  );
  // Each beside the next one: numbers that follow each other must not hang together.
  const places = numbers.map((v) => placeOf(v, range));
  const turned = places.slice(1).map((u, i) => (1 + u - (places[i] as number)) % 1);
  t.that(
    turned.length === 0 || unevenness(turned) <= UNEVEN,
    'numbers that follow each other hang together',
    'draw each one anew from one generator, in no order',
  );
}

export const sample_log_uniform = defineExercise({
  ...GOOD_PRACTICE,
  name: 'sample_log_uniform',
  params: ['low', 'high', 'count', 'seed'],
  returns: 'the numbers',
  hints: [
    'What has to be uniform, if the step from 0.001 to 0.01 counts as much as that from 0.01 to 0.1?',
    'rng.uniform(a, b, count) draws evenly between a and b. Take logarithms of both ends first, and undo them afterwards, with the same base.',
    'exp(new RandomState(seed).uniform(Math.log(low), Math.log(high), count)).',
  ],
  checks: [
    {
      id: 'decades',
      title: 'every decade gets as many numbers as every other',
      points: 1,
      async run(student, t: CheckTools) {
        await compareDraws(student, t, [1e-4, 1]);
      },
    },
    {
      id: 'seed',
      title: 'the same seed gives the same numbers, another seed others',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const first = drawSeed(t);
        const known: string[] = [];
        for (const seed of [first, first + 1, first + 1000, 0, 1, 42]) {
          const [a] = await student.call('sample_log_uniform', 0.1, 10, 5, seed);
          const [b] = await student.call('sample_log_uniform', 0.1, 10, 5, seed);
          const [x, y] = [a, b].map((v) => listOf(t.tensor('the numbers', v)).join());
          t.that(
            x === y,
            `two calls with the same seed, ${seed}, give different numbers`,
            'draw from a new RandomState(seed), made in each call',
          );
          t.that(
            !known.includes(x as string),
            'two calls with different seeds give the same numbers',
            'the seed is fixed, or 0 is taken for none: new RandomState(seed)',
          );
          known.push(x as string);
        }
      },
    },
  ],
});
