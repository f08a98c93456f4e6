import { type Figure, linePlot } from 'kernel-lib/plot';
import type { SizeError } from './shared/randomFeatures.js';

/**
 * The error on known and on new digits by the number of hidden units, far beyond the number of examples:
 * it falls, rises to where both numbers are equal, and falls again (Belkin and others 2019).
 */
export function doubleDescent(options: {
  readonly errors: readonly SizeError[];
  /** Examples that were learned from. */
  readonly count: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { errors, count } = options;
  const sizes = errors.map(({ size }) => size);
  const figure = linePlot({
    title: options.title ?? 'Worst where units and examples are as many',
    caption:
      options.caption ??
      `Lecture L4, “Generalization: old and new”: ${count} real digits, the last layer fitted by least squares`,
    x: 'hidden units',
    y: 'mean squared error',
    logX: true,
    logY: true,
    rangeY: [1e-3, 60],
    series: [
      { name: 'new digits', x: sizes, y: errors.map(({ test }) => test), colour: 1 },
      {
        name: 'training digits',
        x: sizes,
        y: errors.map(({ train }) => Math.max(train, 1e-3)),
        colour: 0,
        dash: 'dot',
      },
    ],
  });
  return figure.with({
    shapes: [
      {
        type: 'line',
        x0: count,
        x1: count,
        yref: 'paper',
        y0: 0,
        y1: 1,
        line: { width: 1, dash: 'dash' },
      },
    ],
  });
}
