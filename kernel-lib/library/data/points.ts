import { RandomState } from '../random/index.js';
import { Tensor } from '../tensor/index.js';
import { checkCount, checkNames, type Dataset } from './dataset.js';

/** What all clouds of points can be told. */
export interface PointOptions {
  /** Number of points (300). */
  N?: number;
  /** Standard deviation of the noise added to both coordinates. */
  noise?: number;
  /** Of the `RandomState` that draws everything (0). */
  seed?: number;
}

/** Labels 0, 1, … in turn, and a place for each point; noise is added after all places are made. */
function points(
  fn: string,
  { N = 300, noise = 0, seed = 0, ...rest }: PointOptions,
  classes: number,
  place: (label: number, rng: RandomState) => readonly [number, number],
): Dataset {
  checkNames(fn, rest, ['N', 'noise', 'seed', 'classes']);
  checkCount(fn, 'N', N);
  checkCount(fn, 'the number of classes', classes);
  const rng = new RandomState(seed);
  const labels = Int32Array.from({ length: N }, (_, i) => i % classes);
  const data = new Float64Array(2 * N);
  for (let i = 0; i < N; i++) data.set(place(labels[i]!, rng), 2 * i);
  for (let i = 0; i < 2 * N; i++) data[i] = data[i]! + noise * rng.randn();
  return { X: new Tensor(data, [N, 2]), y: new Tensor(labels, [N]) };
}

/**
 * Spiral arms, one per class (3): radius r uniform in [0, 1], angle `4 r + 2 pi class / classes`.
 * X (N, 2), y (N,). A linear classifier gets about half of three arms right (CS231n notes).
 */
export function spirals({
  classes = 3,
  noise = 0.03,
  ...options
}: PointOptions & { classes?: number } = {}): Dataset {
  return points('spirals', { noise, ...options }, classes, (label, rng) => {
    const r = rng.rand();
    const angle = 4 * r + (2 * Math.PI * label) / classes;
    return [r * Math.sin(angle), r * Math.cos(angle)];
  });
}

/** Two half circles that reach into each other, as scikit-learn's make_moons. X (N, 2), y (N,). */
export function moons({ noise = 0.1, ...options }: PointOptions = {}): Dataset {
  return points('moons', { noise, ...options }, 2, (label, rng) => {
    const angle = Math.PI * rng.rand();
    return label === 0
      ? [Math.cos(angle), Math.sin(angle)]
      : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  });
}

/** Round clouds of standard deviation `noise` (0.5) around random centres in [-3, 3]^2. */
export function blobs({
  classes = 3,
  noise = 0.5,
  seed = 0,
  ...options
}: PointOptions & { classes?: number } = {}): Dataset {
  checkCount('blobs', 'the number of classes', classes);
  // A generator of its own, so that more points do not move the centres.
  const centres = new RandomState(seed).uniform(-3, 3, [classes, 2]);
  return points('blobs', { noise, seed, ...options }, classes, (label) => [
    centres.at(label, 0),
    centres.at(label, 1),
  ]);
}

/**
 * XOR: points uniform in [-1, 1]^2, class 1 where the signs of the two coordinates differ. With
 * `corners: true` the four corners (+-1, +-1) themselves, as in L3. X (N, 2), y (N,).
 */
export function xor({
  N = 300,
  noise = 0,
  seed = 0,
  corners = false,
}: PointOptions & { corners?: boolean } = {}): Dataset {
  checkCount('xor', 'N', N);
  const rng = new RandomState(seed);
  const count = corners ? 4 : N;
  const data = new Float64Array(2 * count);
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const [a, b] = corners
      ? [i & 1 ? 1 : -1, i & 2 ? 1 : -1]
      : [rng.uniform(-1, 1), rng.uniform(-1, 1)];
    data[2 * i] = a;
    data[2 * i + 1] = b;
    labels[i] = a * b < 0 ? 1 : 0;
  }
  if (noise > 0) for (let i = 0; i < 2 * count; i++) data[i] = data[i]! + noise * rng.randn();
  return { X: new Tensor(data, [count, 2]), y: new Tensor(labels, [count]) };
}
