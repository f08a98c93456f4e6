import { type BnParam, batchnorm_backward, batchnorm_forward } from 'kernel-lib/layers';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { expect, test } from 'vitest';
import { wasmStatus } from '../../../kernel-lib/library/wasm/index.js';

/** Batch normalisation, one tensor operation for each step of its graph. */
function steps(x: Tensor, gamma: Tensor, beta: Tensor, dout: Tensor) {
  const N = x.shape[0];
  const mu = x.mean(0);
  const variance = x.sub(mu).pow(2).mean(0);
  const ivar = variance.add(1e-5).pow(-0.5);
  const xmu = x.sub(mu);
  const xhat = xmu.mul(ivar);
  const dxhat = dout.mul(gamma);
  const dvar = dxhat.mul(xmu).sum(0).mul(ivar.pow(3)).mul(-0.5);
  const total = dxhat.mul(ivar).add(xmu.mul(dvar.mul(2 / N)));
  const dx = total.add(
    total
      .sum(0)
      .neg()
      .mul(1 / N),
  );
  return {
    out: xhat.mul(gamma).add(beta),
    mu,
    xmu,
    xhat,
    dx,
    dgamma: dout.mul(xhat).sum(0),
    dbeta: dout.sum(0),
  };
}

test.each([
  [1, 3],
  [2, 1],
  [2, 2],
  [7, 5],
  [25, 33],
  [2, 300],
  [200, 100],
])('batchnorm of (%i, %i) in few passes is that of its steps, to the last bit', (N, D) => {
  for (const dtype of ['float64', 'float32'] as const) {
    const rng = new RandomState(N + D);
    const make = (...shape: number[]) => rng.randn(...shape).astype(dtype);
    const [x, gamma, beta, dout] = [make(N, D), make(D), make(D), make(N, D)];
    x.data[0] = -0;
    dout.fill_(-0);
    for (const grad of [dout, make(N, D)]) {
      const bn: BnParam = { mode: 'train', running_mean: undefined };
      const [out, cache] = batchnorm_forward(x, gamma, beta, bn);
      const [dx, dgamma, dbeta] = batchnorm_backward(grad, cache);
      const want = steps(x, gamma, beta, grad);
      const got = { out, xmu: cache.xmu, xhat: cache.xhat, dx, dgamma, dbeta };
      for (const [name, value] of Object.entries(got)) {
        const other = want[name as keyof typeof got];
        expect(value.dtype).toBe(dtype);
        expect(value.shape).toEqual(other.shape);
        expect(
          [...value.data].every((v, i) => Object.is(v, other.data[i])),
          name,
        ).toBe(true);
      }
    }
  }
});

test('WebAssembly really does it: two calls forward, one backward', () => {
  const rng = new RandomState(0);
  const [x, row] = [rng.randn(200, 50), rng.randn(50)];
  const before = wasmStatus().calls;
  const [, cache] = batchnorm_forward(x, row, row, { mode: 'train' });
  batchnorm_backward(x, cache);
  expect(wasmStatus().calls - before).toBe(3);
});
