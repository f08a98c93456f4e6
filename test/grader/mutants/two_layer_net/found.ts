import { answersTo, type Mutant, type Variant } from '../mutant.js';

const init = answersTo('init_two_layer_model');
const net = answersTo('two_layer_net');

const W1 = 'random.randn(input_size, hidden_size).mul(weight_scale)';
const W2 = 'random.randn(hidden_size, output_size).mul(weight_scale)';
const own = (name: string) => `const own = ${name} as never as Record<string, any>;`;
const LOSS = 'data_loss + 0.5 * reg * (W1.mul(W1).sum() + W2.mul(W2).sum())';
const END = 'return [loss, grads]';

export const foundMutants: Mutant[] = [
  init.wrong(
    'a scale of 0 taken for none',
    [[W1, W1.replace('weight_scale', 'weight_scale || 1e-4')]],
    /weight_scale of 0/,
  ),
  init.wrong(
    'a scale of 0 taken for 1',
    [[W2, W2.replace('weight_scale', 'weight_scale || 1')]],
    /weight_scale of 0/,
  ),
  init.wrong(
    'a seed of 0 taken for 1',
    [['RandomState(seed)', 'RandomState(seed || 1)']],
    /seed of 0/,
  ),
  init.wrong(
    'a seed of 0 is drawn',
    [['RandomState(seed)', 'RandomState(seed || Math.floor(Math.random() * 1e9))']],
    /seed of 0/,
  ),
  init.wrong(
    'scale typed in',
    [[W1, W1.replace('weight_scale', '1e-4')]],
    /times what it should be/,
  ),
  init.wrong(
    'divided by the scale',
    [[W1, W1.replace('.mul(', '.div(')]],
    /divided by weight_scale|times what/,
  ),
  init.wrong(
    'the scale squared',
    [[W2, W2.replace('weight_scale', 'weight_scale ** 2')]],
    /times what it should be/,
  ),
  init.wrong(
    'the root of the scale',
    [[W1, W1.replace('weight_scale', 'Math.sqrt(weight_scale)')]],
    /times what it should be/,
  ),
  init.wrong('Xavier', [[W1, `${W1}.div(Math.sqrt(input_size))`]], /times what it should be|√/),
  init.wrong('added', [[W1, W1.replace('.mul(', '.add(')]], /model\.W1\[|plus/),
  init.wrong('zeros', [[W1, 'zeros(input_size, hidden_size)']], /every element is 0/),
  init.wrong('only positive', [[W1, `${W1}.abs()`]], /every minus is lost/),
  init.wrong(
    'W2 first',
    [
      [`W1: ${W1}`, `W2: ${W2}`],
      [`W2: ${W2},\n    b2`, `W1: ${W1},\n    b2`],
    ],
    /W2 is drawn first/,
  ),
  init.wrong(
    'the biases are drawn',
    [['b1: zeros(hidden_size)', 'b1: random.randn(hidden_size).mul(weight_scale)']],
    /b1 are not zero|biases/,
  ),
  init.wrong(
    'b2 is drawn too',
    [['b2: zeros(output_size)', 'b2: random.randn(output_size).mul(weight_scale)']],
    /biases/,
  ),
  init.wrong(
    'a seed more for W2',
    [['W2: random.', 'W2: new RandomState(seed + 1).']],
    /go on with the first/,
  ),
  init.wrong(
    'one number at a time, by columns',
    [
      [
        W1,
        '(() => { const W = zeros(input_size, hidden_size); for (let h = 0; h < hidden_size; h++) for (let d = 0; d < input_size; d++) W.set((random.randn() as never as number) * weight_scale, d, h); return W; })()',
      ],
    ],
    /column by column/,
  ),
  init.wrong(
    'W2 transposed',
    [['randn(hidden_size, output_size)', 'randn(output_size, hidden_size)']],
    /model\.W2 has shape/,
  ),
  init.wrong(
    'W2 transposed after all',
    [[W2, `random.randn(output_size, hidden_size).T.mul(weight_scale)`]],
    /drawn in the shape \(C, H\)|model\.W2\[/,
  ),
  init.wrong(
    'b1 as wide as the input',
    [['b1: zeros(hidden_size)', 'b1: zeros(input_size)']],
    /model\.b1 has shape/,
  ),
  init.wrong(
    'b2 as wide as the hidden layer',
    [['b2: zeros(output_size)', 'b2: zeros(hidden_size)']],
    /model\.b2 has shape/,
  ),
  init.wrong(
    'biases as numbers',
    [['b1: zeros(hidden_size)', 'b1: 0 as never']],
    /expected a Tensor/,
  ),
  init.wrong(
    'small letters',
    [
      ['W1:', 'w1:'],
      ['W2:', 'w2:'],
    ],
    /has no W1/,
  ),
  init.wrong(
    'a list of four',
    'const r = new RandomState(seed); return [r.randn(input_size, hidden_size), zeros(hidden_size), r.randn(hidden_size, output_size), zeros(output_size)] as never;',
    /expected an object/,
  ),
  init.wrong('float32', [[W1, `${W1}.astype('float32')`]], /loses digits/),
  init.wrong(
    'one generator for all calls',
    [
      [
        'new RandomState(seed)',
        '((init_two_layer_model as never as Record<string, any>).random ??= new RandomState(seed))',
      ],
    ],
    /gave different results|earlier call/,
  ),
  init.wrong(
    'one model for all calls',
    `${own('init_two_layer_model')} const random = new RandomState(seed); return (own.model ??= { W1: ${W1}, b1: zeros(hidden_size), W2: ${W2}, b2: zeros(output_size) });`,
    /same memory/,
  ),
  init.wrong('uniform for W2', [[W2, W2.replace('randn', 'rand')]], /use randn/),
  init.wrong(
    'uniform around 0',
    [[W1, 'random.rand(input_size, hidden_size).sub(0.5).mul(2 * weight_scale)']],
    /use randn/,
  ),
  // two_layer_net
  net.wrong(
    'reg of 0 taken for none',
    [['const { W1', 'reg = reg || 1e-3; const { W1']],
    /reg of 0/,
  ),
  net.wrong('reg is ignored', [['const { W1', 'reg = 0; const { W1']], /missing from the loss/),
  net.wrong(
    'W1 twice in the loss',
    [['W2.mul(W2).sum()', 'W1.mul(W1).sum()']],
    /W1 is counted twice|W2 is not/,
  ),
  net.wrong(
    'the sizes of the weights',
    [[LOSS, 'data_loss + 0.5 * reg * (W1.abs().sum() + W2.abs().sum())']],
    /absolute|not squared/,
  ),
  net.wrong(
    'the root of the squares',
    [[LOSS, 'data_loss + 0.5 * reg * Math.sqrt(W1.mul(W1).sum() + W2.mul(W2).sum())']],
    /root/,
  ),
  net.wrong(
    'the mean of the squares',
    [[LOSS, 'data_loss + 0.5 * reg * (W1.mul(W1).mean() + W2.mul(W2).mean())']],
    /mean of the squares/,
  ),
  net.wrong(
    'the squared sum',
    [[LOSS, 'data_loss + 0.5 * reg * (W1.sum() ** 2 + W2.sum() ** 2)']],
    /sum is squared/,
  ),
  net.wrong(
    'subtracted in the loss',
    [[LOSS, LOSS.replace('+ 0.5', '- 0.5')]],
    /subtracted from the loss/,
  ),
  net.wrong('half a half', [['0.5 * reg', '0.25 * reg']], /half of what it should be/),
  net.wrong(
    'divided by the batch',
    [['0.5 * reg', '(0.5 * reg) / X.shape[0]']],
    /divided by the batch size/,
  ),
  net.wrong(
    'gradient divided by the batch',
    [['W1.mul(reg)', 'W1.mul(reg / X.shape[0])']],
    /divided by the batch size/,
  ),
  net.wrong('gradient of |W|', [['W1.mul(reg)', 'W1.sign().mul(reg)']], /sign of W1/),
  net.wrong(
    'gradient with W2 for W1',
    [['W2.mul(reg)', 'W2.mul(reg).mul(0)']],
    /missing from the gradient/,
  ),
  net.wrong(
    'only the penalty',
    [['W1: dW1.add(W1.mul(reg))', 'W1: W1.mul(reg)']],
    /every element is 0|only the regularisation/,
  ),
  net.wrong(
    'gradients averaged again',
    [
      ['const grads', 'const n = X.shape[0]; const grads'],
      ['dW1.add(', 'dW1.div(n).add('],
      ['b1: db1', 'b1: db1.div(n)'],
    ],
    /divided by N once more/,
  ),
  net.wrong('gradients times N', [['dW2.add(', 'dW2.mul(X.shape[0]).add(']], /multiplied by N/),
  net.wrong(
    'gradient of the first layer from the scores',
    [['affine_relu_backward(dhidden,', 'affine_relu_backward(hidden,']],
    /hidden itself/,
  ),
  net.wrong(
    'the loss of the scores without b2',
    [['affine_forward(hidden, W2, b2)', 'affine_forward(hidden, W2, b2.mul(0))']],
    /b2 is missing/,
  ),
  net.wrong(
    'b1 twice',
    [['affine_relu_forward(X, W1, b1)', 'affine_relu_forward(X, W1, b1.mul(2))']],
    /b1 is added twice/,
  ),
  net.wrong(
    'softmax before the loss',
    [
      [
        'softmax_loss(scores, y)',
        'softmax_loss(scores.sub(scores.max(1, true)).exp().div(scores.sub(scores.max(1, true)).exp().sum(1, true)), y)',
      ],
    ],
    /softmax is applied twice/,
  ),
  net.wrong(
    'relu on X',
    [['affine_relu_forward(X, W1, b1)', 'affine_relu_forward(X.maximum(0), W1, b1)']],
    /relu is applied to X/,
  ),
  net.wrong(
    'the biases change places in the gradients',
    [
      ['b1: db1', 'b1: db2'],
      ['b2: db2', 'b2: db1'],
    ],
    /grads\.b1 has shape/,
  ),
  net.wrong('the sign of the gradients', [['b1: db1', 'b1: db1.neg()']], /sign is wrong/),
  net.wrong(
    'a step in place of the gradient',
    [['W1: dW1.add(W1.mul(reg))', 'W1: W1.sub(dW1.mul(0.1))']],
    /grads\.W1\[/,
  ),
  net.wrong('the model for the gradients', [[END, 'return [loss, model]']], /it is W1 itself/),
  net.wrong('no b2 in the gradients', [['b2: db2,', '']], /grads has no b2/),
  net.wrong('other names', [['W1: dW1.add', 'dW1: dW1.add']], /grads has no W1/),
  net.wrong(
    'transposed',
    [['W2: dW2.add(W2.mul(reg))', 'W2: dW2.add(W2.mul(reg)).T']],
    /transposed/,
  ),
  net.wrong('b1 as a row', [['b1: db1', 'b1: db1.reshape(1, -1)']], /shape is not/),
  net.wrong(
    'the loss as a Tensor',
    [[END, 'return [db1.mul(0).add(loss) as never, grads]']],
    /expected a number/,
  ),
  net.wrong('gradients first', [[END, 'return [grads, loss] as never']], /expected a number/),
  net.wrong(
    'scores as well',
    [[END, 'return [scores, loss, grads] as never']],
    /expected a number/,
  ),
  net.wrong('rounded', [[END, 'return [Math.round(loss * 100) / 100, grads]']], /rounded/),
  net.wrong('float32', [['b2: db2', "b2: db2.astype('float32')"]], /loses digits/),
  net.wrong('gradients cut at 0.1', [['b2: db2', 'b2: db2.clip(-0.1, 0.1)']], /cut off/),
  net.wrong(
    'gradients cut at 1',
    [['W2: dW2.add(W2.mul(reg))', 'W2: dW2.add(W2.mul(reg)).clip(-1, 1)']],
    /cut off/,
  ),
  net.wrong(
    'takes the step',
    [
      [
        END,
        'for (const k of ["W1", "b1", "W2", "b2"] as const) model[k].sub_(grads[k].mul(0.1)); return [loss, grads]',
      ],
    ],
    /input model/,
  ),
  net.wrong(
    'decays the weights in place',
    [[END, 'W1.mul_(1 - reg); W2.mul_(1 - reg); return [loss, grads]']],
    /input model/,
  ),
  net.wrong(
    'replaces a weight of the model',
    [[END, 'model.W1 = W1.sub(grads.W1); return [loss, grads]']],
    /input model/,
  ),
  net.wrong('X is centred in place', [['const { W1', 'X.sub_(X.mean(0)); const { W1']], /input X/),
  net.wrong(
    'gradients add up over the calls',
    [
      [
        END,
        `${own('two_layer_net')} if (own.W1?.shape.join() === W1.shape.join()) grads.W1 = grads.W1.add(own.W1); own.W1 = grads.W1; return [loss, grads]`,
      ],
    ],
    /gave different results|earlier call/,
  ),
  net.wrong(
    'the weights of the first call',
    [
      [
        'const { W1, b1, W2, b2 } = model',
        `${own('two_layer_net')} if (own.model?.W1.shape.join() !== model.W1.shape.join()) own.model = model; const { W1, b1, W2, b2 } = own.model`,
      ],
    ],
    /earlier call/,
  ),
  net.wrong(
    'one object for the gradients',
    [
      [
        END,
        `${own('two_layer_net')} own.grads ??= grads; for (const k of ['W1', 'b1', 'W2', 'b2']) { if (own.grads[k].shape.join() !== (grads as any)[k].shape.join()) own.grads = grads; else own.grads[k].set((grads as any)[k]); } return [loss, own.grads]`,
      ],
    ],
    /same memory/,
  ),
];

const HAND = `const { W1, b1, W2, b2 } = model;
  const N = X.shape[0];
  const rows = X.reshape(N, -1);`;

export const foundVariants: Variant[] = [
  init.right(
    'one draw each, cut by hand',
    'const random = new RandomState(seed); const layer = (a: number, b: number) => random.randn(a, b).mul(weight_scale); const [W1, W2] = [layer(input_size, hidden_size), layer(hidden_size, output_size)]; return { W1, b1: W1.slice(0).mul(0), W2, b2: zeros(output_size) };',
  ),
  init.right(
    'number by number, in rows',
    `const r = new RandomState(seed); const layer = (a: number, b: number) => { const W = zeros(a, b); for (let i = 0; i < W.size; i++) W.data[i] = (r.randn() as never as number) * weight_scale; return W; }; const W1 = layer(input_size, hidden_size); return { W1, W2: layer(hidden_size, output_size), b1: zeros(hidden_size), b2: zeros(output_size) };`,
  ),
  init.right(
    'fromEntries',
    `const r = new RandomState(seed); const sizes = [input_size, hidden_size, output_size]; return Object.fromEntries([1, 2].flatMap((k) => [['W' + k, r.randn(sizes[k - 1], sizes[k]).mul_(weight_scale)], ['b' + k, zeros(sizes[k])]])) as never;`,
  ),
  net.right(
    'softmax by hand',
    `${HAND}
  const h = rows.dot(W1).add(b1).maximum(0);
  const s = h.dot(W2).add(b2);
  const z = s.sub(s.max(1, true)).exp();
  const p = z.div(z.sum(1, true));
  let loss = 0;
  for (let i = 0; i < N; i++) { loss -= Math.log(p.at(i, y.at(i))) / N; p.set(p.at(i, y.at(i)) - 1, i, y.at(i)); }
  const ds = p.div(N);
  const dh = ds.dot(W2.T);
  dh.set(0, h.lessEqual(0));
  for (const W of [W1, W2]) loss += (reg / 2) * W.pow(2).sum();
  return [loss, { W2: h.T.dot(ds).add(W2.mul(reg)), b2: ds.sum(0), W1: rows.T.dot(dh).add(W1.mul(reg)), b1: dh.sum(0) }];`,
  ),
  net.right(
    'the layers one by one',
    `const { W1, b1, W2, b2 } = model;
  const [a, c1] = affine_forward(X, W1, b1);
  const h = a.maximum(0);
  const [s, c2] = affine_forward(h, W2, b2);
  const [data, ds] = softmax_loss(s, y);
  const [dh, dW2, db2] = affine_backward(ds, c2);
  const [, dW1, db1] = affine_backward(dh.mul(a.greater(0)), c1);
  const decay = (dW: Tensor, W: Tensor) => (reg === 0 ? dW : dW.add(W.mul(reg)));
  return [data + 0.5 * reg * W1.pow(2).sum() + 0.5 * reg * W2.pow(2).sum(), { W1: decay(dW1, W1), b1: db1, W2: decay(dW2, W2), b2: db2 }];`,
  ),
  net.right('penalties in a loop', [
    [
      LOSS,
      "(['W1', 'W2'] as const).reduce((sum, k) => sum + reg * model[k].mul(model[k]).sum() * 0.5, data_loss)",
    ],
  ]),
];
