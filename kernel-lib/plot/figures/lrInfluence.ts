import type { Figure } from '../figure.js';
import { linePlot } from '../line.js';
import type { Numbers } from '../numbers.js';

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
