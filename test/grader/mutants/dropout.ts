import { foundMutants, foundVariants } from './dropout/found.js';
import type { Mutant, Variant } from './mutant.js';

const DRAW = 'less(new RandomState(seed).rand(...x.shape), p)';

export const mutants: Mutant[] = [
  // dropout_vanilla
  {
    exercise: 'dropout_vanilla',
    name: 'inverted',
    replace: [['return x.mul(U)', 'return x.mul(U).div(p)']],
    says: /that is inverted dropout/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'scales in training too',
    replace: [['return x.mul(U)', 'return x.mul(U).mul(p)']],
    says: /scales by p in training already/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'no scaling at test time',
    replace: [['return x.mul(p)', 'return x.copy()']],
    says: /scaling by p is missing at test time/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'divides at test time',
    replace: [['return x.mul(p)', 'return x.div(p)']],
    says: /it divides by p/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'scales by 1 - p',
    replace: [['return x.mul(p)', 'return x.mul(1 - p)']],
    says: /scales by 1 - p/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'p drops',
    replace: [[DRAW, 'less(new RandomState(seed).rand(...x.shape), 1 - p)']],
    says: /p is the probability of KEEPING/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'mask per column',
    replace: [
      [DRAW, 'less(new RandomState(seed).rand(...x.shape.slice(1)), p).add(x.mul(0)).greater(0.5)'],
    ],
    says: /drawn once per column/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'random numbers as the mask',
    replace: [[DRAW, 'new RandomState(seed).rand(...x.shape)']],
    says: /random numbers themselves/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'a generator for every element',
    body: `
  const { mode, p, seed } = dropout_param;
  if (mode === 'test') return x.mul(p);
  const out = x.copy();
  for (let i = 0; i < x.size; i++) if (new RandomState(seed).rand() >= p) out.data[i] = 0;
  return out;`,
    says: /everything is dropped|nothing is dropped/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'randn for rand',
    replace: [['.rand(', '.randn(']],
    says: /rand, not randn/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'drops at test time too',
    replace: [["if (mode === 'test') return x.mul(p);", '']],
    says: /dropped at test time/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'fixed seed',
    replace: [['new RandomState(seed)', 'new RandomState(0)']],
    says: /the seed is fixed/,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'in place',
    replace: [['return x.mul(U)', 'return x.mul_(U)']],
    says: /changed its input x/,
  },
  // dropout_forward
  {
    exercise: 'dropout_forward',
    name: 'without 1/p',
    replace: [['U.div(p)', 'U']],
    says: /not scaled up: divide by p/,
  },
  {
    exercise: 'dropout_forward',
    name: 'times p',
    replace: [['U.div(p)', 'U.mul(p)']],
    says: /multiplied by p: divide/,
  },
  {
    exercise: 'dropout_forward',
    name: 'divided by 1 - p',
    replace: [['U.div(p)', 'U.div(1 - p)']],
    says: /divided by 1 - p/,
  },
  {
    exercise: 'dropout_forward',
    name: 'p drops, consistently',
    replace: [
      [DRAW, 'less(new RandomState(seed).rand(...x.shape), 1 - p)'],
      ['U.div(p)', 'U.div(1 - p)'],
    ],
    says: /p is the probability of KEEPING/,
  },
  {
    exercise: 'dropout_forward',
    name: 'p drops',
    replace: [[DRAW, 'less(new RandomState(seed).rand(...x.shape), 1 - p)']],
    says: /p is the probability of KEEPING/,
  },
  {
    exercise: 'dropout_forward',
    name: 'scales at test time as well',
    replace: [['return [x.copy(), null]', 'return [x.mul(p), null]']],
    says: /scales by p at test time as well/,
  },
  {
    exercise: 'dropout_forward',
    name: 'active at test time',
    replace: [["if (mode === 'test') return [x.copy(), null];", '']],
    says: /dropped at test time/,
  },
  {
    exercise: 'dropout_forward',
    name: 'mask per column',
    replace: [
      [DRAW, 'less(new RandomState(seed).rand(...x.shape.slice(1)), p).add(x.mul(0)).greater(0.5)'],
    ],
    says: /drawn once per column/,
  },
  {
    exercise: 'dropout_forward',
    name: 'mask per row',
    replace: [
      [
        DRAW,
        'less(new RandomState(seed).rand(x.shape[0], ...x.shape.slice(1).map(() => 1)), p).add(x.mul(0)).greater(0.5)',
      ],
    ],
    says: /drawn once per row/,
  },
  {
    exercise: 'dropout_forward',
    name: 'the same for every row but in the first batch only',
    replace: [['new RandomState(seed)', 'new RandomState(7)']],
    says: /the seed is fixed/,
  },
  {
    exercise: 'dropout_forward',
    name: 'a new mask at every call',
    replace: [['new RandomState(seed)', 'new RandomState(Math.floor(Math.random() * 1e9))']],
    says: /same seed drop different units/,
  },
  {
    exercise: 'dropout_forward',
    name: 'identity',
    replace: [['return [x.mul(mask), mask]', 'return [x.copy(), mask]']],
    says: /nothing is dropped/,
  },
  {
    exercise: 'dropout_forward',
    name: 'half, whatever p is',
    replace: [[', p);', ', 0.5);']],
    says: /half of the units are kept whatever p is/,
  },
  {
    exercise: 'dropout_forward',
    name: 'zeros',
    replace: [['return [x.mul(mask), mask]', 'return [x.mul(0), mask]']],
    says: /everything is dropped/,
  },
  {
    exercise: 'dropout_forward',
    name: 'two axes only',
    replace: [['...x.shape)', 'x.shape[0], x.shape[1])']],
    says: /shape|broadcast|threw/,
  },
  {
    exercise: 'dropout_forward',
    name: 'normal numbers under a threshold found by sorting',
    body: `
  const { mode, p, seed } = dropout_param;
  if (mode === 'test') return [x.copy(), null];
  const draws = new RandomState(seed).randn(...x.shape);
  const sorted = Array.from(draws.data).sort((a, b) => a - b);
  const limit = sorted[Math.min(x.size - 1, Math.floor(p * x.size))];
  const mask = p === 1 ? x.mul(0).add(1) : less(draws, limit).div(p);
  return [x.mul(mask), mask];`,
    says: /exact number/,
  },
  // dropout_backward
  {
    exercise: 'dropout_backward',
    name: 'without the mask',
    replace: [['return dout.mul(mask)', 'return dout.copy()']],
    says: /all of dout passes/,
  },
  {
    exercise: 'dropout_backward',
    name: 'without 1/p',
    replace: [['dout.mul(mask)', 'dout.mul(mask.greater(0))']],
    says: /1\/p is missing/,
  },
  {
    exercise: 'dropout_backward',
    name: '1/p twice',
    replace: [['dout.mul(mask)', 'dout.mul(mask).mul(mask.max())']],
    says: /divides by p once more/,
  },
  {
    exercise: 'dropout_backward',
    name: 'a new mask',
    replace: [
      [
        'dout.mul(mask)',
        'dout.mul(less(new RandomState(5).rand(...dout.shape), 1 / mask.max()).mul(mask.max()))',
      ],
    ],
    says: /draws a new mask/,
  },
  {
    exercise: 'dropout_backward',
    name: 'the mask itself',
    replace: [['return dout.mul(mask)', 'return mask']],
    says: /dout is forgotten/,
  },
  {
    exercise: 'dropout_backward',
    name: 'the other way round',
    replace: [['dout.mul(mask)', 'dout.mul(mask.equal(0))']],
    says: /the other way round/,
  },
  {
    exercise: 'dropout_backward',
    name: 'scaled everywhere',
    replace: [['dout.mul(mask)', 'dout.mul(mask.max())']],
    says: /nothing is dropped/,
  },
  {
    exercise: 'dropout_backward',
    name: 'half at test time',
    replace: [['return dout.copy()', 'return dout.mul(0.5)']],
    says: /0\.5 times/,
  },
  {
    exercise: 'dropout_backward',
    name: 'nothing at test time',
    replace: [['return dout.copy()', 'return dout.mul(0)']],
    says: /every element is 0/,
  },
  {
    exercise: 'dropout_backward',
    name: 'in place',
    replace: [['return dout.mul(mask)', 'return dout.mul_(mask)']],
    says: /changed its input dout/,
  },
  {
    exercise: 'dropout_backward',
    name: 'the mask of the latest call',
    body: `
  const box = (dropout_backward as unknown as { latest?: Tensor | null });
  box.latest ??= cache;
  return box.latest === null ? dout.copy() : dout.mul(box.latest);`,
    says: /threw|other units|draws a new mask|expected/,
  },
  ...foundMutants,
];

export const variants: Variant[] = [
  {
    exercise: 'dropout_vanilla',
    name: 'a loop',
    body: `
  const rng = new RandomState(dropout_param.seed);
  const out = x.copy();
  for (let i = 0; i < x.size; i++) {
    if (dropout_param.mode === 'test') out.data[i] *= dropout_param.p;
    else if (rng.rand() >= dropout_param.p) out.data[i] = 0;
  }
  return out;`,
  },
  {
    exercise: 'dropout_vanilla',
    name: 'keeps where the number is above 1 - p',
    replace: [[DRAW, 'new RandomState(seed).rand(...x.shape).greaterEqual(1 - p)']],
  },
  {
    exercise: 'dropout_forward',
    name: 'mask of 1 and 0, divided afterwards',
    replace: [['return [x.mul(mask), mask]', 'return [x.mul(U).div(p), mask]']],
  },
  {
    exercise: 'dropout_forward',
    name: 'a loop',
    body: `
  const { mode, p, seed } = dropout_param;
  if (mode !== 'train') return [x, null];
  const rng = new RandomState(seed);
  const mask = x.mul(0);
  for (let i = 0; i < x.size; i++) mask.data[i] = rng.rand() < p ? 1 / p : 0;
  return [x.mul(mask), mask];`,
  },
  {
    exercise: 'dropout_backward',
    name: 'a loop',
    body: `
  const dx = dout.copy();
  if (cache !== null) for (let i = 0; i < dx.size; i++) dx.data[i] *= cache.data[i];
  return dx;`,
  },
  {
    exercise: 'dropout_backward',
    name: 'no copy in test mode',
    body: 'return cache ? cache.mul(dout) : dout;',
  },
  ...foundVariants,
];
