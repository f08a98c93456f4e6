import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('cross_validate');

const SPLIT = 'const [X_train, [X_val]] = preprocess(take(X, rest, 0), [take(X, here, 0)]);';

export const mutants: Mutant[] = [
  wrong(
    'not preprocessed',
    [[SPLIT, 'const [X_train, X_val] = [take(X, rest, 0), take(X, here, 0)];']],
    /not preprocessed/,
  ),
  wrong(
    'preprocessed before the split',
    [
      [SPLIT, 'const [X_train, X_val] = [take(all, rest, 0), take(all, here, 0)];'],
      [
        'const values: number[] = [];',
        'const values: number[] = [];\n  const [all] = preprocess(X, []);',
      ],
    ],
    /preprocessed before it was split/,
  ),
  wrong(
    'each part by itself',
    [
      [
        SPLIT,
        'const [X_train] = preprocess(take(X, rest, 0), []);\n    const [X_val] = preprocess(take(X, here, 0), []);',
      ],
    ],
    /part was preprocessed by itself/,
  ),
  wrong(
    'trained on everything',
    [['[...order.slice(0, from), ...order.slice(to)]', 'order']],
    /an example is in both parts/,
  ),
  wrong(
    'only what comes before',
    [['[...order.slice(0, from), ...order.slice(to)]', 'order.slice(0, from)']],
    /expected all|empty|at least|shape|expected/,
  ),
  wrong(
    'parts swapped',
    [
      ['const here = order.slice(from, to);', 'const rest = order.slice(from, to);'],
      ['const rest = [...order', 'const here = [...order'],
    ],
    /are for validation; expected/,
  ),
  wrong(
    'the last rows are forgotten',
    [
      ['Math.floor((fold * N) / k)', 'fold * Math.floor(N / k)'],
      ['Math.floor(((fold + 1) * N) / k)', '(fold + 1) * Math.floor(N / k)'],
    ],
    /validated on; expected each of them once/,
  ),
  wrong(
    'not shuffled',
    [
      [
        'new RandomState(seed).permutation(N).toArray() as number[]',
        'Array.from({ length: N }, (_, n) => n)',
      ],
    ],
    /not shuffled/,
  ),
  wrong(
    'a fixed seed',
    [['new RandomState(seed)', 'new RandomState(0)']],
    /another seed gives the same folds/,
  ),
  wrong(
    'shuffled in each fold',
    [
      [
        'const from = Math.floor((fold * N) / k);',
        'order.push(...(new RandomState(seed + fold).permutation(N).toArray() as number[]));\n    order.splice(0, N);\n    const from = Math.floor((fold * N) / k);',
      ],
    ],
    /shuffle once/,
  ),
  wrong(
    'labels in the old order',
    [['take(y, rest)', 'take(y, [...rest].sort((a, b) => a - b))']],
    /different order|expected/,
  ),
  wrong(
    'the scatter',
    [['squares / (k - 1) / k', 'squares / (k - 1)']],
    /their mean scatters less/,
  ),
  wrong('divided by k', [['squares / (k - 1) / k', 'squares / k / k']], /by k - 1/),
  wrong(
    'the variance',
    [['Math.sqrt(squares / (k - 1) / k)', 'squares / (k - 1) / k']],
    /root is missing/,
  ),
  wrong('the sum', [['+ value, 0) / k', '+ value, 0)']], /mean is/),
  wrong('a fold too few', [['fold < k', 'fold < k - 1']], /train was called/),
];

export const variants: Variant[] = [
  right(
    'folds dealt like cards',
    `
      const N = X.shape[0];
      const shuffled = new RandomState(seed).permutation(N);
      const values: number[] = [];
      for (let fold = 0; fold < k; fold++) {
        const [mine, others]: number[][] = [[], []];
        for (let i = 0; i < N; i++) (i % k === fold ? mine : others).push(shuffled.at(i));
        const [A, [B]] = preprocess(take(X, others, 0), [take(X, mine, 0)]);
        values.push(train(A, take(y, others, 0), B, take(y, mine, 0)));
      }
      let mean = 0;
      for (const v of values) mean += v / k;
      let s2 = 0;
      for (const v of values) s2 += (v - mean) * (v - mean) / (k - 1);
      return [mean, Math.sqrt(s2) / Math.sqrt(k), values];`,
  ),
  right(
    'shuffled tensors',
    `
      const N = X.shape[0];
      const rng = new RandomState(seed + 1);
      const order = rng.permutation(N);
      const [XX, yy] = [take(X, order, 0), take(y, order, 0)];
      const ends = Array.from({ length: k + 1 }, (_, f) => Math.round((f * N) / k));
      const values = ends.slice(0, -1).map((from, f) => {
        const to = ends[f + 1];
        const rows = Array.from({ length: N }, (_, n) => n);
        const rest = rows.filter((n) => n < from || n >= to);
        const here = rows.filter((n) => n >= from && n < to);
        const [train_part, [val_part]] = preprocess(take(XX, rest, 0), [take(XX, here, 0)]);
        return train(train_part, take(yy, rest, 0), val_part, take(yy, here, 0));
      });
      const mean = values.reduce((a, b) => a + b) / values.length;
      const error = Math.sqrt(values.map((v) => (v - mean) ** 2).reduce((a, b) => a + b) / (k * (k - 1)));
      return [mean, error, values];`,
  ),
];
