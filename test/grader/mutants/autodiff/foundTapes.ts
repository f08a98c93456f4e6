import type { Mutant } from '../mutant.js';

/* Orders, slopes and backward passes over numbers: state, arguments, siblings, ends and zeros. */

type Wrong = readonly [name: string, body: string, says: RegExp];
const wrong = (exercise: string, list: readonly Wrong[]): Mutant[] =>
  list.map(([name, body, says]) => ({ exercise, name, body, says }));

/** One line of the authored table of slopes replaced. */
const slope = (
  list: readonly (readonly [name: string, from: string, to: string, says: RegExp])[],
): Mutant[] =>
  list.map(([name, from, to, says]) => ({
    exercise: 'local_gradients',
    name,
    replace: [[`return [${from}];`, to.startsWith('return') ? to : `return [${to}];`]],
    says,
  }));

const visit = (visited: string, before = '', inputs = 'graph[name]') =>
  `const order: string[] = []; ${before} function visit(name: string) { ${visited} for (const input of ${inputs}) visit(input); order.push(name); } visit(output); return order;`;
const SEEN = 'if (seen.has(name)) return; seen.add(name);';

/** The walk over the tape with one statement for each input. */
const walk = (share: string, options: { skip?: string; start?: string; slopes?: string } = {}) => {
  const {
    skip = "if (op === 'input') continue;",
    start = 'const d = tape.map(() => 0); d[tape.length - 1] = 1;',
    slopes = 'local_gradients(op as Op, numbers, value)',
  } = options;
  return `${start} for (let k = tape.length - 1; k >= 0; k--) { const { op, inputs, value } = tape[k]; ${skip} const numbers = inputs.map((i) => tape[i].value); const local = ${slopes}; for (let j = 0; j < inputs.length; j++) { ${share} } } return d;`;
};
const ADD = 'd[inputs[j]] += local[j] * d[k];';

export const foundTapes: Mutant[] = [
  ...wrong('topological_order', [
    [
      'a Set of those seen that stays between calls',
      visit(
        SEEN,
        'const own = topological_order as never as { seen?: Set<string> }; own.seen ??= new Set(); const seen = own.seen;',
      ),
      /keeps something between calls/,
    ],
    [
      'an order that stays between calls',
      'const own = topological_order as never as { order?: string[] }; own.order ??= []; const order = own.order; function visit(name: string) { if (order.includes(name)) return; for (const input of graph[name]) visit(input); order.push(name); } visit(output); return order;',
      /keeps something between calls|does not need it/,
    ],
    [
      'uses up the graph',
      'const order: string[] = []; function visit(name: string) { while (graph[name].length) visit(graph[name].shift() as string); if (!order.includes(name)) order.push(name); } visit(output); return order;',
      /changed its input graph/,
    ],
    [
      'sorts the inputs where they are',
      visit(SEEN, 'const seen = new Set<string>();', 'graph[name].sort().reverse()'),
      /changed its input graph/,
    ],
    [
      'two inputs at most',
      visit(SEEN, 'const seen = new Set<string>();', 'graph[name].slice(0, 2)'),
      /is missing in the order/,
    ],
    [
      'the last input only',
      visit(SEEN, 'const seen = new Set<string>();', 'graph[name].slice(-1)'),
      /is missing in the order/,
    ],
    [
      'the last key is the output',
      visit(SEEN, 'output = Object.keys(graph).at(-1) as string; const seen = new Set<string>();'),
      /is missing in the order|does not need it/,
    ],
    [
      'keeps the first of each in reverse',
      'const order: string[] = []; const walk = (name: string): void => { order.push(name); for (const input of graph[name]) walk(input); }; walk(output); return [...new Set(order)].reverse();',
      /comes before .*, which it is made of|visited once/,
    ],
    [
      'inputs without inputs first, then the rest as they come',
      'const all = new Set([output]); for (const name of all) for (const input of graph[name]) all.add(input); const list = [...all]; return [...list.filter((n) => !graph[n].length), ...list.filter((n) => graph[n].length)];',
      /comes before/,
    ],
    [
      'by the alphabet',
      'const all = new Set([output]); for (const name of all) for (const input of graph[name]) all.add(input); return [...all].sort();',
      /comes before/,
    ],
    [
      'by the shortest way to the output',
      'const far = new Map([[output, 0]]); for (const [name, steps] of far) for (const input of graph[name]) if (!far.has(input)) far.set(input, steps + 1); return [...far].sort((a, b) => b[1] - a[1]).map(([name]) => name);',
      /comes before/,
    ],
    ['the inputs of the output alone', 'return [...graph[output], output];', /is missing|twice/],
    [
      'the right order backwards',
      `const forward = (() => { ${visit(SEEN, 'const seen = new Set<string>();')} })(); return forward.reverse();`,
      /right order backwards/,
    ],
    [
      'no inputs without inputs',
      `const all = (() => { ${visit(SEEN, 'const seen = new Set<string>();')} })(); return all.filter((name) => graph[name].length > 0);`,
      /is missing/,
    ],
    ['nothing', 'return [];', /it is empty/],
    [
      'the output twice',
      `const all = (() => { ${visit(SEEN, 'const seen = new Set<string>();')} })(); return [...all, output];`,
      /is in the order twice/,
    ],
    [
      'one text',
      `const all = (() => { ${visit(SEEN, 'const seen = new Set<string>();')} })(); return all.join(' ') as never;`,
      /expected a list of names/,
    ],
  ]),
  ...slope([
    ['add shared out', '1, 1', '0.5, 0.5', /each slope is 1/],
    ['add gives the sum', '1, 1', 'output, output', /each slope is 1/],
    ['sub the other way round', '1, -1', '-1, 1', /order is that of the inputs/],
    ['sub times b', '1, -1', '1, -b', /second slope is -1, not -b/],
    ['mul gives the product', 'b, a', 'output, output', /slope along a is b alone/],
    [
      'mul through the output',
      'b, a',
      'output / a, output / b',
      /division by an input that may be 0/,
    ],
    [
      'mul turns its inputs around in place',
      'b, a',
      'return inputs.reverse();',
      /changed its input inputs/,
    ],
    [
      'div the other way round',
      '1 / b, -output / b',
      '-output / b, 1 / b',
      /order is that of the inputs/,
    ],
    [
      'div with the output and the square',
      '1 / b, -output / b',
      '1 / b, -output / (b * b)',
      /one division by b is enough/,
    ],
    ['div squares all', '1 / b, -output / b', '1 / b, -(output ** 2)', /square belongs to b alone/],
    ['div swapped', '1 / b, -output / b', '1 / b, -b / (a * a)', /roles are swapped/],
    ['div along a with b', '1 / b, -output / b', 'b, -output / b', /b is below the line/],
    [
      'div through a',
      '1 / b, -output / b',
      'output / a, -output / b',
      /division by an input that may be 0/,
    ],
    [
      'div with 1 for 0',
      '1 / b, -output / b',
      '1 / b, -(a || 1) / (b * b)',
      /local gradients of div|along b/,
    ],
    ['mul with 1 for 0', 'b, a', 'b || 1, a || 1', /local gradients of mul/],
    ['exp times a', 'output', 'a * output', /no factor a/],
    ['exp as 1', 'output', '1', /1 is that of a itself/],
    ['exp backwards', 'output', '-output', /slope of exp\(-a\)|sign is wrong/],
    ['log to base 10', '1 / a', '1 / (a * Math.LN10)', /base 10/],
    ['log to base 2', '1 / a', '1 / (a * Math.LN2)', /base 2/],
    ['log with a square', '1 / a', '1 / (a * a)', /square belongs to the slope of 1 \/ a/],
    ['log with a minus', '1 / a', '-1 / a', /no minus/],
    ['log like exp', '1 / a', 'Math.exp(a)', /that is the slope of exp/],
    ['tanh without the square', '1 - output * output', '1 - output', /square is missing/],
    ['tanh plus the square', '1 - output * output', '1 + output * output', /sign of the square/],
    [
      'tanh the wrong way round',
      '1 - output * output',
      'output * output - 1',
      /wrong way round|sign is wrong/,
    ],
    ['tanh squared alone', '1 - output * output', 'output * output', /that is output²/],
    [
      'tanh through cosh, not squared',
      '1 - output * output',
      '1 / Math.cosh(a)',
      /square is missing/,
    ],
    ['tanh itself', '1 - output * output', 'output', /that is tanh itself/],
    [
      'tanh with a factor',
      '1 - output * output',
      'output * (1 - output * output)',
      /without a factor before it/,
    ],
    [
      'relu a half at 0',
      'a > 0 ? 1 : 0',
      'a > 0 ? 1 : a < 0 ? 0 : 0.5',
      /slope of relu is taken as 0/,
    ],
    ['relu leaks', 'a > 0 ? 1 : 0', 'a > 0 ? 1 : 0.01', /leaky relu/],
    ['relu like the sign', 'a > 0 ? 1 : 0', 'Math.sign(a)', /is 0, not -1/],
    ['relu the wrong way round', 'a > 0 ? 1 : 0', 'a > 0 ? 0 : 1', /sides are swapped/],
    ['nothing for tanh', '1 - output * output', 'return undefined as never;', /no line for 'tanh'/],
    [
      'a tensor',
      '1 / a',
      'return tensorOf(a) as never; function tensorOf(v: number) { return { v }; }',
      /expected a list/,
    ],
  ]),
  ...wrong('local_gradients', [
    [
      'the slopes of the first call for ever',
      'const own = local_gradients as never as Record<string, number[]>; const table: Record<Op, number[]> = { add: [1, 1], sub: [1, -1], mul: [b, a], div: [1 / b, -a / (b * b)], exp: [output], log: [1 / a], tanh: [1 - output * output], relu: [a > 0 ? 1 : 0] }; return (own[op] ??= table[op]);',
      /local/,
    ],
    [
      'differences that are too coarse',
      'const f = (x: number, y: number) => ({ add: x + y, sub: x - y, mul: x * y, div: x / y, exp: Math.exp(x), log: Math.log(x), tanh: Math.tanh(x), relu: Math.max(0, x) })[op]; const h = 1e-2; return inputs.map((_, i) => (f(a + (i === 0 ? h : 0), b + (i === 1 ? h : 0)) - f(a, b)) / h);',
      /local/,
    ],
  ]),
  ...wrong('backward_pass', [
    [
      'ends at the first input that it meets',
      walk(ADD, { skip: "if (op === 'input') break;" }),
      /continue, not break/,
    ],
    [
      'all begin with 1',
      walk(ADD, { start: 'const d = tape.map(() => 1);' }),
      /only the last does/,
    ],
    [
      'begins with the value',
      walk(ADD, {
        start: 'const d = tape.map(() => 0); d[tape.length - 1] = tape[tape.length - 1].value;',
      }),
      /with respect to itself is 1/,
    ],
    [
      'the first of two equal inputs',
      walk('d[inputs[j]] += local[inputs.indexOf(inputs[j])] * d[k];'),
      /take local\[j\], not the one that indexOf finds/,
    ],
    [
      'equal inputs once',
      walk(`if (inputs.indexOf(inputs[j]) < j) continue; ${ADD}`),
      /serves it twice/,
    ],
    ['the first input only', walk(`if (j > 0) continue; ${ADD}`), /only the first input/],
    [
      'the last input only',
      walk(`if (j < inputs.length - 1) continue; ${ADD}`),
      /only the last input/,
    ],
    [
      'times the value',
      walk('d[inputs[j]] += local[j] * value;'),
      /multiplied by the value of the line/,
    ],
    [
      'times what is below',
      walk('d[inputs[j]] += local[j] * d[inputs[j]];'),
      /with the d of the operation itself/,
    ],
    [
      'the first number as the output',
      walk(ADD, { slopes: 'local_gradients(op as Op, numbers, numbers[0])' }),
      /result of the operation as its output/,
    ],
    [
      'in the order of the walk',
      `const right = (() => { ${walk(ADD)} })(); return right.reverse();`,
      /turn it around/,
    ],
    [
      'd on the tape',
      walk(ADD).replace(
        'return d;',
        'tape.forEach((line, k) => Object.assign(line, { d: d[k] })); return d;',
      ),
      /changed its input tape/,
    ],
    [
      'the inputs in order',
      walk(`inputs.sort((p, q) => q - p); ${ADD}`),
      /changed its input tape|handed to the wrong inputs/,
    ],
    [
      'd kept between calls',
      walk(ADD, {
        start:
          'const own = backward_pass as never as { d?: number[] }; own.d ??= []; const d = own.d; while (d.length < tape.length) d.push(0); d.length = tape.length; d[tape.length - 1] = 1;',
      }),
      /keeps something between calls/,
    ],
    ['subtracts', walk('d[inputs[j]] -= local[j] * d[k];'), /d\[\d\] is|sign is wrong/],
    [
      'averages over the uses',
      `const uses = tape.map((_, i) => Math.max(1, tape.filter((l) => l.inputs.includes(i)).length)); ${walk('d[inputs[j]] += (local[j] * d[k]) / uses[inputs[j]];')}`,
      /d\[\d\] is/,
    ],
    [
      'without the last line',
      walk(ADD, {
        start: 'const d = tape.map(() => 0); d[tape.length - 1] = 1; tape = tape.slice(0, -1);',
      }),
      /d\[\d\] is/,
    ],
    [
      'as an object',
      walk(ADD).replace('return d;', 'return { ...d } as never;'),
      /expected a list/,
    ],
    [
      'as a map of names',
      walk(ADD).replace('return d;', 'return new Map(d.entries()) as never;'),
      /returned a Map/,
    ],
    [
      'skips small gradients',
      walk(ADD, { skip: "if (op === 'input' || Math.abs(d[k]) < 0.05) continue;" }),
      /d\[\d+\] is/,
    ],
    [
      'counts each line at most once on the way',
      `const done = new Set<number>(); const d = tape.map(() => 0); d[tape.length - 1] = 1; const go = (k: number): void => { const { op, inputs, value } = tape[k]; if (op === 'input' || done.has(k)) return; done.add(k); const local = local_gradients(op, inputs.map((i) => tape[i].value), value); inputs.forEach((i, j) => { d[i] += local[j] * d[k]; go(i); }); }; go(tape.length - 1); return d;`,
      /d\[\d\] is/,
    ],
  ]),
];
