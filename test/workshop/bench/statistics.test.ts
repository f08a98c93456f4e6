import { describe, expect, it } from 'vitest';
import {
  type Measurement,
  measure,
  type Timing,
} from '../../../kernel-lib/workshop/bench/measure.js';
import { Pace } from '../../../kernel-lib/workshop/bench/pace.js';
import type { ContenderProcess } from '../../../kernel-lib/workshop/bench/process.js';
import { summaryLines } from '../../../kernel-lib/workshop/bench/report.js';
import {
  growthExponent,
  median,
  pairedRatio,
  showSeconds,
} from '../../../kernel-lib/workshop/bench/statistics.js';
import { disagreements, verdicts } from '../../../kernel-lib/workshop/bench/verdict.js';
import { QUICK_WORKLOADS, WORKLOADS } from '../../../kernel-lib/workshop/bench/workloads.js';

describe('what is made of times', () => {
  it('takes the middle, or the mean of the two middle values', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('compares round by round, so that a slow moment of the machine cancels out', () => {
    // The third round was ten times slower for both.
    expect(pairedRatio([1, 2, 10], [2, 4, 20])).toBe(0.5);
  });

  it('finds the exponent of a power law', () => {
    const sizes = [10, 100, 1000];
    expect(
      growthExponent(
        sizes,
        sizes.map((n) => 7 * n ** 2.5),
      ),
    ).toBeCloseTo(2.5, 12);
  });

  it.each([
    [1.5, '1.5 s'],
    [0.0123, '12.3 ms'],
    [4.56e-6, '4.56 µs'],
    [7.8e-8, '78 ns'],
  ])('shows %d seconds as %s', (seconds, text) => {
    expect(showSeconds(seconds)).toBe(text);
  });
});

function timing(contender: string, ratio: number, check = 1): Timing {
  return { contender, rounds: [1], median: 1, fastest: 1, ratio, check };
}

function measured(workload: Measurement['workload'], ...timings: Timing[]): Measurement {
  return { workload, timings, failures: {} };
}

describe('whoever is far off', () => {
  const workload = { id: 'some', group: 'nets' as const, title: 'some work' };
  /** Says that each run took so many seconds, the first three times as many. */
  const contender = (name: string, seconds: number) =>
    ({
      name,
      ids: new Set(['some']),
      prepare: () => Promise.resolve({ check: 1, seconds: 3 * seconds }),
      time: () => Promise.resolve(seconds),
      drop: () => Promise.resolve(),
    }) as unknown as ContenderProcess;

  it('is measured by one run, which is not its first, and the others by many', async () => {
    const { timings } = await measure(
      workload,
      [contender('chainrule', 0.02), contender('numpy', 0.03), contender('slow', 0.25)],
      40,
    );
    expect(timings.map(({ rounds }) => rounds.length)).toEqual([15, 15, 1]);
    expect(timings.map(({ ratio }) => ratio)).toEqual([1, 0.02 / 0.03, 0.02 / 0.25]);
  });

  it('has only its first run where that takes more than all have', async () => {
    const { timings } = await measure(
      workload,
      [contender('chainrule', 0.02), contender('slow', 0.5)],
      1,
    );
    expect(timings[1]).toMatchObject({ rounds: [1.5], ratio: 0.02 / 1.5 });
  });
});

describe('promises', () => {
  const workload = {
    id: 'train-step-f64',
    group: 'nets' as const,
    title: 'a step',
    atMost: 2.5,
    peersAtLeast: 2,
  };

  it('are kept or broken by the ratio to NumPy and to each library', () => {
    const result = verdicts(
      measured(
        workload,
        timing('chainrule', 1),
        timing('numpy', 2.4),
        timing('numpy-ts', 0.6),
        timing('plain loops', 3),
      ),
    );
    expect(result.map(({ against, kept }) => [against, kept])).toEqual([
      ['numpy', true],
      ['numpy-ts', false], // 0.6 of its time is not half
    ]);
  });

  it('on one thread hold our one thread against theirs', () => {
    const product = {
      id: 'product-500-f64',
      group: 'products' as const,
      title: 'a product',
      atMostOneThread: 2.3,
      threads: true,
    };
    const [kept] = verdicts(
      measured(
        product,
        timing('chainrule', 1),
        timing('chainrule, 1 thread', 0.5),
        timing('numpy, 1 thread', 1.2),
      ),
    );
    expect(kept).toMatchObject({ ratio: 2.4, kept: false });
  });

  it('for programs hold on OpenBLAS, where that took part, and all together too', () => {
    const program = {
      ...workload,
      group: 'programs' as const,
      atMost: undefined,
      atMostNative: 1.5,
    };
    const times = [timing('chainrule', 1), timing('numpy', 2)];
    const native = timing('chainrule, OpenBLAS', 1.6);
    expect(verdicts(measured(program as never, ...times))).toMatchObject([
      { against: 'numpy', ratio: 2, kept: false },
    ]);
    const both = measured(program as never, ...times, native);
    expect(verdicts(both)).toMatchObject([
      { against: 'numpy, ours on OpenBLAS', ratio: 1.25, kept: true },
    ]);
    const machine = { load: 0, cores: 2 };
    const report = { measurements: [both, both], unmeasured: [], machine };
    expect(summaryLines(report as never).join()).toMatch(
      /2 whole programs, geometric mean: ✗ 2\.0 of numpy .*✗ 1\.3 of numpy, ours on OpenBLAS/,
    );
  });

  it('to PyTorch hold on OpenBLAS, where that took part', () => {
    const conv = { id: 'conv', group: 'nets' as const, title: 'a convolution', atMostTorch: 1.5 };
    const times = [timing('chainrule', 1), timing('pytorch', 4)];
    expect(verdicts(measured(conv, ...times))).toMatchObject([
      { against: 'pytorch', ratio: 4, kept: false },
    ]);
    const native = timing('chainrule, OpenBLAS', 4);
    expect(verdicts(measured(conv, ...times, native))).toMatchObject([
      { against: 'pytorch, ours on OpenBLAS', ratio: 1, kept: true },
    ]);
  });

  it('to JavaScript libraries hold with and without OpenBLAS, and are summed up', () => {
    const sum = { id: 'sum', group: 'reductions' as const, title: 'a sum', peersAtLeast: 2 };
    const times = [timing('chainrule', 1), timing('tfjs', 0.4), timing('numpy', 9)];
    const both = measured(sum, ...times, timing('chainrule, OpenBLAS', 0.25));
    expect(verdicts(both)).toMatchObject([
      { against: 'tfjs', ratio: 0.4, atMost: 0.5, kept: true },
      { against: 'tfjs, ours on OpenBLAS', ratio: 1.6, atMost: 1, kept: false },
    ]);
    const other = measured({ ...sum, id: 'other' }, timing('chainrule', 1), timing('tfjs', 0.9));
    const machine = { load: 0, cores: 2 };
    const lines = summaryLines({ measurements: [both, other], unmeasured: [], machine } as never);
    expect(lines.at(-1)).toMatch(
      /tfjs +2 workloads: 0\.60, at most 0\.90 \(other\); on OpenBLAS, 1 of them, 1\.6, at most 1\.6 \(sum\)/,
    );
  });

  it('mean nothing where results differ', () => {
    const same = timing('numpy', 1, 1 + 1e-9);
    const other = timing('numpy-ts', 1, 1.1);
    expect(disagreements(measured(workload, timing('chainrule', 1), same, other))).toEqual([
      'numpy-ts',
    ]);
  });

  it('are made for workloads with different names', () => {
    const ids = WORKLOADS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the time of a run', () => {
  it('is shared out by weight, leaves nothing over, and ends', () => {
    let clock = 100;
    const light = WORKLOADS.filter(({ heavy }) => !heavy)[0]!;
    const heavy = WORKLOADS.filter((each) => each.heavy)[0]!;
    const pace = new Pace([light, heavy, light], true, () => clock);
    expect(pace.next(light)).toBeCloseTo(36 / 6, 9);
    clock += 10; // longer than it had
    expect(pace.next(heavy)).toBeCloseTo((26 * 4) / 5, 9);
    clock += 31;
    expect(pace.next(light)).toBe(0);
  });

  it('of a quick run goes to every program, and to one workload of most kinds', () => {
    const ids = QUICK_WORKLOADS.map(({ id }) => id);
    for (const { id, group } of WORKLOADS) if (group === 'programs') expect(ids).toContain(id);
    expect(new Set(QUICK_WORKLOADS.map(({ group }) => group)).size).toBeGreaterThan(5);
    expect(QUICK_WORKLOADS.some(({ heavy }) => heavy)).toBe(false);
  });

  it('that was too short is said', () => {
    const measurements = [2, 8].map((ratio, i) =>
      measured(
        { id: `program-${i}`, group: 'programs', title: 'whole' },
        timing('chainrule', 1),
        timing('numpy', ratio),
      ),
    );
    const machine = { node: '', platform: '', processor: '', cores: 2, load: 1.5 };
    const lines = summaryLines({
      version: 1,
      machine,
      contenders: [],
      missing: {},
      measurements,
      unmeasured: ['spiral'],
    });
    expect(lines).toContain('2 whole programs, geometric mean: ✗ 4.0 of numpy (at most 1.0)');
    expect(lines.at(-1)).toBe('Not measured: spiral');
    expect(lines[0]).toMatch(/^ {2}busy: a load of 1\.5 on 2 cores before the run/);
  });
});
