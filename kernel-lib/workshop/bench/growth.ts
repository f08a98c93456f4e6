import { batchnorm_backward, batchnorm_forward } from 'kernel-lib/layers';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { processorTime } from 'kernel-lib/platform';
import { RandomState } from 'kernel-lib/random';
import { exp, type Tensor } from 'kernel-lib/tensor';
import { collectGarbage } from './collect.js';
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
  /** Why it went no further, where it went as far as it could. */
  end?: string;
}

interface Operation {
  operation: string;
  size: string;
  sizes: number[];
  expected: number;
  /** The same of the memory; 1 if it is not said. */
  expectedMemory?: number;
  /** Gives the task for a size; the task gives the tensors that it made. */
  prepare(size: number, rng: RandomState): () => Tensor[];
}

const OPERATIONS: Operation[] = [
  {
    operation: 'product n×n · n×n',
    size: 'n',
    sizes: [64, 128, 256, 512, 1024],
    expected: 3,
    expectedMemory: 2,
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
    expectedMemory: 2,
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

/** Runs of one size: so many at least, and for so many milliseconds. */
interface Patience {
  runs: number;
  milliseconds: number;
}

/** Measures every operation at all its sizes. */
export async function measureGrowth(
  onStep: (done: number, all: number) => void,
): Promise<Growth[]> {
  const found: Growth[] = [];
  for (const operation of OPERATIONS) {
    const rng = new RandomState(0);
    const points: Point[] = [];
    for (const size of operation.sizes) {
      await collectGarbage();
      onStep(found.length, OPERATIONS.length);
      points.push(measureSize(operation, size, rng, { runs: 3, milliseconds: 250 }));
    }
    found.push(fitted(operation, operation.sizes, points));
    onStep(found.length, OPERATIONS.length);
  }
  return found;
}

/** What the largest sizes may take: bytes of memory, and seconds of processor time for one size. */
export interface Bounds {
  memory: number;
  seconds: number;
}

/** While a result is made, the last one may still be there, and copies of an operation's own. */
const WORKING = 2;
/** What runs so many seconds is not run again: by then everything is compiled, and the caches are full. */
const LONG = 2;

/**
 * Measures every operation at sizes that double from its largest on, until the next would not fit
 * into the memory, would take too long, or is refused. In processor time of all threads, since a run
 * of minutes is seldom alone on its machine.
 */
export async function measureLargest(
  { memory, seconds }: Bounds,
  onStep: (done: number, all: number) => void,
): Promise<Growth[]> {
  const found: Growth[] = [];
  for (const operation of OPERATIONS) {
    const rng = new RandomState(0);
    const sizes: number[] = [];
    const points: Point[] = [];
    let end = '';
    for (let size = operation.sizes.at(-1)!; end === ''; size *= 2) {
      await collectGarbage();
      onStep(found.length, OPERATIONS.length);
      try {
        points.push(measureSize(operation, size, rng, { runs: 2, milliseconds: 0 }, computedTime));
        sizes.push(size);
      } catch (error) {
        end = `${size}: ${(error as Error).message.split('\n')[0]}`;
        break;
      }
      const last = points.at(-1)!;
      const [time, room] = [2 ** operation.expected, 2 ** (operation.expectedMemory ?? 1)];
      if (last.held * WORKING * room > memory) end = `${2 * size} needs more memory`;
      else if (last.all * time > seconds)
        end = `${2 * size} takes more than ${seconds} s of processor time`;
    }
    found.push({ ...fitted(operation, sizes, points), end });
    onStep(found.length, OPERATIONS.length);
  }
  return found;
}

const wallTime = () => performance.now() / 1000;
const computedTime = () => processorTime() / 1000;

interface Point {
  seconds: number;
  /** Of the results. */
  bytes: number;
  /** Bytes of arrays that the process holds more after a run: inputs, results, what is not yet freed. */
  held: number;
  /** Seconds for inputs and one run. */
  all: number;
}

function measureSize(
  operation: Operation,
  size: number,
  rng: RandomState,
  { runs, milliseconds }: Patience,
  now = wallTime,
): Point {
  const began = now();
  const before = process.memoryUsage().arrayBuffers;
  const task = operation.prepare(size, rng);
  const ready = now();
  const bytes = task().reduce((sum, { data }) => sum + data.byteLength, 0);
  const first = now() - ready;
  const held = process.memoryUsage().arrayBuffers - before;
  const rounds: number[] = first > LONG ? [first] : [];
  const until = performance.now() + milliseconds;
  while (first <= LONG && (rounds.length < runs || performance.now() < until)) {
    const start = now();
    task();
    rounds.push(now() - start);
  }
  const seconds = median(rounds);
  return { seconds, bytes, held, all: ready - began + seconds };
}

function fitted(
  { operation, size, expected }: Operation,
  sizes: number[],
  points: readonly Point[],
): Growth {
  const [seconds, bytes] = [points.map((point) => point.seconds), points.map(({ bytes }) => bytes)];
  // Small sizes measure the cost of a call.
  const from = Math.max(0, Math.min(sizes.length >> 1, sizes.length - 2));
  return {
    operation,
    size,
    sizes,
    seconds,
    bytes,
    timeExponent: growthExponent(sizes.slice(from), seconds.slice(from)),
    memoryExponent: growthExponent(sizes.slice(from), bytes.slice(from)),
    expected,
  };
}
