import * as depth from './activations/depth.js';
import * as film from './activations/film.js';
import { found, harmless } from './activations/found.js';
import { oneBuffer } from './buffers.js';
import type { Mutant, Variant } from './mutant.js';

type Wrong = readonly [name: string, body: string, says: RegExp];
type Right = readonly [name: string, body: string];

const wrong = (exercise: string, list: readonly Wrong[]): Mutant[] =>
  list.map(([name, body, says]) => ({ exercise, name, body, says }));
const right = (exercise: string, list: readonly Right[]): Variant[] =>
  list.map(([name, body]) => ({ exercise, name, body }));

/** Mistakes that every forward function invites; `out` is a right answer, `keep` the cache. */
const usualValues = (exercise: string, out: string, keep: string): Mutant[] =>
  wrong(exercise, [
    ['zeros', `const out = ${out}; return [out.mul(0), ${keep}];`, /is 0/],
    ['sign', `const out = ${out}; return [out.neg(), ${keep}];`, /sign is wrong/],
    ['out only', `const out = ${out}; return out as never;`, /return \[out/],
    ['float32', `const out = ${out}; return [out.astype('float32'), ${keep}];`, /loses digits/],
    ['changes x', `const out = ${out}; x.mul_(2); return [out, ${keep}];`, /input x/],
  ]);

/** Mistakes that every backward function invites; `unpack` opens the cache, `slope` is right. */
const usualGradients = (exercise: string, unpack: string, slope: string): Mutant[] =>
  wrong(exercise, [
    ['dout forgotten', `${unpack} return ${slope};`, /dout is forgotten/],
    ['dout passes', 'return dout.copy();', /input dout, unchanged/],
    ['sign', `${unpack} return dout.mul(${slope}).neg();`, /sign is wrong/],
    ['in place', `${unpack} return dout.mul_(${slope});`, /input dout/],
    ['zeros', 'return dout.mul(0);', /every element is 0/],
    ['list', `${unpack} return [dout.mul(${slope})] as never;`, /leave out the brackets/],
    ['two times', `${unpack} return dout.mul(${slope}).mul(2);`, /2 times what it should be/],
    ['summed', `${unpack} return dout.mul(${slope}).sum(0);`, /shape/],
  ]);

const SIGMOID = 'exp(x.neg()).add(1).pow(-1)';
const T = 'const [x, t] = cache;';
const INNER = 'x.mul(x).mul(3 * 0.044715).add(1).mul(Math.sqrt(2 / Math.PI))';
const GELU_SLOPE = `t.add(1).mul(0.5).add(x.mul(0.5).mul(sub(1, t.mul(t))).mul(${INNER}))`;
const CUBIC = 'x.add(x.mul(x).mul(x).mul(0.044715))';
const GELU = `x.mul(0.5).mul(tanh(${CUBIC}.mul(Math.sqrt(2 / Math.PI))).add(1))`;

export const mutants: Mutant[] = [
  ...found,
  ...depth.mutants,
  ...film.mutants,
  ...['sigmoid', 'parametric_relu', 'gelu', 'maxout', 'my_activation'].flatMap((name) => [
    oneBuffer(`${name}_forward`),
    oneBuffer(`${name}_backward`),
  ]),
  ...usualValues('sigmoid_forward', SIGMOID, '[out]'),
  ...wrong('sigmoid_forward', [
    [
      'exponent without its minus',
      'const out = exp(x).add(1).pow(-1); return [out, [out]];',
      /exponent is -x/,
    ],
    ['tanh', 'const out = tanh(x); return [out, [out]];', /that is tanh/],
    [
      'quotient that overflows',
      'const e = exp(x); const out = e.div(e.add(1)); return [out, [out]];',
      /Infinity \/ Infinity is NaN/,
    ],
    [
      'slope',
      'const s = exp(x.neg()).add(1).pow(-1); const out = s.mul(sub(1, s)); return [out, [s]];',
      /belongs to backward/,
    ],
    [
      'clipped at 5',
      'const out = exp(maximum(minimum(x, 5), -5).neg()).add(1).pow(-1); return [out, [out]];',
      /out\[/,
    ],
    ['step', "const out = greater(x, 0).astype('float64'); return [out, [out]];", /it is a step/],
    ['no one over', 'const out = exp(x.neg()).add(1); return [out, [out]];', /take one over it/],
  ]),
  ...usualGradients('sigmoid_backward', 'const [s] = cache;', 's.mul(sub(1, s))'),
  ...wrong('sigmoid_backward', [
    [
      'sigmoid once more',
      'const [s] = sigmoid_forward(cache[0]); return dout.mul(s).mul(sub(1, s));',
      /once more/,
    ],
    ['no 1 - s', 'return dout.mul(cache[0]);', /factor 1 - σ is missing/],
    ['no s', 'return dout.mul(sub(1, cache[0]));', /factor σ is missing/],
    ["tanh's rule", 'const [s] = cache; return dout.mul(sub(1, s.mul(s)));', /rule for tanh/],
  ]),
  ...usualValues('parametric_relu_forward', 'where(greater(x, 0), x, x.mul(alpha))', '[x, alpha]'),
  ...wrong('parametric_relu_forward', [
    ['relu', 'return [maximum(x, 0), [x, alpha]];', /alpha are not used/],
    ['0.1', 'return [maximum(x.mul(0.1), x), [x, alpha]];', /0\.1 everywhere/],
    ['both sides', 'return [x.mul(alpha), [x, alpha]];', /both sides/],
    ['max(αx, x)', 'return [maximum(x.mul(alpha), x), [x, alpha]];', /α is above 1/],
    ['wrong side', 'return [where(greater(x, 0), x.mul(alpha), x), [x, alpha]];', /wrong side/],
    [
      'first slope for all',
      'return [where(greater(x, 0), x, x.mul(alpha.at(0))), [x, alpha]];',
      /one slope is used/,
    ],
  ]),
  ...wrong('parametric_relu_backward', [
    [
      'relu',
      'const [x] = cache; return [dout.mul(greater(x, 0)), dout.mul(minimum(x, 0)).sum(0)];',
      /relu's gradient/,
    ],
    [
      'dalpha not summed',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(minimum(x, 0))];',
      /not summed over the batch/,
    ],
    [
      'dalpha with the positive x too',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(x).sum(0)];',
      /also counts the positive x/,
    ],
    [
      'dalpha without x',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(greater(0, x)).sum(0)];',
      /adds up dout alone/,
    ],
    [
      'dalpha averaged',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(minimum(x, 0)).mean(0)];',
      /averaged/,
    ],
    [
      'dalpha without dout',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), minimum(x, 0).sum(0)];',
      /dout is forgotten/,
    ],
    [
      'dx without dout',
      'const [x, alpha] = cache; return [where(greater(x, 0), 1, x.mul(0).add(alpha)), dout.mul(minimum(x, 0)).sum(0)];',
      /dout is forgotten/,
    ],
    [
      'dalpha missing',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha))] as never;',
      /expected \[dx, dalpha\]/,
    ],
    [
      'one number for all slopes',
      'const [x, alpha] = cache; return [where(greater(x, 0), dout, dout.mul(alpha)), dout.mul(minimum(x, 0)).sum() as never];',
      /sum\(0\) adds up the rows/,
    ],
    [
      'changes dout',
      'const [x, alpha] = cache; const dalpha = dout.mul(minimum(x, 0)).sum(0); return [dout.mul_(where(greater(x, 0), 1, x.mul(0).add(alpha))), dalpha];',
      /input dout/,
    ],
  ]),
  ...usualValues('gelu_forward', GELU, `[x, tanh(${CUBIC}.mul(Math.sqrt(2 / Math.PI)))]`),
  ...wrong('gelu_forward', [
    [
      '1.702',
      'const [s] = sigmoid_forward(x.mul(1.702)); return [x.mul(s), [x, s]];',
      /rougher approximation/,
    ],
    ['swish', 'const [s] = sigmoid_forward(x); return [x.mul(s), [x, s]];', /that is swish/],
    [
      'no cube',
      'const t = tanh(x.mul(Math.sqrt(2 / Math.PI))); return [x.mul(0.5).mul(t.add(1)), [x, t]];',
      /x³ is missing/,
    ],
    [
      'square for cube',
      'const t = tanh(x.add(x.mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI))); return [x.mul(0.5).mul(t.add(1)), [x, t]];',
      /x² where the formula has x³/,
    ],
    [
      'no root',
      `const t = tanh(${CUBIC}); return [x.mul(0.5).mul(t.add(1)), [x, t]];`,
      /√\(2\/π\) is missing/,
    ],
    [
      '2/π without its root',
      `const t = tanh(${CUBIC}.mul(2 / Math.PI)); return [x.mul(0.5).mul(t.add(1)), [x, t]];`,
      /square root of 2\/π/,
    ],
    [
      'no 1 +',
      `const t = tanh(${CUBIC}.mul(Math.sqrt(2 / Math.PI))); return [x.mul(0.5).mul(t), [x, t]];`,
      /"1 \+" before tanh/,
    ],
    [
      'no half',
      `const t = tanh(${CUBIC}.mul(Math.sqrt(2 / Math.PI))); return [x.mul(t.add(1)), [x, t]];`,
      /2 times/,
    ],
    [
      'exact, by the series of erf',
      `const out = x.copy();
  for (let i = 0; i < x.size; i++) {
    const z = x.data[i] / Math.SQRT2;
    let [term, sum] = [z, z];
    for (let k = 1; k < 200; k++) { term *= (-z * z) / k; sum += term / (2 * k + 1); }
    out.data[i] = 0.5 * x.data[i] * (1 + (2 / Math.sqrt(Math.PI)) * sum);
  }
  return [out, [x, out]];`,
      /the exact gelu/,
    ],
  ]),
  ...usualGradients('gelu_backward', T, GELU_SLOPE),
  ...wrong('gelu_backward', [
    [
      'first term only',
      'const [, t] = cache; return dout.mul(t.add(1)).mul(0.5);',
      /second half of the product rule/,
    ],
    [
      'second term only',
      `${T} return dout.mul(x).mul(0.5).mul(sub(1, t.mul(t))).mul(${INNER});`,
      /first half of the product rule/,
    ],
    [
      'no inner derivative',
      `${T} return dout.mul(t.add(1).add(x.mul(sub(1, t.mul(t)))).mul(0.5));`,
      /chain rule inside the tanh/,
    ],
    [
      'no 3',
      `${T} return dout.mul(${GELU_SLOPE.replace('3 * 0.044715', '0.044715')});`,
      /the 3 is missing/,
    ],
    [
      'no square of t',
      `${T} return dout.mul(${GELU_SLOPE.replace('t.mul(t)', 't')});`,
      /1 - t for 1 - t²/,
    ],
    [
      'no root',
      `${T} return dout.mul(${GELU_SLOPE.replace('.mul(Math.sqrt(2 / Math.PI))', '')});`,
      /√\(2\/π\) is missing in the second term/,
    ],
  ]),
  ...usualValues(
    'maxout_forward',
    'maximum(dot(x, w1).add(b1), dot(x, w2).add(b2))',
    '[x, w1, w2, greater(dot(x, w1).add(b1), dot(x, w2).add(b2))]',
  ),
  ...wrong('maxout_forward', [
    [
      'minimum',
      'const out = minimum(dot(x, w1).add(b1), dot(x, w2).add(b2)); return [out, [x, w1, w2, out]];',
      /takes the smaller/,
    ],
    [
      'first only',
      'const out = dot(x, w1).add(b1); return [out, [x]];',
      /second piece is not used/,
    ],
    [
      'added',
      'const out = dot(x, w1).add(b1).add(dot(x, w2)).add(b2); return [out, [x]];',
      /pieces are added/,
    ],
    ['no biases', 'return [maximum(dot(x, w1), dot(x, w2)), [x]];', /biases are missing/],
    [
      'one bias',
      'return [maximum(dot(x, w1).add(b1), dot(x, w2).add(b1)), [x]];',
      /one bias serves both/,
    ],
    [
      'cut at 0',
      'return [maximum(maximum(dot(x, w1).add(b1), dot(x, w2).add(b2)), 0), [x]];',
      /cut at 0/,
    ],
  ]),
  ...maxoutGradientMistakes(),
  ...usualValues(
    'my_activation_forward',
    'x.add(sqrt(x.mul(x).add(4))).div(2).sub(1)',
    '[x, sqrt(x.mul(x).add(4))]',
  ).filter(({ name }) => !['sign', 'float32'].includes(name)),
  ...wrong('my_activation_forward', [
    ['linear', 'return [x.mul(2).add(1), [x]];', /straight line/],
    ['identity', 'return [x.copy(), [x]];', /straight line/],
    ['constant', 'return [x.mul(0).add(3), [x]];', /a constant/],
    ['NaN', 'return [sqrt(x), [x]];', /out is NaN at x = -10/],
    ['Infinity', 'return [exp(exp(x)), [x]];', /out is Infinity/],
    [
      'staircase',
      'const out = x.copy(); for (let i = 0; i < x.size; i++) out.data[i] = Math.floor(x.data[i]); return [out, [x]];',
      /staircase/,
    ],
    ['relu', 'return [maximum(x, 0), [x]];', /that is relu/],
    ['relu, doubled', 'return [maximum(x, 0).mul(2), [x]];', /relu, times a number, plus a number/],
    [
      'sigmoid, upside down',
      'return [exp(x).add(1).pow(-1), [x]];',
      /sigmoid, times a number, plus a number/,
    ],
    ['gelu', 'return gelu_forward(x);', /that is gelu/],
    [
      'softmax',
      'const e = exp(x); return [e.div(e.sum()), [x]];',
      /no sum, mean, max|of 12 numbers|among 12/,
    ],
    ['centred', 'const out = tanh(x.sub(x.mean())).add(x); return [out, [x]];', /neighbours/],
    ['noise', 'return [tanh(x).add(x).add(Math.random()), [x]];', /out\[|slope is 0/],
    ['one number', 'return [x.mul(x).sum() as never, [x]];', /sum\(0\)|expected a Tensor/],
  ]),
  ...usualGradients(
    'my_activation_backward',
    'const [x, root] = cache;',
    'x.div(root).add(1).div(2)',
  ).filter(({ name }) => name !== 'dout passes'),
  ...wrong('my_activation_backward', [
    ['dout passes', 'return dout.copy();', /multiply it by the slope|input dout, unchanged/],
    [
      'inner derivative forgotten',
      'const [, root] = cache; return dout.mul(root.pow(-1).add(1).div(2));',
      /dx\[/,
    ],
    ['another function', 'return dout.mul(greater(cache[0], 0));', /dx\[/],
  ]),
];

function maxoutGradientMistakes(): Mutant[] {
  const finish =
    'return [dot(da1, w1.T).add(dot(da2, w2.T)), dot(x.T, da1), da1.sum(0), dot(x.T, da2), da2.sum(0)];';
  const shares = 'const da1 = dout.mul(first); const da2 = dout.sub(da1);';
  const unpack = 'const [x, w1, w2, first] = cache;';
  return wrong('maxout_backward', [
    ['both pieces', `${unpack} const [da1, da2] = [dout, dout]; ${finish}`, /both pieces get all/],
    [
      'the loser',
      `${unpack} const da2 = dout.mul(first); const da1 = dout.sub(da2); ${finish}`,
      /smaller piece/,
    ],
    [
      'dx through one piece',
      `${unpack} ${shares} ${finish.replace('.add(dot(da2, w2.T))', '')}`,
      /through piece 2 is missing/,
    ],
    [
      'db averaged',
      `${unpack} ${shares} ${finish.replace('da1.sum(0)', 'da1.mean(0)')}`,
      /averaged/,
    ],
    [
      'db not summed',
      `${unpack} ${shares} ${finish.replace('da2.sum(0)', 'da2')}`,
      /not summed over the batch/,
    ],
    [
      'dw transposed',
      `${unpack} ${shares} ${finish.replace('dot(x.T, da1)', 'dot(da1.T, x)')}`,
      /transposed/,
    ],
    [
      'order',
      `${unpack} ${shares} return [dot(da1, w1.T).add(dot(da2, w2.T)), dot(x.T, da1), dot(x.T, da2), da1.sum(0), da2.sum(0)];`,
      /shape/,
    ],
    [
      'four results',
      `${unpack} ${shares} return [dot(da1, w1.T).add(dot(da2, w2.T)), dot(x.T, da1), da1.sum(0), dot(x.T, da2)] as never;`,
      /list of 4/,
    ],
    ['changes dout', `${unpack} ${shares} dout.mul_(2); ${finish}`, /input dout/],
  ]);
}

export const variants: Variant[] = [
  ...harmless,
  ...depth.variants,
  ...film.variants,
  ...right('sigmoid_forward', [
    ['plain formula', 'const out = exp(x.neg()).add(1).pow(-1); return [out, [out]];'],
    ['by tanh', 'const out = tanh(x.div(2)).add(1).div(2); return [out, [out]];'],
    [
      'loop, two cases',
      'const out = x.copy(); for (let i = 0; i < x.size; i++) { const v = x.data[i]; const e = Math.exp(-Math.abs(v)); out.data[i] = v >= 0 ? 1 / (1 + e) : e / (1 + e); } return [out, [out]];',
    ],
  ]),
  ...right('sigmoid_backward', [
    ['s - s²', 'const [s] = cache; return s.sub(s.mul(s)).mul(dout);'],
    [
      'loop',
      'const dx = dout.copy(); cache[0].data.forEach((s, i) => { dx.data[i] *= s * (1 - s); }); return dx;',
    ],
  ]),
  ...right('parametric_relu_forward', [
    ['sum of two sides', 'return [maximum(x, 0).add(minimum(x, 0).mul(alpha)), [x, alpha]];'],
    [
      'loops',
      'const out = x.copy(); const [N, D] = x.shape; for (let n = 0; n < N; n++) for (let d = 0; d < D; d++) if (x.at(n, d) < 0) out.set(alpha.at(d) * x.at(n, d), n, d); return [out, [x, alpha]];',
    ],
  ]),
  ...right('parametric_relu_backward', [
    [
      'masks',
      "const [x, alpha] = cache; const up = greater(x, 0).astype('float64'); const down = sub(1, up); return [dout.mul(up.add(down.mul(alpha))), dout.mul(x).mul(down).sum(0)];",
    ],
    [
      'loops',
      'const [x, alpha] = cache; const dx = dout.copy(); const dalpha = alpha.mul(0); const [N, D] = x.shape; for (let n = 0; n < N; n++) for (let d = 0; d < D; d++) if (x.at(n, d) <= 0) { dx.set(alpha.at(d) * dout.at(n, d), n, d); dalpha.set(dalpha.at(d) + dout.at(n, d) * x.at(n, d), d); } return [dx, dalpha];',
    ],
  ]),
  ...right('gelu_forward', [
    [
      'by the sigmoid of twice the bracket',
      `const [s] = sigmoid_forward(${CUBIC}.mul(2 * Math.sqrt(2 / Math.PI))); return [x.mul(s), [x, s.mul(2).sub(1)]];`,
    ],
    [
      'loop',
      'const [out, t] = [x.copy(), x.copy()]; for (let i = 0; i < x.size; i++) { const v = x.data[i]; t.data[i] = Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3)); out.data[i] = 0.5 * v * (1 + t.data[i]); } return [out, [x, t]];',
    ],
  ]),
  ...right('gelu_backward', [
    [
      'loop',
      `const [x, t] = cache; const dx = dout.copy(); const root = Math.sqrt(2 / Math.PI);
  for (let i = 0; i < x.size; i++) {
    const [v, u] = [x.data[i], t.data[i]];
    dx.data[i] *= 0.5 * (1 + u) + 0.5 * v * (1 - u * u) * root * (1 + 3 * 0.044715 * v * v);
  }
  return dx;`,
    ],
    [
      'factored',
      `${T} return dout.mul(0.5).mul(t.add(1)).mul(x.mul(sub(1, t)).mul(${INNER}).add(1));`,
    ],
  ]),
  ...right('maxout_forward', [
    [
      'where',
      'const [a1, a2] = [dot(x, w1).add(b1), dot(x, w2).add(b2)]; const first = greater(a1, a2); return [where(first, a1, a2), [x, w1, w2, first]];',
    ],
    [
      'a1 + relu(a2 - a1)',
      'const [a1, a2] = [dot(x, w1).add(b1), dot(x, w2).add(b2)]; return [a1.add(maximum(a2.sub(a1), 0)), [x, w1, w2, greater(a1, a2)]];',
    ],
  ]),
  ...right('maxout_backward', [
    [
      'where',
      'const [x, w1, w2, first] = cache; const da1 = where(first, dout, 0); const da2 = where(first, 0, dout); return [dot(da1, w1.T).add(dot(da2, w2.T)), dot(x.T, da1), da1.sum(0), dot(x.T, da2), da2.sum(0)];',
    ],
    [
      'loops for the shares',
      'const [x, w1, w2, first] = cache; const [da1, da2] = [dout.copy(), dout.copy()]; for (let i = 0; i < dout.size; i++) (first.data[i] ? da2 : da1).data[i] = 0; return [dot(w1, da1.T).T.add(dot(w2, da2.T).T), dot(da1.T, x).T, da1.sum(0), dot(da2.T, x).T, da2.sum(0)];',
    ],
  ]),
  // A right pair changes both functions; here each changes alone and must fit the authored other.
  ...right('my_activation_forward', [
    [
      'the same in a loop',
      'const [out, root] = [x.copy(), x.copy()]; for (let i = 0; i < x.size; i++) { root.data[i] = Math.hypot(x.data[i], 2); out.data[i] = (x.data[i] + root.data[i]) / 2 - 1; } return [out, [x, root]];',
    ],
    ['a wave on a line', 'return [x.add(tanh(x.mul(x))), [x]];'],
    [
      'two slopes and a corner',
      'return [where(greater(x, 0.7), x.mul(0.3).add(0.7 * 1.2), x.mul(1.5)), [x]];',
    ],
    ['a bump', 'return [x.mul(exp(x.mul(x).neg())), [x]];'],
  ]),
  ...right('my_activation_backward', [
    ['out over root', 'const [x, root] = cache; return dout.mul(x.add(root)).div(root.mul(2));'],
    [
      'loop',
      'const [x] = cache; const dx = dout.copy(); for (let i = 0; i < x.size; i++) dx.data[i] *= (1 + x.data[i] / Math.hypot(x.data[i], 2)) / 2; return dx;',
    ],
  ]),
];
