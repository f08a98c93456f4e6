import { softmax, softmax_loss as softmaxLoss, svm_loss as svmLoss } from '../../losses/index.js';
import { log, oneHot, type Tensor } from '../../tensor/index.js';
import { defineExercise } from '../engine/define.js';
import type { CheckTools } from '../engine/tools.js';

const [N, C] = [5, 4];
const dims = { N, C };

function scoresAndLabels(t: CheckTools): [x: Tensor, y: Tensor] {
  return [t.randn(N, C).mul(2), t.labels(N, C)];
}

/** Scores of which no margin is near the hinge's kink. */
function offHinge(t: CheckTools): [x: Tensor, y: Tensor] {
  for (;;) {
    const [x, y] = scoresAndLabels(t);
    if (margins(x, y).abs().min() > 0.02) return [x, y];
  }
}

/** x[i, c] - x[i, y[i]] + 1, also where c = y[i]. */
function margins(x: Tensor, y: Tensor): Tensor {
  const right = x.mul(oneHot(y, C)).sum(1, true);
  return x.sub(right).add(1);
}

/** The margins that are charged, 0 at the right class. */
function wrongMargins(x: Tensor, y: Tensor): Tensor {
  const wrong = oneHot(y, C).mul(-1).add(1);
  return margins(x, y).clip(0, Number.POSITIVE_INFINITY).mul(wrong);
}

export const softmax_loss = defineExercise({
  name: 'softmax_loss',
  topic: 'losses',
  lab: 1,
  params: ['x', 'y'],
  returns: ['loss', 'dx'],
  hints: [
    'Work row by row: the probabilities of a row are exp(x) divided by their sum, and the loss is -log of the right one.',
    'exp(1000) is Infinity. Subtract the maximum of each row first: x.sub(x.max(1, true)); the probabilities stay the same.',
    'dx is the matrix of probabilities with 1 subtracted at [i, y[i]], divided by N. loss is the mean of -log p[i, y[i]].',
  ],
  checks: [
    {
      id: 'loss',
      title: 'loss = mean of -log p[i, y[i]]',
      points: 2,
      async run(student, t) {
        const [x, y] = scoresAndLabels(t);
        const [loss] = await student.call('softmax_loss', x, y);
        const [want] = softmaxLoss(x, y);
        const p = softmax(x);
        const right = p.mul(oneHot(y, C)).sum(1);
        t.close('loss', loss, want, {
          dims,
          mistakes: [
            {
              say: 'it is the mean of -log p over all the classes: only the right class counts',
              when: () => -log(p).mean(),
            },
            {
              say: 'it is the mean of the probabilities: take -log of each',
              when: () => -right.mean(),
            },
            {
              say: 'the log is taken of the mean: take -log first, then the mean',
              when: () => -Math.log(right.mean()),
            },
            {
              say: 'the largest score of each column is subtracted: it must be that of each row, x.max(1, true)',
              when: () => softmaxLoss(x.sub(x.max(0)), y)[0],
            },
            {
              say: 'the scores are divided by the largest one: subtract it, only differences of scores matter to softmax',
              when: () => softmaxLoss(x.div(x.max(1, true)), y)[0],
            },
            {
              say: 'it averages over the classes as well: divide by N, not by N·C',
              when: () => want / C,
            },
            {
              say: 'it uses log10 or log2: the loss uses the natural logarithm',
              when: () => want / Math.LN10,
            },
            {
              say: 'it uses log10 or log2: the loss uses the natural logarithm',
              when: () => want / Math.LN2,
            },
          ],
        });
      },
    },
    {
      id: 'dx',
      title: 'dx = (p - e) / N',
      points: 2,
      async run(student, t) {
        const [x, y] = scoresAndLabels(t);
        const [, dx] = await student.call('softmax_loss', x, y);
        const [p, e] = [softmax(x), oneHot(y, C)];
        t.close('dx', dx, p.sub(e).div(N), {
          dims,
          mistakes: [
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
            {
              say: 'it is p: subtract 1 at the right class, and divide by N',
              when: () => p,
            },
            { say: '1 is added at the right class: subtract it', when: () => p.add(e).div(N) },
            {
              say: 'only the right class has a gradient: the other classes get p / N',
              when: () => p.sub(e).mul(e).div(N),
            },
          ],
        });
      },
    },
    {
      id: 'large',
      title: 'scores of 1000 do not overflow',
      points: 1,
      core: false,
      hint: 'subtract the maximum of each row before exp',
      async run(student, t) {
        const [x, y] = scoresAndLabels(t);
        const large = x.add(1000);
        const [loss, dx] = await student.call('softmax_loss', large, y);
        const [wantLoss, wantDx] = softmaxLoss(large, y);
        const ifNotFinite =
          'exp overflows: no maximum is subtracted. Subtract the maximum of each row before exp, x.sub(x.max(1, true))';
        t.close('loss', loss, wantLoss, { dims, ifNotFinite, rtol: 1e-6 });
        t.close('dx', dx, wantDx, { dims, ifNotFinite, rtol: 1e-6 });
      },
    },
  ],
});

export const svm_loss = defineExercise({
  name: 'svm_loss',
  topic: 'losses',
  lab: 1,
  params: ['x', 'y'],
  returns: ['loss', 'dx'],
  hints: [
    'For each example, look at every wrong class: how much does its score come within 1 of the right score?',
    'A wrong class that costs something has gradient 1; the right class has minus the number of such classes. Both divided by N.',
    'Two loops: margin = x[i, c] - x[i, y[i]] + 1; skip c = y[i]; if margin > 0, add it to loss, set dx[i, c] to 1 and count it.',
  ],
  checks: [
    {
      id: 'loss',
      title: 'loss = mean over examples of the margins that are positive',
      points: 2,
      async run(student, t) {
        const [x, y] = offHinge(t);
        const [loss] = await student.call('svm_loss', x, y);
        const [want] = svmLoss(x, y);
        const all = margins(x, y).clip(0, Number.POSITIVE_INFINITY);
        t.close('loss', loss, want, {
          dims,
          mistakes: [
            {
              say: 'it is 1 too large: leave out the right class itself, whose margin is always 1',
              when: () => want + 1,
            },
            {
              say: 'the 1 of the margin is missing',
              when: () => margins(x, y).sub(1).clip(0, Number.POSITIVE_INFINITY).sum() / N,
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
              say: 'only the worst class of each example is charged: every wrong class that comes within 1 pays',
              when: () => wrongMargins(x, y).max(1).sum() / N,
            },
            {
              say: 'the margins are squared: this loss adds them as they are',
              when: () => all.mul(all).sum() / N - 1,
            },
            {
              say: 'the signs are swapped: wrong score minus right score plus 1',
              when: () =>
                margins(x, y).mul(-1).add(2).clip(0, Number.POSITIVE_INFINITY).sum() / N - 1,
            },
          ],
        });
      },
    },
    {
      id: 'dx',
      title: 'dx counts the classes that cost something',
      points: 2,
      async run(student, t) {
        const [x, y] = offHinge(t);
        const [, dx] = await student.call('svm_loss', x, y);
        const [, want] = svmLoss(x, y);
        const e = oneHot(y, C);
        const wrongClasses = want.mul(e.mul(-1).add(1));
        t.close('dx', dx, want, {
          dims,
          mistakes: [
            {
              say: 'the right class has no gradient: it needs minus the number of classes that cost something',
              when: () => wrongClasses,
            },
            {
              say: 'the right class gets -1, however many classes cost something: it needs minus their number',
              when: () => wrongClasses.sub(e.div(N)),
            },
            {
              say: 'the margins themselves are in dx: a class that costs something has the slope 1, however much it costs',
              when: () => {
                const wrong = wrongMargins(x, y);
                return wrong.sub(e.mul(wrong.sum(1, true))).div(N);
              },
            },
            { say: 'the right class counts itself', when: () => want.add(e.div(N)) },
            {
              say: 'the right class has the wrong sign: it needs minus the number of classes that cost something',
              when: () => want.abs(),
            },
          ],
        });
      },
    },
  ],
});

/** In the order in which the lab sets them. */
export const exercises = [svm_loss, softmax_loss];
