import { takeRows } from '../data/index.js';
import { type Model, NetError, scoresOf } from '../nets/index.js';
import type { Tensor } from '../tensor/index.js';

/** A number that says how well scores (N, C) fit y; larger is better. */
export type Metric = (scores: Tensor, y: Tensor) => number;

/** The best class of each row: (N, C) to N numbers. The first of equal scores wins. */
export function predictions(scores: Tensor): Int32Array {
  const [N = 0, C = 1] = scores.shape;
  const best = new Int32Array(N);
  for (let i = 0; i < N; i++) {
    for (let c = 1; c < C; c++) {
      if (scores.data[i * C + c]! > scores.data[i * C + best[i]!]!) best[i] = c;
    }
  }
  return best;
}

/** Share of rows of scores (N, C) whose largest entry is at the label y (N,). In [0, 1]. */
export function accuracy(scores: Tensor, y: Tensor): number {
  const N = scores.shape[0] ?? 0;
  if (y.data.length !== N) {
    throw new NetError(`accuracy: scores have ${N} rows, y has ${y.data.length} labels.`);
  }
  const best = predictions(scores);
  let right = 0;
  for (let i = 0; i < N; i++) if (best[i] === y.data[i]) right += 1;
  return N === 0 ? Number.NaN : right / N;
}

/** Counts (C, C): row = true class, column = predicted class. */
export function confusion(scores: Tensor, y: Tensor): number[][] {
  const C = scores.shape[1] ?? 1;
  const counts = Array.from({ length: C }, () => new Array<number>(C).fill(0));
  predictions(scores).forEach((p, i) => {
    counts[y.data[i]!]![p]! += 1;
  });
  return counts;
}

/** A metric of a model on a data set, in test mode and in batches; the mean weighted by batch size. */
export function evaluate(
  model: Model,
  X: Tensor,
  y: Tensor,
  metric: Metric = accuracy,
  batchSize = 500,
): number {
  const N = X.shape[0] ?? 0;
  let sum = 0;
  for (let start = 0; start < N; start += batchSize) {
    const n = Math.min(batchSize, N - start);
    const rows = Int32Array.from({ length: n }, (_, i) => start + i);
    sum += n * metric(scoresOf(model, takeRows(X, rows)), takeRows(y, rows));
  }
  return N === 0 ? Number.NaN : sum / N;
}
