import { takeRows, trainValTest } from 'kernel-lib/data';
import { softmax } from 'kernel-lib/losses';
import { RandomState } from 'kernel-lib/random';
import { log, maximum, type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { accuracy } from 'kernel-lib/train';
import { scaledDigits } from '../../goals/digits.js';

/** What a training may suffer from. */
export type Illness =
  | 'no shuffle'
  | 'no zero_grad'
  | 'labels off by one'
  | 'softmax twice'
  | 'test mode forgotten'
  | 'rate too low'
  | 'weights too large'
  | 'rate on the biases';

/** The curves of one training. */
export interface PatientRun {
  /** Of each batch. */
  loss: number[];
  /** Updates after which the accuracies were taken. */
  at: number[];
  /** Share right of the training digits. */
  train: number[];
  /** Share right of the validation digits. */
  val: number[];
}

const [UPDATES, EVERY, BATCH, HIDDEN, KEEP] = [160, 8, 25, 32, 0.6] as const;
const RATE = 0.3;

type Weights = Record<'W1' | 'b1' | 'W2' | 'b2', Tensor>;
const NAMES = ['W1', 'b1', 'W2', 'b2'] as const;

/**
 * Trains a net 64-32-10 with dropout on 400 real digits, with one thing wrong or none. All else, the seed as
 * well, is the same: to cure a training of what it does not have changes nothing.
 */
export async function clinicRun(illness?: Illness, seed = 0): Promise<PatientRun> {
  const parts = trainValTest(await scaledDigits(), { train: 400, val: 300, seed });
  const { X_val, y_val } = parts;
  let { X_train: X, y_train: y } = parts;
  if (illness === 'no shuffle') {
    const byLabel = y.argsort().data as Int32Array;
    [X, y] = [takeRows(X, byLabel), takeRows(y, byLabel)];
  }
  const labels = illness === 'labels off by one' ? y.add(1).mod(10).astype('int32') : y;
  const rng = new RandomState(seed + 1);
  const size = illness === 'weights too large' ? 8 : 1;
  const w: Weights = {
    W1: (rng.randn(64, HIDDEN) as Tensor).mul(size * Math.sqrt(2 / 64)),
    b1: zeros(HIDDEN),
    W2: (rng.randn(HIDDEN, 10) as Tensor).mul(size * Math.sqrt(2 / HIDDEN)),
    b2: zeros(10),
  };
  const rate = illness === 'rate too low' ? RATE / 100 : RATE;
  const run: PatientRun = { loss: [], at: [], train: [], val: [] };
  const old = Object.fromEntries(NAMES.map((name) => [name, w[name].mul(0)])) as Weights;
  const order = rng.permutation(400);
  const some = (order.data as Int32Array).slice(0, 200);
  for (let t = 0; t < UPDATES; t++) {
    if (t % EVERY === 0) {
      const mode = illness === 'test mode forgotten' ? rng : undefined;
      run.at.push(t);
      run.train.push(accuracy(scoresOf(takeRows(X, some), w, mode).s, takeRows(labels, some)));
      run.val.push(accuracy(scoresOf(X_val, w, mode).s, y_val));
    }
    const from = (t * BATCH) % 400;
    const here = Array.from({ length: BATCH }, (_, i) => from + i);
    const rows = illness === 'no shuffle' ? here : here.map((i) => order.data[i] as number);
    const batch = Int32Array.from(rows);
    const [loss, grads] = lossOf(takeRows(X, batch), takeRows(labels, batch), w, rng, illness);
    run.loss.push(loss);
    for (const name of NAMES) {
      const slow = illness === 'rate on the biases' && name.startsWith('b') ? 30 * rate : rate;
      const sum = illness === 'no zero_grad' ? grads[name].add(old[name]) : grads[name];
      old[name] = sum;
      w[name] = w[name].sub(sum.mul(slow));
    }
  }
  return run;
}

/** Scores; with a generator, hidden units are dropped. */
function scoresOf(X: Tensor, w: Weights, drop?: RandomState) {
  const h = maximum(X.dot(w.W1).add(w.b1), 0);
  const mask = drop
    ? (drop.rand(...h.shape) as Tensor).less(KEEP).astype('float64').div(KEEP)
    : undefined;
  const kept = mask ? h.mul(mask) : h;
  return { h, kept, mask, s: kept.dot(w.W2).add(w.b2) };
}

function lossOf(
  X: Tensor,
  y: Tensor,
  w: Weights,
  rng: RandomState,
  illness: Illness | undefined,
): [loss: number, grads: Weights] {
  const { h, kept, mask, s } = scoresOf(X, w, rng);
  const N = y.size;
  const twice = illness === 'softmax twice';
  const p = softmax(s);
  const q = twice ? softmax(p) : p;
  const picked = tensor(Array.from(y.data, (c, n) => q.at(n, c as number)));
  const loss = -log(picked.clip(1e-300, 1)).mean();
  const dq = q.div(N);
  for (let n = 0; n < N; n++) dq.addAt(-1 / N, n, y.at(n));
  const ds = twice ? p.mul(dq.sub(dq.mul(p).sum(1, true))) : dq;
  const dkept = ds.dot(w.W2.T);
  const dh = (mask ? dkept.mul(mask) : dkept).mul(h.greater(0).astype('float64'));
  return [loss, { W1: X.T.dot(dh), b1: dh.sum(0), W2: kept.T.dot(ds), b2: ds.sum(0) }];
}
