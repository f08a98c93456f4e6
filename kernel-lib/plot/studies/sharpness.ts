import { fitScaler, shapeImages } from '../../library/data/index.js';
import { softmax_loss } from '../../library/losses/index.js';
import { FullyConnectedNet, type Params } from '../../library/nets/index.js';
import { RandomState } from '../../library/random/index.js';
import type { Tensor } from '../../library/tensor/index.js';
import { accuracy, Solver } from '../../library/train/index.js';

interface Parts {
  X_train: Tensor;
  y_train: Tensor;
  X_val: Tensor;
  y_val: Tensor;
}

/** One way to train, and where it ended. */
export interface Minimum {
  readonly batchSize: number;
  /** Largest eigenvalue of the Hessian of the training loss: the curvature of the steepest direction. */
  readonly sharpness: number;
  readonly trainLoss: number;
  /** On images that were not trained on. */
  readonly accuracy: number;
  readonly updates: number;
}

/** The straight line between two minima: losses and accuracies along it. */
export interface MinimaLine {
  /** 0: the small-batch minimum; 1: the large-batch one. */
  readonly alpha: number[];
  readonly train: number[];
  readonly validation: number[];
  readonly trainAccuracy: number[];
  readonly validationAccuracy: number[];
  readonly small: Minimum;
  readonly large: Minimum;
}

/**
 * Trains one net with small batches and with the whole set, from the same start, with the same
 * learning rate and down to the same training loss, measures both minima and walks the straight line
 * between them (Keskar et al. 2017; lecture L4).
 */
export async function sharpAndFlat(
  options: { N?: number; small?: number; rate?: number; until?: number; seed?: number } = {},
): Promise<MinimaLine> {
  const { N = 500, small = 10, rate = 0.1, until = 0.03, seed = 0 } = options;
  const data = noisyShapes(N);
  const fresh = () =>
    new FullyConnectedNet({ inputDim: 144, hiddenDims: [40, 40], init: 'kaiming', seed });
  const solve = async (batchSize: number): Promise<[Params, Minimum]> => {
    const net = fresh();
    const settings = { optimConfig: { learning_rate: rate }, batchSize, progress: false, seed };
    const solver = new Solver(net, { X_train: data.X_train, y_train: data.y_train }, settings);
    const everyNth = Math.max(1, Math.round(N / batchSize));
    let updates = 0;
    while (updates < 4000) {
      solver.step();
      updates += 1;
      if (updates % everyNth === 0 && lossOf(net, data) < until) break;
    }
    return [
      { ...net.params },
      {
        batchSize,
        sharpness: Number(sharpness(net, data).toPrecision(3)),
        trainLoss: Number(lossOf(net, data).toPrecision(3)),
        accuracy: accuracy(net.loss(data.X_val), data.y_val),
        updates,
      },
    ];
  };
  const [flat, smallest] = await solve(small);
  const [sharp, largest] = await solve(N);
  const net = fresh();
  const line: MinimaLine = {
    alpha: [],
    train: [],
    validation: [],
    trainAccuracy: [],
    validationAccuracy: [],
    small: smallest,
    large: largest,
  };
  for (let i = 0; i <= 50; i++) {
    const alpha = Number((-0.75 + (2.5 * i) / 50).toFixed(3));
    for (const [name, w] of Object.entries(flat)) {
      net.params[name] = w.mul(1 - alpha).add((sharp[name] as Tensor).mul(alpha));
    }
    const measure = (X: Tensor, y: Tensor): [number, number] => {
      const scores = net.loss(X);
      return [Number(softmax_loss(scores, y)[0].toPrecision(4)), accuracy(scores, y)];
    };
    const [trainLoss, trainAccuracy] = measure(data.X_train, data.y_train);
    const [validationLoss, validationAccuracy] = measure(data.X_val, data.y_val);
    line.alpha.push(alpha);
    line.train.push(trainLoss);
    line.validation.push(validationLoss);
    line.trainAccuracy.push(trainAccuracy);
    line.validationAccuracy.push(validationAccuracy);
  }
  return line;
}

function noisyShapes(N: number): Parts {
  const { X, y } = shapeImages({
    N: N + 1000,
    size: 12,
    channels: 1,
    noise: 20,
    inverted: 0,
    seed: 3,
  });
  const all = X.reshape(N + 1000, -1);
  const rows = fitScaler(all.slice(`0:${N}`)).apply(all);
  return {
    X_train: rows.slice(`0:${N}`),
    y_train: y.slice(`0:${N}`),
    X_val: rows.slice(`${N}:`),
    y_val: y.slice(`${N}:`),
  };
}

function lossOf(net: FullyConnectedNet, { X_train, y_train }: Parts): number {
  return softmax_loss(net.loss(X_train), y_train)[0];
}

/**
 * The largest eigenvalue of the Hessian by power iteration; H v is the difference of two gradients,
 * (g(w + e v) - g(w)) / e.
 */
function sharpness(net: FullyConnectedNet, { X_train, y_train }: Parts, rounds = 20): number {
  const center = { ...net.params };
  const names = Object.keys(center);
  const rng = new RandomState(0);
  const gradient = () => net.loss(X_train, y_train)[1];
  const here = gradient();
  const e = 1e-4;
  let v: Params = {};
  for (const name of names) v[name] = rng.randn(...(center[name] as Tensor).shape);
  let eigenvalue = 0;
  for (let round = 0; round < rounds; round++) {
    const length = Math.sqrt(names.reduce((sum, name) => sum + square(v[name] as Tensor), 0));
    for (const name of names) {
      v[name] = (v[name] as Tensor).div(length);
      net.params[name] = (center[name] as Tensor).add((v[name] as Tensor).mul(e));
    }
    const there = gradient();
    const next: Params = {};
    eigenvalue = 0;
    for (const name of names) {
      const Hv = (there[name] as Tensor).sub(here[name] as Tensor).div(e);
      eigenvalue += Hv.mul(v[name] as Tensor).sum() as number;
      next[name] = Hv;
    }
    v = next;
  }
  Object.assign(net.params, center);
  return eigenvalue;
}

function square(x: Tensor): number {
  return x.mul(x).sum() as number;
}
