import { answersTo, type Mutant, type Variant } from '../mutant.js';

const forward = answersTo('affine_forward');
const backward = answersTo('affine_backward');

const OUT = 'dot(rows, w).add(b)';
const ROWS = 'x.reshape(N, -1)';
/** A place of affine_forward's own, outside of every call. */
const kept = (name: string) => `const own = ${name} as never as Record<string, any>;`;
const DX = 'dot(dout, w.T).reshape(...x.shape)';
const DW = 'dot(x.reshape(N, -1).T, dout)';

export const affineMutants: Mutant[] = [
  forward.wrong(
    'one buffer for all calls',
    `${kept('affine_forward')}
  const made = dot(x.reshape(x.shape[0], -1), w).add(b);
  if (own.out?.shape.join() !== made.shape.join()) own.out = made;
  else own.out.set(made);
  return [own.out, [x, w, b]];`,
    /returned the same memory/,
  ),
  forward.wrong(
    'the bias of the first call for ever',
    `${kept('affine_forward')}
  own.b ??= b.copy();
  return [dot(x.reshape(x.shape[0], -1), w).add(own.b), [x, w, b]];`,
    /earlier call/,
  ),
  forward.wrong(
    'the weights of the first call while the shape fits',
    `${kept('affine_forward')}
  if (own.w?.shape.join() !== w.shape.join()) own.w = w.copy();
  return [dot(x.reshape(x.shape[0], -1), own.w).add(b), [x, w, b]];`,
    /earlier call/,
  ),
  forward.wrong('flattens by columns', [[ROWS, 'x.reshape(-1, N).T']], /one row for each example/),
  forward.wrong(
    'images: only the first channel',
    [[ROWS, "(x.ndim > 2 ? x.slice(':', 0) : x.reshape(N, -1))"]],
    /reshape x to \(N, -1\)/,
  ),
  forward.wrong(
    'images: the axes in another order',
    [
      [
        ROWS,
        '(x.ndim > 2 ? x.transpose(0, ...x.shape.map((_, i) => i).slice(1).reverse()) : x).reshape(N, -1)',
      ],
    ],
    /order of the numbers within an example/,
  ),
  forward.wrong(
    'four axes are one too many',
    [[ROWS, 'x.reshape(N, x.shape[1] * (x.shape[2] ?? 1))']],
    /reshape x to \(N, -1\)|reshape/,
  ),
  forward.wrong(
    'the last example is left out',
    `const rows = x.reshape(x.shape[0], -1);
  const out = dot(rows, w).mul(0);
  for (let n = 0; n < x.shape[0] - 1; n++) for (let h = 0; h < w.shape[1]; h++) {
    let sum = b.at(h);
    for (let d = 0; d < w.shape[0]; d++) sum += rows.at(n, d) * w.at(d, h);
    out.set(sum, n, h);
  }
  return [out, [x, w, b]];`,
    /last row/,
  ),
  forward.wrong(
    'the last input is left out',
    `const rows = x.reshape(x.shape[0], -1);
  const out = dot(rows, w).mul(0);
  for (let n = 0; n < x.shape[0]; n++) for (let h = 0; h < w.shape[1]; h++) {
    let sum = b.at(h);
    for (let d = 0; d < w.shape[0] - 1; d++) sum += rows.at(n, d) * w.at(d, h);
    out.set(sum, n, h);
  }
  return [out, [x, w, b]];`,
    /last input/,
  ),
  forward.wrong(
    'the bias for the first example only',
    [[OUT, 'dot(rows, w); out.set(out.slice(0).add(b), 0)']],
    /bias.*first row only/,
  ),
  forward.wrong(
    'the bias once for each input',
    `const rows = x.reshape(x.shape[0], -1);
  const out = dot(rows, w).mul(0);
  for (let n = 0; n < x.shape[0]; n++) for (let h = 0; h < w.shape[1]; h++)
    for (let d = 0; d < w.shape[0]; d++) out.set(out.at(n, h) + rows.at(n, d) * w.at(d, h) + b.at(h), n, h);
  return [out, [x, w, b]];`,
    /bias is added .* times/,
  ),
  forward.wrong(
    'the bias down the columns',
    [['.add(b)', '.add(b.reshape(-1, 1))']],
    /broadcast|shapes/,
  ),
  forward.wrong('the sum of the biases', [['.add(b)', '.add(b.sum())']], /one number/),
  forward.wrong('the first bias for all', [['.add(b)', '.add(b.at(0))']], /one number/),
  forward.wrong(
    'w in float32',
    [['dot(rows, w)', "dot(rows, w.astype('float32'))"]],
    /loses digits/,
  ),
  forward.wrong(
    'rounded to three places',
    [
      [
        'return [out, cache]',
        'for (let i = 0; i < out.size; i++) out.data[i] = Math.round(out.data[i] * 1000) / 1000; return [out, cache]',
      ],
    ],
    /rounded/,
  ),
  forward.wrong('w transposed', [['dot(rows, w)', 'dot(rows, w.T)']], /Did you mean (b|a)\.T/),
  forward.wrong(
    'factors the other way round',
    [['dot(rows, w)', 'dot(w, rows)']],
    /Did you mean dot\(b, a\)/,
  ),
  forward.wrong('b added to the weights', [[OUT, 'dot(rows, w.add(b))']], /b is added to w/),
  forward.wrong('b times the product', [['.add(b)', '.mul(b)']], /multiplied by b/),
  forward.wrong(
    'scaled by the root of D',
    [['.add(b)', '.div(Math.sqrt(w.shape[0])).add(b)']],
    /√D/,
  ),
  forward.wrong(
    'centred over the batch',
    [['.add(b)', '.add(b); return [out.sub(out.mean(0)), [x, w, b]]']],
    /mean/,
  ),
  forward.wrong(
    'softmax built in',
    [
      [
        'return [out, cache]',
        'const e = (t: Tensor) => t.exp(); return [e(out).div(e(out).sum(1, true)), cache]',
      ],
    ],
    /every row sums to 1|out\[/,
  ),
  forward.wrong(
    'writes into w',
    [[OUT, 'dot(rows, w.mul_(1)).add(b); w.set(w.at(0, 0) + 1, 0, 0)']],
    /input w/,
  ),
  forward.wrong('writes into b', [[OUT, 'dot(rows, w).add(b); b.mul_(2)']], /input b/),
  forward.wrong(
    'one list in the list',
    [['return [out, cache]', 'return [[out], cache] as never']],
    /leave out the brackets/,
  ),
  forward.wrong(
    'an object',
    [['return [out, cache]', 'return { out, cache } as never']],
    /return \[out, cache\]/,
  ),
  // affine_backward
  backward.wrong(
    'cache taken apart in another order',
    [['const [x, w] = cache', 'const [w, x] = cache']],
    /order in which/,
  ),
  backward.wrong(
    'cache packed in another order',
    { where: 'affine_forward', replace: [['[x, w, b]', '[w, x, b]']] },
    /order in which/,
  ),
  backward.wrong(
    'cache holds the rows only',
    { where: 'affine_forward', replace: [['cache = [x, w, b]', 'cache = [rows, w, b]']] },
    /values are right but the shape is not/,
  ),
  backward.wrong(
    'cache holds out',
    { where: 'affine_forward', replace: [['cache = [x, w, b]', 'cache = [out, w, b]']] },
    /in the cache/,
  ),
  backward.wrong(
    'cache without w',
    { where: 'affine_forward', replace: [['cache = [x, w, b]', 'cache = [x, b]']] },
    /in the cache|order in which/,
  ),
  backward.wrong(
    'one cache for all calls',
    {
      where: 'affine_forward',
      body: `${kept('affine_forward')}
  const out = dot(x.reshape(x.shape[0], -1), w).add(b);
  own.cache ??= [];
  own.cache[0] = x; own.cache[1] = w; own.cache[2] = b;
  return [out, own.cache];`,
    },
    /latest forward|earlier cache/,
  ),
  backward.wrong(
    'a copy of x in one buffer for all calls',
    {
      where: 'affine_forward',
      body: `${kept('affine_forward')}
  const out = dot(x.reshape(x.shape[0], -1), w).add(b);
  if (own.x?.shape.join() !== x.shape.join()) own.x = x.copy();
  else own.x.set(x);
  return [out, [own.x, w, b]];`,
    },
    /latest forward|earlier cache/,
  ),
  backward.wrong(
    'x of the latest forward',
    {
      where: 'affine_forward',
      body: `const all = affine_forward as never as Record<string, any>;
  all.latest = [x, w, b];
  Object.defineProperty(all, 'unused', { value: 0, configurable: true });
  return [dot(x.reshape(x.shape[0], -1), w).add(b), new Proxy([], { get: (_t, k) => (k === Symbol.iterator ? () => all.latest[Symbol.iterator]() : all.latest[k]) }) as never];`,
    },
    /latest forward/,
  ),
  backward.wrong('images: x.T', [[DW, 'dot(x.T, dout)']], /reshape|shape/),
  backward.wrong(
    'dw: the last example is left out',
    [
      [
        DW,
        "dot(x.reshape(N, -1).slice(':' + Math.max(1, N - 1)).T, dout.slice(':' + Math.max(1, N - 1)))",
      ],
    ],
    /last example/,
  ),
  backward.wrong(
    'db: the first example only',
    [['dout.sum(0)', 'dout.slice(0).copy()']],
    /first example/,
  ),
  backward.wrong(
    'db: the last example is left out',
    [['dout.sum(0)', "dout.slice(':' + Math.max(1, N - 1)).sum(0)"]],
    /last example/,
  ),
  backward.wrong('db: the largest', [['dout.sum(0)', 'dout.max(0)']], /db\[/),
  backward.wrong('db of dw', [['dout.sum(0)', 'dw.sum(0)']], /contains x/),
  backward.wrong(
    'db: 1 for each',
    [['dout.sum(0)', 'dout.mul(0).add(1).sum(0)']],
    /dout is forgotten/,
  ),
  backward.wrong(
    'db: summed up to one number for one example',
    [['dout.sum(0)', '(N === 1 ? dout.reshape(-1).sum(0) as never : dout.sum(0))']],
    /sum\(0\)/,
  ),
  backward.wrong('weight decay built in', [[DW, `${DW}.add(w.mul(1e-3))`]], /weight decay/),
  backward.wrong('dw of dx', [[DW, 'dot(dx.reshape(N, -1).T, dout)']], /dw\[/),
  backward.wrong('dx: w without .T', [['dot(dout, w.T)', 'dot(dout, w)']], /Did you mean (b|a)\.T/),
  backward.wrong(
    'dx: dout transposed',
    [['dot(dout, w.T)', 'dot(dout.T, w.T)']],
    /Did you mean a\.T/,
  ),
  backward.wrong(
    'dx averaged',
    [['dot(dout, w.T)', 'dot(dout, w.T).div(N)']],
    /N = 4 times too small/,
  ),
  backward.wrong('dx cut at 1', [[DX, `${DX}.clip(-1, 1)`]], /cut off/),
  backward.wrong('dw cut at 1', [[DW, `${DW}.clip(-1, 1)`]], /cut off/),
  backward.wrong(
    'relu of the next layer',
    [['const N', 'dout = dout.maximum(0); const N']],
    /negative.*dout|relu/,
  ),
  backward.wrong('db as a column', [['dout.sum(0)', 'dout.sum(0).reshape(-1, 1)']], /shape is not/),
  backward.wrong('dx in float32', [[DX, `${DX}.astype('float32')`]], /loses digits/),
  backward.wrong(
    'adds up over the calls',
    [
      [
        DW,
        `(affine_backward as never as Record<string, any>).sum = (affine_backward as never as Record<string, any>).sum?.shape.join() === w.shape.join() ? (affine_backward as never as Record<string, any>).sum.add(${DW}) : ${DW}`,
      ],
    ],
    /gave different results|earlier call/,
  ),
  backward.wrong(
    'dw in one buffer',
    [
      [
        'return [dx',
        `${kept('affine_backward')} if (own.dw?.shape.join() !== dw.shape.join()) own.dw = dw; else own.dw.set(dw); return [dx, own.dw, db]; return [dx`,
      ],
    ],
    /returned the same memory/,
  ),
  backward.wrong(
    'x in the cache is used up',
    [['return [dx', 'x.mul_(0); return [dx']],
    /changed its cache in place/,
  ),
  backward.wrong(
    'takes the step itself',
    [['return [dx', 'w.sub_(dw.mul(0.1)); return [dx']],
    /changed its cache in place/,
  ),
  backward.wrong(
    'dout scaled in place and back',
    [['const N', 'dout.mul_(0.5); const N']],
    /input dout/,
  ),
];

export const affineVariants: Variant[] = [
  forward.right('adds b in place to its own product', [[OUT, 'dot(rows, w).add_(b)']]),
  forward.right(
    'typed arrays',
    `const [N, H] = [x.shape[0], w.shape[1]];
  const D = w.shape[0];
  const out = dot(x.reshape(N, D), w);
  for (let n = 0; n < N; n++) {
    const row = x.reshape(N, D).toArray()[n] as number[];
    for (let h = 0; h < H; h++) out.data[n * H + h] = row.reduce((sum, v, d) => sum + v * w.at(d, h), b.at(h));
  }
  return [out, [x, w, b]];`,
  ),
  forward.right(
    'a column of ones beside x',
    `const N = x.shape[0];
  const rows = x.reshape(N, -1);
  const ones = rows.slice(':', '0:1').mul(0).add(1);
  const wide = dot(rows, w).add(dot(ones, b.reshape(1, -1)));
  return [wide, [x, w, b]];`,
  ),
  forward.right(
    'column by column',
    `const rows = x.reshape(x.shape[0], -1);
  const out = dot(rows, w);
  for (let h = 0; h < w.shape[1]; h++) out.set(dot(rows, w.slice(':', h)).add(b.at(h)), ':', h);
  return [out, [x.copy(), w.copy(), b.copy()]];`,
  ),
  forward.right('transposed twice', [[OUT, 'dot(w.T, rows.T).T.add(b)']]),
  backward.right('transposes twice', [[DW, 'dot(dout.T, x.reshape(N, -1)).T']]),
  backward.right(
    'example by example',
    `const [x, w] = cache;
  const N = x.shape[0];
  const rows = x.reshape(N, -1);
  let [dw, db] = [w.mul(0), dout.slice(0).mul(0)];
  const dx = rows.mul(0);
  for (let n = 0; n < N; n++) {
    const d = dout.slice(n);
    dw = dw.add(dot(rows.slice(n).reshape(-1, 1), d.reshape(1, -1)));
    db = db.add(d);
    dx.set(dot(w, d), n);
  }
  return [dx.reshape(...x.shape), dw, db];`,
  ),
  backward.right(
    'typed arrays, examples from the last',
    `const [x, w, b] = cache;
  const [N, D, H] = [x.shape[0], w.shape[0], w.shape[1]];
  const [dx, dw, db] = [x.mul(0), w.mul(0), b.mul(0)];
  for (let n = N - 1; n >= 0; n--) for (let h = 0; h < H; h++) {
    const g = dout.data[n * H + h];
    db.data[h] += g;
    for (let d = 0; d < D; d++) {
      dx.data[n * D + d] += g * w.data[d * H + h];
      dw.data[d * H + h] += g * x.data[n * D + d];
    }
  }
  return [dx, dw, db];`,
  ),
  backward.right('mean times N', [['dout.sum(0)', 'dout.mean(0).mul(N)']]),
  backward.right('an object as the cache', [
    ['const [x, w] = cache', 'const { x, w } = { x: cache[0], w: cache[1] }'],
  ]),
  {
    ...backward.right('the cache in another order, on both sides', [
      ['const [x, w] = cache', 'const [x, w] = [cache[0], cache[1]]'],
    ]),
  },
];
