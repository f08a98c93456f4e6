import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';

/** Accuracy on the training and on the validation set (lecture L1, step 5: watch the gap). */
export function trainValidation(options: {
  readonly train: Numbers;
  readonly validation: Numbers;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return linePlot({
    title: options.title ?? 'Accuracy while training',
    caption: options.caption ?? 'Lecture L1, step 5: a big gap is overfitting',
    x: 'epoch',
    y: 'accuracy (share right)',
    rangeY: [0, 1.03],
    series: [
      { name: 'training', y: options.train },
      { name: 'validation', y: options.validation },
    ],
  });
}
