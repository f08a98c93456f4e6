// Lab 10, good practice: how one works with a net (lectures L1, "Good Practices for NNs Training", and L2).

import { RandomState } from 'kernel-lib/random';
import { exp, norm, type Tensor, take, where } from 'kernel-lib/tensor';

/**
 * Centres and scales every column by the mean and the standard deviation of the training part alone.
 * The other parts (validation, test) are treated with the same numbers: they may not help to choose
 * anything, not even these. A column that is constant in the training part is centred and no more.
 *
 * Source: lecture L1, Good Practices, step 1; CS231n's notes, "Common pitfall".
 *
 * @param X_train (N, D)
 * @param others parts (N₁, D), (N₂, D), …; there may be none
 * @returns the training part and the list of the others, new tensors of the same shapes
 */
export function preprocess(
  X_train: Tensor,
  others: Tensor[] = [],
): [X_train: Tensor, others: Tensor[]] {
  // BEGIN SOLUTION
  const mean = X_train.mean(0);
  const constant = X_train.max(0).equal(X_train.min(0));
  const std = where(constant, 1, X_train.std(0));
  const scaled = (X: Tensor) => X.sub(mean).div(std);
  return [scaled(X_train), others.map(scaled)];
  // END SOLUTION
}

/** Weights and biases by name, or their gradients. */
export type Params = Record<string, Tensor>;

/** A net as lecture L1 calls it: the loss and the gradients of a batch, with a penalty of strength reg. */
export type Net = (
  X: Tensor,
  model: Params,
  y: Tensor,
  reg: number,
) => [loss: number, grads: Params];

/** What is wrong, or 'healthy'. */
export type Verdict = 'no number' | 'start' | 'penalty' | 'by heart' | 'healthy';

/**
 * Four questions before any real training; the first one that is answered badly is the verdict.
 *
 *   'no number'  a loss is NaN or infinite, here or in any of the steps below
 *   'start'      with reg = 0 the loss of the fresh net is more than 10 % away from the loss of a net
 *                that gives every class the same probability
 *   'penalty'    with reg = 1000 the loss is not larger than with reg = 0
 *   'by heart'   reg = 0, the first 20 examples alone: the loss is still 10 % of the guessing net's
 *                or more after 200 steps of plain gradient descent
 *   'healthy'    none of these; say so as soon as the loss is low enough
 *
 * The weights that come in stay as they are.
 *
 * Source: lecture L1, Good Practices, step 3.
 *
 * @param net see {@link Net}
 * @param model the fresh weights
 * @param X (N, D) with at least 20 rows
 * @param y (N,) right classes
 * @param classes how many there are
 * @param learning_rate of the 200 steps
 */
export function sanity_checks(
  net: Net,
  model: Params,
  X: Tensor,
  y: Tensor,
  classes: number,
  learning_rate: number,
): Verdict {
  // BEGIN SOLUTION
  const guessing = Math.log(classes);
  const [start] = net(X, model, y, 0);
  const [penalised] = net(X, model, y, 1e3);
  if (!Number.isFinite(start) || !Number.isFinite(penalised)) return 'no number';
  if (Math.abs(start - guessing) > 0.1 * guessing) return 'start';
  if (penalised <= start) return 'penalty';

  const [X_tiny, y_tiny] = [X.slice('0:20'), y.slice('0:20')];
  let params = model;
  for (let step = 0; step <= 200; step++) {
    const [loss, grads] = net(X_tiny, params, y_tiny, 0);
    if (!Number.isFinite(loss)) return 'no number';
    if (loss < 0.1 * guessing) return 'healthy';
    const next: Params = {};
    for (const name of Object.keys(params)) {
      next[name] = params[name].sub(grads[name].mul(learning_rate));
    }
    params = next;
  }
  return 'by heart';
  // END SOLUTION
}

/**
 * Learning-rate range test: `count` rates from low to high, each the same *factor* above the one before;
 * one training step with each, in this order. The noise of the batches is smoothed by a running mean,
 * with the correction for its start at 0 that Adam has (lab 6):
 *
 *   m = smooth · m + (1 - smooth) · loss
 *
 * The test ends early, and forgets the step just made, when the corrected mean is 4 times the lowest one so
 * far or more, or no number.
 *
 * Source: L. Smith 2017; as in fastai's `lr_find`.
 *
 * @param step makes one step with a rate and returns the loss of its batch
 * @param low first rate, > 0
 * @param high last rate
 * @param count at least 2
 * @param smooth from 0 (as it is) to below 1
 * @returns the rates, the corrected means, and as suggestion a tenth of the rate with the lowest of them
 *   (a tenth of low if the first loss is no number)
 */
export function learning_rate_range_test(
  step: (rate: number) => number,
  low: number,
  high: number,
  count: number,
  smooth = 0.8,
): [rates: number[], losses: number[], suggestion: number] {
  // BEGIN SOLUTION
  const rates: number[] = [];
  const losses: number[] = [];
  let m = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let best = low;
  for (let i = 0; i < count; i++) {
    const rate = low * (high / low) ** (i / (count - 1));
    m = smooth * m + (1 - smooth) * step(rate);
    const mean = m / (1 - smooth ** (i + 1));
    if (!(mean < 4 * lowest)) break; // NaN, too
    rates.push(rate);
    losses.push(mean);
    if (mean < lowest) [lowest, best] = [mean, rate];
  }
  return [rates, losses, best / 10];
  // END SOLUTION
}

/**
 * Random numbers between low and high such that every factor is as likely as every other: as many
 * between 0.001 and 0.01 as between 0.01 and 0.1. Lecture L1: "it's best to optimize in log space".
 *
 * @param low > 0
 * @param high > low
 * @param count how many
 * @param seed of the generator: the same seed, the same numbers
 * @returns (count,)
 */
export function sample_log_uniform(low: number, high: number, count: number, seed: number): Tensor {
  // BEGIN SOLUTION
  const rng = new RandomState(seed);
  return exp(rng.uniform(Math.log(low), Math.log(high), count));
  // END SOLUTION
}

/** Settings of one training, by name. */
export type Config = Record<string, number>;

/** One training of a search. */
export interface Trial {
  config: Config;
  /** What came out: larger is better; NaN or infinite if the training diverged. */
  value: number;
}

/**
 * Random search. Each setting is drawn by your sample_log_uniform, independently of the others. A new training
 * begins as long as the trainings so far have cost less than the budget; each says what it has cost.
 *
 * The table has the best training first. One without a finite value has lost, whatever it says, and
 * stands at the end. The border names each setting whose best value lies in the outer tenth of its range,
 * as log space counts: there may be better ones beyond. It is empty if every training has lost.
 *
 * Source: lecture L1, step 4; Bergstra and Bengio 2012; CS231n, "Careful with best values on border".
 *
 * @param train trains with a config; returns the value, and the cost (at least 1)
 * @param space the range of each setting, [low, high]
 * @param budget what the trainings may cost together, > 0; the last one may go beyond
 * @param seed the same seed, the same configs
 * @returns the table, and the border: 'low' or 'high' by name
 */
export function random_search(
  train: (config: Config) => [value: number, cost: number],
  space: Record<string, [low: number, high: number]>,
  budget: number,
  seed: number,
): [table: Trial[], border: Record<string, 'low' | 'high'>] {
  // BEGIN SOLUTION
  const names = Object.keys(space);
  // No training costs less than 1, so there are enough of each.
  const draws = names.map((name, k) => {
    const [low, high] = space[name];
    return sample_log_uniform(low, high, Math.ceil(budget), 1000 * seed + k);
  });
  const table: Trial[] = [];
  for (let spent = 0; spent < budget; ) {
    const i = table.length;
    const config = Object.fromEntries(names.map((name, k) => [name, draws[k].at(i)]));
    const [value, cost] = train(config);
    table.push({ config, value });
    spent += cost;
  }
  const rank = ({ value }: Trial) => (Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY);
  table.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));

  const border: Record<string, 'low' | 'high'> = {};
  const [best] = table;
  if (!Number.isFinite(best.value)) return [table, border];
  for (const name of names) {
    const [low, high] = space[name];
    const place = Math.log(best.config[name] / low) / Math.log(high / low);
    if (place < 0.1) border[name] = 'low';
    if (place > 0.9) border[name] = 'high';
  }
  return [table, border];
  // END SOLUTION
}

/**
 * Successive halving: all candidates train for a short time, the better ones go on for eta times as long, and so
 * on until one is left. Of n candidates, n / eta stay (rounded down, but at least one). One without a finite
 * value has lost against every other.
 *
 * Source: Jamieson and Talwalkar 2016; d2l.ai, "Asynchronous Successive Halving".
 *
 * @param train trains a candidate from new for so many updates, and returns its value: larger is better
 * @param configs the candidates, at least one
 * @param first updates of each in the first round
 * @param eta 2 (halving) or larger
 * @returns the candidate that is left, and the number of updates that all trainings took together
 */
export function successive_halving(
  train: (config: Config, updates: number) => number,
  configs: Config[],
  first: number,
  eta = 2,
): [best: Config, spent: number] {
  // BEGIN SOLUTION
  let alive = configs;
  let updates = first;
  let spent = 0;
  while (alive.length > 1) {
    const tried = alive.map((config) => {
      const value = train(config, updates);
      return { config, value: Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY };
    });
    spent += alive.length * updates;
    tried.sort((a, b) => (a.value === b.value ? 0 : b.value - a.value));
    const stay = Math.max(1, Math.floor(alive.length / eta));
    alive = tried.slice(0, stay).map(({ config }) => config);
    updates *= eta;
  }
  return [alive[0], spent];
  // END SOLUTION
}

/**
 * How far one update has moved a weight, beside how long the weight is: the length √Σ v² of the
 * move and of the weight before it. About 1/1000 is usual.
 *
 *   'no number'  if the ratio is NaN
 *   'too small'  below 1e-4
 *   'too large'  above 1e-2
 *   'fine'       from 1e-4 to 1e-2
 *
 * A weight that does not move has a ratio of 0, one that leaves 0 has an infinite one.
 *
 * Source: CS231n's notes, "Ratio of weights:updates".
 *
 * @param before the weight, any shape
 * @param after the same weight after an update
 */
export function update_ratio(
  before: Tensor,
  after: Tensor,
): [ratio: number, verdict: 'no number' | 'too small' | 'fine' | 'too large'] {
  // BEGIN SOLUTION
  const moved = norm(after.sub(before).flatten());
  const ratio = moved === 0 ? 0 : moved / norm(before.flatten());
  if (Number.isNaN(ratio)) return [ratio, 'no number'];
  if (ratio < 1e-4) return [ratio, 'too small'];
  return [ratio, ratio > 1e-2 ? 'too large' : 'fine'];
  // END SOLUTION
}

/**
 * k-fold cross-validation. The examples are shuffled once and cut into k folds, whose sizes differ by at
 * most one. Each fold is the validation part once, and the others together are the training part: k
 * trainings. Every split goes through your preprocess before it is trained with, and nothing before the split.
 *
 * How far may the mean be off? The values scatter by s, the root of the sum of their squared distances
 * from the mean over k - 1; their mean scatters less.
 *
 * Source: lecture L1, Good Practices, step 4, "Cross-validation strategy".
 *
 * @param train gets the two parts, preprocessed, with their labels, and returns the validation accuracy
 * @param X (N, D)
 * @param y (N,) labels
 * @param k folds, from 2 to N
 * @param seed of the shuffling
 * @returns the mean of the k values, its standard error, and the values
 */
export function cross_validate(
  train: (X_train: Tensor, y_train: Tensor, X_val: Tensor, y_val: Tensor) => number,
  X: Tensor,
  y: Tensor,
  k: number,
  seed: number,
): [mean: number, error: number, values: number[]] {
  // BEGIN SOLUTION
  const N = X.shape[0];
  const order = new RandomState(seed).permutation(N).toArray() as number[];
  const values: number[] = [];
  for (let fold = 0; fold < k; fold++) {
    const from = Math.floor((fold * N) / k);
    const to = Math.floor(((fold + 1) * N) / k);
    const here = order.slice(from, to);
    const rest = [...order.slice(0, from), ...order.slice(to)];
    const [X_train, [X_val]] = preprocess(take(X, rest, 0), [take(X, here, 0)]);
    values.push(train(X_train, take(y, rest), X_val, take(y, here)));
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / k;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / (k - 1) / k), values];
  // END SOLUTION
}
