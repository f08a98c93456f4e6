import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { arange, take, tensor } from 'kernel-lib/tensor';
import { numberList } from '../gradients/numbers.js';
import { drawSeed, GOOD_PRACTICE, listOf } from './known.js';
import { drawPart, preprocessed } from './preprocess.js';

export interface FoldTask {
  N: number;
  k: number;
  seed?: number;
}

function scatter(values: readonly number[], mean: number): number {
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
}

/** Runs it with labels that are row numbers, and looks at every split. Returns the order of validation. */
export async function compareFolds(
  student: Student,
  t: CheckTools,
  { N, k, seed = drawSeed(t) }: FoldTask,
): Promise<number[]> {
  const X = drawPart(t, N, 3);
  const y = arange(N).astype('int32');
  const due = listOf(t.uniform(0.3, 0.9, k));
  const train = t.probe('sequence', due);
  const [mean, error, got] = await student.call('cross_validate', train, X, y, k, seed);
  t.inputsUnchanged();
  const { count, args } = await student.recall(train);
  t.that(
    count === k,
    `train was called ${count} times for ${k} folds`,
    'each fold is the validation part once',
  );
  const seen: number[] = [];
  for (const [fold, [X_train, y_train, X_val, y_val]] of args.entries()) {
    const rows = listOf(t.tensor('y_train', y_train));
    const held = listOf(t.tensor('y_val', y_val));
    t.that(
      [...rows, ...held].every((n) => Number.isInteger(n) && n >= 0 && n < N),
      'what train got for labels are no labels',
      'the order is X_train, y_train, X_val, y_val',
    );
    seen.push(...held);
    const where = `in fold ${fold} of ${k}, with ${N} examples,`;
    t.that(
      !held.some((n) => rows.includes(n)),
      `${where} an example is in both parts`,
      'leakage: the training part is all the other folds',
    );
    t.that(
      rows.length + held.length === N && new Set([...rows, ...held]).size === N,
      `${where} the two parts have ${rows.length} and ${held.length} examples, ${new Set([...rows, ...held]).size} different ones; expected all ${N}`,
      'the training part is all that comes before the fold and all that comes after it',
    );
    const [low, high] = [Math.floor(N / k), Math.ceil(N / k)];
    t.that(
      held.length >= low && held.length <= high,
      `${where} ${held.length} examples are for validation; expected ${low === high ? low : `${low} or ${high}`}`,
      'fold f goes from floor(f · N / k) to floor((f + 1) · N / k): no two sizes differ by more than one',
    );
    for (const [name, part, own] of [
      ['X_train', X_train, rows],
      ['X_val', X_val, held],
    ] as const) {
      const raw = take(X, tensor(own, 'int32'), 0);
      const before = take(X, tensor(rows, 'int32'), 0);
      t.close(`${where} ${name}`, t.tensor(name, part), preprocessed(raw, before), {
        mistakes: [
          {
            say: 'the parts are not preprocessed: each split goes through your preprocess',
            when: () => raw,
          },
          {
            say: 'leakage: X was preprocessed before it was split, with the numbers of all examples',
            when: () => preprocessed(raw, X),
          },
          {
            say: 'leakage: the part was preprocessed by itself: by the numbers of the training part',
            when: () => preprocessed(raw, raw),
          },
          {
            say: 'the rows and the labels are in a different order: take both with the same row numbers',
            when: () =>
              preprocessed(
                take(
                  X,
                  tensor(
                    [...own].sort((a, b) => a - b),
                    'int32',
                  ),
                  0,
                ),
                before,
              ),
          },
        ],
      });
    }
  }
  t.that(
    new Set(seen).size === N,
    `${new Set(seen).size} of ${N} examples were validated on; expected each of them once`,
    'shuffle once, before the loop over the folds',
  );
  const values = numberList(t, 'values', got, {
    count: k,
    which: ', one for each fold',
    fill: 'push what train returns',
  });
  t.close('values', tensor(values), tensor(due), {
    mistakes: [
      { say: 'they are in another order: fold by fold', when: () => tensor([...due].sort()) },
    ],
  });
  const right = due.reduce((sum, v) => sum + v, 0) / k;
  t.close('mean', mean, right);
  const squares = scatter(due, right);
  const as = (when: number, say: string) => ({ say, when: () => tensor(when) });
  t.close('error', tensor(t.number('error', error)), tensor(Math.sqrt(squares / (k - 1) / k)), {
    mistakes: [
      as(
        Math.sqrt(squares / (k - 1)),
        'that is how the single values scatter: their mean scatters less, by the root of k',
      ),
      as(
        Math.sqrt(squares / k),
        'that is how the single values scatter, and with k: k - 1, and then the root of k for their mean',
      ),
      as(Math.sqrt(squares) / k, 'the squared distances are divided by k: by k - 1'),
      as(Math.sqrt(squares / (k - 1)) / k, 'the mean of k values scatters less by √k, not by k'),
      as(squares / (k - 1) / k, 'the root is missing'),
    ],
  });
  return seen;
}

/** How many neighbours are still side by side: about two in a shuffled row. */
function neighbours(order: readonly number[]): number {
  return order.slice(1).filter((n, i) => Math.abs(n - (order[i] as number)) === 1).length;
}

export const cross_validate = defineExercise({
  ...GOOD_PRACTICE,
  name: 'cross_validate',
  params: ['train', 'X', 'y', 'k', 'seed'],
  returns: ['mean', 'error', 'values'],
  dependsOn: ['preprocess'],
  hints: [
    'Shuffle row numbers, not rows: new RandomState(seed).permutation(N). A fold is a piece of that list, and the rest is what is left.',
    'take(X, rows, 0) takes rows by their numbers, take(y, rows) labels. preprocess gets the training part, and the fold as its only other part.',
    'from = Math.floor((fold * N) / k), to = Math.floor(((fold + 1) * N) / k); here = order.slice(from, to), rest = [...order.slice(0, from), ...order.slice(to)]; in the end Math.sqrt(squares / (k - 1) / k).',
  ],
  checks: [
    {
      id: 'splits',
      title: 'each example is validated on once, and never trained with at the same time',
      points: 2,
      async run(student, t: CheckTools) {
        await compareFolds(student, t, { N: 12, k: 4 });
        await compareFolds(student, t, { N: 11, k: 3 });
      },
    },
    {
      id: 'shuffled',
      title: 'shuffled by the seed, and preprocessed split by split',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const seed = drawSeed(t);
        const [N, k] = [60, 5];
        const first = await compareFolds(student, t, { N, k, seed });
        t.that(
          neighbours(first) < 15,
          'the examples are validated on in their old order: they are not shuffled',
          'data often comes sorted: cut a permutation of the row numbers into folds',
        );
        const again = await compareFolds(student, t, { N, k, seed });
        t.that(first.join() === again.join(), 'the same seed gives different folds');
        const other = await compareFolds(student, t, { N, k, seed: seed + 1 });
        t.that(
          first.join() !== other.join(),
          'another seed gives the same folds',
          'new RandomState(seed)',
        );
      },
    },
  ],
});
