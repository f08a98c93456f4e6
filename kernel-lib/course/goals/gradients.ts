import { FullyConnectedNet, lossAndGrads } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import { Tensor, tensor } from 'kernel-lib/tensor';
import type { Goal } from './goal.js';
import { number, readSettings, whole } from './settings.js';
import { trainNet } from './training.js';

/** Lab 1: how to spend two thousand looks at examples. */
export interface BudgetRecipe {
  /** From 1e-8 to 1000. */
  learning_rate: number;
  /** Examples per update, from 1 to 2000: 2000 / batch_size updates. */
  batch_size: number;
  /**
   * Share of the rate that is gone at the end, from 0 (constant) to 1; it falls in a straight line.
   */
  decay: number;
}

/** Examples that may be looked at, counted each time. */
const LOOKS = 2000;

/** Three clouds and a straight classifier; what counts is its loss on points that it has not seen. */
export const budget_recipe: Goal<BudgetRecipe> = {
  measure: 'loss on unseen points, above the best there is',
  curve: { y: 'loss of the batch', x: 'update' },
  better: 'lower',
  bars: [0.05, 0.01],
  floor: 0.3,
  noise: 0.006,
  show: (loss) => (Number.isFinite(loss) ? loss.toFixed(4) : '∞'),
  read: (value) =>
    readSettings<BudgetRecipe>(
      { learning_rate: number(1e-8, 1000), batch_size: whole(1, LOOKS), decay: number(0, 1) },
      value,
    ),
  run({ learning_rate, batch_size, decay }, seed) {
    const rng = new RandomState(seed);
    const known = clouds(Math.min(LOOKS, 600), rng);
    const unseen = clouds(1000, rng);
    const net = new FullyConnectedNet({ hiddenDims: [], inputDim: 2, numClasses: 3, seed });
    const updates = Math.floor(LOOKS / batch_size);
    const course = {
      ...known,
      updates,
      batch_size: Math.min(batch_size, known.y.size),
      config: {},
      rate: (t: number) => learning_rate * (1 - (decay * t) / updates),
    };
    const { losses, diverged } = trainNet(net, course, seed);
    if (diverged !== undefined)
      return { result: Number.POSITIVE_INFINITY, curve: losses, diverged };
    const [loss] = lossAndGrads(net, unseen.X, unseen.y);
    net.params.W1 = BEST.W;
    net.params.b1 = BEST.b;
    return { result: loss - lossAndGrads(net, unseen.X, unseen.y)[0], curve: losses };
  },
};

const CENTRES = [
  [0, 1],
  [0.87, -0.5],
  [-0.87, -0.5],
] as const;

const SPREAD = 0.6;

/** No classifier can do better on such clouds: Bayes' rule for normal ones of equal spread is a straight one. */
const BEST = {
  W: tensor(CENTRES.map((centre) => centre.map((c) => c / SPREAD ** 2))).T,
  b: tensor(CENTRES.map(([x, y]) => -(x * x + y * y) / (2 * SPREAD ** 2))),
};

function clouds(N: number, rng: RandomState): { X: Tensor; y: Tensor } {
  const X = new Tensor((rng.randn(N, 2) as Tensor).mul(SPREAD).data, [N, 2]);
  const y = Int32Array.from({ length: N }, (_, n) => n % 3);
  for (let n = 0; n < N; n++) {
    for (const axis of [0, 1] as const) {
      X.data[2 * n + axis] = (X.data[2 * n + axis] as number) + CENTRES[y[n] as 0 | 1 | 2][axis];
    }
  }
  return { X, y: new Tensor(y, [N]) };
}
