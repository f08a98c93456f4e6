import { batchnorm_backward, batchnorm_forward } from 'kernel-lib/layers';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import { exp, type Tensor } from 'kernel-lib/tensor';
import { growthExponent, median } from './statistics.js';

/** How time and memory of one operation grow with its size. */
export interface Growth {
  operation: string;
  /** What `sizes` counts. */
  size: string;
  sizes: number[];
  seconds: number[];
  /** Bytes of the arrays that one run allocates and hands back. */
  bytes: number[];
  /** p in time = c · size^p, fitted to the larger half. */
  timeExponent: number;
  memoryExponent: number;
  /** What theory says of the time. */
  expected: number;
}

interface Operation {
  operation: string;
  size: string;
  sizes: number[];
  expected: number;
  /** Gives the task for a size; the task gives the tensors that it made. */
  prepare(size: number, rng: RandomState): () => Tensor[];
}

const OPERATIONS: Operation[] = [
  {
    operation: 'product n×n · n×n',
    size: 'n',
    sizes: [64, 128, 256, 512, 1024],
    expected: 3,
    prepare(n, rng) {
      const [a, b] = [rng.randn(n, n) as Tensor, rng.randn(n, n) as Tensor];
      return () => [a.dot(b)];
    },
  },
  {
    operation: 'exp of n numbers',
    size: 'n',
    sizes: [1e4, 1e5, 1e6, 4e6],
    expected: 1,
    prepare(n, rng) {
      const x = rng.randn(n) as Tensor;
      return () => [exp(x)];
    },
  },
  {
    operation: 'sum over axis 0 of n×100',
    size: 'n',
    sizes: [100, 1000, 10_000, 40_000],
    expected: 1,
    prepare(n, rng) {
      const x = rng.randn(n, 100) as Tensor;
      return () => [x.sum(0)];
    },
  },
  {
    operation: 'n legacy normals',
    size: 'n',
    sizes: [1e4, 1e5, 1e6, 4e6],
    expected: 1,
    prepare: (n, rng) => () => [rng.randn(n) as Tensor],
  },
  {
    operation: 'batchnorm forward and backward, n×100',
    size: 'n',
    sizes: [100, 1000, 10_000],
    expected: 1,
    prepare(n, rng) {
      const [x, dout] = [rng.randn(n, 100) as Tensor, rng.randn(n, 100) as Tensor];
      const [gamma, beta] = [rng.randn(100) as Tensor, rng.randn(100) as Tensor];
      return () => {
        const [out, cache] = batchnorm_forward(x, gamma, beta, { mode: 'train' });
        return [out, ...batchnorm_backward(dout, cache)];
      };
    },
  },
  {
    operation: 'loss and gradients of 256-n-n-10, batch 100',
    size: 'n',
    sizes: [64, 128, 256, 512],
    expected: 2,
    prepare(n, rng) {
      const net = new FullyConnectedNet({ inputDim: 256, hiddenDims: [n, n] });
      const X = rng.randn(100, 256) as Tensor;
      const y = rng.randint(0, 10, 100) as Tensor;
      return () => {
        const [, grads] = net.loss(X, y);
        return Object.values(grads);
      };
    },
  },
];

/** Measures every operation at all its sizes. */
export function measureGrowth(onStep: (done: number, all: number) => void): Growth[] {
  return OPERATIONS.map((operation, i) => {
    const rng = new RandomState(0);
    const seconds: number[] = [];
    const bytes: number[] = [];
    for (const size of operation.sizes) {
      const task = operation.prepare(size, rng);
      bytes.push(task().reduce((sum, { data }) => sum + data.byteLength, 0));
      const rounds: number[] = [];
      const until = performance.now() + 250;
      while (rounds.length < 3 || performance.now() < until) {
        const start = performance.now();
        task();
        rounds.push((performance.now() - start) / 1000);
      }
      seconds.push(median(rounds));
    }
    onStep(i + 1, OPERATIONS.length);
    const { sizes } = operation;
    const from = sizes.length >> 1; // small sizes measure the cost of a call
    return {
      operation: operation.operation,
      size: operation.size,
      sizes,
      seconds,
      bytes,
      timeExponent: growthExponent(sizes.slice(from), seconds.slice(from)),
      memoryExponent: growthExponent(sizes.slice(from), bytes.slice(from)),
      expected: operation.expected,
    };
  });
}
