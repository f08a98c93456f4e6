import { RandomState } from '../random/index.js';
import { assertOptions, type Tensor } from '../tensor/index.js';
import { DataError, takeRows } from './batches.js';

/** Examples X (N, …) with labels or targets y (N,), and what the labels are called. */
export interface Dataset {
  /** The examples, (N, …). */
  X: Tensor;
  /** (N,) labels, from 0 on, or targets. */
  y: Tensor;
  /** What the labels 0, 1, … mean. */
  classNames?: readonly string[];
}

/** The three parts that Solver and the labs work with. */
export interface Split {
  /** To learn from. */
  X_train: Tensor;
  /** (N_train,) */
  y_train: Tensor;
  /** To choose settings by. */
  X_val: Tensor;
  /** (N_val,) */
  y_val: Tensor;
  /** To be looked at once, at the end. */
  X_test: Tensor;
  /** (N_test,) */
  y_test: Tensor;
}

/**
 * Cuts a data set into training, validation and test parts, in an order shuffled by
 * `RandomState(seed)` (or as it stands with `shuffle: false`). Without `train` it gets the rest.
 * @throws DataError when the parts need more examples than there are.
 */
export function trainValTest(
  { X, y }: Dataset,
  {
    train,
    val = 0,
    test = 0,
    seed = 0,
    shuffle = true,
  }: { train?: number; val?: number; test?: number; seed?: number; shuffle?: boolean } = {},
): Split {
  const N = X.shape[0] ?? 0;
  const rest = train ?? N - val - test;
  if (y.shape[0] !== N) throw new DataError(`trainValTest: X has ${N} rows, y has ${y.shape[0]}.`);
  if (!(rest > 0 && val >= 0 && test >= 0 && rest + val + test <= N)) {
    throw new DataError(
      `trainValTest: ${rest} + ${val} + ${test} examples cannot be cut from ${N}.`,
    );
  }
  const order = shuffle
    ? Int32Array.from(new RandomState(seed).permutation(N).data)
    : Int32Array.from({ length: N }, (_, i) => i);
  const part = (from: number, count: number) => {
    const rows = order.slice(from, from + count);
    return [takeRows(X, rows), takeRows(y, rows)] as const;
  };
  const [X_train, y_train] = part(0, rest);
  const [X_val, y_val] = part(rest, val);
  const [X_test, y_test] = part(rest + val, test);
  return { X_train, y_train, X_val, y_val, X_test, y_test };
}

/** The most examples, pixels or classes that are made. */
const MOST = 2 ** 28;

/** Throws unless `value` is a whole number of at least `least`. */
export function checkCount(fn: string, name: string, value: number, least = 1): void {
  if (!(Number.isInteger(value) && value >= least))
    throw new DataError(`${fn}: ${name} must be a whole number >= ${least}, got ${value}.`);
  if (value > MOST)
    throw new DataError(`${fn}: ${name} is ${value}, which is more than memory can hold.`);
}

/** Throws unless `options` has these names only. */
export function checkNames(fn: string, options: object, known: readonly string[]): void {
  try {
    assertOptions(fn, options, known);
  } catch (cause) {
    throw new DataError((cause as Error).message, { cause });
  }
}
