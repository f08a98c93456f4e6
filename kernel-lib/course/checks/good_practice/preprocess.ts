import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import { concatenate, type Tensor, where, zerosLike } from 'kernel-lib/tensor';
import { GOOD_PRACTICE } from './known.js';

interface Statistics {
  mean: Tensor;
  std: Tensor;
}

/** Column by column; a constant one has a std of 1. */
function statistics(X: Tensor): Statistics {
  const constant = X.max(0).equal(X.min(0));
  return { mean: X.mean(0), std: where(constant, 1, X.std(0)) };
}

/** X by these numbers. */
const by = (X: Tensor, { mean, std }: Statistics) => X.sub(mean).div(std);

/** What is right. */
export const preprocessed = (X: Tensor, X_train: Tensor) => by(X, statistics(X_train));

/** Wrong ways to treat a part, from the training part and from all parts together. */
function slips(X: Tensor, X_train: Tensor, others: readonly Tensor[]) {
  const all = () => concatenate([X_train, ...others]);
  const { mean, std } = statistics(X_train);
  const N = X_train.shape[0] as number;
  const floor = (eps: number) => by(X, { mean, std: X_train.std(0).add(eps) });
  return [
    {
      say: 'leakage: the mean and the std are those of all parts together. Take them from X_train alone',
      when: () => preprocessed(X, all()),
    },
    {
      say: 'leakage: this part is treated by its own mean and std. Use those of X_train',
      when: () => preprocessed(X, X),
    },
    {
      say: 'leakage: the std is that of this part itself. Use that of X_train',
      when: () => by(X, { mean, std: statistics(X).std }),
    },
    {
      say: 'leakage: the mean is that of this part itself. Use that of X_train',
      when: () => by(X, { mean: statistics(X).mean, std }),
    },
    { say: 'the mean is not subtracted', when: () => by(X, { mean: zerosLike(mean), std }) },
    { say: 'it is not divided by the standard deviation', when: () => X.sub(mean) },
    { say: 'this part comes back as it was', when: () => X },
    {
      say: 'it is divided by the variance: by its root, the standard deviation',
      when: () => by(X, { mean, std: std.mul(std) }),
    },
    {
      say: 'it is divided by the root of the sum: a mean of squares is in the standard deviation',
      when: () => by(X, { mean, std: std.mul(Math.sqrt(N)) }),
    },
    {
      say: 'the std divides by N - 1: NumPy’s std, and that of the slide, divides by N',
      when: () => by(X, { mean, std: std.mul(Math.sqrt(N / (N - 1))) }),
    },
    {
      say: 'one mean and one std for the whole matrix: each column has its own, axis 0',
      when: () => X.sub(X_train.mean()).div(X_train.std()),
    },
    {
      say: 'first the mean, then the std: it is divided before it is centred',
      when: () => X.div(std).sub(mean),
    },
    {
      say: 'the columns are brought between 0 and 1: mean 0 and std 1 are asked for',
      when: () => X.sub(X_train.min(0)).div(X_train.max(0).sub(X_train.min(0))),
    },
    ...[1e-8, 1e-7, 1e-6, 1e-5, 1e-3].map((eps) => ({
      say: `an eps of ${eps} is added to every std: a constant column is centred and no more, so its divisor is 1`,
      when: () => floor(eps),
    })),
  ];
}

/** Both results for some parts. */
export async function compareParts(
  student: Student,
  t: CheckTools,
  X_train: Tensor,
  others: readonly Tensor[],
  names: readonly string[] = ['the validation part', 'the test part', 'part 3'],
): Promise<void> {
  const [got, rest] = await student.call('preprocess', X_train, [...others]);
  t.close('the training part', got, preprocessed(X_train, X_train), {
    ifNotFinite: 'a constant column has a std of 0, and 0 / 0 is NaN: only centre it',
    mistakes: slips(X_train, X_train, others),
  });
  t.that(
    Array.isArray(rest) && rest.length === others.length,
    `others is ${Array.isArray(rest) ? `a list of ${rest.length}` : describeValue(rest)}; expected a list of ${others.length}, one for each part that came`,
    'others.map(…) treats each of them',
  );
  for (const [i, X] of others.entries()) {
    t.close(names[i] ?? `part ${i}`, (rest as unknown[])[i], preprocessed(X, X_train), {
      ifNotFinite: 'a constant column has a std of 0: only centre it',
      mistakes: slips(X, X_train, others),
    });
  }
  t.inputsUnchanged();
}

/** Columns with a mean and a std of their own. */
export function drawPart(t: CheckTools, N: number, D: number, shift = 0): Tensor {
  const [spread, mean] = [t.uniform(0.5, 4, D), t.uniform(-3, 3, D)];
  return t.randn(N, D).add(shift).mul(spread).add(mean);
}

/** A copy whose column is `value` everywhere. */
export function withColumn(X: Tensor, column: number, value: number): Tensor {
  const copy = X.copy();
  for (let n = 0; n < (X.shape[0] as number); n++) copy.set(value, n, column);
  return copy;
}

export const preprocess = defineExercise({
  ...GOOD_PRACTICE,
  name: 'preprocess',
  params: ['X_train', 'others'],
  returns: ['X_train', 'others'],
  hints: [
    'Two rows of numbers, one mean and one std per column, are all that you need, and X_train alone may say what they are.',
    'axis 0 gives one number per column: X_train.mean(0), X_train.std(0). A column is constant where its max is its min; where(condition, a, b) chooses.',
    'std = where(X_train.max(0).equal(X_train.min(0)), 1, X_train.std(0)); each part, the training part as well: X.sub(mean).div(std).',
  ],
  checks: [
    {
      id: 'train',
      title: 'the training part: mean 0 and std 1 in every column',
      points: 1,
      async run(student, t: CheckTools) {
        await compareParts(student, t, drawPart(t, 9, 4), []);
      },
    },
    {
      id: 'leakage',
      title: 'the other parts by the numbers of the training part: nothing leaks',
      points: 2,
      core: false,
      async run(student, t: CheckTools) {
        const others = [drawPart(t, 5, 3, 1), drawPart(t, 6, 3, -1)];
        await compareParts(student, t, drawPart(t, 8, 3), others);
      },
    },
    {
      id: 'constant',
      title: 'a column that is constant in training is centred, no more',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const X_train = withColumn(withColumn(drawPart(t, 8, 4), 1, 16), 3, 0);
        await compareParts(student, t, X_train, [drawPart(t, 5, 4)]);
      },
    },
  ],
});
