import { trainValTest } from 'kernel-lib/data';
import { FullyConnectedNet, scoresOf } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { accuracy } from 'kernel-lib/train';
import { type DigitParts, digitParts, showAccuracy } from './digits.js';
import type { Goal, Run } from './goal.js';
import { number, RecipeError, readSettings, whole } from './settings.js';
import { trainNet } from './training.js';

/** Lab 10: a search that is written down before anything is known. */
export interface SearchRecipe {
  /** The lowest learning rate that may be drawn, from 1e-8 to 1e4. */
  low: number;
  /** The highest one. */
  high: number;
  /** How many rates are drawn, log-uniformly, from 1 to 100. */
  candidates: number;
  /** Updates of each candidate in the first round, from 1 to 600. */
  first: number;
  /** Of n candidates n / eta go on, for eta times as long; from 1.5 to 100. */
  eta: number;
}

const [UPDATES, KNOWN, HELD] = [600, 500, 200] as const;

/** What full ink may be, as powers of ten: faint in one set of pictures, strong in the other. */
const UNITS = [
  [-0.5, 0],
  [1, 1.5],
] as const;

/**
 * A number of updates for all trainings together, on pictures in a unit that nobody knows. It must serve two
 * sets of pictures, and the worse of the two counts: a rate that was guessed suits one of them at most.
 */
export const search_recipe: Goal<SearchRecipe> = {
  measure: 'unseen digits read',
  curve: { y: 'loss of the batch', x: 'update of the last training', log: true },
  better: 'higher',
  bars: [0.7, 0.84],
  floor: 0,
  noise: 0.1,
  show: showAccuracy,
  read(value) {
    const recipe = readSettings<SearchRecipe>(
      {
        low: number(1e-8, 1e4),
        high: number(1e-8, 1e4),
        candidates: whole(1, 100),
        first: whole(1, UPDATES),
        eta: number(1.5, 100),
      },
      value,
    );
    const { candidates, first } = recipe;
    if (candidates === 1 || candidates * first < UPDATES) return recipe;
    throw new RecipeError(
      `the first round costs ${candidates * first} updates, ${candidates} candidates with ${first} each; there are ${UPDATES} for everything`,
      'take fewer candidates, or make the first round shorter',
    );
  },
  async run(recipe, seed) {
    const rng = new RandomState(seed);
    const parts = await digitParts(KNOWN + HELD, 1000, seed);
    const runs = UNITS.map(([faint, strong]) =>
      searched(recipe, parts, 10 ** (rng.uniform(faint, strong) as number), seed),
    );
    return runs.reduce((worse, one) => (one.result < worse.result ? one : worse));
  },
};

/** The search, in one unit. */
function searched(recipe: SearchRecipe, parts: DigitParts, unit: number, seed: number): Run {
  const { low, high, candidates, first, eta } = recipe;
  const rng = new RandomState(seed);
  const { X_train, y_train, X_val, y_val } = trainValTest(
    { X: parts.X.mul(unit), y: parts.y },
    { train: KNOWN, val: HELD, seed },
  );
  const trained = (learning_rate: number, updates: number) => {
    const net = new FullyConnectedNet({
      hiddenDims: [24],
      inputDim: 64,
      init: 'kaimingNormal',
      seed,
    });
    const course = { X: X_train, y: y_train, updates, batch_size: 20 } as const;
    return { net, ...trainNet(net, { ...course, config: { learning_rate } }, seed) };
  };
  type Trained = ReturnType<typeof trained>;
  const right = ({ net, diverged }: Trained, X: Tensor, y: Tensor) => {
    if (diverged !== undefined) return Number.NEGATIVE_INFINITY;
    const scores = scoresOf(net, X);
    return scores.data.every((v: number) => Number.isFinite(v)) ? accuracy(scores, y) : 0;
  };
  const best: { one?: Trained; value: number } = { value: Number.NEGATIVE_INFINITY };
  const judged = (one: Trained) => {
    const value = right(one, X_val, y_val);
    if (value > best.value) Object.assign(best, { one, value });
    return value;
  };
  let alive = Array.from(
    { length: candidates },
    () => low * (high / low) ** (rng.rand() as number),
  );
  let [updates, left] = [first, UPDATES];
  // A round that cannot be paid is not begun; the last training takes what is left.
  while (alive.length > 1 && alive.length * Math.round(updates) < left) {
    const each = Math.round(updates);
    const values = alive.map((rate) => judged(trained(rate, each)));
    left -= alive.length * each;
    const order = values.map((_, i) => i).sort((i, j) => compare(values[j], values[i]));
    const stay = Math.max(1, Math.floor(alive.length / eta));
    alive = order.slice(0, stay).map((i) => alive[i] as number);
    updates *= eta;
  }
  const last = trained(alive[0] as number, left);
  judged(last);
  if (!best.one) return { result: 0, curve: last.losses, diverged: last.diverged ?? left };
  return {
    result: right(best.one, parts.X_unseen.mul(unit), parts.y_unseen),
    curve: last.losses,
  };
}

/** Also of what is -Infinity. */
const compare = (a = 0, b = 0) => (a === b ? 0 : a - b);
