import type { Figure } from '../figure.js';
import { linePlot } from '../line.js';
import type { Numbers } from '../numbers.js';

/**
 * Loss by update of gradient descent: with all the data a line that only falls (lecture L1,
 * "Monotonicity"), with batches a noisy one around it ("Stochastic Monotonicity").
 *
 * @param options.all loss of all the examples
 * @param options.batch loss of each update's batch, drawn pale behind it
 */
export function descentLoss(options: {
  readonly all: Numbers;
  readonly batch?: Numbers;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { all, batch } = options;
  return linePlot({
    title:
      options.title ??
      (batch ? 'Batches: down on average, not at each step' : 'All the data: down at every step'),
    caption:
      options.caption ??
      (batch
        ? 'Lecture L1, “stochastic monotonicity”: a linear classifier, 10 examples per update'
        : 'Lecture L1, “monotonicity”: a linear classifier, all 300 examples in each update'),
    x: 'update',
    y: 'loss',
    series: [
      ...(batch ? [{ name: 'loss of the batch', y: batch, colour: 5, width: 1.2 }] : []),
      { name: 'loss of all examples', y: all, colour: 0 },
    ],
  }).with({ legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom' }, margin: { t: 116 } });
}
