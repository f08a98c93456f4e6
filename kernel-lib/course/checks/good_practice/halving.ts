import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import { tensor } from 'kernel-lib/tensor';
import { race } from '../../probes/good_practice.js';
import { GOOD_PRACTICE } from './known.js';

export interface Candidate {
  skill: number;
  pace: number;
}

export interface Halving {
  configs: readonly Candidate[];
  first: number;
  /** 2 when it is left out of the call. */
  eta?: number;
}

interface Slip {
  stay?: (n: number, eta: number) => number;
  longer?: (updates: number, eta: number, first: number) => number;
  /** Sorted the other way. */
  lowest?: boolean;
  /** Whether it goes on. */
  goesOn?: (n: number) => boolean;
  spent?: (n: number, updates: number) => number;
}

const at = race();
const rank = (one: Candidate, updates: number) => {
  const value = at(one, updates);
  return Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY;
};

function halved({ configs, first, eta = 2 }: Halving, slip: Slip = {}) {
  let [alive, updates, spent] = [[...configs], first, 0];
  const calls: [Candidate, number][] = [];
  for (let round = 0; (slip.goesOn?.(alive.length) ?? alive.length > 1) && round < 40; round++) {
    for (const one of alive) calls.push([one, updates]);
    spent += slip.spent?.(alive.length, updates) ?? alive.length * updates;
    const sign = slip.lowest ? -1 : 1;
    const values = new Map(alive.map((one) => [one, rank(one, updates)] as const));
    const of = (one: Candidate) => values.get(one) as number;
    const sorted = [...alive].sort((a, b) => (of(a) === of(b) ? 0 : sign * (of(b) - of(a))));
    const n = slip.stay?.(alive.length, eta) ?? Math.max(1, Math.floor(alive.length / eta));
    const stopped = alive.length === 1;
    alive = sorted.slice(0, n);
    updates = slip.longer?.(updates, eta, first) ?? updates * eta;
    if (stopped) break;
  }
  return { best: alive[0] as Candidate, spent, calls };
}

const SLIPS: readonly (readonly [say: string, slip: Slip])[] = [
  ['of n candidates n / eta stay, rounded down', { stay: (n, eta) => Math.ceil(n / eta) }],
  [
    'of n candidates n / eta stay, rounded down',
    { stay: (n, eta) => Math.max(1, Math.round(n / eta)) },
  ],
  ['half of them stay, whatever eta is: n / eta', { stay: (n) => Math.max(1, Math.floor(n / 2)) }],
  ['only the worst one goes in each round: n / eta stay', { stay: (n) => n - 1 }],
  ['all but the best one go after the first round', { stay: () => 1 }],
  ['the rounds do not get longer: eta times as long each', { longer: (updates) => updates }],
  ['the updates are doubled, whatever eta is', { longer: (updates) => updates * 2 }],
  [
    'the updates grow by the same number: eta times as long each round',
    { longer: (u, _, first) => u + first },
  ],
  ['the worse ones stay: a larger value is better', { lowest: true }],
  [
    'the last one is trained once more: nobody is left to compare it with',
    { goesOn: (n) => n >= 1 },
  ],
  ['it ends with two candidates: go on until one is left', { goesOn: (n) => n > 2 }],
  ['spent counts trainings: count their updates', { spent: (n) => n }],
  [
    'spent counts the updates of each round once: each candidate takes as many',
    { spent: (_, updates) => updates },
  ],
];

/** Runs it and looks at the winner, the cost, and the trainings. */
export async function compareHalving(
  student: Student,
  t: CheckTools,
  { configs, first, eta }: Halving,
): Promise<void> {
  const train = t.probe('race');
  const given = { configs, first, eta };
  const rest = eta === undefined ? [] : [eta];
  const [best, spent] = await student.call(
    'successive_halving',
    train,
    configs.map((one) => ({ ...one })),
    first,
    ...rest,
  );
  const right = halved(given);
  const { count, args } = await student.recall(train);
  const updates = args.map(([, many]) => t.number('the updates of a training', many));
  t.that(
    typeof best === 'object' && best !== null && 'skill' in best && 'pace' in best,
    `best is ${describeValue(best)}; expected one of the configs`,
    'alive[0], the config that is left, not its value and not its number',
  );
  const won = best as unknown as Candidate;
  const known = (fits: (other: ReturnType<typeof halved>) => boolean) =>
    SLIPS.find(([, slip]) => fits(halved(given, slip)))?.[0];
  const rounds = (calls: readonly number[]) =>
    [...new Set(calls)].map((u) => `${calls.filter((v) => v === u).length} × ${u}`).join(', ');
  const wanted = right.calls.map(([, many]) => many);
  t.that(
    count === wanted.length && rounds(updates) === rounds(wanted),
    `${configs.length} candidates, first ${first}, eta ${eta ?? 2}: the trainings (how many × updates) were ${rounds(updates) || 'none'}; expected ${rounds(wanted) || 'none'}`,
    known((other) => rounds(other.calls.map(([, many]) => many)) === rounds(updates)),
  );
  const broken = Number.isFinite(at(won, 1));
  t.that(
    won.skill === right.best.skill && won.pace === right.best.pace,
    `the candidate that is left has skill ${won.skill} and pace ${won.pace}; expected ${right.best.skill} and ${right.best.pace}`,
    broken
      ? known(({ best: other }) => other.skill === won.skill && other.pace === won.pace)
      : 'a value that is not finite has lost: NaN compares with nothing, and Infinity is no accuracy',
  );
  t.close('spent', tensor(t.number('spent', spent)), tensor(right.spent), {
    mistakes: SLIPS.map(([say, slip]) => ({ say, when: () => tensor(halved(given, slip).spent) })),
  });
  t.inputsUnchanged();
}

/** Candidates with skills apart; the slow ones are the better, so a longer look changes the order. */
export function drawCandidates(t: CheckTools, n: number): Candidate[] {
  const order = Array.from(t.random.permutation(n).data as Int32Array);
  return order.map((k) => ({
    skill: 1 + k + t.uniform(0, 0.5, 1).item(),
    pace: 0.3 / (1 + k * t.uniform(0.8, 1.2, 1).item()),
  }));
}

export const successive_halving = defineExercise({
  ...GOOD_PRACTICE,
  name: 'successive_halving',
  params: ['train', 'configs', 'first', 'eta'],
  returns: ['best', 'spent'],
  hints: [
    'Keep three things from round to round: who is alive, how long each trains, and what has been spent. When is it over?',
    'In a round: train each one, sort by value with -Infinity for what is not finite, keep Math.floor(n / eta) of them but at least one, and multiply the updates by eta.',
    'while (alive.length > 1) { tried = alive.map((config) => ({ config, value: train(config, updates) })); spent += alive.length * updates; sort falling; alive = the first Math.max(1, Math.floor(alive.length / eta)) configs; updates *= eta; } return [alive[0], spent].',
  ],
  checks: [
    {
      id: 'rounds',
      title: 'fewer and fewer candidates, longer and longer trainings, the best is left',
      points: 2,
      async run(student, t: CheckTools) {
        await compareHalving(student, t, { configs: drawCandidates(t, 8), first: 3 });
        await compareHalving(student, t, { configs: drawCandidates(t, 9), first: 2, eta: 3 });
      },
    },
    {
      id: 'odd',
      title: 'numbers that eta does not divide, one candidate alone, and those that diverge',
      points: 2,
      core: false,
      async run(student, t: CheckTools) {
        await compareHalving(student, t, { configs: drawCandidates(t, 11), first: 5, eta: 2 });
        await compareHalving(student, t, { configs: drawCandidates(t, 3), first: 4, eta: 5 });
        await compareHalving(student, t, { configs: drawCandidates(t, 1), first: 4 });
        const some = drawCandidates(t, 8);
        for (const [i, skill] of [
          [0, Number.NaN],
          [3, 1e9],
          [6, Number.NaN],
        ] as const) {
          some[i] = { skill, pace: 1 };
        }
        await compareHalving(student, t, { configs: some, first: 2 });
      },
    },
  ],
});
