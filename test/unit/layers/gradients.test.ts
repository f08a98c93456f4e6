// Every backward pass against numerical slopes, below 1e-7 in every element, at several shapes, with
// uneven dout, gamma and beta.
import * as cr from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

type Tensors = Record<string, Tensor>;
type Layer = readonly [
  forward: (...inputs: Tensor[]) => readonly [Tensor, unknown],
  backward: (dout: Tensor, cache: never) => Tensor | readonly Tensor[],
  inputs: Tensors,
];

/** Inputs by shape; `away` keeps them off the kink at 0. */
function make(seed: number, shapes: Record<string, number[]>, away = false): Tensors {
  const random = new RandomState(seed);
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const t = random.randn(...shape);
      for (let i = 0; away && i < t.size; i++) t.data[i]! += 0.02 * Math.sign(t.data[i]!);
      return [name, t];
    }),
  );
}

/** The largest relative error over all elements of all inputs. */
function worst([forward, backward, inputs]: Layer, seed = 100): number {
  const values = Object.values(inputs);
  const [out, cache] = forward(...values);
  const dout = new RandomState(seed).randn(...out.shape);
  const result = backward(dout, cache as never);
  const grads = Array.isArray(result) ? (result as Tensor[]) : [result as Tensor];
  const errors = values.map((v, k) => {
    const f = () => forward(...values)[0];
    return cr.rel_error(
      grads[k]!,
      cr.eval_numerical_gradient_array(f, v, dout, 1e-4, 'five-point'),
    );
  });
  return Math.max(...errors);
}

/** With settings of their own; with their defaults all are in activations.test.ts. */
const elementwise: [string, (x: Tensor) => readonly [Tensor, unknown], Layer[1]][] = [
  ['leaky_relu', (x) => cr.leaky_relu_forward(x, 0.3), cr.leaky_relu_backward],
  ['elu', (x) => cr.elu_forward(x, 1.3), cr.elu_backward],
  ['gelu (tanh form)', (x) => cr.gelu_forward(x, 'tanh'), cr.gelu_backward],
  ['swish', (x) => cr.swish_forward(x, 1.7), cr.swish_backward],
];

describe.each(elementwise)('%s', (_, forward, backward) => {
  it.each([[[4, 5]], [[7, 1]], [[4, 2, 3, 2]], [[9]]])('shape %j', (shape) => {
    expect(worst([forward, backward, make(1, { x: shape }, true)])).toBeLessThan(1e-7);
  });
});

const bn = (mode: 'train' | 'test', D: number) => {
  const random = new RandomState(50);
  return (): cr.BnParam => ({
    mode,
    running_mean: random.randn(D),
    running_var: random.rand(D).add(0.5),
  });
};

/** A fresh bn_param with the same averages at every call. */
const bnForward =
  (mode: 'train' | 'test', D: number, f = cr.batchnorm_forward) =>
  (x: Tensor, gamma: Tensor, beta: Tensor) =>
    f(x, gamma, beta, { ...bn(mode, D)() });

const affine = { x: [4, 3], w: [3, 5], b: [5] };
const norm = { gamma: [5], beta: [5] };
const drop: cr.DropoutParam = { mode: 'train', p: 0.6, seed: 3 };

const layers: [string, Layer][] = [
  ['affine (4, 3)', [cr.affine_forward, cr.affine_backward, make(2, affine)]],
  [
    'affine (5, 2, 3)',
    [cr.affine_forward, cr.affine_backward, make(3, { x: [5, 2, 3], w: [6, 4], b: [4] })],
  ],
  [
    'affine (6, 1)',
    [cr.affine_forward, cr.affine_backward, make(4, { x: [6, 1], w: [1, 1], b: [1] })],
  ],
  ['affine_relu', [cr.affine_relu_forward, cr.affine_relu_backward, make(5, affine)]],
  ['prelu, one slope', [cr.prelu_forward, cr.prelu_backward, make(6, { x: [4, 3], a: [1] }, true)]],
  ['prelu (4, 3)', [cr.prelu_forward, cr.prelu_backward, make(7, { x: [4, 3], a: [3] }, true)]],
  [
    'prelu (4, 2, 3, 2)',
    [cr.prelu_forward, cr.prelu_backward, make(8, { x: [4, 2, 3, 2], a: [2] }, true)],
  ],
  [
    'maxout, 2 pieces',
    [cr.maxout_forward, cr.maxout_backward, make(9, { x: [4, 3], w: [2, 3, 4], b: [2, 4] })],
  ],
  [
    'maxout, 5 pieces',
    [cr.maxout_forward, cr.maxout_backward, make(10, { x: [6, 2], w: [5, 2, 3], b: [5, 3] })],
  ],
  ...(['train', 'test'] as const).flatMap((mode): [string, Layer][] =>
    ([cr.batchnorm_backward, cr.batchnorm_backward_alt] as const).flatMap(
      (backward): [string, Layer][] => [
        [
          `${backward.name} ${mode} (4, 5)`,
          [bnForward(mode, 5), backward, make(11, { x: [4, 5], ...norm })],
        ],
        [
          `${backward.name} ${mode} (9, 1)`,
          [bnForward(mode, 1), backward, make(12, { x: [9, 1], gamma: [1], beta: [1] })],
        ],
      ],
    ),
  ),
  [
    'layernorm (4, 5)',
    [
      (x, g, b) => cr.layernorm_forward(x!, g!, b!),
      cr.layernorm_backward,
      make(13, { x: [4, 5], ...norm }),
    ],
  ],
  [
    'layernorm (2, 3, 5)',
    [
      (x, g, b) => cr.layernorm_forward(x!, g!, b!),
      cr.layernorm_backward,
      make(14, { x: [2, 3, 5], ...norm }),
    ],
  ],
  ...[1, 2, 3, 6].map((G): [string, Layer] => [
    `groupnorm, ${G} groups`,
    [
      (x, gamma, beta) => cr.groupnorm_forward(x!, gamma!, beta!, G),
      cr.groupnorm_backward,
      make(15, {
        x: [4, 6, 2, 2],
        gamma: G === 2 ? [1, 6, 1, 1] : [6],
        beta: G === 2 ? [1, 6, 1, 1] : [6],
      }),
    ],
  ]),
  ...(['train', 'test'] as const).map((mode): [string, Layer] => [
    `spatial_batchnorm ${mode}`,
    [
      (x, gamma, beta) => cr.spatial_batchnorm_forward(x!, gamma!, beta!, bn(mode, 3)()),
      cr.spatial_batchnorm_backward,
      make(16, { x: [4, 3, 2, 3], gamma: [3], beta: [3] }),
    ],
  ]),
  ['dropout', [(x) => cr.dropout_forward(x!, drop), cr.dropout_backward, make(17, { x: [4, 6] })]],
  [
    'vanilla dropout, train',
    [
      (x) => cr.vanilla_dropout_forward(x!, drop),
      cr.vanilla_dropout_backward,
      make(18, { x: [4, 6] }),
    ],
  ],
  [
    'vanilla dropout, test',
    [
      (x) => cr.vanilla_dropout_forward(x!, { ...drop, mode: 'test' }),
      cr.vanilla_dropout_backward,
      make(19, { x: [4, 6] }),
    ],
  ],
  [
    'residual_block',
    [
      cr.residual_block_forward,
      cr.residual_block_backward,
      make(20, { x: [4, 3], w1: [3, 5], b1: [5], w2: [5, 3], b2: [3] }),
    ],
  ],
  ...[
    { stride: 1, pad: 1, w: [2, 3, 3, 3] },
    { stride: 2, pad: 0, w: [3, 3, 2, 3] },
    { stride: 3, pad: 2, w: [1, 3, 1, 1] },
  ].flatMap(({ w, ...param }): [string, Layer][] => {
    const inputs = () => make(21, { x: [4, 3, 4, 5], w, b: [w[0]!] });
    return [
      [
        `conv naive ${JSON.stringify(param)}`,
        [(x, f, b) => cr.conv_forward_naive(x!, f!, b!, param), cr.conv_backward_naive, inputs()],
      ],
      [
        `conv fast ${JSON.stringify(param)}`,
        [(x, f, b) => cr.conv_forward_fast(x!, f!, b!, param), cr.conv_backward_fast, inputs()],
      ],
    ];
  }),
  ...[
    { pool_height: 2, pool_width: 2, stride: 2 },
    { pool_height: 3, pool_width: 2, stride: 1 },
  ].flatMap((param): [string, Layer][] => [
    [
      `max_pool naive ${JSON.stringify(param)}`,
      [
        (x) => cr.max_pool_forward_naive(x!, param),
        cr.max_pool_backward_naive,
        make(22, { x: [4, 2, 4, 5] }),
      ],
    ],
    [
      `max_pool fast ${JSON.stringify(param)}`,
      [
        (x) => cr.max_pool_forward_fast(x!, param),
        cr.max_pool_backward_fast,
        make(22, { x: [4, 2, 4, 5] }),
      ],
    ],
  ]),
  ...(['train', 'test'] as const).map((mode): [string, Layer] => [
    `spatial_batchnorm ${mode} (5, 1, 1, 4)`,
    [
      (x, gamma, beta) => cr.spatial_batchnorm_forward(x!, gamma!, beta!, bn(mode, 1)()),
      cr.spatial_batchnorm_backward,
      make(40, { x: [5, 1, 1, 4], gamma: [1], beta: [1] }),
    ],
  ]),
  ...(['train', 'test'] as const).map((mode): [string, Layer] => [
    `spatial_batchnorm_naive ${mode}`,
    [
      (x, gamma, beta) => cr.spatial_batchnorm_forward_naive(x!, gamma!, beta!, bn(mode, 3)()),
      cr.spatial_batchnorm_backward_naive,
      make(16, { x: [4, 3, 2, 3], gamma: [3], beta: [3] }),
    ],
  ]),
  [
    'layernorm (6, 2)',
    [
      (x, g, b) => cr.layernorm_forward(x!, g!, b!),
      cr.layernorm_backward,
      make(41, { x: [6, 2], gamma: [2], beta: [2] }),
    ],
  ],
  [
    'groupnorm (5, 4), no positions',
    [
      (x, gamma, beta) => cr.groupnorm_forward(x!, gamma!, beta!, 2),
      cr.groupnorm_backward,
      make(42, { x: [5, 4], gamma: [4], beta: [4] }),
    ],
  ],
  [
    'dropout (4, 2, 3, 2)',
    [(x) => cr.dropout_forward(x!, drop), cr.dropout_backward, make(43, { x: [4, 2, 3, 2] })],
  ],
  [
    'residual_block (6, 2)',
    [
      cr.residual_block_forward,
      cr.residual_block_backward,
      make(44, { x: [6, 2], w1: [2, 2], b1: [2], w2: [2, 2], b2: [2] }),
    ],
  ],
  [
    'residual, any branch (4, 3)',
    [
      (x, w, b) =>
        cr.residual_forward(x!, (v) => {
          const [a, affine_cache] = cr.affine_forward(v, w!, b!);
          const [out, cache] = cr.tanh_forward(a);
          return [out, { affine_cache, cache }] as const;
        }),
      (dout, cache: never) =>
        cr.residual_backward(
          dout,
          cache as { affine_cache: cr.AffineCache; cache: Tensor },
          (d, c) => cr.affine_backward(cr.tanh_backward(d, c.cache), c.affine_cache),
        ),
      make(45, { x: [4, 3], w: [3, 3], b: [3] }),
    ],
  ],
  [
    'affine_relu (5, 2, 2)',
    [
      cr.affine_relu_forward,
      cr.affine_relu_backward,
      make(46, { x: [5, 2, 2], w: [4, 3], b: [3] }),
    ],
  ],
  [
    'affine_ln_relu (6, 2)',
    [
      (x, w, b, g, c) => cr.affine_ln_relu_forward(x!, w!, b!, g!, c!),
      cr.affine_ln_relu_backward,
      make(47, { x: [6, 2], w: [2, 3], b: [3], gamma: [3], beta: [3] }),
    ],
  ],
  [
    'affine_bn_relu (6, 2)',
    [
      (x, w, b, gamma, beta) =>
        cr.affine_bn_relu_forward(x!, w!, b!, gamma!, beta!, bn('test', 3)()),
      cr.affine_bn_relu_backward,
      make(48, { x: [6, 2], w: [2, 3], b: [3], gamma: [3], beta: [3] }),
    ],
  ],
  [
    'conv_relu, stride 2',
    [
      (x, w, b) => cr.conv_relu_forward(x!, w!, b!, { stride: 2 }),
      cr.conv_relu_backward,
      make(49, { x: [4, 1, 5, 3], w: [2, 1, 3, 1], b: [2] }),
    ],
  ],
  [
    'conv_bn_relu, stride 2',
    [
      (x, w, b, gamma, beta) =>
        cr.conv_bn_relu_forward(x!, w!, b!, gamma!, beta!, { stride: 2 }, bn('test', 2)()),
      cr.conv_bn_relu_backward,
      make(50, { x: [4, 1, 5, 3], w: [2, 1, 3, 1], b: [2], gamma: [2], beta: [2] }),
    ],
  ],
  [
    'conv_relu_pool, windows that overlap',
    [
      (x, w, b) =>
        cr.conv_relu_pool_forward(x!, w!, b!, {}, { pool_height: 2, pool_width: 1, stride: 1 }),
      cr.conv_relu_pool_backward,
      make(51, { x: [4, 2, 4, 3], w: [2, 2, 2, 2], b: [2] }),
    ],
  ],
  [
    'affine_bn_relu',
    [
      (x, w, b, gamma, beta) =>
        cr.affine_bn_relu_forward(x!, w!, b!, gamma!, beta!, bn('test', 5)()),
      cr.affine_bn_relu_backward,
      make(23, { ...affine, ...norm }),
    ],
  ],
  [
    'affine_ln_relu',
    [
      (x, w, b, g, c) => cr.affine_ln_relu_forward(x!, w!, b!, g!, c!),
      cr.affine_ln_relu_backward,
      make(24, { ...affine, ...norm }),
    ],
  ],
  [
    'conv_relu',
    [
      (x, w, b) => cr.conv_relu_forward(x!, w!, b!, { stride: 1, pad: 1 }),
      cr.conv_relu_backward,
      make(25, { x: [4, 2, 4, 4], w: [3, 2, 3, 3], b: [3] }),
    ],
  ],
  [
    'conv_bn_relu',
    [
      (x, w, b, gamma, beta) =>
        cr.conv_bn_relu_forward(x!, w!, b!, gamma!, beta!, { pad: 1 }, bn('test', 3)()),
      cr.conv_bn_relu_backward,
      make(26, { x: [4, 2, 3, 3], w: [3, 2, 3, 3], b: [3], gamma: [3], beta: [3] }),
    ],
  ],
  [
    'conv_relu_pool',
    [
      (x, w, b) =>
        cr.conv_relu_pool_forward(
          x!,
          w!,
          b!,
          { stride: 1, pad: 1 },
          { pool_height: 2, pool_width: 2 },
        ),
      cr.conv_relu_pool_backward,
      make(27, { x: [4, 2, 4, 4], w: [2, 2, 3, 3], b: [2] }),
    ],
  ],
];

describe('layers', () => {
  it.each(layers)('%s', (_, layer) => {
    expect(worst(layer)).toBeLessThan(1e-7);
  });

  it.each(layers)(
    '%s: inputs stay as they are, backward repeats, float32 stays float32',
    (_, layer) => {
      const [forward, backward, inputs] = layer;
      const gradients = (values: Tensor[]) => {
        const [out, cache] = forward(...values);
        const dout = new RandomState(100).randn(...out.shape).astype(out.dtype);
        const before = [...values, dout].map((t) => t.copy());
        const grads = () => [backward(dout, cache as never)].flat() as Tensor[];
        const first = grads();
        expect(grads()).toEqual(first);
        expect([...values, dout]).toEqual(before);
        return [out, ...first];
      };
      const double = gradients(Object.values(inputs));
      const single = gradients(Object.values(inputs).map((t) => t.astype('float32')));
      for (const [k, t] of single.entries()) {
        expect(t.dtype).toBe('float32');
        expect(t.sub(double[k]!).abs().max()).toBeLessThan(1e-4 * (1 + double[k]!.abs().max()));
      }
    },
  );

  it('affine_bn_relu in train mode: db is 0, the rest is right', () => {
    const inputs = make(28, { ...affine, ...norm });
    const report = cr.checkLayer(
      (x, w, b, gamma, beta) =>
        cr.affine_bn_relu_forward(x!, w!, b!, gamma!, beta!, { mode: 'train' }),
      cr.affine_bn_relu_backward,
      inputs,
    );
    expect(report.passed, String(report)).toBe(true);
    const [, cache] = cr.affine_bn_relu_forward(
      inputs.x!,
      inputs.w!,
      inputs.b!,
      inputs.gamma!,
      inputs.beta!,
      { mode: 'train' },
    );
    const [, , db] = cr.affine_bn_relu_backward(new RandomState(1).randn(4, 5), cache);
    expect(db.abs().max()).toBeLessThan(1e-14);
  });

  it('conv_bn_relu in train mode: db is 0, the rest is right', () => {
    const report = cr.checkLayer(
      (x, w, b, gamma, beta) =>
        cr.conv_bn_relu_forward(x!, w!, b!, gamma!, beta!, { pad: 1 }, { mode: 'train' }),
      cr.conv_bn_relu_backward,
      make(52, { x: [4, 2, 3, 3], w: [3, 2, 3, 3], b: [3], gamma: [3], beta: [3] }),
    );
    expect(report.passed, String(report)).toBe(true);
  });

  it('conv_backward_fast may leave dx out, and nothing else changes', () => {
    const { x, w, b, dout } = make(53, {
      x: [4, 2, 3, 3],
      w: [3, 2, 3, 3],
      b: [3],
      dout: [4, 3, 1, 1],
    });
    const [, cache] = cr.conv_forward_fast(x!, w!, b!);
    const [, dw, db] = cr.conv_backward_fast(dout!, cache);
    const [dx, ...others] = cr.conv_backward_fast(dout!, cache, true);
    expect(others).toEqual([dw, db]);
    expect(dx.abs().max()).toBe(0);
  });

  it.each([
    [[4, 3], 4],
    [[6], 3],
    [[5, 2, 2], 7],
  ])('embedding of %j: a word used twice gets both gradients', (shape, V) => {
    const random = new RandomState(29);
    const x = random.randint(0, V, shape);
    const w = random.randn(V, 2);
    const dout = random.randn(...shape, 2);
    expect(new Set(x.data).size).toBeLessThan(x.size);
    const f = (v: Tensor) => cr.embedding_forward(x, v)[0];
    const dw = cr.embedding_backward(dout, cr.embedding_forward(x, w)[1]);
    expect(cr.rel_error(dw, cr.eval_numerical_gradient_array(f, w, dout))).toBeLessThan(1e-7);
  });

  it('this test can fail: a wrong backward pass is far above the bound', () => {
    const inputs = make(30, { x: [4, 5], ...norm });
    const forgetsTheMean: Layer[1] = (dout, cache: never) => {
      const { xhat, ivar, gamma } = cache as cr.BatchnormCache;
      const dgamma = dout.mul(xhat).sum(0);
      return [dout.sub(xhat.mul(dgamma.mul(1 / 4))).mul(gamma.mul(ivar)), dgamma, dout.sum(0)];
    };
    expect(worst([bnForward('train', 5), forgetsTheMean, inputs])).toBeGreaterThan(1e-2);
  });
});

describe('at ties and kinks every slope is one of the two one-sided ones', () => {
  const zerosInside = () =>
    make(31, { x: [4, 3] })
      .x!.set(0, 0, ':')
      .set(0, 2, 1);
  // Windows that do not overlap: each pixel is in one tie at most.
  const pool = { pool_height: 2, pool_width: 2, stride: 2 };
  const equalPixels = () => new RandomState(32).randint(0, 2, [4, 2, 4, 4]).astype('float64');
  // Two equal pieces, and one example, so that each weight is in one tie.
  const twins = () => {
    const { x, w } = make(33, { x: [1, 3], w: [2, 3, 2] });
    return { x: x!, w: w!.set(w!.slice(0), 1) };
  };

  it.each<[string, Layer]>([
    ['relu', [cr.relu_forward, cr.relu_backward, { x: zerosInside() }]],
    [
      'leaky_relu',
      [(x) => cr.leaky_relu_forward(x!), cr.leaky_relu_backward, { x: zerosInside() }],
    ],
    ['elu, α = 2', [(x) => cr.elu_forward(x!, 2), cr.elu_backward, { x: zerosInside() }]],
    [
      'max_pool naive',
      [
        (x) => cr.max_pool_forward_naive(x!, pool),
        cr.max_pool_backward_naive,
        { x: equalPixels() },
      ],
    ],
    [
      'max_pool fast',
      [(x) => cr.max_pool_forward_fast(x!, pool), cr.max_pool_backward_fast, { x: equalPixels() }],
    ],
    ['maxout', [(x, w) => cr.maxout_forward(x!, w!, zeros([2, 2])), cr.maxout_backward, twins()]],
  ])('%s', (_, [forward, backward, inputs]) => {
    const report = cr.checkLayer(forward, backward as never, inputs);
    expect(report.passed, String(report)).toBe(true);
    expect(report.checks.some((c) => c.kinks > 0)).toBe(true);
  });

  it('svm_loss at a margin of exactly 0', () => {
    const x = tensor([
      [1, 2, 0],
      [0, 0, 1],
      [2, 1, 1],
      [5, 4, 3],
    ]);
    const y = [1, 2, 0, 0];
    const report = cr.gradCheck(() => cr.svm_loss(x, y)[0], { x }, { x: cr.svm_loss(x, y)[1] });
    expect(report.passed, String(report)).toBe(true);
    expect(report.checks[0]?.kinks).toBeGreaterThan(0);
  });
});
