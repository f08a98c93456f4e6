import { BatchSampler, blobs, type Sampling, takeRows } from 'kernel-lib/data';
import { softmax_loss } from 'kernel-lib/losses';
import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';
import { type Tensor, zeros } from 'kernel-lib/tensor';

/** What one run of gradient descent has seen. */
export interface Descent {
  /** Loss of the batch at each update: what the algorithm sees. */
  readonly batch: number[];
  /** Loss of all examples before each update: what it wants to lower. */
  readonly all: number[];
}

/** How {@link descend} runs. */
export interface DescentOptions {
  /** Learning rate, above 0. */
  readonly rate: number;
  /** Number of updates. */
  readonly steps: number;
  /** All examples at each update when left out. */
  readonly batchSize?: number;
  /** How batches are drawn: all in order without `batchSize`, else shuffled anew in each epoch. */
  readonly sampling?: Sampling;
  /** Of the batches (0); the points are always the same. */
  readonly seed?: number;
  /** Strength of the L2 penalty ½ reg ‖w‖². */
  readonly reg?: number;
}

/** 300 points in the plane, three overlapping clouds, with a third coordinate 1 for the bias. */
export function threeClouds(): { X: Tensor; y: Tensor } {
  const { X, y } = blobs({ N: 300, noise: 1.1, seed: 4 });
  const withBias = zeros(300, 3);
  for (let i = 0; i < 300; i++) {
    withBias.data.set([X.at(i, 0), X.at(i, 1), 1], 3 * i);
  }
  return { X: withBias, y };
}

/** Gradient descent on a linear softmax classifier of the three clouds, from w = 0. */
export function descend(options: DescentOptions): Descent {
  const { rate, steps, batchSize, seed = 0, reg = 0 } = options;
  const { X, y } = threeClouds();
  const N = y.size;
  const sampling = options.sampling ?? (batchSize === undefined ? 'full' : 'shuffle');
  const sampler = new BatchSampler(N, batchSize ?? N, sampling, seed);
  let w = zeros(3, 3);
  const run: Descent = { batch: [], all: [] };
  for (let step = 0; step < steps; step++) {
    const rows = sampler.next();
    const [Xb, yb] = [takeRows(X, rows), takeRows(y, rows)];
    const penalty = 0.5 * reg * (w.mul(w).sum() as number);
    const [loss, dscores] = softmax_loss(Xb.dot(w), yb);
    run.batch.push(loss + penalty);
    run.all.push(softmax_loss(X.dot(w), y)[0] + penalty);
    w = w.sub(Xb.T.dot(dscores).add(w.mul(reg)).mul(rate));
  }
  return run;
}

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
