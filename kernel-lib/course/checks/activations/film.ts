import {
  type CheckTools,
  defineExercise,
  type Mistake,
  type Student,
} from 'chainrule-grader/checks';
import { type Tensor, tensor, zeros } from 'kernel-lib/tensor';

/** What a histogram is asked for. */
export interface Column {
  readonly h: Tensor;
  readonly low: number;
  readonly high: number;
  readonly bins: number;
}

/** The bin of each number, counted on beyond both ends. */
function binsOf({ h, low, high, bins }: Column): number[] {
  return Array.from(h.data, (v) => Math.floor((bins * ((v as number) - low)) / (high - low)));
}

/** Counts of the bins that are there; the others are lost. */
function counted(bins: number, found: readonly number[]): Tensor {
  const counts = zeros(bins);
  for (const bin of found) {
    if (bin >= 0 && bin < bins) counts.data[bin] = (counts.data[bin] as number) + 1;
  }
  return counts;
}

/** The share of each bin, with what lies outside in the first and in the last one. */
export function sharesOf(column: Column, found = binsOf(column)): Tensor {
  const { h, bins } = column;
  const kept = found.map((bin) => Math.min(Math.max(bin, 0), bins - 1));
  return counted(bins, kept).div(h.size);
}

/** What the usual slips give. */
function mistakesIn(column: Column): Mistake[] {
  const { h, low, high, bins } = column;
  const right = () => sharesOf(column);
  const lost = () => counted(bins, binsOf(column));
  const step = (high - low) / bins;
  const by = (place: (v: number) => number) => sharesOf(column, Array.from(h.data, place));
  return [
    {
      say: 'it holds counts: divide by the number of entries, h.size',
      when: () => right().mul(h.size),
    },
    {
      say: 'what lies outside low and high is lost: it counts in the first and in the last bin',
      when: () => lost().div(h.size),
    },
    {
      say: 'what lies outside low and high is left out, also of the total: it counts in the first and in the last bin',
      when: () => lost().div(lost().sum()),
    },
    {
      say: 'what lies above high is lost: it counts in the last bin',
      when: () =>
        counted(
          bins,
          binsOf(column).map((bin) => Math.max(bin, 0)),
        ).div(h.size),
    },
    {
      say: 'what lies below low is lost: it counts in the first bin',
      when: () =>
        counted(
          bins,
          binsOf(column).map((bin) => Math.min(bin, bins - 1)),
        ).div(h.size),
    },
    {
      say: 'it is divided by the width of a bin, as a density is: the shares add up to 1',
      when: () => right().div(step),
    },
    {
      say: 'it is divided by the number of rows: divide by the number of entries, h.size',
      when: () => right().mul(h.size / (h.shape[0] as number)),
    },
    {
      say: 'each bin is divided by the largest one: divide by the number of entries',
      when: () => right().div(right().max()),
    },
    {
      say: 'it rounds to the nearest border: a number belongs to the bin below which it has not fallen, Math.floor',
      when: () => by((v) => Math.round((v - low) / step)),
    },
    {
      say: 'it is one bin too high: the first bin is number 0, so Math.floor',
      when: () => by((v) => Math.ceil((v - low) / step)),
    },
    {
      say: 'low is not subtracted: the first bin begins at low, not at 0',
      when: () => by((v) => Math.floor(v / step)),
    },
    {
      say: 'the bins are too wide: the range holds as many of them as bins says, so divide by bins, not bins - 1',
      when: () => by((v) => Math.floor(((bins - 1) * (v - low)) / (high - low))),
    },
    {
      say: 'it begins with the highest numbers: the first bin begins at low',
      when: () => tensor([...right().data].reverse() as number[]),
    },
    {
      say: 'each bin holds all that lies below as well: count what lies in it alone',
      when: () => {
        let sum = 0;
        return tensor(Array.from(right().data, (share) => (sum += share as number)));
      },
    },
    {
      say: 'the range goes from the least to the largest number: take low and high as they are given, so that columns can be compared',
      when: () => sharesOf({ ...column, low: h.min(), high: h.max() }),
    },
  ];
}

/** Numbers on both sides of both ends, and none of them near a border. */
export function drawColumn(t: CheckTools, ...shape: number[]): Column {
  for (;;) {
    const h = t.randn(...shape).mul(2);
    const [low, high] = [t.uniform(-2.2, -1.2, 1).item(), t.uniform(1.4, 2.6, 1).item()];
    const bins = t.extent(6, 10);
    const places = Array.from(h.data, (v) => (bins * ((v as number) - low)) / (high - low));
    const near = places.some((place) => Math.abs(place - Math.round(place)) < 1e-6);
    if (near || h.min() > low || h.max() < high) continue;
    return { h, low, high, bins };
  }
}

/** Calls the student's function, and compares what it returns. */
export async function compareShares(
  student: Student,
  t: CheckTools,
  column: Column,
  mistakes: readonly Mistake[] = [],
): Promise<void> {
  const { h, low, high, bins } = column;
  const [shares] = await student.call('activation_histogram', h, low, high, bins);
  t.close('shares', shares, sharesOf(column), {
    mistakes: [...mistakes, ...mistakesIn(column)],
  });
  t.inputsUnchanged();
}

export const activation_histogram = defineExercise({
  name: 'activation_histogram',
  topic: 'activations',
  lab: 3,
  params: ['h', 'low', 'high', 'bins'],
  returns: 'shares',
  hints: [
    'Go through all the numbers of h, and ask of each in which bin it lies: how many bins fit between low and the number?',
    'A bin is (high - low) / bins wide. Math.floor makes a whole number of a place, Math.min and Math.max keep it from 0 to bins - 1.',
    'bin = Math.floor((bins * (v - low)) / (high - low)), kept inside; then shares.set(shares.at(bin) + 1 / h.size, bin).',
  ],
  checks: [
    {
      id: 'shares',
      title: 'the share of each bin; nothing is lost at the ends',
      points: 2,
      hint: 'try it by hand: h = [-5, 0.1, 0.9, 5] from 0 to 1 in 2 bins is [0.5, 0.5]',
      async run(student, t: CheckTools) {
        await compareShares(student, t, drawColumn(t, t.extent(6, 9), t.extent(7, 9)));
      },
    },
    {
      id: 'borders',
      title: 'a number on a border belongs to the upper bin, high itself to the last',
      points: 1,
      core: false,
      hint: 'with bins from -1 to 1 in steps of ½, -1 lies in bin 0, -½ in bin 1, ½ and 1 in bin 3',
      async run(student, t) {
        const h = tensor([-1, -0.5, -0.5, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1, 1]);
        const column = { h, low: -1, high: 1, bins: 4 };
        const below = Array.from(h.data, (v) => Math.ceil(2 * ((v as number) + 1)) - 1);
        await compareShares(student, t, column, [
          {
            say: 'a number on a border is put into the lower bin: it belongs to the upper one',
            when: () => sharesOf(column, below),
          },
        ]);
      },
    },
  ],
});
