import { DataError, takeRows } from '../data/index.js';
import { startProgress } from '../display/index.js';
import { RandomState } from '../random/index.js';
import type { Tensor } from '../tensor/index.js';
import type { SolverData } from './options.js';
import { Pace } from './pace.js';

/** Row numbers of one fold. */
export interface Fold {
  /** Rows to train on. */
  train: Int32Array;
  /** Rows to validate on. */
  val: Int32Array;
}

/**
 * Cuts N examples, shuffled by `RandomState(seed)`, into k folds whose sizes differ by at most one.
 * Every example is validated on once and trained on k - 1 times.
 */
export function kFold(N: number, k: number, seed = 0): Fold[] {
  if (!(Number.isInteger(k) && k >= 2 && k <= N)) {
    throw new DataError(`kFold: k must be a whole number from 2 to N = ${N}, got ${k}.`);
  }
  const order = Int32Array.from(new RandomState(seed).permutation(N).data);
  return Array.from({ length: k }, (_, i) => {
    const [from, to] = [Math.floor((i * N) / k), Math.floor(((i + 1) * N) / k)];
    const train = new Int32Array(N - (to - from));
    train.set(order.subarray(0, from));
    train.set(order.subarray(to), from);
    return { train, val: order.slice(from, to) };
  });
}

/** What {@link crossValidate} comes to. */
export interface CrossValidation {
  /** What `run` returned, fold by fold. */
  values: number[];
  /** Of the k values. */
  mean: number;
  /** Of the k values, with k - 1 in the denominator. */
  std: number;
}

/** Trains on all folds but one and validates on that one, for each; `run` returns, say, an accuracy. */
export async function crossValidate(
  { X, y }: { X: Tensor; y: Tensor },
  k: number,
  run: (data: Required<SolverData>, fold: number) => number | Promise<number>,
  { seed = 0, progress }: { seed?: number; progress?: boolean } = {},
): Promise<CrossValidation> {
  const folds = kFold(X.shape[0] ?? 0, k, seed);
  const bar = startProgress('Cross-validation', k, progress);
  const pace = new Pace();
  const values: number[] = [];
  try {
    for (const [i, { train, val }] of folds.entries()) {
      const data = {
        X_train: takeRows(X, train),
        y_train: takeRows(y, train),
        X_val: takeRows(X, val),
        y_val: takeRows(y, val),
      };
      values.push(await run(data, i));
      bar.update(i + 1, `last ${values.at(-1)?.toFixed(3)}`);
      if (pace.due) await pace.breathe();
    }
  } finally {
    bar.end();
  }
  const mean = values.reduce((a, b) => a + b, 0) / k;
  const squares = values.reduce((a, b) => a + (b - mean) ** 2, 0);
  return { values, mean, std: Math.sqrt(squares / (k - 1)) };
}
