import type { Mutant } from '../mutant.js';

const un = 'unbroadcast';
const vjp = 'softmax_vjp';
const update = 'make_update';

export const tensorMutants: Mutant[] = [
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
