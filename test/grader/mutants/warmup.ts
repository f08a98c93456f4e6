import type { Mutant, Variant } from './mutant.js';
import { foundMutants, foundVariants } from './warmup/found.js';

export const mutants: Mutant[] = [
  // standardize
  {
    exercise: 'standardize',
    name: 'N - 1 in the variance',
    body: 'const n = X.shape[0]; return X.sub(X.mean(0)).div(X.std(0).mul(Math.sqrt(n / (n - 1))));',
    says: /divides by N - 1/,
  },
  {
    exercise: 'standardize',
    name: 'only centred',
    body: 'return X.sub(X.mean(0));',
    says: /nothing is divided/,
  },
  {
    exercise: 'standardize',
    name: 'std of the whole matrix',
    replace: [['X.std(0)', 'X.std()']],
    says: /give it the axis, std\(0\)/,
  },
  {
    exercise: 'standardize',
    name: 'mean of the whole matrix',
    replace: [['X.mean(0)', 'X.mean()']],
    says: /give it the axis, mean\(0\)/,
  },
  {
    exercise: 'standardize',
    name: 'variance',
    replace: [['X.std(0)', 'X.var(0)']],
    says: /square root/,
  },
  {
    exercise: 'standardize',
    name: 'not centred',
    body: 'return X.div(X.std(0));',
    says: /mean is not subtracted/,
  },
  {
    exercise: 'standardize',
    name: 'sum under the root',
    body: 'const c = X.sub(X.mean(0)); return c.div(c.pow(2).sum(0).sqrt());',
    says: /root of the sum of the squares/,
  },
  {
    exercise: 'standardize',
    name: "Python's axis=0",
    body: 'return X.sub(X.mean(axis=0));',
    says: /axis=0 is x\.sum\(0\) here/,
  },
  {
    exercise: 'standardize',
    name: 'whole matrix',
    body: 'return X.sub(X.mean()).div(X.std());',
    says: /whole matrix/,
  },
  {
    exercise: 'standardize',
    name: 'rows',
    body: 'return X.sub(X.mean(1, true)).div(X.std(1, true));',
    says: /standardises the rows/,
  },
  {
    exercise: 'standardize',
    name: 'changes X',
    body: 'X.sub_(X.mean(0)); return X.div_(X.std(0));',
    says: /changed its input X/,
  },
  { exercise: 'standardize', name: 'returns X', body: 'return X;', says: /the input X/ },
  {
    exercise: 'standardize',
    name: 'zeros',
    body: 'return zeros(...X.shape);',
    says: /every element is 0/,
  },
  // one_hot
  {
    exercise: 'one_hot',
    name: 'set with the value last',
    replace: [['out.set(1, i, y.at(i))', 'out.set(i, y.at(i), 1)']],
    says: /set wants the value first/,
  },
  {
    exercise: 'one_hot',
    name: 'transposed',
    replace: [['return out;', 'return out.T;']],
    says: /transposed/,
  },
  {
    exercise: 'one_hot',
    name: 'counts from 1',
    replace: [['y.at(i)', '(y.at(i) + 1) % C']],
    says: /elements/,
  },
  {
    exercise: 'one_hot',
    name: 'all zeros',
    replace: [['out.set(1, i, y.at(i));', '']],
    says: /every element is 0/,
  },
  {
    exercise: 'one_hot',
    name: 'one row short',
    replace: [['i < N', 'i < N - 1']],
    says: /elements are right/,
  },
  {
    exercise: 'one_hot',
    name: 'writes the class',
    replace: [['out.set(1,', 'out.set(y.at(i),']],
    says: /result\[/,
  },
  {
    exercise: 'one_hot',
    name: 'swapped',
    replace: [['return out;', 'return out.mul(-1).add(1);']],
    says: /swapped/,
  },
  {
    exercise: 'one_hot',
    name: 'C from the data',
    replace: [['zeros(N, C)', 'zeros(N, y.max() + 1)']],
    says: /shape/,
  },
  {
    exercise: 'one_hot',
    name: 'a list',
    replace: [['return out;', 'return out.toArray() as never;']],
    says: /tensor\(result\)/,
  },
  // mean_squared_error
  {
    exercise: 'mean_squared_error',
    name: 'sum',
    replace: [['.mean()', '.sum()']],
    says: /it is the sum/,
  },
  {
    exercise: 'mean_squared_error',
    name: 'N only',
    replace: [['.mean()', '.sum() / pred.shape[0]']],
    says: /divides by N only/,
  },
  {
    exercise: 'mean_squared_error',
    name: 'half',
    replace: [['.mean()', '.mean() / 2']],
    says: /factor 1\/2/,
  },
  {
    exercise: 'mean_squared_error',
    name: 'root',
    body: 'const d = pred.sub(target); return Math.sqrt(d.mul(d).mean());',
    says: /root/,
  },
  {
    exercise: 'mean_squared_error',
    name: 'absolute',
    body: 'return pred.sub(target).abs().mean();',
    says: /absolute/,
  },
  {
    exercise: 'mean_squared_error',
    name: 'not squared',
    body: 'return pred.sub(target).mean();',
    says: /not squared/,
  },
  {
    exercise: 'mean_squared_error',
    name: 'mean, then square',
    body: 'return pred.sub(target).mean() ** 2;',
    says: /square first/,
  },
  {
    exercise: 'mean_squared_error',
    name: 'a Tensor',
    body: 'const d = pred.sub(target); return d.mul(d).mean(0) as never;',
    says: /reduce it to one number/,
  },
  { exercise: 'mean_squared_error', name: 'zero', body: 'return 0;', says: /expected/ },
  ...foundMutants,
];

export const variants: Variant[] = [
  {
    exercise: 'standardize',
    name: 'loops',
    body: `
  const out = X.copy();
  const [N, D] = X.shape;
  for (let j = 0; j < D; j++) {
    let mean = 0;
    for (let i = 0; i < N; i++) mean += X.at(i, j) / N;
    let variance = 0;
    for (let i = 0; i < N; i++) variance += (X.at(i, j) - mean) ** 2 / N;
    for (let i = 0; i < N; i++) out.set((X.at(i, j) - mean) / Math.sqrt(variance), i, j);
  }
  return out;`,
  },
  {
    exercise: 'standardize',
    name: 'in place on a copy',
    body: 'const Z = X.copy(); Z.sub_(Z.mean(0)); return Z.div_(Z.std(0));',
  },
  {
    exercise: 'one_hot',
    name: 'data array',
    body: 'const out = zeros(y.size, C); y.data.forEach((c, i) => { out.data[i * C + c] = 1; }); return out;',
  },
  {
    exercise: 'one_hot',
    name: 'compares every element',
    body: `
  const out = zeros(y.size, C);
  for (let i = 0; i < y.size; i++) for (let c = 0; c < C; c++) out.set(y.at(i) === c ? 1 : 0, i, c);
  return out;`,
  },
  { exercise: 'mean_squared_error', name: 'pow', body: 'return target.sub(pred).pow(2).mean();' },
  {
    exercise: 'mean_squared_error',
    name: 'loop',
    body: `
  let sum = 0;
  for (let i = 0; i < pred.size; i++) sum += (pred.data[i] - target.data[i]) ** 2;
  return sum / pred.size;`,
  },
  ...foundVariants,
];
