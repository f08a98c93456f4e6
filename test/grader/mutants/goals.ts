import { answersTo, type Mutant, type Variant } from './mutant.js';

/** Recipes for one goal: what is absurd or too little, and what is good in another way. */
function recipes(
  exercise: string,
  right: readonly [name: string, body: string][],
  wrong: readonly [name: string, body: string, says: RegExp][],
): { mutants: Mutant[]; variants: Variant[] } {
  const answers = answersTo(exercise);
  return {
    mutants: [
      answers.wrong('nothing', 'return undefined as never;', /is undefined/),
      answers.wrong('a text', "return 'the best' as never;", /is the text "the best"; expected/),
      ...wrong.map(([name, body, says]) => answers.wrong(name, `return ${body} as never;`, says)),
    ],
    variants: right.map(([name, body]) => answers.right(name, `return ${body};`)),
  };
}

const blockOf = (v: number) => `threes.mean(0).mul(0).set(${v}, '2:7', '1:4')`;

const tables = [
  recipes(
    'digit_stencil',
    [
      ['a block', blockOf(1)],
      ['turned round, in a list', `${blockOf(-1000)}.toArray() as number[][]`],
    ],
    [
      ['all the ink', 'threes.mean(0).mul(0).add(1)', /told apart: median \d\d/],
      ['nothing', 'threes.mean(0).mul(0)', /median 0\.0 %/],
      ['the mean 8', 'eights.mean(0)', /told apart: median \d\d/],
      ['all the means', 'eights.sub(threes)', /shape \(100, 8, 8\)[\s\S]*mean over axis 0/],
      ['a row', 'eights.mean(0).reshape(64)', /shape \(64\); expected \(8, 8\)/],
      ['not a number', 'eights.mean(0).div(threes.mean(0).mul(0))', /stencil\[0\]\[0\] is NaN/],
      [
        'seven rows',
        `(${blockOf(1)}.toArray() as number[][]).slice(1)`,
        /stencil has 7 entries; expected 8/,
      ],
      ['changes what it is given', 'eights.sub_(threes).mean(0)', /input eights/],
    ],
  ),
  recipes(
    'budget_recipe',
    [
      ['larger batches', '{ learning_rate: 2, batch_size: 20, decay: 1 }'],
      ['slower', '{ learning_rate: 1, batch_size: 20, decay: 0.8 }'],
    ],
    [
      ['few long steps', '{ learning_rate: 0.1, batch_size: 100, decay: 0 }', /median 0\.\d+ over/],
      ['NaN', '{ learning_rate: NaN, batch_size: 10, decay: 1 }', /learning_rate is NaN; expected/],
      [
        'half a picture',
        '{ learning_rate: 1, batch_size: 2.5, decay: 1 }',
        /a whole number from 1/,
      ],
      ['a setting left out', '{ learning_rate: 1, batch_size: 10 }', /has no decay/],
    ],
  ),
  recipes(
    'digits_recipe',
    [
      [
        'smaller, with a penalty',
        '{ hidden: [50], weight_scale: 0.2, learning_rate: 0.9, batch_size: 32, reg: 1e-4 }',
      ],
      [
        'a list of its own kind',
        '{ hidden: Array.of(64), weight_scale: 0.15, learning_rate: 1, batch_size: 32, reg: 0 }',
      ],
    ],
    [
      [
        'weights near 0',
        '{ hidden: [20], weight_scale: 0.01, learning_rate: 0.01, batch_size: 32, reg: 0 }',
        /unseen digits read: median .* over 5 seeds \(bar 93\.0 %\), from/,
      ],
      [
        'diverges',
        '{ hidden: [20, 20], weight_scale: 5, learning_rate: 1000, batch_size: 8, reg: 1 }',
        /diverges from 5 of 5 seeds .*try a tenth of the learning rate/s,
      ],
      [
        'a billion units',
        '{ hidden: [1e9], weight_scale: 0.2, learning_rate: 1, batch_size: 32, reg: 0 }',
        /hidden\[0\] is 1000000000; expected a whole number from 1 to 64/,
      ],
      [
        'a thousand layers',
        '{ hidden: Array(1000).fill(64), weight_scale: 0.2, learning_rate: 1, batch_size: 32, reg: 0 }',
        /hidden has 1000 entries; expected 0 to 3/,
      ],
      [
        'another name',
        '{ hidden: [64], weight_scale: 0.2, learning_rat: 1, batch_size: 32, reg: 0 }',
        /did you mean learning_rate/,
      ],
    ],
  ),
  recipes(
    'deep_recipe',
    [
      ['tanh', "{ activation: 'tanh', gain: 1.3, learning_rate: 0.15 }"],
      ['a little more', "{ activation: 'elu', gain: 1.25, learning_rate: 0.1 }"],
    ],
    [
      ['sigmoid', "{ activation: 'sigmoid', gain: 1, learning_rate: 0.1 }", /median \d/],
      [
        'another name',
        "{ activation: 'tahn', gain: 1, learning_rate: 0.1 }",
        /did you mean 'tanh'/,
      ],
      ['negative', "{ activation: 'tanh', gain: -1, learning_rate: 0.1 }", /gain is -1; expected/],
      ['a text', "{ activation: 'tanh', gain: '1', learning_rate: 0.1 }", /leave out the quotes/],
    ],
  ),
  recipes(
    'layer_scales',
    [
      ['forward', 'widths.slice(1).map((_, l) => Math.sqrt(2 / widths[l]))'],
      ['backward', 'widths.slice(1).map((out) => Math.sqrt(2 / out))'],
    ],
    [
      [
        'no factor 2',
        'widths.slice(1).map((_, l) => Math.sqrt(1 / widths[l]))',
        /times over \d+ seeds/,
      ],
      ['small', 'widths.slice(1).map(() => 0.01)', /median .* times over 5 seeds/],
      ['one for each width', 'widths.map((w) => Math.sqrt(2 / w))', /has 13 entries; expected 12/],
      ['NaN', 'widths.slice(1).map((w) => Math.sqrt(-w))', /scales\[0\] is NaN/],
      ['zero', 'widths.slice(1).map(() => 0)', /without end/],
    ],
  ),
  recipes(
    'fast_recipe',
    [
      ['faster', "{ normalization: 'batchnorm', learning_rate: 0.7, batch_size: 64 }"],
      ['slightly smaller', "{ normalization: 'batchnorm', learning_rate: 0.5, batch_size: 60 }"],
    ],
    [
      ['none', "{ normalization: 'none', learning_rate: 0.5, batch_size: 64 }", /median \d/],
      [
        'another kind',
        "{ normalization: 'batch', learning_rate: 0.5, batch_size: 64 }",
        /normalization is/,
      ],
      [
        'no rate',
        "{ normalization: 'batchnorm', learning_rate: 0, batch_size: 64 }",
        /learning_rate is 0/,
      ],
      [
        'everything at once',
        "{ normalization: 'batchnorm', learning_rate: 0.5, batch_size: 1e6 }",
        /batch_size is/,
      ],
    ],
  ),
  recipes(
    'valley_recipe',
    [
      [
        'momentum',
        "{ rule: 'sgd_momentum', learning_rate: 0.001, memory: 0.9, warmup: 0, schedule: 'cosine' }",
      ],
      ['adam', "{ rule: 'adam', learning_rate: 0.5, memory: 0.9, warmup: 0, schedule: 'cosine' }"],
    ],
    [
      [
        'tiny steps',
        "{ rule: 'adam', learning_rate: 0.001, memory: 0.9, warmup: 0, schedule: 'constant' }",
        /loss after 300 updates: median/,
      ],
      [
        'too steep',
        "{ rule: 'sgd', learning_rate: 0.01, memory: 0, warmup: 0, schedule: 'constant' }",
        /diverges from 5 of 5 seeds/,
      ],
      [
        'all memory',
        "{ rule: 'adam', learning_rate: 0.1, memory: 1, warmup: 0, schedule: 'cosine' }",
        /memory is 1; expected a number from 0 to 0.9999/,
      ],
      [
        'only warm-up',
        "{ rule: 'adam', learning_rate: 0.1, memory: 0.9, warmup: 300, schedule: 'cosine' }",
        /warmup is 300/,
      ],
    ],
  ),
  recipes(
    'few_recipe',
    [
      [
        'more of one, less of the other',
        '{ reg: 0.02, keep: 0.6, noise: 0, shift: 0, updates: 300 }',
      ],
      ['a little shorter', '{ reg: 0.01, keep: 0.5, noise: 0, shift: 0, updates: 280 }'],
    ],
    [
      ['nothing', '{ reg: 0, keep: 1, noise: 0, shift: 0, updates: 300 }', /median \d/],
      [
        'nothing is kept',
        '{ reg: 0, keep: 0, noise: 0, shift: 0, updates: 300 }',
        /keep is 0; expected/,
      ],
      [
        'a hundred times too long',
        '{ reg: 0, keep: 1, noise: 0, shift: 0, updates: 30000 }',
        /updates is 30000/,
      ],
      ['off the page', '{ reg: 0, keep: 1, noise: 0, shift: 8, updates: 300 }', /shift is 8/],
    ],
  ),
  recipes(
    'residual_recipe',
    [
      ['by the depth itself', '{ skip: 1, gain: 0.7, last: 0.5, shrink: 1, learning_rate: 0.08 }'],
      ['a little slower', '{ skip: 1, gain: 0.5, last: 0.5, shrink: 0.5, learning_rate: 0.09 }'],
    ],
    [
      [
        'plain',
        '{ skip: 0, gain: 1.4, last: 1, shrink: 0, learning_rate: 0.1 }',
        /unseen digits read: median/,
      ],
      [
        'every block doubles',
        '{ skip: 2, gain: 1.4, last: 1, shrink: 0, learning_rate: 0.1 }',
        /diverges from|median/,
      ],
      [
        'a skip of minus one',
        '{ skip: -1, gain: 1.4, last: 1, shrink: 1, learning_rate: 0.1 }',
        /skip is -1; expected a number from 0 to 2/,
      ],
      [
        'yes',
        '{ skip: true, gain: 1.4, last: 1, shrink: 1, learning_rate: 0.1 }',
        /skip is .*; expected a number/,
      ],
      [
        'a depth of its own',
        '{ skip: 1, gain: 1.4, last: 1, shrink: 1, learning_rate: 0.1, blocks: 2 }',
        /has a setting "blocks"/,
      ],
    ],
  ),
  recipes(
    'newton_recipe',
    [
      [
        'less damping',
        '{ gradient_batch: 1000, curvature_batch: 100, cg_steps: 10, damping: 0.007, learning_rate: 1 }',
      ],
      [
        'fewer pictures, one update more',
        '{ gradient_batch: 1000, curvature_batch: 80, cg_steps: 10, damping: 0.01, learning_rate: 1 }',
      ],
    ],
    [
      [
        'no damping',
        '{ gradient_batch: 50, curvature_batch: 50, cg_steps: 3, damping: 0, learning_rate: 1 }',
        /above the lowest.*: median|diverges/,
      ],
      [
        'twenty steps of descent',
        '{ gradient_batch: 1000, curvature_batch: 10, cg_steps: 0, damping: 0, learning_rate: 1 }',
        /loss above the lowest there is: median/,
      ],
      [
        'a thousand rounds',
        '{ gradient_batch: 100, curvature_batch: 100, cg_steps: 1000, damping: 0, learning_rate: 1 }',
        /cg_steps is 1000; expected a whole number from 0 to 50/,
      ],
      [
        'an update that costs more than there is',
        '{ gradient_batch: 1000, curvature_batch: 1000, cg_steps: 50, damping: 0, learning_rate: 1 }',
        /one update costs 101000 looks.*there are 20000/,
      ],
      [
        'a negative damping',
        '{ gradient_batch: 100, curvature_batch: 100, cg_steps: 5, damping: -1, learning_rate: 1 }',
        /damping is -1/,
      ],
      [
        'one picture',
        '{ gradient_batch: 1, curvature_batch: 100, cg_steps: 5, damping: 1, learning_rate: 1 }',
        /gradient_batch is 1; expected/,
      ],
    ],
  ),
  recipes(
    'search_recipe',
    [
      ['more and shorter', '{ low: 5e-4, high: 2, candidates: 15, first: 8, eta: 4 }'],
      ['fewer and longer', '{ low: 5e-4, high: 1, candidates: 10, first: 10, eta: 3 }'],
    ],
    [
      [
        'one rate for every unit',
        '{ low: 0.1, high: 0.1, candidates: 1, first: 1, eta: 2 }',
        /unseen digits read: median|not more than one run/,
      ],
      [
        'a range that is too low',
        '{ low: 1e-8, high: 1e-7, candidates: 20, first: 6, eta: 3 }',
        /unseen digits read: median/,
      ],
      [
        'a million candidates',
        '{ low: 1e-3, high: 10, candidates: 1e6, first: 6, eta: 3 }',
        /candidates is 1000000; expected/,
      ],
      [
        'a first round that costs more than there is',
        '{ low: 1e-3, high: 10, candidates: 16, first: 500, eta: 3 }',
        /the first round costs 8000 updates.*there are 600/,
      ],
      [
        'nobody is thrown out',
        '{ low: 1e-3, high: 10, candidates: 20, first: 6, eta: 1 }',
        /eta is 1; expected a number from 1.5/,
      ],
    ],
  ),
  recipes(
    'short_tape',
    [
      [
        'x⁹, then its seventh power',
        '[[0, 0], [1, 1], [2, 2], [3, 0], [4, 4], [5, 5], [6, 5], [7, 4]]',
      ],
      ['x²¹ three times', '[[0, 0], [1, 1], [2, 0], [3, 3], [4, 4], [5, 0], [6, 6], [7, 6]]'],
    ],
    [
      ['one after the other', 'Array.from({ length: 62 }, (_, k) => [k, 0])', /median 62/],
      ['another power', '[[0, 0], [1, 1], [2, 2]]', /x to the power 8; expected 63/],
      ['a line of the future', '[[0, 0], [2, 1]]', /takes line 2, which is not written yet/],
      ['half a line', '[[0, 0], [1]]', /tape\[1\] has 1 entries; expected 2/],
      ['no end', 'Array.from({ length: 1000 }, (_, k) => [k, 0])', /has 1000 entries/],
    ],
  ),
];

export const mutants: Mutant[] = tables.flatMap((table) => table.mutants);
export const variants: Variant[] = tables.flatMap((table) => table.variants);
