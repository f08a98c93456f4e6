import { BatchSampler, type Sampling } from 'kernel-lib/data';
import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 60,
  lecture: LECTURE.L1,
  caption:
    'The share of 5000 examples that no batch of 100 has contained so far. Shuffled anew in each epoch, nobody is left out; drawn with replacement, about 1/e = 37 % are, after one epoch.',
  seed: 0,
  draw: () =>
    epochCoverage({
      shuffle: coverageByEpoch('shuffle', { seed: 0 }),
      uniform: coverageByEpoch('uniform', { seed: 0 }),
    }),
};

/** How much of the data has never been seen after some share of an epoch. */
export interface Coverage {
  /** Examples drawn, in units of N. */
  readonly epochs: number[];
  /** Share of the examples that was in no batch so far, 0 to 1. */
  readonly unseen: number[];
}

/** Draws batches for some epochs and counts what was never in one. */
export function coverageByEpoch(
  sampling: Sampling,
  options: {
    readonly N?: number;
    readonly batchSize?: number;
    readonly epochs?: number;
    readonly seed?: number;
  } = {},
): Coverage {
  const { N = 5000, batchSize = 100, epochs = 3, seed = 0 } = options;
  const sampler = new BatchSampler(N, batchSize, sampling, seed);
  const seen = new Set<number>();
  const run: Coverage = { epochs: [0], unseen: [1] };
  for (let drawn = batchSize; drawn <= epochs * N; drawn += batchSize) {
    for (const i of sampler.next()) seen.add(i);
    run.epochs.push(drawn / N);
    run.unseen.push(1 - seen.size / N);
  }
  return run;
}

/**
 * The share of the examples that no batch has contained so far: with a fresh shuffle in each epoch,
 * and drawn with replacement, where 1/e is left after one epoch (lecture L1).
 */
export function epochCoverage(options: {
  readonly shuffle: { readonly epochs: Numbers; readonly unseen: Numbers };
  readonly uniform: { readonly epochs: Numbers; readonly unseen: Numbers };
  readonly caption?: string;
}): Figure {
  const curve = Array.from({ length: 61 }, (_, k) => k / 20);
  return linePlot({
    title: 'Who has never been asked?',
    caption:
      options.caption ??
      'Lecture L1, note 2: shuffle at each new epoch. 5000 examples, batches of 100',
    x: 'examples drawn (epochs)',
    y: 'share never seen',
    rangeY: [0, 1.02],
    rangeX: [0, 3],
    series: [
      { name: 'shuffled, in turn', x: options.shuffle.epochs, y: options.shuffle.unseen },
      { name: 'drawn with replacement', x: options.uniform.epochs, y: options.uniform.unseen },
      { name: 'exp(−epochs)', x: curve, y: curve.map((e) => Math.exp(-e)), colour: 7, dash: 'dot' },
    ],
  }).with({
    legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom' },
    margin: { t: 124 },
    shapes: [
      {
        type: 'line',
        x0: 1,
        x1: 1,
        y0: 0,
        y1: 1,
        line: { color: 'rgba(128, 128, 128, 0.6)', width: 1, dash: 'dash' },
      },
    ],
    annotations: [
      {
        x: 1,
        y: Math.exp(-1),
        text: 'after one epoch: 1/e ≈ 0.37',
        showarrow: true,
        ax: 124,
        ay: -36,
      },
    ],
  });
}
