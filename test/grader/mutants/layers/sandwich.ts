import { answersTo, type Mutant, type Variant } from '../mutant.js';

/* affine and relu, together */

const forward = answersTo('affine_relu_forward');
const backward = answersTo('affine_relu_backward');

const AFFINE = 'affine_forward(x, w, b)';
const DA = 'relu_backward(dout, relu_cache)';
const END = 'return affine_backward(da, affine_cache)';
const own = (name: string) => `const own = ${name} as never as Record<string, any>;`;
/** What comes back, with one of it replaced. */
const parts = (dx: string, dw: string, db: string) =>
  `const [dx, dw, db] = affine_backward(da, affine_cache); return [${dx}, ${dw}, ${db}]`;

export const sandwichMutants: Mutant[] = [
  forward.wrong('abs', [['return [out,', 'return [a.abs(),']], /abs, not relu|sign/),
  forward.wrong('leaky', [['return [out,', 'return [maximum(a, a.mul(0.01)),']], /leaky/),
  forward.wrong('softplus', [['return [out,', 'return [a.exp().add(1).log(),']], /softplus/),
  forward.wrong(
    'the wrong part',
    [['return [out,', 'return [a.minimum(0),']],
    /drops the positive/,
  ),
  forward.wrong(
    'a step',
    [['return [out,', "return [greater(a, 0).astype('float64'),"]],
    /gives 1/,
  ),
  forward.wrong('the bias twice', [['relu_forward(a)', 'relu_forward(a.add(b))']], /twice/),
  forward.wrong('the bias subtracted', [[AFFINE, 'affine_forward(x, w, b.neg())']], /subtracted/),
  forward.wrong(
    'relu of the bias',
    [[AFFINE, 'affine_forward(x, w, maximum(0, b))']],
    /relu is applied to b/,
  ),
  forward.wrong(
    'relu of the weights',
    [[AFFINE, 'affine_forward(x, maximum(0, w), b)']],
    /relu is applied to w/,
  ),
  forward.wrong(
    'relu of x too',
    [[AFFINE, 'affine_forward(maximum(0, x), w, b)']],
    /relu is applied to x/,
  ),
  forward.wrong(
    'arguments in another order',
    [[AFFINE, 'affine_forward(w, x, b)']],
    /Did you mean dot\(b, a\)/,
  ),
  forward.wrong(
    'no flattening of its own',
    [
      [
        'const [a, affine_cache] = affine_forward(x, w, b)',
        'const [a, affine_cache] = [dot(x, w).add(b), [x, w, b]]',
      ],
    ],
    /reshape/,
  ),
  forward.wrong('capped at 1', [['return [out,', 'return [out.minimum(1),']], /cut off/),
  forward.wrong(
    'averaged',
    [['return [out,', 'return [out.div(x.shape[0]),']],
    /N = 4 times too small|times what/,
  ),
  forward.wrong('float32', [['return [out,', "return [out.astype('float32'),"]], /loses digits/),
  forward.wrong(
    'the last example is 0',
    [['return [out,', 'out.set(0, -1); return [out,']],
    /last row/,
  ),
  forward.wrong(
    'out of the first call',
    [
      [
        'return [out,',
        `${own('affine_relu_forward')} if (own.out?.shape.join() !== out.shape.join()) own.out = out; return [own.out,`,
      ],
    ],
    /same memory|earlier call|first call/,
  ),
  forward.wrong(
    'one buffer',
    [
      [
        'return [out,',
        `${own('affine_relu_forward')} if (own.out?.shape.join() !== out.shape.join()) own.out = out.copy(); else own.out.set(out); return [own.out,`,
      ],
    ],
    /same memory/,
  ),
  forward.wrong('w halved in place', [['return [out,', 'w.mul_(0.5); return [out,']], /input w/),
  forward.wrong(
    'x is cut in place',
    [['return [out,', 'x.set(maximum(0, x)); return [out,']],
    /input x/,
  ),
  forward.wrong(
    'a list of three',
    [
      [
        'return [out, [affine_cache, relu_cache]]',
        'return [affine_cache, relu_cache, out] as never',
      ],
    ],
    /list/,
  ),
  forward.wrong(
    'relu first and last',
    [[AFFINE, 'affine_forward(relu_forward(x)[0], w, b)']],
    /relu is applied to x/,
  ),
  // affine_relu_backward
  backward.wrong(
    'affine first',
    'const [affine_cache, relu_cache] = cache; const [dx, dw, db] = affine_backward(dout, affine_cache); return [relu_backward(dx, relu_cache), dw, db];',
    /reverse order/,
  ),
  backward.wrong(
    'caches packed the other way round',
    {
      where: 'affine_relu_forward',
      replace: [['[affine_cache, relu_cache]]', '[relu_cache, affine_cache] as never]']],
    },
    /order in which/,
  ),
  backward.wrong(
    'one flat cache',
    {
      where: 'affine_relu_forward',
      replace: [['[affine_cache, relu_cache]]', '[...affine_cache, ...relu_cache] as never]']],
    },
    /order in which|cache/,
  ),
  backward.wrong(
    'the affine cache only',
    {
      where: 'affine_relu_forward',
      replace: [['[affine_cache, relu_cache]]', 'affine_cache as never]']],
    },
    /order in which|cache/,
  ),
  backward.wrong(
    'no relu cache',
    {
      where: 'affine_relu_forward',
      replace: [['[affine_cache, relu_cache]]', '[affine_cache] as never]']],
    },
    /cache/,
  ),
  backward.wrong(
    'relu cache of out minus 1',
    { where: 'affine_relu_forward', replace: [['relu_cache]]', '[out.sub(1)]]]']] },
    /dx\[|relu's own cache|mask/,
  ),
  backward.wrong(
    'relu cache of x·w without b',
    { where: 'affine_relu_forward', replace: [['relu_cache]]', '[a.sub(b)]]]']] },
    /mask|b is missing/,
  ),
  backward.wrong(
    'caches of the latest call',
    {
      where: 'affine_relu_forward',
      replace: [
        [
          'return [out, [affine_cache, relu_cache]]',
          'const all = affine_relu_forward as never as Record<string, any>; all.pair = [affine_cache, relu_cache]; return [out, new Proxy([], { get: (_t, k) => (k === Symbol.iterator ? () => all.pair[Symbol.iterator]() : all.pair[k]) }) as never]',
        ],
      ],
    },
    /latest forward/,
  ),
  backward.wrong(
    'the mask from x',
    [[DA, 'relu_backward(dout, [affine_cache[0]])']],
    /mask|shape|order in which/,
  ),
  backward.wrong('the mask from dout', [[DA, 'maximum(0, dout)']], /sign of dout/),
  backward.wrong(
    'the mask the other way round',
    [[DA, 'dout.sub(relu_backward(dout, relu_cache))']],
    /other way round/,
  ),
  backward.wrong(
    'the mask alone',
    [[DA, "greater(relu_cache[0], 0).astype('float64')"]],
    /dout is forgotten/,
  ),
  backward.wrong(
    'the slope is a',
    [[DA, 'dout.mul(maximum(0, relu_cache[0]))']],
    /multiplies dout by/,
  ),
  backward.wrong(
    'db of dout',
    [[END, parts('dx', 'dw', 'dout.sum(0)')]],
    /does not pass through relu/,
  ),
  backward.wrong(
    'dw of dout',
    [[END, parts('dx', 'affine_backward(dout, affine_cache)[1]', 'db')]],
    /does not pass through relu/,
  ),
  backward.wrong(
    'dx of dout',
    [[END, parts('affine_backward(dout, affine_cache)[0]', 'dw', 'db')]],
    /does not pass through relu/,
  ),
  backward.wrong(
    'dx passes relu too',
    [[END, parts('dx.mul(greater(affine_cache[0], 0))', 'dw', 'db')]],
    /relu.*x|elements/,
  ),
  backward.wrong(
    'averaged',
    [[END, parts('dx', 'dw.div(dout.shape[0])', 'db.div(dout.shape[0])')]],
    /averaged over the batch|N = 4 times too small/,
  ),
  backward.wrong(
    'db averaged',
    [[END, parts('dx', 'dw', 'da.mean(0)')]],
    /averaged over the batch|N = 4 times too small/,
  ),
  backward.wrong(
    'db of the first example',
    [[END, parts('dx', 'dw', 'da.slice(0).copy()')]],
    /first example/,
  ),
  backward.wrong('db along the wrong axis', [[END, parts('dx', 'dw', 'da.sum(1)')]], /wrong axis/),
  backward.wrong('dw transposed', [[END, parts('dx', 'dw.T', 'db')]], /transposed/),
  backward.wrong('order', [[END, parts('dw', 'dx', 'db')]], /order|shape/),
  backward.wrong(
    'images come back flat',
    [[END, parts('dx.reshape(dx.shape[0], -1)', 'dw', 'db')]],
    /shape/,
  ),
  backward.wrong('dw cut at 1', [[END, parts('dx', 'dw.clip(-1, 1)', 'db')]], /cut off/),
  backward.wrong('float32', [[END, parts("dx.astype('float32')", 'dw', 'db')]], /loses digits/),
  backward.wrong(
    'the cache is used up',
    [[END, `${END.replace('return ', 'const got = ')}; affine_cache[0].mul_(0); return got`]],
    /cache/,
  ),
  backward.wrong(
    'a in the cache becomes the mask',
    [[DA, 'dout.mul(relu_cache[0].set(greater(relu_cache[0], 0)))']],
    /cache/,
  ),
  backward.wrong(
    'w takes its step',
    [
      [
        END,
        `${END.replace('return ', 'const got = ')}; affine_cache[1].sub_(got[1].mul(0.1)); return got`,
      ],
    ],
    /cache/,
  ),
  backward.wrong(
    'dout is masked in place',
    [[DA, 'dout.mul_(greater(relu_cache[0], 0))']],
    /input dout/,
  ),
  backward.wrong(
    'one buffer for dw',
    [
      [
        END,
        `${own('affine_relu_backward')} const got = affine_backward(da, affine_cache); if (own.dw?.shape.join() !== got[1].shape.join()) own.dw = got[1]; else own.dw.set(got[1]); return [got[0], own.dw, got[2]]`,
      ],
    ],
    /same memory/,
  ),
  backward.wrong(
    'the mask of the first call',
    [
      [
        DA,
        `dout.mul(((affine_relu_backward as never as Record<string, any>).mask ??= greater(relu_cache[0], 0)))`,
      ],
    ],
    /latest forward|another call|first call|threw/,
  ),
  backward.wrong(
    'a new forward in place of the cache',
    {
      where: 'affine_relu_forward',
      replace: [['relu_cache]]', '[dot(x.reshape(x.shape[0], -1), w)]]]']],
    },
    /mask|b is missing/,
  ),
];

export const sandwichVariants: Variant[] = [
  forward.right(
    'everything by hand',
    'const a = dot(x.reshape(x.shape[0], -1), w).add(b); return [a.mul(greater(a, 0)), [[x, w, b], [a]]];',
  ),
  forward.right(
    'relu twice is relu',
    'const [a, one] = affine_forward(x, w, b); const [h, two] = relu_forward(a); return [relu_forward(h)[0], [one, two]];',
  ),
  forward.right(
    'a list of layers, folded',
    'const caches: Tensor[][] = []; const layers = [(t: Tensor) => affine_forward(t, w, b), relu_forward]; const out = layers.reduce((t, f) => { const [next, cache] = f(t); caches.push(cache); return next; }, x); return [out, caches as never];',
  ),
  forward.right(
    'the caches by name',
    'const [a, affine] = affine_forward(x, w, b); const [out, relu] = relu_forward(a); return [out, Object.assign([affine, relu], { affine, relu }) as never];',
  ),
  backward.right(
    'only the active units, by an inner function',
    'const run = (g: Tensor) => affine_backward(g, cache[0]); return run(dout.mul(greater(cache[1][0], 0)));',
  ),
  backward.right(
    'loops',
    `const [[x, w], [a]] = cache;
  const rows = x.reshape(x.shape[0], -1);
  const [dx, dw, db] = [rows.mul(0), w.mul(0), dout.slice(0).mul(0)];
  for (let n = 0; n < rows.shape[0]; n++) for (let h = 0; h < w.shape[1]; h++) {
    if (a.at(n, h) <= 0) continue;
    db.set(db.at(h) + dout.at(n, h), h);
    for (let d = 0; d < w.shape[0]; d++) {
      dx.set(dx.at(n, d) + dout.at(n, h) * w.at(d, h), n, d);
      dw.set(dw.at(d, h) + dout.at(n, h) * rows.at(n, d), d, h);
    }
  }
  return [dx.reshape(...x.shape), dw, db];`,
  ),
  {
    ...backward.right('relu keeps its mask', {
      where: 'affine_relu_forward',
      replace: [['relu_cache]]', "[greater(a, 0).astype('float64')]]]"]],
    }),
  },
  {
    ...backward.right('relu keeps out', {
      where: 'affine_relu_forward',
      replace: [['relu_cache]]', '[out]]]']],
    }),
  },
  backward.right(
    'folded over the layers',
    'const back = [(g: Tensor) => [relu_backward(g, cache[1])], (g: Tensor) => affine_backward(g, cache[0])] as const; return back.reduce((g: Tensor[], f) => f(g[0]), [dout]) as never;',
  ),
];
