import type { Mutant, Variant } from '../mutant.js';

const COSINE = 'bottom + ((top - bottom) * (1 + Math.cos(Math.PI * p))) / 2';
const schedule = (name: string, replace: [string, string][], says: RegExp): Mutant => ({
  exercise: 'cosine_schedule',
  name,
  replace,
  says,
});
const clip = (name: string, replace: [string, string][], says: RegExp): Mutant => ({
  exercise: 'clip_grad_norm',
  name,
  replace,
  says,
});

export const scheduleMutants: Mutant[] = [
  schedule(
    'warm-up to top - bottom',
    [['(top * t) / warmup', '((top - bottom) * t) / warmup']],
    /top - bottom only/,
  ),
  schedule('degrees', [['Math.PI * p', '180 * p']], /degrees/),
  schedule('no pi', [['Math.PI * p', 'p']], /π is missing/),
  schedule('whole turn', [['Math.PI * p', '2 * Math.PI * p']], /whole turn/),
  schedule(
    'quarter turn',
    [[COSINE, 'bottom + (top - bottom) * Math.cos((Math.PI * p) / 2)']],
    /quarter/,
  ),
  schedule('not halved', [['Math.PI * p))) / 2', 'Math.PI * p)))']], /not halved/),
  schedule('upwards', [['1 + Math.cos', '1 - Math.cos']], /upwards/),
  schedule(
    'cosine alone',
    [['(1 + Math.cos(Math.PI * p))', 'Math.cos(Math.PI * p)']],
    /1 \+ is missing/,
  ),
  schedule(
    'bottom ignored',
    [
      [COSINE, '(top * (1 + Math.cos(Math.PI * p))) / 2'],
      ['return bottom', 'return 0'],
    ],
    /bottom is ignored/,
  ),
  schedule(
    'falls to 0, then jumps',
    [[COSINE, '(top * (1 + Math.cos(Math.PI * p))) / 2']],
    /falls to 0/,
  ),
  schedule(
    'cut off at bottom',
    [[COSINE, 'Math.max(bottom, (top * (1 + Math.cos(Math.PI * p))) / 2)']],
    /cut off/,
  ),
  schedule(
    'bottom on top',
    [[COSINE, 'bottom + (top * (1 + Math.cos(Math.PI * p))) / 2']],
    /added on top/,
  ),
  schedule('straight line', [[COSINE, 'top + (bottom - top) * p']], /straight line/),
  schedule(
    'no warm-up',
    [
      ['if (t < warmup) return (top * t) / warmup;', ''],
      ['(t - warmup) / (total - warmup)', 't / total'],
    ],
    /no warm-up/,
  ),
  schedule(
    'warm-up forgotten',
    [['if (t < warmup) return (top * t) / warmup;', '']],
    /warm-up is missing/,
  ),
  schedule(
    'cosine from t = 0',
    [['(t - warmup) / (total - warmup)', 't / total']],
    /counts from t = 0/,
  ),
  schedule(
    'cosine too long',
    [['(t - warmup) / (total - warmup)', '(t - warmup) / total']],
    /too late/,
  ),
  schedule(
    'warm-up one ahead',
    [['(top * t) / warmup', '(top * (t + 1)) / warmup']],
    /one update ahead/,
  ),
  schedule(
    'warm-up from bottom',
    [['(top * t) / warmup', 'bottom + ((top - bottom) * t) / warmup']],
    /begins at bottom/,
  ),
  schedule('warm-up flat', [['(top * t) / warmup', 'top']], /from the first update/),
  schedule('climbs again', [['if (t >= total) return bottom;', '']], /climbs again/),
  schedule('0 at the end', [['return bottom;', 'return 0;']], /after total the rate is 0/),
  schedule('divides by warmup = 0', [['t < warmup', 't <= warmup']], /division by zero/),
  schedule(
    'a tensor',
    [['return bottom + ', 'return [bottom] as never; return bottom + ']],
    /expected a number/,
  ),

  clip(
    'each by itself',
    [['g.mul(factor)', 'g.mul(Math.min(1, limit / Math.sqrt(g.mul(g).sum())))']],
    /clipped by its own norm/,
  ),
  clip(
    'each to the limit',
    [['g.mul(factor)', 'g.mul(limit / Math.sqrt(g.mul(g).sum()))']],
    /scaled to the limit by its own norm/,
  ),
  clip('scales small ones up', [['norm > limit ? limit / norm : 1', 'limit / norm']], /scaled up/),
  clip('by value', [['g.mul(factor)', 'g.clip(-limit, limit)']], /clipping by value/),
  clip('no root', [['Math.sqrt(squares)', 'squares']], /root is missing/),
  clip(
    'norms added up',
    [
      ['g.mul(g).sum()', 'Math.sqrt(g.mul(g).sum())'],
      ['Math.sqrt(squares)', 'squares'],
    ],
    /norms of the gradients are added up/,
  ),
  clip(
    'mean of squares',
    [
      [
        'Math.sqrt(squares)',
        'Math.sqrt(squares / Object.values(grads).reduce((n, g) => n + g.size, 0))',
      ],
    ],
    /mean of the squares/,
  ),
  clip(
    'absolute values',
    [
      ['g.mul(g).sum()', 'g.abs().sum()'],
      ['Math.sqrt(squares)', 'squares'],
    ],
    /absolute values/,
  ),
  clip('to length 1', [['limit / norm', '1 / norm']], /not multiplied by the limit/),
  clip('nothing clipped', [['g.mul(factor)', 'g']], /nothing is clipped/),
  clip(
    'norm of after',
    [['return [clipped, norm]', 'return [clipped, norm * factor]']],
    /after clipping/,
  ),
  clip(
    'factor for norm',
    [['return [clipped, norm]', 'return [clipped, factor]']],
    /that is the factor/,
  ),
  clip('last gradient only', [['squares += ', 'squares = ']], /expected/),
  clip('in place', [['g.mul(factor)', 'g.mul_(factor)']], /changed its input grads/),
  clip(
    'a list',
    [['return [clipped, norm]', 'return [Object.values(clipped) as never, norm]']],
    /expected an object/,
  ),
  clip(
    'first name only',
    [['clipped[name] =', 'if (name.endsWith("1")) clipped[name] =']],
    /clipped has no/,
  ),
  clip(
    'division by 0',
    [['norm > limit ? limit / norm : 1', '(limit / norm) * Math.min(1, norm / limit)']],
    /norm of 0/,
  ),
  clip('plus 1e-6, as PyTorch', [['limit / norm', 'limit / (norm + 1e-6)']], /as PyTorch does/),
  clip(
    'weights only in the norm',
    [['of Object.values(grads)) squares', 'of [grads.W1, grads.W2].filter((g) => g)) squares']],
    /only the weights are counted/,
  ),
  clip(
    'weights only scaled',
    [['g.mul(factor)', "name.startsWith('W') ? g.mul(factor) : g"]],
    /one factor for all the gradients, weights and biases alike/,
  ),
  clip(
    'the longest gradient for the norm',
    [['squares += g.mul(g).sum()', 'squares = Math.max(squares, g.mul(g).sum())']],
    /norm is that of the longest|largest of the norms/,
  ),
  clip(
    'the largest element for the norm',
    [['squares += g.mul(g).sum()', 'squares = Math.max(squares, g.mul(g).max())']],
    /norm is the largest element/,
  ),
  clip('the last gradient for the norm', [['squares += ', 'squares = ']], /last gradient alone/),
  clip('the factor rooted', [['g.mul(factor)', 'g.mul(Math.sqrt(factor))']], /factor is rooted/),
  clip(
    'limited norm returned',
    [['[clipped, norm]', '[clipped, Math.min(norm, limit)]']],
    /norm after clipping/,
  ),
  clip(
    'into the grads that came',
    [['clipped[name] =', 'grads[name] = clipped[name] =']],
    /changed its input grads/,
  ),
];

export const scheduleVariants: Variant[] = [
  {
    exercise: 'cosine_schedule',
    name: 'the square of a cosine',
    body: `if (t < warmup) return top * (t / warmup);
      const p = Math.min(1, (t - warmup) / (total - warmup));
      return bottom + (top - bottom) * Math.cos((Math.PI / 2) * p) ** 2;`,
  },
  {
    exercise: 'cosine_schedule',
    name: 'weights of top and bottom',
    body: `if (t >= total) return bottom;
      const share = 0.5 + 0.5 * Math.cos((Math.PI * (t - warmup)) / (total - warmup));
      return t < warmup ? (t / warmup) * top : share * top + (1 - share) * bottom;`,
  },
  {
    exercise: 'clip_grad_norm',
    name: 'loops',
    body: `let sum = 0;
      for (const name in grads) for (const x of grads[name].data) sum += x * x;
      const norm = sum ** 0.5;
      const clipped: Record<string, Tensor> = {};
      for (const name in grads) {
        clipped[name] = grads[name].copy();
        if (norm > limit) for (let i = 0; i < clipped[name].size; i++) clipped[name].data[i] *= limit / norm;
      }
      return [clipped, norm];`,
  },
  {
    exercise: 'clip_grad_norm',
    name: 'returns short gradients themselves',
    body: `const norm = Math.hypot(...Object.values(grads).map((g) => Math.sqrt(g.pow(2).sum())));
      if (norm <= limit) return [grads, norm];
      return [Object.fromEntries(Object.entries(grads).map(([k, g]) => [k, g.div(norm / limit)])), norm];`,
  },
];
