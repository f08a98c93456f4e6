import { answersTo, type Mutant, type Variant } from './mutant.js';

const norm = answersTo('norm_relu_forward');
const normBack = answersTo('norm_relu_backward');
const drop = answersTo('relu_dropout_forward');
const dropBack = answersTo('relu_dropout_backward');

const GAMMA_BETA = '[params[`gamma${l}`], params[`beta${l}`]]';
const RELU = 'const [out, relu] = relu_forward(h);';
const BATCH = 'batchnorm_forward(a, gamma, beta, bn_params[l])';
const LAYER = 'layernorm_forward(a, gamma, beta)';
const DH = 'const dh = relu_backward(dout, relu);';
const GRADS = '{ [`gamma${l}`]: dgamma, [`beta${l}`]: dbeta }';
const SEED = "if (dropout_param.mode === 'train') dropout_param.seed += 1;";
const OWN = (name: string) => `(${name} as never as Record<string, any>)`;

export const mutants: Mutant[] = [
  norm.wrong(
    'no relu',
    [[RELU, 'const [, relu] = relu_forward(h); const out = h;']],
    /relu is missing/,
  ),
  norm.wrong(
    'relu first',
    `const [gamma, beta] = ${GAMMA_BETA};
    const [h, relu] = relu_forward(a);
    const [out, norm] = bn_params ? batchnorm_forward(h, gamma, beta, bn_params[l]) : layernorm_forward(h, gamma, beta);
    return [out, { batch: !!bn_params, norm, relu }];`,
    /relu comes first/,
  ),
  norm.wrong(
    'no normalisation',
    'const [out, relu] = relu_forward(a); return [out, { relu }];',
    /normalisation is missing/,
  ),
  norm.wrong(
    'always γ and β of layer 1',
    [[GAMMA_BETA, '[params.gamma1, params.beta1]']],
    /of layer 1/,
  ),
  norm.wrong(
    'γ and β of the next layer',
    [[GAMMA_BETA, '[params[`gamma${l + 1}`], params[`beta${l + 1}`]]']],
    /of layer 3/,
  ),
  norm.wrong(
    'β of another layer',
    [[GAMMA_BETA, '[params[`gamma${l}`], params.beta1]']],
    /beta is that of layer 1/,
  ),
  norm.wrong(
    'γ and β swapped',
    [[GAMMA_BETA, '[params[`beta${l}`], params[`gamma${l}`]]']],
    /changed places/,
  ),
  norm.wrong('layer normalisation always', [[BATCH, LAYER]], /with bn_params it is batch/),
  norm.wrong(
    'batch normalisation always',
    [[LAYER, "batchnorm_forward(a, gamma, beta, { mode: 'train' })"]],
    /without bn_params it is layer/,
  ),
  norm.wrong(
    'a copy of the averages',
    [[BATCH, 'batchnorm_forward(a, gamma, beta, { ...bn_params[l] })']],
    /has not moved: hand bn_params\[l\] itself/,
  ),
  norm.wrong(
    'always the averages of layer 1',
    [[BATCH, 'batchnorm_forward(a, gamma, beta, bn_params[1])']],
    /averages of its own|has not moved/,
  ),
  norm.wrong(
    'always train mode',
    [[BATCH, "batchnorm_forward(a, gamma, beta, Object.assign(bn_params[l], { mode: 'train' }))"]],
    /in the mode that bn_params\[l\] says/,
  ),
  norm.wrong(
    'fresh weights',
    [[GAMMA_BETA, '[params[`gamma${l}`].mul(0).add(1), params[`beta${l}`].mul(0)]']],
    /not those of params/,
  ),

  normBack.wrong('relu skipped', [[DH, 'const dh = dout;']], /does not pass through relu/),
  normBack.wrong(
    'normalisation first',
    `const { batch, norm, relu } = cache;
    const back = batch ? batchnorm_backward : layernorm_backward;
    const [da, dgamma, dbeta] = back(dout, norm);
    return [relu_backward(da, relu), ${GRADS}];`,
    /through the normalisation first/,
  ),
  normBack.wrong(
    'normalisation skipped',
    [['return [da, ', 'return [dh, ']],
    /does not pass through the normalisation/,
  ),
  normBack.wrong(
    'relu of what came in',
    {
      where: 'norm_relu_forward',
      replace: [[RELU, 'const [out] = relu_forward(h); const [, relu] = relu_forward(a);']],
    },
    /its own input is what the normalisation gave/,
  ),
  normBack.wrong(
    'always layer normalisation',
    [['batch ? batchnorm_backward : layernorm_backward', 'layernorm_backward']],
    /threw|other normalisation|da/,
  ),
  normBack.wrong(
    'always the names of layer 1',
    [[GRADS, '{ gamma1: dgamma, beta1: dbeta }']],
    /grads has no gamma2/,
  ),
  normBack.wrong(
    'γ and β swapped',
    [[GRADS, '{ [`gamma${l}`]: dbeta, [`beta${l}`]: dgamma }']],
    /dbeta/,
  ),
  normBack.wrong('da alone', [[`[da, ${GRADS}]`, 'da as never']], /da|returned|expected/),
  normBack.wrong(
    'a list of gradients',
    [[GRADS, '[dgamma, dbeta] as never']],
    /grads is .*expected an object/,
  ),
  normBack.wrong(
    'one cache for all layers',
    {
      where: 'norm_relu_forward',
      replace: [
        [
          'return [out, { batch: bn_params !== undefined, norm, relu }];',
          `const kept = ${OWN('norm_relu_forward')}.kept ??= {}; return [out, Object.assign(kept, { batch: bn_params !== undefined, norm, relu })];`,
        ],
      ],
    },
    /./,
  ),

  drop.wrong(
    'no relu',
    [['dropout_forward(h, dropout_param)', 'dropout_forward(a, dropout_param)']],
    /relu is missing/,
  ),
  drop.wrong(
    'no dropout',
    [
      [
        'const [out, mask] = dropout_forward(h, dropout_param);',
        'const [, mask] = dropout_forward(h, dropout_param); const out = h;',
      ],
    ],
    /nothing is dropped/,
  ),
  drop.wrong('the seed stays', [[SEED, '']], /would draw the same mask again/),
  drop.wrong(
    'the seed moves in test mode, too',
    [[SEED, 'dropout_param.seed += 1;']],
    /test mode draws no mask/,
  ),
  drop.wrong('the seed moves by two', [[SEED, SEED.replace('1', '2')]], /next whole number/),
  drop.wrong(
    'train mode always',
    [
      [
        'dropout_forward(h, dropout_param)',
        "dropout_forward(h, { ...dropout_param, mode: 'train' })",
      ],
    ],
    /dropped in test mode/,
  ),
  drop.wrong(
    'the seed in a copy',
    [[SEED, "const next = { ...dropout_param }; if (next.mode === 'train') next.seed += 1;"]],
    /would draw the same mask again/,
  ),
  drop.wrong(
    'multiplies by the mask once more',
    [['return [out, {', 'return [mask ? out.mul(mask) : out, {']],
    /divided by p twice/,
  ),

  dropBack.wrong(
    'no relu',
    [['relu_backward(dropout_backward(dout, mask), relu)', 'dropout_backward(dout, mask)']],
    /does not pass through relu/,
  ),
  dropBack.wrong(
    'no dropout',
    [['dropout_backward(dout, mask)', 'dout']],
    /does not pass through dropout/,
  ),
  dropBack.wrong(
    'the mask once more',
    [['dropout_backward(dout, mask)', 'dropout_backward(dout, mask).mul(mask ?? 1)']],
    /the mask is there twice/,
  ),
  dropBack.wrong(
    'the latest mask',
    [
      [
        'const { relu, mask } = cache;',
        `const { relu, mask } = (${OWN('relu_dropout_backward')}.kept ??= cache);`,
      ],
    ],
    /./,
  ),
  dropBack.wrong(
    'the mask of the next seed',
    {
      where: 'relu_dropout_forward',
      replace: [
        [
          'return [out, { relu, mask }];',
          'return [out, { relu, mask: dropout_forward(h, dropout_param)[1] }];',
        ],
      ],
    },
    /another mask than the forward call/,
  ),
  dropBack.wrong('dout as it came', 'return dout.copy();', /da/),
];

export const variants: Variant[] = [
  norm.right('the other way round', [
    ['bn_params\n    ? ', 'bn_params !== undefined ? '],
    [GAMMA_BETA, '["gamma", "beta"].map((name) => params[name + l])'],
  ]),
  norm.right(
    'with a condition on the keys',
    `const gamma = params['gamma' + l];
    const beta = params['beta' + l];
    if (bn_params === undefined) {
      const [h, norm] = layernorm_forward(a, gamma, beta, {});
      return [h.maximum(0), { batch: false, norm, relu: relu_forward(h)[1] }];
    }
    const [h, norm] = batchnorm_forward(a, gamma, beta, bn_params[l]);
    const [out, relu] = relu_forward(h);
    return [out, { batch: true, norm, relu }];`,
  ),
  normBack.right('destructured in the call', [
    ['const back = batch ? batchnorm_backward : layernorm_backward;', ''],
    ['back(dh, norm)', '(batch ? batchnorm_backward : layernorm_backward)(dh, norm)'],
  ]),
  normBack.right(
    'an object filled bit by bit',
    `const dh = relu_backward(dout, cache.relu);
    const grads: Params = {};
    const [da, dgamma, dbeta] = cache.batch
      ? batchnorm_backward(dh, cache.norm)
      : layernorm_backward(dh, cache.norm);
    grads['gamma' + l] = dgamma;
    grads['beta' + l] = dbeta;
    return [da, grads];`,
  ),
  drop.right(
    'dropout before relu, which is the same',
    `const [dropped, mask] = dropout_forward(a, dropout_param);
    const [out, relu] = relu_forward(dropped);
    if (mask !== null) dropout_param.seed++;
    return [out, { relu, mask }];`,
  ),
  drop.right(
    'a copy of the settings for dropout',
    `const { mode, p, seed } = dropout_param;
    const [h, relu] = relu_forward(a);
    const [out, mask] = dropout_forward(h, { mode, p, seed });
    dropout_param.seed = mode === 'train' ? seed + 1 : seed;
    return [out, { relu, mask }];`,
  ),
  dropBack.right(
    'by hand',
    `const { relu, mask } = cache;
    const open = relu_backward(dout, relu);
    return mask === null ? open : open.mul(mask);`,
  ),
  dropBack.right(
    'relu first',
    'return dropout_backward(relu_backward(dout, cache.relu), cache.mask);',
  ),
];
