import { affineMutants, affineVariants } from './layers/affine.js';
import { reluMutants, reluVariants } from './layers/relu.js';
import { sandwichMutants, sandwichVariants } from './layers/sandwich.js';
import type { Mutant, Variant } from './mutant.js';

export const mutants: Mutant[] = [
  {
    exercise: 'relu_forward',
    name: 'one buffer for all calls',
    body: `
      const own = relu_forward as unknown as { out?: Tensor };
      const made = maximum(0, x);
      if (own.out?.shape.join() !== made.shape.join()) own.out = made;
      else own.out.set(made);
      return [own.out as Tensor, [x] as never];`,
    says: /returned the same memory[\s\S]*keeps between calls/,
  },
  {
    exercise: 'affine_forward',
    name: 'adds a little more at each call',
    body: `
      const own = affine_forward as unknown as { calls?: number };
      own.calls = (own.calls ?? 0) + 1;
      const out = dot(x.reshape(x.shape[0], -1), w).add(b);
      return [own.calls % 2 ? out : out.add(1), [x, w, b]];`,
    says: /with the same arguments gave different results|off by 1/,
  },
  {
    exercise: 'relu_forward',
    name: 'x itself is cut at 0',
    body: `
      const kept = x.copy();
      x.set(maximum(0, x));
      return [x.copy(), [kept] as never];`,
    says: /changed its input x/,
  },
  // affine_forward
  {
    exercise: 'affine_forward',
    name: 'no bias',
    replace: [['.add(b)', '']],
    says: /bias b is missing/,
  },
  {
    exercise: 'affine_forward',
    name: 'bias subtracted',
    replace: [['.add(b)', '.sub(b)']],
    says: /subtracted/,
  },
  {
    exercise: 'affine_forward',
    name: 'relu built in',
    replace: [['.add(b)', '.add(b).maximum(0)']],
    says: /relu, the next layer/,
  },
  {
    exercise: 'affine_forward',
    name: 'transposed',
    replace: [['return [out, cache]', 'return [out.T, cache]']],
    says: /transposed/,
  },
  {
    exercise: 'affine_forward',
    name: 'does not flatten',
    replace: [['dot(rows, w)', 'dot(x, w)']],
    says: /reshape x/,
  },
  {
    exercise: 'affine_forward',
    name: 'mul for dot',
    replace: [['dot(rows, w)', 'rows.mul(w)']],
    says: /matrix product is dot/,
  },
  {
    exercise: 'affine_forward',
    name: 'np.dot',
    replace: [['dot(rows, w)', 'np.dot(rows, w)']],
    says: /there is no np\. here/,
  },
  {
    exercise: 'affine_forward',
    name: 'sign',
    replace: [['return [out, cache]', 'return [out.mul(-1), cache]']],
    says: /sign is wrong/,
  },
  {
    exercise: 'affine_forward',
    name: 'averaged',
    replace: [['return [out, cache]', 'return [out.div(N), cache]']],
    says: /too small/,
  },
  {
    exercise: 'affine_forward',
    name: 'out only',
    replace: [['return [out, cache]', 'return out as never']],
    says: /return \[out, cache\]/,
  },
  {
    exercise: 'affine_forward',
    name: 'nothing returned',
    replace: [['return [out, cache];', 'return undefined as never;']],
    says: /is a return missing/,
  },
  {
    exercise: 'affine_forward',
    name: 'async',
    replace: [['return [out, cache]', 'return Promise.resolve([out, cache]) as never']],
    says: /a Promise/,
  },
  {
    exercise: 'affine_forward',
    name: 'float32',
    replace: [['return [out, cache]', "return [out.astype('float32'), cache]"]],
    says: /loses digits/,
  },
  {
    exercise: 'affine_forward',
    name: 'adds b in place to w',
    replace: [['const out', 'w.add_(0.5); const out']],
    says: /input w/,
  },
  // affine_backward
  {
    exercise: 'affine_backward',
    name: 'dx untransposed shape',
    replace: [['dot(dout, w.T).reshape(...x.shape)', 'dot(w, dout.T)']],
    says: /transposed/,
  },
  {
    exercise: 'affine_backward',
    name: 'dw transposed',
    replace: [['dot(x.reshape(N, -1).T, dout)', 'dot(dout.T, x.reshape(N, -1))']],
    says: /transposed/,
  },
  {
    exercise: 'affine_backward',
    name: 'dw averaged',
    replace: [['.T, dout)', '.T, dout).div(N)']],
    says: /averaged over the batch/,
  },
  {
    exercise: 'affine_backward',
    name: 'db not summed',
    replace: [['dout.sum(0)', 'dout']],
    says: /not summed over the batch/,
  },
  {
    exercise: 'affine_backward',
    name: 'db along the wrong axis',
    replace: [['dout.sum(0)', 'dout.sum(1)']],
    says: /wrong axis/,
  },
  {
    exercise: 'affine_backward',
    name: 'db summed to one number',
    replace: [['dout.sum(0)', 'dout.sum() as never']],
    says: /sum\(0\) adds up the rows/,
  },
  {
    exercise: 'affine_backward',
    name: 'db averaged',
    replace: [['dout.sum(0)', 'dout.mean(0)']],
    says: /averaged/,
  },
  {
    exercise: 'affine_backward',
    name: 'db keepdims',
    replace: [['dout.sum(0)', 'dout.sum(0, true)']],
    says: /drop keepdims/,
  },
  {
    exercise: 'affine_backward',
    name: 'dx flat',
    replace: [['.reshape(...x.shape)', '']],
    says: /use reshape/,
  },
  {
    exercise: 'affine_backward',
    name: 'dx sign',
    replace: [['dot(dout, w.T)', 'dot(dout, w.T).neg()']],
    says: /sign is wrong/,
  },
  {
    exercise: 'affine_backward',
    name: 'order',
    replace: [['return [dx, dw, db]', 'return [dw, dx, db]']],
    says: /shape/,
  },
  {
    exercise: 'affine_backward',
    name: 'db missing',
    replace: [['return [dx, dw, db]', 'return [dx, dw] as never']],
    says: /list of 2; expected \[dx, dw, db\]/,
  },
  {
    exercise: 'affine_backward',
    name: 'changes dout',
    replace: [['return [dx', 'dout.mul_(0); return [dx']],
    says: /input dout/,
  },
  // relu_forward
  {
    exercise: 'relu_forward',
    name: 'abs',
    replace: [['maximum(0, x)', 'x.abs()']],
    says: /abs, not relu/,
  },
  {
    exercise: 'relu_forward',
    name: 'min',
    replace: [['maximum(0, x)', 'x.minimum(0)']],
    says: /drops the positive/,
  },
  {
    exercise: 'relu_forward',
    name: 'step',
    replace: [['maximum(0, x)', "greater(x, 0).astype('float64')"]],
    says: /multiply by x/,
  },
  {
    exercise: 'relu_forward',
    name: 'identity',
    replace: [['maximum(0, x)', 'x']],
    says: /the input x, unchanged/,
  },
  {
    exercise: 'relu_forward',
    name: 'leaky',
    replace: [['maximum(0, x)', 'maximum(x.mul(0.01), x)']],
    says: /elements are right|out\[/,
  },
  {
    exercise: 'relu_forward',
    name: 'zeros',
    replace: [['maximum(0, x)', 'x.mul(0)']],
    says: /every element is 0/,
  },
  {
    exercise: 'relu_forward',
    name: 'in place',
    replace: [
      [
        'const out = maximum(0, x)',
        'for (let i = 0; i < x.size; i++) x.data[i] = Math.max(0, x.data[i]); const out = x.copy()',
      ],
    ],
    says: /input x/,
  },
  {
    exercise: 'relu_forward',
    name: 'capped at 1',
    replace: [['maximum(0, x)', 'maximum(0, x).minimum(1)']],
    says: /out\[/,
  },
  // relu_backward
  {
    exercise: 'relu_backward',
    name: 'everything passes',
    body: 'return dout.copy();',
    says: /whole of dout passes|input dout/,
  },
  {
    exercise: 'relu_backward',
    name: 'sign of dout',
    body: 'return maximum(0, dout);',
    says: /sign of x/,
  },
  {
    exercise: 'relu_backward',
    name: 'mask only',
    body: "return greater(cache[0], 0).astype('float64');",
    says: /dout is forgotten/,
  },
  {
    exercise: 'relu_backward',
    name: 'times x',
    body: 'return dout.mul(maximum(0, cache[0]));',
    says: /multiplies dout by x/,
  },
  {
    exercise: 'relu_backward',
    name: 'other way round',
    body: 'return dout.mul(greater(cache[0].neg(), 0));',
    says: /the other way round/,
  },
  {
    exercise: 'relu_backward',
    name: 'passes at 0',
    body: 'return dout.mul(cache[0].greaterEqual(0));',
    says: /exactly 0/,
  },
  {
    exercise: 'relu_backward',
    name: 'cache as a tensor',
    body: 'return dout.mul(greater(cache as never, 0));',
    says: /relu_backward threw/,
  },
  {
    exercise: 'relu_backward',
    name: 'in place',
    body: 'return dout.mul_(greater(cache[0], 0));',
    says: /input dout/,
  },
  // affine_relu_forward
  {
    exercise: 'affine_relu_forward',
    name: 'no relu',
    replace: [['relu_forward(a)', '[a, [a]] as [Tensor, Tensor[]]']],
    says: /relu is not applied/,
  },
  {
    exercise: 'affine_relu_forward',
    name: 'relu first',
    replace: [
      ['affine_forward(x, w, b)', 'affine_forward(relu_forward(x)[0], w, b)'],
      ['relu_forward(a)', '[a, [a]] as [Tensor, Tensor[]]'],
    ],
    says: /belongs after/,
  },
  {
    exercise: 'affine_relu_forward',
    name: 'no bias',
    replace: [['affine_forward(x, w, b)', 'affine_forward(x, w, b.mul(0))']],
    says: /bias b is missing/,
  },
  {
    exercise: 'affine_relu_forward',
    name: 'bias late',
    replace: [
      ['affine_forward(x, w, b)', 'affine_forward(x, w, b.mul(0))'],
      ['return [out,', 'return [out.add(b),'],
    ],
    says: /belongs inside/,
  },
  {
    exercise: 'affine_relu_forward',
    name: 'returns the affine output',
    replace: [['return [out,', 'return [a,']],
    says: /relu is not applied/,
  },
  {
    exercise: 'affine_relu_forward',
    name: 'sign',
    replace: [['return [out,', 'return [out.neg(),']],
    says: /sign is wrong/,
  },
  {
    exercise: 'affine_relu_forward',
    name: 'no cache',
    replace: [['return [out, [affine_cache, relu_cache]]', 'return [out] as never']],
    says: /expected \[out, cache\]/,
  },
  // affine_relu_backward
  {
    exercise: 'affine_relu_backward',
    name: 'skips relu',
    replace: [['relu_backward(dout, relu_cache)', 'dout']],
    says: /does not pass through relu/,
  },
  {
    exercise: 'affine_relu_backward',
    name: 'relu twice, on the output side',
    replace: [['affine_backward(da,', 'affine_backward(maximum(0, da),']],
    says: /expected/,
  },
  {
    exercise: 'affine_relu_backward',
    name: 'caches swapped',
    replace: [['[affine_cache, relu_cache] = cache', '[relu_cache, affine_cache] = cache']],
    says: /affine_relu_backward threw|expected/,
  },
  {
    exercise: 'affine_relu_backward',
    name: 'sign',
    replace: [['relu_backward(dout, relu_cache)', 'relu_backward(dout, relu_cache).neg()']],
    says: /sign is wrong/,
  },
  {
    exercise: 'affine_relu_backward',
    name: 'half',
    replace: [['relu_backward(dout, relu_cache)', 'relu_backward(dout, relu_cache).div(2)']],
    says: /0\.5 times/,
  },
  {
    exercise: 'affine_relu_backward',
    name: 'returns da',
    replace: [['return affine_backward(da, affine_cache)', 'return da as never']],
    says: /expected \[dx, dw, db\]/,
  },
  {
    exercise: 'affine_relu_backward',
    name: 'zeros',
    replace: [
      [
        'return affine_backward(da, affine_cache)',
        'return affine_backward(da.mul(0), affine_cache)',
      ],
    ],
    says: /every element is 0/,
  },
  ...affineMutants,
  ...reluMutants,
  ...sandwichMutants,
];

export const variants: Variant[] = [
  {
    exercise: 'affine_forward',
    name: 'three loops',
    body: `
  const N = x.shape[0];
  const [D, H] = w.shape;
  const flat = x.reshape(N, D);
  const out = x.reshape(N, D).dot(w).mul(0);
  for (let n = 0; n < N; n++) {
    for (let h = 0; h < H; h++) {
      let sum = b.at(h);
      for (let d = 0; d < D; d++) sum += flat.at(n, d) * w.at(d, h);
      out.set(sum, n, h);
    }
  }
  return [out, [x, w, b]];`,
  },
  {
    exercise: 'affine_forward',
    name: 'methods, cache as an object',
    body: 'const out = x.reshape(x.shape[0], -1).matmul(w).add(b); return [out, { x, w, b } as never];',
  },
  {
    exercise: 'affine_backward',
    name: 'transposes the product',
    replace: [['dot(dout, w.T).reshape', 'dot(w, dout.T).T.reshape']],
  },
  {
    exercise: 'affine_backward',
    name: 'sum by product with ones',
    replace: [['dout.sum(0)', 'dot(dout.T, dout.sum(1).mul(0).add(1))']],
  },
  { exercise: 'relu_forward', name: 'mask', replace: [['maximum(0, x)', 'maximum(x, 0)']] },
  {
    exercise: 'relu_forward',
    name: 'half of x + |x|, in a loop',
    body: 'const out = x.copy(); for (let i = 0; i < x.size; i++) if (!(x.data[i] > 0)) out.data[i] = 0; return [out, [x]];',
  },
  {
    exercise: 'relu_backward',
    name: 'loop',
    body: 'const dx = dout.copy(); cache[0].data.forEach((v, i) => { if (v <= 0) dx.data[i] = 0; }); return dx;',
  },
  {
    exercise: 'relu_backward',
    name: 'mask first',
    body: "const mask = greater(cache[0], 0).astype('float64'); return mask.mul(dout);",
  },
  {
    exercise: 'affine_relu_forward',
    name: 'one line',
    body: 'const [a, c] = affine_forward(x, w, b); return [maximum(a, 0), [c, [a]]];',
  },
  {
    exercise: 'affine_relu_forward',
    name: 'in place on its own tensor',
    body: 'const [a, c] = affine_forward(x, w, b); const r = [a.copy()]; for (let i = 0; i < a.size; i++) if (a.data[i] < 0) a.data[i] = 0; return [a, [c, r]];',
  },
  {
    exercise: 'affine_relu_backward',
    name: 'one line',
    body: 'return affine_backward(relu_backward(dout, cache[1]), cache[0]);',
  },
  {
    exercise: 'affine_relu_backward',
    name: 'by hand',
    body: 'const [[x, w], [a]] = cache; const da = dout.mul(greater(a, 0)); const N = x.shape[0]; return [da.dot(w.T).reshape(...x.shape), x.reshape(N, -1).T.dot(da), da.sum(0)];',
  },
  ...affineVariants,
  ...reluVariants,
  ...sandwichVariants,
];
