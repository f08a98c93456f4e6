import { startProgress } from '../display/index.js';
import { NetError } from '../nets/index.js';
import { RandomState } from '../random/index.js';
import { TrainingDiverged } from './diverged.js';
import { exponential } from './format.js';
import { Pace } from './pace.js';

/** How one hyperparameter is drawn. */
export type Draw = (rng: RandomState) => number;

/**
 * Uniform in log space: `10 ** uniform(log10 low, log10 high)`, the right way for learning rates and
 * regularisation (L1: "it's best to optimize in log space!").
 */
export function logUniform(low: number, high: number): Draw {
  if (!(low > 0 && high > 0)) {
    throw new NetError(`logUniform: both ends must be positive, got ${low} and ${high}.`);
  }
  return (rng) => 10 ** rng.uniform(Math.log10(low), Math.log10(high));
}

/** Uniform in [low, high). */
export function uniformBetween(low: number, high: number): Draw {
  return (rng) => rng.uniform(low, high);
}

/** One of the values, all equally likely. */
export function oneOf(...values: number[]): Draw {
  return (rng) => values[rng.randint(0, values.length)]!;
}

/** One set of hyperparameters and how well it did. */
export interface Trial<K extends string = string> {
  /** The hyperparameters, by name. */
  config: Record<K, number>;
  /** Larger is better; NaN when training diverged. */
  value: number;
  /** Why there is no value. */
  failure?: string;
}

/** All that was tried, and the best of it. */
export interface SearchResult<K extends string = string> {
  /** In the order in which they ran. */
  trials: Trial<K>[];
  /** The one with the largest value. */
  best: Trial<K>;
}

/** Trains with one set of hyperparameters and returns, say, the validation accuracy. */
export type Run<K extends string> = (
  config: Record<K, number>,
  index: number,
) => number | Promise<number>;

/** What a search shows while it runs. */
export interface SearchOptions {
  /** A line per trial as the lecture prints it (false). */
  verbose?: boolean;
  /** Show a progress bar (where a person is watching). */
  progress?: boolean;
}

/**
 * Random search: draws `count` sets of hyperparameters and runs each. A training that diverges
 * counts as a failure and the search goes on.
 *
 *     const { best, trials } = await randomSearch(
 *       { reg: logUniform(1e-5, 1e5), lr: logUniform(1e-6, 1e-3) }, 20,
 *       async ({ reg, lr }) => …, // returns the validation accuracy
 *     );
 *
 * All draws are from `RandomState(seed)`, all values of one trial before the next, so the same seed
 * tries the same sets. Source: L1 "Step 4"; Bergstra and Bengio 2012.
 */
export function randomSearch<K extends string>(
  space: Record<K, Draw>,
  count: number,
  run: Run<K>,
  options: SearchOptions & { seed?: number } = {},
): Promise<SearchResult<K>> {
  const rng = new RandomState(options.seed ?? 0);
  const names = Object.keys(space) as K[];
  const configs = Array.from({ length: count }, () =>
    Object.fromEntries(names.map((name) => [name, space[name](rng)])),
  ) as Record<K, number>[];
  return tryAll('Random search', configs, run, options);
}

/** Runs every combination of the given values, the last name changing fastest. */
export function gridSearch<K extends string>(
  space: Record<K, readonly number[]>,
  run: Run<K>,
  options: SearchOptions = {},
): Promise<SearchResult<K>> {
  let configs: Record<string, number>[] = [{}];
  for (const [name, values] of Object.entries<readonly number[]>(space)) {
    configs = configs.flatMap((config) => values.map((value) => ({ ...config, [name]: value })));
  }
  return tryAll('Grid search', configs as Record<K, number>[], run, options);
}

async function tryAll<K extends string>(
  title: string,
  configs: Record<K, number>[],
  run: Run<K>,
  { verbose = false, progress }: SearchOptions,
): Promise<SearchResult<K>> {
  if (configs.length === 0) throw new NetError(`${title}: there is nothing to try.`);
  const bar = startProgress(title, configs.length, progress);
  const pace = new Pace();
  const trials: Trial<K>[] = [];
  let best: Trial<K> | undefined;
  try {
    for (const [i, config] of configs.entries()) {
      const trial = await attempt(config, i, run);
      trials.push(trial);
      if (!Number.isNaN(trial.value) && !(best && best.value >= trial.value)) best = trial;
      if (verbose) console.log(line(trial, i + 1, configs.length));
      bar.update(i + 1, best && `best ${best.value.toFixed(3)}`);
      if (pace.due) await pace.breathe();
    }
  } finally {
    bar.end(best && `best ${best.value.toFixed(3)}`);
  }
  return { trials, best: best ?? trials[0]! };
}

async function attempt<K extends string>(
  config: Record<K, number>,
  index: number,
  run: Run<K>,
): Promise<Trial<K>> {
  try {
    return { config, value: await run({ ...config }, index) };
  } catch (error) {
    if (!(error instanceof TrainingDiverged)) throw error;
    return { config, value: Number.NaN, failure: error.message };
  }
}

/** val_acc: 0.412000, lr: 1.405206e-04, reg: 4.793564e-01, (1 / 100) */
function line(trial: Trial, index: number, count: number): string {
  const settings = Object.entries(trial.config).map(([name, x]) => `${name}: ${exponential(x)}`);
  const value = Number.isNaN(trial.value) ? 'diverged' : trial.value.toFixed(6);
  return [`val_acc: ${value}`, ...settings, `(${index} / ${count})`].join(', ');
}
