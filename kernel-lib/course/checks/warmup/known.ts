import { exampleMistakes, type Mistake, rowsOf } from 'chainrule-grader/checks';
import { oneHot, type Tensor, tensor, zeros } from 'kernel-lib/tensor';

/* Wrong answers to the warm-up that are worth recognising, for inputs of any size. */

export const centred = (X: Tensor) => X.sub(X.mean(0));

/** What is right. */
export function standardized(X: Tensor): Tensor {
  return centred(X).div(X.std(0));
}

export function standardizeMistakes(X: Tensor): Mistake[] {
  const [N, D] = X.shape as [number, number];
  const [c, std] = [centred(X), X.std(0)];
  const range = X.max(0).sub(X.min(0));
  const withStep = (size: number): Mistake => ({
    say: 'something is added to the standard deviation: no column is constant here, divide by std(0) itself',
    when: () => c.div(std.add(size)),
  });
  const onlyColumns = (from: number, to: number) => {
    const Z = X.copy();
    Z.set(standardized(X).slice(':', `${from}:${to}`), ':', `${from}:${to}`);
    return Z;
  };
  return [
    {
      say: 'the standard deviation divides by N - 1; NumPy divides by N: use std(0)',
      when: () => standardized(X).mul(Math.sqrt((N - 1) / N)),
    },
    {
      say: 'the mean is subtracted, but nothing is divided by the standard deviation',
      when: () => c,
    },
    {
      say: 'it divides by the variance: take its square root, or use std',
      when: () => c.div(X.var(0)),
    },
    {
      say: 'it divides by the root of the standard deviation: std(0) is a root already',
      when: () => c.div(std.sqrt()),
    },
    {
      say: 'it divides by the root of the sum of the squares: take their mean, dividing by N, before the root',
      when: () => standardized(X).div(Math.sqrt(N)),
    },
    {
      say: 'the sum of the squares is divided by D, the number of columns: each column has N numbers',
      when: () => standardized(X).mul(Math.sqrt(D / N)),
    },
    {
      say: 'it divides by the standard deviation, but the mean is not subtracted',
      when: () => X.div(std),
    },
    {
      say: 'the mean and the std are those of the whole matrix: give them the axis, mean(0) and std(0)',
      when: () => X.sub(X.mean()).div(X.std()),
    },
    {
      say: 'the std is that of the whole matrix: give it the axis, std(0)',
      when: () => c.div(X.std()),
    },
    {
      say: 'the mean is that of the whole matrix: give it the axis, mean(0)',
      when: () => X.sub(X.mean()).div(std),
    },
    {
      say: 'it standardises the rows: the columns are axis 0',
      when: () => X.sub(X.mean(1, true)).div(X.std(1, true)),
    },
    {
      say: 'the standard deviation of each row is taken: the columns are axis 0',
      when: () => c.div(X.std(1, true)),
    },
    {
      say: 'the mean of each row is subtracted: the columns are axis 0',
      when: () => X.sub(X.mean(1, true)).div(std),
    },
    {
      say: 'it is divided first: first subtract the mean, then divide what is left',
      when: () => X.div(std).sub(X.mean(0)),
    },
    { say: 'the mean is added: subtract it', when: () => X.add(X.mean(0)).div(std) },
    {
      say: 'it is multiplied by the standard deviation: divide by it',
      when: () => c.mul(std),
    },
    {
      say: 'that brings each column between 0 and 1 (0 to 1): here it gets mean 0 and standard deviation 1',
      when: () => X.sub(X.min(0)).div(range),
    },
    { say: 'it divides by the range: divide by std(0)', when: () => c.div(range) },
    {
      say: 'the smallest of each column is subtracted: subtract its mean',
      when: () => X.sub(X.min(0)).div(std),
    },
    {
      say: 'it divides by the largest distance from the mean: divide by std(0)',
      when: () => c.div(c.abs().max(0)),
    },
    {
      say: 'it divides by the mean absolute distance: the standard deviation is the root of the mean square',
      when: () => c.div(c.abs().mean(0)),
    },
    {
      say: 'it divides by the root mean square of X: take the squares after the mean is subtracted',
      when: () => c.div(X.mul(X).mean(0).sqrt()),
    },
    {
      say: 'the first row stands in for the mean: use mean(0)',
      when: () => X.sub(rowsOf(X, 0, 1)).div(std),
    },
    {
      say: 'the last row is left out of the mean',
      when: () => X.sub(rowsOf(X, 0, N - 1).mean(0)).div(std),
    },
    {
      say: 'the last column is left out: does a loop over the columns end one too early?',
      when: () => onlyColumns(0, D - 1),
    },
    {
      say: 'the first column is standardised only: go through all of them',
      when: () => onlyColumns(0, 1),
    },
    ...[1, 1e-3, 1e-5, 1e-6, 1e-7, 1e-8].map(withStep),
  ];
}

export function oneHotMistakes(y: Tensor, C: number): Mistake[] {
  const N = y.size;
  const want = oneHot(y, C);
  const labels = Array.from(y.data, Number);
  const of = (f: (label: number, i: number) => number) => oneHot(tensor(labels.map(f), 'int32'), C);
  const where = (f: (c: number, label: number) => boolean) => {
    const out = zeros(N, C);
    for (let i = 0; i < out.size; i++) {
      out.data[i] = Number(f(i % C, labels[Math.floor(i / C)] as number));
    }
    return out;
  };
  const zero = 'a label of 0 is class 0, and no missing one: y || … and if (y) take it for that';
  return [
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
    {
      say: 'every row is shifted by one column to the right: classes count from 0',
      when: () => of((label) => (label + 1) % C),
    },
    {
      say: 'every row is shifted by one column to the left: classes count from 0',
      when: () => of((label) => (label + C - 1) % C),
    },
    { say: zero, when: () => want.mul(y.greater(0).reshape(N, 1)) },
    { say: zero, when: () => of((label) => label || C - 1) },
    { say: 'it is 1 for all classes up to the right one', when: () => where((c, at) => c <= at) },
    { say: 'it is 1 for all classes from the right one on', when: () => where((c, at) => c >= at) },
    { say: 'the columns are counted from the right', when: () => of((label) => C - 1 - label) },
    {
      say: 'the 1 is in the column with the number of the example: its class is y.at(i)',
      when: () => of((_label, i) => i % C),
    },
    {
      say: 'every row has the class of the first example: y.at(i)',
      when: () => of(() => labels[0] as number),
    },
    {
      say: 'each row has the class of another row, the next one: y.at(i)',
      when: () => of((_label, i) => labels[(i + 1) % N] as number),
    },
    { say: 'there is a -1 where 0 is due', when: () => want.mul(2).sub(1) },
    {
      say: 'each 1 is divided by how often its class comes: it stays 1',
      when: () => want.div(want.sum(0).maximum(1)),
    },
    {
      say: 'a part of the 1 is given to the other classes (label smoothing): it is 1 and 0 here',
      when: (got) =>
        want.mul(got.max() > got.min() ? got.max() - got.min() : Number.NaN).add(got.min()),
    },
  ];
}

export function squaredErrorMistakes(pred: Tensor, target: Tensor): Mistake[] {
  const [N, D] = pred.shape as [number, number];
  const difference = pred.sub(target);
  const squares = difference.mul(difference);
  const want = squares.mean();
  const size = difference.abs();
  const cut = size.minimum(1);
  const sorted = Array.from(squares.data, Number).sort((a, b) => a - b);
  const large = 'large differences count less here: this loss squares them all';
  return [
    {
      say: 'it is the sum: the mean divides by the number of elements N·D',
      when: () => want * N * D,
    },
    { say: 'it divides by N only: the mean is over all N·D elements', when: () => want * D },
    { say: 'it divides by D only: the mean is over all N·D elements', when: () => want * N },
    {
      say: 'it divides by N·D - 1: the mean divides by the number of elements',
      when: () => (want * N * D) / (N * D - 1),
    },
    { say: 'there is a factor 1/2 that the formula does not have', when: () => want / 2 },
    { say: 'the root is not part of the mean squared error', when: () => Math.sqrt(want) },
    {
      say: 'it is the mean of the absolute differences: square them',
      when: () => size.mean(),
    },
    { say: 'the differences are not squared', when: () => difference.mean() },
    {
      say: 'the mean is squared instead of the differences: square first, then take the mean',
      when: () => difference.mean() ** 2,
    },
    { say: 'it is the largest square: take the mean of all', when: () => squares.max() },
    {
      say: 'it is the middle square: take the mean of all',
      when: () => sorted[Math.floor(sorted.length / 2)] as number,
    },
    {
      say: 'it is the difference of the squares: square the difference',
      when: () => pred.mul(pred).sub(target.mul(target)).mean(),
    },
    {
      say: 'the two are added: subtract one from the other',
      when: () => pred.add(target).pow(2).mean(),
    },
    {
      say: 'each square is divided by the square of target: they count as they are',
      when: () => squares.div(target.mul(target)).mean(),
    },
    { say: 'that is the third power: the square is d · d', when: () => size.pow(3).mean() },
    { say: 'that is the fourth power: the square is d · d', when: () => squares.pow(2).mean() },
    { say: large, when: () => cut.mul(cut).mean() },
    { say: large, when: () => cut.mul(size.sub(cut.div(2))).mean() },
    { say: large, when: () => 2 * cut.mul(size.sub(cut.div(2))).mean() },
    {
      say: 'the mean of the differences is subtracted first: that is their variance',
      when: () => difference.var(),
    },
    {
      say: 'only the first column counts: the mean is over all elements',
      when: () => squares.slice(':', 0).mean(),
    },
    {
      say: 'only the first row counts: the mean is over all elements',
      when: () => squares.slice(0).mean(),
    },
    {
      say: 'the last element is left out: does a loop end one too early?',
      when: () => want - (squares.data[squares.size - 1] as number) / squares.size,
    },
    {
      say: 'the first element is left out: does a loop begin one too late?',
      when: () => want - (squares.data[0] as number) / squares.size,
    },
    ...exampleMistakes(N, (from, to) => rowsOf(squares, from, to).sum() / squares.size),
  ];
}
