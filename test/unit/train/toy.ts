import { FullyConnectedNet, type FullyConnectedOptions } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { bytesOf } from '../../bytes.js';

/** Three noisy clouds in the plane, far enough apart to be learned in a few epochs. */
export function clouds(N = 60, seed = 0): { X: Tensor; y: Tensor } {
  const rng = new RandomState(seed);
  const labels = Array.from({ length: N }, (_, i) => i % 3);
  const centre = [
    [2, 0],
    [-1, 2],
    [-1, -2],
  ];
  const X = rng.randn(N, 2).mul(0.6);
  labels.forEach((c, i) => {
    X.data[2 * i]! += centre[c]![0]!;
    X.data[2 * i + 1]! += centre[c]![1]!;
  });
  return { X, y: tensor(labels, 'int32') };
}

export function toyData(seed = 0) {
  const { X: X_train, y: y_train } = clouds(60, seed);
  const { X: X_val, y: y_val } = clouds(30, seed + 100);
  return { X_train, y_train, X_val, y_val };
}

export const toyNet = (options: Partial<FullyConnectedOptions> = {}) =>
  new FullyConnectedNet({
    inputDim: 2,
    hiddenDims: [10],
    numClasses: 3,
    weightScale: 0.3,
    ...options,
  });

/** The bytes of all weights, for comparison bit by bit. */
export const bytes = (params: Record<string, Tensor>) =>
  Object.entries(params).map(([name, w]) => `${name} ${bytesOf(w).toString('hex')}`);
