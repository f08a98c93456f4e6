import { BatchSampler, takeRows } from 'kernel-lib/data';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';
import { threeClouds } from './shared/descent.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 50,
  lecture: LECTURE.L1,
  caption:
    'One relu net, four learning rates: low is still on its way after 60 epochs, good is down in five, high gets no further, too high jumps about.',
  seed: 0,
  draw: () =>
    lrInfluence({
      runs: RATES.map(([name, rate]) => ({
        name,
        rate,
        losses: trainWithRate(rate, { seed: 0 }),
      })),
      top: 4,
    }),
};

const RATES = [
  ['low', 0.003],
  ['good', 0.1],
  ['high', 2],
  ['too high', 10],
] as const;

/** Loss by epoch of a small relu net on the three clouds, trained in batches with one rate. */
export function trainWithRate(
  rate: number,
  options: { readonly epochs?: number; readonly seed?: number } = {},
): number[] {
  const { epochs = 60, seed = 0 } = options;
  const { X, y } = threeClouds();
  const net = new FullyConnectedNet({
    hiddenDims: [20],
    inputDim: 3,
    numClasses: 3,
    weightScale: 0.3,
    seed,
  });
  const sampler = new BatchSampler(y.size, 30, 'shuffle', seed);
  const losses: number[] = [];
  for (let epoch = 0; epoch <= epochs; epoch++) {
    losses.push(net.loss(X, y)[0]);
    for (let k = 0; k < sampler.batchesPerEpoch; k++) {
      const rows = sampler.next();
      const [, grads] = net.loss(takeRows(X, rows), takeRows(y, rows));
      for (const [name, grad] of Object.entries(grads)) net.params[name]?.sub_(grad.mul(rate));
    }
  }
  return losses;
}

/** The lecture's four learning rates, low, good, high and too high, by epoch (L1). */
export function lrInfluence(options: {
  readonly runs: readonly {
    readonly name: string;
    readonly rate: number;
    readonly losses: Numbers;
  }[];
  readonly caption?: string;
  readonly top?: number;
}): Figure {
  return linePlot({
    title: 'Influence of the learning rate τ',
    caption:
      options.caption ?? 'Lecture L1: a relu net on three clouds of points, 10 updates per epoch',
    x: 'epoch',
    y: 'loss of all examples',
    ...(options.top ? { rangeY: [0, options.top] as const } : {}),
    series: options.runs.map(({ name, rate, losses }) => ({
      name: `${name}: ${rate}`,
      y: losses,
    })),
  }).with({ legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom' }, margin: { t: 124 } });
}
