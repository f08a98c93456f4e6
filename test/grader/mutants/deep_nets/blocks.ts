import { answersTo, type Mutant, type Variant } from '../mutant.js';

const forward = answersTo('residual_forward');
const backward = answersTo('residual_backward');
const pre = answersTo('pre_activation_block');

export const blockMutants: Mutant[] = [
  forward.wrong('no skip', [['x.add(branch)', 'branch']], /what came in is not added/),
  forward.wrong('minus', [['x.add(branch)', 'x.sub(branch)']], /branch is subtracted/),
  forward.wrong('times', [['x.add(branch)', 'x.mul(branch)']], /multiplied by the branch/),
  forward.wrong(
    'relu after the sum',
    [['x.add(branch)', 'relu_forward(x.add(branch))[0]']],
    /relu comes after the sum/,
  ),
  forward.wrong(
    'relu at the end of the branch',
    [['x.add(branch)', 'x.add(relu_forward(branch)[0])']],
    /end of the branch/,
  ),
  forward.wrong(
    'no relu',
    [['affine_forward(h, B, b)', 'affine_forward(s, B, b)']],
    /no relu between/,
  ),
  forward.wrong('x twice', [['x.add(branch)', 'x.add(x).add(branch)']], /added twice/),
  forward.wrong('the mean of both', [['x.add(branch)', 'x.add(branch).div(2)']], /halved/),
  forward.wrong(
    'without a',
    [['affine_forward(x, A, a)', 'affine_forward(x, A, a.mul(0))']],
    /bias a is missing/,
  ),
  forward.wrong(
    'without b',
    [['affine_forward(h, B, b)', 'affine_forward(h, B, b.mul(0))']],
    /bias b is missing/,
  ),
  forward.wrong('x changed in place', [['x.add(branch)', 'x.add_(branch)']], /changed its input x/),
  forward.wrong(
    'out alone',
    [['[x.add(branch), [first, relu, second]]', 'x.add(branch) as never']],
    /return \[out, cache\]|expected/,
  ),

  backward.wrong(
    'no way past',
    [['dout.add(dbranch)', 'dbranch']],
    /way past the branch is missing/,
  ),
  backward.wrong('only past', [['dout.add(dbranch)', 'dout']], /only the way past/),
  backward.wrong('minus', [['dout.add(dbranch)', 'dout.sub(dbranch)']], /subtracted: add them/),
  backward.wrong('times', [['dout.add(dbranch)', 'dout.mul(dbranch)']], /multiplied: add them/),
  backward.wrong('the mean', [['dout.add(dbranch)', 'dout.add(dbranch).div(2)']], /averaged/),
  backward.wrong(
    'no relu',
    [['affine_backward(ds, first)', 'affine_backward(dh, first)']],
    /relu is left out/,
  ),
  backward.wrong(
    'past twice',
    [['dout.add(dbranch)', 'dout.add(dout).add(dbranch)']],
    /added twice/,
  ),
  backward.wrong('weights swapped', [['dA, da, dB, db]', 'dB, db, dA, da]']], /shape|order/),
  backward.wrong('biases swapped', [['dA, da, dB, db]', 'dA, db, dB, da]']], /shape|order/),
  backward.wrong(
    'dout changed in place',
    [['dout.add(dbranch)', 'dout.add_(dbranch)']],
    /changed its input dout/,
  ),
  backward.wrong(
    'a mean over the batch',
    [['dA, da, dB, db]', 'dA, da, dB, dout.mean(0)]']],
    /add it up over the rows/,
  ),
  backward.wrong(
    'the latest forward call',
    {
      where: 'residual_forward',
      replace: [
        [
          'return [x.add(branch), [first, relu, second]];',
          '(residual_forward as any).last = [first, relu, second]; return [x.add(branch), new Proxy([first, relu, second] as any, { get: (_, at) => (residual_forward as any).last[at] })];',
        ],
      ],
    },
    /latest forward call|./,
  ),

  pre.wrong('no skip', [['x.add(branch)', 'branch']], /what came in is not added/),
  pre.wrong(
    'the order of 2015',
    `const [s, affine] = affine_forward(x, params.W, params.b);
    const [n, normed] = layernorm_forward(s, params.gamma, params.beta);
    const [h, relu] = relu_forward(n);
    const dn = relu_backward(dout, relu);
    const [ds, gamma, beta] = layernorm_backward(dn, normed);
    const [dbranch, W, b] = affine_backward(ds, affine);
    return [x.add(h), dout.add(dbranch), { gamma, beta, W, b }];`,
    /order is that of 2015/,
  ),
  pre.wrong(
    'relu first',
    `const [r, relu] = relu_forward(x);
    const [n, normed] = layernorm_forward(r, params.gamma, params.beta);
    const [branch, affine] = affine_forward(n, params.W, params.b);
    const [dn, W, b] = affine_backward(dout, affine);
    const [dr, gamma, beta] = layernorm_backward(dn, normed);
    return [x.add(branch), dout.add(relu_backward(dr, relu)), { gamma, beta, W, b }];`,
    /relu comes before the normalisation/,
  ),
  pre.wrong(
    'the normalised x past the branch',
    [['x.add(branch)', 'n.add(branch)']],
    /normalised x is added/,
  ),
  pre.wrong(
    'relu after the sum',
    [['x.add(branch)', 'relu_forward(x.add(branch))[0]']],
    /relu comes after the sum/,
  ),
  pre.wrong('no relu', [['affine_forward(h, ', 'affine_forward(n, ']], /no relu in the branch/),
  pre.wrong('no norm', [['relu_forward(n)', 'relu_forward(x)']], /no normalisation in the branch/),
  pre.wrong(
    'no way past, backward',
    [['dout.add(dbranch)', 'dbranch']],
    /way past the branch is missing/,
  ),
  pre.wrong('only past, backward', [['dout.add(dbranch)', 'dout']], /only the way past/),
  pre.wrong(
    'no relu, backward',
    [['layernorm_backward(dn, normed)', 'layernorm_backward(dh, normed)']],
    /relu is left out/,
  ),
  pre.wrong(
    'no norm, backward',
    [['dout.add(dbranch)', 'dout.add(dn)']],
    /normalisation is left out/,
  ),
  pre.wrong(
    'gamma and beta swapped',
    [['{ gamma, beta, W, b }', '{ gamma: beta, beta: gamma, W, b }']],
    /changed places/,
  ),
  pre.wrong(
    'a list of gradients',
    [['{ gamma, beta, W, b }', '[gamma, beta, W, b] as never']],
    /expected an object/,
  ),
  pre.wrong('b forgotten', [['{ gamma, beta, W, b }', '{ gamma, beta, W }']], /grads has no b/),
  pre.wrong(
    'changes the weights',
    [['{ gamma, beta, W, b }', '{ gamma, beta, W: params.W.mul_(0).add_(W), b }']],
    /changed its input params/,
  ),
];

export const blockVariants: Variant[] = [
  forward.right(
    'nested',
    `const first = affine_forward(x, A, a);
    const relu = relu_forward(first[0]);
    const second = affine_forward(relu[0], B, b);
    return [second[0].add(x), [first[1], relu[1], second[1]]];`,
  ),
  forward.right(
    'with dots and a cache of its own',
    `const s = dot(x, A).add(a);
    const h = s.mul(greater(s, 0));
    return [dot(h, B).add(b).add(x), [[x, A, a], [s], [h, B, b]]];`,
  ),
  backward.right(
    'the sum first',
    `const [dh, dB, db] = affine_backward(dout, cache[2]);
    const [dx, dA, da] = affine_backward(relu_backward(dh, cache[1]), cache[0]);
    return [dx.add(dout), dA, da, dB, db];`,
  ),
  backward.right(
    'by hand',
    `const [[x, A], [s], [h, B]] = cache;
    const ds = dot(dout, B.T).mul(greater(s, 0));
    return [dot(ds, A.T).add(dout), dot(x.T, ds), ds.sum(0), dot(h.T, dout), dout.sum(0)];`,
  ),
  pre.right(
    'nested',
    `const norm = layernorm_forward(x, params.gamma, params.beta);
    const relu = relu_forward(norm[0]);
    const affine = affine_forward(relu[0], params.W, params.b);
    const grads: Params = {};
    const [dh, dW, db] = affine_backward(dout, affine[1]);
    grads.W = dW;
    grads.b = db;
    const [dx, dgamma, dbeta] = layernorm_backward(relu_backward(dh, relu[1]), norm[1]);
    return [affine[0].add(x), dx.add(dout), { ...grads, beta: dbeta, gamma: dgamma }];`,
  ),
  pre.right(
    'the affine layer by hand',
    `const { gamma, beta, W, b } = params;
    const [n, normed] = layernorm_forward(x, gamma, beta, {});
    const h = n.mul(greater(n, 0));
    const [dx, dgamma, dbeta] = layernorm_backward(dot(dout, W.T).mul(greater(n, 0)), normed);
    return [x.add(dot(h, W)).add(b), dout.add(dx), { gamma: dgamma, beta: dbeta, W: dot(h.T, dout), b: dout.sum(0) }];`,
  ),
];
