import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('gradient_sizes');

const UP = 'const [out, cache] = forward(dot(h, W));';
const DOWN = 'gradient = dot(backward(gradient, caches[l]), weights[l].T);';
const NOTE = 'sizes.unshift(abs(gradient).mean());';

export const mutants: Mutant[] = [
  wrong('last layer first', [['sizes.unshift', 'sizes.push']], /begins with the last layer/),
  wrong('signs cancel', [['abs(gradient).mean()', 'gradient.mean()']], /cancel/),
  wrong(
    'absolute mean',
    [['abs(gradient).mean()', 'Math.abs(gradient.mean())']],
    /absolute value of the mean/,
  ),
  wrong(
    'root of the mean square',
    [['abs(gradient).mean()', 'Math.sqrt(gradient.mul(gradient).mean())']],
    /root of the mean square/,
  ),
  wrong('sum', [['abs(gradient).mean()', 'abs(gradient).sum()']], /it is the sum/),
  wrong('largest', [['abs(gradient).mean()', 'abs(gradient).max()']], /largest entry/),
  wrong(
    'one tensor each',
    [['abs(gradient).mean()', 'abs(gradient).mean(0) as never']],
    /expected a list of \d+ numbers[\s\S]*without an axis/,
  ),
  wrong(
    'a tensor of them',
    [['return sizes;', 'return zeros(sizes.length) as never;']],
    /expected a list/,
  ),
  wrong(
    'after f',
    [
      [
        `${NOTE}\n    ${DOWN}`,
        'const da = backward(gradient, caches[l]); sizes.unshift(abs(da).mean()); gradient = dot(da, weights[l].T);',
      ],
    ],
    /one step too late/,
  ),
  wrong(
    'after the layer',
    [[`${NOTE}\n    ${DOWN}`, `${DOWN} ${NOTE}`]],
    /belongs to the layer below/,
  ),
  wrong(
    'backward of f forgotten',
    [[DOWN, 'gradient = dot(gradient, weights[l].T);']],
    /backward of f is left out/,
  ),
  wrong(
    'weights forgotten',
    [[DOWN, 'gradient = backward(gradient, caches[l]);']],
    /weights are left out/,
  ),
  wrong('not transposed', [['weights[l].T', 'weights[l]']], /goes back through W/),
  wrong('always x', [['h = out;', '']], /every layer gets x/),
  wrong(
    'f forgotten on the way up',
    [['h = out;', 'h = dot(h, W);']],
    /f is left out on the way up/,
  ),
  wrong('caches from the front', [['caches[l]', 'caches[weights.length - 1 - l]']], /wrong order/),
  wrong('one cache for all', [['caches[l]', 'caches[weights.length - 1]']], /keep one for each/),
  wrong(
    'the input as well',
    [['return sizes;', 'return [abs(gradient).mean(), ...sizes];']],
    /reaches x itself/,
  ),
  wrong('without the first layer', [['l >= 0', 'l > 0']], /expected one per layer/),
  wrong(
    'five layers, whatever comes',
    [
      [
        'for (let l = weights.length - 1; l >= 0; l--)',
        'for (let l = Math.min(weights.length, 6) - 1; l >= 0; l--)',
      ],
    ],
    /expected one per layer/,
  ),
  wrong(
    'changes dout',
    [['let gradient = dout;', 'let gradient = dout; dout.mul_(1); gradient.mul_(2);']],
    /input dout/,
  ),
  wrong(
    'changes the weights',
    [['return sizes;', 'weights[0].mul_(2); return sizes;']],
    /input weights/,
  ),
  wrong(
    'differences of f for its backward, too coarse',
    [
      [
        DOWN,
        `const [a] = [caches[l]] as never as Tensor[]; void a; gradient = dot(backward(gradient.mul(1.001), caches[l]), weights[l].T);`,
      ],
    ],
    /sizes\[/,
  ),
];

export const variants: Variant[] = [
  right('the caches on a stack', [['caches[l]', 'caches.pop()!']]),
  right(
    'by recursion',
    `const go = (h: Tensor, l: number): Tensor => {
    if (l === weights.length) return dout;
    const [out, cache] = forward(dot(h, weights[l]));
    const gradient = go(out, l + 1);
    sizes[l] = abs(gradient).mean();
    return dot(backward(gradient, cache), weights[l].T);
  };
  const sizes: number[] = [];
  go(x, 0);
  return sizes;`,
  ),
  right('a list filled from the end', [
    ['const sizes: number[] = [];', 'const sizes: number[] = Array(weights.length).fill(0);'],
    [NOTE, 'for (const v of gradient.data) sizes[l] += Math.abs(v) / gradient.size;'],
  ]),
  right('everything is kept', [
    ['const caches: C[] = [];', 'const caches: C[] = []; const inputs: Tensor[] = [];'],
    [UP, `inputs.push(h); ${UP}`],
  ]),
];
