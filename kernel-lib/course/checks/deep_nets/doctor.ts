import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';
import { lengthOf } from '../gradients/numbers.js';

const NAMES = ['NaN', 'Inf', 'exploding', 'zero', 'saturated', 'dead'] as const;
type Finding = (typeof NAMES)[number];

/** The numbers of one layer. */
export interface Layer {
  h: Tensor;
  W: Tensor;
  dW: Tensor;
  activation: 'tanh' | 'relu';
}

/** How a reading of a layer may differ from the right one; right when empty. */
interface Reading {
  /** What counts as long and as short. */
  length?: (v: Tensor) => number;
  /** dW alone, not beside W. */
  absolute?: boolean;
  /** W over dW. */
  inverted?: boolean;
  most?: number;
  least?: number;
  saturation?: (h: Tensor) => number;
  edge?: number;
  dead?: (h: Tensor) => number;
  /** Which tensors are looked through for NaN and Inf. */
  looked?: (layer: Layer) => readonly Tensor[];
  /** -Infinity is taken for a number. */
  onlyPlus?: boolean;
  /** Something is said beside NaN and Inf. */
  goesOn?: boolean;
  /** Whatever the activation is. */
  anyActivation?: boolean;
  /** Only the first finding is given. */
  one?: boolean;
}

const share = (flags: readonly boolean[]) => flags.filter(Boolean).length / flags.length;
const list = (x: Tensor): number[] => Array.from(x.data as ArrayLike<number>);
const columns = (h: Tensor): number[][] => {
  const [N, M] = h.shape as [number, number];
  return Array.from({ length: M }, (_, j) => Array.from({ length: N }, (_, n) => h.at(n, j)));
};

const beyond = (edge: number) => (h: Tensor) => share(list(h).map((v) => Math.abs(v) > edge));
const deadUnits = (h: Tensor) => share(columns(h).map((unit) => unit.every((v) => v === 0)));

/** The findings in a layer, by the rules of the docstring or by others. */
export function findings(layer: Layer, reading: Reading = {}): Finding[] {
  const { h, W, dW, activation } = layer;
  const { length = lengthOf, most = 100, least = 1e-8, looked = () => [h, dW] } = reading;
  const numbers = looked(layer).flatMap(list);
  const found: Finding[] = [];
  if (numbers.some((v) => Number.isNaN(v))) found.push('NaN');
  const infinite = (v: number) => v === Infinity || (v === -Infinity && !reading.onlyPlus);
  if (found.length === 0 && numbers.some(infinite)) found.push('Inf');
  if (found.length > 0 && !reading.goesOn) return found;
  const ratio = length(dW) / (reading.absolute ? 1 : length(W));
  const seen = reading.inverted ? 1 / ratio : ratio;
  if (seen > most) found.push('exploding');
  if (seen < least) found.push('zero');
  const { saturation = beyond(reading.edge ?? 0.99), dead = deadUnits } = reading;
  const any = reading.anyActivation === true;
  if ((any || activation === 'tanh') && saturation(h) > 0.5) found.push('saturated');
  if ((any || activation === 'relu') && dead(h) > 0.5) found.push('dead');
  return reading.one ? found.slice(0, 1) : found;
}

/** Wrong readings, the likelier ones first. */
const READINGS: readonly (readonly [say: string, reading: Reading])[] = [
  ['only the first finding is given: a layer may have several', { one: true }],
  ['dW’s length is looked at by itself: compare it with the length of W', { absolute: true }],
  ['W is divided by dW: the question is how many times as long dW is', { inverted: true }],
  ['the lengths are squared: √Σ w²', { length: (v) => v.mul(v).sum() }],
  [
    'it compares the largest elements: compare the lengths, √Σ w²',
    { length: (v) => v.abs().max() },
  ],
  [
    'it compares sums of absolute values: compare the lengths, √Σ w²',
    { length: (v) => v.abs().sum() },
  ],
  ['it compares means: compare the lengths, √Σ w²', { length: (v) => Math.abs(v.mean()) }],
  ['it compares sums: compare the lengths, √Σ w²', { length: (v) => Math.abs(v.sum()) }],
  [
    'only a gradient of exactly 0 counts as zero: one below 1e-8 of W teaches nothing either',
    { least: 1e-300 },
  ],
  [
    'a gradient a thousand times shorter than W is taken for zero: 1e-8 times is the border',
    { least: 1e-3 },
  ],
  ['exploding begins at 100 times the length of W', { most: 10 }],
  ['exploding begins at 100 times the length of W', { most: 1000 }],
  ['exploding begins at 100 times the length of W', { most: 1 }],
  [
    '-1 is an end of tanh as well: look at |h|',
    { saturation: (h) => share(list(h).map((v) => v > 0.99)) },
  ],
  [
    'saturated asks for more than half of all the numbers in h; one is not enough',
    { saturation: (h) => Number(list(h).some((v) => Math.abs(v) > 0.99)) },
  ],
  [
    'saturated asks for more than half of all the numbers in h, not for all of them',
    { saturation: (h) => Number(list(h).every((v) => Math.abs(v) > 0.99)) },
  ],
  ['saturated means beyond ±0.99', { edge: 0.9 }],
  ['saturated means beyond ±0.99', { edge: 0.999 }],
  [
    'the mean of |h| is compared: saturated counts how many are beyond ±0.99',
    { saturation: (h) => Number(h.abs().mean() > 0.99) },
  ],
  [
    'dead counts zeros: a unit that is 0 for some examples lives. Dead is one that is 0 for every example',
    { dead: (h) => share(list(h).map((v) => v === 0)) },
  ],
  [
    'dead counts examples without any output: it is about units, the columns of h',
    { dead: (h) => deadUnits(h.T) },
  ],
  [
    'one dead unit is not enough: more than half of the units',
    { dead: (h) => (deadUnits(h) > 0 ? 1 : 0) },
  ],
  [
    'more than half of the units is enough, not all of them',
    { dead: (h) => (deadUnits(h) === 1 ? 1 : 0) },
  ],
  [
    'a unit is called dead where it is 0 for one example: for every example',
    { dead: (h) => share(columns(h).map((unit) => unit.some((v) => v === 0))) },
  ],
  [
    'it is asked whatever the activation is: saturated is of tanh, dead of relu',
    { anyActivation: true },
  ],
  ['-Infinity is infinite as well: Number.isFinite knows both', { onlyPlus: true }],
  ['h is not looked through: a NaN may be in h or in dW', { looked: ({ dW }) => [dW] }],
  ['dW is not looked through: a NaN may be in h or in dW', { looked: ({ h }) => [h] }],
  ['beside a NaN or an Inf nothing else is said: return at once', { goesOn: true }],
  [
    'NaN is not found: it is equal to nothing, not even to itself; Number.isNaN(v) tells',
    { looked: () => [] },
  ],
];

const shown = (found: readonly string[]) =>
  found.length === 0 ? 'nothing' : found.map((name) => `'${name}'`).join(', ');

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((name) => b.includes(name));

function likely(layer: Layer, got: readonly string[]): string | undefined {
  const right = findings(layer);
  const known = READINGS.find(([, reading]) => {
    const wrong = findings(layer, reading);
    return !sameSet(wrong, right) && sameSet(wrong, got);
  });
  return known?.[0];
}

/** Asks for the findings of one layer, and compares them. */
export async function closeFindings(
  student: Student,
  t: CheckTools,
  what: string,
  layer: Layer,
): Promise<void> {
  const { h, W, dW, activation } = layer;
  const [got] = await student.call('gradient_doctor', h, W, dW, activation);
  t.that(
    Array.isArray(got) && got.every((name) => typeof name === 'string'),
    `findings is ${describeValue(got)}; expected a list of names, such as ['zero'], or [] for a healthy layer`,
  );
  const names = got as string[];
  const odd = names.find((name) => !NAMES.includes(name as Finding));
  t.that(
    odd === undefined,
    `'${String(odd).slice(0, 30)}' is no finding`,
    `the names are ${NAMES.map((name) => `'${name}'`).join(', ')}`,
  );
  t.that(
    new Set(names).size === names.length,
    `a finding is named more than once: ${shown(names.slice(0, 8))}`,
    names.length > 6 ? 'begin with a new list in each call' : undefined,
  );
  const want = findings(layer);
  t.that(
    sameSet(names, want),
    `${what} (${activation}): found ${shown(names)}; expected ${shown(want)}`,
    likely(layer, names),
  );
}

/** A tensor with one element replaced. */
export function withOne(x: Tensor, value: number, place = 2): Tensor {
  const copy = x.copy();
  copy.data[place] = value;
  return copy;
}

/** W and dW of which the second is so many times as long as the first. */
export function weightsOf(t: CheckTools, ratio: number, D = 3, M = 4): { W: Tensor; dW: Tensor } {
  const W = t.randn(D, M).mul(t.uniform(0.05, 0.2, 1).item());
  const dW = t.randn(D, M);
  return { W, dW: dW.mul((ratio * lengthOf(W)) / lengthOf(dW)) };
}

/** The output of a healthy layer: tanh away from its ends, relu with every unit alive. */
export function healthy(t: CheckTools, activation: 'tanh' | 'relu', N = 6, M = 4): Tensor {
  const h = t.uniform(-0.9, 0.9, N, M);
  return activation === 'tanh' ? h : h.mul(h.greater(0)).add(t.uniform(0.1, 0.2, N, M));
}

/** Units that give 0 for all examples, the first `count` of the columns. */
export function withDead(h: Tensor, count: number): Tensor {
  const copy = h.copy();
  const [N] = h.shape as [number];
  for (let n = 0; n < N; n++) for (let j = 0; j < count; j++) copy.set(0, n, j);
  return copy;
}

/** The first `count` numbers beyond an end of tanh, one after another at the ends that are named. */
export function withSaturated(h: Tensor, count: number, ends = [0.996, -0.996]): Tensor {
  const copy = h.copy();
  for (let i = 0; i < count; i++) copy.data[i] = ends[i % ends.length] as number;
  return copy;
}

/** Examples for which no unit gives anything, the first `count` of the rows. */
export function withSilent(h: Tensor, count: number): Tensor {
  return withDead(h.T.copy(), count).T.copy();
}

export const gradient_doctor = defineExercise({
  name: 'gradient_doctor',
  topic: 'deep_nets',
  lab: 8,
  params: ['h', 'W', 'dW', 'activation'],
  returns: 'findings',
  hints: [
    'Look for NaN first, then for infinite numbers, and return at once if there are any. All the rest go into one list, each with an if of its own.',
    'NaN is equal to nothing, not even to itself: Number.isNaN(v) and Number.isFinite(v) tell, number by number: […h.data, …dW.data].some(…). For dead: greater(h, 0).sum(0) counts, for each unit, the examples in which it gives something.',
    'greater(h.abs(), 0.99).mean() is the share of saturated numbers, greater(h, 0).sum(0).equal(0).mean() that of dead units; the ratio is length_of(dW) / length_of(W).',
  ],
  checks: [
    {
      id: 'gradient',
      title: 'exploding, zero, and a healthy layer',
      points: 2,
      async run(student, t) {
        for (const activation of ['tanh', 'relu'] as const) {
          const h = healthy(t, activation);
          for (const [what, ratio] of [
            ['a healthy layer', t.uniform(0.01, 0.5, 1).item()],
            ['dW 1e4 times as long as W', 1e4],
            ['dW 1e-11 times as long as W', 1e-11],
          ] as const) {
            await closeFindings(student, t, what, { h, ...weightsOf(t, ratio), activation });
          }
        }
      },
    },
    {
      id: 'units',
      title: 'saturated tanh, dead relu',
      points: 2,
      core: false,
      async run(student, t) {
        const weights = weightsOf(t, 0.1);
        const [tanh, relu] = [healthy(t, 'tanh'), healthy(t, 'relu')];
        const bent = { ...weights, activation: 'tanh' as const };
        const cut = { ...weights, activation: 'relu' as const };
        for (const [what, h] of [
          ['20 of 24 numbers at 0.996', withSaturated(tanh, 20, [0.996])],
          ['20 of 24 numbers at -0.996', withSaturated(tanh, 20, [-0.996])],
          ['4 of 24 numbers at ±0.996', withSaturated(tanh, 4)],
        ] as const) {
          await closeFindings(student, t, what, { h, ...bent });
        }
        for (const [what, h] of [
          ['3 of 4 units always 0', withSilent(withDead(relu, 3), 4)],
          ['1 of 4 units always 0', withDead(relu, 1)],
          ['4 of 6 examples without any output, no dead unit', withSilent(relu, 4)],
        ] as const) {
          await closeFindings(student, t, what, { h, ...cut });
        }
      },
    },
    {
      id: 'numbers',
      title: 'NaN and Inf, in h and in dW, and nothing beside them',
      points: 1,
      core: false,
      async run(student, t) {
        const layer = { h: healthy(t, 'relu'), ...weightsOf(t, 0.1), activation: 'relu' as const };
        const { h, dW } = layer;
        await closeFindings(student, t, 'a NaN in h', { ...layer, h: withOne(h, Number.NaN) });
        await closeFindings(student, t, 'a NaN in dW', { ...layer, dW: withOne(dW, Number.NaN) });
        await closeFindings(student, t, 'an Infinity in h', { ...layer, h: withOne(h, Infinity) });
        await closeFindings(student, t, 'an Infinity in dW', {
          ...layer,
          dW: withOne(dW, Infinity),
        });
      },
    },
  ],
});
