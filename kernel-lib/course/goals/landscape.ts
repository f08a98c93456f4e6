import { takeRows } from 'kernel-lib/data';
import { RandomState } from 'kernel-lib/random';
import { exp, log, type Tensor, zeros } from 'kernel-lib/tensor';
import { digitParts } from './digits.js';
import type { Goal, Run } from './goal.js';
import { number, RecipeError, readSettings, whole } from './settings.js';

/** Lab 9: stochastic Newton, and how it spends its looks. */
export interface NewtonRecipe {
  /** Pictures for the gradient of an update. */
  gradient_batch: number;
  /** Pictures for its curvature. */
  curvature_batch: number;
  /** Steps of conjugate gradients in an update; each looks at all pictures of the curvature. */
  cg_steps: number;
  /** What is added to the diagonal of the Hessian. */
  damping: number;
  /** Share of Newton's step that is taken. */
  learning_rate: number;
}

const [LOOKS, PICTURES, CLASSES, REG] = [20_000, 1000, 10, 1e-3] as const;
/** The lowest loss there is, by exact steps until the gradient was below 1e-13. */
const LOWEST = 0.260970203303;
/** Points of a curve: measuring the loss on all pictures costs as much as many updates. */
const POINTS = 40;

/** Softmax regression on the digits, with 20,000 looks at a picture to spend. */
export const newton_recipe: Goal<NewtonRecipe> = {
  measure: 'loss above the lowest there is',
  curve: { y: 'loss above the lowest', x: 'looks at a picture', log: true },
  better: 'lower',
  bars: [Math.log10(0.025), Math.log10(0.01)],
  floor: Math.log10(0.3),
  noise: 0.07,
  show: (log10) => (Number.isFinite(log10) ? String(Number((10 ** log10).toPrecision(3))) : '∞'),
  read(value) {
    const recipe = readSettings<NewtonRecipe>(
      {
        gradient_batch: whole(10, PICTURES),
        curvature_batch: whole(10, PICTURES),
        cg_steps: whole(0, 50),
        damping: number(0, 1e6),
        learning_rate: number(1e-8, 1000),
      },
      value,
    );
    const price = priceOf(recipe);
    if (price <= LOOKS) return recipe;
    throw new RecipeError(
      `one update costs ${price} looks, gradient_batch + 2 · cg_steps · curvature_batch; there are ${LOOKS} for everything`,
      'take smaller batches, or fewer rounds',
    );
  },
  async run(recipe, seed) {
    const task = await theTask();
    const some = batches(task, new RandomState(seed));
    const price = priceOf(recipe);
    const updates = Math.floor(LOOKS / price);
    let W: Tensor = zeros(task.X.shape[1] as number, CLASSES);
    const above = () => lossOf(task, W) - LOWEST;
    const [curve, at] = [[above()], [0]];
    const every = Math.max(1, Math.round(updates / POINTS));
    for (let update = 1; update <= updates; update++) {
      const g = gradientOf(some(recipe.gradient_batch), W);
      W = W.sub(stepOf(recipe, some(recipe.curvature_batch), W, g));
      if (!(Math.abs(W.sum()) < 1e6)) return broken({ curve, at }, update);
      if (update % every > 0 && update < updates) continue;
      curve.push(above());
      at.push(update * price);
    }
    const left = curve.at(-1) as number;
    return { result: Math.log10(Math.max(left, 1e-12)), curve, at };
  },
};

/** Looks that one update costs. */
const priceOf = ({ gradient_batch, cg_steps, curvature_batch }: NewtonRecipe) =>
  gradient_batch + 2 * cg_steps * curvature_batch;

const broken = (way: Pick<Run, 'curve' | 'at'>, update: number): Run => ({
  result: Number.POSITIVE_INFINITY,
  ...way,
  diverged: update,
});

interface Pictures {
  /** (N, D + 1): the last column is 1. */
  X: Tensor;
  /** (N, C), with a 1 at the right class. */
  Y: Tensor;
}

let task: Promise<Pictures> | undefined;

function theTask(): Promise<Pictures> {
  task ??= (async () => {
    const { X, y } = await digitParts(PICTURES, 100, 0);
    const D = X.shape[1] as number;
    const withOne = zeros(PICTURES, D + 1);
    const Y = zeros(PICTURES, CLASSES);
    for (let n = 0; n < PICTURES; n++) {
      withOne.data.set(X.slice(n).data as Float64Array, n * (D + 1));
      withOne.data[n * (D + 1) + D] = 1;
      Y.data[n * CLASSES + (y.data[n] as number)] = 1;
    }
    return { X: withOne, Y };
  })();
  return task;
}

/** Hands out batches; every picture once before any comes again. */
function batches({ X, Y }: Pictures, rng: RandomState): (count: number) => Pictures {
  let order: ArrayLike<number> = [];
  let next: number = PICTURES;
  return (count) => {
    if (count >= PICTURES) return { X, Y };
    if (next + count > PICTURES) {
      order = rng.permutation(PICTURES).data as ArrayLike<number>;
      next = 0;
    }
    const from = next;
    const rows = Int32Array.from({ length: count }, (_, i) => order[from + i] as number);
    next += count;
    return { X: takeRows(X, rows), Y: takeRows(Y, rows) };
  };
}

/** Probabilities of the classes, (N, C). */
function guesses(X: Tensor, W: Tensor): Tensor {
  const scores = X.dot(W);
  const raised = exp(scores.sub(scores.max(1, true)));
  return raised.div(raised.sum(1, true));
}

function lossOf({ X, Y }: Pictures, W: Tensor): number {
  const right = guesses(X, W).mul(Y).sum(1);
  return -log(right.clip(1e-300, 1)).mean() + (REG / 2) * W.mul(W).sum();
}

function gradientOf({ X, Y }: Pictures, W: Tensor): Tensor {
  return X.T.dot(guesses(X, W).sub(Y))
    .div(X.shape[0] as number)
    .add(W.mul(REG));
}

/** learning_rate · (H + damping)⁻¹ g by so many rounds of conjugate gradients; none: g itself. */
function stepOf(
  {
    cg_steps,
    damping,
    learning_rate,
  }: Pick<NewtonRecipe, 'cg_steps' | 'damping' | 'learning_rate'>,
  { X }: Pictures,
  W: Tensor,
  g: Tensor,
): Tensor {
  if (cg_steps === 0) return g.mul(learning_rate);
  const P = guesses(X, W);
  const N = X.shape[0] as number;
  const product = (V: Tensor) => {
    const moved = P.mul(X.dot(V));
    const inner = moved.sub(P.mul(moved.sum(1, true)));
    return X.T.dot(inner)
      .div(N)
      .add(V.mul(REG + damping));
  };
  let [x, r, p] = [g.mul(0), g, g];
  let rr = r.mul(r).sum();
  const enough = 1e-20 * rr;
  for (let round = 0; round < cg_steps && rr > enough; round++) {
    const Hp = product(p);
    const far = rr / p.mul(Hp).sum();
    x = x.add(p.mul(far));
    r = r.sub(Hp.mul(far));
    const left = r.mul(r).sum();
    p = r.add(p.mul(left / rr));
    rr = left;
  }
  return x.mul(learning_rate);
}
