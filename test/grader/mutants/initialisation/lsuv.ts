import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('lsuv');

const KEEP = 'scaled.push(W.div(size));';
const UP = 'h = activation(z.div(size));';

export const mutants: Mutant[] = [
  wrong('old weights below', [[UP, 'h = activation(z);']], /with the old weights below/),
  wrong(
    'multiplied',
    [
      [KEEP, 'scaled.push(W.mul(size));'],
      ['z.div(size)', 'z.mul(size)'],
    ],
    /multiplies by/,
  ),
  wrong('multiplied, but sent on rightly', [['W.div(size)', 'W.mul(size)']], /multiplies by/),
  wrong('variance', [['z.std()', 'z.var()']], /divides by the variance/),
  wrong('root of the std', [['z.std()', 'Math.sqrt(z.std())']], /half of the way/),
  wrong('behind the activation', [['z.std()', 'activation(z).std()']], /behind the activation/),
  wrong('no activation', [['activation(z.div(size))', 'z.div(size)']], /activation is left out/),
  wrong('std of the weights', [['z.std()', 'W.std()']], /of the weights/),
  wrong(
    'unit by unit',
    [['z.std();', 'z.std(0) as never as number;']],
    /each unit is scaled by itself/,
  ),
  wrong(
    'root of the mean square',
    [['z.std()', 'Math.sqrt(z.mul(z).mean())']],
    /mean is not subtracted/,
  ),
  wrong('by the mean', [['z.std()', 'z.mean()']], /mean of the layer’s output is 1/),
  wrong('as they were', 'return [...weights];', /as they were|same memory/),
  wrong('copies', 'return weights.map((W) => W.copy());', /as they were/),
  wrong('always x', [[UP, '']], /the new W of layer|shape/),
  wrong('the outputs', [[KEEP, 'scaled.push(z.div(size));']], /shape/),
  wrong('in place', [[KEEP, 'scaled.push(W.div_(size));']], /input weights/),
  wrong('last layer first', [['scaled.push', 'scaled.unshift']], /the new W of layer 1/),
  wrong('one matrix', [['return scaled;', 'return scaled[0] as never;']], /expected a list/),
  wrong(
    'the last is left out',
    [['of weights)', 'of weights.slice(0, -1))']],
    /expected one per layer/,
  ),
  wrong('kaiming', [['z.std()', '1 / Math.sqrt(2 / W.shape[0])']], /the new W of layer 1/),
  wrong(
    'the first only',
    [['const size = z.std();', 'const size = scaled.length ? 1 : z.std();']],
    /the new W of layer 2/,
  ),
  wrong(
    'the batch is standardised first',
    [['let h = x;', 'let h = x.sub(x.mean()).div(x.std());']],
    /the new W of layer 1/,
  ),
];

export const variants: Variant[] = [
  right('the batch goes through the new weights', [[UP, 'h = activation(dot(h, W.div(size)));']]),
  right(
    'by map',
    `let h = x; return weights.map((W) => {
    const better = W.div(dot(h, W).std());
    h = activation(dot(h, better));
    return better;
  });`,
  ),
  right('twice, as the paper does until it is near enough', [
    [
      KEEP,
      'const once = W.div(size); const again = dot(h, once).std(); scaled.push(once.div(again));',
    ],
  ]),
  right('the root of the variance', [['z.std()', 'Math.sqrt(z.var())']]),
];
