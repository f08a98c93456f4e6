import { type Figure, linePlot, type Numbers, type Series } from 'kernel-lib/plot';
import { smooth } from './shared/smooth.js';

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
