// One test for each convention in which frameworks differ, so that a change of ours is noticed.
import * as cr from 'kernel-lib';
import { defaultRng, RandomState, seed } from 'kernel-lib/random';
import { ones, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

const one = (v: number) => tensor([[v]]);

describe('at the kink', () => {
  it("relu'(0) = 0", () => {
    expect(cr.relu_backward(one(1), cr.relu_forward(one(0))[1]).item()).toBe(0);
    expect(cr.relu_backward(one(1), cr.relu_forward(one(-0))[1]).item()).toBe(0);
  });

  it("leaky_relu'(0) = α and prelu'(0) = α, the left slope", () => {
    expect(cr.leaky_relu_backward(one(1), cr.leaky_relu_forward(one(0))[1]).item()).toBe(0.1);
    const [dx, dalpha] = cr.prelu_backward(one(1), cr.prelu_forward(one(0), tensor([0.3]))[1]);
    expect([dx.item(), dalpha.item()]).toEqual([0.3, 0]);
  });

  it("elu'(0) = α, the left slope", () => {
    expect(cr.elu_backward(one(1), cr.elu_forward(one(0), 2)[1]).item()).toBe(2);
  });

  it('of equal maxout pieces the first one gets the gradient', () => {
    const [, cache] = cr.maxout_forward(one(2), tensor([[[3]], [[3]]]), zeros([2, 1]));
    const [, dw, db] = cr.maxout_backward(one(1), cache);
    expect(dw.toArray()).toEqual([[[2]], [[0]]]);
    expect(db.toArray()).toEqual([[1], [0]]);
  });

  it.each([
    ['naive', cr.max_pool_forward_naive, cr.max_pool_backward_naive],
    ['fast', cr.max_pool_forward_fast, cr.max_pool_backward_fast],
  ] as const)('of equal pixels the first in reading order gets the gradient, %s', (_, f, b) => {
    const [, cache] = f(ones([1, 1, 2, 2]), { pool_height: 2, pool_width: 2, stride: 2 });
    expect(b(tensor([[[[5]]]]), cache).toArray()).toEqual([
      [
        [
          [5, 0],
          [0, 0],
        ],
      ],
    ]);
  });
});

describe('defaults', () => {
  it('leaky relu has slope 0.1, the lecture, not 0.01', () => {
    expect(cr.leaky_relu_forward(one(-1))[0].item()).toBe(-0.1);
  });

  it('elu has α = 1 and is smooth at 0', () => {
    expect(cr.elu_forward(one(-1))[0].item()).toBeCloseTo(Math.exp(-1) - 1, 15);
    expect(cr.elu_forward(one(-1e-20))[0].item()).toBe(-1e-20);
  });

  it('gelu is the exact form; the tanh form differs in the fourth digit', () => {
    const exact = cr.gelu_forward(one(2))[0].item();
    const approximate = cr.gelu_forward(one(2), 'tanh')[0].item();
    expect(exact).toBeCloseTo(1.9544997361036416, 14);
    expect(approximate).toBeCloseTo(1.954597694087775, 14);
  });

  it('swish has β = 1', () => {
    expect(cr.swish_forward(one(1))[0].item()).toBeCloseTo(1 / (1 + Math.exp(-1)), 15);
  });

  it('convolution does not flip the filter and leaves out windows that do not fit', () => {
    const x = tensor([[[[1, 2, 3, 4]]]]);
    const [out] = cr.conv_forward_naive(x, tensor([[[[1, 10]]]]), tensor([0]), { stride: 2 });
    expect(out.toArray()).toEqual([[[[21, 43]]]]);
    const [odd] = cr.conv_forward_fast(x, tensor([[[[1, 10, 100]]]]), tensor([0]), { stride: 2 });
    expect(odd.toArray()).toEqual([[[[321]]]]);
  });
});

describe('batchnorm', () => {
  const x = tensor([
    [1, 10],
    [3, 30],
  ]);
  const [gamma, beta] = [ones([2]), zeros([2])];

  it('momentum is the share of the old average (PyTorch: of the new one)', () => {
    const bn_param: cr.BnParam = { mode: 'train', momentum: 0.75, running_mean: tensor([4, 4]) };
    cr.batchnorm_forward(x, gamma, beta, bn_param);
    expect(bn_param.running_mean!.toArray()).toEqual([0.75 * 4 + 0.25 * 2, 0.75 * 4 + 0.25 * 20]);
  });

  it('momentum is 0.9 and both averages start at zero (PyTorch: variance at one)', () => {
    const bn_param: cr.BnParam = { mode: 'train' };
    cr.batchnorm_forward(x, gamma, beta, bn_param);
    expect(bn_param.running_mean!.at(1)).toBeCloseTo(2, 14);
    expect(bn_param.running_var!.at(1)).toBeCloseTo(10, 13);
  });

  it('averages the biased variance; the unbiased one, as PyTorch, on request', () => {
    const biased: cr.BnParam = { mode: 'train', momentum: 0 };
    const unbiased: cr.BnParam = { mode: 'train', momentum: 0, unbiased: true };
    const [a] = cr.batchnorm_forward(x, gamma, beta, biased);
    const [b] = cr.batchnorm_forward(x, gamma, beta, unbiased);
    expect(biased.running_var!.toArray()).toEqual([1, 100]);
    expect(unbiased.running_var!.toArray()).toEqual([2, 200]);
    expect(a.toArray()).toEqual(b.toArray());
  });

  it('replaces the running averages in bn_param and writes to no tensor', () => {
    const running_mean = tensor([5, 5]);
    const bn_param: cr.BnParam = { mode: 'train', running_mean };
    cr.batchnorm_forward(x, gamma, beta, bn_param);
    expect(running_mean.toArray()).toEqual([5, 5]);
    expect(bn_param.running_mean === running_mean).toBe(false);
  });

  it('in test mode the batch has no influence on the averages nor on other rows', () => {
    const bn_param: cr.BnParam = {
      mode: 'test',
      running_mean: tensor([1, 2]),
      running_var: tensor([4, 9]),
    };
    const [out] = cr.batchnorm_forward(x, gamma, beta, bn_param);
    expect(bn_param.running_mean!.toArray()).toEqual([1, 2]);
    expect(bn_param.running_var!.toArray()).toEqual([4, 9]);
    const [first] = cr.batchnorm_forward(x.slice('0:1'), gamma, beta, bn_param);
    expect(out.slice(0).toArray()).toEqual(first.slice(0).toArray());
  });

  it('a batch of one gives β and no gradient to x', () => {
    const bn_param: cr.BnParam = { mode: 'train' };
    const [out, cache] = cr.batchnorm_forward(
      tensor([[7, -3]]),
      tensor([2, 3]),
      tensor([4, 5]),
      bn_param,
    );
    expect(out.toArray()).toEqual([[4, 5]]);
    expect(
      cr
        .batchnorm_backward(tensor([[1, 2]]), cache)[0]
        .abs()
        .max(),
    ).toBe(0);
    expect(
      cr
        .batchnorm_backward_alt(tensor([[1, 2]]), cache)[0]
        .abs()
        .max(),
    ).toBe(0);
  });

  it('is the identity for γ = √(var + eps), β = μ', () => {
    const data = new RandomState(1).randn(6, 3).mul(4).add(9);
    const scale = data.var(0).add(1e-5).sqrt();
    const [out] = cr.batchnorm_forward(data, scale, data.mean(0), { mode: 'train' });
    expect(cr.rel_error(out, data)).toBeLessThan(1e-14);
  });

  it('keeps its digits when the mean is large', () => {
    const small = new RandomState(2).randn(8, 2);
    const a = cr.batchnorm_forward(small, gamma, beta, { mode: 'train' })[0];
    const b = cr.batchnorm_forward(small.add(1e6), gamma, beta, { mode: 'train' })[0];
    expect(a.sub(b).abs().max()).toBeLessThan(1e-8);
  });
});

describe('groupnorm', () => {
  it('with one group per channel is instance norm, with one group layer norm over (C, H, W)', () => {
    const x = new RandomState(3).randn(2, 4, 3, 3).mul(2).add(1);
    const [gamma, beta] = [ones([4]), zeros([4])];
    const [instance] = cr.groupnorm_forward(x, gamma, beta, 4);
    expect(instance.mean([2, 3]).abs().max()).toBeLessThan(1e-14);
    const [whole] = cr.groupnorm_forward(x, gamma, beta, 1);
    const [rows] = cr.layernorm_forward(x.reshape(2, 36), ones([36]), zeros([36]));
    expect(cr.rel_error(whole.reshape(2, 36), rows)).toBeLessThan(1e-14);
  });
});

describe('dropout', () => {
  const x = ones([200, 100]);

  it('p is the probability of keeping a unit, the lecture and CS231n (PyTorch: of dropping)', () => {
    const [out] = cr.dropout_forward(x, { mode: 'train', p: 0.8, seed: 1 });
    const zeroed = out.equal(0).mean();
    // 20000 units: standard deviation 0.0028.
    expect(Math.abs(zeroed - 0.2)).toBeLessThan(0.015);
  });

  it('inverted scales in training, vanilla in testing; both keep the expectation', () => {
    const p = 0.25;
    const train = { mode: 'train', p, seed: 2 } as const;
    const test = { mode: 'test', p } as const;
    expect(cr.dropout_forward(x, train)[0].max()).toBe(4);
    expect(cr.dropout_forward(x, test)[0].mean()).toBe(1);
    expect(cr.vanilla_dropout_forward(x, train)[0].max()).toBe(1);
    expect(cr.vanilla_dropout_forward(x, test)[0].mean()).toBe(0.25);
    expect(cr.dropout_forward(x, train)[0].mean()).toBeCloseTo(1, 1);
    expect(cr.vanilla_dropout_forward(x, train)[0].mean()).toBeCloseTo(0.25, 1);
  });

  it('p = 1 keeps everything', () => {
    expect(cr.dropout_forward(x, { mode: 'train', p: 1 })[0].toArray()).toEqual(x.toArray());
  });

  it('draws from the default generator, from one of your own, or from a seed', () => {
    const draw = (param: Partial<cr.DropoutParam> = {}) =>
      cr.dropout_forward(ones([3, 5]), { mode: 'train', p: 0.5, ...param })[0].toArray();
    seed(4);
    const a = draw();
    expect(draw()).not.toEqual(a);
    expect(draw({ rng: new RandomState(4) })).toEqual(a);
    expect(draw({ rng: defaultRng(4) })).toEqual(draw({ rng: defaultRng(4) }));
    expect(draw({ rng: defaultRng(4) })).not.toEqual(a);
    expect(draw({ seed: 4 })).toEqual(a);
    expect(draw({ seed: 4 })).toEqual(a);
  });

  it('in test mode gives a copy, and passes the gradient on', () => {
    const param: cr.DropoutParam = { mode: 'test', p: 0.5 };
    const [out, cache] = cr.dropout_forward(x, param);
    out.set(9, 0, 0);
    expect(x.at(0, 0)).toBe(1);
    expect(cr.dropout_backward(x, cache).toArray()).toEqual(x.toArray());
  });

  it("L2's expectation by enumeration: half of w1 x1 + w2 x2", () => {
    const [w1x1, w2x2] = [3, 5];
    const masks = [
      [1, 1],
      [0, 0],
      [0, 1],
      [1, 0],
    ] as const;
    const mean = masks.reduce((sum, [a, b]) => sum + (a * w1x1 + b * w2x2) / 4, 0);
    const test = cr
      .vanilla_dropout_forward(tensor([w1x1, w2x2]), { mode: 'test', p: 0.5 })[0]
      .sum();
    expect(test).toBe(mean);
  });
});
