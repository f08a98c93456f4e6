import { BatchSampler, blobs, type Sampling, takeRows } from '../../library/data/index.js';
import {
  type DifferenceForm,
  eval_numerical_gradient,
  rel_error,
} from '../../library/gradcheck/index.js';
import { softmax_loss } from '../../library/losses/index.js';
import { FullyConnectedNet } from '../../library/nets/index.js';
import { RandomState } from '../../library/random/index.js';
import { type Tensor, zeros } from '../../library/tensor/index.js';

/** 1e-1, 1e-1.5, … 1e-12. */
export const STEPS: readonly number[] = Array.from({ length: 23 }, (_, k) => 10 ** (-1 - k / 2));

/** The error of a numerical gradient at one step h. */
export interface StepError {
  readonly h: number;
  readonly error: number;
}

/**
 * The largest relative error of the numerical gradient of `f` at `x` for many steps h, against
 * `analytic`; for a gradient within rounding, a floor keeps it on a logarithmic axis.
 */
export function stepErrors(
  f: (x: Tensor) => number,
  x: Tensor,
  analytic: Tensor,
  form: DifferenceForm,
  steps: readonly number[] = STEPS,
): StepError[] {
  return steps.map((h) => {
    const numeric = eval_numerical_gradient(f, x, false, h, form);
    return { h, error: Math.max(1e-16, rel_error(analytic, numeric)) };
  });
}

/** A linear softmax classifier on 20 random examples, 6 numbers, 3 classes: loss and gradient of w. */
export function smallClassifier(seed = 0): {
  w: Tensor;
  loss: (w: Tensor) => number;
  dw: Tensor;
} {
  const rng = new RandomState(seed);
  const X = rng.randn(20, 6) as Tensor;
  const y = rng.randint(0, 3, 20) as Tensor;
  const w = rng.randn(6, 3) as Tensor;
  const [, dscores] = softmax_loss(X.dot(w), y);
  return { w, loss: (v) => softmax_loss(X.dot(v), y)[0], dw: X.T.dot(dscores) };
}

/** What one run of gradient descent has seen. */
export interface Descent {
  /** Loss of the batch at each update: what the algorithm sees. */
  readonly batch: number[];
  /** Loss of all examples before each update: what it wants to lower. */
  readonly all: number[];
}

/** How {@link descend} runs. */
export interface DescentOptions {
  readonly rate: number;
  readonly steps: number;
  /** All examples at each update when left out. */
  readonly batchSize?: number;
  readonly sampling?: Sampling;
  readonly seed?: number;
  /** Strength of the L2 penalty ½ reg ‖w‖². */
  readonly reg?: number;
}

/** 300 points in the plane, three overlapping clouds, with a third coordinate 1 for the bias. */
export function threeClouds(): { X: Tensor; y: Tensor } {
  const { X, y } = blobs({ N: 300, noise: 1.1, seed: 4 });
  const withBias = zeros(300, 3);
  for (let i = 0; i < 300; i++) {
    withBias.data.set([X.at(i, 0), X.at(i, 1), 1], 3 * i);
  }
  return { X: withBias, y };
}

/** Gradient descent on a linear softmax classifier of the three clouds, from w = 0. */
export function descend(options: DescentOptions): Descent {
  const { rate, steps, batchSize, seed = 0, reg = 0 } = options;
  const { X, y } = threeClouds();
  const N = y.size;
  const sampling = options.sampling ?? (batchSize === undefined ? 'full' : 'shuffle');
  const sampler = new BatchSampler(N, batchSize ?? N, sampling, seed);
  let w = zeros(3, 3);
  const run: Descent = { batch: [], all: [] };
  for (let step = 0; step < steps; step++) {
    const rows = sampler.next();
    const [Xb, yb] = [takeRows(X, rows), takeRows(y, rows)];
    const penalty = 0.5 * reg * (w.mul(w).sum() as number);
    const [loss, dscores] = softmax_loss(Xb.dot(w), yb);
    run.batch.push(loss + penalty);
    run.all.push(softmax_loss(X.dot(w), y)[0] + penalty);
    w = w.sub(Xb.T.dot(dscores).add(w.mul(reg)).mul(rate));
  }
  return run;
}

/** Loss by epoch of a small relu net on the three clouds, trained in batches with one rate. */
export function trainWithRate(
  rate: number,
  options: { readonly epochs?: number; readonly seed?: number } = {},
): number[] {
  const { epochs = 60, seed = 0 } = options;
  const { X, y } = threeClouds();
  const net = new FullyConnectedNet({
    hiddenDims: [20],
    inputDim: 3,
    numClasses: 3,
    weightScale: 0.3,
    seed,
  });
  const sampler = new BatchSampler(y.size, 30, 'shuffle', seed);
  const losses: number[] = [];
  for (let epoch = 0; epoch <= epochs; epoch++) {
    losses.push(net.loss(X, y)[0]);
    for (let k = 0; k < sampler.batchesPerEpoch; k++) {
      const rows = sampler.next();
      const [, grads] = net.loss(takeRows(X, rows), takeRows(y, rows));
      for (const [name, grad] of Object.entries(grads)) net.params[name]?.sub_(grad.mul(rate));
    }
  }
  return losses;
}

/** How much of the data has never been seen after some share of an epoch. */
export interface Coverage {
  /** Examples drawn, in units of N. */
  readonly epochs: number[];
  /** Share of the examples that was in no batch so far, 0 to 1. */
  readonly unseen: number[];
}

/** Draws batches for some epochs and counts what was never in one. */
export function coverageByEpoch(
  sampling: Sampling,
  options: {
    readonly N?: number;
    readonly batchSize?: number;
    readonly epochs?: number;
    readonly seed?: number;
  } = {},
): Coverage {
  const { N = 5000, batchSize = 100, epochs = 3, seed = 0 } = options;
  const sampler = new BatchSampler(N, batchSize, sampling, seed);
  const seen = new Set<number>();
  const run: Coverage = { epochs: [0], unseen: [1] };
  for (let drawn = batchSize; drawn <= epochs * N; drawn += batchSize) {
    for (const i of sampler.next()) seen.add(i);
    run.epochs.push(drawn / N);
    run.unseen.push(1 - seen.size / N);
  }
  return run;
}
