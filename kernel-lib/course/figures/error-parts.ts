import { bar, type Figure } from 'kernel-lib/plot';
import type { SizeError } from './shared/randomFeatures.js';

/**
 * The error on new examples in two parts: what the net could not do with all the examples there are
 * (modelling), and what it lost because it had few (estimation).
 */
export function errorParts(options: {
  /** Learned from few examples. */
  readonly few: readonly SizeError[];
  /** The same sizes, learned from as many as there are. */
  readonly many: readonly SizeError[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { few, many } = options;
  const figure = bar({
    title: options.title ?? 'A larger net can do more, and knows less',
    caption:
      options.caption ??
      'Lecture L4: the generalisation error of a net that learned from few digits, in its two parts',
    x: 'hidden units',
    y: 'mean squared error on new digits',
    categories: few.map(({ size }) => String(size)),
    groups: [
      { name: 'modelling error', y: many.map(({ test }) => test) },
      {
        name: 'estimation error',
        y: few.map(({ test }, i) => Math.max(0, test - (many[i]?.test ?? 0))),
      },
    ],
  });
  return figure.with({ barmode: 'stack' });
}
