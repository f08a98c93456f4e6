import { softmax, softmax_loss as softmaxLoss, svm_loss as svmLoss } from 'kernel-lib/losses';
import { exp, log, oneHot, type Tensor } from 'kernel-lib/tensor';
import { bothOf, type Each, type LossMistakes, labelMistakes, meanOf, together } from './labels.js';

/* Wrong answers to the losses that are worth recognising, for scores of any size. */

const softmaxEach: Each = (x, y) => {
  const shifted = x.sub(x.max(1, true));
  const logs = shifted.sub(log(exp(shifted).sum(1, true)));
  const e = oneHot(y, x.shape[1] as number);
  return { costs: logs.mul(e).sum(1).neg(), rows: exp(logs).sub(e) };
};

export function softmaxMistakes(x: Tensor, y: Tensor): LossMistakes {
  const [N, C] = x.shape as [number, number];
  const e = oneHot(y, C);
  const [p, [want]] = [softmax(x), softmaxLoss(x, y)];
  const right = p.mul(e).sum(1);
  const score = x.mul(e).sum(1);
  const top = x.max(1);
  const shifted = x.sub(x.max(1, true));
  const cut = (limit: number) => {
    const [loss, dx] = softmaxLoss(x.clip(-limit, limit), y);
    return { loss, dx };
  };
  const own = bothOf([
    [
      'that is the hinge loss: this one is -log of a probability',
      () => ({ loss: svmLoss(x, y)[0], dx: svmLoss(x, y)[1] }),
    ],
    [
      'the largest score of each column is subtracted: it must be that of each row, x.max(1, true)',
      () => ({ loss: softmaxLoss(x.sub(x.max(0)), y)[0] }),
    ],
    [
      'the scores are divided by the largest one: subtract it, only differences of scores matter to softmax',
      () => ({ loss: softmaxLoss(x.div(x.max(1, true)), y)[0] }),
    ],
    [
      'the maximum is shifted in the sum only: subtract it from the score of the right class as well',
      () => ({
        loss: want - top.mean(),
        dx: p
          .mul(exp(x.max(1, true)))
          .sub(e)
          .div(N),
      }),
    ],
    ...[10, 20, 30, 50, 100, 500, 700, 709].map(
      (limit) =>
        [
          `scores are cut off at ${limit}, so that larger ones are all the same: subtract the maximum of each row instead`,
          () => cut(limit),
        ] as const,
    ),
  ]);
  const loss: LossMistakes['loss'] = [
    {
      say: 'it is the mean of -log p over all the classes: only the right class counts',
      when: () => -log(p).mean(),
    },
    {
      say: 'it is the mean of the probabilities: take -log of each',
      when: () => -right.mean(),
    },
    { say: 'that is the mean of 1 - p: take -log p', when: () => right.neg().add(1).mean() },
    {
      say: '1 - p is squared: the loss is -log p',
      when: () => right.neg().add(1).pow(2).mean(),
    },
    {
      say: 'the log is taken of the mean: take -log first, then the mean',
      when: () => -Math.log(right.mean()),
    },
    {
      say: 'that is minus the score itself: take -log of its share in the sum of exp(x)',
      when: () => -score.mean(),
    },
    {
      say: 'each score goes through a sigmoid: the probabilities of a row share one sum, exp(x) / Σ exp(x)',
      when: () => log(exp(score.neg()).add(1)).mean(),
    },
    {
      say: '1 is added to the sum of exp',
      when: () => log(exp(shifted).sum(1).add(1)).sub(score.sub(top)).mean(),
    },
    {
      say: 'it averages over the classes as well: divide by N, not by N·C',
      when: () => want / C,
    },
    ...[Math.LN10, Math.LN2].map((base) => ({
      say: 'it uses log10 or log2: the loss uses the natural logarithm',
      when: () => want / base,
    })),
  ];
  const dx: LossMistakes['dx'] = [
    {
      say: 'nothing is subtracted at the right class: it needs p - 1 there',
      when: () => p.div(N),
    },
    {
      say: 'only the 1 of the right class is divided by N, or only p: divide the whole',
      when: () => p.div(N).sub(e),
    },
    {
      say: 'the 1 is subtracted in every column, not only at the right class',
      when: () => p.sub(1).div(N),
    },
    { say: 'it is p: subtract 1 at the right class, and divide by N', when: () => p },
    { say: '1 is added at the right class: subtract it', when: () => p.add(e).div(N) },
    {
      say: 'only the right class has a gradient: the other classes get p / N',
      when: () => p.sub(e).mul(e).div(N),
    },
    {
      say: 'the number of the class is subtracted from the whole row: subtract 1, in column y[i]',
      when: () => p.sub(y.reshape(N, 1)).div(N),
    },
    {
      say: 'that is the slope of a sigmoid, p · (1 - p): with the log in front it is p - e',
      when: () => p.mul(p.neg().add(1)).div(N),
    },
    {
      say: 'the log of the probabilities is in dx: it is p - e',
      when: () => log(p).sub(e).div(N),
    },
    {
      say: 'exp(x) is not divided by their sum: the probabilities of a row sum to 1',
      when: () => exp(shifted).sub(e).div(N),
    },
    {
      say: '1 is subtracted at the largest score: it belongs to the right class, y[i]',
      when: () => p.sub(oneHot(x.argmax(1), C)).div(N),
    },
    {
      say: 'another number than 1 is subtracted at the right class',
      when: (got) => {
        const at = e.data.findIndex((value: number) => value === 1);
        const share = (p.data[at] as number) - (got.data[at] as number) * N;
        return p.sub(e.mul(Math.abs(share - 1) < 1e-5 ? Number.NaN : share)).div(N);
      },
    },
  ];
  return together({ loss, dx }, own, labelMistakes(softmaxEach, x, y));
}

/** Which margins are charged, and how: as they are where they are above 0, unless something else is said. */
interface Charge {
  margin?: number;
  above?: number;
  cost?: (margins: Tensor) => Tensor;
  slope?: (margins: Tensor) => Tensor;
  /** 1 where a class may be charged at all. */
  classes?: Tensor;
}

/** x[i, c] - x[i, y[i]] + margin, also where c = y[i]. */
export function margins(x: Tensor, y: Tensor, margin = 1): Tensor {
  const right = x.mul(oneHot(y, x.shape[1] as number)).sum(1, true);
  return x.sub(right).add(margin);
}

const hinge =
  ({
    margin = 1,
    above = 0,
    cost = (m) => m,
    slope = (m) => m.mul(0).add(1),
    classes,
  }: Charge): Each =>
  (x, y) => {
    const e = oneHot(y, x.shape[1] as number);
    const m = margins(x, y, margin);
    const charged = m
      .greater(above)
      .mul(e.neg().add(1))
      .mul(classes ?? 1);
    const slopes = slope(m).mul(charged);
    return { costs: cost(m).mul(charged).sum(1), rows: slopes.sub(e.mul(slopes.sum(1, true))) };
  };

export function svmMistakes(x: Tensor, y: Tensor): LossMistakes {
  const [N, C] = x.shape as [number, number];
  const e = oneHot(y, C);
  const wrong = e.mul(-1).add(1);
  const [want, wantDx] = svmLoss(x, y);
  const all = margins(x, y).clip(0, Number.POSITIVE_INFINITY);
  const of = (charge: Charge) => meanOf(hinge(charge)(x, y));
  const column = (keep: (c: number, i: number) => boolean) => {
    const mask = x.mul(0);
    for (let i = 0; i < x.size; i++) mask.data[i] = Number(keep(i % C, Math.floor(i / C)));
    return mask;
  };
  const charged = wantDx.mul(wrong);
  const shared = bothOf([
    ...[0.5, 2, 10, 0.1, -1].map(
      (margin) => [`the margin is ${margin} here: it is 1`, () => of({ margin })] as const,
    ),
    [
      'only a margin of more than 1 is charged: charge each that is above 0',
      () => of({ above: 1 }),
    ],
    [
      'negative margins are counted too, down to -1: charge those that are above 0',
      () => of({ above: -1 }),
    ],
    ['small margins are free: charge each that is above 0', () => of({ above: 1e-2 })],
    [
      'negative margins are counted too, without their sign: use max(0, …)',
      () => of({ above: Number.NEGATIVE_INFINITY, cost: (m) => m.abs(), slope: (m) => m.sign() }),
    ],
    [
      'the margins are squared: this loss adds them as they are',
      () => of({ cost: (m) => m.mul(m), slope: (m) => m.mul(2) }),
    ],
    [
      'the classes after the right one are left out: continue skips one class, break ends the loop',
      () => of({ classes: column((c, i) => c < (y.data[i] as number)) }),
    ],
    [
      'the last class is left out: does the loop over the classes end one too early?',
      () => of({ classes: column((c) => c < C - 1) }),
    ],
    [
      'the first class is left out: does the loop over the classes begin one too late?',
      () => of({ classes: column((c) => c > 0) }),
    ],
    [
      'it leaves out the class with the number of the example: leave out the right class, c = y[i]',
      () => {
        const other = column((c, i) => c !== i);
        const loss = all.mul(other).sum() / N;
        const on = all.greater(0).mul(other);
        return {
          loss,
          dx: on
            .mul(wrong)
            .sub(e.mul(on.sum(1, true)))
            .div(N),
        };
      },
    ],
    [
      'the softmax is applied first: this loss compares the scores themselves',
      () => {
        const [loss, dx] = svmLoss(softmax(x), y);
        return { loss, dx };
      },
    ],
    ['that is the softmax loss', () => ({ loss: softmaxLoss(x, y)[0], dx: softmaxLoss(x, y)[1] })],
    [
      'the scores are compared with the largest score of the row: compare them with that of the right class',
      () => {
        const m = x.sub(x.max(1, true)).add(1).clip(0, Number.POSITIVE_INFINITY).mul(wrong);
        const on = m.greater(0).astype('float64');
        return { loss: m.sum() / N, dx: on.sub(e.mul(on.sum(1, true))).div(N) };
      },
    ],
    [
      'a score of 0 is taken for one that is missing: x || … does that, x ?? … does not',
      () => {
        const score = x.mul(e).sum(1, true);
        const taken = score.add(score.equal(0));
        return { loss: x.sub(taken).add(1).clip(0, Number.POSITIVE_INFINITY).mul(wrong).sum() / N };
      },
    ],
  ]);
  const loss: LossMistakes['loss'] = [
    {
      say: 'it is 1 too large: leave out the right class itself, whose margin is always 1',
      when: () => want + 1,
    },
    {
      say: 'the 1 of the margin is missing',
      when: () => margins(x, y, 0).clip(0, Number.POSITIVE_INFINITY).sum() / N,
    },
    {
      say: 'negative margins are counted too: use max(0, …)',
      when: () => margins(x, y).sum() / N - 1,
    },
    {
      say: 'it averages over the classes as well: divide by N, not by N·C',
      when: () => want / C,
    },
    {
      say: 'it is divided by C - 1 as well: divide by N alone',
      when: () => want / (C - 1),
    },
    {
      say: 'only the worst class of each example is charged: every wrong class that comes within 1 pays',
      when: () => all.mul(wrong).max(1).sum() / N,
    },
    {
      say: 'the signs are swapped: wrong score minus right score plus 1',
      when: () => margins(x, y).mul(-1).add(2).clip(0, Number.POSITIVE_INFINITY).sum() / N - 1,
    },
  ];
  const dx: LossMistakes['dx'] = [
    {
      say: 'the right class has no gradient: it needs minus the number of classes that cost something',
      when: () => charged,
    },
    {
      say: 'the right class gets -1, however many classes cost something: it needs minus their number',
      when: () => charged.sub(e.div(N)),
    },
    {
      say: 'the right class gets minus C - 1, however many classes cost something: it needs minus their number',
      when: () => charged.sub(e.mul((C - 1) / N)),
    },
    {
      say: 'the margins themselves are in dx: a class that costs something has the slope 1, however much it costs',
      when: () => of({ slope: (m) => m }).dx,
    },
    {
      say: 'the right class gets minus its loss: it needs minus the number of classes that cost something',
      when: () => charged.sub(e.mul(all.mul(wrong).sum(1, true)).div(N)),
    },
    { say: 'the right class counts itself', when: () => wantDx.add(e.div(N)) },
    {
      say: 'the right class has the wrong sign: it needs minus the number of classes that cost something',
      when: () => wantDx.abs(),
    },
    {
      say: 'only the right class has a gradient: each class that costs something gets 1',
      when: () => wantDx.mul(e),
    },
    {
      say: 'classes that cost nothing have a gradient as well',
      when: () => wrong.div(N).add(wantDx.mul(e)),
    },
    {
      say: 'the number of classes that cost something is counted on and on: it begins at 0 for each example',
      when: () => {
        const counts = charged.sum(1, true);
        let sum = 0;
        for (let i = 0; i < N; i++) counts.data[i] = sum += counts.data[i] as number;
        return charged.sub(e.mul(counts));
      },
    },
  ];
  return together(shared, { loss, dx }, labelMistakes(hinge({}), x, y));
}
