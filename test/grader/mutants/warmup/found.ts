import { answersTo, type Mutant, type Variant } from '../mutant.js';

const scale = answersTo('standardize');
const hot = answersTo('one_hot');
const mse = answersTo('mean_squared_error');

const own = (name: string) => `const own = ${name} as never as Record<string, any>;`;
const SET = 'out.set(1, i, y.at(i))';
const D2 = 'const d = pred.sub(target); ';

export const foundMutants: Mutant[] = [
  scale.wrong(
    '1e-8 beside the std',
    [['X.std(0)', 'X.std(0).add(1e-8)']],
    /added to the standard deviation/,
  ),
  scale.wrong(
    '1e-5 beside the std',
    [['X.std(0)', 'X.std(0).add(1e-5)']],
    /added to the standard deviation/,
  ),
  scale.wrong(
    '1 beside the std',
    [['X.std(0)', 'X.std(0).add(1)']],
    /added to the standard deviation/,
  ),
  scale.wrong(
    'from 0 to 1',
    'const low = X.min(0); return X.sub(low).div(X.max(0).sub(low));',
    /0 to 1/,
  ),
  scale.wrong(
    'by the largest size',
    'const c = X.sub(X.mean(0)); return c.div(c.abs().max(0));',
    /largest/,
  ),
  scale.wrong('by the range', 'return X.sub(X.mean(0)).div(X.max(0).sub(X.min(0)));', /range/),
  scale.wrong('from the smallest', 'return X.sub(X.min(0)).div(X.std(0));', /smallest/),
  scale.wrong(
    'the mean after the division',
    'return X.div(X.std(0)).sub(X.mean(0));',
    /first subtract/,
  ),
  scale.wrong('the mean added', [['X.sub(', 'X.add(']], /mean is added/),
  scale.wrong(
    'times the std',
    [['.div(X.std(0))', '.mul(X.std(0))']],
    /multiplied by the standard deviation/,
  ),
  scale.wrong(
    'root mean square of X',
    'return X.sub(X.mean(0)).div(X.pow(2).mean(0).sqrt());',
    /root mean square/,
  ),
  scale.wrong(
    'mean absolute distance',
    'const c = X.sub(X.mean(0)); return c.div(c.abs().mean(0));',
    /absolute/,
  ),
  scale.wrong(
    'divides by D',
    'const c = X.sub(X.mean(0)); return c.div(c.pow(2).sum(0).div(X.shape[1]).sqrt());',
    /number of columns|√/,
  ),
  scale.wrong(
    'std of the rows',
    [['X.std(0)', 'X.std(1, true)']],
    /standard deviation of each row|rows/,
  ),
  scale.wrong('mean of the rows', [['X.mean(0)', 'X.mean(1, true)']], /mean of each row|rows/),
  scale.wrong(
    'the root twice',
    [['X.std(0)', 'X.std(0).sqrt()']],
    /root of the standard deviation/,
  ),
  scale.wrong('the sign', [['X.sub(X.mean(0))', 'X.mean(0).sub(X)']], /sign is wrong/),
  scale.wrong(
    'cut at 1',
    [['centred.div(X.std(0))', 'centred.div(X.std(0)).clip(-1, 1)']],
    /cut off/,
  ),
  scale.wrong(
    'float32',
    [['centred.div(X.std(0))', "centred.div(X.std(0)).astype('float32')"]],
    /loses digits/,
  ),
  scale.wrong(
    'the first column only',
    "const Z = X.copy(); const c = X.slice(':', '0:1'); Z.set(c.sub(c.mean()).div(c.std()), ':', '0:1'); return Z;",
    /first column/,
  ),
  scale.wrong(
    'the last column is left out',
    "const Z = X.copy(); for (let j = 0; j < X.shape[1] - 1; j++) { const c = X.slice(':', j); Z.set(c.sub(c.mean()).div(c.std()), ':', j); } return Z;",
    /last column/,
  ),
  scale.wrong(
    'the last row is left out of the mean',
    "const rest = X.slice('0:' + (X.shape[0] - 1)); return X.sub(rest.mean(0)).div(X.std(0));",
    /last row/,
  ),
  scale.wrong('statistics of the first row', [['X.mean(0)', 'X.slice(0)']], /first row/),
  scale.wrong(
    'the mean of the first call',
    `${own('standardize')} if (own.m?.shape.join() !== X.mean(0).shape.join()) own.m = X.mean(0); return X.sub(own.m).div(X.std(0));`,
    /earlier call/,
  ),
  scale.wrong(
    'one buffer',
    `${own('standardize')} const Z = X.sub(X.mean(0)).div(X.std(0)); if (own.Z?.shape.join() !== Z.shape.join()) own.Z = Z; else own.Z.set(Z); return own.Z;`,
    /same memory/,
  ),
  scale.wrong(
    'in brackets',
    [['return centred.div(X.std(0))', 'return [centred.div(X.std(0))] as never']],
    /leave out the brackets/,
  ),
  scale.wrong(
    'in columns',
    [['return centred.div(X.std(0))', 'return centred.div(X.std(0)).T']],
    /transposed/,
  ),
  scale.wrong(
    'X is centred in place',
    [['const centred =', 'X.sub_(X.mean(0)); const centred =']],
    /input X/,
  ),
  // one_hot
  hot.wrong('class 0 taken for none', [[SET, `if (y.at(i)) ${SET}`]], /class 0/),
  hot.wrong('class 0 taken for the last', [[SET, 'out.set(1, i, y.at(i) || C - 1)']], /class 0/),
  hot.wrong(
    'all up to the class',
    [[SET, 'for (let c = 0; c <= y.at(i); c++) out.set(1, i, c)']],
    /all classes up to/,
  ),
  hot.wrong(
    'all from the class on',
    [[SET, 'for (let c = y.at(i); c < C; c++) out.set(1, i, c)']],
    /all classes from/,
  ),
  hot.wrong('columns from the right', [[SET, 'out.set(1, i, C - 1 - y.at(i))']], /from the right/),
  hot.wrong('one class too low', [[SET, 'out.set(1, i, (y.at(i) + C - 1) % C)']], /one column/),
  hot.wrong('the number of the example', [[SET, 'out.set(1, i, i % C)']], /number of the example/),
  hot.wrong('the label of the first example', [[SET, 'out.set(1, i, y.at(0))']], /first example/),
  hot.wrong(
    'labels one row late',
    [[SET, 'out.set(1, i, y.at((i + 1) % N))']],
    /next row|another row/,
  ),
  hot.wrong(
    'rows and columns swapped',
    [
      ['zeros(N, C)', 'zeros(C, N)'],
      [SET, 'out.set(1, y.at(i), i)'],
    ],
    /transposed/,
  ),
  hot.wrong(
    'the first row is left out',
    [['let i = 0', 'let i = 1']],
    /first row|elements are right/,
  ),
  hot.wrong(
    '0.9 and a bit for the others',
    [['return out', 'return out.mul(0.9).add(0.1 / C)']],
    /off by|smoothing|one number/,
  ),
  hot.wrong('1 and -1', [['return out', 'return out.mul(2).sub(1)']], /-1 where/),
  hot.wrong(
    'shares of the classes',
    [['return out', 'return out.div(out.sum(0).maximum(1))']],
    /divided by how often/,
  ),
  hot.wrong('N columns', [['zeros(N, C)', 'zeros(N, N)']], /shape/),
  hot.wrong('one column too many', [['zeros(N, C)', 'zeros(N, C + 1)']], /shape/),
  hot.wrong(
    'a list of lists',
    [['return out', 'return out.toArray() as never']],
    /tensor\(result\)/,
  ),
  hot.wrong('flat', [['return out', 'return out.reshape(-1)']], /shape is not/),
  hot.wrong(
    'one buffer',
    `${own('one_hot')} const out = zeros(y.size, C); for (let i = 0; i < y.size; i++) out.set(1, i, y.at(i)); if (own.out?.shape.join() !== out.shape.join()) own.out = out; else own.out.set(out); return own.out;`,
    /same memory/,
  ),
  hot.wrong(
    'filled on at each call',
    `${own('one_hot')} if (own.out?.shape.join() !== [y.size, C].join()) own.out = zeros(y.size, C); for (let i = 0; i < y.size; i++) own.out.set(1, i, y.at(i)); return own.out.copy();`,
    /earlier call/,
  ),
  hot.wrong(
    'the labels of the first call',
    `${own('one_hot')} if (own.y?.size !== y.size) own.y = y.copy(); const out = zeros(y.size, C); for (let i = 0; i < y.size; i++) out.set(1, i, own.y.at(i) % C); return out;`,
    /earlier call/,
  ),
  hot.wrong('y counts down', [[SET, `${SET}; y.set(0, i)`]], /input y/),
  hot.wrong(
    'a mask where y is not zero',
    'const out = zeros(y.size, C); for (let i = 0; i < y.size; i++) out.set(Number(y.at(i) > 0), i, y.at(i)); return out;',
    /class 0/,
  ),
  // mean_squared_error
  mse.wrong('divides by N·D - 1', `${D2}return d.mul(d).sum() / (pred.size - 1);`, /N·D - 1/),
  mse.wrong(
    'divides by D only',
    `${D2}return d.mul(d).sum() / pred.shape[1];`,
    /divides by D only/,
  ),
  mse.wrong('the largest', `${D2}return d.mul(d).max();`, /largest/),
  mse.wrong(
    'the middle one',
    `${D2}const all = Array.from(d.mul(d).data).sort((a, b) => a - b); return all[Math.floor(all.length / 2)];`,
    /middle/,
  ),
  mse.wrong(
    'squares of each',
    'return pred.mul(pred).sub(target.mul(target)).mean();',
    /difference of the squares/,
  ),
  mse.wrong('sum for the difference', 'const d = pred.add(target); return d.mul(d).mean();', /add/),
  mse.wrong(
    'relative',
    `${D2}return d.mul(d).div(target.mul(target)).mean();`,
    /divided by the square of target|relative/,
  ),
  mse.wrong('cubed', `${D2}return d.pow(3).abs().mean();`, /third power/),
  mse.wrong('fourth power', `${D2}return d.pow(4).mean();`, /fourth power/),
  mse.wrong(
    'Huber',
    `${D2}return d.abs().minimum(1).mul(d.abs().sub(d.abs().minimum(1).div(2))).mean() * 2;`,
    /large differences/,
  ),
  mse.wrong('cut at 1', `${D2}return d.clip(-1, 1).pow(2).mean();`, /large differences/),
  mse.wrong('the first column', `${D2}return d.slice(':', 0).pow(2).mean();`, /first column/),
  mse.wrong('the first row', `${D2}return d.slice(0).pow(2).mean();`, /first row|first example/),
  mse.wrong(
    'the last row is left out',
    `${D2}let sum = 0; for (let i = 0; i < pred.shape[0] - 1; i++) sum += d.slice(i).pow(2).sum(); return sum / pred.size;`,
    /last example/,
  ),
  mse.wrong(
    'the last element is left out',
    `${D2}let sum = 0; for (let i = 0; i < d.size - 1; i++) sum += d.data[i] ** 2; return sum / d.size;`,
    /last element/,
  ),
  mse.wrong('never 0', `${D2}return d.mul(d).mean() || 1e-8;`, /0 is a loss/),
  mse.wrong(
    'spread of the differences',
    `${D2}return d.sub(d.mean()).pow(2).mean();`,
    /mean of the differences is subtracted/,
  ),
  mse.wrong('float32', `${D2}return d.mul(d).astype('float32').mean();`, /loses digits/),
  mse.wrong('rounded', `${D2}return Math.round(d.mul(d).mean() * 1000) / 1000;`, /rounded/),
  mse.wrong('a text', `${D2}return d.mul(d).mean().toFixed(9) as never;`, /expected a number/),
  mse.wrong('in brackets', `${D2}return [d.mul(d).mean()] as never;`, /brackets|expected a number/),
  mse.wrong(
    'a Tensor of one',
    `${D2}return d.mul(d).mean(0).mean(0, true) as never;`,
    /expected a number/,
  ),
  mse.wrong('for each row', `${D2}return d.mul(d).mean(1) as never;`, /reduce it to one number/),
  mse.wrong(
    'adds up over the calls',
    `${own('mean_squared_error')} ${D2}own.sum = (own.sum ?? 0) + d.mul(d).mean(); return own.sum;`,
    /gave different results|earlier call/,
  ),
  mse.wrong(
    'the target of the first call',
    `${own('mean_squared_error')} if (own.t?.shape.join() !== target.shape.join()) own.t = target.copy(); const d = pred.sub(own.t); return d.mul(d).mean();`,
    /earlier call/,
  ),
  mse.wrong(
    'pred becomes the difference',
    'pred.sub_(target); return pred.mul(pred).mean();',
    /input pred/,
  ),
  mse.wrong(
    'target becomes the difference',
    'target.sub_(pred); return target.mul(target).mean();',
    /input target/,
  ),
];

export const foundVariants: Variant[] = [
  scale.right(
    'E[X²] - E[X]² on centred columns',
    'const c = X.sub(X.mean(0)); return c.div(c.pow(2).mean(0).sub(c.mean(0).pow(2)).sqrt());',
  ),
  scale.right(
    'column by column with slices',
    "const Z = X.copy(); for (let j = 0; j < X.shape[1]; j++) { const c = X.slice(':', j); Z.set(c.sub(c.mean()).div(c.std()), ':', j); } return Z;",
  ),
  scale.right(
    'times the inverse',
    'const inverse = X.var(0).pow(-0.5); return X.mul(inverse).sub(X.mean(0).mul(inverse));',
  ),
  scale.right(
    'typed arrays',
    'const [N, D] = X.shape as [number, number]; const Z = X.copy(); for (let j = 0; j < D; j++) { const c = Float64Array.from({ length: N }, (_, i) => X.data[i * D + j]); const m = c.reduce((a, b) => a + b) / N; const s = Math.hypot(...c.map((v) => v - m)) / Math.sqrt(N); for (let i = 0; i < N; i++) Z.data[i * D + j] = (c[i] - m) / s; } return Z;',
  ),
  hot.right(
    'eye, by rows',
    'const eye = zeros(C, C); for (let c = 0; c < C; c++) eye.set(1, c, c); return eye.slice(y).copy();',
  ),
  hot.right(
    'a list of rows, flattened',
    'const rows = Array.from(y.data, (c) => Array.from({ length: C }, (_, k) => Number(k === c))); const out = zeros(y.size, C); out.data.set(rows.flat()); return out;',
  ),
  hot.right(
    'column by column',
    "const out = zeros(y.size, C); for (let c = 0; c < C; c++) out.set(y.equal(c), ':', c); return out;",
  ),
  hot.right(
    'from the last row',
    'const out = zeros(y.size, C); for (let i = y.size; i-- > 0; ) out.data[i * C + y.data[i]] += 1; return out;',
  ),
  mse.right('mean of the means of the rows', 'return pred.sub(target).pow(2).mean(1).mean();'),
  mse.right(
    'a running mean',
    'let mean = 0; pred.data.forEach((p, i) => { mean += ((p - target.data[i]) ** 2 - mean) / (i + 1); }); return mean;',
  ),
  mse.right(
    'dot of the flat difference',
    'const d = pred.sub(target).reshape(-1); return (d.dot(d) as never as number) / d.size;',
  ),
  mse.right(
    'reduce',
    'return Array.from(pred.data).reduceRight((sum, p, i) => sum + Math.abs(p - target.data[i]) ** 2 / pred.size, 0);',
  ),
  mse.right(
    'by the binomial',
    'return pred.mul(pred).mean() - 2 * pred.mul(target).mean() + target.mul(target).mean();',
  ),
];
