import type { Change, Mutant, Variant } from '../mutant.js';

type Case = readonly [name: string, change: Change, says: RegExp];
const wrong = (exercise: string, list: readonly Case[]): Mutant[] =>
  list.map(([name, change, says]) => ({ exercise, name, says, ...change }));
const right = (exercise: string, name: string, change: Change): Variant => ({
  exercise,
  name,
  ...change,
});
const body = (text: string): Change => ({ body: text });
const replace = (from: string, to: string): Change => ({ replace: [[from, to]] });

/** distinct_units with another test of whether column j is a copy of column k. */
const copyIf = (test: string): Change =>
  body(`const [D, H] = W.shape; const rows = Array.from({ length: D }, (_, i) => i);
  let count = 0;
  for (let j = 0; j < H; j++) {
    let copy = false;
    for (let k = 0; k < j; k++) if (${test}) copy = true;
    if (!copy) count += 1;
  }
  return count;`);
const DIFFERENCES = 'rows.map((i) => W.at(i, j) - W.at(i, k))';

/** State outside the function, and a settings of 0, for both kinds of random weights. */
const drawing = (exercise: string): Mutant[] =>
  wrong(exercise, [
    [
      'the first draw serves all seeds',
      replace(
        'const rng = new RandomState(seed);',
        'const kept = globalThis as never as Record<string, RandomState>; const rng = (kept.drawn ??= new RandomState(seed));',
      ),
      /made anew in every call/,
    ],
    [
      'seed 0 is another one',
      replace('new RandomState(seed)', 'new RandomState(seed || 42)'),
      /seed 0 is taken for one that was left out/,
    ],
    [
      'seed 0 is none',
      replace('new RandomState(seed)', '(seed ? new RandomState(seed) : new RandomState())'),
      /seed 0 is taken for one that was left out/,
    ],
    [
      'another default',
      replace('new RandomState(seed)', 'new RandomState(arguments.length < 4 ? 7 : seed)'),
      /where seed is left out it is 0/,
    ],
    [
      'a seed for pairs',
      replace(
        'new RandomState(seed)',
        'new RandomState(seed > 1 ? Math.floor(seed / 2) * 2 : seed)',
      ),
      /W|seed/,
    ],
  ]);

export const found: Mutant[] = [
  ...wrong('distinct_units', [
    [
      'first row only',
      copyIf('Math.abs(W.at(0, j) - W.at(0, k)) <= 1e-9'),
      /one entry that differs/,
    ],
    [
      'last row only',
      copyIf('Math.abs(W.at(D - 1, j) - W.at(D - 1, k)) <= 1e-9'),
      /one entry that differs/,
    ],
    [
      'any row',
      copyIf(`${DIFFERENCES}.some((v) => Math.abs(v) <= 1e-9)`),
      /one entry that differs/,
    ],
    ['to one side', copyIf(`Math.max(...${DIFFERENCES}) <= 1e-9`), /one entry that differs/],
    [
      'mean difference',
      copyIf(`${DIFFERENCES}.reduce((sum, v) => sum + Math.abs(v), 0) / D <= 1e-9`),
      /only differences up to 1e-9/,
    ],
    [
      'differences that cancel',
      copyIf(`Math.abs(${DIFFERENCES}.reduce((sum, v) => sum + v, 0)) <= 1e-9`),
      /the same sum/,
    ],
    [
      'the first column only',
      replace('k < j && !copy', 'k < Math.min(j, 1) && !copy'),
      /only with the first one/,
    ],
    [
      'unlike the first',
      body(
        "let count = 0; for (let j = 1; j < W.shape[1]; j++) if (W.slice(':', j).sub(W.slice(':', 0)).abs().max() > 1e-9) count += 1; return count;",
      ),
      /differ from the first/,
    ],
    ['one missing', replace('return count', 'return count - 1'), /first unit counts too/],
    ['one too many', replace('let count = 0', 'let count = 1'), /one too many/],
    ['numbers', body('return new Set(W.data).size;'), /different numbers/],
    [
      'groups',
      body(
        "const seen = new Map<string, number>(); for (let j = 0; j < W.shape[1]; j++) { const key = Array.from(W.slice(':', j).data, (v) => v.toFixed(9)).join(); seen.set(key, (seen.get(key) ?? 0) + 1); } return [...seen.values()].filter((n) => n > 1).length;",
      ),
      /groups of two and more/,
    ],
    [
      'the first answer for ever',
      body(
        "const kept = globalThis as never as Record<string, number>; return (kept.units ??= new Set(Array.from({ length: W.shape[1] }, (_, j) => Array.from(W.slice(':', j).data, (v) => Math.round(v * 1e8)).join())).size);",
      ),
      /all the columns are the same here|no two columns are the same/,
    ],
    ['changes W', replace('return count;', 'W.sub_(W.mean()); return count;'), /input W/],
  ]),
  ...wrong('activation_statistics', [
    [
      'the first answer for ever',
      replace(
        'return activations.map(',
        'const kept = globalThis as never as Record<string, never>; return kept.statistics ??= activations.map(',
      ),
      /each layer by itself|layers; expected one per layer/,
    ],
    [
      'the first layer for all',
      replace('const size = h.abs();', 'h = activations[0]; const size = h.abs();'),
      /layer by itself|one layer together/,
    ],
    [
      'reversed',
      replace('return activations.map(', 'activations.reverse(); return activations.map('),
      /input activations/,
    ],
    [
      'NaN of one entry',
      replace('h.std()', 'Math.sqrt(h.sub(h.mean()).pow(2).sum() / (h.size - h.shape[0]))'),
      /one layer together|NaN/,
    ],
    ['mean of the first unit', replace('h.mean()', "h.slice(':', 0).mean()"), /one layer together/],
    ['dead for the threshold', replace('.equal(0)', '.lessEqual(0.3)'), /dead of layer/],
    ['threshold 0.95', replace('0.98', '0.95'), /\|h\| >= 0\.98|saturated/],
  ]),
  ...drawing('init_weights'),
  ...wrong('init_weights', [
    [
      'scale 0 is 0.01',
      {
        replace: [["if (kind === 'constant')", "scale = scale || 0.01; if (kind === 'constant')"]],
      },
      /scale of 0 is taken for one that was left out/,
    ],
    ['scale 0 is 1, for normal only', replace('let std = scale;', 'let std = scale || 1;'), /W\[/],
    [
      'another default',
      replace(
        "if (kind === 'constant')",
        "if (arguments.length < 5) scale = 0.011; if (kind === 'constant')",
      ),
      /left out it is 0\.01/,
    ],
    ['fan_in + 1', replace('Math.sqrt(1 / fan_in)', 'Math.sqrt(1 / (fan_in + 1))'), /fan_in \+ 1/],
    [
      'kaiming fan_in - 1',
      replace('Math.sqrt(2 / fan_in)', 'Math.sqrt(2 / (fan_in - 1))'),
      /fan_in - 1/,
    ],
    [
      'larger fan',
      replace('Math.sqrt(1 / fan_in)', 'Math.sqrt(1 / Math.max(fan_in, fan_out))'),
      /fan_out|larger of the two/,
    ],
    [
      'smaller fan',
      replace('Math.sqrt(1 / fan_in)', 'Math.sqrt(1 / Math.min(fan_in, fan_out))'),
      /fan_out|smaller of the two/,
    ],
    ['4 / fan_in', replace('Math.sqrt(2 / fan_in)', 'Math.sqrt(4 / fan_in)'), /outside the root/],
    [
      'an odd factor',
      replace('Math.sqrt(2 / fan_in)', 'Math.sqrt(1.7 / fan_in)'),
      /print W\.mean\(\) and W\.std\(\)/,
    ],
    [
      'gain of tanh',
      replace('Math.sqrt(1 / fan_in)', '(5 / 3) * Math.sqrt(1 / fan_in)'),
      /print W\.mean\(\)/,
    ],
    ['centred', replace('.mul(std)', '.mul(std).add(std)'), /not centred/],
    [
      'cut at two std',
      replace('rng.randn(fan_in, fan_out)', 'rng.randn(fan_in, fan_out).minimum(2)'),
      /W/,
    ],
    [
      'constant of one row',
      replace('full([fan_in, fan_out], scale)', 'full([fan_out], scale)'),
      /W has shape/,
    ],
  ]),
  ...drawing('init_weights_uniform'),
  ...wrong('init_weights_uniform', [
    ['an odd factor', replace('3 * variance', '2.5 * variance'), /print W\.min\(\)/],
    ['kaiming fan_in + 1', replace('variance = 2 / fan_in', 'variance = 2 / (fan_in + 1)'), /W/],
    ['sixths', replace('3 * variance', '6 * variance'), /standard deviation/],
    [
      'both halves',
      replace(
        'rng.uniform(-bound, bound, [fan_in, fan_out])',
        'rng.uniform(0, bound, [fan_in, fan_out]).sub(bound / 3)',
      ),
      /not centred/,
    ],
    ['transposed', replace('[fan_in, fan_out]', '[fan_out, fan_in]'), /\(fan_out, fan_in\)/],
  ]),
  ...wrong('fan_in_and_fan_out', [
    [
      'takes the channels off the shape',
      body(
        'if (shape.length === 2) return [shape[0], shape[1]]; const C_out = shape.shift()!; const C_in = shape.shift()!; const field = shape.reduce((a, b) => a * b, 1); return [C_in * field, C_out * field];',
      ),
      /input shape/,
    ],
    [
      'sorts the shape',
      replace('if (shape.length === 2)', 'shape.sort((a, b) => b - a); if (shape.length === 2)'),
      /input shape|swapped/,
    ],
    [
      'reverses the shape',
      replace('if (shape.length === 2)', 'shape.reverse(); if (shape.length === 2)'),
      /input shape|swapped/,
    ],
    [
      'the last window',
      replace(
        'window.reduce((product, size) => product * size, 1)',
        '(window.at(-1) ?? 1) ** window.length',
      ),
      /fan_in/,
    ],
    [
      'the first answer for ever',
      replace(
        'return [C_in * field',
        'const kept = globalThis as never as Record<string, never>; return kept.fans ??= [C_in * field',
      ),
      /product of all the sizes/,
    ],
  ]),
];

export const harmless: Variant[] = [
  // The length of the difference is at least its largest entry; between them lies nothing but rounding.
  right(
    'distinct_units',
    'length of the difference',
    copyIf(`Math.hypot(...${DIFFERENCES}) <= 1e-9`),
  ),
  // A list of its own is cut, not the argument.
  right(
    'fan_in_and_fan_out',
    'a copy is cut',
    body(
      'const rest = [...shape]; if (rest.length === 2) return [rest[0], rest[1]]; const C_out = rest.shift()!; const C_in = rest.shift()!; const field = rest.reduce((a, b) => a * b, 1); return [C_in * field, C_out * field];',
    ),
  ),
  // W = scale · N(0, 1), whether scale comes first or last.
  right(
    'init_weights',
    'a default of its own that is the same',
    replace("if (kind === 'constant')", "scale = scale ?? 0.01; if (kind === 'constant')"),
  ),
];
