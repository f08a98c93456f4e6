import type { Figure } from '../figure.js';
import { linePlot, type Series } from '../line.js';
import { type Numbers, values } from '../numbers.js';

/** The mean of the last `span` values at each point: what the eye should follow. */
export function smooth(numbers: Numbers, span: number): number[] {
  const list = values(numbers).map((v) => v ?? Number.NaN);
  let sum = 0;
  return list.map((value, i) => {
    sum += value;
    if (i >= span) sum -= list[i - span] ?? 0;
    return sum / Math.min(i + 1, span);
  });
}

/**
 * Loss by iteration (lecture L1, "stochastic monotonicity"): the single batches pale, their running
 * mean strong.
 *
 * @param options.losses one value per iteration
 * @param options.span iterations in the running mean; 1 draws the losses as they are
 */
export function lossCurve(options: {
  readonly losses: Numbers;
  readonly title?: string;
  readonly caption?: string;
  readonly x?: string;
  readonly span?: number;
  readonly log?: boolean;
}): Figure {
  const span = options.span ?? 1;
  const series: Series[] =
    span > 1
      ? [
          { name: 'each batch', y: options.losses, colour: 0, faint: true },
          { name: `mean of ${span}`, y: smooth(options.losses, span), colour: 0 },
        ]
      : [{ name: 'loss', y: options.losses }];
  return linePlot({
    title: options.title ?? 'Loss while training',
    x: options.x ?? 'iteration',
    y: 'loss',
    ...(options.caption ? { caption: options.caption } : {}),
    logY: options.log ?? false,
    series,
  });
}
