// A wrong call gives one clear error that names the function, the argument, and what to try.
import * as cr from 'kernel-lib';
import { ones, ShapeError, tensor, ValueError, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

const z = (...shape: number[]) => zeros(shape);
const train = { mode: 'train' } as const;

describe('affine', () => {
  it.each([
    [
      [z(4, 3), z(5, 2), z(2)],
      'affine_forward: x (4, 3) and w (5, 2) do not match: x has D=3 columns, w has D=5 rows.',
    ],
    [[z(4, 3), z(2, 3), z(2)], 'Did you mean w.T?'],
    [[z(4, 3), z(4, 2), z(2)], 'Did you mean x.T?'],
    [[z(4, 3), z(5, 2), z(2)], 'w needs one row per number of an example.'],
    [[z(4, 2, 3), z(5, 2), z(2)], 'x has D=6 (2·3) columns'],
    [[z(3), z(3, 2), z(2)], 'Try x.reshape(1, -1)'],
    [[z(4, 3), z(3), z(2)], 'w must have shape (D, M)'],
    [[z(4, 3), z(3, 2), z(3)], 'b must have shape (2,), one bias per column of w; got (3,)'],
  ] as const)('%#', ([x, w, b], words) => {
    expect(() => cr.affine_forward(x!, w!, b!)).toThrow(ShapeError);
    expect(() => cr.affine_forward(x!, w!, b!)).toThrow(words);
  });

  it('a list or a whole [out, cache] in place of a tensor', () => {
    expect(() => cr.affine_forward([[1]] as never, z(1, 1), z(1))).toThrow(
      /x must be a Tensor.*Did you mean tensor\(x\)/,
    );
    const pair = cr.relu_forward(z(2, 2)) as never;
    expect(() => cr.affine_forward(pair, z(2, 2), z(2))).toThrow(/\[out, cache\]: take x\[0\]/);
    expect(() => cr.affine_forward(z(2, 2), z(2, 2), undefined as never)).toThrow(/b .*missing/);
  });

  it('a dout of another shape', () => {
    const [, cache] = cr.affine_forward(z(4, 3), z(3, 2), z(2));
    expect(() => cr.affine_backward(z(4, 3), cache)).toThrow(
      'affine_backward: dout must have shape (4, 2), as the output of the forward pass; got (4, 3)',
    );
    expect(() => cr.relu_backward(z(2), z(3))).toThrow(/relu_backward: dout/);
  });
});

describe('normalisation', () => {
  it('names a wrong mode, a wrong shape, and missing averages', () => {
    const call = (param: unknown, x = z(4, 3), gamma = z(3)) =>
      cr.batchnorm_forward(x, gamma, z(3), param as cr.BnParam);
    expect(() => call({ mode: 'training' })).toThrow(
      "batchnorm_forward: bn_param.mode must be 'train' or 'test', got 'training'",
    );
    expect(() => call({})).toThrow(/got undefined/);
    expect(() => call(train, z(3))).toThrow(/x must have shape \(N, D\).*reshape\(1, 3\)/);
    expect(() => call(train, z(4, 3), z(4))).toThrow(/gamma must have shape \(3,\), one scale/);
    expect(() => call({ mode: 'test' })).toThrow(/running_mean.*Run in train mode first/);
    expect(() => call({ mode: 'train', running_mean: z(4) })).toThrow(/bn_param.running_mean/);
    expect(() => call(train, z(0, 3))).toThrow(ValueError);
  });

  it('groups that do not divide the channels', () => {
    const call = (G: number, gamma = z(6)) => cr.groupnorm_forward(z(2, 6, 2, 2), gamma, z(6), G);
    expect(() => call(4)).toThrow('G must divide the C=6 channels, got G=4');
    expect(() => call(1.5)).toThrow(ValueError);
    expect(() => call(2, z(1, 6))).toThrow(/\(6,\) or \(1, 6, 1, 1\)/);
    expect(() => cr.layernorm_forward(z(3), z(3), z(3))).toThrow(/reshape\(1, -1\)/);
    expect(() => cr.spatial_batchnorm_forward(z(2, 6), z(6), z(6), train)).toThrow(
      /\(N, C, H, W\)/,
    );
  });
});

describe('dropout', () => {
  it.each([0, -0.1, 1.1, Number.NaN])('p = %s', (p) => {
    expect(() => cr.dropout_forward(ones([2]), { mode: 'train', p })).toThrow(
      /p is the probability of keeping a unit, 0 < p <= 1/,
    );
  });

  it('a wrong mode', () => {
    expect(() => cr.vanilla_dropout_forward(ones([2]), { mode: 'eval' as never, p: 1 })).toThrow(
      "dropout_param.mode must be 'train' or 'test', got 'eval'",
    );
  });
});

describe('the others', () => {
  it('convolution and pooling', () => {
    const conv =
      (x: number[], w: number[], param = {}) =>
      () =>
        cr.conv_forward_fast(z(...x), z(...w), z(w[0]!), param);
    expect(conv([2, 3, 4, 4], [2, 4, 3, 3])).toThrow(/x has C=3 channels, the filters have C=4/);
    expect(conv([2, 4, 4, 3], [2, 3, 3, 3])).toThrow(/channels of x seem to be last/);
    expect(conv([2, 3, 2, 2], [2, 3, 3, 3])).toThrow(
      /window \(3, 3\) is larger than the image \(2, 2\)/,
    );
    expect(conv([2, 3, 4, 4], [2, 3, 3, 3], { stride: 0 })).toThrow(
      /stride must be a whole number, 1 or more/,
    );
    expect(conv([2, 3, 4, 4], [2, 3, 3, 3], { pad: -1 })).toThrow(/pad must be/);
    expect(conv([3, 4, 4], [2, 3, 3, 3])).toThrow(
      /x must have shape \(N, C, H, W\).*reshape\(1, 3, 4, 4\)/,
    );
    expect(() =>
      cr.max_pool_forward_naive(z(1, 1, 2, 2), { pool_height: 3, pool_width: 1 }),
    ).toThrow(ShapeError);
    const [out, cache] = cr.max_pool_forward_naive(z(1, 1, 2, 2), {
      pool_height: 2,
      pool_width: 2,
    });
    expect(() => cr.max_pool_backward_fast(out, cache)).toThrow(/use max_pool_backward_naive/);
  });

  it('embedding', () => {
    expect(() => cr.embedding_forward(tensor([0, 5]), z(5, 2))).toThrow(
      'x holds 5 (element 1), but w has V=5 rows: words go from 0 to 4',
    );
    expect(() => cr.embedding_forward(tensor([-1]), z(5, 2))).toThrow(/x holds -1/);
    expect(() => cr.embedding_forward(tensor([0.5]), z(5, 2))).toThrow(/word numbers are whole/);
    expect(() => cr.embedding_forward(tensor([0]), z(5))).toThrow(
      /w must have shape \(V, D\), got \(5,\)\.$/,
    );
  });

  it('gelu form, prelu slopes, maxout pieces, a branch that changes the shape', () => {
    expect(() => cr.gelu_forward(z(2), 'erf' as never)).toThrow("'exact' or 'tanh', got 'erf'");
    expect(() => cr.prelu_forward(z(4, 3), z(4))).toThrow(/C=3 channels.*got \(4,\)/);
    expect(() => cr.maxout_forward(z(4, 3), z(2, 4, 5), z(2, 5))).toThrow(
      /each piece of w \(K, D, M\) has 4 rows/,
    );
    expect(() => cr.residual_forward(z(2, 3), (x) => cr.affine_forward(x, z(3, 4), z(4)))).toThrow(
      /made \(2, 4\) of x \(2, 3\)/,
    );
  });
});

describe('what is forgotten', () => {
  const backward = Object.entries(cr).filter(
    ([name, f]) => /_backward(_|$)/.test(name) && typeof f === 'function',
  ) as [string, (dout: unknown, cache?: unknown, branch?: unknown) => unknown][];

  it.each(backward.filter(([name]) => name !== 'residual_backward'))(
    '%s without a cache',
    (name, f) => {
      const own = name.replace('spatial_groupnorm', 'groupnorm');
      expect(() => f(z(2, 2))).toThrow(new RegExp(`^${own}: the cache is undefined. Call ${own}`));
    },
  );

  it('settings', () => {
    const none = undefined as never;
    expect(() => cr.batchnorm_forward(z(2, 2), z(2), z(2), none)).toThrow(
      /bn_param must be an obj/,
    );
    expect(() => cr.dropout_forward(z(2), none)).toThrow(/dropout_param must be an object/);
    expect(() => cr.max_pool_forward_fast(z(1, 1, 2, 2), none)).toThrow(/pool_height: 2/);
    expect(() => cr.layernorm_forward(z(2, 2), z(2), z(2), { eps: -1 })).toThrow(/eps must be/);
  });

  it.each<[string, string, (param: never) => unknown]>([
    ['epsilon', 'eps', (p) => cr.batchnorm_forward(z(2, 2), z(2), z(2), p)],
    ['decay', 'momentum', (p) => cr.batchnorm_forward(z(2, 2), z(2), z(2), p)],
    ['Momentum', 'momentum', (p) => cr.spatial_batchnorm_forward(z(2, 2, 2, 2), z(2), z(2), p)],
    ['epsilon', 'eps', (p) => cr.layernorm_forward(z(2, 2), z(2), z(2), p)],
    ['epsilon', 'eps', (p) => cr.groupnorm_forward(z(2, 2), z(2), z(2), 1, p)],
    ['keep_prob', 'p', (p) => cr.dropout_forward(z(2, 2), p)],
    ['rate', 'p, the probability of keeping', (p) => cr.vanilla_dropout_forward(z(2, 2), p)],
    ['padding', 'pad', (p) => cr.conv_forward_fast(z(1, 1, 2, 2), z(1, 1, 2, 2), z(1), p)],
    ['kernel_size', 'pool_height and', (p) => cr.max_pool_forward_fast(z(1, 1, 2, 2), p)],
  ])('a setting %s, which would be ignored: did you mean %s?', (name, meant, call) => {
    const said = new RegExp(
      `^\\w+_forward\\w*: \\w+_param: option ${name} is not known. Did you mean ${meant}`,
    );
    expect(() => call({ [name]: 0.5 } as never)).toThrow(said);
  });

  it('a probability in quotes', () => {
    const p = '0.5' as never;
    expect(() => cr.dropout_forward(z(2), { mode: 'train', p })).toThrow(/got the string "0\.5"/);
  });
});

describe('a batch of no examples', () => {
  const random = new cr.RandomState(0);
  it.each<[string, () => readonly [cr.Tensor, unknown], (dout: cr.Tensor, c: never) => unknown]>([
    ['affine', () => cr.affine_forward(z(0, 3), random.randn(3, 2), z(2)), cr.affine_backward],
    ['relu', () => cr.relu_forward(z(0, 3)), cr.relu_backward],
    ['prelu', () => cr.prelu_forward(z(0, 3), z(3)), cr.prelu_backward],
    [
      'maxout',
      () => cr.maxout_forward(z(0, 3), random.randn(2, 3, 2), z(2, 2)),
      cr.maxout_backward,
    ],
    ['layernorm', () => cr.layernorm_forward(z(0, 3), z(3), z(3)), cr.layernorm_backward],
    ['groupnorm', () => cr.groupnorm_forward(z(0, 4, 2, 2), z(4), z(4), 2), cr.groupnorm_backward],
    ['conv', () => cr.conv_forward_fast(z(0, 1, 3, 3), z(2, 1, 3, 3), z(2)), cr.conv_backward_fast],
    [
      'max_pool',
      () => cr.max_pool_forward_fast(z(0, 1, 2, 2), { pool_height: 2, pool_width: 2 }),
      cr.max_pool_backward_fast,
    ],
    ['dropout', () => cr.dropout_forward(z(0, 3), { mode: 'train', p: 0.5 }), cr.dropout_backward],
  ])('passes through %s, with gradients of 0 for the weights', (_, forward, backward) => {
    const [out, cache] = forward();
    expect(out.shape[0]).toBe(0);
    const result = backward(out, cache as never);
    const [dx, ...others] = (Array.isArray(result) ? result : [result]) as cr.Tensor[];
    expect(dx!.shape[0]).toBe(0);
    for (const d of others) expect(d.size > 0 && d.abs().max() === 0).toBe(true);
  });

  it('has no mean: batch normalisation says so', () => {
    expect(() => cr.batchnorm_forward(z(0, 3), z(3), z(3), train)).toThrow(/x is empty; a mean/);
    expect(() => cr.spatial_batchnorm_forward(z(0, 3, 2, 2), z(3), z(3), train)).toThrow(
      /x is empty/,
    );
  });
});
