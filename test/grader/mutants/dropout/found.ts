import { answersTo, type Mutant, type Variant } from '../mutant.js';

const vanilla = answersTo('dropout_vanilla');
const forward = answersTo('dropout_forward');
const backward = answersTo('dropout_backward');

const DRAW = 'less(new RandomState(seed).rand(...x.shape), p)';
const own = (name: string) => `const own = ${name} as never as Record<string, any>;`;
const TEST = "if (mode === 'test')";

/** Slips with the mask that both forms invite. */
const both = [
  [
    'keeps an exact count',
    [
      [
        DRAW,
        '(() => { const order = new RandomState(seed).permutation(x.size); const U = x.mul(0); for (let k = 0; k < Math.round(p * x.size); k++) U.data[order.data[k]] = 1; return U; })()',
      ],
    ],
    /exact number/,
  ],
  [
    'a seed of 0 taken for none',
    [['RandomState(seed)', 'RandomState(seed || Math.floor(Math.random() * 1e9))']],
    /seed of 0/,
  ],
  ['a seed of 0 taken for 1', [['RandomState(seed)', 'RandomState(seed || 1)']], /seed of 0/],
  [
    'half of the seed',
    [['RandomState(seed)', 'RandomState(Math.floor(seed / 2))']],
    /different seeds drop the same/,
  ],
  [
    'the last digit of the seed',
    [['RandomState(seed)', 'RandomState(seed % 10)']],
    /different seeds drop the same/,
  ],
  [
    'the seed is drawn',
    [['RandomState(seed)', 'RandomState(Math.floor(Math.random() * 1e9))']],
    /gave different results|same seed/,
  ],
  [
    'the seed counts on',
    [['RandomState(seed)', `RandomState(seed + ((DROP as any).n = ((DROP as any).n ?? 0) + 1))`]],
    /gave different results|same seed/,
  ],
  [
    'the mask of the first call',
    [
      [
        `const U = ${DRAW}`,
        `const own = DROP as any; if (own.U?.shape.join() !== x.shape.join()) own.U = ${DRAW}; const U = own.U`,
      ],
    ],
    /earlier call|different seeds/,
  ],
  [
    'one number for all',
    [[DRAW, 'x.mul(0).add(Number(new RandomState(seed).rand() < p))']],
    /each element get a random number|nothing is dropped|everything is dropped/,
  ],
  [
    'the mask of a row is shifted',
    [
      [
        DRAW,
        '(() => { const U = less(new RandomState(seed).rand(...x.shape), p); return U.mul(U.slice(0)); })()',
      ],
    ],
    /expected about/,
  ],
  [
    'drawn twice',
    [
      [
        DRAW,
        '(() => { const r = new RandomState(seed); return less(r.rand(...x.shape), p).mul(less(r.rand(...x.shape), p)); })()',
      ],
    ],
    /p²|drawn twice/,
  ],
  [
    'kept where either draw says so',
    [
      [
        DRAW,
        '(() => { const r = new RandomState(seed); return less(r.rand(...x.shape), p).maximum(less(r.rand(...x.shape), p)); })()',
      ],
    ],
    /expected about/,
  ],
  [
    'normal numbers around p',
    [[DRAW, 'less(new RandomState(seed).randn(...x.shape), p)']],
    /rand, not randn/,
  ],
  [
    'whole numbers',
    [[DRAW, 'less(new RandomState(seed).randint(0, 2, x.shape), p)']],
    /half of the units/,
  ],
  [
    'keeps what is large',
    [[DRAW, 'x.abs().greater(1 - p)']],
    /size of x|without a random|expected about/,
  ],
  ['drops what is negative', [[DRAW, 'x.greater(0)']], /sign of x|half of the units/],
  [
    'rows or nothing',
    [
      [
        DRAW,
        'less(new RandomState(seed).rand(x.shape[0], ...x.shape.slice(1).map(() => 1)), p).add(x.mul(0)).greater(0.5)',
      ],
    ],
    /drawn once per row/,
  ],
  [
    'the first row for all',
    [
      [
        DRAW,
        'less(new RandomState(seed).rand(...x.shape), p).slice("0:1").add(x.mul(0)).greater(0.5)',
      ],
    ],
    /drawn once per column|shape/,
  ],
  [
    'the first row is kept',
    [
      [
        DRAW,
        '(() => { const U = less(new RandomState(seed).rand(...x.shape), p); U.set(1, 0); return U; })()',
      ],
    ],
    /first row/,
  ],
  [
    'the last row is dropped',
    [
      [
        DRAW,
        '(() => { const U = less(new RandomState(seed).rand(...x.shape), p); U.set(0, -1); return U; })()',
      ],
    ],
    /last row/,
  ],
  [
    'p is 0.5 where it is 1',
    [[DRAW, 'less(new RandomState(seed).rand(...x.shape), p === 1 ? 0.5 : p)']],
    /out\[/,
  ],
  [
    'noise in place of zeros',
    [['x.mul(', 'x.add(0.01).mul(']],
    /each element of out is 0 or|off by/,
  ],
  [
    'rounded p',
    [[DRAW, 'less(new RandomState(seed).rand(...x.shape), Math.round(p * 10) / 10 + 0.1)']],
    /expected about|expected/,
  ],
  ['x is masked in place', [['const U', 'x.set(0, x.less(0)); const U']], /input x/],
  [
    'writes into dropout_param',
    [[TEST, `dropout_param.p = 1 - p; ${TEST}`]],
    /input dropout_param/,
  ],
  [
    'counts the seed on in dropout_param',
    [[TEST, `dropout_param.seed = seed + 1; ${TEST}`]],
    /input dropout_param/,
  ],
  [
    'test and train swapped',
    [["'test'", "'train'"]],
    /dropped at test time|nothing is dropped|0 or x/,
  ],
  ['mode is ignored', [[TEST, 'if (false as boolean)']], /dropped at test time/],
  [
    'never trains',
    [[TEST, 'if (true as boolean)']],
    /nothing is dropped|p in training|scales by p/,
  ],
] as const;

const forBoth = (of: typeof vanilla, name: string): Mutant[] =>
  both.map(([title, pieces, says]) =>
    of.wrong(
      title,
      pieces.map(([from, to]) => [from, to.replaceAll('DROP', name)] as const),
      says,
    ),
  );

export const foundMutants: Mutant[] = [
  ...forBoth(vanilla, 'dropout_vanilla'),
  vanilla.wrong('scales twice at test time', [['x.mul(p)', 'x.mul(p * p)']], /p twice|p²/),
  vanilla.wrong('the root of p', [['x.mul(p)', 'x.mul(Math.sqrt(p))']], /root of p/),
  vanilla.wrong('halves at test time', [['x.mul(p)', 'x.mul(0.5)']], /times what it should be/),
  vanilla.wrong('subtracts p', [['x.mul(p)', 'x.sub(p)']], /multiply by p|minus p/),
  vanilla.wrong('p times x in place', [['x.mul(p)', 'x.mul_(p)']], /input x/),
  vanilla.wrong(
    'with its mask',
    [['return x.mul(U)', 'return [x.mul(U), U] as never']],
    /expected a Tensor/,
  ),
  vanilla.wrong(
    'one buffer',
    [
      [
        'return x.mul(U)',
        `${own('dropout_vanilla')} const made = x.mul(U); if (own.out?.shape.join() !== made.shape.join()) own.out = made; else own.out.set(made); return own.out`,
      ],
    ],
    /same memory/,
  ),
  ...forBoth(forward, 'dropout_forward'),
  forward.wrong('1/p twice', [['U.div(p)', 'U.div(p * p)']], /divided by p twice/),
  forward.wrong('the root of p', [['U.div(p)', 'U.div(Math.sqrt(p))']], /root of p/),
  forward.wrong(
    'by the share that was kept',
    [['U.div(p)', 'U.div(U.mean())']],
    /share that happened to be kept/,
  ),
  forward.wrong('plus 1/p', [['U.div(p)', 'U.mul(1 + p)']], /1 \+ p|0 or x/),
  forward.wrong(
    'nothing kept at test time',
    [['[x.copy(), null]', '[x.mul(0), null]']],
    /dropped at test time/,
  ),
  forward.wrong(
    'one buffer',
    [
      [
        'return [x.mul(mask), mask]',
        `${own('dropout_forward')} const made = x.mul(mask); if (own.out?.shape.join() !== made.shape.join()) own.out = made; else own.out.set(made); return [own.out, mask]`,
      ],
    ],
    /same memory/,
  ),
  forward.wrong(
    'out alone',
    [['return [x.mul(mask), mask]', 'return x.mul(mask) as never']],
    /return \[out, cache\]/,
  ),
  forward.wrong(
    'out alone at test time',
    [['[x.copy(), null]', 'x.copy() as never']],
    /return \[out, cache\]/,
  ),
  // dropout_backward
  backward.wrong(
    'cache is the mask without 1/p',
    {
      where: 'dropout_forward',
      replace: [['return [x.mul(mask), mask]', 'return [x.mul(mask), U]']],
    },
    /1\/p is missing/,
  ),
  backward.wrong(
    'cache is out',
    {
      where: 'dropout_forward',
      replace: [['return [x.mul(mask), mask]', 'const out = x.mul(mask); return [out, out]']],
    },
    /multiplied by x as well/,
  ),
  backward.wrong(
    'cache is another mask',
    {
      where: 'dropout_forward',
      replace: [
        [
          'return [x.mul(mask), mask]',
          'return [x.mul(mask), less(new RandomState(seed + 1).rand(...x.shape), p).div(p)]',
        ],
      ],
    },
    /other units|another mask/,
  ),
  backward.wrong(
    'cache is one mask for all calls',
    {
      where: 'dropout_forward',
      replace: [
        [
          'return [x.mul(mask), mask]',
          `${own('dropout_forward')} if (own.mask?.shape.join() !== mask.shape.join()) own.mask = mask; else own.mask.set(mask); return [x.mul(mask), own.mask]`,
        ],
      ],
    },
    /latest|other units/,
  ),
  backward.wrong(
    'cache is x',
    {
      where: 'dropout_forward',
      replace: [['return [x.mul(mask), mask]', 'return [x.mul(mask), x]']],
    },
    /multiplied by x/,
  ),
  backward.wrong(
    'cache is null in training too',
    {
      where: 'dropout_forward',
      replace: [['return [x.mul(mask), mask]', 'return [x.mul(mask), null]']],
    },
    /all of dout passes/,
  ),
  backward.wrong(
    'no null at test time',
    { where: 'dropout_forward', replace: [['[x.copy(), null]', '[x.copy(), undefined as never]']] },
    /threw|cache/,
  ),
  backward.wrong(
    'cache at test time is p',
    { where: 'dropout_forward', replace: [['[x.copy(), null]', '[x.copy(), x.mul(0).add(p)]']] },
    /scales by p in test mode/,
  ),
  backward.wrong('test mode throws', [['if (mask === null) return dout.copy();', '']], /threw/),
  backward.wrong(
    'zeros in test mode',
    [['return dout.copy()', 'return dout.sub(dout)']],
    /every element is 0/,
  ),
  backward.wrong('added', [['dout.mul(mask)', 'dout.add(mask)']], /is added/),
  backward.wrong(
    'divided by the mask',
    [['dout.mul(mask)', 'dout.div(mask)']],
    /divided by the mask|infinite/,
  ),
  backward.wrong(
    'where dout is positive',
    [['dout.mul(mask)', 'dout.maximum(0).mul(mask)']],
    /negative/,
  ),
  backward.wrong('the sign', [['dout.mul(mask)', 'dout.mul(mask).neg()']], /sign is wrong/),
  backward.wrong(
    'averaged',
    [['dout.mul(mask)', 'dout.mul(mask).div(dout.shape[0])']],
    /too small|times what/,
  ),
  backward.wrong(
    'the share that was kept',
    [['dout.mul(mask)', 'dout.mul(mask.greater(0)).div(mask.greater(0).mean())']],
    /share that happened to be kept/,
  ),
  backward.wrong(
    'squared mask',
    [['dout.mul(mask)', 'dout.mul(mask).mul(mask)']],
    /1\/p once more|divides by p once more/,
  ),
  backward.wrong(
    'the mask of the first row',
    [['dout.mul(mask)', 'dout.mul(mask.slice(0))']],
    /first row|other units|elements/,
  ),
  backward.wrong(
    'the last row is left out',
    [['return dout.mul(mask)', 'const dx = dout.mul(mask); dx.set(0, -1); return dx']],
    /last row/,
  ),
  backward.wrong(
    'the mask is used up',
    [['return dout.mul(mask)', 'return mask.mul_(dout)']],
    /changed its cache in place/,
  ),
  backward.wrong(
    'the mask is emptied',
    [['return dout.mul(mask)', 'const dx = dout.mul(mask); mask.mul_(0); return dx']],
    /changed its cache in place/,
  ),
  backward.wrong(
    'the mask becomes 1 and 0',
    [['return dout.mul(mask)', 'const dx = dout.mul(mask); mask.set(mask.greater(0)); return dx']],
    /changed its cache in place/,
  ),
  backward.wrong(
    'one buffer',
    [
      [
        'return dout.mul(mask)',
        `${own('dropout_backward')} const dx = dout.mul(mask); if (own.dx?.shape.join() !== dx.shape.join()) own.dx = dx; else own.dx.set(dx); return own.dx`,
      ],
    ],
    /same memory/,
  ),
  backward.wrong(
    'float32',
    [['dout.mul(mask)', "dout.mul(mask).astype('float32')"]],
    /loses digits/,
  ),
  backward.wrong(
    'a list',
    [['return dout.mul(mask)', 'return Array.from(dout.mul(mask).data) as never']],
    /wrap it/,
  ),
  backward.wrong(
    'in brackets',
    [['return dout.mul(mask)', 'return [dout.mul(mask)] as never']],
    /leave out the brackets/,
  ),
];

const TYPED = `const { mode, p, seed } = dropout_param;
  const rng = new RandomState(seed);
  const draws = Float64Array.from(x.data, () => rng.rand());`;

export const foundVariants: Variant[] = [
  vanilla.right('drops what is not kept', [
    ['return x.mul(U)', 'const out = x.copy(); out.set(0, U.equal(0)); return out'],
  ]),
  vanilla.right(
    'typed arrays',
    `${TYPED}
  const out = x.copy();
  out.data.set(Array.from(x.data, (v, i) => (mode === 'test' ? v * p : draws[i] < p ? v : 0)));
  return out;`,
  ),
  vanilla.right(
    'row by row, from one generator',
    `const { mode, p, seed } = dropout_param;
  if (mode !== 'train') return x.mul(p);
  const rng = new RandomState(seed);
  const flat = x.reshape(x.shape[0] ?? 1, -1).copy();
  for (let n = 0; n < flat.shape[0]; n++) flat.set(flat.slice(n).mul(less(rng.rand(flat.shape[1]), p)), n);
  return flat.reshape(...x.shape);`,
  ),
  vanilla.right('binomial by a uniform and a floor', [
    [DRAW, 'new RandomState(seed).rand(...x.shape).add(p).greaterEqual(1)'],
  ]),
  vanilla.right('another use of the seed', [
    ['new RandomState(seed)', 'new RandomState((seed * 2654435761) % 4294967296)'],
  ]),
  forward.right(
    'typed arrays, the mask as 1 and 0 in the cache of backward',
    `${TYPED}
  if (mode === 'test') return [x.mul(1), null];
  const mask = x.mul(0);
  draws.forEach((d, i) => { mask.data[i] = Number(d < p) / p; });
  return [mask.mul(x), mask];`,
  ),
  forward.right('where', [
    [
      'return [x.mul(mask), mask]',
      'const out = x.div(p); out.set(0, mask.equal(0)); return [out, mask]',
    ],
  ]),
  forward.right('early return for p = 1', [
    [`const U = ${DRAW}`, `if (p === 1) return [x.copy(), x.mul(0).add(1)]; const U = ${DRAW}`],
  ]),
  forward.right('a copy of the mask in the cache', [
    ['return [x.mul(mask), mask]', 'return [x.mul(mask), mask.copy()]'],
  ]),
  backward.right('from x / out, kept by forward', {
    where: 'dropout_forward',
    replace: [['return [x.mul(mask), mask]', 'return [x.mul(mask), U.mul(1 / p)]']],
  }),
  backward.right('a mask of ones at test time', {
    where: 'dropout_forward',
    replace: [['[x.copy(), null]', '[x.copy(), x.mul(0).add(1)]']],
  }),
  backward.right('zeros set in a copy', [
    [
      'return dout.mul(mask)',
      'const dx = dout.mul(mask.max()); dx.set(0, mask.equal(0)); return dx',
    ],
  ]),
  backward.right('a map', [
    [
      'return dout.mul(mask)',
      'const dx = dout.copy(); dx.data.set(Array.from(dout.data, (v, i) => v * mask.data[i])); return dx',
    ],
  ]),
];
