import * as lib from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tanh, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import * as answers from '../../../../solutions/gradients.js';

const rng = new RandomState(21);
const largest = (a: Tensor, b: Tensor): number => a.sub(b).abs().max();

describe('gradients: answers and library agree to 1e-12', () => {
  it.each([[[4, 3]], [[2, 3, 2]], [[1]]])('eval_numerical_gradient, x %j', (shape) => {
    const x = rng.randn(...shape) as Tensor;
    const f = (v: Tensor): number => tanh(v).mul(v).sum();
    for (const h of [1e-5, 0.1]) {
      const theirs = lib.eval_numerical_gradient(f, x, false, h);
      expect(largest(answers.eval_numerical_gradient(f, x, h), theirs)).toBeLessThan(1e-12);
    }
  });

  it('eval_numerical_gradient_array, also where f gives x itself', () => {
    const [x, w, df] = [rng.randn(4, 3), rng.randn(3, 2), rng.randn(4, 2)];
    const f = (v: Tensor) => tanh(v).dot(w);
    expect(
      largest(
        answers.eval_numerical_gradient_array(f, x, df, 0.01),
        lib.eval_numerical_gradient_array(f, x, df, 0.01),
      ),
    ).toBeLessThan(1e-12);
    const same = (v: Tensor) => v;
    expect(largest(answers.eval_numerical_gradient_array(same, x, x), x)).toBeLessThan(1e-9);
  });

  it('gradient_descent takes the steps of the library’s sgd', () => {
    const [a, start] = [rng.uniform(0.5, 2, [3, 2]), rng.randn(3, 2)];
    const loss_and_grad = (w: Tensor): [number, Tensor] => [a.mul(w).mul(w).sum(), a.mul(w).mul(2)];
    const [w, losses] = answers.gradient_descent(loss_and_grad, start, 0.1, 9);
    let theirs = start.copy();
    const seen: number[] = [];
    for (let step = 0; step < 9; step++) {
      const [loss, dw] = loss_and_grad(theirs);
      seen.push(loss);
      [theirs] = lib.sgd(theirs, dw, { learning_rate: 0.1 });
    }
    expect(largest(w, theirs)).toBeLessThanOrEqual(1e-12);
    expect(largest(tensor(losses), tensor(seen))).toBeLessThanOrEqual(1e-12);
  });

  it('sgd_epoch_batches visits what the library’s sampler visits: everybody once', () => {
    const sampler = new lib.BatchSampler(23, 5);
    const theirs = Array.from({ length: sampler.batchesPerEpoch }, () => sampler.next().length);
    const batches = answers.sgd_epoch_batches(23, 5);
    expect(batches.map(({ size }) => size)).toEqual(theirs);
    const seen = zeros(23);
    for (const batch of batches) for (const i of batch.data) seen.data[i] += 1;
    expect(seen.min()).toBe(1);
    expect(seen.max()).toBe(1);
  });
});
