import { answersTo, type Mutant, type Variant } from '../mutant.js';

const net = answersTo('residual_net');

const BLOCK = 'residual_forward(x, ...block)';

export const netMutants: Mutant[] = [
  net.wrong('no blocks', [['x = out;', '']], /blocks are left out|last block/),
  net.wrong(
    'a relu at the entry',
    [['let x = entered;', 'let x = entered.mul(greater(entered, 0));']],
    /relu comes after the first affine layer|loss/,
  ),
  net.wrong(
    'relu between the blocks',
    [['x = out;', 'x = out.mul(greater(out, 0));']],
    /relu comes after each block/,
  ),
  net.wrong(
    'a block too few',
    [['blocks_of(params)', 'Math.max(0, blocks_of(params) - 1)']],
    /last block is left out|blocks are left out/,
  ),
  net.wrong(
    'always the entry',
    [[BLOCK, 'residual_forward(entered, ...block)']],
    /each one gets what the block before gives/,
  ),
  net.wrong(
    'one block for all',
    [
      [
        'params[`A${k}`], params[`a${k}`], params[`B${k}`], params[`b${k}`]',
        'params.A1, params.a1, params.B1, params.b1',
      ],
    ],
    /weights of the first one/,
  ),
  net.wrong(
    'at most twenty blocks',
    [['blocks_of(params)', 'Math.min(20, blocks_of(params))']],
    /loss at update|grads has no/,
  ),
  net.wrong('without skips', [['x = out;', 'x = out.sub(x);']], /blocks have no skip/),
  net.wrong(
    'scores go back',
    [['affine_backward(dscores, exit)', 'affine_backward(scores, exit)']],
    /scores go back/,
  ),
  net.wrong(
    'every block gets the same',
    [['dx = down;', '']],
    /dx of one block is the dout of the block before|walk/,
  ),
  net.wrong('caches upside down', [['caches[k - 1]', 'caches[K - k]']], /./),
  net.wrong(
    'the entry gets nothing',
    [['affine_backward(dx, entry)', 'affine_backward(dlast, entry)']],
    /walk through all the blocks/,
  ),
  net.wrong('no entry', [['W_in: dW_in, b_in: db_in, ', '']], /grads has no W_in/),
  net.wrong(
    'two lists',
    [
      [
        '[loss, { ...grads, W_in: dW_in, b_in: db_in, W_out: dW_out, b_out: db_out }, scores]',
        '[loss, [grads] as never, scores]',
      ],
    ],
    /expected an object/,
  ),
  net.wrong(
    'the loss in place of the scores',
    [['b_out: db_out }, scores]', 'b_out: db_out }, dscores]']],
    /scores/,
  ),
  net.wrong('gradients under one name', [['grads[`a${k}`] = da;', '']], /grads has no a/),
  net.wrong(
    'changes a weight',
    [['dx = down;', 'dx = down; params[`b${k}`].add_(1);']],
    /changed its input params/,
  ),
];

export const netVariants: Variant[] = [
  net.right(
    'recursively',
    `const grads: Params = {};
    let loss = 0;
    let scores = X;
    const through = (x: Tensor, k: number): Tensor => {
      if (!params['A' + k]) {
        const [out, cache] = affine_forward(x, params.W_out, params.b_out);
        const [data, dout] = softmax_loss(out, y);
        loss = data;
        scores = out;
        const [dx, dW, db] = affine_backward(dout, cache);
        grads.W_out = dW;
        grads.b_out = db;
        return dx;
      }
      const [out, cache] = residual_forward(x, params['A' + k], params['a' + k], params['B' + k], params['b' + k]);
      const [dx, ...rest] = residual_backward(through(out, k + 1), cache);
      ['A', 'a', 'B', 'b'].forEach((name, i) => { grads[name + k] = rest[i]; });
      return dx;
    };
    const [h, cache] = affine_forward(X, params.W_in, params.b_in);
    const [, dW, db] = affine_backward(through(h, 1), cache);
    return [loss, { ...grads, W_in: dW, b_in: db }, scores];`,
  ),
  net.right(
    'blocks by hand',
    `const K = blocks_of(params);
    const steps: { x: Tensor; s: Tensor }[] = [];
    let x = dot(X, params.W_in).add(params.b_in);
    for (let k = 1; k <= K; k++) {
      const s = dot(x, params['A' + k]).add(params['a' + k]);
      steps.unshift({ x, s });
      x = x.add(dot(s.mul(greater(s, 0)), params['B' + k])).add(params['b' + k]);
    }
    const scores = dot(x, params.W_out).add(params.b_out);
    const [loss, d] = softmax_loss(scores, y);
    const grads: Params = { W_out: dot(x.T, d), b_out: d.sum(0) };
    let dx = dot(d, params.W_out.T);
    steps.forEach(({ x, s }, i) => {
      const k = K - i;
      grads['B' + k] = dot(s.mul(greater(s, 0)).T, dx);
      grads['b' + k] = dx.sum(0);
      const ds = dot(dx, params['B' + k].T).mul(greater(s, 0));
      grads['A' + k] = dot(x.T, ds);
      grads['a' + k] = ds.sum(0);
      dx = dx.add(dot(ds, params['A' + k].T));
    });
    grads.W_in = dot(X.T, dx);
    grads.b_in = dx.sum(0);
    return [loss, grads, scores];`,
  ),
];
