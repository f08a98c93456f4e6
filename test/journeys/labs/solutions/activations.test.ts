import * as lib from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { stack, type Tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import * as answers from '../../../../solutions/activations.js';

// The answers and the library are two independent forms of the same formulas.
function agree(ours: Tensor, theirs: Tensor): void {
  expect(ours.shape).toEqual(theirs.shape);
  expect(ours.sub(theirs).abs().max()).toBeLessThanOrEqual(1e-12);
}

const rng = new RandomState(3);

type Forward = (x: Tensor) => [out: Tensor, cache: never];
type Backward = (dout: Tensor, cache: never) => Tensor;
const gelu = (x: Tensor) => lib.gelu_forward(x, 'tanh');

describe('solutions and library agree to 1e-12', () => {
  it.each([
    [
      'sigmoid',
      answers.sigmoid_forward,
      answers.sigmoid_backward,
      lib.sigmoid_forward,
      lib.sigmoid_backward,
    ],
    ['gelu', answers.gelu_forward, answers.gelu_backward, gelu, lib.gelu_backward],
  ] as unknown as [string, Forward, Backward, Forward, Backward][])(
    '%s',
    (_, forward, backward, libForward, libBackward) => {
      for (const scale of [1, 30]) {
        const [x, dout] = [rng.randn(4, 6).mul(scale), rng.randn(4, 6)];
        const [out, cache] = forward(x);
        const [libOut, libCache] = libForward(x);
        agree(out, libOut);
        agree(backward(dout, cache), libBackward(dout, libCache));
      }
    },
  );

  it('parametric relu', () => {
    const [x, alpha, dout] = [rng.randn(5, 3), rng.randn(3), rng.randn(5, 3)];
    const [out, cache] = answers.parametric_relu_forward(x, alpha);
    agree(out, lib.prelu_forward(x, alpha)[0]);
    const [dx, dalpha] = answers.parametric_relu_backward(dout, cache);
    const [libDx, libDalpha] = lib.prelu_backward(dout, [x, alpha]);
    agree(dx, libDx);
    agree(dalpha, libDalpha);
  });

  it('maxout of two pieces', () => {
    const [x, dout] = [rng.randn(5, 4), rng.randn(5, 3)];
    const [w1, b1, w2, b2] = [rng.randn(4, 3), rng.randn(3), rng.randn(4, 3), rng.randn(3)];
    const [out, cache] = answers.maxout_forward(x, w1, b1, w2, b2);
    const [libOut, libCache] = lib.maxout_forward(x, stack([w1, w2]), stack([b1, b2]));
    agree(out, libOut);
    const [dx, dw1, db1, dw2, db2] = answers.maxout_backward(dout, cache);
    const [libDx, dw, db] = lib.maxout_backward(dout, libCache);
    agree(dx, libDx);
    agree(stack([dw1, dw2]), dw);
    agree(stack([db1, db2]), db);
  });

  it('gradient_sizes: what numerical differences find at the output of each layer', () => {
    const [x, dout] = [rng.randn(4, 3), rng.randn(4, 2)];
    const weights = [rng.randn(3, 5), rng.randn(5, 4), rng.randn(4, 2)];
    const step = (h: Tensor, W: Tensor) => lib.tanh_forward(h.dot(W))[0];
    const sizes = answers.gradient_sizes(x, weights, dout, lib.tanh_forward, lib.tanh_backward);
    weights.forEach((_, l) => {
      const here = weights.slice(0, l + 1).reduce(step, x);
      const rest = (h: Tensor) => weights.slice(l + 1).reduce(step, h);
      const numeric = lib.eval_numerical_gradient_array(rest, here, dout);
      expect(sizes[l]).toBeCloseTo(numeric.abs().mean(), 7);
    });
  });

  it('activation_histogram: shares of all the numbers, those outside at the ends', () => {
    const h = lib.tensor([
      [-9, -1, -0.6],
      [0, 0.5, 1],
      [7, 0.4, -0.1],
      [1.5, 2, -0.5],
    ]);
    const shares = answers.activation_histogram(h, -1, 1, 4);
    expect(shares.mul(12).toArray()).toEqual([3, 2, 2, 5].map((n) => expect.closeTo(n, 12)));
  });

  it('my own activation fits its numerical gradient', () => {
    const [x, dout] = [rng.randn(4, 3), rng.randn(4, 3)];
    const [, cache] = answers.my_activation_forward(x);
    const dx = answers.my_activation_backward(dout, cache);
    const numeric = lib.eval_numerical_gradient_array(
      (v) => answers.my_activation_forward(v)[0],
      x,
      dout,
    );
    expect(lib.rel_error(dx, numeric)).toBeLessThan(1e-7);
  });
});
