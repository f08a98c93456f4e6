import * as lib from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import * as answers from '../../../../solutions/normalisation.js';

// The answers and the library are two independent forms of the same formulas.
function agree(ours: Tensor, theirs: Tensor, bound = 1e-12): void {
  expect(ours.shape).toEqual(theirs.shape);
  expect(ours.sub(theirs).abs().max()).toBeLessThanOrEqual(bound);
}

const SIZES = [
  [6, 4],
  [1, 3],
  [50, 2],
] as const;

function batch(N: number, D: number, seed: number) {
  const rng = new RandomState(seed);
  return {
    x: rng.randn(N, D).mul(3).add(2),
    gamma: rng.randn(D),
    beta: rng.randn(D),
    dout: rng.randn(N, D),
  };
}

describe('batch normalisation: answers and library agree to 1e-12', () => {
  it.each(SIZES)('forward and both backward passes, x (%i, %i)', (N, D) => {
    const { x, gamma, beta, dout } = batch(N, D, N);
    const [out, cache] = answers.batchnorm_forward(x, gamma, beta, { mode: 'train', eps: 1e-3 });
    const [libOut, libCache] = lib.batchnorm_forward(x, gamma, beta, { mode: 'train', eps: 1e-3 });
    agree(out, libOut);
    const want = lib.batchnorm_backward(dout, libCache);
    for (const backward of [answers.batchnorm_backward, answers.batchnorm_backward_alt]) {
      backward(dout, cache).forEach((grad, i) => {
        agree(grad, want[i] as Tensor);
      });
    }
  });

  it('running averages over three batches, then test mode', () => {
    const ours: answers.BnParam = { mode: 'train', momentum: 0.7 };
    const theirs: lib.BnParam = { mode: 'train', momentum: 0.7 };
    const { gamma, beta } = batch(5, 3, 0);
    for (let seed = 1; seed <= 3; seed++) {
      const { x } = batch(5, 3, seed);
      answers.batchnorm_forward(x, gamma, beta, ours);
      lib.batchnorm_forward(x, gamma, beta, theirs);
    }
    agree(ours.running_mean as Tensor, theirs.running_mean as Tensor);
    agree(ours.running_var as Tensor, theirs.running_var as Tensor);
    ours.mode = 'test';
    theirs.mode = 'test';
    const { x } = batch(2, 3, 9);
    agree(
      answers.batchnorm_forward(x, gamma, beta, ours)[0],
      lib.batchnorm_forward(x, gamma, beta, theirs)[0],
    );
  });
});

describe('layer normalisation: answers and library agree to 1e-12', () => {
  it.each(SIZES)('forward and backward, x (%i, %i)', (N, D) => {
    const { x, gamma, beta, dout } = batch(N, D, N + 100);
    const [out, cache] = answers.layernorm_forward(x, gamma, beta);
    const [libOut, libCache] = lib.layernorm_forward(x, gamma, beta);
    agree(out, libOut);
    const want = lib.layernorm_backward(dout, libCache);
    answers.layernorm_backward(dout, cache).forEach((grad, i) => {
      agree(grad, want[i] as Tensor);
    });
  });
});
