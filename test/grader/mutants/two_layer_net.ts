import type { Mutant, Variant } from './mutant.js';
import { foundMutants, foundVariants } from './two_layer_net/found.js';

const init = 'init_two_layer_model';
const net = 'two_layer_net';

export const mutants: Mutant[] = [
  // init_two_layer_model
  {
    exercise: init,
    name: 'no scale',
    replace: [
      ['.mul(weight_scale)', ''],
      ['.mul(weight_scale)', ''],
    ],
    says: /weight_scale is not applied/,
  },
  {
    exercise: init,
    name: 'seed ignored',
    replace: [['RandomState(seed)', 'RandomState(0)']],
    says: /seed is not used/,
  },
  {
    exercise: init,
    name: 'uniform',
    replace: [['random.randn(input_size', 'random.rand(input_size']],
    says: /use randn/,
  },
  {
    exercise: init,
    name: 'biases of one',
    replace: [['zeros(hidden_size)', 'zeros(hidden_size).add(1)']],
    says: /model\.b1/,
  },
  {
    exercise: init,
    name: 'W1 transposed',
    replace: [['randn(input_size, hidden_size)', 'randn(hidden_size, input_size)']],
    says: /model\.W1 has shape/,
  },
  {
    exercise: init,
    name: 'a second generator',
    replace: [['W2: random.', 'W2: new RandomState(seed).']],
    says: /go on with the first/,
  },
  {
    exercise: init,
    name: 'biases as rows',
    replace: [['zeros(output_size)', 'zeros(1, output_size)']],
    says: /model\.b2 has shape/,
  },
  {
    exercise: init,
    name: 'b2 missing',
    replace: [['b2: zeros(output_size),', 'b2: undefined as never,']],
    says: /model has no b2; it has W1, b1, W2\n/,
  },
  {
    exercise: init,
    name: 'forgets an import',
    replace: [['zeros(hidden_size)', 'ones(hidden_size)']],
    says: /import \{ ones \} from 'kernel-lib\/tensor'/,
  },
  { exercise: init, name: 'a list', body: 'return [] as never;', says: /expected an object/ },
  // two_layer_net
  {
    exercise: net,
    name: 'no regularisation in the loss',
    replace: [['data_loss + 0.5 * reg * (W1.mul(W1).sum() + W2.mul(W2).sum())', 'data_loss']],
    says: /missing from the loss/,
  },
  {
    exercise: net,
    name: 'no factor one half',
    replace: [['0.5 * reg', 'reg']],
    says: /factor 1\/2/,
  },
  {
    exercise: net,
    name: 'biases regularised in the loss',
    replace: [['W2.mul(W2).sum())', 'W2.mul(W2).sum() + b1.mul(b1).sum() + b2.mul(b2).sum())']],
    says: /biases are regularised/,
  },
  {
    exercise: net,
    name: 'W2 not regularised',
    replace: [[' + W2.mul(W2).sum()', '']],
    says: /W2 is not regularised/,
  },
  {
    exercise: net,
    name: 'no regularisation in the gradient',
    replace: [['dW1.add(W1.mul(reg))', 'dW1']],
    says: /missing from the gradient: add reg · W1/,
  },
  {
    exercise: net,
    name: 'W2 gradient not regularised',
    replace: [['dW2.add(W2.mul(reg))', 'dW2']],
    says: /missing from the gradient: add reg · W2/,
  },
  {
    exercise: net,
    name: 'twice the regularisation',
    replace: [['W1.mul(reg)', 'W1.mul(2 * reg)']],
    says: /twice what it should be/,
  },
  {
    exercise: net,
    name: 'bias gradient regularised',
    replace: [['b1: db1', 'b1: db1.add(b1.mul(reg))']],
    says: /bias is regularised/,
  },
  {
    exercise: net,
    name: 'second bias gradient regularised',
    replace: [['b2: db2', 'b2: db2.add(b2.mul(reg))']],
    says: /bias is regularised/,
  },
  {
    exercise: net,
    name: 'regularisation subtracted',
    replace: [['dW1.add(W1.mul(reg))', 'dW1.sub(W1.mul(reg))']],
    says: /is subtracted/,
  },
  {
    exercise: net,
    name: 'no relu',
    replace: [
      ['affine_relu_forward(X, W1, b1)', 'affine_forward(X, W1, b1)'],
      ['affine_relu_backward(dhidden, hidden_cache)', 'affine_backward(dhidden, hidden_cache)'],
    ],
    says: /relu is missing/,
  },
  {
    exercise: net,
    name: 'relu on the scores',
    replace: [
      ['affine_forward(hidden, W2, b2)', 'affine_forward(hidden, W2, b2)'],
      ['softmax_loss(scores, y)', 'softmax_loss(scores.maximum(0), y)'],
    ],
    says: /last layer is affine only/,
  },
  {
    exercise: net,
    name: 'gradient skips relu',
    replace: [
      ['affine_relu_backward(dhidden, hidden_cache)', 'affine_backward(dhidden, hidden_cache[0])'],
    ],
    says: /does not pass through relu/,
  },
  {
    exercise: net,
    name: 'gradients swapped',
    replace: [['W1: dW1.add(W1.mul(reg))', 'W1: dW2.add(W2.mul(reg))']],
    says: /grads\.W1 has shape/,
  },
  {
    exercise: net,
    name: 'changes the model',
    replace: [['W1: dW1.add(W1.mul(reg))', 'W1: dW1.add_(W1.mul(reg)), ...W1.mul_(1.5) && {}']],
    says: /input model/,
  },
  {
    exercise: net,
    name: 'b1 forgotten',
    replace: [['affine_relu_forward(X, W1, b1)', 'affine_relu_forward(X, W1, b1.mul(0))']],
    says: /b1 is missing/,
  },
  {
    exercise: net,
    name: 'gradients as a list',
    replace: [['return [loss, grads]', 'return [loss, Object.values(grads)] as never']],
    says: /expected an object/,
  },
  ...foundMutants,
];

export const variants: Variant[] = [
  {
    exercise: init,
    name: 'draws into variables',
    body: 'const r = new RandomState(seed); const W1 = r.randn(input_size, hidden_size).mul_(weight_scale); const W2 = r.randn(hidden_size, output_size).mul_(weight_scale); return { b2: zeros(output_size), b1: zeros(hidden_size), W2, W1 };',
  },
  {
    exercise: init,
    name: 'scales by multiplication from the left',
    replace: [
      [
        'random.randn(input_size, hidden_size).mul(weight_scale)',
        'random.randn([input_size, hidden_size]).div(1 / weight_scale)',
      ],
    ],
  },
  {
    exercise: net,
    name: 'everything by hand',
    body: `
  const { W1, b1, W2, b2 } = model;
  const N = X.shape[0];
  const rows = X.reshape(N, -1);
  const a = rows.dot(W1).add(b1);
  const h = a.maximum(0);
  const scores = h.dot(W2).add(b2);
  const [data, ds] = softmax_loss(scores, y);
  const penalty = (W1.pow(2).sum() + W2.pow(2).sum()) * reg / 2;
  const da = ds.dot(W2.T).mul(a.greater(0));
  return [
    penalty + data,
    { W1: rows.T.dot(da).add(W1.mul(reg)), b1: da.sum(0), W2: h.T.dot(ds).add(W2.mul(reg)), b2: ds.sum(0) },
  ];`,
  },
  {
    exercise: net,
    name: 'adds the penalty at the end, in place',
    replace: [
      ['W1: dW1.add(W1.mul(reg))', 'W1: dW1.add_(W1.mul(reg))'],
      ['W2: dW2.add(W2.mul(reg))', 'W2: dW2.add_(W2.mul(reg))'],
      ['(W1.mul(W1).sum() + W2.mul(W2).sum())', 'W1.mul(W1).sum() + 0.5 * reg * W2.mul(W2).sum()'],
    ],
  },
  ...foundVariants,
];
