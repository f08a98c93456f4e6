import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('softmax_loss');
const own = 'const own = softmax_loss as never as Record<string, any>;';
const END = 'return [loss / N, dx.div(N)]';
const LABEL = 'const right = y.at(i)';
const byProbability = (loss: string) =>
  [
    [
      'loss -= log_probs.at(i, right)',
      `loss -= ${loss.replaceAll('P', 'Math.exp(log_probs.at(i, right))')}`,
    ],
  ] as const;

export const softmaxMutants: Mutant[] = [
  wrong(
    'log(p + 1e-8)',
    byProbability('Math.log(P + 1e-8)'),
    /p \+ a small number|limits the loss/,
  ),
  wrong('log(p + 1e-12)', byProbability('Math.log(P + 1e-12)'), /limits the loss/),
  wrong('log(p + 1e-15)', byProbability('Math.log(P + 1e-15)'), /limits the loss/),
  wrong('p cut at 1e-7', byProbability('Math.log(Math.max(P, 1e-7))'), /limits the loss/),
  wrong(
    'p cut at the smallest number',
    byProbability('Math.log(Math.max(P, Number.MIN_VALUE))'),
    /limits the loss/,
  ),
  wrong(
    'infinite losses become 0',
    byProbability('(Number.isFinite(Math.log(P)) ? Math.log(P) : 0)'),
    /log of the sum|expected/,
  ),
  wrong(
    'scores cut at 30',
    [['x.sub(x.max(1, true))', 'x.clip(-30, 30).sub(x.clip(-30, 30).max(1, true))']],
    /scores are cut off/,
  ),
  wrong(
    'differences cut at -50',
    [['x.sub(x.max(1, true))', 'x.sub(x.max(1, true)).maximum(-50)']],
    /limits the loss/,
  ),
  wrong(
    'the smallest score subtracted',
    [['x.sub(x.max(1, true))', 'x.sub(x.min(1, true))']],
    /overflow/,
  ),
  wrong('the mean subtracted', [['x.sub(x.max(1, true))', 'x.sub(x.mean(1, true))']], /overflow/),
  wrong(
    'the largest size subtracted',
    [['x.sub(x.max(1, true))', 'x.sub(x.abs().max(1, true))']],
    /overflow|underflow/,
  ),
  wrong(
    'shifted in exp, not in the score',
    [['const log_probs = shifted.sub(log_sum)', 'const log_probs = x.sub(log_sum)']],
    /shifted in the sum only|off by/,
  ),
  wrong(
    'no softmax: minus the score',
    [['loss -= log_probs.at(i, right)', 'loss -= x.at(i, right)']],
    /score itself/,
  ),
  wrong(
    'one more in the sum',
    [['exp(shifted).sum(1, true)', 'exp(shifted).sum(1, true).add(1)']],
    /expected/,
  ),
  wrong(
    'a sigmoid for each class',
    'const p = exp(x.neg()).add(1).pow(-1); const N = x.shape[0]; let loss = 0; const dx = p.copy(); for (let i = 0; i < N; i++) { loss -= Math.log(p.at(i, y.at(i))); dx.set(dx.at(i, y.at(i)) - 1, i, y.at(i)); } return [loss / N, dx.div(N)];',
    /sigmoid/,
  ),
  wrong(
    'Brier score',
    [['loss -= log_probs.at(i, right)', 'loss += (1 - Math.exp(log_probs.at(i, right))) ** 2']],
    /squared/,
  ),
  wrong(
    '1 - p',
    [['loss -= log_probs.at(i, right)', 'loss += 1 - Math.exp(log_probs.at(i, right))']],
    /1 - p/,
  ),
  wrong(
    'the best class in place of the right one',
    [[LABEL, 'const right = x.slice(i).argmax()']],
    /largest score/,
  ),
  wrong(
    'the loss of the best class',
    [['loss -= log_probs.at(i, right)', 'loss -= log_probs.max(1).at(i)']],
    /largest score/,
  ),
  wrong(
    'classes count from 1',
    [[LABEL, 'const right = (y.at(i) + x.shape[1] - 1) % x.shape[1]']],
    /one class too low|shifted/,
  ),
  wrong(
    'one class too high',
    [[LABEL, 'const right = (y.at(i) + 1) % x.shape[1]']],
    /one class too high|shifted/,
  ),
  wrong(
    'class 0 taken for none',
    [[LABEL, 'const right = y.at(i); if (!right) continue']],
    /class 0/,
  ),
  wrong(
    'class 0 taken for the last',
    [[LABEL, 'const right = y.at(i) || x.shape[1] - 1']],
    /class 0/,
  ),
  wrong('the class of the first example', [[LABEL, 'const right = y.at(0)']], /first example/),
  wrong('the last example is left out', [['i < N', 'i < N - 1']], /last example/),
  wrong('the first example is left out', [['let i = 0', 'let i = 1']], /first example/),
  wrong(
    'the loss of the last example',
    [['loss -= log_probs', 'loss = -log_probs']],
    /only the last example/,
  ),
  wrong('averages over the classes', [['loss / N', 'loss / x.shape[1]']], /divided by C/),
  wrong(
    'dx averages over the classes',
    [['dx.div(N)', 'dx.div(x.shape[1])']],
    /divided by C|divide by N/,
  ),
  wrong('dx averages over all', [['dx.div(N)', 'dx.div(x.size)']], /C = 4 times too small|divide/),
  wrong('dx divided twice', [['dx.div(N)', 'dx.div(N).div(N)']], /N = 5 times too small/),
  wrong('dx with the sign of e - p', [['dx.div(N)', 'dx.neg().div(N)']], /sign is wrong/),
  wrong(
    'the class number subtracted',
    [
      [
        'dx.set(dx.at(i, right) - 1, i, right)',
        'for (let c = 0; c < x.shape[1]; c++) dx.set(dx.at(i, c) - right, i, c)',
      ],
    ],
    /number of the class/,
  ),
  wrong(
    'p times 1 - p',
    [['dx.div(N)', 'exp(log_probs).mul(exp(log_probs).neg().add(1)).div(N)']],
    /p · \(1 - p\)/,
  ),
  wrong(
    'dx has the logs',
    [['const dx = exp(log_probs)', 'const dx = log_probs.copy()']],
    /log of the probabilities/,
  ),
  wrong(
    'dx not normalised',
    [['const dx = exp(log_probs)', 'const dx = exp(shifted)']],
    /sum to 1|divided by their sum/,
  ),
  wrong(
    '1 subtracted at the best class',
    [
      [
        'dx.set(dx.at(i, right) - 1, i, right)',
        'const best = x.slice(i).argmax(); dx.set(dx.at(i, best) - 1, i, best)',
      ],
    ],
    /largest score/,
  ),
  wrong('dx in float32', [['dx.div(N)', "dx.div(N).astype('float32')"]], /loses digits/),
  wrong('loss in float32', [['loss / N', 'Math.fround(loss / N)']], /loses digits/),
  wrong('loss rounded', [['loss / N', 'Number((loss / N).toFixed(4))']], /rounded/),
  wrong('loss as a text', [['loss / N', '(loss / N).toFixed(12) as never']], /expected a number/),
  wrong('dx first', [[END, 'return [dx.div(N), loss / N] as never']], /order|loss is a Tensor/),
  wrong('the loss alone', [[END, 'return (loss / N) as never']], /return \[loss, dx\]/),
  wrong('log10', [['loss / N', 'loss / N / Math.LN10']], /natural logarithm/),
  wrong('the hinge loss', [[END, 'return svm_loss(x, y)']], /hinge/),
  wrong(
    'the loss adds up over the calls',
    [[END, `${own} own.loss = (own.loss ?? 0) + loss / N; return [own.loss, dx.div(N)]`]],
    /gave different results|earlier call/,
  ),
  wrong(
    'dx in one buffer',
    [
      [
        END,
        `${own} const made = dx.div(N); if (own.dx?.shape.join() !== made.shape.join()) own.dx = made; else own.dx.set(made); return [loss / N, own.dx]`,
      ],
    ],
    /same memory/,
  ),
  wrong(
    'the labels of the first call',
    `${own} own.y ??= y.copy(); const labels = own.y.size === y.size ? own.y : y; ${'const N = x.shape[0]; const shifted = x.sub(x.max(1, true)); const log_probs = shifted.sub(log(exp(shifted).sum(1, true))); let loss = 0; const dx = exp(log_probs); for (let i = 0; i < N; i++) { const right = labels.at(i); loss -= log_probs.at(i, right); dx.set(dx.at(i, right) - 1, i, right); } return [loss / N, dx.div(N)];'}`,
    /earlier call/,
  ),
  wrong(
    'the scores become probabilities in place',
    [['const shifted', 'x.set(x.sub(x.max(1, true))); const shifted']],
    /input x/,
  ),
  wrong(
    'the labels count down in place',
    [[LABEL, 'const right = y.at(i); y.set(0, i)']],
    /input y/,
  ),
  wrong(
    'as many classes as the labels have',
    'const C = y.max() + 1; const z = x.slice(":", ":" + C); const N = x.shape[0]; const s = z.sub(z.max(1, true)); const lp = s.sub(log(exp(s).sum(1, true))); let loss = 0; const dx = zerosLike(x); for (let i = 0; i < N; i++) for (let c = 0; c < C; c++) { dx.set((Math.exp(lp.at(i, c)) - (c === y.at(i) ? 1 : 0)) / N, i, c); if (c === y.at(i)) loss -= lp.at(i, c) / N; } return [loss, dx];',
    /classes that no label names|number of classes/,
  ),
  wrong('label smoothing', [['dx.at(i, right) - 1', 'dx.at(i, right) - 0.9']], /dx\[/),
  wrong(
    'twice as warm',
    [
      [
        'const shifted = x.sub(x.max(1, true))',
        'const half = x.div(2); const shifted = half.sub(half.max(1, true))',
      ],
    ],
    /temperature|expected/,
  ),
];

const LOOP = `const [N, C] = x.shape as [number, number];
  const dx = new Float64Array(N * C);
  let loss = 0;
  for (let i = 0; i < N; i++) {
    const row = Array.from({ length: C }, (_, c) => x.at(i, c));
    const top = Math.max(...row);
    const e = row.map((v) => Math.exp(v - top));
    const sum = e.reduceRight((a, b) => a + b, 0);
    loss += Math.log(sum) - (row[y.at(i)] - top);
    e.forEach((v, c) => { dx[i * C + c] = (v / sum - Number(c === y.at(i))) / N; });
  }
  const out = zerosLike(x);
  out.data.set(dx);
  return [loss / N, out];`;

export const softmaxVariants: Variant[] = [
  right('typed arrays, summed from the right', LOOP),
  right(
    'recursion over the rows',
    `const row = (i: number): { loss: number; dx: number[] }[] => {
    if (i === x.shape[0]) return [];
    const z = x.slice(i).sub(x.slice(i).max());
    const p = exp(z).div(exp(z).sum());
    const dx = Array.from(p.data, (v, c) => (v - (c === y.at(i) ? 1 : 0)) / x.shape[0]);
    return [{ loss: Math.log(exp(z).sum()) - z.at(y.at(i)), dx }, ...row(i + 1)];
  };
  const all = row(0);
  const dx = zerosLike(x);
  dx.data.set(all.flatMap((r) => r.dx));
  return [all.reduce((sum, r) => sum + r.loss, 0) / all.length, dx];`,
  ),
  right('the maximum of the others too: any shift will do', [
    ['x.max(1, true)', 'x.max(1, true).add(0.5)'],
  ]),
  right('weights of 1/N from the start', [
    ['loss -= log_probs.at(i, right)', 'loss -= log_probs.at(i, right) / N'],
    ['loss / N', 'loss'],
  ]),
  right(
    'a matrix of ones and zeros',
    `const [N, C] = x.shape as [number, number];
  const e = zerosLike(x);
  for (let i = 0; i < N; i++) for (let c = 0; c < C; c++) e.set(Number(y.at(i) === c), i, c);
  const z = x.sub(x.max(1, true));
  const s = exp(z).sum(1, true);
  return [log(s).mean() - z.mul(e).sum() / N, exp(z).div(s).sub(e).mul(1 / N)];`,
  ),
];
