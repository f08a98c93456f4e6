import { answersTo, type Mutant, type Variant } from '../mutant.js';

const scalar = answersTo('eval_numerical_gradient');
const array = answersTo('eval_numerical_gradient_array');
const descent = answersTo('gradient_descent');
const batches = answersTo('sgd_epoch_batches');

const own = (name: string) => `const own = ${name} as never as Record<string, any>;`;
const LOOP = 'for (let i = 0; i < x.size; i++) {';

/** Slips that both numerical gradients invite. */
const numeric = [
  ['the first entry is left out', [['let i = 0', 'let i = 1']], /first element is wrong/],
  ['the last entry is left out', [['i < x.size', 'i < x.size - 1']], /last element is wrong/],
  ['only the first entry', [['i < x.size', 'i < 1']], /only the first entr/],
  [
    'by the number of axes',
    [['i < x.size', 'i < x.ndim']],
    /number of axes|only the first entr|expected/,
  ],
  ['h squared', [['(2 * h)', '(2 * h * h)']], /divided by h once more/],
  ['4 h', [['(2 * h)', '(4 * h)']], /0\.5 times/],
  [
    'the other way round',
    [
      ['x.data[i] = old_value + h;', 'x.data[i] = old_value - h;'],
      ['x.data[i] = old_value - h;\n', 'x.data[i] = old_value + h;\n'],
    ],
    /sign is wrong|0/,
  ],
  ['h is 1e-4', [['const grad', 'h = 1e-4; const grad']], /use the argument h/],
  [
    'h is 1e-3 when it is left out',
    [['const grad', 'if (h === 1e-5) h = 1e-3; const grad']],
    /step that is too large|h that is left out|expected/,
  ],
  [
    'h is 1e-12 when it is left out',
    [['const grad', 'if (h === 1e-5) h = 1e-12; const grad']],
    /step that is too small|expected/,
  ],
  [
    'h relative to x',
    [
      [
        'const old_value = x.data[i];',
        'const old_value = x.data[i]; const step = h; h = step * Math.max(1, Math.abs(old_value) * 3);',
      ],
    ],
    /expected|moved by/,
  ],
  [
    'all entries stay moved by h',
    [
      ['x.data[i] = old_value; // restore', 'x.data[i] = old_value + h; // restore'],
      ['x.data[i] = old_value;\n', 'x.data[i] = old_value + h;\n'],
    ],
    /stays moved/,
  ],
  [
    'restored at the end only',
    [
      ['const grad', 'const before = x.copy(); const grad'],
      ['return grad', 'x.set(before); return grad'],
    ],
    null,
  ],
  [
    'x is rounded',
    [
      [
        'const grad',
        'for (let k = 0; k < x.size; k++) x.data[k] = Math.round(x.data[k] * 1e6) / 1e6; const grad',
      ],
    ],
    /changed its input x/,
  ],
  ['grad in float32', [['return grad', "return grad.astype('float32')"]], /loses digits/],
  ['a list', [['return grad', 'return Array.from(grad.data) as never']], /wrap it/],
  ['flat', [['return grad', 'return grad.reshape(-1)']], /shape is not/],
  ['transposed', [['return grad', 'return grad.T']], /transposed/],
  ['normalised', [['return grad', 'return grad.div(grad.abs().max())']], /times what it should be/],
  [
    'rounded',
    [
      [
        'return grad',
        'for (let k = 0; k < grad.size; k++) grad.data[k] = Math.round(grad.data[k] * 1000) / 1000; return grad',
      ],
    ],
    /rounded/,
  ],
  ['cut at 1', [['return grad', 'return grad.clip(-1, 1)']], /cut off/],
  ['sizes without sign', [['return grad', 'return grad.abs()']], /minus is lost/],
  [
    'one buffer',
    [
      [
        'const grad',
        `${'const own = NAME as never as Record<string, any>;'} if (own.g?.shape.join() !== x.shape.join()) own.g = zerosLike(x); const grad`,
      ],
      ['zerosLike(x)', 'zerosLike(x)'],
      ['return grad', 'own.g.set(grad); return own.g'],
    ],
    null,
  ],
  [
    'adds up over the calls',
    [
      ['const grad', 'const own = NAME as never as Record<string, any>; const grad'],
      [
        'return grad',
        'if (own.g?.shape.join() === x.shape.join()) own.g = own.g.add(grad); else own.g = grad; return own.g.copy()',
      ],
    ],
    null,
  ],
] as const;

type Piece = readonly (readonly [string, string])[];
const forBoth = (of: typeof scalar, name: string, skip: readonly string[]): Mutant[] =>
  numeric.flatMap(([title, pieces, says]) => {
    const to = (pieces as Piece).map(
      ([from, into]) => [from, into.replaceAll('NAME', name)] as const,
    );
    return says === null || skip.includes(title) ? [] : [of.wrong(title, to, says)];
  });

const STEP = 'now = now.sub(dw.mul(learning_rate));';
const CUT = 'batches.push(order.slice(`$';

export const foundMutants: Mutant[] = [
  ...forBoth(scalar, 'eval_numerical_gradient', [
    'the other way round',
    'all entries stay moved by h',
  ]),
  scalar.wrong(
    'the sides in another order',
    [
      ['old_value + h', 'old_value - h'],
      ['x.data[i] = old_value - h;\n    const fxmh', 'x.data[i] = old_value + h;\n    const fxmh'],
    ],
    /sign is wrong/,
  ),
  scalar.wrong(
    'f of the entry alone',
    [['const fxph = f(x)', 'const fxph = f(x.mul(0).add(x.data[i]))']],
    /entries moved at once|expected/,
  ),
  scalar.wrong(
    'the values of f',
    [['(fxph - fxmh) / (2 * h)', 'fxph']],
    /not divided|values of f|expected/,
  ),
  scalar.wrong(
    'a second derivative',
    [['(fxph - fxmh) / (2 * h)', '(fxph - 2 * f(x) + fxmh) / (h * h)']],
    /second derivative/,
  ),
  scalar.wrong(
    'stays moved by h',
    [['x.data[i] = old_value; // restore', 'x.data[i] = old_value + h; // restore']],
    /stays moved|entries moved/,
  ),
  scalar.wrong('the sum of both sides', [['fxph - fxmh', 'fxph + fxmh']], /two sides are added/),
  ...forBoth(array, 'eval_numerical_gradient_array', [
    'the other way round',
    'all entries stay moved by h',
    'by the number of axes',
  ]),
  array.wrong('df once more', [['.mul(df).sum()', '.mul(df).mul(df).sum()']], /df counts twice/),
  array.wrong(
    'the sum before df',
    [['pos.sub(neg).mul(df).sum()', '(pos.sub(neg).sum() * df.sum())']],
    /summed before/,
  ),
  array.wrong('the largest', [['.mul(df).sum()', '.mul(df).max()']], /expected/),
  array.wrong('divided by df', [['.mul(df)', '.div(df)']], /divided by df/),
  array.wrong('df added', [['.mul(df).sum()', '.add(df).sum()']], /expected/),
  array.wrong(
    'mean over the batch',
    [['.sum() / (2 * h)', '.sum() / (2 * h * x.shape[0])']],
    /N = 3 times too small/,
  ),
  array.wrong(
    'the first result only',
    [['.mul(df).sum()', '.mul(df).data[0]']],
    /only the first|expected/,
  ),
  array.wrong('pos is no copy', [['const pos = f(x).copy()', 'const pos = f(x)']], /keep a copy/),
  array.wrong('writes into df', [['return grad', 'df.mul_(2); return grad']], /input df/),
  // gradient_descent
  descent.wrong(
    'a rate of 0 taken for none',
    [[STEP, 'now = now.sub(dw.mul(learning_rate || 1e-2));']],
    /rate of 0/,
  ),
  descent.wrong(
    'no steps taken for one',
    [['step < num_steps', 'step < (num_steps || 1)']],
    /num_steps of 0|0 steps/,
  ),
  descent.wrong(
    'rate squared',
    [[STEP, 'now = now.sub(dw.mul(learning_rate ** 2));']],
    /learning rate is squared/,
  ),
  descent.wrong('half the rate', [[STEP, 'now = now.sub(dw.mul(learning_rate / 2));']], /half/),
  descent.wrong('twice the rate', [[STEP, 'now = now.sub(dw.mul(2 * learning_rate));']], /twice/),
  descent.wrong(
    'divided by the rate',
    [[STEP, 'now = now.sub(dw.div(learning_rate));']],
    /divided by the learning rate/,
  ),
  descent.wrong(
    'the rate shrinks',
    [[STEP, 'now = now.sub(dw.mul(learning_rate / (1 + step)));']],
    /rate changes/,
  ),
  descent.wrong(
    'the sign of the gradient',
    [[STEP, 'now = now.sub(dw.sign().mul(learning_rate));']],
    /sign of dw/,
  ),
  descent.wrong(
    'the gradient of length 1',
    [[STEP, 'now = now.sub(dw.div(Math.sqrt(dw.mul(dw).sum())).mul(learning_rate));']],
    /length 1/,
  ),
  descent.wrong(
    'gradient cut at 0.1',
    [[STEP, 'now = now.sub(dw.clip(-0.1, 0.1).mul(learning_rate));']],
    /expected/,
  ),
  descent.wrong(
    'momentum',
    [
      ['let now = w;', 'let now = w; let v = w.mul(0);'],
      [STEP, 'v = v.mul(0.9).add(dw); now = now.sub(v.mul(learning_rate));'],
    ],
    /momentum/,
  ),
  descent.wrong(
    'weight decay',
    [[STEP, 'now = now.mul(1 - 1e-3).sub(dw.mul(learning_rate));']],
    /expected/,
  ),
  descent.wrong(
    'the loss as the rate',
    [[STEP, 'now = now.sub(dw.mul(learning_rate * loss));']],
    /expected/,
  ),
  descent.wrong(
    'stops when it is better',
    [[STEP, `if (step > 2) break; ${STEP}`]],
    /few|losses has/,
  ),
  descent.wrong(
    'the best w',
    [
      ['let now = w;', 'let now = w; let best = Infinity; let at = w;'],
      ['losses.push(loss);', 'losses.push(loss); if (loss < best) { best = loss; at = now; }'],
      ['return [now.copy()', 'return [at.copy()'],
    ],
    /one step too few/,
  ),
  descent.wrong(
    'the w before the last step',
    [
      ['let now = w;', 'let now = w; let last = w;'],
      [STEP, `last = now; ${STEP}`],
      ['return [now.copy()', 'return [last.copy()'],
    ],
    /one step too few/,
  ),
  descent.wrong(
    'losses summed',
    [['losses.push(loss)', 'losses.push(loss + (losses[losses.length - 1] ?? 0))']],
    /add up/,
  ),
  descent.wrong(
    'losses averaged',
    [['losses.push(loss)', 'losses.push(loss / w.size)']],
    /divided by the number of weights/,
  ),
  descent.wrong(
    'losses from the end',
    [['return [now.copy(), losses]', 'return [now.copy(), losses.reverse()]']],
    /other way round/,
  ),
  descent.wrong(
    'losses with the last one too',
    [
      [
        'return [now.copy(), losses]',
        'losses.push(loss_and_grad(now)[0]); return [now.copy(), losses]',
      ],
    ],
    /losses has 7 entries/,
  ),
  descent.wrong(
    'losses as a Tensor',
    [['return [now.copy(), losses]', 'return [now.copy(), w.mul(0).reshape(-1).copy() as never]']],
    /not a list of numbers/,
  ),
  descent.wrong(
    'losses rounded',
    [['losses.push(loss)', 'losses.push(Math.round(loss * 100) / 100)']],
    /rounded/,
  ),
  descent.wrong(
    'losses as texts',
    [['losses.push(loss)', 'losses.push(loss.toFixed(6) as never)']],
    /not a list of numbers/,
  ),
  descent.wrong(
    'only losses that fall',
    [['losses.push(loss)', 'if (!(loss >= losses[losses.length - 1])) losses.push(loss)']],
    /losses has \d entries|rises/,
  ),
  descent.wrong(
    'order',
    [['return [now.copy(), losses]', 'return [losses, now.copy()] as never']],
    /expected a Tensor/,
  ),
  descent.wrong(
    'w alone',
    [['return [now.copy(), losses]', 'return now.copy() as never']],
    /return \[w, losses\]/,
  ),
  descent.wrong(
    'losses of all calls',
    [
      [
        'const losses: number[] = [];',
        `${own('gradient_descent')} const losses: number[] = (own.losses ??= []);`,
      ],
    ],
    /losses has|not empty|earlier call/,
  ),
  descent.wrong(
    'the w of the call before',
    [
      [
        'let now = w;',
        `${own('gradient_descent')} let now = own.w?.shape.join() === w.shape.join() ? own.w : w;`,
      ],
      ['return [now.copy()', 'own.w = now; return [now.copy()'],
    ],
    /earlier call|w\[/,
  ),
  descent.wrong(
    'w set in place at the end',
    [['return [now.copy()', 'w.set(now); return [now.copy()']],
    /input w/,
  ),
  descent.wrong(
    'float32',
    [['return [now.copy()', "return [now.astype('float32')"]],
    /loses digits/,
  ),
  // sgd_epoch_batches
  batches.wrong(
    'the same order for all epochs',
    [
      [
        '= permutation(N)',
        '= ((sgd_epoch_batches as never as Record<string, any>)["n" + N] ??= permutation(N))',
      ],
    ],
    /same order/,
  ),
  batches.wrong(
    'turned on, not shuffled',
    [
      [
        "permutation(N).astype('int32')",
        "(() => { const o = permutation(N).astype('int32'); const from = o.at(0); for (let i = 0; i < N; i++) o.set((i + from) % N, i); return o; })()",
      ],
    ],
    /neighbours|stay together|same order/,
  ),
  batches.wrong(
    'reversed now and then',
    [
      [
        "permutation(N).astype('int32')",
        "(() => { const o = permutation(N).astype('int32'); const up = o.at(0) % 2; for (let i = 0; i < N; i++) o.set(up ? i : N - 1 - i, i); return o; })()",
      ],
    ],
    /old order|neighbours|same order|stay together/,
  ),
  batches.wrong(
    'the first example stays first',
    [
      [
        "permutation(N).astype('int32')",
        "(() => { const o = permutation(N).astype('int32'); const at = Array.from(o.data).indexOf(0); o.set(o.at(0), at); o.set(0, 0); return o; })()",
      ],
    ],
    /stay where they are/,
  ),
  batches.wrong(
    'the last example stays last',
    [
      [
        "permutation(N).astype('int32')",
        "(() => { const o = permutation(N).astype('int32'); const at = Array.from(o.data).indexOf(N - 1); o.set(o.at(N - 1), at); o.set(N - 1, N - 1); return o; })()",
      ],
    ],
    /stay where they are/,
  ),
  batches.wrong(
    'only the first half is shuffled',
    [
      [
        "permutation(N).astype('int32')",
        "(() => { const o = permutation(N).astype('int32'); const half = N >> 1; const p = permutation(half); for (let i = 0; i < N; i++) o.set(i < half ? p.at(i) : i, i); return o; })()",
      ],
    ],
    /stay where they are/,
  ),
  batches.wrong(
    'pairs stay together',
    [
      [
        "permutation(N).astype('int32')",
        "(() => { const o = permutation(N).astype('int32'); const p = permutation(Math.ceil(N / 2)); const all = Array.from(p.data).flatMap((k) => [2 * k, 2 * k + 1]).filter((k) => k < N); all.forEach((k, i) => o.set(k, i)); return o; })()",
      ],
    ],
    /stay together/,
  ),
  batches.wrong(
    'a new order for each batch',
    [['batches.push(order', "batches.push(permutation(N).astype('int32')"]],
    /in no batch|with replacement/,
  ),
  batches.wrong('from 1', [['let start = 0', 'let start = 1']], /in no batch/),
  batches.wrong(
    'overlap by one',
    [['start + batch_size, N', 'start + batch_size + 1, N']],
    /twice in the epoch|expected/,
  ),
  batches.wrong(
    'the last batch is filled up',
    [
      [
        CUT,
        'if (start + batch_size > N) { batches.push(order.slice(`${Math.max(0, N - batch_size)}:${N}`)); break; } batches.push(order.slice(`$',
      ],
    ],
    /keep the rest|smaller batch/,
  ),
  batches.wrong(
    'the rest is in the last whole batch',
    [
      [
        CUT,
        'if (N - start < 2 * batch_size && start + batch_size < N) { batches.push(order.slice(`${start}:${N}`)); break; } batches.push(order.slice(`$',
      ],
    ],
    /keep the rest|smaller batch/,
  ),
  batches.wrong(
    'equal parts',
    'const order = permutation(N).astype("int32"); const count = Math.ceil(N / batch_size); const size = Math.ceil(N / count); const out: Tensor[] = []; for (let s = 0; s < N; s += size) out.push(order.slice(`${s}:${Math.min(N, s + size)}`)); return out;',
    /keep the rest|smaller batch/,
  ),
  batches.wrong(
    'batch_size batches',
    'const order = permutation(N).astype("int32"); const size = Math.ceil(N / batch_size); const out: Tensor[] = []; for (let s = 0; s < N; s += size) out.push(order.slice(`${s}:${Math.min(N, s + size)}`)); return out;',
    /expected 5 batches of 12|number of batches/,
  ),
  batches.wrong(
    'every batch_size-th',
    'const order = permutation(N).astype("int32"); const count = Math.floor(N / batch_size); const out: Tensor[] = []; for (let s = 0; s < count; s++) out.push(order.slice(`${s}::${count}`)); return out;',
    /keep the rest|in no batch|expected/,
  ),
  batches.wrong(
    'rows of a matrix',
    [['return batches', 'return batches.map((b) => b.reshape(1, -1))']],
    /has 2 dimensions/,
  ),
  batches.wrong(
    'lists of numbers',
    [['return batches', 'return batches.map((b) => Array.from(b.data)) as never']],
    /wrap it/,
  ),
  batches.wrong(
    'an object',
    [['return batches', 'return { batches } as never']],
    /not a list of batches/,
  ),
  batches.wrong(
    'one batch alone',
    [['return batches', 'return batches.slice(0, 1)']],
    /in no batch/,
  ),
  batches.wrong(
    'the last batch alone is missing',
    [['return batches', 'return batches.slice(0, -1)']],
    /in no batch/,
  ),
  batches.wrong(
    'the batches of all calls',
    [
      [
        'const batches: Tensor[] = [];',
        `${own('sgd_epoch_batches')} const batches: Tensor[] = (own.all ??= []);`,
      ],
    ],
    /same memory/,
  ),
  batches.wrong(
    'whole and shares',
    [["astype('int32');", "astype('float64').div(N);"]],
    /outside 0|in no batch/,
  ),
  batches.wrong(
    'drawn one by one',
    'const out: Tensor[] = []; for (let s = 0; s < N; s += batch_size) { const b = permutation(N).astype("int32").slice(`0:${Math.min(batch_size, N - s)}`); out.push(b); } return out;',
    /with replacement|in no batch/,
  ),
];

export const foundVariants: Variant[] = [
  scalar.right('from the last entry', [[LOOP, 'for (let i = x.size - 1; i >= 0; i--) {']]),
  scalar.right(
    'a helper for each side',
    'const grad = zerosLike(x); const side = (i: number, step: number) => { const old = x.data[i]; x.data[i] = old + step; const v = f(x); x.data[i] = old; return v; }; grad.data.set(Array.from(grad.data, (_, i) => (side(i, h) - side(i, -h)) / (h + h))); return grad;',
  ),
  scalar.right(
    'by eval_numerical_gradient_array',
    'const one = zerosLike(x).reshape(-1); return eval_numerical_gradient_array((v) => { const out = x.reshape(-1).copy().slice("0:1").copy(); out.data[0] = f(v); return out; }, x, one.slice("0:1").mul(0).add(1), h);',
  ),
  scalar.right(
    'the real step, after rounding',
    'const grad = zerosLike(x); for (let i = 0; i < x.size; i++) { const v = x.data[i]; x.data[i] = v + h; const up = x.data[i]; const a = f(x); x.data[i] = v - h; const low = x.data[i]; const b = f(x); x.data[i] = v; grad.data[i] = (a - b) / (up - low); } return grad;',
  ),
  array.right('df first', [
    ['pos.sub(neg).mul(df).sum()', '(pos.mul(df).sum() - neg.mul(df).sum())'],
  ]),
  array.right(
    'on copies of x',
    'const grad = zerosLike(x); const at = (i: number, d: number) => { const m = x.copy(); m.data[i] += d; return f(m); }; for (let i = 0; i < x.size; i++) grad.data[i] = at(i, h).sub(at(i, -h)).div(2 * h).mul(df).sum(); return grad;',
  ),
  array.right('from the last entry', [[LOOP, 'for (let i = x.size; i-- > 0; ) {']]),
  descent.right(
    'a for-of over the steps',
    'const losses: number[] = []; let v = w.copy(); for (const _ of Array(num_steps).keys()) { const [loss, dw] = loss_and_grad(v); losses.push(loss); v = v.add(dw.mul(-learning_rate)); } return [v, losses];',
  ),
  descent.right(
    'reduce',
    'return Array.from({ length: num_steps }).reduce(([v, losses]: [Tensor, number[]]) => { const [loss, dw] = loss_and_grad(v); return [v.sub(dw.mul(learning_rate)), [...losses, loss]] as [Tensor, number[]]; }, [w, []] as [Tensor, number[]]);',
  ),
  descent.right(
    'typed arrays',
    'const v = w.copy(); const losses = new Array<number>(num_steps); for (let k = 0; k < num_steps; k++) { const [loss, dw] = loss_and_grad(v); losses[k] = loss; v.data.forEach((_, i) => { v.data[i] -= learning_rate * dw.data[i]; }); } return [v, losses];',
  ),
  batches.right(
    'Fisher and Yates',
    'const order = permutation(N).astype("int32"); const draw = permutation(1e6 > N ? N * 10 : N); for (let i = N - 1; i > 0; i--) { const j = draw.at(i) % (i + 1); const t = order.at(i); order.set(order.at(j), i).set(t, j); } const out: Tensor[] = []; for (let s = 0; s < N; s += batch_size) out.push(order.slice(`${s}:${Math.min(N, s + batch_size)}`).copy()); return out;',
  ),
  batches.right(
    'recursion',
    'const cut = (rest: Tensor): Tensor[] => rest.size <= batch_size ? [rest] : [rest.slice(`0:${batch_size}`), ...cut(rest.slice(`${batch_size}:${rest.size}`))]; return cut(permutation(N).astype("int32"));',
  ),
  batches.right(
    'from the end',
    'const order = permutation(N).astype("int32"); const starts: number[] = []; for (let s = 0; s < N; s += batch_size) starts.unshift(s); return starts.map((s) => order.slice(`${s}:${Math.min(N, s + batch_size)}`)).reverse();',
  ),
];
