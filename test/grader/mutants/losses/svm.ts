import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('svm_loss');
const own = 'const own = svm_loss as never as Record<string, any>;';
const END = 'return [loss / N, dx.div(N)]';
const SKIP = 'if (c === right) continue;';
const MARGIN = 'x.at(i, c) - x.at(i, right) + 1';
const VECTORS = (charged: string, dx = 'm.greater(0).astype("float64")') => `
  const N = x.shape[0];
  const rows = Array.from({ length: N }, (_, i) => i);
  const m = ${charged};
  m.set(0, rows, y);
  const dx = ${dx};
  dx.set(dx.sum(1).mul(-1), rows, y);
  return [m.sum() / N, dx.div(N)];`;
const MARGINS = 'x.sub(x.slice(rows, y).reshape(N, 1)).add(1).maximum(0)';

export const svmMutants: Mutant[] = [
  wrong('a margin of 0.5', [['+ 1;', '+ 0.5;']], /margin is 0\.5/),
  wrong('a margin of 10', [['+ 1;', '+ 10;']], /margin is 10/),
  wrong('a margin of -1', [['+ 1;', '- 1;']], /margin is -1/),
  wrong('charged beyond 1 only', [['margin > 0', 'margin > 1']], /above 0|more than 1/),
  wrong('charged from -1 on', [['margin > 0', 'margin > -1']], /negative margins|above 0/),
  wrong('small margins are free', [['margin > 0', 'margin > 1e-3']], /small margins/),
  wrong(
    'the size of each margin',
    [['if (margin > 0) {', 'if (margin !== 0) { loss += Math.abs(margin) - margin;']],
    /negative margins/,
  ),
  wrong(
    'the right class stops the loop',
    [[SKIP, 'if (c === right) break;']],
    /classes after the right one/,
  ),
  wrong(
    'skips the class with the number of the example',
    [[SKIP, 'if (c === i) continue;']],
    /number of the example|right class/,
  ),
  wrong(
    'the label of the class',
    [['const right = y.at(i)', 'const right = y.at(0)']],
    /first example/,
  ),
  wrong(
    'class 0 taken for none',
    [['const right = y.at(i);', 'const right = y.at(i); if (!right) continue;']],
    /class 0/,
  ),
  wrong(
    'class 0 taken for the last',
    [['const right = y.at(i)', 'const right = y.at(i) || C - 1']],
    /class 0/,
  ),
  wrong(
    'a right score of 0 taken for 1',
    [[MARGIN, 'x.at(i, c) - (x.at(i, right) || 1) + 1']],
    /score of 0/,
  ),
  wrong(
    'classes count from 1',
    [['const right = y.at(i)', 'const right = (y.at(i) + C - 1) % C']],
    /one class too low/,
  ),
  wrong(
    'one class too high',
    [['const right = y.at(i)', 'const right = (y.at(i) + 1) % C']],
    /one class too high/,
  ),
  wrong(
    'the best class in place of the right one',
    [['const right = y.at(i)', 'const right = x.slice(i).argmax()']],
    /largest score/,
  ),
  wrong('the last class is left out', [['c < C', 'c < C - 1']], /last class/),
  wrong('the first class is left out', [['let c = 0', 'let c = 1']], /first class/),
  wrong('the last example is left out', [['i < N', 'i < N - 1']], /last example/),
  wrong('the first example is left out', [['let i = 0', 'let i = 1']], /first example/),
  wrong(
    'violations are counted on and on',
    [
      ['let violations = 0;', ''],
      ['let loss = 0;', 'let loss = 0; let violations = 0;'],
    ],
    /begins at 0 for each example/,
  ),
  wrong('averages over the wrong classes', [['loss / N', 'loss / N / (C - 1)']], /C - 1/),
  wrong('divides by C', [['loss / N', 'loss / C']], /divided by C/),
  wrong('dx divides by C', [['dx.div(N)', 'dx.div(C)']], /divided by C/),
  wrong('dx divided twice', [['dx.div(N)', 'dx.div(N).div(N)']], /N = 5 times too small/),
  wrong('half', [['loss / N', 'loss / (2 * N)']], /0\.5 times/),
  wrong(
    'squared, with its gradient',
    VECTORS(MARGINS, 'm.mul(2)').replace('m.sum()', 'm.mul(m).sum()'),
    /squared/,
  ),
  wrong('squared gradient only', VECTORS(MARGINS, 'm.mul(2)'), /margins are squared/),
  wrong(
    'hinge of the probabilities',
    [
      [
        'const [N, C] = x.shape',
        'const [N, C] = x.shape; { const e = exp(x.sub(x.max(1, true))); x = e.div(e.sum(1, true)); }',
      ],
    ],
    /softmax is applied/,
  ),
  wrong(
    'relative to the row maximum',
    [[MARGIN, 'x.at(i, c) - x.slice(i).max() + 1']],
    /largest score/,
  ),
  wrong('the sign of dx', [['dx.div(N)', 'dx.div(-N)']], /sign is wrong/),
  wrong(
    'the right class counts the others that cost nothing',
    [['dx.set(-violations', 'dx.set(violations - C']],
    /dx\[/,
  ),
  wrong(
    'the right class gets minus C - 1',
    [['dx.set(-violations', 'dx.set(1 - C']],
    /C - 1, however many/,
  ),
  wrong(
    'the right class gets minus its loss',
    [
      ['let violations = 0', 'let violations = 0; const before = loss'],
      ['dx.set(-violations', 'dx.set(before - loss'],
    ],
    /minus its loss|dx\[/,
  ),
  wrong(
    'dx at the place of the example',
    [['dx.set(-violations, i, right)', 'dx.set(-violations, i, i % C)']],
    /dx\[/,
  ),
  wrong('dx set at [c, i]', [['dx.set(1, i, c)', 'dx.set(1, c, i)']], /threw|dx\[/),
  wrong('wrong classes without gradient', [['dx.set(1, i, c);', '']], /only the right class/),
  wrong(
    '1 everywhere',
    [
      ['dx.set(1, i, c);', ''],
      ['const dx = zerosLike(x)', 'const dx = zerosLike(x).add(1)'],
    ],
    /cost nothing|every wrong class/,
  ),
  wrong(
    'float32',
    [
      ['dx.div(N)', "dx.div(N).astype('float32')"],
      ['loss / N', 'Math.fround(loss / N)'],
    ],
    /loses digits/,
  ),
  wrong('rounded', [['loss / N', 'Math.round(loss / N * 100) / 100']], /rounded/),
  wrong('dx as int32', [['dx.div(N)', "dx.div(N).astype('int32')"]], /int32/),
  wrong('dx first', [[END, 'return [dx.div(N), loss / N] as never']], /order|loss is a Tensor/),
  wrong(
    'the loss of each example',
    [['loss / N', 'dx.mul(x).sum(1) as never']],
    /expected a number/,
  ),
  wrong(
    'nothing divided for one example',
    [['loss / N', '(N === 1 ? loss * 2 : loss / N)']],
    /2 times/,
  ),
  wrong('softmax in its place', [[END, 'return softmax_loss(x, y)']], /softmax/),
  wrong(
    'x becomes the margins in place',
    [
      [
        'dx.set(-violations, i, right);',
        'dx.set(-violations, i, right); for (let c = 0; c < C; c++) x.set(0, i, c);',
      ],
    ],
    /input x/,
  ),
  wrong(
    'y is used up',
    [['dx.set(-violations, i, right);', 'dx.set(-violations, i, right); y.set(0, i);']],
    /input y/,
  ),
  wrong(
    'dx of the first call is filled on',
    `${own} if (own.dx?.shape.join() !== x.shape.join()) own.dx = zerosLike(x);
  const [N, C] = x.shape as [number, number]; let loss = 0;
  for (let i = 0; i < N; i++) { const right = y.at(i); let n = 0;
    for (let c = 0; c < C; c++) { const m = ${MARGIN}; if (c === right || m <= 0) continue; loss += m; own.dx.set(1 / N, i, c); n++; }
    own.dx.set(-n / N, i, right); }
  return [loss / N, own.dx];`,
    /same memory|earlier call/,
  ),
  wrong(
    'the loss adds up over the calls',
    [[END, `${own} own.loss = (own.loss ?? 0) + loss / N; return [own.loss, dx.div(N)]`]],
    /gave different results|earlier call/,
  ),
  wrong(
    'as many classes as the labels have',
    [['const [N, C] = x.shape;', 'const N = x.shape[0]; const C = y.max() + 1;']],
    /classes that no label names|last class/,
  ),
  wrong(
    'only the closest wrong class',
    VECTORS(
      '(() => { const all = x.sub(x.slice(rows, y).reshape(N, 1)).add(1).maximum(0); all.set(0, rows, y); return all.mul(all.equal(all.max(1, true))); })()',
    ),
    /only the worst class/,
  ),
];

export const svmVariants: Variant[] = [
  right(
    'a map over the rows',
    `const [N, C] = x.shape as [number, number];
  const classes = Array.from({ length: C }, (_, c) => c);
  const parts = Array.from(y.data, (r, i) => classes.map((c) => (c === r ? 0 : Math.max(0, 1 + x.at(i, c) - x.at(i, r)))));
  const dx = zerosLike(x);
  parts.forEach((row, i) => row.forEach((m, c) => {
    dx.data[i * C + c] = (c === y.at(i) ? -row.filter((v) => v > 0).length : Number(m > 0)) / N;
  }));
  return [parts.flat().reduce((a, b) => a + b, 0) / N, dx];`,
  ),
  right(
    'all classes, less the 1 of the right one',
    `const N = x.shape[0];
  const rows = Array.from({ length: N }, (_, i) => i);
  const m = x.sub(x.slice(rows, y).reshape(N, 1)).add(1).maximum(0);
  const on = m.greater(0).astype('float64');
  on.set(on.sum(1).neg().add(1), rows, y);
  return [(m.sum() - N) / N, on.div(N)];`,
  ),
  right(
    'columns first',
    `const [N, C] = x.shape as [number, number];
  const dx = zerosLike(x);
  let loss = 0;
  for (let c = C - 1; c >= 0; c--) for (let i = N - 1; i >= 0; i--) {
    const r = y.at(i);
    const gap = x.at(i, r) - x.at(i, c);
    if (r === c || gap >= 1) continue;
    loss += 1 - gap;
    dx.set(dx.at(i, c) + 1, i, c);
    dx.set(dx.at(i, r) - 1, i, r);
  }
  return [loss / N, dx.div(N)];`,
  ),
  right(
    'the hinge in closed form, (m + |m|)/2',
    `const [N, C] = x.shape as [number, number];
  const dx = zerosLike(x);
  let loss = 0;
  for (let i = 0; i < N; i++) for (let c = 0; c < C; c++) {
    const m = (x.at(i, c) - x.at(i, y.at(i)) + 1) * Number(c !== y.at(i));
    loss += (m + Math.abs(m)) / 2 / N;
    const slope = (1 + Math.sign(m)) / 2 - (m === 0 ? 0.5 : 0);
    dx.set(dx.at(i, c) + slope / N, i, c);
    dx.set(dx.at(i, y.at(i)) - slope / N, i, y.at(i));
  }
  return [loss, dx];`,
  ),
  right(
    'typed array, counted afterwards',
    `const [N, C] = x.shape as [number, number];
  const out = new Float64Array(N * C);
  let loss = 0;
  for (let k = 0; k < N * C; k++) {
    const i = Math.floor(k / C);
    const m = x.data[k] - x.data[i * C + y.at(i)] + 1;
    if (k % C !== y.at(i) && m > 0) { loss += m; out[k] = 1; out[i * C + y.at(i)] -= 1; }
  }
  const dx = zerosLike(x);
  dx.data.set(out.map((v) => v / N));
  return [loss / N, dx];`,
  ),
];
