import { answersTo, type Mutant, type Variant } from '../mutant.js';

const pre = answersTo('preprocess');
const ratio = answersTo('update_ratio');

export const mutants: Mutant[] = [
  pre.wrong(
    'each part by itself',
    `
      const own = (X: Tensor) => {
        const constant = X.max(0).equal(X.min(0));
        return X.sub(X.mean(0)).div(where(constant, 1, X.std(0)));
      };
      return [own(X_train), others.map(own)];`,
    /leakage: this part is treated by its own/,
  ),
  pre.wrong(
    'all parts together',
    `
      const rows: number[][] = [];
      for (const X of [X_train, ...others]) rows.push(...(X.toArray() as number[][]));
      const D = X_train.shape[1];
      const all = take(X_train, Array(rows.length).fill(0), 0);
      for (let n = 0; n < rows.length; n++) for (let d = 0; d < D; d++) all.set(rows[n][d], n, d);
      const std = where(all.max(0).equal(all.min(0)), 1, all.std(0));
      const scaled = (X: Tensor) => X.sub(all.mean(0)).div(std);
      return [scaled(X_train), others.map(scaled)];`,
    /leakage: the mean and the std are those of all parts together/,
  ),
  pre.wrong(
    'as on the slide',
    [['where(constant, 1, X_train.std(0))', 'X_train.std(0)']],
    /0 \/ 0 is NaN/,
  ),
  pre.wrong(
    'an eps for all',
    [['where(constant, 1, X_train.std(0))', 'X_train.std(0).add(1e-8)']],
    /eps of 1e-8/,
  ),
  pre.wrong('not centred', [['X.sub(mean).div(std)', 'X.div(std)']], /mean is not subtracted/),
  pre.wrong('not scaled', [['X.sub(mean).div(std)', 'X.sub(mean)']], /not divided by the standard/),
  pre.wrong('the variance', [['X_train.std(0)', 'X_train.var(0)']], /divided by the variance/),
  pre.wrong(
    'one number for all',
    [
      ['X_train.mean(0)', 'X_train.mean()'],
      ['where(constant, 1, X_train.std(0))', 'X_train.std()'],
    ],
    /one mean and one std for the whole matrix/,
  ),
  pre.wrong('only the training part', [['others.map(scaled)', 'others']], /comes back as it was/),
  pre.wrong(
    'the others are lost',
    [['others.map(scaled)', '[]']],
    /a list of 0; expected a list of/,
  ),
  pre.wrong(
    'rows instead of columns',
    `
      const scaled = (X: Tensor) => X.sub(X.mean(1, true)).div(X.std(1, true));
      return [scaled(X_train), others.map(scaled)];`,
    /expected/,
  ),
  pre.wrong(
    'in place',
    [['X.sub(mean).div(std);', 'X.sub_(mean).div_(std);']],
    /changed its input|expected/,
  ),

  ratio.wrong(
    'the length itself',
    [['moved / norm(before.flatten())', 'moved']],
    /divide by the length/,
  ),
  ratio.wrong(
    'the weight after it',
    [['moved / norm(before.flatten())', 'moved / norm(after.flatten())']],
    /the weight before the update is what counts/,
  ),
  ratio.wrong(
    'upside down',
    [['moved / norm(before.flatten())', 'norm(before.flatten()) / moved']],
    /upside down/,
  ),
  ratio.wrong('0 / 0', [['moved === 0 ? 0 : ', '']], /does not move has a ratio of 0|expected/),
  ratio.wrong(
    'the change of the length',
    [
      [
        'norm(after.sub(before).flatten())',
        'Math.abs(norm(after.flatten()) - norm(before.flatten()))',
      ],
    ],
    /can turn without growing/,
  ),
  ratio.wrong(
    'standard deviations, as makemore has them',
    [
      ['norm(after.sub(before).flatten())', 'after.sub(before).std()'],
      ['norm(before.flatten())', 'before.std()'],
    ],
    /compares standard deviations/,
  ),
  ratio.wrong(
    'NaN is fine',
    [["if (Number.isNaN(ratio)) return [ratio, 'no number'];", '']],
    /no comparison with NaN is true/,
  ),
  ratio.wrong('a stricter limit', [['> 1e-2', '> 1e-3']], /above 1e-2 too large|expected/),
  ratio.wrong(
    'small and large swapped',
    [["'too small'", "'too large'"]],
    /below 1e-4 is too small/,
  ),
];

export const variants: Variant[] = [
  pre.right(
    'column by column',
    `
      const [N, D] = X_train.shape;
      const out = [X_train, ...others].map((X) => X.copy());
      for (let d = 0; d < D; d++) {
        let [sum, squares] = [0, 0];
        for (let n = 0; n < N; n++) sum += X_train.at(n, d);
        const mean = sum / N;
        for (let n = 0; n < N; n++) squares += (X_train.at(n, d) - mean) ** 2;
        const std = Math.sqrt(squares / N) || 1;
        for (const X of out) {
          for (let n = 0; n < X.shape[0]; n++) X.set((X.at(n, d) - mean) / std, n, d);
        }
      }
      return [out[0], out.slice(1)];`,
  ),
  pre.right(
    'a std of 0 becomes 1',
    `
      const std = X_train.std(0);
      for (let d = 0; d < std.size; d++) if (std.at(d) === 0) std.set(1, d);
      const parts = [X_train, ...others].map((X) => X.sub(X_train.mean(0)).div(std));
      return [parts[0], parts.slice(1)];`,
  ),
  ratio.right(
    'sums of squares',
    `
      const move = after.sub(before);
      const far = Math.sqrt(move.mul(move).sum());
      const ratio = far === 0 ? 0 : far / Math.sqrt(before.mul(before).sum());
      const verdict = Number.isNaN(ratio) ? 'no number' : ratio < 1e-4 ? 'too small' : ratio > 1e-2 ? 'too large' : 'fine';
      return [ratio, verdict];`,
  ),
  ratio.right(
    'element by element',
    `
      let [a, b] = [0, 0];
      for (let i = 0; i < before.size; i++) {
        a += (after.data[i] - before.data[i]) ** 2;
        b += before.data[i] ** 2;
      }
      const ratio = a === 0 ? 0 : Math.sqrt(a / b);
      if (!(ratio >= 0)) return [ratio, 'no number'];
      if (ratio < 1e-4) return [ratio, 'too small'];
      return ratio <= 1e-2 ? [ratio, 'fine'] : [ratio, 'too large'];`,
  ),
];
