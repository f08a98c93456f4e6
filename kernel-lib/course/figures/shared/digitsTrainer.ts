import { type Split, trainValTest } from 'kernel-lib/data';
import { FullyConnectedNet, lossAndGrads, scoresOf } from 'kernel-lib/nets';
import type { Tensor } from 'kernel-lib/tensor';
import { accuracy } from 'kernel-lib/train';
import { scaledDigits } from '../../goals/digits.js';
import { isBroken, trainNet } from '../../goals/training.js';

/** The parts that a training needs. */
export interface TrainAndVal {
  /** (N, D) to learn from. */
  X_train: Tensor;
  /** (N,) its labels. */
  y_train: Tensor;
  /** (M, D) to judge by. */
  X_val: Tensor;
  /** (M,) its labels. */
  y_val: Tensor;
}

/** Real digits in rows of 64 pixels from 0 to 1: 500 to learn from, 300 for validation, the others for the end. */
export async function quickDigits(seed = 0): Promise<Split> {
  return trainValTest(await scaledDigits(), { train: 500, val: 300, seed });
}

/** What a short training came to. */
export interface ShortRun {
  /** Validation accuracy; NaN if it diverged. */
  value: number;
  /** Updates that were tried. */
  cost: number;
  /** Of each batch. */
  losses: number[];
  /** As it is after the last update. */
  net: FullyConnectedNet;
}

/**
 * A short training of a net with one hidden layer: plain gradient descent, batches of 20. It is over in some
 * hundredths of a second, and returns at once what came out.
 */
export function trainOn(
  { X_train, y_train, X_val, y_val }: TrainAndVal,
  config: { rate: number; reg?: number; units?: number },
  updates: number,
  seed = 0,
): ShortRun {
  const { rate, reg = 0, units = 30 } = config;
  const net = new FullyConnectedNet({
    hiddenDims: [units],
    inputDim: X_train.shape[1] as number,
    init: 'kaimingNormal',
    reg,
    seed,
  });
  const course = { X: X_train, y: y_train, updates, batch_size: Math.min(20, y_train.size) };
  const { losses, diverged } = trainNet(net, { ...course, config: { learning_rate: rate } }, seed);
  const value = diverged === undefined ? accuracy(scoresOf(net, X_val), y_val) : Number.NaN;
  return { value, cost: Math.min(updates, (diverged ?? updates) + 1), losses, net };
}

/** One step at a time, each with the rate that it is asked for: returns the loss of the batch before it. */
export function stepper({ X_train, y_train }: TrainAndVal, seed = 0): (rate: number) => number {
  const net = new FullyConnectedNet({
    hiddenDims: [30],
    inputDim: X_train.shape[1] as number,
    init: 'kaimingNormal',
    seed,
  });
  const batches = Math.floor(y_train.size / 20);
  let t = 0;
  return (rate) => {
    const from = 20 * (t++ % batches);
    const rows = `${from}:${from + 20}`;
    // Beyond 1e100 the scores are no numbers, which the library's loss refuses.
    if (isBroken(net)) return Number.NaN;
    const [loss, grads] = lossAndGrads(net, X_train.slice(rows), y_train.slice(rows));
    for (const name of Object.keys(net.params)) {
      const w = net.params[name] as Tensor;
      net.params[name] = w.sub((grads[name] as Tensor).mul(rate));
    }
    return loss;
  };
}
