import { answersTo, type Mutant, type Variant } from '../mutant.js';

const forward = answersTo('relu_forward');
const backward = answersTo('relu_backward');

const OUT = 'maximum(0, x)';
const PASS = 'dout.mul(greater(x, 0))';
const own = (name: string) => `const own = ${name} as never as Record<string, any>;`;

export const reluMutants: Mutant[] = [
  forward.wrong('leaky, with 0.01', [[OUT, 'maximum(x.mul(0.01), x)']], /leaky/),
  forward.wrong('leaky, with 0.2', [[OUT, 'maximum(x.mul(0.2), x)']], /leaky/),
  forward.wrong(
    'elu',
    [
      [
        OUT,
        'maximum(0, x).add(minimumOf(x)); function minimumOf(t: Tensor) { return t.minimum(0).exp().sub(1); }',
      ],
    ],
    /elu/,
  ),
  forward.wrong('softplus', [[OUT, 'x.exp().add(1).log()']], /softplus/),
  forward.wrong('swish', [[OUT, 'x.div(x.neg().exp().add(1))']], /swish/),
  forward.wrong('capped at 6', [[OUT, 'maximum(0, x).minimum(6)']], /cut off|capped/),
  forward.wrong('capped at a thousand', [[OUT, 'x.clip(0, 1000)']], /cut off|capped/),
  forward.wrong('1 in place of 0', [[OUT, 'maximum(1, x)']], /at least 1|cut off/),
  forward.wrong('twice', [[OUT, 'x.add(x.abs())']], /2 times/),
  forward.wrong('squared', [[OUT, 'maximum(0, x).pow(2)']], /multiplied by x|squared/),
  forward.wrong(
    'the largest of the whole matrix',
    [[OUT, 'x.mul(0).add(Math.max(0, ...x.data))']],
    /the same number/,
  ),
  forward.wrong(
    'the largest of each row',
    [[OUT, 'maximum(0, x.max(x.ndim - 1, true)).add(x.mul(0))']],
    /out\[/,
  ),
  forward.wrong(
    'whole numbers',
    [
      [
        OUT,
        'maximum(0, x); for (let i = 0; i < out.size; i++) out.data[i] = Math.round(out.data[i])',
      ],
    ],
    /rounded/,
  ),
  forward.wrong('int32', [[OUT, "maximum(0, x).astype('int32')"]], /int32/),
  forward.wrong('float32', [[OUT, "maximum(0, x).astype('float32')"]], /loses digits/),
  forward.wrong('small numbers cut off', [[OUT, 'x.mul(greater(x, 1e-3))']], /small positive/),
  forward.wrong(
    'small numbers cut off at 1e-8',
    [[OUT, 'x.mul(greater(x, 1e-8))']],
    /small positive/,
  ),
  forward.wrong(
    'the first element stays',
    'const out = x.copy(); for (let i = 1; i < x.size; i++) if (x.data[i] < 0) out.data[i] = 0; return [out, [x]];',
    /first element/,
  ),
  forward.wrong(
    'the last element stays',
    'const out = x.copy(); for (let i = 0; i < x.size - 1; i++) if (x.data[i] < 0) out.data[i] = 0; return [out, [x]];',
    /last element/,
  ),
  forward.wrong(
    'a matrix only',
    'const out = x.copy(); const [N, D] = x.shape; for (let n = 0; n < N; n++) for (let d = 0; d < D; d++) out.set(Math.max(0, x.at(n, d)), n, d); return [out, [x]];',
    /threw|any shape/,
  ),
  forward.wrong(
    'the rows only that have a negative number',
    'const out = x.copy(); for (let n = 0; n < x.shape[0]; n++) if ((x.ndim > 1 ? x.slice(n).sum() : x.at(n)) < 0) out.set(0, n); return [out, [x]];',
    /out\[/,
  ),
  forward.wrong(
    'a list',
    [['return [out, cache]', 'return [Array.from(out.data) as never, cache]']],
    /wrap it/,
  ),
  forward.wrong(
    'the buffer in the shape of the first',
    `${own('relu_forward')} own.out ??= x.copy(); for (let i = 0; i < x.size; i++) own.out.data[i] = Math.max(0, x.data[i]); return [own.out, [x]];`,
    /same memory|shape/,
  ),
  forward.wrong(
    'the mask of the first call',
    `${own('relu_forward')} const mask = greater(x, 0); if (own.mask?.shape.join() !== mask.shape.join()) own.mask = mask; return [x.mul(own.mask), [x]];`,
    /earlier call|gave different|first call/,
  ),
  forward.wrong(
    'draws noise',
    [[OUT, 'maximum(0, x.add(x.mul(0).add(Math.random() * 1e-3)))']],
    /gave different results|off by|out\[/,
  ),
  forward.wrong(
    'no brackets',
    [['return [out, cache]', 'return out as never']],
    /return \[out, cache\]/,
  ),
  forward.wrong(
    'the cache first',
    [['return [out, cache]', 'return [cache, out] as never']],
    /a list of 1|brackets/,
  ),
  // relu_backward
  backward.wrong(
    'half at 0',
    [[PASS, 'dout.mul(greater(x, 0)).add(dout.mul(x.equal(0)).mul(0.5))']],
    /exactly 0/,
  ),
  backward.wrong('passes near 0', [[PASS, 'dout.mul(greater(x, -1e-3))']], /near 0|just below 0/),
  backward.wrong('stops near 0', [[PASS, 'dout.mul(greater(x, 1e-3))']], /near 0|small positive/),
  backward.wrong(
    'leaky',
    [[PASS, 'dout.mul(greater(x, 0)).add(dout.mul(x.lessEqual(0)).mul(0.01))']],
    /leaky/,
  ),
  backward.wrong('the sign of x', [[PASS, 'dout.mul(x.sign())']], /sign of x|signs/),
  backward.wrong(
    'the sign of dout too',
    [[PASS, 'maximum(0, dout).mul(greater(x, 0))']],
    /negative dout/,
  ),
  backward.wrong('added', [[PASS, 'dout.add(greater(x, 0))']], /is added|multiply/),
  backward.wrong(
    'averaged',
    [[PASS, 'dout.mul(greater(x, 0)).div(x.shape[0])']],
    /too small|times what/,
  ),
  backward.wrong('cut at 1', [[PASS, 'dout.mul(greater(x, 0)).clip(-1, 1)']], /cut off/),
  backward.wrong(
    'slope of the sigmoid',
    [[PASS, 'dout.mul(x.neg().exp().add(1).pow(-1))']],
    /dx\[/,
  ),
  backward.wrong(
    'relu of x, forward again',
    [[PASS, 'maximum(0, x)']],
    /forward again|dout is forgotten/,
  ),
  backward.wrong(
    'where a row has a positive number',
    [[PASS, 'dout.mul(greater(x.max(x.ndim - 1, true), 0))']],
    /whole of dout|row|elements are right/,
  ),
  backward.wrong(
    'the first element always passes',
    'const [x] = cache; const dx = dout.copy(); for (let i = 1; i < dx.size; i++) if (!(x.data[i] > 0)) dx.data[i] = 0; return dx;',
    /first element/,
  ),
  backward.wrong(
    'the last element always passes',
    'const [x] = cache; const dx = dout.copy(); for (let i = 0; i < dx.size - 1; i++) if (!(x.data[i] > 0)) dx.data[i] = 0; return dx;',
    /last element/,
  ),
  backward.wrong(
    'a matrix only',
    'const [x] = cache; const dx = dout.copy(); for (let n = 0; n < x.shape[0]; n++) for (let d = 0; d < x.shape[1]; d++) if (!(x.at(n, d) > 0)) dx.set(0, n, d); return dx;',
    /threw|any shape/,
  ),
  backward.wrong(
    'a list',
    [[`return ${PASS}`, `return Array.from(${PASS}.data) as never`]],
    /wrap it/,
  ),
  backward.wrong(
    'in brackets',
    [[`return ${PASS}`, `return [${PASS}] as never`]],
    /leave out the brackets/,
  ),
  backward.wrong('float32', [[PASS, `${PASS}.astype('float32')`]], /loses digits/),
  backward.wrong(
    'x in the cache becomes the mask',
    'const [x] = cache; x.set(greater(x, 0)); return dout.mul(x);',
    /changed its cache in place/,
  ),
  backward.wrong(
    'x in the cache is used up',
    'const [x] = cache; const mask = greater(x, 0); x.mul_(0); return dout.mul(mask);',
    /changed its cache in place/,
  ),
  backward.wrong(
    'x in the cache holds the gradient',
    'const [x] = cache; x.set(dout.mul(greater(x, 0))); return x;',
    /changed its cache in place/,
  ),
  backward.wrong(
    'one buffer',
    `${own('relu_backward')} const dx = dout.mul(greater(cache[0], 0)); if (own.dx?.shape.join() !== dx.shape.join()) own.dx = dx; else own.dx.set(dx); return own.dx;`,
    /returned the same memory/,
  ),
  backward.wrong(
    'the mask of the first call',
    `${own('relu_backward')} const mask = greater(cache[0], 0); if (own.mask?.shape.join() !== mask.shape.join()) own.mask = mask; return dout.mul(own.mask);`,
    /latest forward|earlier call|first call|another call/,
  ),
  backward.wrong(
    'the x of the latest forward',
    {
      where: 'relu_forward',
      replace: [
        [
          'const cache = [x]',
          'const all = relu_forward as never as Record<string, any>; all.kept = [x]; const cache = new Proxy([] as Tensor[], { get: (_t, k) => (k === Symbol.iterator ? () => all.kept[Symbol.iterator]() : all.kept[k]) })',
        ],
      ],
    },
    /latest forward/,
  ),
  backward.wrong(
    'forward has cut its x',
    {
      where: 'relu_forward',
      replace: [['const cache = [x]', 'const cache = [out.mul(0).add(1)]']],
    },
    /whole of dout/,
  ),
  backward.wrong(
    'forward keeps |x|',
    { where: 'relu_forward', replace: [['const cache = [x]', 'const cache = [x.abs()]']] },
    /whole of dout/,
  ),
  backward.wrong(
    'forward keeps one buffer',
    {
      where: 'relu_forward',
      replace: [
        [
          'const cache = [x]',
          `${own('relu_forward')} if (own.kept?.shape.join() !== x.shape.join()) own.kept = x.copy(); else own.kept.set(x); const cache = [own.kept]`,
        ],
      ],
    },
    /earlier cache|latest forward/,
  ),
];

export const reluVariants: Variant[] = [
  forward.right('the product with a mask', [[OUT, 'x.mul(greater(x, 0))']]),
  forward.right('half of x + |x|, as one expression', [[OUT, 'x.add(x.abs()).div(2)']]),
  forward.right(
    'reshape gives a copy: cut at 0 in place',
    'const flat = x.reshape(-1); for (let i = 0; i < flat.size; i++) if (flat.data[i] < 0) flat.data[i] = 0; return [flat.reshape(...x.shape).copy(), [x]];',
  ),
  forward.right('clip', [[OUT, 'x.clip(0, Infinity)']]),
  forward.right(
    'a map over the data',
    'const out = x.copy(); out.data.set(Array.from(x.data, (v) => Math.max(v, 0))); return [out, [out]];',
  ),
  forward.right(
    'set where negative',
    'const out = x.copy(); out.set(0, x.less(0)); return [out, [x.copy()]];',
  ),
  backward.right(
    'set where not positive',
    'const [x] = cache; const dx = dout.copy(); dx.set(0, x.lessEqual(0)); return dx;',
  ),
  backward.right('the sign of max(0, x)', 'return dout.mul(maximum(0, cache[0]).sign());'),
  backward.right(
    'minus what does not pass',
    'const [x] = cache; return dout.sub(dout.mul(x.lessEqual(0)));',
  ),
  {
    ...backward.right('the mask in the cache', {
      where: 'relu_forward',
      replace: [['const cache = [x]', "const cache = [greater(x, 0).astype('float64')]"]],
    }),
  },
  {
    ...backward.right('out in the cache', {
      where: 'relu_forward',
      replace: [['const cache = [x]', 'const cache = [out]']],
    }),
  },
  backward.right(
    'one element at a time',
    'const flat = cache[0].reshape(-1); const dx = dout.reshape(-1).copy(); for (let i = 0; i < flat.size; i++) dx.set(flat.at(i) > 0 ? dx.at(i) : 0, i); return dx.reshape(...dout.shape);',
  ),
];
