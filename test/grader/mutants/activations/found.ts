import type { Mutant, Variant } from '../mutant.js';

type Wrong = readonly [name: string, body: string, says: RegExp];
const wrong = (exercise: string, list: readonly Wrong[]): Mutant[] =>
  list.map(([name, body, says]) => ({ exercise, name, body, says }));
const right = (exercise: string, list: readonly (readonly [string, string])[]): Variant[] =>
  list.map(([name, body]) => ({ exercise, name, body }));

/** What is kept outside the function, and a cache that is used up. */
const kept = (exercise: string, unpack: string, slope: string, part: string): Mutant[] =>
  wrong(exercise, [
    [
      'uses up the cache',
      `${unpack} const dx = dout.mul(${slope}); ${part}.mul_(0.5); return dx;`,
      /second backward with the same cache|latest forward|cache/,
    ],
    [
      'the first gradient for ever',
      `${unpack} const all = globalThis as never as Record<string, Tensor>; return (all.gradient ??= dout.mul(${slope}));`,
      /dx/,
    ],
  ]);

const CACHE_ORDER = /order in which backward takes them/;
const ROOT = 'Math.sqrt(2 / Math.PI)';
const gelu = (bracket: string, first = 't.add(1)') =>
  `const [x, t] = cache; return dout.mul(0.5).mul(${first}.add(x.mul(sub(1, t.mul(t))).mul(${bracket})));`;
const geluForward = (z: string, out = 'x.mul(0.5).mul(t.add(1))') =>
  `const cube = x.mul(x).mul(x); const t = tanh(${z}); return [${out}, [x, t]];`;
const INNER = `x.mul(x).mul(3 * 0.044715).add(1).mul(${ROOT})`;
const MAXOUT_END =
  'return [dot(da1, w1.T).add(dot(da2, w2.T)), dot(x.T, da1), da1.sum(0), dot(x.T, da2), da2.sum(0)];';

export const found: Mutant[] = [
  ...kept('sigmoid_backward', 'const [s] = cache;', 's.mul(sub(1, s))', 's'),
  ...kept(
    'gelu_backward',
    'const [x, t] = cache;',
    `t.add(1).mul(0.5).add(x.mul(0.5).mul(sub(1, t.mul(t))).mul(${INNER}))`,
    't',
  ),
  ...wrong('sigmoid_forward', [
    [
      'cut at 30',
      'const out = div1(exp(minimum(maximum(x, -30), 30).neg()).add(1)); return [out, [out]]; function div1(v: Tensor) { return v.pow(-1); }',
      /cut off before exp/,
    ],
    [
      'cut at 20',
      'const out = exp(minimum(maximum(x, -20), 20).neg()).add(1).pow(-1); return [out, [out]];',
      /cut off|out\[/,
    ],
    ['no 1', 'const out = exp(x.neg()).pow(-1); return [out, [out]];', /1 below the fraction line/],
  ]),
  ...wrong('parametric_relu_forward', [
    [
      'slopes by rows',
      'const out = x.copy(); for (let n = 0; n < x.shape[0]; n++) for (let d = 0; d < x.shape[1]; d++) if (x.at(n, d) < 0) out.set(x.at(n, d) * alpha.at(n % alpha.size), n, d); return [out, [x, alpha]];',
      /out\[|along the rows/,
    ],
    [
      'sign of alpha',
      'return [where(greater(alpha, 0), x, x.mul(alpha)), [x, alpha]];',
      /sign of x|unchanged/,
    ],
    [
      'changes alpha',
      'alpha.mul_(1); const out = where(greater(x, 0), x, x.mul(alpha)); alpha.mul_(2); return [out, [x, alpha]];',
      /input alpha/,
    ],
    [
      'slopes cut to 1',
      'return [where(greater(x, 0), x, x.mul(minimum(maximum(alpha, 0), 1))), [x, alpha]];',
      /sign of x/,
    ],
  ]),
  ...wrong('parametric_relu_backward', [
    [
      'cache in another order',
      'const [alpha, x] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(minimum(x, 0)).sum(0)];',
      CACHE_ORDER,
    ],
    [
      '1 at 0',
      'const [x, alpha] = cache; return [where(greaterEqual(x, 0), dout, dout.mul(alpha)), dout.mul(minimum(x, 0)).sum(0)];',
      /0 belongs to the other side/,
    ],
    [
      'by rows',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(minimum(x, 0)).sum(1)];',
      /along the rows/,
    ],
    [
      'one sum',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), alpha.mul(0).add(dout.mul(minimum(x, 0)).sum())];',
      /all the columns are added up/,
    ],
    [
      'sums before the product',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.sum(0).mul(minimum(x, 0).sum(0))];',
      /of its own place/,
    ],
    [
      'uses up the cache',
      'const [x, alpha] = cache; const r: [Tensor, Tensor] = [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(minimum(x, 0)).sum(0)]; alpha.mul_(2); return r;',
      /second backward|cache/,
    ],
    [
      'sign of dalpha',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(minimum(x, 0)).sum(0).neg()];',
      /sign is wrong/,
    ],
  ]),
  ...wrong('gelu_forward', [
    [
      'no x in front',
      geluForward(`x.add(cube.mul(0.044715)).mul(${ROOT})`, 't.add(1).mul(0.5)'),
      /x in front is missing/,
    ],
    ['no 0.044715', geluForward(`x.add(cube).mul(${ROOT})`), /0\.044715 before x³/],
    ['π/2', geluForward('x.add(cube.mul(0.044715)).mul(Math.sqrt(Math.PI / 2))'), /not √\(π\/2\)/],
    ['minus the cube', geluForward(`x.sub(cube.mul(0.044715)).mul(${ROOT})`), /x³ is subtracted/],
    [
      '1 - tanh',
      geluForward(`x.add(cube.mul(0.044715)).mul(${ROOT})`, 'x.mul(0.5).mul(sub(1, t))'),
      /it is 1 - tanh/,
    ],
    [
      '0.044715 for both',
      geluForward(`x.add(cube).mul(0.044715).mul(${ROOT})`),
      /multiplies x as well/,
    ],
    ['relu', 'return [maximum(x, 0), [x, x]];', /that is relu/],
    [
      'another constant',
      geluForward(`x.add(cube.mul(0.0447)).mul(${ROOT})`),
      /step by step|loses digits/,
    ],
    [
      'rounded root',
      geluForward('x.add(cube.mul(0.044715)).mul(0.8)'),
      /step by step|loses digits/,
    ],
    [
      'sigmoid of half',
      `const cube = x.mul(x).mul(x); const [s] = sigmoid_forward(x.add(cube.mul(0.044715)).mul(${ROOT})); return [x.mul(s), [x, s]];`,
      /σ\(2z\)/,
    ],
  ]),
  ...wrong('gelu_backward', [
    ['cache in another order', gelu(INNER).replace('[x, t]', '[t, x]'), CACHE_ORDER],
    [
      'no half in the second',
      `const [x, t] = cache; return dout.mul(t.add(1).mul(0.5).add(x.mul(sub(1, t.mul(t))).mul(${INNER})));`,
      /½ of the second term/,
    ],
    ['no 1 +', gelu(INNER, 't'), /"1 \+" of the first term/],
    [
      'no x',
      `const [x, t] = cache; return dout.mul(0.5).mul(t.add(1).add(sub(1, t.mul(t)).mul(${INNER})));`,
      /factor x of the second/,
    ],
    [
      'no derivative of tanh',
      `const [x, t] = cache; return dout.mul(0.5).mul(t.add(1).add(x.mul(${INNER})));`,
      /derivative of tanh, is missing/,
    ],
    ['3 x', gelu(`x.mul(3 * 0.044715).add(1).mul(${ROOT})`), /with the square/],
    ['no 0.044715', gelu(`x.mul(x).mul(3).add(1).mul(${ROOT})`), /keep the factor 0\.044715/],
    [
      'root for the 1 only',
      gelu(`x.mul(x).mul(3 * 0.044715).add(${ROOT})`),
      /belongs before the bracket/,
    ],
    [
      'subtracted',
      `const [x, t] = cache; return dout.mul(0.5).mul(t.add(1).sub(x.mul(sub(1, t.mul(t))).mul(${INNER})));`,
      /adds them/,
    ],
    [
      '1.702',
      'const [x] = cache; const z = x.mul(1.702); const [s] = sigmoid_forward(z); return dout.mul(s.add(z.mul(s).mul(sub(1, s))));',
      /rougher approximation/,
    ],
    ['an odd slope', gelu('x.mul(0.3).add(0.9)'), /two terms of the product rule apart/],
  ]),
  ...wrong('maxout_forward', [
    [
      'swapped weights',
      'const a1 = dot(x, w2).add(b1); const a2 = dot(x, w1).add(b2); return [maximum(a1, a2), [x, w1, w2, greater(a1, a2)]];',
      /out\[|by hand/,
    ],
    [
      'changes x',
      'const a1 = dot(x, w1).add(b1); const a2 = dot(x, w2).add(b2); w1.mul_(1.5); return [maximum(a1, a2), [x, w1, w2, greater(a1, a2)]];',
      /input w1/,
    ],
  ]),
  ...wrong('maxout_backward', [
    [
      'nothing at ties',
      `const [x, w1, w2] = cache; const strict = (${'cache[3]'}); const same = w1.sub(w2).abs().max() === 0 ? 0 : 1; const da1 = dout.mul(strict); const da2 = dout.sub(da1).mul(same); ${MAXOUT_END}`,
      /lost, or counted twice/,
    ],
    [
      'twice at ties',
      `const [x, w1, w2, first] = cache; const same = w1.sub(w2).abs().max() === 0; const da1 = same ? dout : dout.mul(first); const da2 = same ? dout : dout.sub(da1); ${MAXOUT_END}`,
      /lost, or counted twice/,
    ],
    [
      'weights in another order',
      `const [x, w2, w1, first] = cache; const da1 = dout.mul(first); const da2 = dout.sub(da1); ${MAXOUT_END}`,
      CACHE_ORDER,
    ],
    [
      'uses up the cache',
      `const [x, w1, w2, first] = cache; const da1 = dout.mul(first); const da2 = dout.sub(da1); const dx = dot(da1, w1.T).add(dot(da2, w2.T)); x.mul_(2); return [dx, dot(x.T, da1).div(2), da1.sum(0), dot(x.T, da2).div(2), da2.sum(0)];`,
      /second backward/,
    ],
  ]),
];

export const harmless: Variant[] = [
  // σ′ is 0 in float64 from 37 on: what is lost by way of tanh is the last digit of 1.
  ...right('sigmoid_forward', [
    ['tanh of a half', 'const out = tanh(x.mul(0.5)).mul(0.5).add(0.5); return [out, [out]];'],
  ]),
  // At a tie each share of dout is a slope of the maximum, as long as all of it is handed on once.
  ...right('maxout_backward', [
    [
      'ties are shared',
      `const [x, w1, w2, first] = cache; const tie = w1.sub(w2).abs().max() === 0; const da1 = tie ? dout.div(2) : dout.mul(first); const da2 = dout.sub(da1); ${MAXOUT_END}`,
    ],
    [
      'the first wins ties',
      `const [x, w1, w2, first] = cache; const tie = w1.sub(w2).abs().max() === 0; const da1 = tie ? dout : dout.mul(first); const da2 = dout.sub(da1); ${MAXOUT_END}`,
    ],
  ]),
];
