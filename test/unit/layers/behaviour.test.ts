import * as cr from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { arange, ones, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import { expectClose, golden, named } from './golden.js';

describe('convolution and pooling: plain and fast', () => {
  const random = new RandomState(0);
  it.each([
    [{ stride: 1, pad: 1 }, [3, 3]],
    [{ stride: 2, pad: 1 }, [4, 3]],
    [{ stride: 3, pad: 2 }, [2, 5]],
    [{ stride: 5, pad: 0 }, [1, 1]],
    [{ stride: 1, pad: 3 }, [2, 2]],
  ] as const)('agree: %j %j', (param, [HH, WW]) => {
    const [x, w, b] = [random.randn(3, 2, 7, 6), random.randn(4, 2, HH, WW), random.randn(4)];
    const [slow, slowCache] = cr.conv_forward_naive(x, w, b, param);
    const [fast, fastCache] = cr.conv_forward_fast(x, w, b, param);
    expectClose(fast, slow, 1e-13);
    const dout = random.randn(...slow.shape);
    const a = cr.conv_backward_naive(dout, slowCache);
    const c = cr.conv_backward_fast(dout, fastCache);
    for (const k of [0, 1, 2] as const) expectClose(c[k], a[k], 1e-13);
  });

  it('the fast form did go through im2col: its cache holds the columns, and they are used', () => {
    const [x, w, b] = [random.randn(2, 2, 4, 4), random.randn(3, 2, 3, 3), zeros([3])];
    const [out, cache] = cr.conv_forward_fast(x, w, b, { pad: 1 });
    const cols = cr.im2col(x, 3, 3, 1, 1);
    expect(cache.cols?.shape).toEqual([18, 32]);
    expect(cache.cols?.data).toEqual(cols.data);
    expect(cr.conv_forward_naive(x, w, b, { pad: 1 })[1].cols).toBeUndefined();
    // dw is dout · colsᵀ: with other columns in the cache it is another dw.
    const dout = ones([...out.shape]);
    const [, dw] = cr.conv_backward_fast(dout, { ...cache, cols: cols.mul(2) });
    expectClose(dw, cr.conv_backward_fast(dout, cache)[1].mul(2), 1e-13);
  });

  it('the sandwich layers run on the fast form', () => {
    const [x, w, b] = [random.randn(2, 2, 4, 4), random.randn(3, 2, 3, 3), zeros([3])];
    const pool = { pool_height: 2, pool_width: 2, stride: 2 };
    const [, [conv, , pooled]] = cr.conv_relu_pool_forward(x, w, b, { pad: 1 }, pool);
    expect(conv.cols).toBeDefined();
    expect(pooled.winner).toBeDefined();
  });

  it.each([
    [{ pool_height: 2, pool_width: 2, stride: 2 }],
    [{ pool_height: 3, pool_width: 2, stride: 1 }],
    [{ pool_height: 1, pool_width: 4, stride: 3 }],
  ])('pooling agrees, ties included: %j', (param) => {
    const x = random.randint(0, 3, [2, 3, 7, 6]).astype('float64');
    const [slow, slowCache] = cr.max_pool_forward_naive(x, param);
    const [fast, fastCache] = cr.max_pool_forward_fast(x, param);
    expect(fast.toArray()).toEqual(slow.toArray());
    const dout = random.randn(...slow.shape);
    expectClose(
      cr.max_pool_backward_fast(dout, fastCache),
      cr.max_pool_backward_naive(dout, slowCache),
      1e-14,
    );
  });

  it('NaN wins in both', () => {
    const x = tensor([
      [
        [
          [1, Number.NaN],
          [3, 2],
        ],
      ],
    ]);
    const param = { pool_height: 2, pool_width: 2 };
    expect(cr.max_pool_forward_naive(x, param)[0].item()).toBeNaN();
    expect(cr.max_pool_forward_fast(x, param)[0].item()).toBeNaN();
  });
});

describe('erf', () => {
  it('agrees with the C library', () => {
    const [c] = named(golden, 'erf');
    const { x } = c!.inputs as never as { x: number[] };
    const { erf, erfc } = c!.expected as never as { erf: number[]; erfc: number[] };
    for (const [i, v] of x.entries()) {
      expect(Math.abs(cr.erf(v) - erf[i]!)).toBeLessThan(7e-16);
      expect(Math.abs(cr.erfc(v) / erfc[i]! - 1), `erfc(${v})`).toBeLessThan(1e-14);
    }
    expect([cr.erfc(30), cr.erfc(-30), cr.erf(-30), cr.erf(0)]).toEqual([0, 2, -1, 0]);
    expect(cr.erfc(Number.NaN)).toBeNaN();
  });
});

describe('activations far from 0', () => {
  const x = tensor([-1e6, -800, 800, 1e6]);
  it.each([
    ['sigmoid', cr.sigmoid_forward, [0, 0, 1, 1]],
    ['tanh', cr.tanh_forward, [-1, -1, 1, 1]],
    ['gelu', (v: typeof x) => cr.gelu_forward(v), [0, 0, 800, 1e6]],
    ['gelu tanh', (v: typeof x) => cr.gelu_forward(v, 'tanh'), [0, 0, 800, 1e6]],
    ['swish', (v: typeof x) => cr.swish_forward(v), [0, 0, 800, 1e6]],
    ['elu', (v: typeof x) => cr.elu_forward(v), [-1, -1, 800, 1e6]],
  ] as const)('%s does not overflow', (_, forward, expected) => {
    const [out] = forward(x);
    expect(Array.from(out.data, (v) => v + 0)).toEqual(expected);
  });

  it.each([
    ['sigmoid', cr.sigmoid_forward, cr.sigmoid_backward, [0, 0, 0, 0]],
    ['gelu', cr.gelu_forward, cr.gelu_backward, [0, 0, 1, 1]],
    ['swish', cr.swish_forward, cr.swish_backward, [0, 0, 1, 1]],
    ['elu', cr.elu_forward, cr.elu_backward, [0, 0, 1, 1]],
  ] as const)("%s' is finite there", (_, forward, backward, expected) => {
    const [, cache] = (forward as (v: typeof x) => [typeof x, never])(x);
    const dx = backward(ones([4]), cache);
    expect(Array.from(dx.data, (v) => v + 0)).toEqual(expected);
  });
});

describe('shapes and types', () => {
  it('layer by layer, float32 stays float32', () => {
    const f = (t: ReturnType<typeof zeros>) => t.astype('float32');
    const x = f(new RandomState(1).randn(4, 3));
    const [w, b, g] = [f(ones([3, 3])), f(zeros([3])), f(ones([3]))];
    const [out, cache] = cr.affine_relu_forward(x, w, b);
    expect(out.dtype).toBe('float32');
    for (const d of cr.affine_relu_backward(out, cache)) expect(d.dtype).toBe('float32');
    const bn_param: cr.BnParam = { mode: 'train' };
    const [n, bn] = cr.batchnorm_forward(x, g, b, bn_param);
    expect([n.dtype, bn_param.running_var?.dtype]).toEqual(['float32', 'float32']);
    for (const d of cr.batchnorm_backward(n, bn)) expect(d.dtype).toBe('float32');
    expect(cr.layernorm_forward(x, g, b)[0].dtype).toBe('float32');
    expect(cr.dropout_forward(x, { mode: 'train', p: 0.5 })[0].dtype).toBe('float32');
    expect(cr.gelu_forward(x)[0].dtype).toBe('float32');
    expect(cr.softmax_loss(x, [0, 1, 2, 0])[1].dtype).toBe('float32');
  });

  it('whole numbers give float64', () => {
    expect(cr.sigmoid_forward(arange(3).astype('int32'))[0].dtype).toBe('float64');
    expect(cr.relu_forward(tensor([-1, 2], 'int32'))[0].toArray()).toEqual([0, 2]);
  });

  it('relu lets NaN through', () => {
    expect(cr.relu_forward(tensor([Number.NaN, -1]))[0].at(0)).toBeNaN();
  });

  it('residual: identity branch weights zero, and any branch', () => {
    const x = tensor([[1, 2]]);
    const z = (...shape: number[]) => zeros(shape);
    expect(cr.residual_block_forward(x, z(2, 3), z(3), z(3, 2), z(2))[0].toArray()).toEqual([
      [1, 2],
    ]);
    const [out, cache] = cr.residual_forward(x, cr.tanh_forward);
    const [dx] = cr.residual_backward(ones([1, 2]), cache, (d, c) => [cr.tanh_backward(d, c)]);
    expectClose(out, x.add(x.tanh()), 1e-15);
    expectClose(dx!, ones([1, 2]).mul(2).sub(x.tanh().square()), 1e-15);
  });
});

describe('sandwich layers are the layers that their names say, in that order', () => {
  const random = new RandomState(9);
  const [x, w, b] = [random.randn(5, 4), random.randn(4, 3), random.randn(3)];
  const [gamma, beta] = [random.randn(3), random.randn(3)];
  const image = random.randn(2, 3, 4, 4);
  const [filters, fb] = [random.randn(3, 3, 3, 3), random.randn(3)];
  const param = { stride: 1, pad: 1 };
  const pool = { pool_height: 2, pool_width: 2, stride: 2 };
  const relu = (t: typeof x) => t.maximum(0);
  const affine = () => x.dot(w).add(b);
  const conv = () => cr.conv_forward_naive(image, filters, fb, param)[0];
  const train = (): cr.BnParam => ({ mode: 'train' });

  it.each([
    ['affine_relu', () => cr.affine_relu_forward(x, w, b), () => relu(affine())],
    [
      'affine_bn_relu',
      () => cr.affine_bn_relu_forward(x, w, b, gamma, beta, train()),
      () => relu(cr.batchnorm_forward(affine(), gamma, beta, train())[0]),
    ],
    [
      'affine_ln_relu',
      () => cr.affine_ln_relu_forward(x, w, b, gamma, beta),
      () => relu(cr.layernorm_forward(affine(), gamma, beta)[0]),
    ],
    ['conv_relu', () => cr.conv_relu_forward(image, filters, fb, param), () => relu(conv())],
    [
      'conv_bn_relu',
      () => cr.conv_bn_relu_forward(image, filters, fb, gamma, beta, param, train()),
      () => relu(cr.spatial_batchnorm_forward(conv(), gamma, beta, train())[0]),
    ],
    [
      'conv_relu_pool',
      () => cr.conv_relu_pool_forward(image, filters, fb, param, pool),
      () => cr.max_pool_forward_naive(relu(conv()), pool)[0],
    ],
  ] as const)('%s', (_, sandwich, parts) => {
    expectClose(sandwich()[0], parts(), 1e-13);
  });

  it('batch normalisation of images is that of (N·H·W, C) rows, running averages included', () => {
    const bn_param = train();
    const [out] = cr.spatial_batchnorm_forward(image, gamma, beta, bn_param);
    const rows = image.transpose(0, 2, 3, 1).reshape(-1, 3);
    const row_param = train();
    const [flat] = cr.batchnorm_forward(rows, gamma, beta, row_param);
    expectClose(out, flat.reshape(2, 4, 4, 3).transpose(0, 3, 1, 2), 1e-14);
    expectClose(bn_param.running_mean!, row_param.running_mean!, 1e-15);
    expectClose(bn_param.running_var!, row_param.running_var!, 1e-15);
  });
});
