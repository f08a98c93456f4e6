import * as lib from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import * as answers from '../../../../solutions/dropout.js';

function agree(ours: Tensor, theirs: Tensor): void {
  expect(ours.shape).toEqual(theirs.shape);
  expect(ours.sub(theirs).abs().max()).toBeLessThanOrEqual(1e-12);
}

describe('dropout: answers and library agree to 1e-12, and draw the same masks', () => {
  it.each([
    ['train', [5, 4]],
    ['train', [2, 3, 4]],
    ['test', [5, 4]],
  ] as const)('%s, x %j', (mode, shape) => {
    const rng = new RandomState(1);
    const [x, dout] = [rng.randn(...shape), rng.randn(...shape)];
    const param = { mode, p: 0.3, seed: 7 };
    agree(answers.dropout_vanilla(x, param), lib.vanilla_dropout_forward(x, param)[0]);
    const [out, cache] = answers.dropout_forward(x, param);
    const [libOut, libCache] = lib.dropout_forward(x, param);
    agree(out, libOut);
    agree(answers.dropout_backward(dout, cache), lib.dropout_backward(dout, libCache));
  });
});
