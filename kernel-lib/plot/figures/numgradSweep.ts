import type { Figure } from '../figure.js';
import { linePlot } from '../line.js';

/**
 * The error of a numerical gradient for many steps h, on logarithmic axes: down with h while the
 * step is too large, up again when rounding takes over (lecture L1, "Gradient Check").
 */
export function numgradSweep(options: {
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly { readonly h: number; readonly error: number }[];
    readonly dash?: 'solid' | 'dot' | 'dash';
  }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return linePlot({
    title: options.title ?? 'Neither too large nor too small: the step h',
    caption: options.caption ?? 'Lecture L1, gradient check: a right gradient gives a V',
    x: 'step h',
    y: 'largest relative error',
    logX: true,
    logY: true,
    series: options.series.map(({ name, points, dash }) => ({
      name,
      x: points.map(({ h }) => h),
      y: points.map(({ error }) => Number(error.toPrecision(4))),
      ...(dash ? { dash } : {}),
    })),
  }).with({ legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom' }, margin: { t: 124 } });
}
