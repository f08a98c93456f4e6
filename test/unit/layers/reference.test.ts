// Every layer against PyTorch and NumPy (layers_golden.json) and the CS231n notebooks (cases.json).
import * as cr from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import { type Case, cs231n, expectClose, golden, named, tensors } from './golden.js';

type Pair = readonly [Tensor, unknown];
type Forward = (t: Record<string, Tensor>, p: Record<string, never>) => Pair;
type Backward = (dout: Tensor, cache: never) => Tensor | readonly Tensor[];

/** forward(inputs, params), backward, and the order of the gradients. Activations without settings: activations.test.ts. */
const layers: [string, Forward, Backward, string[]][] = [
  ['affine', (t) => cr.affine_forward(t.x!, t.w!, t.b!), cr.affine_backward, ['x', 'w', 'b']],
  ['leaky_relu', (t, p) => cr.leaky_relu_forward(t.x!, p.alpha), cr.leaky_relu_backward, ['x']],
  ['prelu', (t) => cr.prelu_forward(t.x!, t.alpha!), cr.prelu_backward, ['x', 'alpha']],
  ['elu', (t, p) => cr.elu_forward(t.x!, p.alpha), cr.elu_backward, ['x']],
  ['gelu', (t, p) => cr.gelu_forward(t.x!, p.form), cr.gelu_backward, ['x']],
  ['swish', (t, p) => cr.swish_forward(t.x!, p.beta), cr.swish_backward, ['x']],
  ['maxout', (t) => cr.maxout_forward(t.x!, t.w!, t.b!), cr.maxout_backward, ['x', 'w', 'b']],
  [
    'layernorm',
    (t) => cr.layernorm_forward(t.x!, t.gamma!, t.beta!),
    cr.layernorm_backward,
    ['x', 'gamma', 'beta'],
  ],
  [
    'groupnorm',
    (t, p) => cr.groupnorm_forward(t.x!, t.gamma!, t.beta!, p.G),
    cr.groupnorm_backward,
    ['x', 'gamma', 'beta'],
  ],
  [
    'spatial_batchnorm',
    (t) => cr.spatial_batchnorm_forward(t.x!, t.gamma!, t.beta!, { mode: 'train' }),
    cr.spatial_batchnorm_backward,
    ['x', 'gamma', 'beta'],
  ],
  [
    'conv',
    (t, p) => cr.conv_forward_naive(t.x!, t.w!, t.b!, p as cr.ConvParam),
    cr.conv_backward_naive,
    ['x', 'w', 'b'],
  ],
  [
    'conv',
    (t, p) => cr.conv_forward_fast(t.x!, t.w!, t.b!, p as cr.ConvParam),
    cr.conv_backward_fast,
    ['x', 'w', 'b'],
  ],
  [
    'max_pool',
    (t, p) => cr.max_pool_forward_naive(t.x!, p as unknown as cr.PoolParam),
    cr.max_pool_backward_naive,
    ['x'],
  ],
  [
    'max_pool',
    (t, p) => cr.max_pool_forward_fast(t.x!, p as unknown as cr.PoolParam),
    cr.max_pool_backward_fast,
    ['x'],
  ],
  ['embedding', (t) => cr.embedding_forward(t.x!, t.w!), cr.embedding_backward, ['w']],
  [
    'residual_block',
    (t) => cr.residual_block_forward(t.x!, t.w1!, t.b1!, t.w2!, t.b2!),
    cr.residual_block_backward,
    ['x', 'w1', 'b1', 'w2', 'b2'],
  ],
];

describe.each(layers)('%s agrees with PyTorch to 1e-10', (name, forward, backward, order) => {
  it.each(named(golden, name).map((c) => [JSON.stringify(c.params), c] as const))('%s', (_, c) => {
    const inputs = tensors(c.inputs);
    const copies = tensors(c.inputs);
    const [out, cache] = forward(inputs, c.params);
    expectClose(out, c.expected.out);
    const result = backward(inputs.dout!, cache as never);
    const grads = Array.isArray(result) ? (result as Tensor[]) : [result as Tensor];
    expect(grads).toHaveLength(order.length);
    for (const [k, key] of order.entries()) expectClose(grads[k]!, c.expected[`d${key}`]);
    // Nobody's input was written to.
    for (const key of Object.keys(inputs)) expect(inputs[key]!.data).toEqual(copies[key]!.data);
  });
});

describe('batchnorm agrees with PyTorch to 1e-10', () => {
  const setup = (c: Case) => {
    const t = tensors(c.inputs);
    const { mode, running_mean, running_var, torch_momentum } = c.params as never as Record<
      string,
      never
    >;
    const bn_param: cr.BnParam = {
      mode: mode!,
      running_mean: tensor(running_mean!),
      running_var: tensor(running_var!),
      // Ours is the share of the old average, theirs that of the new one; they average the unbiased variance.
      momentum: 1 - torch_momentum!,
      unbiased: true,
    };
    return { t, bn_param, result: cr.batchnorm_forward(t.x!, t.gamma!, t.beta!, bn_param) };
  };

  it.each(named(golden, 'batchnorm').map((c) => [c.params.mode, c] as const))('%s', (_, c) => {
    const { t, bn_param, result } = setup(c);
    expectClose(result[0], c.expected.out);
    expectClose(bn_param.running_mean!, c.expected.running_mean);
    expectClose(bn_param.running_var!, c.expected.running_var);
    for (const backward of [cr.batchnorm_backward, cr.batchnorm_backward_alt]) {
      const [dx, dgamma, dbeta] = backward(t.dout!, result[1]);
      expectClose(dx, c.expected.dx);
      expectClose(dgamma, c.expected.dgamma);
      expectClose(dbeta, c.expected.dbeta);
    }
  });
});

describe('CS231n notebooks', () => {
  const full = (name: string) => {
    const [c] = named(cs231n, name) as [Case];
    return { t: tensors(c.inputs), p: c.params, e: c.expected };
  };

  it('affine_forward and affine_backward', () => {
    const { t, e } = full('affine_forward');
    expectClose(cr.affine_forward(t.x!, t.w!, t.b!)[0], e.out_full_precision);
    const back = full('affine_backward');
    const [out, cache] = cr.affine_forward(back.t.x!, back.t.w!, back.t.b!);
    expectClose(out, back.e.out);
    const [dx, dw, db] = cr.affine_backward(back.t.dout!, cache);
    expectClose(dx, back.e.dx);
    expectClose(dw, back.e.dw);
    expectClose(db, back.e.db);
  });

  it('relu_forward and relu_backward', () => {
    const { t, e } = full('relu_forward');
    expectClose(cr.relu_forward(t.x!)[0], e.out_full_precision);
    const back = full('relu_backward');
    const [out, cache] = cr.relu_forward(back.t.x!);
    expectClose(out, back.e.out);
    expectClose(cr.relu_backward(back.t.dout!, cache), back.e.dx);
  });

  it('convolution and max-pooling, plain and fast', () => {
    const { t, p, e } = full('conv_forward_naive');
    for (const f of [cr.conv_forward_naive, cr.conv_forward_fast]) {
      expectClose(f(t.x!, t.w!, t.b!, p as cr.ConvParam)[0], e.out_full_precision);
    }
    const pool = full('max_pool_forward_naive');
    for (const f of [cr.max_pool_forward_naive, cr.max_pool_forward_fast]) {
      expectClose(f(pool.t.x!, pool.p as never)[0], pool.e.out_full_precision);
    }
  });

  it('im2col, as drawn in its docstring', () => {
    const { t, p, e } = full('im2col_docstring');
    const { field_height, field_width, padding, stride } = p as never as Record<string, number>;
    expectClose(cr.im2col(t.x!, field_height!, field_width!, padding, stride), e.cols, 0);
  });

  it('batchnorm_forward: statistics before, after, and running from zero', () => {
    const { t, e } = full('batchnorm_forward_train');
    const bn_param: cr.BnParam = { mode: 'train' };
    const [out] = cr.batchnorm_forward(t.a!, t.gamma2!, t.beta2!, bn_param);
    expectClose(t.a!.mean(0), e.before_mean);
    expectClose(out.mean(0), e.after2_mean);
    expectClose(out.std(0), e.after2_std);
    expectClose(bn_param.running_mean!, e.running_mean_after_one_call_from_zero);
    expectClose(bn_param.running_var!, e.running_var_after_one_call_from_zero);
  });

  it('batchnorm_backward and batchnorm_backward_alt', () => {
    const { t, e } = full('batchnorm_backward');
    const [out, cache] = cr.batchnorm_forward(t.x!, t.gamma!, t.beta!, { mode: 'train' });
    expectClose(out, e.out);
    for (const backward of [cr.batchnorm_backward, cr.batchnorm_backward_alt]) {
      const [dx, dgamma, dbeta] = backward(t.dout!, cache);
      expectClose(dx, e.dx);
      expectClose(dgamma, e.dgamma);
      expectClose(dbeta, e.dbeta);
    }
  });

  it('dropout_forward: means and zero fractions of 250000 units, mask for mask', () => {
    const { e } = full('dropout_forward_stats');
    const random = new RandomState(231);
    const x = random.randn(500, 500).add(10);
    expect(x.mean()).toBeCloseTo(e.mean_input, 10);
    for (const p of [0.25, 0.4, 0.7]) {
      const want = (e.by_keep_prob as Record<string, Record<string, number>>)[p]!;
      const [train] = cr.dropout_forward(x, { mode: 'train', p, rng: random });
      const [test] = cr.dropout_forward(x, { mode: 'test', p });
      expect(train.mean()).toBeCloseTo(want.mean_train!, 10);
      expect(train.equal(0).mean()).toBeCloseTo(want.frac_zero_train!, 12);
      expect(test.mean()).toBeCloseTo(want.mean_test!, 10);
    }
  });
});

describe('dropout draws the masks of NumPy', () => {
  it.each(named(golden, 'dropout').map((c) => [c.params.p, c] as const))('p = %s', (_, c) => {
    const { x, dout } = tensors(c.inputs);
    const { p, seed } = c.params as never as { p: number; seed: number };
    const [out, cache] = cr.dropout_forward(x!, { mode: 'train', p, seed });
    expectClose(out, c.expected.out);
    expectClose(cr.dropout_backward(dout!, cache), c.expected.dx);
    const [vanilla] = cr.vanilla_dropout_forward(x!, { mode: 'train', p, seed });
    expectClose(vanilla, c.expected.vanilla_out);
    const [test] = cr.vanilla_dropout_forward(x!, { mode: 'test', p, seed });
    expectClose(test, c.expected.vanilla_test);
  });
});
