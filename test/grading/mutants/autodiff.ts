import type { Mutant, Variant } from './mutant.js';

const order = 'topological_order';
const local = 'local_gradients';
const pass = 'backward_pass';
const un = 'unbroadcast';
const vjp = 'softmax_vjp';
const update = 'make_update';

export const mutants: Mutant[] = [
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
    says: /expected a list of names/,
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
    says: /every element is 0/,
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
  // unbroadcast
  {
    exercise: un,
    name: 'mean in place of sum',
    replace: [
      ['d.sum(0)', 'd.mean(0)'],
      ['d.sum(axis, true)', 'd.mean(axis, true)'],
    ],
    says: /do not average/,
  },
  {
    exercise: un,
    name: 'one row',
    replace: [['d.sum(0)', 'd.slice(0)']],
    says: /one row alone/,
  },
  {
    exercise: un,
    name: 'loses the axis of size 1',
    replace: [['d.sum(axis, true)', 'd.sum(axis)']],
    says: /keep it, sum\(axis, true\)/,
  },
  {
    exercise: un,
    name: 'axes in front only',
    replace: [['if (shape[axis] === 1) d = d.sum(axis, true);', '']],
    says: /nothing was summed: where shape has 1/,
  },
  {
    exercise: un,
    name: 'axes of size 1 only',
    replace: [['while (d.ndim > shape.length) d = d.sum(0);', '']],
    says: /not summed over the batch/,
  },
  {
    exercise: un,
    name: 'always over the batch',
    body: 'return dout.sum(0);',
    says: /sum where shape has 1/,
  },
  {
    exercise: un,
    name: 'a plain number for ()',
    body: 'if (shape.length === 0) return dout.sum() as never; let d = dout; while (d.ndim > shape.length) d = d.sum(0); for (let axis = 0; axis < shape.length; axis++) if (shape[axis] === 1) d = d.sum(axis, true); return d;',
    says: /0-d Tensor/,
  },
  {
    exercise: un,
    name: 'one axis in front at most',
    replace: [['while (d.ndim > shape.length)', 'if (d.ndim > shape.length)']],
    says: /has shape/,
  },
  {
    exercise: un,
    name: 'nothing',
    body: 'return dout;',
    says: /not summed over the batch/,
  },
  // softmax_vjp
  {
    exercise: vjp,
    name: 'diagonal only',
    body: 'return ds.mul(s).mul(s.neg().add(1));',
    says: /only the diagonal of the Jacobian/,
  },
  {
    exercise: vjp,
    name: 'without the sum',
    replace: [['s.mul(ds.sub(along))', 's.mul(ds)']],
    says: /other probabilities of the row fall/,
  },
  {
    exercise: vjp,
    name: 'sum down the columns',
    replace: [['sum(1, true)', 'sum(0, true)']],
    says: /must run along each row/,
  },
  {
    exercise: vjp,
    name: 'sum over the whole batch',
    replace: [['ds.mul(s).sum(1, true)', 'ds.mul(s).sum()']],
    says: /each row has its own/,
  },
  {
    exercise: vjp,
    name: 'no factor in front',
    replace: [['s.mul(ds.sub(along))', 'ds.sub(along)']],
    says: /factor s in front is missing/,
  },
  {
    exercise: vjp,
    name: 'sum without weights',
    replace: [['ds.mul(s).sum(1, true)', 'ds.sum(1, true)']],
    says: /must weigh ds with s/,
  },
  {
    exercise: vjp,
    name: 'sum not times s',
    replace: [['s.mul(ds.sub(along))', 's.mul(ds).sub(along)']],
    says: /a factor s is missing there/,
  },
  {
    exercise: vjp,
    name: 'wrong sign',
    replace: [['ds.sub(along)', 'along.sub(ds)']],
    says: /sign is wrong/,
  },
  // make_update
  {
    exercise: update,
    name: 'mean loss',
    replace: [['.mul(gold).sum()', '.mul(gold).sum() / x.shape[0]']],
    says: /the slide adds up/,
  },
  {
    exercise: update,
    name: 'loss without the minus',
    replace: [['p.log().neg()', 'p.log()']],
    says: /minus of -log p/,
  },
  {
    exercise: update,
    name: 'uphill',
    replace: [['w.sub(dw.mul(learning_rate))', 'w.add(dw.mul(learning_rate))']],
    says: /goes uphill/,
  },
  {
    exercise: update,
    name: 'dp without the minus',
    replace: [['gold.div(p).neg()', 'gold.div(p)']],
    says: /goes uphill/,
  },
  {
    exercise: update,
    name: 'no learning rate',
    replace: [['dw.mul(learning_rate)', 'dw']],
    says: /learning rate is missing/,
  },
  {
    exercise: update,
    name: 'no step',
    replace: [['V: step(V, dV), b: step(b, db), W: step(W, dW), c: step(c, dc)', 'V, b, W, c']],
    says: /did not move/,
  },
  {
    exercise: update,
    name: 'gradients in place of weights',
    replace: [
      [
        'V: step(V, dV), b: step(b, db), W: step(W, dW), c: step(c, dc)',
        'V: dV, b: db, W: dW, c: dc',
      ],
    ],
    says: /is the gradient dW, not the weight/,
  },
  {
    exercise: update,
    name: 'forgets tanh on the way back',
    replace: [['dh.mul(h.mul(h).neg().add(1))', 'dh']],
    says: /does not pass through tanh/,
  },
  {
    exercise: update,
    name: 'averaged gradient',
    replace: [['gold.div(p).neg()', 'gold.div(p).neg().div(x.shape[0])']],
    says: /leave out the division by N/,
  },
  {
    exercise: update,
    name: 'V transposed',
    replace: [['x.T.dot(da)', 'da.T.dot(x)']],
    says: /sub: shapes/,
  },
  {
    exercise: update,
    name: 'W taken for V on the way back',
    replace: [['dscores.dot(W.T)', 'dscores.dot(W.sub(dW.mul(learning_rate)).T)']],
    says: /next_net\.V/,
  },
  {
    exercise: update,
    name: 'changes the given net',
    replace: [['w.sub(dw.mul(learning_rate))', 'w.sub_(dw.mul(learning_rate))']],
    says: /changed its input net/,
  },
  {
    exercise: update,
    name: 'the net as a list',
    replace: [
      [
        '{ V: step(V, dV), b: step(b, db), W: step(W, dW), c: step(c, dc) }',
        '[V, b, W, c] as never',
      ],
    ],
    says: /expected an object/,
  },
  {
    exercise: update,
    name: 'no b',
    replace: [['b: step(b, db), ', '']],
    says: /next_net has no b/,
  },
];

export const variants: Variant[] = [
  {
    exercise: order,
    name: 'picks what is ready, again and again',
    body: 'const needed = new Set([output]); for (const name of needed) for (const input of graph[name]) needed.add(input); const order: string[] = []; while (order.length < needed.size) for (const name of needed) if (!order.includes(name) && graph[name].every((i) => order.includes(i))) order.push(name); return order;',
  },
  {
    exercise: order,
    name: 'with a stack, inputs from the right',
    body: 'const order: string[] = []; const done = new Set<string>(); const stack = [output]; while (stack.length) { const name = stack[stack.length - 1]; const open = graph[name].filter((i) => !done.has(i)); if (open.length) stack.push(open[open.length - 1]); else { stack.pop(); if (!done.has(name)) { done.add(name); order.push(name); } } } return order;',
  },
  {
    exercise: local,
    name: 'a table of functions',
    body: `const rules: Record<Op, () => number[]> = {
      add: () => [1, 1], sub: () => [1, -1], mul: () => [b, a], div: () => [1 / b, -a / b ** 2],
      exp: () => [Math.exp(a)], log: () => [1 / a], tanh: () => [1 / Math.cosh(a) ** 2],
      relu: () => [Number(a > 0)],
    };
    return rules[op]();`,
  },
  {
    exercise: local,
    name: 'uses the output',
    body: `if (op === 'add') return [1, 1]; if (op === 'sub') return [1, -1];
    if (op === 'mul') return [inputs[1], inputs[0]]; if (op === 'div') return [1 / b, -output / b];
    if (op === 'exp') return [output]; if (op === 'log') return [1 / a];
    if (op === 'tanh') return [(1 - output) * (1 + output)]; return [output > 0 ? 1 : 0];`,
  },
  {
    exercise: pass,
    name: 'each line asks its users',
    body: `const d = new Array<number>(tape.length).fill(0);
    for (let i = tape.length - 1; i >= 0; i--) {
      if (i === tape.length - 1) d[i] = 1;
      for (let k = i + 1; k < tape.length; k++) tape[k].inputs.forEach((input, j) => {
        if (input !== i) return;
        const { op, inputs, value } = tape[k];
        if (op !== 'input') d[i] += d[k] * local_gradients(op, inputs.map((n) => tape[n].value), value)[j];
      });
    }
    return d;`,
  },
  {
    exercise: pass,
    name: 'recursion along all paths',
    body: `const d = tape.map(() => 0);
    const walk = (k: number, dk: number): void => {
      const { op, inputs, value } = tape[k];
      d[k] += dk;
      if (op === 'input' || dk === 0) return;
      const slopes = local_gradients(op, inputs.map((i) => tape[i].value), value);
      inputs.forEach((i, j) => walk(i, slopes[j] * dk));
    };
    walk(tape.length - 1, 1);
    return d;`,
  },
  {
    exercise: un,
    name: 'all axes at once',
    body: `const lead = dout.ndim - shape.length;
    const axes = dout.shape.map((_, k) => k).filter((k) => k < lead || shape[k - lead] === 1);
    return axes.length ? dout.sum(axes, true).reshape([...shape]) : dout.copy();`,
  },
  {
    exercise: un,
    name: 'from the last axis on',
    body: `let d = dout;
    for (let back = 1; back <= dout.ndim; back++) {
      const axis = d.ndim - back;
      if (back > shape.length || shape[shape.length - back] === 1) d = d.sum(axis, true);
    }
    return d.reshape([...shape]);`,
  },
  {
    exercise: vjp,
    name: 'with the Jacobian of each row',
    body: `const dx = s.copy();
    for (let n = 0; n < s.shape[0]; n++)
      for (let j = 0; j < s.shape[1]; j++) {
        let sum = 0;
        for (let i = 0; i < s.shape[1]; i++) sum += ds.at(n, i) * s.at(n, i) * ((i === j ? 1 : 0) - s.at(n, j));
        dx.set(sum, n, j);
      }
    return dx;`,
  },
  {
    exercise: vjp,
    name: 'two products',
    body: 'const weighted = s.mul(ds); return weighted.sub(s.mul(weighted.sum(1).reshape(-1, 1)));',
  },
  {
    exercise: update,
    name: 'softmax and loss together: p - gold',
    body: `const dscores = p.sub(gold);
    const da = dscores.dot(W.T).mul(h.pow(2).mul(-1).add(1));
    const loss = -p.mul(gold).sum(1).log().sum();
    const r = learning_rate;
    return [loss, { c: c.sub(dscores.sum(0).mul(r)), W: W.sub(h.T.dot(dscores).mul(r)), b: b.sub(da.sum(0).mul(r)), V: V.sub(x.T.dot(da).mul(r)) }];`,
  },
  {
    exercise: update,
    name: 'one example at a time, added up',
    body: `let loss = 0;
    const next = { V: V.copy(), b: b.copy(), W: W.copy(), c: c.copy() };
    for (let n = 0; n < x.shape[0]; n++) {
      const row = (t: Tensor) => t.slice(n).reshape(1, -1);
      loss -= Math.log(row(p).mul(row(gold)).sum());
      const ds = softmax_vjp(row(gold).div(row(p)).neg(), row(p));
      const da = ds.dot(W.T).mul(row(h).square().neg().add(1));
      next.W.sub_(row(h).T.dot(ds).mul(learning_rate));
      next.c.sub_(unbroadcast(ds, c.shape).mul(learning_rate));
      next.V.sub_(row(x).T.dot(da).mul(learning_rate));
      next.b.sub_(unbroadcast(da, b.shape).mul(learning_rate));
    }
    return [loss, next];`,
  },
];
