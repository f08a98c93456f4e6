import { bar } from '../bar.js';
import { Figure } from '../figure.js';

/** Accuracy on training and validation data for several ways to train (lecture L1, step 5). */
export function trainValGap(options: {
  readonly runs: readonly { readonly name: string; readonly train: number; readonly val: number }[];
  readonly title?: string;
  readonly caption?: string;
  /** Lowest accuracy on the axis (0). */
  readonly from?: number;
}): Figure {
  const { runs } = options;
  const figure = bar({
    title: options.title ?? 'The gap between what was seen and what is new',
    caption: options.caption ?? 'Lecture L1, step 5: “big gap = overfitting”',
    x: 'way of training',
    y: 'accuracy (share right)',
    rangeY: [options.from ?? 0, 1.08],
    categories: runs.map(({ name }) => name),
    groups: [
      { name: 'training', y: runs.map(({ train }) => train) },
      { name: 'validation', y: runs.map(({ val }) => val) },
    ],
  });
  const data = figure.data.map((trace, i) => ({
    ...trace,
    text: runs.map((run) => (i === 0 ? run.train : run.val).toFixed(2)),
    textposition: 'outside',
    cliponaxis: false,
  }));
  return new Figure(data, figure.layout);
}
