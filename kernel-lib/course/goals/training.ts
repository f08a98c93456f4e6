import { takeRows } from 'kernel-lib/data';
import { lossAndGrads, type Model, scoresOf } from 'kernel-lib/nets';
import { type OptimConfig, type UpdateRuleName, updateRule } from 'kernel-lib/optim';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';

export interface Course {
  X: Tensor;
  y: Tensor;
  updates: number;
  batch_size: number;
  rule?: UpdateRuleName;
  config: OptimConfig;
  /** The learning rate at update t, from 0. */
  rate?: (t: number) => number;
  /** Changes the pictures of a batch. */
  change?: (X: Tensor, rng: RandomState) => Tensor;
}

/**
 * The training loop of the labs without its conveniences: random batches, every example once before
 * any comes again. Tells the losses, and after how many updates they stopped being numbers.
 */
export function trainNet(
  model: Model,
  { X, y, updates, batch_size, rule = 'sgd', config, rate, change }: Course,
  seed: number,
): { losses: number[]; diverged?: number } {
  const rng = new RandomState(seed);
  const step = updateRule(rule);
  const configs: Record<string, OptimConfig> = {};
  const N = y.size;
  const losses: number[] = [];
  let order: ArrayLike<number> = [];
  let next = N;
  for (let t = 0; t < updates; t++) {
    if (next + batch_size > N) [order, next] = [rng.permutation(N).data as ArrayLike<number>, 0];
    const rows = Int32Array.from({ length: batch_size }, (_, i) => order[next + i] as number);
    next += batch_size;
    const batch = takeRows(X, rows);
    let found: ReturnType<typeof lossAndGrads>;
    try {
      found = lossAndGrads(model, change ? change(batch, rng) : batch, takeRows(y, rows));
    } catch (error) {
      if (isBroken(model) || !isFiniteAt(model, batch)) return { losses, diverged: t };
      throw error;
    }
    const [loss, grads] = found;
    if (!Number.isFinite(loss)) return { losses, diverged: t };
    losses.push(loss);
    for (const [name, w] of Object.entries(model.params)) {
      const own = configs[name] ?? { ...config, reuse_state: true };
      const now = rate ? { ...own, learning_rate: rate(t) } : own;
      const [moved, kept] = step(w, grads[name] as Tensor, now);
      model.params[name] = moved;
      configs[name] = kept;
    }
  }
  return isBroken(model) ? { losses, diverged: updates } : { losses };
}

/** Deep nets make numbers of their weights that are larger than any float, long before these are. */
function isFiniteAt(model: Model, X: Tensor): boolean {
  return scoresOf(model, X).data.every((v: number) => Number.isFinite(v));
}

/** Weights beyond 1e100 give scores that are no numbers. */
export function isBroken(model: Model): boolean {
  return Object.values(model.params).some((w) =>
    w.data.some((v: number) => !(Math.abs(v) < 1e100)),
  );
}
