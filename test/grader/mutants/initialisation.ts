import { oneBuffer } from './buffers.js';
import { found, harmless } from './initialisation/found.js';
import * as lsuv from './initialisation/lsuv.js';
import type { Mutant, Variant } from './mutant.js';

const XAVIER = 'Math.sqrt(1 / fan_in)';
const KAIMING = 'Math.sqrt(2 / fan_in)';

export const mutants: Mutant[] = [
  ...found,
  ...lsuv.mutants,
  ...['init_weights', 'init_weights_uniform'].map(oneBuffer),
  // distinct_units
  {
    exercise: 'distinct_units',
    name: 'rows for columns',
    replace: [['const [D, H] = W.shape;', 'W = W.T; const [D, H] = W.shape;']],
    says: /a unit is a column/,
  },
  {
    exercise: 'distinct_units',
    name: 'neighbours only',
    replace: [['let k = 0; k < j', 'let k = Math.max(0, j - 1); k < j']],
    says: /only with its neighbour/,
  },
  {
    exercise: 'distinct_units',
    name: 'counts copies',
    replace: [['if (!copy)', 'if (copy)']],
    says: /counts the copies/,
  },
  {
    exercise: 'distinct_units',
    name: 'all the columns',
    body: 'return W.shape[1];',
    says: /counts every column/,
  },
  {
    exercise: 'distinct_units',
    name: 'exactly equal',
    replace: [['largest <= 1e-9', 'largest === 0']],
    says: /allow 1e-9/,
  },
  {
    exercise: 'distinct_units',
    name: 'equal sums',
    body: 'const sums = W.sum(0); return new Set(Array.from(sums.data, (v) => v.toFixed(9))).size;',
    says: /the same sum/,
  },
  {
    exercise: 'distinct_units',
    name: 'only units without a copy',
    body: `
  const [D, H] = W.shape;
  let count = 0;
  for (let j = 0; j < H; j++) {
    let alone = true;
    for (let k = 0; k < H; k++) {
      if (k !== j && W.slice(':', j).sub(W.slice(':', k)).abs().max() <= 1e-9) alone = false;
    }
    if (alone) count += 1;
  }
  return count;`,
    says: /of each group of copies, count one/,
  },
  {
    exercise: 'distinct_units',
    name: 'always one',
    body: 'return 1;',
    says: /count is 1; expected/,
  },
  {
    exercise: 'distinct_units',
    name: 'a tensor',
    replace: [['return count', 'return full([1], count) as never']],
    says: /must be a plain number/,
  },
  {
    exercise: 'distinct_units',
    name: 'rounded to six digits',
    body: `
  const columns = new Set<string>();
  for (let j = 0; j < W.shape[1]!; j++) {
    columns.add(Array.from(W.slice(':', j).data, (v) => v.toFixed(6)).join());
  }
  return columns.size;`,
    says: /only differences up to 1e-9 are rounding/,
  },
  {
    exercise: 'distinct_units',
    name: 'a wide tolerance',
    replace: [['1e-9', '1e-5']],
    says: /only differences up to 1e-9 are rounding/,
  },
  // activation_statistics
  {
    exercise: 'activation_statistics',
    name: 'variance',
    replace: [['h.std()', 'h.var()']],
    says: /take its square root/,
  },
  {
    exercise: 'activation_statistics',
    name: 'N - 1',
    replace: [['h.std()', 'h.std() * Math.sqrt(h.size / (h.size - 1))']],
    says: /minus 1/,
  },
  {
    exercise: 'activation_statistics',
    name: 'root mean square',
    replace: [['h.std()', 'Math.sqrt(h.mul(h).mean())']],
    says: /mean is not subtracted/,
  },
  {
    exercise: 'activation_statistics',
    name: 'std per unit, then averaged',
    replace: [['h.std()', 'h.std(0).mean()']],
    says: /all the entries of the layer together/,
  },
  {
    exercise: 'activation_statistics',
    name: 'one number per unit',
    replace: [['h.mean()', 'h.mean(0) as never']],
    says: /expected a number/,
  },
  {
    exercise: 'activation_statistics',
    name: 'mean of sizes',
    replace: [['h.mean()', 'size.mean()']],
    says: /keep the signs/,
  },
  {
    exercise: 'activation_statistics',
    name: 'one end only',
    replace: [['size.greaterEqual', 'h.greaterEqual']],
    says: /only one end/,
  },
  {
    exercise: 'activation_statistics',
    name: 'saturated counted',
    replace: [['(0.98).mean()', '(0.98).sum()']],
    says: /a count: divide by the number of entries/,
  },
  {
    exercise: 'activation_statistics',
    name: 'saturated in percent',
    replace: [['(0.98).mean()', '(0.98).mean() * 100']],
    says: /percent/,
  },
  {
    exercise: 'activation_statistics',
    name: 'more than 0.98',
    replace: [['size.greaterEqual', 'size.greater']],
    says: /greaterEqual, not greater/,
  },
  {
    exercise: 'activation_statistics',
    name: 'dead when the sum is 0',
    replace: [['unitIsZero.mean()', 'h.sum(0).equal(0).mean()']],
    says: /look at the largest \|h\|/,
  },
  {
    exercise: 'activation_statistics',
    name: 'dead entries',
    replace: [['unitIsZero.mean()', 'size.equal(0).mean()']],
    says: /share of the entries that are 0/,
  },
  {
    exercise: 'activation_statistics',
    name: 'dead once',
    replace: [['size.max(0)', 'size.min(0)']],
    says: /0 for all of them/,
  },
  {
    exercise: 'activation_statistics',
    name: 'dead examples',
    replace: [['size.max(0)', 'size.max(1)']],
    says: /units are columns/,
  },
  {
    exercise: 'activation_statistics',
    name: 'largest value, not largest size',
    replace: [['size.max(0)', 'h.max(0)']],
    says: /look at the largest \|h\|/,
  },
  {
    exercise: 'activation_statistics',
    name: 'first layer only',
    body: 'const h = activations[0]; return [{ mean: h.mean(), std: h.std(), saturated: 0, dead: 0 }];',
    says: /expected one per layer/,
  },
  {
    exercise: 'activation_statistics',
    name: 'no record',
    replace: [['mean: h.mean(),', '']],
    says: /has no mean/,
  },
  {
    exercise: 'activation_statistics',
    name: 'in place',
    replace: [['const size = h.abs();', 'h.mul_(1.5); const size = h.abs();']],
    says: /input activations|mean of layer/,
  },
  // init_weights
  {
    exercise: 'init_weights',
    name: 'fan_out',
    replace: [[XAVIER, 'Math.sqrt(1 / fan_out)']],
    says: /divides by fan_out/,
  },
  {
    exercise: 'init_weights',
    name: 'missing root',
    replace: [[XAVIER, '1 / fan_in']],
    says: /variance is used as the standard deviation/,
  },
  {
    exercise: 'init_weights',
    name: 'factor 2 missing',
    replace: [[KAIMING, XAVIER]],
    says: /factor 2 is missing/,
  },
  {
    exercise: 'init_weights',
    name: 'kaiming missing root',
    replace: [[KAIMING, '2 / fan_in']],
    says: /variance is used as the standard deviation/,
  },
  {
    exercise: 'init_weights',
    name: 'kaiming by fan_out',
    replace: [[KAIMING, 'Math.sqrt(2 / fan_out)']],
    says: /divides by fan_out/,
  },
  {
    exercise: 'init_weights',
    name: 'kaiming, 2 outside the root',
    replace: [[KAIMING, '2 / Math.sqrt(fan_in)']],
    says: /outside the root/,
  },
  {
    exercise: 'init_weights',
    name: 'kaiming, 2 below the line',
    replace: [[KAIMING, 'Math.sqrt(1 / (2 * fan_in))']],
    says: /below the line/,
  },
  {
    exercise: 'init_weights',
    name: 'factor 2 too many',
    replace: [[XAVIER, KAIMING]],
    says: /belongs to kaiming/,
  },
  {
    exercise: 'init_weights',
    name: 'both fans',
    replace: [[XAVIER, 'Math.sqrt(1 / (fan_in + fan_out))']],
    says: /divides by fan_in \+ fan_out/,
  },
  {
    exercise: 'init_weights',
    name: 'Glorot for Xavier',
    replace: [[XAVIER, 'Math.sqrt(2 / (fan_in + fan_out))']],
    says: /Glorot/,
  },
  {
    exercise: 'init_weights',
    name: 'all the weights',
    replace: [[XAVIER, 'Math.sqrt(1 / (fan_in * fan_out))']],
    says: /number of all the weights/,
  },
  {
    exercise: 'init_weights',
    name: 'bound of the uniform form',
    replace: [[XAVIER, 'Math.sqrt(3 / fan_in)']],
    says: /root of 3/,
  },
  {
    exercise: 'init_weights',
    name: 'multiplied',
    replace: [[XAVIER, 'Math.sqrt(fan_in)']],
    says: /divide by it/,
  },
  {
    exercise: 'init_weights',
    name: 'not scaled',
    replace: [['.mul(std)', '']],
    says: /not scaled/,
  },
  {
    exercise: 'init_weights',
    name: 'always 0.01',
    replace: [['.mul(std)', '.mul(0.01)']],
    says: /kind normal/,
  },
  {
    exercise: 'init_weights',
    name: 'constant for all',
    body: 'return full([fan_in, fan_out], Math.sqrt(1 / fan_in));',
    says: /equal weights make equal units/,
  },
  {
    exercise: 'init_weights',
    name: 'zeros',
    body: 'return full([fan_in, fan_out], 0);',
    says: /every entry of W is 0/,
  },
  {
    exercise: 'init_weights',
    name: 'one row for all',
    replace: [['rng.randn(fan_in, fan_out)', 'rng.randn(fan_out).add(full([fan_in, fan_out], 0))']],
    says: /repeats itself/,
  },
  {
    exercise: 'init_weights',
    name: 'same seed every time',
    replace: [['new RandomState(seed)', 'new RandomState(0)']],
    says: /seed is not used/,
  },
  {
    exercise: 'init_weights',
    name: 'another draw every time',
    replace: [['new RandomState(seed)', 'new RandomState()']],
    says: /different weights/,
  },
  {
    exercise: 'init_weights',
    name: 'transposed',
    replace: [['rng.randn(fan_in, fan_out)', 'rng.randn(fan_out, fan_in)']],
    says: /\(fan_out, fan_in\)/,
  },
  {
    exercise: 'init_weights',
    name: 'uniform',
    replace: [
      ['rng.randn(fan_in, fan_out)', 'rng.uniform(-Math.sqrt(3), Math.sqrt(3), [fan_in, fan_out])'],
    ],
    says: /uniform, not normal/,
  },
  {
    exercise: 'init_weights',
    name: 'rand for randn',
    replace: [['rng.randn(fan_in, fan_out)', 'rng.rand(fan_in, fan_out)']],
    says: /not centred/,
  },
  {
    exercise: 'init_weights',
    name: 'sizes only',
    replace: [['.mul(std)', '.mul(std).abs()']],
    says: /not centred/,
  },
  {
    exercise: 'init_weights',
    name: 'scale ignored by normal',
    replace: [['let std = scale', 'let std = 0.01']],
    says: /scale is not used/,
  },
  {
    exercise: 'init_weights',
    name: 'constant 1',
    replace: [['[fan_in, fan_out], scale', '[fan_in, fan_out], 1']],
    says: /constant is not 1/,
  },
  // init_weights_uniform
  {
    exercise: 'init_weights_uniform',
    name: 'no root of 3',
    replace: [['3 * variance', 'variance']],
    says: /sqrt\(3\) times larger/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'three for its root',
    replace: [['Math.sqrt(3 * variance)', '3 * Math.sqrt(variance)']],
    says: /the factor is sqrt\(3\)/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'no root at all',
    replace: [['Math.sqrt(3 * variance)', '3 * variance']],
    says: /square root is missing/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'root of 12',
    replace: [['3 * variance', '12 * variance']],
    says: /a is half of it/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'the slide’s xavier, around 0',
    replace: [['variance = 1 / fan_in', 'variance = 2 / fan_in']],
    says: /sqrt\(6 \/ fan_in\)/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'the slide’s U(0, 1)',
    replace: [
      [
        'rng.uniform(-bound, bound, [fan_in, fan_out])',
        'rng.rand(fan_in, fan_out).mul(Math.sqrt(6 / fan_in))',
      ],
    ],
    says: /not centred/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'the slide’s kaiming, around 0',
    replace: [
      [
        "if (kind === 'kaiming') variance = 2 / fan_in",
        "if (kind === 'kaiming') variance = 1 / fan_in",
      ],
    ],
    says: /sqrt\(3 \/ fan_in\)/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'normal numbers',
    replace: [
      [
        'rng.uniform(-bound, bound, [fan_in, fan_out])',
        'rng.randn(fan_in, fan_out).mul(Math.sqrt(variance))',
      ],
    ],
    says: /not uniform/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'glorot without the 2',
    replace: [['2 / (fan_in + fan_out)', '1 / (fan_in + fan_out)']],
    says: /mean of both fans/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'glorot by fan_in alone',
    replace: [['2 / (fan_in + fan_out)', '1 / fan_in']],
    says: /glorot uses both fans/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'fan_out',
    replace: [['variance = 1 / fan_in', 'variance = 1 / fan_out']],
    says: /mixed up/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'from 0 to the bound',
    replace: [['-bound, bound', '0, bound']],
    says: /not centred/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'same seed every time',
    replace: [['new RandomState(seed)', 'new RandomState(7)']],
    says: /seed is not used/,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'two values only',
    replace: [
      [
        'rng.uniform(-bound, bound, [fan_in, fan_out])',
        'rng.randn(fan_in, fan_out).sign().mul(Math.sqrt(variance))',
      ],
    ],
    says: /repeats itself/,
  },
  // fan_in_and_fan_out
  {
    exercise: 'fan_in_and_fan_out',
    name: 'affine swapped',
    replace: [['[shape[0], shape[1]]', '[shape[1], shape[0]]']],
    says: /sums over D/,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'channels swapped',
    replace: [['[C_out, C_in, ...window]', '[C_in, C_out, ...window]']],
    says: /C_out first/,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'no window',
    replace: [['[C_in * field, C_out * field]', '[C_in, C_out]']],
    says: /window m · n is missing/,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'fan_out as the slide prints it',
    replace: [['C_out * field]', 'C_out]']],
    says: /fan_out is C_out · m · n/,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'first two axes',
    replace: [['shape.length === 2', 'shape.length >= 2']],
    says: /first two axes/,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'all the weights',
    replace: [['[C_in * field', '[C_out * C_in * field']],
    says: /counts all the weights/,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'one side of the window',
    replace: [['window.reduce((product, size) => product * size, 1)', 'window[0]']],
    says: /by m and by n/,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'two sides only',
    replace: [
      ['window.reduce((product, size) => product * size, 1)', 'window[0] * (window[1] ?? 1)'],
    ],
    says: /product of all the sizes/,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'sides added',
    replace: [['product * size, 1', 'product + size, 0']],
    says: /m and n are added/,
  },
];

export const variants: Variant[] = [
  ...harmless,
  ...lsuv.variants,
  {
    exercise: 'distinct_units',
    name: 'a list of those found',
    body: `
  const found: Tensor[] = [];
  for (let j = 0; j < W.shape[1]; j++) {
    const column = W.slice(':', j);
    if (!found.some((other) => other.sub(column).abs().max() <= 1e-9)) found.push(column);
  }
  return found.length;`,
  },
  {
    exercise: 'distinct_units',
    name: 'rounded and joined',
    body: `
  const seen = new Set<string>();
  for (let j = 0; j < W.shape[1]; j++) {
    seen.add(Array.from(W.slice(':', j).data, (v) => (Math.round(v * 1e8) + 0).toString()).join());
  }
  return seen.size;`,
  },
  {
    exercise: 'activation_statistics',
    name: 'loops',
    body: `
  return activations.map((h) => {
    const [N, H] = h.shape;
    let [sum, squares, ends, dead] = [0, 0, 0, 0];
    for (const v of h.data) {
      sum += v;
      if (v >= 0.98 || v <= -0.98) ends += 1;
    }
    const mean = sum / h.size;
    for (const v of h.data) squares += (v - mean) ** 2;
    for (let j = 0; j < H; j++) {
      let zero = true;
      for (let i = 0; i < N; i++) if (h.at(i, j) !== 0) zero = false;
      if (zero) dead += 1;
    }
    return { mean, std: Math.sqrt(squares / h.size), saturated: ends / h.size, dead: dead / H };
  });`,
  },
  {
    exercise: 'activation_statistics',
    name: 'by sums',
    replace: [
      ['h.std()', 'Math.sqrt(h.sub(h.mean()).pow(2).mean())'],
      ['size.max(0)', 'h.mul(h).sum(0)'],
    ],
  },
  {
    exercise: 'init_weights',
    name: 'the generator’s own normal',
    replace: [['rng.randn(fan_in, fan_out).mul(std)', 'rng.normal(0, std, [fan_in, fan_out])']],
  },
  {
    exercise: 'init_weights',
    name: 'one number at a time, divided',
    body: `
  const rng = new RandomState(seed + 1);
  const W = full([fan_in, fan_out], scale);
  if (kind === 'constant') return W;
  const divisor = { normal: 1 / scale, xavier: Math.sqrt(fan_in), kaiming: Math.sqrt(fan_in / 2) }[kind];
  for (let i = 0; i < fan_in; i++) {
    for (let j = 0; j < fan_out; j++) W.set(rng.randn() / divisor, i, j);
  }
  return W;`,
  },
  {
    exercise: 'init_weights_uniform',
    name: 'rand, stretched and shifted',
    replace: [
      [
        'rng.uniform(-bound, bound, [fan_in, fan_out])',
        'rng.rand(fan_in, fan_out).mul(2).sub(1).mul(bound)',
      ],
    ],
  },
  {
    exercise: 'init_weights_uniform',
    name: 'the three bounds, as printed in the papers',
    body: `
  const a = {
    xavier: Math.sqrt(3 / fan_in),
    glorot: Math.sqrt(6) / Math.sqrt(fan_in + fan_out),
    kaiming: Math.sqrt(6 / fan_in),
  }[kind];
  return new RandomState(seed).rand(fan_in, fan_out).sub(0.5).mul(2 * a);`,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'loop',
    body: `
  let [fan_in, fan_out] = shape.length > 2 ? [shape[1], shape[0]] : shape;
  for (let axis = 2; axis < shape.length; axis++) {
    fan_in *= shape[axis];
    fan_out *= shape[axis];
  }
  return [fan_in, fan_out];`,
  },
  {
    exercise: 'fan_in_and_fan_out',
    name: 'all the weights, divided',
    body: `
  const all = full(shape, 1).sum();
  return shape.length === 2 ? [all / shape[1], all / shape[0]] : [all / shape[0], all / shape[1]];`,
  },
];
