import { type CheckTools, hiddenChecks } from 'chainrule-grader/checks';
import { tensor } from 'kernel-lib/tensor';
import { compareFolds } from './good_practice/folds.js';
import { compareHalving, drawCandidates } from './good_practice/halving.js';
import { compareParts, drawPart, withColumn } from './good_practice/preprocess.js';
import { compareDraws, compareTest, fallAndBreak } from './good_practice/rates.js';
import { compareLimits } from './good_practice/sanity.js';
import { compareSearch, requireSpread } from './good_practice/search.js';
import { compareRatio, movedBy } from './good_practice/update.js';

export const hidden = hiddenChecks({
  preprocess: [
    {
      id: 'more',
      title:
        'other sizes, tiny and huge columns, one row, three other parts; what comes in stays unchanged',
      points: 1,
      async run(student, t: CheckTools) {
        const sizes = tensor([1e-6, 1, 1e5, 1]);
        const part = (N: number) => drawPart(t, N, 4).mul(sizes);
        await compareParts(student, t, withColumn(part(7), 3, -2), [part(1), part(2), part(9)]);
        await compareParts(student, t, drawPart(t, 1, 3), [drawPart(t, 4, 3)]);
      },
    },
  ],
  sanity_checks: [
    {
      id: 'limits',
      title:
        '10 % off at the start, the 200th step, several faults at once; the weights stay unchanged',
      points: 1,
      run: compareLimits,
    },
  ],
  learning_rate_range_test: [
    {
      id: 'edges',
      title:
        'NaN at once, an end at exactly 4 times, other ranges, a lowest loss that is first or last',
      points: 1,
      async run(student, t: CheckTools) {
        const given = { low: 1e-6, high: 1e-1, count: 6 };
        await compareTest(student, t, [Number.NaN, 1, 1], given);
        await compareTest(student, t, [1, 2, 3.9, 3, 2, 1.5], { ...given, smooth: 0 });
        await compareTest(student, t, [1, 2, 4, 0.5, 0.2, 0.1], { ...given, smooth: 0 });
        await compareTest(student, t, [1, 0.5, Infinity, 0.1], { ...given, smooth: 0.3 });
        await compareTest(student, t, [3, 2, 2, 1], { low: 0.5, high: 8, count: 4, smooth: 0 });
        await compareTest(student, t, fallAndBreak(t, 12, 30), { low: 2, high: 50, count: 30 });
        await compareTest(student, t, [5, 4], { low: 1e-3, high: 1, count: 2, smooth: 0.9 });
      },
    },
  ],
  sample_log_uniform: [
    {
      id: 'ranges',
      title: 'other ranges: half a decade, ten decades, above 1; one number alone',
      points: 1,
      async run(student, t: CheckTools) {
        for (const range of [
          [2, 7],
          [1e-9, 10],
          [30, 4e4],
        ] as const) {
          await compareDraws(student, t, range);
        }
        await compareDraws(student, t, [1, 2], 1);
      },
    },
  ],
  random_search: [
    {
      id: 'more',
      title: 'three settings, every training lost, the same seed twice; the space stays unchanged',
      points: 1,
      async run(student, t: CheckTools) {
        const space = { a: [1e-3, 1], b: [2, 64], c: [1e-7, 1e-1] } as const;
        const best = { a: 0.03, b: 8, c: 1e-4 };
        const task = { space, best, budget: 400, costs: [1] };
        const seed = Math.floor(t.uniform(0, 1000, 1).item());
        const first = await compareSearch(student, t, task, seed);
        requireSpread(t, first.tried, space);
        await compareSearch(student, t, { ...task, budget: 3 }, 0);
        const again = await compareSearch(student, t, { ...task, budget: 9 }, seed);
        t.that(
          again.tried.length === 9,
          'the same seed with another budget is another number of trainings',
        );
        const same = await compareSearch(student, t, { ...task, budget: 9 }, seed);
        const text = (configs: readonly object[]) => JSON.stringify(configs);
        t.that(
          text(again.tried) === text(same.tried),
          'the same seed gives different configs',
          'all draws hang on seed alone',
        );
        const other = await compareSearch(student, t, { ...task, budget: 9 }, seed + 1);
        t.that(text(again.tried) !== text(other.tried), 'another seed gives the same configs');
        for (let round = 0; round < 15; round++) {
          await compareSearch(student, t, { ...task, most: 0, budget: 2 });
        }
        await compareSearch(student, t, { ...task, budget: 2.5, costs: [1] });
        const one = { space: { b: [2, 64] }, best: { b: 64 } } as const;
        await compareSearch(student, t, { ...one, budget: 30, costs: [1.5] });
      },
    },
  ],
  successive_halving: [
    {
      id: 'more',
      title: 'many candidates, larger eta, ties, all diverged; the list stays unchanged',
      points: 1,
      async run(student, t: CheckTools) {
        await compareHalving(student, t, { configs: drawCandidates(t, 37), first: 1, eta: 4 });
        await compareHalving(student, t, { configs: drawCandidates(t, 6), first: 10, eta: 2.5 });
        await compareHalving(student, t, { configs: drawCandidates(t, 2), first: 7 });
        const lost = [1, 2, 3, 4].map((pace) => ({ skill: Number.NaN, pace }));
        lost[2] = { skill: -3, pace: 3 };
        await compareHalving(student, t, { configs: lost, first: 3 });
      },
    },
  ],
  update_ratio: [
    {
      id: 'limits',
      title:
        'just inside and outside of the limits, any shape and size; what comes in stays unchanged',
      points: 1,
      async run(student, t: CheckTools) {
        for (const ratio of [0.99e-4, 1.01e-4, 0.99e-2, 1.01e-2]) {
          await compareRatio(student, t, ...movedBy(t, ratio, [2, 3, 4]));
          await compareRatio(student, t, ...movedBy(t, ratio, [7], 1e4));
        }
        const w = t.randn(5);
        await compareRatio(student, t, w, w.mul(-1)); // the same length, turned round
        await compareRatio(student, t, w.mul(0).add(2), w.mul(0).add(2.001)); // all alike
      },
    },
  ],
  cross_validate: [
    {
      id: 'more',
      title: 'k = 2, k = N, sizes that k does not divide',
      points: 1,
      async run(student, t: CheckTools) {
        await compareFolds(student, t, { N: 7, k: 2 });
        await compareFolds(student, t, { N: 6, k: 6 });
        await compareFolds(student, t, { N: 23, k: 10 });
        await compareFolds(student, t, { N: 13, k: 5, seed: 0 });
      },
    },
  ],
});
