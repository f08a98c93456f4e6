import { type CheckTools, defineExercise, telling } from 'chainrule-grader/checks';
import { softmax_loss as softmaxLoss, svm_loss as svmLoss } from 'kernel-lib/losses';
import type { Tensor } from 'kernel-lib/tensor';
import { margins, softmaxMistakes, svmMistakes } from './losses/known.js';

const [N, C] = [5, 4];

/** Scores and labels with which the usual slips show. */
export function scoresAndLabels(t: CheckTools, n = N, c = C): [x: Tensor, y: Tensor] {
  return telling(
    () => [t.randn(n, c).mul(2), t.labels(n, c)],
    ([x, y]) => {
      const mistakes = softmaxMistakes(x, y);
      const [loss, dx] = softmaxLoss(x, y);
      return [
        { want: loss, mistakes: mistakes.loss },
        { want: dx, mistakes: mistakes.dx },
      ];
    },
  );
}

/** The same for the hinge loss, of which no margin is near the kink. */
export function offHinge(t: CheckTools, n = N, c = C): [x: Tensor, y: Tensor] {
  const draw = (): [x: Tensor, y: Tensor] => {
    for (;;) {
      const [x, y] = [t.randn(n, c).mul(2), t.labels(n, c)];
      if (margins(x, y).abs().min() > 0.02) return [x, y];
    }
  };
  return telling(draw, ([x, y]) => {
    const mistakes = svmMistakes(x, y);
    const [loss, dx] = svmLoss(x, y);
    return [
      { want: loss, mistakes: mistakes.loss },
      { want: dx, mistakes: mistakes.dx },
    ];
  });
}

/** Compares both results, each with its own known mistakes. */
export function closeLoss(
  t: CheckTools,
  kind: 'softmax' | 'svm',
  [x, y]: [x: Tensor, y: Tensor],
  [loss, dx]: unknown[],
  options: { only?: 'loss' | 'dx'; ifNotFinite?: string; rtol?: number } = {},
): void {
  const [wantLoss, wantDx] = (kind === 'softmax' ? softmaxLoss : svmLoss)(x, y);
  const mistakes = (kind === 'softmax' ? softmaxMistakes : svmMistakes)(x, y);
  const { only, ...others } = options;
  const given = { ...others, dims: { N: x.shape[0] as number, C: x.shape[1] as number } };
  if (only !== 'dx') t.close('loss', loss, wantLoss, { ...given, mistakes: mistakes.loss });
  if (only !== 'loss') t.close('dx', dx, wantDx, { ...given, mistakes: mistakes.dx });
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
    'Of one example the loss is -x[y] + log Σ exp(x[k]). The slope of the second part along x[c] is p[c]; the first part has one only along x[y].',
    'dx is the matrix of probabilities with 1 subtracted at [i, y[i]], divided by N. loss is the mean of -log p[i, y[i]].',
  ],
  checks: [
    {
      id: 'loss',
      title: 'loss = mean of -log p[i, y[i]]',
      points: 2,
      async run(student, t) {
        const [x, y] = scoresAndLabels(t);
        const got = await student.call('softmax_loss', x, y);
        closeLoss(t, 'softmax', [x, y], got, { only: 'loss' });
      },
    },
    {
      id: 'dx',
      title: 'dx: how the loss changes with each score',
      points: 2,
      async run(student, t) {
        const [x, y] = scoresAndLabels(t);
        const got = await student.call('softmax_loss', x, y);
        closeLoss(t, 'softmax', [x, y], got, { only: 'dx' });
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
        const got = await student.call('softmax_loss', large, y);
        const ifNotFinite =
          'exp overflows: no maximum is subtracted. Subtract the maximum of each row before exp, x.sub(x.max(1, true))';
        closeLoss(t, 'softmax', [large, y], got, { ifNotFinite, rtol: 1e-6 });
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
        const got = await student.call('svm_loss', x, y);
        closeLoss(t, 'svm', [x, y], got, { only: 'loss' });
      },
    },
    {
      id: 'dx',
      title: 'dx: how the loss changes with each score',
      points: 2,
      async run(student, t) {
        const [x, y] = offHinge(t);
        const got = await student.call('svm_loss', x, y);
        closeLoss(t, 'svm', [x, y], got, { only: 'dx' });
      },
    },
  ],
});
