import type { Mistake } from 'chainrule-grader/checks';
import { softmax } from 'kernel-lib/losses';
import type { Tensor } from 'kernel-lib/tensor';

const NAMES = ['V', 'b', 'W', 'c'] as const;
export type WeightName = (typeof NAMES)[number];
/** The weights of L3's FFNN, or their gradients. */
export type Ffnn = Record<WeightName, Tensor>;

/** A step of the net: where from, and how far. */
export interface Step {
  readonly net: Ffnn;
  readonly x: Tensor;
  readonly gold: Tensor;
  readonly rate: number;
}

/** What arrives on the way back, with one part of it replaced by another. */
interface Parts {
  /** At the scores, from p, gold and -gold / p. */
  dscores?: (p: Tensor, gold: Tensor) => Tensor;
  /** The weights that lead from the scores back to h. */
  W?: (W: Tensor, dW: Tensor) => Tensor;
  /** The slope of tanh, from h and from what goes into tanh. */
  slope?: (h: Tensor, a: Tensor) => Tensor;
  /** How the biases collect from the batch. */
  collect?: (d: Tensor) => Tensor;
}

function gradients({ net, x, gold }: Step, parts: Parts = {}): Ffnn {
  const a = x.dot(net.V).add(net.b);
  const h = a.tanh();
  const p = softmax(h.dot(net.W).add(net.c));
  const dscores = parts.dscores?.(p, gold) ?? p.sub(gold);
  const dW = h.T.dot(dscores);
  const dh = dscores.dot((parts.W?.(net.W, dW) ?? net.W).T);
  const da = dh.mul(parts.slope?.(h, a) ?? h.pow(2).neg().add(1));
  const collect = parts.collect ?? ((d: Tensor) => d.sum(0));
  return { V: x.T.dot(da), b: collect(da), W: dW, c: collect(dscores) };
}

const TANH = 'the slope of tanh is 1 - h², with h = tanh(x V + b)';
const SCORES = 'what arrives at the scores is p - gold, row by row';

const WRONG_PARTS: readonly (readonly [say: string, parts: (rate: number) => Parts])[] = [
  [
    'the gradient does not pass through tanh: multiply by 1 - h²',
    () => ({ slope: (h) => h.mul(0).add(1) }),
  ],
  [
    'W has moved already when the gradient goes through it: all gradients are taken at the weights before the step',
    (rate) => ({ W: (W, dW) => W.sub(dW.mul(rate)) }),
  ],
  [`${TANH}; here x V + b itself is squared`, () => ({ slope: (_, a) => a.pow(2).neg().add(1) })],
  [`${TANH}; here tanh is taken twice`, () => ({ slope: (h) => h.tanh().pow(2).neg().add(1) })],
  [`${TANH}; the square is missing`, () => ({ slope: (h) => h.neg().add(1) })],
  [`${TANH}; h (1 - h) is that of the sigmoid`, () => ({ slope: (h) => h.mul(h.neg().add(1)) })],
  [`${TANH}; here it is h² - 1`, () => ({ slope: (h) => h.pow(2).sub(1) })],
  [`${TANH}; here it is 1 + h²`, () => ({ slope: (h) => h.pow(2).add(1) })],
  [`${TANH}; here it is h²`, () => ({ slope: (h) => h.pow(2) })],
  [`${TANH}; here it is relu's`, () => ({ slope: (h) => h.greater(0) })],
  [`${SCORES}; here it is p alone`, () => ({ dscores: (p) => p })],
  [`${SCORES}; here it is -gold alone`, () => ({ dscores: (_, gold) => gold.neg() })],
  [
    `${SCORES}; here the softmax is skipped on the way back`,
    () => ({ dscores: (p, gold) => gold.div(p).neg() }),
  ],
  [
    `${SCORES}; here only the score of the right class gets its share`,
    () => ({ dscores: (p, gold) => p.sub(1).mul(gold) }),
  ],
  [
    `${SCORES}; here the slope of log is missing, -gold in place of -gold / p`,
    () => ({ dscores: (p, gold) => p.mul(gold.neg().add(p.mul(gold).sum(1, true))) }),
  ],
];

const WRONG_BIASES: typeof WRONG_PARTS = [
  [
    'it is not summed over the batch: the bias was added to every row, and all of them hand back a share (unbroadcast)',
    () => ({ collect: (d) => d }),
  ],
  [
    'the biases average over the batch, while the loss is a sum: add up',
    () => ({ collect: (d) => d.mean(0) }),
  ],
  [
    'the biases take the first row of the batch alone: add up over the batch',
    () => ({ collect: (d) => d.slice(0) }),
  ],
];

/** Wrong values of one weight after the step. */
export function wrongSteps(step: Step, name: WeightName): Mistake[] {
  const { net, x, rate } = step;
  const [w, right] = [net[name], gradients(step)[name]];
  const rows = x.shape[0] ?? 1;
  const moved = (say: string, dw: Tensor): Mistake => ({ say, when: () => w.sub(dw) });
  const byParts = (list: typeof WRONG_PARTS): Mistake[] =>
    list.map(([say, parts]) => ({
      say,
      when: () => w.sub(gradients(step, parts(rate))[name].mul(rate)),
    }));
  return [
    ...byParts(name === 'b' || name === 'c' ? WRONG_BIASES : []),
    moved(
      name === 'V' || name === 'b'
        ? `the step of ${name} goes uphill: the gradient is subtracted, and the slope of tanh is 1 - h²`
        : 'the step goes uphill: the loss must fall, so the gradient is subtracted',
      right.mul(-rate),
    ),
    moved(`${name} did not move: subtract learning_rate · d${name}`, right.mul(0)),
    moved('the learning rate is missing in the step', right),
    {
      say: `that is the gradient d${name}, not the weight after the step`,
      when: () => right,
    },
    {
      say: `that is the step alone: the new ${name} is ${name} minus it`,
      when: () => right.mul(rate),
    },
    { say: `that is minus the step alone: it is added to ${name}`, when: () => right.mul(-rate) },
    moved(
      'the gradient is averaged over the batch, while the loss is a sum: leave out the division by N',
      right.mul(rate / rows),
    ),
    moved('the learning rate is squared, or multiplied twice', right.mul(rate * rate)),
    moved('it divides by the learning rate: multiply', right.div(rate || Number.NaN)),
    moved('the step is taken twice', right.mul(2 * rate)),
    moved('there is a factor ½ too many in the gradient', right.mul(rate / 2)),
    ...[1e-3, 0.01, 0.05, 0.1, 0.5].map((other) =>
      moved(
        rate === 0
          ? 'a learning_rate of 0 is taken for one that is left out: || replaces 0 too'
          : 'the step does not use the learning_rate that was given',
        right.mul(other),
      ),
    ),
    ...byParts(WRONG_PARTS),
    {
      say: 'only the first example counts: the loss is added up over the batch',
      when: () => {
        const one = { ...step, x: x.slice('0:1'), gold: step.gold.slice('0:1') };
        return w.sub(gradients(one)[name].mul(rate));
      },
    },
    ...[1e-4, 1e-3, 0.01, 0.1].map((decay) =>
      moved(
        'the weights decay as well: plain gradient descent subtracts learning_rate · dw, no more',
        right.add(w.mul(decay)).mul(rate),
      ),
    ),
  ];
}

/** Wrong values of the loss before the step. */
export function wrongLosses(step: Step): Mistake[] {
  const { net, x, gold } = step;
  const loss = (at: Ffnn, of: (p: Tensor) => number) =>
    of(softmax(x.dot(at.V).add(at.b).tanh().dot(at.W).add(at.c)));
  const sum = (p: Tensor) => -p.log().mul(gold).sum();
  const grads = gradients(step);
  const after = Object.fromEntries(
    NAMES.map((name) => [name, net[name].sub(grads[name].mul(step.rate))]),
  ) as Ffnn;
  const rows = x.shape[0] ?? 1;
  const wrong: [say: string, value: () => number][] = [
    ['that is the mean over the batch: the slide adds up', () => loss(net, sum) / rows],
    [
      'that is the mean over all the numbers of p: the slide adds up',
      () => loss(net, sum) / gold.size,
    ],
    ['the minus of -log p is missing', () => -loss(net, sum)],
    ['that is the loss after the step: it is wanted before', () => loss(after, sum)],
    ['that is the logarithm to base 10', () => loss(net, sum) / Math.LN10],
    ['that is the logarithm to base 2', () => loss(net, sum) / Math.LN2],
    [
      'the logarithm is missing: this adds up the probabilities of the right classes',
      () => loss(net, (p) => p.mul(gold).sum()),
    ],
    [
      'the logarithm is missing: this adds up 1 - p of the right classes',
      () => loss(net, (p) => rows - p.mul(gold).sum()),
    ],
    [
      'gold is missing: only the right class of each row counts',
      () => loss(net, (p) => -p.log().sum()),
    ],
    [
      'that is the loss of the first example: add up over the batch',
      () => loss(net, (p) => -p.slice('0:1').log().mul(gold.slice('0:1')).sum()),
    ],
    [
      'the logarithm is taken of the sum: add up the logarithms',
      () => loss(net, (p) => -Math.log(p.mul(gold).sum())),
    ],
    [
      'that is the squared error: here it is -log p of the right class',
      () => loss(net, (p) => p.sub(gold).pow(2).sum()),
    ],
    ['there is a factor ½ too many', () => loss(net, sum) / 2],
    ...[1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8].map((eps): [string, () => number] => [
      'something is added to p before the logarithm: take log p itself',
      () => loss(net, (p) => -p.add(eps).log().mul(gold).sum()),
    ]),
  ];
  return wrong.map(([say, when]) => ({ say, when }));
}
