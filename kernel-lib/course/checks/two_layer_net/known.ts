import type { Mistake } from 'chainrule-grader/checks';
import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from 'kernel-lib/layers';
import { softmax, softmax_loss as softmaxLoss } from 'kernel-lib/losses';
import type { Tensor } from 'kernel-lib/tensor';
import { penaltyGradientMistakes, zeroTaken } from './penalty.js';

/** The net's weights, or its gradients. */
export type Model = Record<'W1' | 'b1' | 'W2' | 'b2', Tensor>;

/** What the net is called with. */
export interface Batch {
  X: Tensor;
  model: Model;
  y: Tensor;
  reg: number;
}

/** Scores, loss and gradients, from the library's own layers. */
export function reference(X: Tensor, model: Model, y: Tensor, reg: number) {
  const { W1, b1, W2, b2 } = model;
  const [a, affine1] = affineForward(X, W1, b1);
  const [hidden, relu] = reluForward(a);
  const [scores, affine2] = affineForward(hidden, W2, b2);
  const [dataLoss, dscores] = softmaxLoss(scores, y);
  const loss = dataLoss + 0.5 * reg * (squares(W1) + squares(W2));
  const [dhidden, dW2, db2] = affineBackward(dscores, affine2);
  const [, dW1, db1] = affineBackward(reluBackward(dhidden, relu), affine1);
  const grads: Model = {
    W1: dW1.add(W1.mul(reg)),
    b1: db1,
    W2: dW2.add(W2.mul(reg)),
    b2: db2,
  };
  return { loss, dataLoss, grads, dscores, dhidden, hidden, scores, a };
}

function squares(w: Tensor): number {
  return w.mul(w).sum();
}

export function netLossMistakes({ X, model, y, reg }: Batch): Mistake[] {
  const { W1, b1, W2, b2 } = model;
  const N = X.shape[0] as number;
  const { loss: want, dataLoss, scores, a } = reference(X, model, y, reg);
  const [s1, s2] = [squares(W1), squares(W2)];
  const half = 0.5 * reg;
  const changed = (other: Partial<Model>) => reference(X, { ...model, ...other }, y, reg).loss;
  const penalty = half * (s1 + s2);
  const data: [say: string, loss: () => number][] = [
    [
      'relu is missing between the two affine layers',
      () => softmaxLoss(affineForward(a, W2, b2)[0], y)[0] + penalty,
    ],
    [
      'relu is applied to the scores as well: the last layer is affine only',
      () => softmaxLoss(reluForward(scores)[0], y)[0] + penalty,
    ],
    ['relu is applied to X as well', () => reference(reluForward(X)[0], model, y, reg).loss],
    ['b2 is missing', () => changed({ b2: b2.mul(0) })],
    ['b1 is missing', () => changed({ b1: b1.mul(0) })],
    ['b1 is added twice', () => changed({ b1: b1.mul(2) })],
    ['b2 is added twice', () => changed({ b2: b2.mul(2) })],
    [
      'the softmax is applied twice: softmax_loss has its own',
      () => softmaxLoss(softmax(scores), y)[0] + penalty,
    ],
  ];
  const regularised: [say: string, penalty: number][] = [
    ['the regularisation is missing from the loss', 0],
    ['the factor 1/2 of the regularisation is missing', 2 * penalty],
    ['the regularisation is half of what it should be: it is reg/2 · (ΣW1² + ΣW2²)', penalty / 2],
    [
      'the biases are regularised too: only W1 and W2 are',
      penalty + half * (squares(b1) + squares(b2)),
    ],
    ['W2 is not regularised', half * s1],
    ['W1 is not regularised', half * s2],
    ['W1 is counted twice, W2 is not regularised', half * 2 * s1],
    ['W2 is counted twice, W1 is not regularised', half * 2 * s2],
    ['the regularisation is divided by the batch size: it is not part of the mean', penalty / N],
    ['the weights are not squared', half * (W1.sum() + W2.sum())],
    [
      'the absolute values are added: the weights are squared',
      half * (W1.abs().sum() + W2.abs().sum()),
    ],
    ['the root of the squares is taken: add them as they are', half * Math.sqrt(s1 + s2)],
    [
      'the roots of the squares are taken: add them as they are',
      half * (Math.sqrt(s1) + Math.sqrt(s2)),
    ],
    ['it is the mean of the squares: add them up', half * (s1 / W1.size + s2 / W2.size)],
    ['the sum is squared: square each weight first', half * (W1.sum() ** 2 + W2.sum() ** 2)],
    ['the regularisation is subtracted from the loss: add it', -penalty],
  ];
  return [
    ...data.map(([say, when]) => ({ say, when })),
    ...regularised.map(([say, other]) => ({ say, when: () => want - penalty + other })),
    ...zeroTaken(reg, (other) => dataLoss + 0.5 * other * (s1 + s2)),
  ];
}

export function netGradientMistakes({ X, model, y, reg }: Batch, name: keyof Model): Mistake[] {
  const { dhidden, hidden, scores } = reference(X, model, y, reg);
  const plain = reference(X, model, y, 0).grads[name];
  const N = X.shape[0] as number;
  const weight = model[name];
  const term = weight.mul(reg);
  const with_ = (other: Tensor) => plain.add(other);
  if (name.startsWith('b')) {
    const unmasked = dhidden.sum(0);
    return [
      ...(name === 'b1' ? [{ say: NO_RELU, when: () => unmasked }] : []),
      { say: 'the bias is regularised: only W1 and W2 are', when: () => with_(term) },
    ];
  }
  const first: Mistake[] = [
    { say: NO_RELU, when: () => affineBackward(dhidden, [X, model.W1, model.b1])[1].add(term) },
    {
      say: 'what goes back into the first layer is hidden itself: it is dhidden, what affine_backward gave',
      when: () => affineBackward(hidden, [X, model.W1, model.b1])[1].add(term),
    },
  ];
  const second: Mistake[] = [
    {
      say: 'the scores go back: it is dscores, what softmax_loss gave',
      when: () => affineBackward(scores, [hidden, model.W2, model.b2])[1].add(term),
    },
  ];
  return [
    ...(name === 'W1' ? first : second),
    ...penaltyGradientMistakes(name, { plain, weight, reg, N }),
    {
      say: `the sign of ${name} is added: that is the derivative of |W|; of W²/2 it is W`,
      when: () => with_(weight.sign().mul(reg)),
    },
    {
      say: 'the square of the weights is added: the derivative of W²/2 is W',
      when: () => with_(weight.mul(weight).mul(reg)),
    },
    {
      say: 'the gradient of the data is multiplied by N: softmax_loss gives that of the mean',
      when: () => plain.mul(N).add(term),
    },
  ];
}

const NO_RELU = 'the gradient does not pass through relu on its way to the first layer';
