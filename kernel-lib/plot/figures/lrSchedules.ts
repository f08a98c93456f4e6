import type { Figure } from '../figure.js';
import { linePlot } from '../line.js';

/**
 * Learning rate by update under several schedules (figure lr-schedules; lectures L1 and L4).
 *
 * @param options.schedules the learning rate at time t, each with its name
 * @param options.total updates, the horizontal axis
 */
export function lrSchedules(options: {
  readonly schedules: readonly { readonly name: string; rate(t: number): number }[];
  readonly total: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { total } = options;
  const points = Math.min(total, 200);
  const x = Array.from({ length: points + 1 }, (_, i) => (i * total) / points);
  return linePlot({
    title: options.title ?? 'Five ways to slow down',
    caption:
      options.caption ??
      'Lecture L1: exponential and polynomial; L4: cosine, with and without warm-up',
    x: 'update',
    y: 'learning rate',
    series: options.schedules.map(({ name, rate }) => ({ name, x, y: x.map(rate) })),
  });
}
