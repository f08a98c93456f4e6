import { orthogonal } from 'kernel-lib/init';
import { type OptimConfig, updateRule } from 'kernel-lib/optim';
import { RandomState } from 'kernel-lib/random';
import { cosineDecay, withWarmup } from 'kernel-lib/schedules';
import type { Tensor } from 'kernel-lib/tensor';
import type { Goal } from './goal.js';
import { number, oneOf, readSettings, whole } from './settings.js';

const RULES = ['sgd', 'sgd_momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam'] as const;

/** What a rule calls the share that it keeps. */
const KEPT: Readonly<Record<(typeof RULES)[number], (memory: number) => OptimConfig>> = {
  sgd: () => ({}),
  sgd_momentum: (momentum) => ({ momentum }),
  nesterov: (momentum) => ({ momentum }),
  adagrad: () => ({}),
  rmsprop: (decay_rate) => ({ decay_rate }),
  adam: (beta1) => ({ beta1 }),
};

/** Lab 6: a rule, its memory, and what becomes of its rate. */
export interface ValleyRecipe {
  /** How a gradient becomes a step. */
  rule: (typeof RULES)[number];
  /** From 1e-12 to 1000. */
  learning_rate: number;
  /** momentum, rmsprop's decay rate, or Adam's β₁: from 0 to 0.9999. */
  memory: number;
  /** Updates, from 0 to 299, in which the rate rises from 0. */
  warmup: number;
  /** Whether the rate stays, or falls to 0 along a cosine. */
  schedule: 'constant' | 'cosine';
}

const [SIZE, UPDATES, STEEPEST, NOISE] = [20, 300, 1000, 0.2] as const;
/** What is told of a seed is the mean over so many valleys, of the logarithm of the loss. */
const VALLEYS = 4;

/** A valley in 20 dimensions, a thousand times steeper one way than another, turned, with noise. */
export const valley_recipe: Goal<ValleyRecipe> = {
  measure: 'loss after 300 updates',
  curve: { y: 'loss', x: 'update', log: true },
  better: 'lower',
  bars: [Math.log10(0.4), Math.log10(0.06)],
  floor: Math.log10(50),
  noise: 0.18,
  show: (log) => (Number.isFinite(log) ? String(Number((10 ** log).toPrecision(3))) : '∞'),
  read: (value) =>
    readSettings<ValleyRecipe>(
      {
        rule: oneOf(...RULES),
        learning_rate: number(1e-12, 1000),
        memory: number(0, 0.9999),
        warmup: whole(0, UPDATES - 1),
        schedule: oneOf('constant', 'cosine'),
      },
      value,
    ),
  run(recipe, seed) {
    const rng = new RandomState(seed);
    const valleys = Array.from({ length: VALLEYS }, () => walk(recipe, rng));
    const [first] = valleys;
    const fallen = valleys.find(({ diverged }) => diverged !== undefined);
    const logs = valleys.map(({ curve }) => Math.log10(curve.at(-1) as number));
    const mean = logs.reduce((a, b) => a + b, 0) / VALLEYS;
    return {
      result: fallen ? Number.POSITIVE_INFINITY : mean,
      curve: first?.curve ?? [],
      diverged: fallen?.diverged,
    };
  },
};

/** Down one valley: the loss before each update and at the end. */
function walk({ rule, learning_rate, memory, warmup, schedule }: ValleyRecipe, rng: RandomState) {
  const axes = orthogonal()([SIZE, SIZE], rng).T;
  const steep = Array.from({ length: SIZE }, (_, i) => STEEPEST ** (i / (SIZE - 1)));
  const lossAt = (w: Tensor) => {
    const along = axes.dot(w).data;
    return steep.reduce((sum, s, i) => sum + 0.5 * s * (along[i] as number) ** 2, 0);
  };
  const rest =
    schedule === 'cosine'
      ? cosineDecay(learning_rate, { total: UPDATES - warmup })
      : () => learning_rate;
  const rate = warmup === 0 ? rest : withWarmup(rest, { steps: warmup, start: 0 });
  const step = updateRule(rule);
  let config: OptimConfig = KEPT[rule](memory);
  let w = rng.randn(SIZE) as Tensor;
  const curve = [lossAt(w)];
  for (let t = 0; t < UPDATES; t++) {
    const slope = axes.dot(w);
    for (const [i, s] of steep.entries()) {
      slope.data[i] = s * (slope.data[i] as number) + NOISE * Math.sqrt(s) * rng.randn();
    }
    [w, config] = step(w, axes.T.dot(slope), { ...config, learning_rate: rate(t) });
    curve.push(lossAt(w));
    if (!((curve.at(-1) as number) < 1e12)) return { curve, diverged: t + 1 };
  }
  return { curve };
}
