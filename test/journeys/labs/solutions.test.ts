import * as lib from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import * as layers from '../../../solutions/layers.js';
import * as losses from '../../../solutions/losses.js';
import { init_two_layer_model, two_layer_net } from '../../../solutions/two_layer_net.js';
import * as warmup from '../../../solutions/warmup.js';

// The answers and the library are two independent forms of the same formulas.
function agree(ours: Tensor, theirs: Tensor, bound = 1e-12): void {
  expect(ours.shape).toEqual(theirs.shape);
  const largest = ours.sub(theirs).abs().max();
  expect(largest).toBeLessThanOrEqual(bound);
}

const rng = new RandomState(11);
const labels = (N: number, C: number) =>
  tensor(
    [...new Array(N).keys()].map((i) => (i * 7) % C),
    'int32',
  );

describe('solutions and library agree to 1e-12', () => {
  it.each([[[5, 6]], [[4, 2, 3]]])('affine and affine_relu, x %j', (shape) => {
    const [x, w, b] = [rng.randn(...shape), rng.randn(6, 3), rng.randn(3)];
    const dout = rng.randn(shape[0] ?? 0, 3);
    const [out, cache] = layers.affine_forward(x, w, b);
    const [libOut, libCache] = lib.affine_forward(x, w, b);
    agree(out, libOut);
    const grads = layers.affine_backward(dout, cache);
    lib.affine_backward(dout, libCache).forEach((grad, i) => {
      agree(grads[i] as Tensor, grad);
    });

    const [both, bothCache] = layers.affine_relu_forward(x, w, b);
    const [libBoth, libBothCache] = lib.affine_relu_forward(x, w, b);
    agree(both, libBoth);
    const bothGrads = layers.affine_relu_backward(dout, bothCache);
    lib.affine_relu_backward(dout, libBothCache).forEach((grad, i) => {
      agree(bothGrads[i] as Tensor, grad);
    });
  });

  it('relu', () => {
    const [x, dout] = [rng.randn(3, 4), rng.randn(3, 4)];
    x.set(0, 1, 1);
    agree(layers.relu_forward(x)[0], lib.relu_forward(x)[0]);
    agree(
      layers.relu_backward(dout, layers.relu_forward(x)[1]),
      lib.relu_backward(dout, lib.relu_forward(x)[1]),
    );
  });

  it.each([
    ['softmax_loss', losses.softmax_loss, lib.softmax_loss],
    ['svm_loss', losses.svm_loss, lib.svm_loss],
  ] as const)('%s', (_, answer, library) => {
    for (const scale of [1, 100]) {
      const [x, y] = [rng.randn(8, 5).mul(scale), labels(8, 5)];
      const [loss, dx] = answer(x, y);
      const [libLoss, libDx] = library(x, y);
      expect(Math.abs(loss - libLoss)).toBeLessThanOrEqual(1e-12 * Math.max(1, loss));
      agree(dx, libDx);
    }
  });

  it('two_layer_net, from the same seed', () => {
    const [X, y] = [rng.randn(7, 6), labels(7, 3)];
    const model = init_two_layer_model(6, 5, 3, 0.3, 42);
    const net = new lib.TwoLayerNet({
      inputDim: 6,
      hiddenDim: 5,
      numClasses: 3,
      weightScale: 0.3,
      reg: 0.7,
      seed: 42,
    });
    agree(model.W1, net.params.W1 as Tensor, 0);
    const [loss, grads] = two_layer_net(X, model, y, 0.7);
    const [libLoss, libGrads] = net.loss(X, y);
    expect(Math.abs(loss - libLoss)).toBeLessThanOrEqual(1e-12);
    for (const name of ['W1', 'b1', 'W2', 'b2'] as const)
      agree(grads[name], libGrads[name] as Tensor);
  });
});

describe('warm-up', () => {
  it('standardizes columns with N in the divisor', () => {
    agree(
      warmup.standardize(
        tensor([
          [1, 10],
          [3, 30],
        ]),
      ),
      tensor([
        [-1, -1],
        [1, 1],
      ]),
    );
  });

  it('makes one-hot rows', () => {
    agree(
      warmup.one_hot(tensor([2, 0], 'int32'), 3),
      tensor([
        [0, 0, 1],
        [1, 0, 0],
      ]),
      0,
    );
  });

  it('takes the mean over all the elements', () => {
    expect(
      warmup.mean_squared_error(
        zeros(2, 2),
        tensor([
          [1, 1],
          [1, 3],
        ]),
      ),
    ).toBe(3);
  });
});
