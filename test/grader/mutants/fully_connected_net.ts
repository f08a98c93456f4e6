import { answersTo, type Mutant, type Variant } from './mutant.js';

const init = answersTo('init_fully_connected_net');
const scores = answersTo('fully_connected_scores');
const net = answersTo('fully_connected_net');

const PENALTY = 'penalty += W.mul(W).sum();';
const REGULARISED = 'dW.add(params[`W${l}`].mul(reg))';

export const mutants: Mutant[] = [
  init.wrong('no scale', [['.mul(weight_scale)', '']], /weight_scale is not applied/),
  init.wrong('divides by the scale', [['.mul(weight_scale)', '.div(weight_scale)']], /divided by/),
  init.wrong(
    'a generator for each layer',
    [['random.randn(', 'new RandomState(seed).randn(']],
    /make one before the loop/,
  ),
  init.wrong('seed ignored', [['RandomState(seed)', 'RandomState(0)']], /seed is not used/),
  init.wrong('uniform', [['random.randn(', 'random.rand(']], /use randn/),
  init.wrong(
    'draws the last layer first',
    [['let l = 1; l < dims.length; l++', 'let l = dims.length - 1; l >= 1; l--']],
    /draw W1 first/,
  ),
  init.wrong('a layer too few', [['l < dims.length;', 'l < dims.length - 1;']], /params has no W1/),
  init.wrong('counts from 0', [['params[`W${l}`]', 'params[`W${l - 1}`]']], /params has no W1/),
  init.wrong(
    'matrices the wrong way round',
    [['randn(dims[l - 1], dims[l])', 'randn(dims[l], dims[l - 1])']],
    /params\.W1 has shape/,
  ),
  init.wrong('biases of one', [['zeros(dims[l])', 'zeros(dims[l]).add(1)']], /biases are not zero/),
  init.wrong('biases as rows', [['zeros(dims[l])', 'zeros(1, dims[l])']], /params\.b1 has shape/),
  init.wrong('a list', 'return [] as never;', /expected an object/),
  init.wrong(
    'a default in place of 0',
    [['.mul(weight_scale)', '.mul(weight_scale || 1e-2)']],
    /weight_scale of 0 is taken/,
  ),

  scores.wrong('no hidden function', [['if (l < L)', 'if (l > L)']], /hidden_forward is not used/),
  scores.wrong('one after the last layer too', [['if (l < L)', 'if (l <= L)']], /affine only/),
  scores.wrong(
    'always relu',
    [['hidden_forward(out, params, l)', 'relu_forward(out)']],
    /call what you are given/,
  ),
  scores.wrong(
    'two layers only',
    [['const L = depth_of(params)', 'const L = 2']],
    /scores|W2|NaN|undefined/,
  ),
  scores.wrong('a layer too few', [['l <= L; l++', 'l < L; l++']], /scores/),
  scores.wrong(
    'no biases',
    [['params[`b${l}`]', 'params[`b${l}`].mul(0)']],
    /all the biases are missing/,
  ),
  scores.wrong(
    'always the first bias of two',
    [['params[`b${l}`]', 'params[`b${l < L ? l : 1}`]']],
    /./,
  ),
  scores.wrong(
    'the hidden function first',
    `const L = depth_of(params);
    let out = X;
    for (let l = 1; l <= L; l++) {
      if (l === 1) [out] = hidden_forward(out, params, l);
      [out] = affine_forward(out, params[\`W\${l}\`], params[\`b\${l}\`]);
      if (l > 1 && l < L) [out] = hidden_forward(out, params, l);
    }
    return out;`,
    /comes before the affine layer/,
  ),
  scores.wrong(
    'without l',
    [['hidden_forward(out, params, l)', 'hidden_forward(out, params, 1)']],
    /scores/,
  ),
  scores.wrong('a list', [['return out;', 'return [out] as never;']], /scores is/),
  scores.wrong(
    'the softmax too',
    [['return out;', 'const e = out.sub(out.max()).map(Math.exp); return e.div(e.sum(1, true));']],
    /softmax is applied already|scores/,
  ),

  net.wrong('no regularisation in the loss', [[PENALTY, '']], /missing from the loss/),
  net.wrong('no factor one half', [['0.5 * reg', 'reg']], /factor 1\/2/),
  net.wrong(
    'biases regularised in the loss',
    [[PENALTY, 'const b = params[`b${l}`]; penalty += W.mul(W).sum() + b.mul(b).sum();']],
    /biases are regularised/,
  ),
  net.wrong(
    'last layer not regularised in the loss',
    [[PENALTY, 'if (l < L) penalty += W.mul(W).sum();']],
    /last layer is not regularised/,
  ),
  net.wrong(
    'first layer not regularised in the loss',
    [[PENALTY, 'if (l > 1) penalty += W.mul(W).sum();']],
    /first layer is not regularised/,
  ),
  net.wrong(
    'no regularisation in the gradient',
    [[REGULARISED, 'dW']],
    /missing from the gradient: add reg · W/,
  ),
  net.wrong(
    'regularisation subtracted in the gradient',
    [[REGULARISED, 'dW.sub(params[`W${l}`].mul(reg))']],
    /subtracted: add it/,
  ),
  net.wrong(
    'twice the regularisation',
    [[REGULARISED, 'dW.add(params[`W${l}`].mul(2 * reg))']],
    /twice what it should be/,
  ),
  net.wrong(
    'bias gradient regularised',
    [['grads[`b${l}`] = db', 'grads[`b${l}`] = db.add(params[`b${l}`].mul(reg))']],
    /bias is regularised/,
  ),
  net.wrong(
    'skips the hidden backward',
    [['dout = da;', '']],
    /does not go back through the hidden function/,
  ),
  net.wrong(
    'the hidden backward for the last layer too',
    [
      [
        'l < L ? hidden_forward(a, params, l) : [a, undefined]',
        'l < L ? hidden_forward(a, params, l) : [a, [a]]',
      ],
      ['if (l < L) {', 'if (l <= L) {'],
    ],
    /called for the last layer as well|threw/,
  ),
  net.wrong(
    'always relu backward',
    [['hidden_backward(dout, hidden, l)', 'relu_backward(dout, hidden as Tensor[])']],
    /grads|threw/,
  ),
  net.wrong(
    'drops the gradients of the pair',
    [['Object.assign(grads, own);', '']],
    /grads has no s/,
  ),
  net.wrong(
    'the pair always has gradients',
    [
      [
        'Array.isArray(back) ? (back as [Tensor, Params]) : [back as Tensor, {}]',
        'back as [Tensor, Params]',
      ],
    ],
    /./,
  ),
  net.wrong('stops before the first layer', [['l >= 1; l--', 'l > 1; l--']], /grads has no W1/),
  net.wrong('always the last gradient', [['dout = dx;', 'dout = dscores;']], /./),
  net.wrong('layers in the wrong order', [['caches[l - 1]', 'caches[L - l]']], /./),
  net.wrong(
    'the cache of the layer before',
    [
      [
        'const { affine, hidden } = caches[l - 1];',
        'const { affine } = caches[l - 1]; const { hidden } = caches[Math.max(0, l - 2)];',
      ],
    ],
    /./,
  ),
  net.wrong(
    'changes the weights',
    [[REGULARISED, 'params[`W${l}`].mul_(1).add_(dW), dW.add(params[`W${l}`].mul(reg))']],
    /changed its input params|changed/,
  ),
  net.wrong(
    'gradients as a list',
    [['[loss, grads]', '[loss, Object.values(grads)] as never']],
    /expected an object/,
  ),
  net.wrong(
    'two layers only',
    [['const L = depth_of(params)', 'const L = Math.min(2, depth_of(params))']],
    /./,
  ),
  net.wrong('a penalty of the gradient as loss', [['data_loss + ', 'data_loss - ']], /subtracted/),
];

export const variants: Variant[] = [
  init.right(
    'with map',
    `const random = new RandomState(seed);
    const params: Params = {};
    dims.slice(1).map((units, i) => {
      params['b' + (i + 1)] = zeros([units]);
      params['W' + (i + 1)] = random.randn([dims[i], units]).mul_(weight_scale);
    });
    return params;`,
  ),
  init.right('one generator, handed on', [
    [
      'random.randn(dims[l - 1], dims[l]).mul(weight_scale)',
      'random.randn(dims[l - 1]!, dims[l]!).mul_(weight_scale)',
    ],
    ['zeros(dims[l])', 'zeros([dims[l]])'],
  ]),
  scores.right(
    'recursively',
    `const L = depth_of(params);
    const layer = (x: Tensor, l: number): Tensor => {
      const [a] = affine_forward(x, params['W' + l], params['b' + l]);
      return l === L ? a : layer(hidden_forward(a, params, l)[0], l + 1);
    };
    return layer(X, 1);`,
  ),
  scores.right(
    'the last layer apart',
    `const L = depth_of(params);
    let h = X;
    for (let l = 1; l < L; l++) {
      const [a] = affine_forward(h, params['W' + l], params['b' + l]);
      const [next] = hidden_forward(a, params, l);
      h = next;
    }
    return h.reshape(h.shape[0], -1).dot(params['W' + L]).add(params['b' + L]);`,
  ),
  net.right(
    'recursively',
    `const L = depth_of(params);
    const grads: Params = {};
    let loss = 0;
    const through = (x: Tensor, l: number): Tensor => {
      const W = params['W' + l];
      const [a, cache] = affine_forward(x, W, params['b' + l]);
      loss += (W.pow(2).sum() * reg) / 2;
      let da: Tensor;
      if (l === L) {
        const [data, dscores] = softmax_loss(a, y);
        loss += data;
        da = dscores;
      } else {
        const [out, hidden] = hidden_forward(a, params, l);
        const back = hidden_backward(through(out, l + 1), hidden, l);
        da = Array.isArray(back) ? back[0] : (back as Tensor);
        if (Array.isArray(back)) Object.assign(grads, back[1]);
      }
      const [dx, dW, db] = affine_backward(da, cache);
      grads['W' + l] = dW.add_(W.mul(reg));
      grads['b' + l] = db;
      return dx;
    };
    through(X, 1);
    return [loss, grads];`,
  ),
  net.right(
    'scores first, caches in two lists',
    `const L = depth_of(params);
    const affines: Tensor[][] = [];
    const hiddens: unknown[] = [];
    let h = X;
    for (let l = 1; l <= L; l++) {
      const [a, cache] = affine_forward(h, params['W' + l], params['b' + l]);
      affines.unshift(cache);
      h = a;
      if (l < L) {
        const [out, hidden] = hidden_forward(a, params, l);
        hiddens.unshift(hidden);
        h = out;
      }
    }
    let [loss, d] = softmax_loss(h, y);
    const grads: Params = {};
    affines.forEach((cache, i) => {
      const l = L - i;
      if (i > 0) {
        const back = hidden_backward(d, hiddens[i - 1], l);
        d = 'shape' in back ? back : back[0];
        if (!('shape' in back)) for (const name of Object.keys(back[1])) grads[name] = back[1][name];
      }
      const [dx, dW, db] = affine_backward(d, cache);
      grads['W' + l] = params['W' + l].mul(reg).add(dW);
      grads['b' + l] = db;
      loss += 0.5 * reg * params['W' + l].mul(params['W' + l]).sum();
      d = dx;
    });
    return [loss, grads];`,
  ),
];
