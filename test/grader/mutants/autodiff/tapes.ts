import type { Mutant } from '../mutant.js';

const order = 'topological_order';
const local = 'local_gradients';
const pass = 'backward_pass';

export const tapeMutants: Mutant[] = [
  // topological_order
  {
    exercise: order,
    name: 'forgets the output',
    body: 'const seen = new Set<string>(); const order: string[] = []; function visit(name: string) { for (const input of graph[name]) { if (seen.has(input)) continue; seen.add(input); visit(input); order.push(input); } } visit(output); return order;',
    says: /output belongs to the order/,
  },
  {
    exercise: order,
    name: 'notes a node before its inputs',
    body: 'const order: string[] = []; const seen = new Set<string>(); function visit(name: string) { if (seen.has(name)) return; seen.add(name); order.push(name); for (const input of graph[name]) visit(input); } visit(output); return order;',
    says: /backwards: note a node after its inputs/,
  },
  {
    exercise: order,
    name: 'remembers nothing',
    replace: [
      ['if (seen.has(name)) return;', ''],
      ['seen.add(name);', ''],
    ],
    says: /visited once: note in a Set/,
  },
  {
    exercise: order,
    name: 'filters repetitions at the end',
    replace: [
      ['if (seen.has(name)) return;', ''],
      ['seen.add(name);', ''],
      ['return order;', 'return [...new Set(order)];'],
    ],
    says: /visited once, not once for each path/,
  },
  {
    exercise: order,
    name: 'the order of the keys',
    body: 'return Object.keys(graph);',
    says: /note a node only when all its inputs are in the order/,
  },
  {
    exercise: order,
    name: 'all nodes, needed or not',
    replace: [['visit(output);', 'for (const name of Object.keys(graph)) visit(name);']],
    says: /does not need it: start from the output/,
  },
  {
    exercise: order,
    name: 'the first input only',
    replace: [
      [
        'for (const input of graph[name]) visit(input);',
        'if (graph[name].length) visit(graph[name][0]);',
      ],
    ],
    says: /is missing in the order/,
  },
  {
    exercise: order,
    name: 'level by level',
    body: 'const order = [output]; for (const name of order) for (const input of graph[name]) if (!order.includes(input)) order.push(input); return order.reverse();',
    says: /comes before .*, which it is made of/,
  },
  {
    exercise: order,
    name: 'without the output',
    replace: [['return order;', 'return order.slice(0, -1);']],
    says: /f is missing/,
  },
  {
    exercise: order,
    name: 'the output alone',
    replace: [['for (const input of graph[name]) visit(input);', '']],
    says: /only the output is there/,
  },
  {
    exercise: order,
    name: 'a Set',
    replace: [['return order;', 'return new Set(order) as never;']],
    says: /returned a Set/,
  },
  // local_gradients
  {
    exercise: local,
    name: 'sub like add',
    replace: [['return [1, -1];', 'return [1, 1];']],
    says: /second slope is -1/,
  },
  {
    exercise: local,
    name: 'mul not swapped',
    replace: [['return [b, a];', 'return [a, b];']],
    says: /factors are swapped/,
  },
  {
    exercise: local,
    name: 'div without the minus',
    replace: [['-output / b', 'output / b']],
    says: /minus along b is missing/,
  },
  {
    exercise: local,
    name: 'div forgets a',
    replace: [['-output / b', '-1 / (b * b)']],
    says: /factor a is missing/,
  },
  {
    exercise: local,
    name: 'div divided once',
    replace: [['-output / b', '-a / b']],
    says: /one division by b is missing/,
  },
  {
    exercise: local,
    name: 'exp of the output',
    replace: [['return [output];', 'return [Math.exp(output)];']],
    says: /output is eᵃ already/,
  },
  {
    exercise: local,
    name: 'exp as a power',
    replace: [['return [output];', 'return [a * Math.exp(a - 1)];']],
    says: /rule for powers/,
  },
  {
    exercise: local,
    name: 'log gives its input',
    replace: [['return [1 / a];', 'return [a];']],
    says: /slope of log a is 1 \/ a/,
  },
  {
    exercise: local,
    name: 'log with the output',
    replace: [['return [1 / a];', 'return [1 / output];']],
    says: /slope of log a is 1 \/ a/,
  },
  {
    exercise: local,
    name: 'tanh with the input',
    replace: [['1 - output * output', '1 - a * a']],
    says: /it is 1 - output²/,
  },
  {
    exercise: local,
    name: 'tanh like sigmoid',
    replace: [['1 - output * output', 'output * (1 - output)']],
    says: /slope of the sigmoid/,
  },
  {
    exercise: local,
    name: 'relu gives its output',
    replace: [['a > 0 ? 1 : 0', 'Math.max(0, a)']],
    says: /where a > 0 is 1/,
  },
  {
    exercise: local,
    name: 'relu passes everything',
    replace: [['a > 0 ? 1 : 0', '1']],
    says: /its slope is 0/,
  },
  {
    exercise: local,
    name: 'relu open at 0',
    replace: [['a > 0 ? 1 : 0', 'a >= 0 ? 1 : 0']],
    says: /ask for a > 0/,
  },
  {
    exercise: local,
    name: 'a number in place of a list',
    replace: [['return [output];', 'return output as never;']],
    says: /expected a list of 1 numbers/,
  },
  // backward_pass
  {
    exercise: pass,
    name: 'slopes at line numbers',
    body: 'const d = tape.map(() => 0); d[d.length - 1] = 1; for (let k = tape.length - 1; k >= 0; k--) { const { op, inputs, value } = tape[k]; if (op === "input") continue; const local = local_gradients(op, inputs, value); inputs.forEach((i, j) => { d[i] += local[j] * d[k]; }); } return d;',
    says: /numbers of the lines/,
  },
  {
    exercise: pass,
    name: 'overwrites',
    replace: [['d[inputs[j]] += local[j] * d[k];', 'd[inputs[j]] = local[j] * d[k];']],
    says: /collect from all its uses/,
  },
  {
    exercise: pass,
    name: 'local gradients alone',
    replace: [['local[j] * d[k]', 'local[j]']],
    says: /gradient from above is missing/,
  },
  {
    exercise: pass,
    name: 'from the first line on',
    replace: [
      ['for (let k = tape.length - 1; k >= 0; k--)', 'for (let k = 0; k < tape.length; k++)'],
    ],
    says: /start at the end/,
  },
  {
    exercise: pass,
    name: 'no 1 at the end',
    replace: [['d[tape.length - 1] = 1;', '']],
    says: /1 of the last line is missing/,
  },
  {
    exercise: pass,
    name: 'slopes to the wrong inputs',
    replace: [['local[j] * d[k]', 'local[inputs.length - 1 - j] * d[k]']],
    says: /handed to the wrong inputs/,
  },
  {
    exercise: pass,
    name: 'numbers of lines in place of values',
    replace: [['inputs.map((i) => tape[i].value)', 'inputs']],
    says: /d\[\d\] is/,
  },
  {
    exercise: pass,
    name: 'starts at the first line that is no input',
    replace: [['k >= 0', 'k >= 4']],
    says: /d\[\d\] is/,
  },
  {
    exercise: pass,
    name: 'inputs only',
    replace: [['return d;', "return d.filter((_, k) => tape[k].op === 'input');"]],
    says: /one for each line of the tape/,
  },
  {
    exercise: pass,
    name: 'the values',
    body: 'return tape.map((line) => line.value);',
    says: /values of the tape, not derivatives/,
  },
  {
    exercise: pass,
    name: 'writes on the tape',
    replace: [['return d;', 'tape.forEach((line, k) => { line.value = d[k]; }); return d;']],
    says: /changed its input tape/,
  },
];
