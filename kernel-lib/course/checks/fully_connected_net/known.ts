import type { Mistake } from 'chainrule-grader/checks';
import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from 'kernel-lib/layers';
import { softmax, softmax_loss as softmaxLoss } from 'kernel-lib/losses';
import { cos, sin, type Tensor } from 'kernel-lib/tensor';
import { penaltyGradientMistakes, zeroTaken } from '../two_layer_net/penalty.js';

/** The net's weights, or its gradients, by name. */
export type Params = Readonly<Record<string, Tensor>>;

/** What stands between two affine layers, as the probes of this topic have it. */
export interface HiddenPair {
  forward(a: Tensor, params: Params, l: number): Tensor;
  backward(dout: Tensor, a: Tensor, params: Params, l: number): [da: Tensor, grads: Params];
}

export const RELU: HiddenPair = {
  forward: (a) => reluForward(a)[0],
  backward: (dout, a) => [reluBackward(dout, a), {}],
};

const scaleOf = (params: Params, l: number) => params[`s${l}`] as Tensor;

export const SWING: HiddenPair = {
  forward: (a, params, l) => sin(a).mul(scaleOf(params, l)),
  backward: (dout, a, params, l) => [
    dout.mul(scaleOf(params, l)).mul(cos(a)),
    { [`s${l}`]: dout.mul(sin(a)).sum(0) },
  ],
};

export const WAVE: HiddenPair = {
  forward: (a) => sin(a),
  backward: (dout, a) => [dout.mul(cos(a)), {}],
};

/** What the net is called with. */
export interface Batch {
  X: Tensor;
  params: Params;
  y: Tensor;
  reg: number;
  pair: HiddenPair;
}

/** Number of affine layers. */
export function depthOf(params: Params): number {
  return Object.keys(params).filter((name) => name.startsWith('W')).length;
}

const weight = (params: Params, l: number) => params[`W${l}`] as Tensor;
const bias = (params: Params, l: number) => params[`b${l}`] as Tensor;
const squares = (w: Tensor) => w.mul(w).sum();
const lastOf = <T>(list: readonly T[]) => list[list.length - 1] as T;

/** Inputs and outputs of each affine layer, first to last, and the scores. */
export function forward(X: Tensor, params: Params, { forward }: HiddenPair) {
  const L = depthOf(params);
  const inputs: Tensor[] = [];
  const outputs: Tensor[] = [];
  for (let l = 1, out = X; l <= L; l++) {
    inputs.push(out);
    const [a] = affineForward(out, weight(params, l), bias(params, l));
    outputs.push(a);
    out = l < L ? forward(a, params, l) : a;
  }
  return { inputs, outputs, scores: lastOf(outputs) };
}

const references = new WeakMap<Batch, ReturnType<typeof workOut>>();

/** Scores, loss and gradients, from the library's own layers. Of a batch once: nothing in it is changed. */
export function reference(batch: Batch): ReturnType<typeof workOut> {
  const known = references.get(batch) ?? workOut(batch);
  references.set(batch, known);
  return known;
}

const withoutPenalty = new WeakMap<Batch, Batch>();

/** The same batch without regularisation. */
function unregularised(batch: Batch): Batch {
  const plain = withoutPenalty.get(batch) ?? { ...batch, reg: 0 };
  withoutPenalty.set(batch, plain);
  return plain;
}

function workOut({ X, params, y, reg, pair }: Batch) {
  const L = depthOf(params);
  const { inputs, outputs, scores } = forward(X, params, pair);
  const [dataLoss, dscores] = softmaxLoss(scores, y);
  let penalty = 0;
  for (let l = 1; l <= L; l++) penalty += squares(weight(params, l));
  const grads: Record<string, Tensor> = {};
  /** What comes back to each affine layer's output, before the hidden pair's backward and after. */
  const arriving: Tensor[] = [];
  for (let l = L, dout = dscores; l >= 1; l--) {
    arriving[l - 1] = dout;
    if (l < L) {
      const [da, own] = pair.backward(dout, outputs[l - 1] as Tensor, params, l);
      Object.assign(grads, own);
      dout = da;
    }
    const cache: [Tensor, Tensor, Tensor] = [
      inputs[l - 1] as Tensor,
      weight(params, l),
      bias(params, l),
    ];
    const [dx, dW, db] = affineBackward(dout, cache);
    grads[`W${l}`] = dW.add(weight(params, l).mul(reg));
    grads[`b${l}`] = db;
    dout = dx;
  }
  const loss = dataLoss + 0.5 * reg * penalty;
  return { loss, dataLoss, penalty, grads: grads as Params, scores, inputs, outputs, arriving };
}

/** Every hidden pre-activation away from 0 by `gap`: differences must not step over relu's kink. */
export function awayFromKinks({ X, params }: Pick<Batch, 'X' | 'params'>, gap: number): boolean {
  return forward(X, params, RELU)
    .outputs.slice(0, -1)
    .every((a) => a.abs().min() > gap);
}

export function scoreMistakes({ X, params, pair }: Omit<Batch, 'y' | 'reg'>): Mistake[] {
  const L = depthOf(params);
  const { scores, outputs, inputs } = forward(X, params, pair);
  const changed = (other: Params) => forward(X, { ...params, ...other }, pair).scores;
  const none: HiddenPair = { ...pair, forward: (a) => a };
  const noBiases = Object.fromEntries(
    Array.from({ length: L }, (_, i) => [`b${i + 1}`, bias(params, i + 1).mul(0)]),
  );
  return [
    {
      say: 'hidden_forward is not used between the affine layers',
      when: () => forward(X, params, none).scores,
    },
    {
      say: 'hidden_forward comes after the last layer as well: the scores are affine only',
      when: () => pair.forward(scores, { ...params, [`s${L}`]: scores.mul(0).add(1) }, L),
    },
    {
      say: 'relu is applied, whatever hidden_forward is: call what you are given',
      when: () => forward(X, params, RELU).scores,
    },
    { say: 'all the biases are missing', when: () => changed(noBiases) },
    ...Array.from({ length: L }, (_, i) => ({
      say: `b${i + 1} is missing`,
      when: () => changed({ [`b${i + 1}`]: bias(params, i + 1).mul(0) }),
    })),
    { say: 'the softmax is applied already: scores come before it', when: () => softmax(scores) },
    {
      say: 'the last affine layer is missing',
      when: () => lastOf(inputs),
    },
    {
      say: 'hidden_forward comes before the affine layer, not after it',
      when: () => {
        let out = X;
        for (let l = 1; l <= L; l++) {
          const into = l > 1 ? out : pair.forward(out, params, l);
          out = affineForward(into, weight(params, l), bias(params, l))[0];
          if (l > 1 && l < L) out = pair.forward(out, params, l);
        }
        return out;
      },
    },
    { say: 'only the first layer is there', when: () => outputs[0] as Tensor },
  ];
}

export function lossMistakes(batch: Batch): Mistake[] {
  const { params, y, reg } = batch;
  const L = depthOf(params);
  const { loss, dataLoss, penalty } = reference(batch);
  const half = 0.5 * reg;
  const parts = Array.from({ length: L }, (_, i) => squares(weight(params, i + 1)));
  const biases = Array.from({ length: L }, (_, i) => squares(bias(params, i + 1)));
  const total = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0);
  const N = batch.X.shape[0] as number;
  const regularised: [say: string, term: number][] = [
    ['the regularisation is missing from the loss', 0],
    ['the factor 1/2 of the regularisation is missing', reg * penalty],
    ['the biases are regularised too: only the W are', half * (penalty + total(biases))],
    [
      'the last layer is not regularised: every W is, the last one too',
      half * total(parts.slice(0, -1)),
    ],
    ['the first layer is not regularised: every W is', half * total(parts.slice(1))],
    ['only the last W is regularised: every W is', half * lastOf(parts)],
    ['only the first W is regularised: every W is', half * (parts[0] as number)],
    [
      'the regularisation is divided by the batch size: it is no part of the mean',
      (half * penalty) / N,
    ],
    ['the regularisation is subtracted: add it', -half * penalty],
    [
      'the absolute values are added: the weights are squared',
      half *
        total(
          Array.from({ length: L }, (_, i) =>
            weight(params, i + 1)
              .abs()
              .sum(),
          ),
        ),
    ],
  ];
  return [
    ...scoreMistakes(batch).map(({ say, when }) => ({
      say,
      when: (...inputs: Parameters<typeof when>) => {
        const scores = when(...inputs) as Tensor;
        return softmaxLoss(scores, y)[0] + half * penalty;
      },
    })),
    ...regularised.map(([say, term]) => ({ say, when: () => dataLoss + term })),
    ...zeroTaken(reg, (other) => loss + 0.5 * other * penalty),
  ];
}

export function gradientMistakes(batch: Batch, name: string): Mistake[] {
  const { params, reg, y } = batch;
  const { inputs, arriving, scores } = reference(batch);
  const plain = reference(unregularised(batch)).grads[name] as Tensor;
  const own = params[name] as Tensor;
  const N = batch.X.shape[0] as number;
  const term = own.mul(reg);
  const L = depthOf(params);
  const l = Number(name.slice(1));
  if (!/^[Wb]\d+$/.test(name)) return [];
  const [input, dout] = [inputs[l - 1] as Tensor, arriving[l - 1] as Tensor];
  const cache: [Tensor, Tensor, Tensor] = [input, weight(params, l), bias(params, l)];
  const gradientFrom = (arrived: Tensor) => affineBackward(arrived, cache)[name[0] === 'W' ? 1 : 2];
  const skipped: Mistake[] =
    l < L
      ? [
          {
            say: `the gradient does not go back through the hidden function on its way to layer ${l}: hidden_backward(dout, cache, l)`,
            when: () => gradientFrom(dout).add(name[0] === 'W' ? term : term.mul(0)),
          },
        ]
      : [
          {
            say: 'the scores go back: it is dscores, what softmax_loss gave',
            when: () => gradientFrom(scores).add(name[0] === 'W' ? term : term.mul(0)),
          },
          {
            say: 'hidden_backward is called for the last layer as well: nothing bent comes after it',
            when: () => {
              const [, dscores] = softmaxLoss(scores, y);
              const ones = { [`s${l}`]: dscores.mul(0).add(1) };
              const [da] = batch.pair.backward(dscores, scores, { ...params, ...ones }, l);
              return gradientFrom(da).add(name[0] === 'W' ? term : term.mul(0));
            },
          },
        ];
  if (name.startsWith('b')) {
    return [
      ...skipped,
      { say: 'the bias is regularised: only the W are', when: () => plain.add(term) },
      { say: 'what arrives is averaged: add it up over the rows', when: () => plain.div(N) },
    ];
  }
  return [...skipped, ...penaltyGradientMistakes(name, { plain, weight: own, reg, N })];
}
