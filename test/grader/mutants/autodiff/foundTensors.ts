import type { Mutant } from '../mutant.js';

/* Sums that undo broadcasting, the way through softmax, and one whole step. */

type Wrong = readonly [name: string, body: string, says: RegExp];
const wrong = (exercise: string, list: readonly Wrong[]): Mutant[] =>
  list.map(([name, body, says]) => ({ exercise, name, body, says }));

type Piece = readonly [name: string, from: string, to: string, says: RegExp];
const pieces = (exercise: string, list: readonly Piece[]): Mutant[] =>
  list.map(([name, from, to, says]) => ({ exercise, name, replace: [[from, to]], says }));

const BUFFER = (name: string) => `(${name} as never as Record<string, Tensor>)`;
const SUM = `let d = dout; while (d.ndim > shape.length) d = d.sum(0); for (let axis = 0; axis < shape.length; axis++) if (shape[axis] === 1) d = d.sum(axis, true);`;
const STEP = 'V: step(V, dV), b: step(b, db), W: step(W, dW), c: step(c, dc)';
const TANH = 'h.mul(h).neg().add(1)';

export const foundTensors: Mutant[] = [
  ...pieces('unbroadcast', [
    ['the mean in front', 'd.sum(0)', 'd.mean(0)', /do not average/],
    ['the mean of what was stretched', 'd.sum(axis, true)', 'd.mean(axis, true)', /do not average/],
    ['the last row', 'd.sum(0)', 'd.slice(-1)', /one row alone/],
    ['the largest', 'd.sum(0)', 'd.max(0)', /largest of the copies/],
    [
      'the first column',
      'd.sum(axis, true)',
      "d.slice('...,0:1')",
      /first of the copies alone|wrong axes|has shape/,
    ],
    ['the last axes go first', 'd.sum(0)', 'd.sum(-1)', /wrong axis|wrong axes/],
    [
      'one axis too many',
      'd.ndim > shape.length',
      'd.ndim >= shape.length && d.ndim > 0',
      /has shape|nothing to sum/,
    ],
    ['axis 0 always', 'd.sum(axis, true)', 'd.sum(0, true)', /sum where shape has 1|wrong ax/],
    ['the first axis is never stretched', 'let axis = 0', 'let axis = 1', /has shape|d of shape/],
    [
      'the last axis is never stretched',
      'axis < shape.length',
      'axis < shape.length - 1',
      /nothing was summed/,
    ],
  ]),
  ...wrong('unbroadcast', [
    [
      'one tensor for all calls',
      `${SUM} const own = ${BUFFER('unbroadcast')}; const kept = (own[d.shape.join()] ??= d.copy()); kept.mul_(0).add_(d); return kept;`,
      /returned the same memory/,
    ],
    ['changes dout', `dout.mul_(2); ${SUM} return d.div(2);`, /changed its input dout/],
    [
      'changes the shape',
      `const wanted = shape as number[]; while (wanted.length < dout.ndim) wanted.unshift(1); let d = dout; for (let axis = 0; axis < wanted.length; axis++) if (wanted[axis] === 1) d = d.sum(axis, true); return d;`,
      /changed its input shape|has shape/,
    ],
    [
      'keeps the axes in front',
      'const wide = [...shape]; while (wide.length < dout.ndim) wide.unshift(1); let d = dout; wide.forEach((size, axis) => { if (size === 1) d = d.sum(axis, true); }); return d;',
      /use reshape, or drop keepdims|the axes stay/,
    ],
    [
      'only another shape',
      "const size = shape.reduce((a, b) => a * b, 1); return dout.reshape(-1).slice('0:' + size).reshape([...shape]);",
      /one row alone|only got another shape/,
    ],
    [
      'axes by their size',
      'let d = dout; for (let axis = d.ndim - 1; axis >= 0; axis--) if (!shape.includes(d.shape[axis])) d = d.sum(axis); return d.reshape([...shape]);',
      /reshape|has shape|wrong axes/,
    ],
    [
      'everything, spread out',
      'return dout.mul(0).sum(0).add(dout.sum());',
      /everything is summed|nothing to sum|has shape/,
    ],
    ['divided by the copies', `${SUM} return d.mul(d.size / dout.size);`, /do not average/],
    ['twice', `${SUM} return d.mul(2);`, /2 times what it should be|constant factor/],
    ['the negative', `${SUM} return d.neg();`, /sign is wrong/],
    [
      '1 is taken for 0',
      `${SUM.replace('shape[axis] === 1', '!shape[axis]')} return d;`,
      /nothing was summed/,
    ],
    ['the shape as a list of axes', 'return dout.sum(shape as number[]);', /threw|has shape/],
    ['the shape of dout', 'return dout.copy();', /not summed over the batch/],
    [
      'from the left',
      'let d = dout; for (let axis = 0; axis < shape.length; axis++) if (shape[axis] === 1) d = d.sum(axis, true); while (d.ndim > shape.length) d = d.sum(d.ndim - 1); return d;',
      /wrong ax|has shape/,
    ],
  ]),
  ...wrong('softmax_vjp', [
    [
      'softmax once more',
      's = s.exp().div(s.exp().sum(1, true)); const along = ds.mul(s).sum(1, true); return s.mul(ds.sub(along));',
      /softmax already/,
    ],
    ['the sum is added', 'return s.mul(ds.add(ds.mul(s).sum(1, true)));', /sum is added/],
    [
      'a mean along the row',
      'return s.mul(ds.sub(ds.mul(s).mean(1, true)));',
      /mean where the sum belongs/,
    ],
    ['the mean of ds', 'return s.mul(ds.sub(ds.mean(1, true)));', /mean where the sum belongs/],
    ['log-softmax', 'return ds.sub(s.mul(ds.sum(1, true)));', /log-softmax/],
    ['s - ds', 'return s.sub(ds);', /softmax and cross-entropy/],
    [
      'without the class itself',
      'return s.mul(ds.sub(ds.mul(s).sum(1, true).sub(ds.mul(s))));',
      /leaves out the class itself/,
    ],
    [
      's twice in the sum',
      'return s.mul(ds.sub(ds.mul(s).mul(s).sum(1, true)));',
      /twice in the sum/,
    ],
    [
      's twice in front',
      'return s.mul(s).mul(ds.sub(ds.mul(s).sum(1, true)));',
      /s multiplies twice/,
    ],
    [
      '1 - s in front as well',
      'return s.mul(s.neg().add(1)).mul(ds.sub(ds.mul(s).sum(1, true)));',
      /that of the sigmoid/,
    ],
    ['the sum alone', 'return s.mul(ds.mul(s).sum(1, true)).neg();', /sum alone/],
    ['the largest taken off', 'return s.mul(ds.sub(ds.max(1, true)));', /largest ds/],
    ['divided by s', 'return ds.sub(ds.mul(s).sum(1, true)).div(s);', /divides by s/],
    [
      'the sum of the first row',
      "return s.mul(ds.sub(ds.mul(s).slice('0:1').sum(1, true)));",
      /first row/,
    ],
    [
      'the sum as a row',
      'const along = ds.mul(s).sum(1); return s.mul(ds.sub(ds.shape[0] === ds.shape[1] ? along : along.reshape(-1, 1)));',
      /keep it as a column/,
    ],
    ['no keepdims', 'return s.mul(ds.sub(ds.mul(s).sum(1)));', /keep it as a column/],
    [
      'averaged over the batch',
      'return s.mul(ds.sub(ds.mul(s).sum(1, true))).div(ds.shape[0]);',
      /averaged over the batch/,
    ],
    [
      'summed over the batch',
      'return s.mul(ds.sub(ds.mul(s).sum(1, true))).sum(0, true);',
      /summed over the batch|has shape/,
    ],
    [
      'ds in place',
      'const along = ds.mul(s).sum(1, true); return ds.sub_(along).mul_(s);',
      /changed its input ds/,
    ],
    [
      's in place',
      'const along = ds.mul(s).sum(1, true); return s.mul_(ds.sub(along));',
      /changed its input s/,
    ],
    [
      'one tensor for all calls',
      `const dx = s.mul(ds.sub(ds.mul(s).sum(1, true))); const own = ${BUFFER('softmax_vjp')}; const kept = (own[dx.shape.join()] ??= dx.copy()); kept.mul_(0).add_(dx); return kept;`,
      /returned the same memory/,
    ],
    ['transposed', 'return s.mul(ds.sub(ds.mul(s).sum(1, true))).T;', /transpose|has shape|keep/],
    [
      'as a row of the first example',
      'return s.mul(ds.sub(ds.mul(s).sum(1, true))).slice(0);',
      /has shape/,
    ],
    ['ds alone', 'return ds;', /input ds, unchanged/],
    ['float32', "return s.mul(ds.sub(ds.mul(s).sum(1, true))).astype('float32');", /loses digits/],
  ]),
  ...pieces('make_update', [
    ['a logarithm to base 2', 'p.log().neg()', 'p.log().neg().div(Math.LN2)', /base 2/],
    ['a logarithm to base 10', 'p.log().neg()', 'p.log().neg().div(Math.LN10)', /base 10/],
    ['the loss of all classes', '.mul(gold).sum()', '.sum()', /gold is missing/],
    [
      'the mean of all numbers',
      '.mul(gold).sum()',
      '.mul(gold).mean()',
      /mean over all the numbers/,
    ],
    ['no logarithm', 'p.log().neg()', 'p', /logarithm is missing/],
    [
      '1 - p',
      'p.log().neg().mul(gold).sum()',
      'p.neg().add(1).mul(gold).sum()',
      /logarithm is missing/,
    ],
    [
      'the logarithm of the sum',
      'p.log().neg().mul(gold).sum()',
      '-Math.log(p.mul(gold).sum())',
      /logarithm is taken of the sum/,
    ],
    ['log(p + 1e-8)', 'p.log()', 'p.add(1e-8).log()', /added to p|loses digits/],
    ['log(p + 1e-5)', 'p.log()', 'p.add(1e-5).log()', /added to p/],
    ['half of the loss', '.mul(gold).sum()', '.mul(gold).sum() / 2', /factor ½/],
    [
      'the squared error',
      'p.log().neg().mul(gold).sum()',
      'p.sub(gold).pow(2).sum()',
      /squared error/,
    ],
    [
      'the loss of the first example',
      'p.log().neg().mul(gold).sum()',
      'p.slice("0:1").log().neg().mul(gold.slice("0:1")).sum()',
      /first example/,
    ],
    [
      'the loss as a tensor',
      'p.log().neg().mul(gold).sum()',
      'p.log().neg().mul(gold).sum(0).sum(0) as never',
      /plain number/,
    ],
    [
      'tanh of what goes in',
      TANH,
      'x.dot(V).add(b).square().neg().add(1)',
      /x V \+ b itself is squared/,
    ],
    ['tanh twice', TANH, 'h.tanh().square().neg().add(1)', /tanh is taken twice/],
    ['tanh without the square', TANH, 'h.neg().add(1)', /square is missing/],
    ['tanh like the sigmoid', TANH, 'h.mul(h.neg().add(1))', /that of the sigmoid/],
    ['tanh, sign', TANH, 'h.mul(h).sub(1)', /slope of tanh is 1 - h²/],
    ['tanh, plus', TANH, 'h.mul(h).add(1)', /here it is 1 \+ h²/],
    ['tanh like relu', TANH, 'h.greater(0)', /here it is relu's/],
    ['p alone', 'softmax_vjp(dp, p)', 'p', /here it is p alone/],
    ['-gold alone', 'softmax_vjp(dp, p)', 'gold.neg()', /here it is -gold alone/],
    ['no softmax on the way back', 'softmax_vjp(dp, p)', 'dp', /softmax is skipped/],
    [
      'the right class only',
      'softmax_vjp(dp, p)',
      'p.sub(1).mul(gold)',
      /only the score of the right class/,
    ],
    ['dp without p', 'gold.div(p).neg()', 'gold.neg()', /slope of log is missing/],
    ['biases averaged', 'unbroadcast(dscores, c.shape)', 'dscores.mean(0)', /biases average/],
    ['b averaged', 'unbroadcast(da, b.shape)', 'da.mean(0)', /biases average/],
    ['b from the first row', 'unbroadcast(da, b.shape)', 'da.slice(0)', /first row of the batch/],
    ['c not summed', 'unbroadcast(dscores, c.shape)', 'dscores', /has shape|not summed/],
    [
      '0.01 whatever was given',
      'dw.mul(learning_rate)',
      'dw.mul(0.01)',
      /does not use the learning_rate/,
    ],
    [
      'learning_rate || 0.01',
      'dw.mul(learning_rate)',
      'dw.mul(learning_rate || 0.01)',
      /0 is taken for one that is left out/,
    ],
    [
      'learning rate squared',
      'dw.mul(learning_rate)',
      'dw.mul(learning_rate ** 2)',
      /squared, or multiplied twice/,
    ],
    [
      'divides by the learning rate',
      'dw.mul(learning_rate)',
      'dw.div(learning_rate)',
      /divides by the learning rate/,
    ],
    ['half of the step', 'dw.mul(learning_rate)', 'dw.mul(learning_rate / 2)', /factor ½/],
    ['two steps', 'dw.mul(learning_rate)', 'dw.mul(learning_rate * 2)', /step is taken twice/],
    [
      'weight decay',
      'dw.mul(learning_rate)',
      'dw.add(w.mul(1e-3)).mul(learning_rate)',
      /weights decay/,
    ],
    ['the step alone', 'w.sub(dw.mul(learning_rate))', 'dw.mul(learning_rate)', /step alone/],
    [
      'minus the step',
      'w.sub(dw.mul(learning_rate))',
      'dw.mul(-learning_rate)',
      /minus the step alone/,
    ],
    ['b stays', 'b: step(b, db)', 'b', /b did not move/],
    ['c stays', 'c: step(c, dc)', 'c', /c did not move/],
    ['V stays', 'V: step(V, dV)', 'V', /V did not move/],
    [
      'the first example',
      'x.T.dot(da)',
      "x.slice('0:1').T.dot(da.slice('0:1'))",
      /only the first example/,
    ],
    ['x and h changed', 'x.T.dot(da)', 'x.T.dot(da.add(0)); x.mul_(1.01)', /changed its input x/],
    [
      'gold changed',
      'gold.div(p).neg()',
      'gold.div(p).neg(); gold.mul_(2)',
      /changed its input gold/,
    ],
    [
      'the loss alone',
      'return [loss, {',
      'return loss as never; [loss, {',
      /expected \[loss, next_net\]|return \[loss/,
    ],
    [
      'the net before the loss',
      `return [loss, { ${STEP} }]`,
      `return [{ ${STEP} }, loss] as never`,
      /expected a number/,
    ],
    [
      'one object for all calls',
      `return [loss, { ${STEP} }]`,
      `const own = (make_update as never as { net?: FFNN }); own.net ??= { V: V.copy(), b: b.copy(), W: W.copy(), c: c.copy() }; const next = { ${STEP} }; for (const k of ['V', 'b', 'W', 'c'] as const) if (own.net[k].shape.join() === next[k].shape.join()) own.net[k].mul_(0).add_(next[k]); else own.net[k] = next[k]; return [loss, own.net]`,
      /same memory/,
    ],
  ]),
];
