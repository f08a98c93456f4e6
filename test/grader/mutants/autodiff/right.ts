import type { Variant } from '../mutant.js';

const order = 'topological_order';
const local = 'local_gradients';
const pass = 'backward_pass';
const un = 'unbroadcast';
const vjp = 'softmax_vjp';
const update = 'make_update';

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

  {
    exercise: order,
    name: 'looks into the list in place of a Set',
    body: `const order: string[] = [];
    const visit = (name: string): void => {
      if (order.includes(name)) return;
      graph[name].forEach(visit);
      if (!order.includes(name)) order.push(name);
    };
    visit(output);
    return order;`,
  },
  {
    exercise: order,
    name: 'by the longest way down to an input',
    body: `const depth = new Map<string, number>();
    const deep = (name: string): number => {
      const known = depth.get(name);
      if (known !== undefined) return known;
      const found = Math.max(-1, ...graph[name].map(deep)) + 1;
      depth.set(name, found);
      return found;
    };
    deep(output);
    return [...depth.keys()].sort((a, b) => (depth.get(a) as number) - (depth.get(b) as number));`,
  },
  {
    exercise: order,
    name: 'from the output on, counting who still needs a node',
    body: `const users: Record<string, number> = { [output]: 0 };
    const found = [output];
    for (const name of found) for (const input of graph[name]) {
      if (users[input] === undefined) { users[input] = 0; found.push(input); }
      users[input] += 1;
    }
    const open = [output];
    const backwards: string[] = [];
    while (open.length > 0) {
      const name = open.pop() as string;
      backwards.push(name);
      for (const input of graph[name]) if (--users[input] === 0) open.push(input);
    }
    return backwards.reverse();`,
  },
  {
    exercise: local,
    name: 'if by if, with squares and quotients',
    body: `const isSum = op === 'add' || op === 'sub';
    if (isSum) return [1, op === 'add' ? 1 : -1];
    if (op === 'mul') return inputs.slice().reverse();
    if (op === 'div') return [1, -a / b].map((v) => v / b);
    if (op === 'log') return [a ** -1];
    if (op === 'relu') return [output === 0 ? 0 : 1];
    return [op === 'exp' ? Math.exp(a) : 1 - Math.tanh(a) ** 2];`,
  },
  {
    exercise: local,
    name: 'one list for all calls that is never changed',
    body: `const own = local_gradients as never as { ones?: number[] };
    own.ones ??= [1, 1];
    if (op === 'add') return own.ones;
    switch (op) {
      case 'sub': return [1, -1];
      case 'mul': return [b, a];
      case 'div': return [1 / b, (-1 * a) / b / b];
      case 'exp': return [output];
      case 'log': return [1 / a];
      case 'tanh': return [4 / (Math.exp(a) + Math.exp(-a)) ** 2];
      default: return a > 0 ? [1] : [0];
    }`,
  },
  // Where nothing arrives there is nothing to hand on.
  {
    exercise: pass,
    name: 'lines that nothing has reached are skipped',
    body: `const d: number[] = Array(tape.length).fill(0);
    d[d.length - 1] = 1;
    for (let k = tape.length - 1; k >= 0; k -= 1) {
      const line = tape[k];
      if (!d[k] || line.op === 'input') continue;
      const local = local_gradients(line.op, line.inputs.map((i) => tape[i].value), line.value);
      line.inputs.forEach((i, j) => { d[i] = d[i] + d[k] * local[j]; });
    }
    return d;`,
  },
  {
    exercise: pass,
    name: 'forward, one line at a time: how far does the last move with it?',
    body: `return tape.map((_, from) => {
      const moves = tape.map((_, k) => (k === from ? 1 : 0));
      tape.forEach(({ op, inputs, value }, k) => {
        if (op === 'input' || k <= from) return;
        const local = local_gradients(op, inputs.map((i) => tape[i].value), value);
        moves[k] = inputs.reduce((sum, i, j) => sum + local[j] * moves[i], 0);
      });
      return moves[tape.length - 1];
    });`,
  },
  {
    exercise: pass,
    name: 'the slopes of all lines first, then a Map',
    body: `const slopes = tape.map(({ op, inputs, value }) =>
      op === 'input' ? [] : local_gradients(op, inputs.map((i) => tape[i].value), value));
    const d = new Map<number, number>([[tape.length - 1, 1]]);
    [...tape.keys()].reverse().forEach((k) => {
      tape[k].inputs.forEach((i, j) => d.set(i, (d.get(i) ?? 0) + slopes[k][j] * (d.get(k) ?? 0)));
    });
    return tape.map((_, k) => d.get(k) ?? 0);`,
  },
  {
    exercise: un,
    name: 'recursion, one axis at a time',
    body: `if (dout.ndim > shape.length) return unbroadcast(dout.sum(0), shape);
    const axis = shape.findIndex((size, k) => size === 1 && dout.shape[k] !== 1);
    return axis < 0 ? dout : unbroadcast(dout.sum(axis, true), shape);`,
  },
  {
    exercise: un,
    name: 'ones in front, then all sums, then reshape',
    body: `const wide = Array<number>(dout.ndim - shape.length).fill(1).concat(shape);
    let d = dout.copy();
    for (let axis = wide.length - 1; axis >= 0; axis--) if (wide[axis] === 1) d = d.sum(axis, true);
    return d.reshape([...shape]);`,
  },
  {
    exercise: un,
    name: 'through products with ones',
    body: `const lead = dout.ndim - shape.length;
    let d = dout;
    for (let k = 0; k < lead; k++) {
      const rows = d.shape[0];
      const rest = d.shape.slice(1);
      const ones = d.reshape(-1).slice('0:' + rows).mul(0).add(1).reshape(1, rows);
      d = ones.dot(d.reshape(rows, -1)).reshape(rest);
    }
    shape.forEach((size, axis) => { if (size === 1) d = d.sum([axis], true); });
    return d;`,
  },
  {
    exercise: vjp,
    name: 'row by row with dot',
    body: `const dx = ds.mul(0);
    for (let n = 0; n < ds.shape[0]; n++) {
      const [row, p] = [ds.slice(n), s.slice(n)];
      const along = row.mul(p).sum();
      dx.set(p.mul(row.sub(along)), n);
    }
    return dx;`,
  },
  {
    exercise: vjp,
    name: 'products with ones',
    body: `const C = s.shape[1];
    const ones = s.T.dot(s).mul(0).add(1);
    const weighted = ds.mul(s);
    return C === 0 ? weighted : weighted.sub(s.mul(weighted.dot(ones)));`,
  },
  {
    exercise: vjp,
    name: 'spread around the weighted mean, as 1 - s and the others',
    body: `const [N, C] = s.shape;
    const dx = s.copy();
    for (let n = 0; n < N; n++)
      for (let j = 0; j < C; j++) {
        let others = 0;
        for (let i = 0; i < C; i++) if (i !== j) others += ds.at(n, i) * s.at(n, i);
        dx.set(s.at(n, j) * (ds.at(n, j) * (1 - s.at(n, j)) - others), n, j);
      }
    return dx;`,
  },
  {
    exercise: update,
    name: 'in place on copies',
    body: `const next = Object.fromEntries(Object.entries(net).map(([k, w]) => [k, w.copy()])) as never as FFNN;
    const dscores = p.copy().sub_(gold);
    next.W.sub_(h.T.dot(dscores).mul_(learning_rate));
    next.c.sub_(dscores.sum(0).mul_(learning_rate));
    const da = dscores.dot(W.T).mul_(h.neg().add(1).mul(h.add(1)));
    next.V.sub_(x.T.dot(da).mul_(learning_rate));
    next.b.sub_(da.sum(0).mul_(learning_rate));
    return [-p.mul(gold).sum(1).log().sum(), next];`,
  },
  {
    exercise: update,
    name: 'the loss by the scores, a list of parts',
    body: `const top = scores.max(1, true);
    const logp = scores.sub(top).sub(scores.sub(top).exp().sum(1, true).log());
    const loss = logp.mul(gold).sum() * -1;
    const d: Record<string, Tensor> = {};
    const ds = logp.exp().sub(gold);
    d.c = unbroadcast(ds, [c.size]);
    d.W = ds.T.dot(h).T;
    const dh = W.dot(ds.T).T;
    const da = dh.sub(dh.mul(h).mul(h));
    d.b = unbroadcast(da, [b.size]);
    d.V = da.T.dot(x).T;
    const [nV, nb, nW, nc] = ([['V', V], ['b', b], ['W', W], ['c', c]] as [string, Tensor][]).map(([k, w]) => w.add(d[k].mul(-learning_rate)));
    return [loss, { V: nV, b: nb, W: nW, c: nc }];`,
  },
];
