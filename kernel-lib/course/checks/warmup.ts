import { type CheckTools, defineExercise, telling } from 'chainrule-grader/checks';
import { oneHot, type Tensor } from 'kernel-lib/tensor';
import {
  oneHotMistakes,
  squaredErrorMistakes,
  standardized,
  standardizeMistakes,
} from './warmup/known.js';

/** Two matrices with which the usual slips show. */
export function predAndTarget(t: CheckTools, N: number, D: number): [pred: Tensor, target: Tensor] {
  return telling(
    () => [t.randn(N, D).mul(2), t.randn(N, D)],
    ([pred, target]) => [
      {
        want: pred.sub(target).pow(2).mean(),
        mistakes: squaredErrorMistakes(pred, target),
      },
    ],
  );
}

/** Labels with which the usual slips show. */
export function labelsOf(t: CheckTools, N: number, C: number): Tensor {
  return telling(
    () => t.labels(N, C),
    (y) => [{ want: oneHot(y, C), mistakes: oneHotMistakes(y, C) }],
  );
}

export const standardize = defineExercise({
  name: 'standardize',
  topic: 'warmup',
  lab: 0,
  params: ['X'],
  returns: 'result',
  hints: [
    'X.mean(0) is the mean of each column, a Tensor of shape (D,). Broadcasting subtracts it from every row.',
    'X.std(0) is the standard deviation of each column.',
    'Two steps: subtract X.mean(0), then divide by X.std(0), and return the result.',
  ],
  checks: [
    {
      id: 'values',
      title: 'each column gets mean 0 and standard deviation 1',
      points: 2,
      async run(student, t) {
        const [N, D] = [6, 4];
        const X = t
          .randn(N, D)
          .mul(t.uniform(2, 9, D))
          .add(t.uniform(-20, 20, D));
        const [result] = await student.call('standardize', X);
        t.close('result', result, standardized(X), {
          dims: { N, D },
          mistakes: standardizeMistakes(X),
        });
      },
    },
    {
      id: 'unchanged',
      title: 'right at another size too, and X itself stays as it was',
      points: 1,
      core: false,
      async run(student, t) {
        const X = t.randn(5, 3).mul(4).add(7);
        const [result] = await student.call('standardize', X);
        t.inputsUnchanged();
        t.close('result', result, standardized(X), { mistakes: standardizeMistakes(X) });
      },
    },
  ],
});

export const one_hot = defineExercise({
  name: 'one_hot',
  topic: 'warmup',
  lab: 0,
  params: ['y', 'C'],
  returns: 'result',
  hints: [
    'Start from zeros(N, C), where N is y.size.',
    'y.at(i) is the class of example i; out.set(1, i, c) writes a 1 at row i, column c.',
    'Loop over i from 0 to N - 1, call out.set(1, i, y.at(i)), and return out.',
  ],
  checks: [
    {
      id: 'values',
      title: 'row i has its 1 in column y[i]',
      points: 2,
      async run(student, t) {
        const [N, C] = [7, 5];
        const y = labelsOf(t, N, C);
        const [result] = await student.call('one_hot', y, C);
        t.close('result', result, oneHot(y, C), {
          dims: { N, C },
          mistakes: oneHotMistakes(y, C),
        });
      },
    },
  ],
});

export const mean_squared_error = defineExercise({
  name: 'mean_squared_error',
  topic: 'warmup',
  lab: 0,
  params: ['pred', 'target'],
  returns: 'loss',
  hints: [
    'pred.sub(target) is the difference, element by element.',
    'Square by multiplying with itself; mean() without an axis gives one number.',
    'const difference = pred.sub(target); return difference.mul(difference).mean();',
  ],
  checks: [
    {
      id: 'value',
      title: 'the mean of the squared differences, as one number',
      points: 2,
      async run(student, t) {
        const [N, D] = [5, 3];
        const [pred, target] = predAndTarget(t, N, D);
        const [loss] = await student.call('mean_squared_error', pred, target);
        t.close('loss', loss, pred.sub(target).pow(2).mean(), {
          mistakes: squaredErrorMistakes(pred, target),
        });
      },
    },
  ],
});
