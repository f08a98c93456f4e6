import { oneHot, type Tensor, zeros } from '../../tensor/index.js';
import { defineExercise } from '../engine/define.js';

const centred = (X: Tensor) => X.sub(X.mean(0));

/** X standardised with any centre and spread, to recognise the usual slips. */
function standardized(X: Tensor): Tensor {
  return centred(X).div(X.std(0));
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
          mistakes: [
            {
              say: 'the standard deviation divides by N - 1; NumPy divides by N: use std(0)',
              when: () => standardized(X).mul(Math.sqrt((N - 1) / N)),
            },
            {
              say: 'the mean is subtracted, but nothing is divided by the standard deviation',
              when: () => centred(X),
            },
            {
              say: 'it divides by the variance: take its square root, or use std',
              when: () => centred(X).div(X.var(0)),
            },
            {
              say: 'it divides by the root of the sum of the squares: take their mean, dividing by N, before the root',
              when: () => standardized(X).div(Math.sqrt(N)),
            },
            {
              say: 'it divides by the standard deviation, but the mean is not subtracted',
              when: () => X.div(X.std(0)),
            },
            {
              say: 'the mean and the std are those of the whole matrix: give them the axis, mean(0) and std(0)',
              when: () => X.sub(X.mean()).div(X.std()),
            },
            {
              say: 'the std is that of the whole matrix: give it the axis, std(0)',
              when: () => centred(X).div(X.std()),
            },
            {
              say: 'the mean is that of the whole matrix: give it the axis, mean(0)',
              when: () => X.sub(X.mean()).div(X.std(0)),
            },
            {
              say: 'it standardises the rows: the columns are axis 0',
              when: () => X.sub(X.mean(1, true)).div(X.std(1, true)),
            },
          ],
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
        t.close('result', result, standardized(X));
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
        const y = t.labels(N, C);
        const [result] = await student.call('one_hot', y, C);
        const want = oneHot(y, C);
        t.close('result', result, want, {
          dims: { N, C },
          mistakes: [
            {
              say: 'set wants the value first, then row and column: out.set(1, i, y.at(i))',
              when: () => {
                const swapped = zeros(N, C);
                for (let i = 0; i < N; i++) swapped.set(i, y.at(i), 1);
                return swapped;
              },
            },
            { say: 'zeros and ones are swapped', when: () => want.mul(-1).add(1) },
            {
              say: 'every row is shifted by one column: classes count from 0',
              when: () => oneHot(y.add(1), C + 1).slice(':', `0:${C}`),
            },
          ],
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
        const [pred, target] = [t.randn(N, D), t.randn(N, D)];
        const [loss] = await student.call('mean_squared_error', pred, target);
        const difference = pred.sub(target);
        const want = difference.mul(difference).mean();
        t.close('loss', loss, want, {
          mistakes: [
            {
              say: 'it is the sum: the mean divides by the number of elements N·D',
              when: () => want * N * D,
            },
            {
              say: 'it divides by N only: the mean is over all N·D elements',
              when: () => want * D,
            },
            {
              say: 'it divides by D only: the mean is over all N·D elements',
              when: () => want * N,
            },
            { say: 'there is a factor 1/2 that the formula does not have', when: () => want / 2 },
            { say: 'the root is not part of the mean squared error', when: () => Math.sqrt(want) },
            {
              say: 'it is the mean of the absolute differences: square them',
              when: () => difference.abs().mean(),
            },
            { say: 'the differences are not squared', when: () => difference.mean() },
            {
              say: 'the mean is squared instead of the differences: square first, then take the mean',
              when: () => difference.mean() ** 2,
            },
          ],
        });
      },
    },
  ],
});

/** In the order in which the lab sets them. */
export const exercises = [standardize, one_hot, mean_squared_error];
